"""Errors in ids over the whole guide: retired ones come never again, and enemies exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..banks import Bank
from ..nodes import Node
from ..places import Place, Problem, no_such


def check_retired(banks: Mapping[str, Bank]) -> Iterator[Problem]:
    """An id that was retired is never used again: readers' saved answers hang on it."""
    retired: dict[str, Place] = {}
    for bank in banks.values():
        for node in bank.retired:
            first = retired.setdefault(node.text or "", node.place)
            if first != node.place:
                yield Problem(node.place, f'the id "{node.text}" is retired twice', f"keep the one in {_line(first)}")
    for bank in banks.values() if retired else ():
        for item, _ in bank.nodes:
            name = item.text_of("id")
            if name in retired:
                yield Problem(
                    item.place_of("id"),
                    f'the id "{name}" is retired in {_line(retired[name])}',
                    "give the item an id that was never used",
                )


def _line(place: Place) -> str:
    return f"{place.path}:{place.line}"


def check_enemies(banks: Mapping[str, Bank]) -> Iterator[Problem]:
    """An item's enemies are other items that exist. It is enough that one of the two names the other."""
    listing = [(item, node) for bank in banks.values() for item, _ in bank.nodes if (node := item.get("enemies"))]
    known = (
        {name for bank in banks.values() for item, _ in bank.nodes if (name := item.text_of("id"))}
        if listing
        else set()
    )
    for item, node in listing:
        yield from _check_named(item, node, known)


def _check_named(item: Node, enemies: Node, known: set[str]) -> Iterator[Problem]:
    own = item.text_of("id")
    for enemy in enemies.items:
        if enemy.text and enemy.text == own:
            yield Problem(enemy.place, "the item names itself as its enemy", "remove it, or name another item")
        elif enemy.text and enemy.text not in known:
            yield no_such(enemy.place, "item", enemy.text, "data/quizzes", known)
