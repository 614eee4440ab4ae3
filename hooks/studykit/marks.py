"""What the menu must know to say how far a reader has come: how many items stand on each page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .blocks import FoundFence
from .fences.quiz import select_items
from .library import Library
from .scan import Scan


@dataclass(frozen=True, slots=True)
class MenuMarks:
    """`counts` by the pages' paths below docs/, of those with items alone; `said` is what the script fills in."""

    counts: Mapping[str, int]
    said: str


def menu_marks(scans: Mapping[str, Scan], library: Library, *, drafts: bool) -> MenuMarks:
    """How many items a reader finds on each page; drafts count where they are shown."""
    counts = {
        path.removeprefix("docs/"): sum(_items(found, library, drafts) for found in scan.fences if found.name == "quiz")
        for path, scan in scans.items()
    }
    return MenuMarks({path: count for path, count in counts.items() if count}, library.words["menu_mark"])


def _items(found: FoundFence, library: Library, drafts: bool) -> int:
    request = found.read()[0]
    # A preview goes on with a bank that is not there.
    known = request is not None and request.text_of("bank") in library.banks
    return len(select_items(request, library, drafts=drafts)) if known else 0
