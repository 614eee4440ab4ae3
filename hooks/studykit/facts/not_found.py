"""data/not-found.yml: what was looked for and not found, and where to look next."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..nodes import read_file
from ..places import Place, Problem
from ..shapes import check_twins, shape_of
from .models import NotFoundFileShape, NotFoundShape
from .records import is_path
from .values import FactBook

NOT_FOUND_FILE = "data/not-found.yml"


@dataclass(frozen=True, slots=True)
class NotFound:
    """`fact` is the path, with or without a period, that the fact will have; None where nobody knows yet."""

    id: str
    what: str
    look_at: str
    looked: datetime.date
    fact: str | None
    note: str | None
    place: Place


def read_not_found(text: str, path: str) -> tuple[tuple[NotFound, ...], list[Problem]]:
    """The entries without a problem, in the file's order, and all problems."""
    root, problems = read_file(text, path, "write not_found: []")
    if root is None:
        return (), problems
    problems += shape_of(root, NotFoundFileShape)[1]
    entries: list[NotFound] = []
    nodes = root.list_of("not_found")
    problems += check_twins((node.get("id") for node in nodes), "entry")
    for node in nodes:
        fact = node.text_of("fact")
        if fact and not is_path(fact.replace("@", "/", 1)):
            problems.append(
                Problem(
                    node.place_of("fact"),
                    f'"fact" says "{fact}"',
                    "write subject/measure, or with @ and a period: us/medical-records-specialists/growth@2025-35",
                )
            )
        shape, _ = shape_of(node, NotFoundShape)
        if shape:
            entries.append(
                NotFound(shape.id, shape.what, shape.look_at, shape.looked, shape.fact, shape.note, node.place)
            )
    return tuple(entries), sorted(problems)


def check_not_found(entries: Iterable[NotFound], book: FactBook) -> Iterator[Problem]:
    """What stands in the facts, seen at its publisher, is no longer to be looked for."""
    for entry in entries:
        fact = book.find(entry.fact) if entry.fact else None
        if fact and not fact.is_second_hand:
            yield Problem(
                entry.place,
                f'"{entry.id}" was found: {fact.place.path}:{fact.place.line} has it',
                "take this entry out",
                is_warning=True,
            )
