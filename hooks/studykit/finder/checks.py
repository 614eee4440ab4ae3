"""What the finder must be able to read in the fact files."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.values import FactBook
from ..places import Problem, suggestion
from .fields import COUNTIES, months_of
from .rows import build_rows


def check_programs(book: FactBook) -> Iterator[Problem]:
    """Counties are Connecticut's eight; a length names its weeks, months, semesters or years. A school's fact is blamed once."""
    blamed: set[str] = set()
    for row in build_rows(book):
        county, length = row.value("county"), row.value("length")
        for fact in (*county.facts, *length.facts):
            if fact.id in blamed:
                continue
            blamed.add(fact.id)
            if fact in length.facts:
                if months_of(str(fact.value)) is None:
                    yield Problem(
                        fact.place,
                        f'the finder reads no time in the length "{fact.value}"',
                        "write weeks, months, semesters or years in digits, such as 12 weeks to 1 year",
                    )
                continue
            for name in county.choices:
                if name not in COUNTIES:
                    yield Problem(fact.place, f'"{name}" is no county of Connecticut', suggestion(name, COUNTIES))
