"""All facts for spreadsheets and programs: files that the guide publishes anyway, listed with the others."""

from __future__ import annotations

from collections.abc import Iterator

from ..open_data import FOLDER as DATA
from ..open_data import facts_csv, facts_json
from . import Download, Making


def make(making: Making) -> Iterator[Download]:
    book, words = making.library.book, making.library.words
    if book.facts:
        yield Download("facts", f"{DATA}/facts.csv", words["download_facts_csv"], facts_csv(book).encode())
        yield Download("facts", f"{DATA}/facts.json", words["download_facts_json"], facts_json(book).encode())
