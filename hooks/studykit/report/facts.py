"""Facts that wait for somebody: reviews that are due, second-hand figures, and what was not found."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..facts import Fact, FactBook
from ..library import Library
from ..places import Place
from .tables import Cell, Section, Table

SOON = datetime.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Batch:
    """Facts that one look at one page settles, in the order of the file."""

    facts: tuple[Fact, ...]

    @property
    def first(self) -> Fact:
        return self.facts[0]

    @property
    def place(self) -> Place:
        return self.first.place

    @property
    def count(self) -> str:
        return f"{len(self.facts)} fact{'' if len(self.facts) == 1 else 's'}"

    def outdated(self, book: FactBook) -> int:
        """How many have a newer fact of the same path: readers do not see those unless a page asks for their period."""
        return sum(book.newest[fact.path] is not fact for fact in self.facts)


def due_facts(book: FactBook, today: datetime.date) -> list[Batch]:
    """By day, file and source: reviews that are due within two months, or were."""
    due = (fact for fact in book.facts.values() if fact.review_by <= today + SOON)
    return sorted(_batches(due, _day), key=lambda batch: (batch.first.review_by, batch.place))


def second_hand_facts(book: FactBook) -> list[Batch]:
    """By file, source and the page that can confirm them."""
    facts = (fact for fact in book.facts.values() if fact.is_second_hand)
    return sorted(_batches(facts, lambda fact: fact.check_url), key=lambda batch: batch.place)


def _day(fact: Fact) -> datetime.date:
    return fact.review_by


def _batches(facts: Iterable[Fact], also: Callable[[Fact], object]) -> list[Batch]:
    found: dict[object, list[Fact]] = {}
    for fact in facts:
        found.setdefault((fact.place.path, fact.source.id, also(fact)), []).append(fact)
    return [Batch(tuple(listed)) for listed in found.values()]


def fact_lines(library: Library, today: datetime.date) -> Iterator[str]:
    """The same for the terminal, each kind under its heading."""
    due = [
        f"{batch.place}: {batch.count} of {batch.first.source.id}, by {_when(batch.first.review_by, today)}; "
        f"look at {batch.first.source.url}"
        for batch in due_facts(library.book, today)
    ]
    second_hand = [
        f"{batch.place}: {batch.count} from {batch.first.source.id}; confirm at {batch.first.check_url}"
        for batch in second_hand_facts(library.book)
    ]
    not_found = [f"{entry.place}: {entry.what}; look at {entry.look_at}" for entry in library.not_found]
    for heading, lines in (
        ("Facts to review:", due),
        ("Second-hand facts:", second_hand),
        ("Not found so far:", not_found),
    ):
        if lines:
            yield heading
            yield from lines
            yield ""


def facts(library: Library, today: datetime.date) -> Section:
    book = library.book
    due: list[list[Cell]] = [
        [
            batch.first.source.id,
            batch.place.path,
            len(batch.facts),
            batch.outdated(book),
            _when(batch.first.review_by, today),
            batch.first.source.url,
        ]
        for batch in due_facts(book, today)
    ]
    second_hand: list[list[Cell]] = [
        [
            batch.first.source.id,
            f"{batch.place.path}:{batch.place.line}",
            len(batch.facts),
            batch.outdated(book),
            batch.first.check_url or "",
        ]
        for batch in second_hand_facts(book)
    ]
    not_found: list[list[Cell]] = [
        [entry.id, entry.what, entry.look_at, str(entry.looked), entry.note or ""] for entry in library.not_found
    ]
    return Section(
        "Facts",
        f"Reviews that are due by {today + SOON}; figures that somebody else quotes; what nobody has found yet. "
        "A fact with a newer one of its path is shown only where a page names its period.",
        [
            Table("Facts to review", ["Source", "File", "Facts", "With a newer one", "Due", "Look at"], due),
            Table("Second-hand facts", ["Source", "Place", "Facts", "With a newer one", "Confirm at"], second_hand),
            Table("Not found so far", ["Name", "What", "Look at", "Looked last", "Note"], not_found),
        ],
    )


def _when(day: datetime.date, today: datetime.date) -> str:
    return f"{day} (passed)" if day < today else str(day)
