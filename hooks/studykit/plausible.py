"""What no figure can be beside the others of its kind: above the one that must be higher, or of a day to come.

What a figure cannot be by itself, such as a negative wage, its unit refuses.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from .facts import Fact, FactBook
from .places import Problem
from .spellings import spell

PERCENTILES = ("p10", "p25", "median", "p75", "p90")


def check_plausible(book: FactBook, today: datetime.date) -> Iterator[Problem]:
    yield from _check_percentiles(book)
    yield from _check_days(book, today)


def _check_percentiles(book: FactBook) -> Iterator[Problem]:
    groups: dict[tuple[str, str, str], dict[str, Fact]] = defaultdict(dict)
    for fact in book.facts.values():
        measure = book.measure_of(fact)
        if measure in PERCENTILES and not isinstance(fact.value, str):
            key = (book.subject_of(fact).id, fact.id.partition("@")[2], fact.unit)
            groups[key][measure] = fact
    for known in groups.values():
        ordered = [known[measure] for measure in PERCENTILES if measure in known]
        for low, high in pairwise(ordered):
            if low.value > high.value:  # type: ignore[operator]
                yield Problem(
                    high.place,
                    f'"{high.id}" is {spell(high)}, less than {book.measure_of(low)}, {spell(low)}',
                    "look at the source: one of them is wrong, or they stand in each other's place",
                )


def _check_days(book: FactBook, today: datetime.date) -> Iterator[Problem]:
    for fact in book.facts.values():
        if fact.as_of and fact.as_of > today:
            yield Problem(
                fact.place, f'"{fact.id}" is as of {fact.as_of}, a day to come', "write the day for which it is known"
            )
    for source in book.sources.values():
        if source.seen > today:
            yield Problem(
                source.place, f'"{source.id}" was seen on {source.seen}, a day to come', "write the day you saw it"
            )
