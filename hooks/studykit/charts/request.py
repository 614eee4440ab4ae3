"""What a chart fence asks for, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from ..fact_table_html import TableView
from ..fact_table_request import FactTableRequest, asked_columns, asked_rows, check_request
from ..facts import Fact, FactBook
from ..nodes import Node
from ..places import Problem, suggestion
from ..scalars import Text, one_of

KINDS = ("bars", "ranges", "trend", "years")
MOST_LINES = 4
"""Past four, lines of one chart can no longer be told apart by their dashes and marks."""
COLUMNS = {"bars": (1, 2), "ranges": (3, 5), "trend": (2, 9), "years": (2, 6)}
_WANTED = {
    "bars": "1 or 2",
    "ranges": "3 or 5, from low to high with the middle in between",
    "trend": "2 to 9, from old to new",
    "years": "2 to 6, from old to new",
}


class ChartRequest(FactTableRequest):
    """What a chart shows: rows and columns as in a table, and how they are drawn."""

    kind: Annotated[str, *one_of(*KINDS)] = Field(
        description="bars: one length each. ranges: from low to high, with the middle. trend: lines over time. years: small columns over time."
    )
    also: dict[str, Text] | None = Field(None, description="Columns that stand only in the table behind the chart.")
    compare: Text | None = Field(
        None, description="For bars: one of the rows; a dashed line shows its value in all rows."
    )


def check_chart(request: Node, book: FactBook, build: Callable[[Node, FactBook], TableView]) -> Iterator[Problem]:
    """All problems of a request; `build` makes the table of one that has none."""
    found = list(check_request(request, book, ChartRequest, "columns", "also"))
    found += _check_compare(request)
    found += _check_count(request)
    yield from found
    if not found:
        yield from _check_facts(request, build(request, book))


def drawn_columns(request: Node) -> int:
    """How many of the table's columns the chart draws: those of `columns` come first."""
    return len(asked_columns(request))


def _check_compare(request: Node) -> Iterator[Problem]:
    """`compare` is one of the rows of a chart with bars."""
    named = request.get("compare")
    if named is None or not named.text:
        return
    rows = [row.name for row in asked_rows(request)]
    if named.text not in rows:
        yield Problem(named.place, f'compare names no row: "{named.text}"', suggestion(named.text, rows))
    elif request.text_of("kind") in set(KINDS) - {"bars"}:
        yield Problem(named.place, "only bars have a row to compare with", "leave compare out")


def _check_count(request: Node) -> Iterator[Problem]:
    """Each kind draws a few columns."""
    kind, columns = request.text_of("kind") or "", request.get("columns")
    count = drawn_columns(request)
    if columns is None or not count or kind not in COLUMNS:
        return
    low, high = COLUMNS[kind]
    if not low <= count <= high or (kind == "ranges" and count == 4):
        yield Problem(columns.place, f"{kind} with {count} column{'' if count == 1 else 's'}", f"write {_WANTED[kind]}")


def _check_facts(request: Node, view: TableView) -> Iterator[Problem]:
    """What is drawn is a number, in one unit on one scale, in the order of the columns."""
    kind, columns, rows = request.text_of("kind"), request.get("columns"), request.get("rows")
    assert columns is not None and rows is not None
    if kind == "trend" and len(view.rows) > MOST_LINES:
        yield Problem(rows.place, f"a trend of {len(view.rows)} rows", f"show at most {MOST_LINES} lines in one chart")
    unit: str | None = None
    for number, key in enumerate(columns.fields):
        # Bars have a scale for each column, the others one for all.
        unit = None if kind == "bars" else unit
        for fact in view.column_facts(number):
            unit = unit or fact.unit
            if isinstance(fact.value, str) or fact.unit == "year":
                yield Problem(columns.keys[key], f'"{key}" is no quantity', "draw numbers; put it under also")
                return
            if fact.unit != unit:
                what = f'"{fact.id}" is in {fact.unit}, another in {unit}'
                yield Problem(columns.keys[key], what, "draw one unit on one scale")
                return
    yield from _check_order(request, view)


def _check_order(request: Node, view: TableView) -> Iterator[Problem]:
    """Ranges rise from column to column; years and trends go from old to new."""
    kind, columns = request.text_of("kind"), request.get("columns")
    assert columns is not None
    count = drawn_columns(request)
    for row in view.rows if kind in ("ranges", "trend", "years") else ():
        facts = [fact for fact in row.cells[:count] if fact and not isinstance(fact.value, str)]
        undated = [fact for fact in facts if fact.as_of is None]
        if kind != "ranges" and undated:
            yield Problem(columns.place, f'"{undated[0].id}" has no date', "draw facts that have an as_of")
            return
        for before, after in pairwise(facts):
            if _place(kind, before) > _place(kind, after):
                what = f'"{after.id}" stands behind "{before.id}" and is {"smaller" if kind == "ranges" else "older"}'
                yield Problem(columns.place, what, f"put columns {_WANTED[kind or ''].partition(', ')[2]}")
                return


def _place(kind: str | None, fact: Fact) -> float:
    if kind == "ranges":
        assert not isinstance(fact.value, str)
        return fact.value
    assert fact.as_of is not None
    return fact.as_of.toordinal()
