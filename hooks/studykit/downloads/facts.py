"""All facts for spreadsheets and programs: files that the guide publishes anyway, listed with the others."""

from __future__ import annotations

from collections.abc import Iterator

from ..open_data import open_data
from . import Download, Making


def make(making: Making) -> Iterator[Download]:
    book, words = making.library.book, making.library.words
    for asset in sorted(open_data(book, None), key=lambda one: one.path):
        kind = asset.path.rpartition(".")[2]
        yield Download("facts", asset.path, words[f"download_facts_{kind}"], asset.text.encode())
