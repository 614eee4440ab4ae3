"""```` ```fact-table ````: facts of several subjects side by side."""

from __future__ import annotations

from collections.abc import Iterator

from ..fact_table_html import Column, Row, TableView, render_table
from ..fact_table_request import asked_columns, asked_rows, check_request, find_cell, select_subjects
from ..facts import Fact, FactBook
from ..library import Library
from ..nodes import Node
from ..places import Problem
from . import Fence, Page


def check_fact_table(request: Node | None, library: Library) -> Iterator[Problem]:
    if request is not None:
        yield from check_request(request, library.book)


def render_fact_table(request: Node | None, library: Library, page: Page) -> str:
    assert request is not None
    view = build_table(request, library.book)
    for fact in view.facts():
        page.cite(fact.source.id)
    return render_table(view, library.words, page.report_url(fact.id for fact in view.facts()))


def build_table(request: Node, book: FactBook) -> TableView:
    """The rows, columns and facts of a request that has no problem."""
    labels = {row.name: row.label for row in asked_rows(request)}
    columns = [Column(key, node.text or "") for key, node in asked_columns(request, "columns", "also").items()]
    rows = []
    for subject in select_subjects(request, book):
        cells = tuple(find_cell(request, book, subject, column.key) for column in columns)
        rows.append(Row(labels.get(subject.id) or subject.name, subject.url, cells))
    sort = request.text_of("sort")
    for position, column in enumerate(columns):
        if column.key == sort:
            rows.sort(key=lambda row, position=position: _sort_key(row.cells[position]))  # type: ignore[misc]
    return TableView(request.text_of("caption") or "", request.text_of("heading"), tuple(columns), tuple(rows))


def _sort_key(fact: Fact | None) -> tuple[int, float, str]:
    """Numbers from the largest down, then texts and dates from A to Z, then what is missing."""
    if fact is None:
        return 2, 0, ""
    if isinstance(fact.value, str):
        return 1, 0, fact.value.casefold()
    return 0, -fact.value, ""


FENCE = Fence(name="fact-table", check=check_fact_table, render=render_fact_table, needs_body=True)
