"""What a lint over all items gets: the library, and what the pages state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..item_types import ItemType
from ..library import Library
from ..nodes import Node
from ..places import Place

DOCS = "docs/"


@dataclass(frozen=True, slots=True)
class Guide:
    """`objectives` are those that pages state, each with its place."""

    library: Library
    objectives: Mapping[str, Place]

    def items(self) -> Iterator[tuple[Node, ItemType]]:
        """All items as written, also those with a problem: a remark skips what it cannot read."""
        for bank in self.library.banks.values():
            yield from bank.nodes

    def chapter_of(self, item: Node) -> str | None:
        """The folder of the page that states an item's objective, such as `salaries`; None for an unknown objective."""
        place = self.objectives.get(item.text_of("objective") or "")
        return chapter(place.path) if place else None


def chapter(path: str) -> str:
    """`salaries` for docs/salaries/connecticut.md; a page outside all folders is a chapter of its own."""
    return path.removeprefix(DOCS).removesuffix(".md").partition("/")[0]
