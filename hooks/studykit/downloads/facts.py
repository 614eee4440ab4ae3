"""All facts for spreadsheets and programs: files that the guide publishes anyway, listed with the others."""

from __future__ import annotations

from collections.abc import Iterator

from ..open_data import open_data
from . import Download, Making

_TITLES = {"csv": "download_facts_csv", "json": "download_facts_json"}


def make(making: Making) -> Iterator[Download]:
    book, words = making.library.book, making.library.words
    for asset in sorted(open_data(book, None), key=lambda one: one.path):
        yield Download("facts", asset.path, words[_TITLES[asset.kind]], asset.text.encode())
