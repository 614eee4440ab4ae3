"""Items and words for other programs, listed with the other files."""

from __future__ import annotations

from collections.abc import Iterator

from ..takeaway import WHOLE, takeaways
from ..words import fill
from . import FOLDER, Download, Making


def make(making: Making) -> Iterator[Download]:
    words = making.library.words
    found = takeaways(making.library, making.site, link=making.link, pages=making.pages, moment=making.changed)
    for file in found:
        amount = fill(words[f"download_{file.kind}_count"], n=f"{file.count:,}")
        title = words[f"download_{file.kind}_whole"] if file.bank == WHOLE else file.title
        yield Download(file.kind, f"{FOLDER}/{file.name}", title, file.content, amount)
