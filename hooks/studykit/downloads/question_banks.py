"""Items and words for other programs, listed with the other files."""

from __future__ import annotations

from collections.abc import Iterator

from ..takeaway import takeaways
from . import FOLDER, Download, Making


def make(making: Making) -> Iterator[Download]:
    found = takeaways(making.library, making.site, site_url=making.site_url, pages=making.pages, moment=making.changed)
    for file in found:
        yield Download(file.kind, f"{FOLDER}/{file.name}", file.title, file.content)
