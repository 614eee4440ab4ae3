"""What `match` and `order` have in common: lists of entries with an id and a text, shown in a fixed shuffle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from zlib import crc32

from ..nodes import Node
from ..places import Problem, shorten


@dataclass(frozen=True, slots=True)
class Entry:
    """A choice of a match item, or a step of an order item (which has a why)."""

    id: str
    text: str
    why: str = ""


_E = TypeVar("_E", bound=Entry)


def shuffled(item_id: str, entries: Iterable[_E]) -> tuple[_E, ...]:
    """The same order at each build, which does not follow from where an author likes to write what."""
    return tuple(sorted(entries, key=lambda entry: crc32(f"{item_id}/{entry.id}".encode())))


def entries_of(item: Node, field: str) -> list[Node]:
    node = item.get(field)
    return node.items if node else []


def check_count(item: Node, field: str, one: str, *, least: int, most: int, remedy: str) -> Iterator[Problem]:
    """A list has neither too few entries nor too many; `one` is what an entry is called."""
    node = item.get(field)
    if node is None or not isinstance(node.value, list):
        return
    count = len(node.items)
    if not least <= count <= most:
        yield Problem(item.keys[field], f"{count} {one}{'' if count == 1 else 's'}", remedy)


def check_unlike(entries: list[Node], one: str) -> Iterator[Problem]:
    """No two entries share their id or say the same, case and spaces aside."""
    for field, what, remedy in (
        ("id", "have the id", "give each its own"),
        ("text", "say", "make them differ, or remove one"),
    ):
        seen: set[str] = set()
        for entry in entries:
            node = entry.get(field)
            if node is None or not node.text:
                continue
            same = " ".join(node.text.split()).casefold()
            if same in seen:
                yield Problem(node.place, f'two {one}s {what} "{shorten(node.text)}"', remedy)
            seen.add(same)


def texts_of(item: Node, *fields: str) -> Iterator[tuple[Node, bool]]:
    """The nodes with author text in lists of entries; none takes paragraphs."""
    for field in fields:
        for entry in entries_of(item, field):
            for name in ("text", "why"):
                node = entry.get(name)
                if node and node.text:
                    yield node, False
