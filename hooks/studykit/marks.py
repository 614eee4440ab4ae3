"""What the menu must know to say how far a reader has come: how many items stand on each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .item_pages import ItemPages
from .library import Library


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands below one entry of the menu: how many items, in which folders."""

    items: int
    folders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MenuMarks:
    """`counts` by the pages' paths below docs/, of those with items alone; `said` is what the script fills in."""

    counts: Mapping[str, int]
    said: str
    _known: dict[Any, Mark] = field(default_factory=dict, compare=False, repr=False)

    def of(self, entry: Any) -> Mark:
        """The mark of an entry: a page has its `file`, a section such pages below its `children`.

        The template asks for the same sections on every page, so each is looked through once.
        """
        if entry.is_page:
            return self._mark([entry.file.src_uri])
        if entry not in self._known:
            self._known[entry] = self._mark(_paths(entry))
        return self._known[entry]

    def _mark(self, paths: Iterable[str]) -> Mark:
        found = [path for path in paths if path in self.counts]
        folders = dict.fromkeys(path.partition("/")[0] for path in found)
        return Mark(sum(self.counts[path] for path in found), tuple(folders))


def _paths(entry: Any) -> Iterator[str]:
    """The pages below an entry; a link of the menu to elsewhere has none."""
    if entry.is_page:
        yield entry.file.src_uri
    for child in entry.children or ():
        yield from _paths(child)


def menu_marks(placed: ItemPages, library: Library, *, drafts: bool) -> MenuMarks:
    """How many items a reader finds on each page; drafts count where they are shown."""
    seen = {item.id for item in library.items() if drafts or item.is_reviewed}
    counts = {path: sum(name in seen for name in names) for path, names in placed.shown.items()}
    return MenuMarks({path: count for path, count in counts.items() if count}, library.words["menu_mark"])
