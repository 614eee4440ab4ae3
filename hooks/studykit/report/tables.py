"""A table of the report, and the small counts that most of them are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Cell = str | int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows start with what they are about. A table without rows says `empty` instead."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    empty: str = "None."


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    intro: str
    tables: Sequence[Table]


def cross(caption: str, first: str, pairs: Iterable[tuple[str, str]], columns: Sequence[str]) -> Table:
    """How often each row meets each column, with sums: rows in the order of their first pair."""
    counts = Counter(pairs)
    names = dict.fromkeys(row for row, _ in counts)
    rows: list[Sequence[Cell]] = [
        [name, *(found := [counts[name, column] for column in columns]), sum(found)] for name in names
    ]
    if len(rows) > 1:
        sums = [sum(counts[name, column] for name in names) for column in columns]
        rows.append(["All", *sums, sum(sums)])
    return Table(caption, [first, *columns, "All"], rows)
