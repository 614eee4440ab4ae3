"""The pages that the catalog names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..library import Library
from ..scan import Scan


def page_entry(path: str, scan: Scan, library: Library, url: Callable[[str], str]) -> dict[str, Any]:
    """A page as the catalog has it. Its title is its first heading: the front matter's is made for search engines."""
    month = library.plan.month_of(path)
    heading = next((heading.text for heading in scan.headings if heading.level == 1), scan.title)
    return {
        "url": url(path),
        "title": heading,
        "chapter": chapter_of(path),
        "month": month[0] if month else None,
    }


def chapter_of(path: str) -> str:
    """The folder of a page below docs/; empty for a page outside of all."""
    return path.partition("/")[0] if "/" in path else ""
