"""```` ```fact-table ````: facts of several subjects side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from ..fact_table_html import Column, Row, TableView, render_table
from ..facts import Fact, FactBook, Subject
from ..library import Library
from ..nodes import Node
from ..places import Place, Problem, suggestion
from ..shapes import Kebab, Shape, Text, check_shape
from . import Fence, Page


class FactTableRequest(Shape):
    """What a table of facts shows."""

    caption: Text = Field(description="What the table shows; no figure, since nothing there can cite one.")
    rows: dict[str, Text] | list[Text] | Text = Field(
        description="Subject ids with the label of each, or a list of ids (the label is the subject's name), or one pattern such as program/*."
    )
    columns: dict[str, Text] = Field(description="Measures, or measure@period, each with its heading.")
    heading: Text | None = Field(None, description="The heading over the rows' names.")
    period: Kebab | None = Field(None, description="The period key for all columns without one of their own.")
    sort: Text | None = Field(None, description="A column as written in columns: largest first, missing values last.")
    status: Text | None = Field(None, description="Show only subjects with this status.")


@dataclass(frozen=True, slots=True)
class _Asked:
    """One row that a request names: a subject's id or a pattern, its label, and the place to blame."""

    name: str
    label: str | None
    place: Place

    def subjects(self, book: FactBook) -> list[Subject]:
        if not self.name.endswith("/*"):
            return [book.subjects[self.name]] if self.name in book.subjects else []
        parent = self.name.removesuffix("/*")
        found = [subject for subject in book.subjects.values() if subject.id.rpartition("/")[0] == parent]
        return sorted(found, key=lambda subject: subject.name.casefold())


def check_fact_table(request: Node | None, library: Library) -> Iterator[Problem]:
    """Subjects and measures exist, each row and column holds at least one fact, and `sort` names a column."""
    if request is None:
        return
    yield from check_shape(request, FactTableRequest)
    book = library.book
    rows = _asked_rows(request)
    found = _select_subjects(request, book)
    for row in rows:
        if not row.subjects(book) and not book.may_know(row.name):
            what = (
                f'no subject fits "{row.name}"'
                if row.name.endswith("/*")
                else f'no subject "{row.name}" in the fact files'
            )
            yield Problem(row.place, what, suggestion(row.name, book.subjects))
    status = request.get("status")
    if status and rows and not found and all(row.subjects(book) for row in rows):
        known = {subject.status for row in rows for subject in row.subjects(book) if subject.status}
        yield Problem(status.place, f'no row has the status "{status.text}"', suggestion(status.text or "", known))
    columns = request.get("columns")
    for key, heading in columns.fields.items() if columns else []:
        if (
            found
            and not any(_find(book, subject.id, key, request) for subject in found)
            and not _may_hold(book, found, key)
        ):
            measures = {
                fact.path.rpartition("/")[2]
                for fact in book.facts.values()
                if fact.path.rpartition("/")[0] in {subject.id for subject in found}
            }
            yield Problem(
                columns.keys.get(key, heading.place) if columns else heading.place,
                f'no row has a fact for "{key}"',
                suggestion(key, measures),
            )
    sort = request.get("sort")
    if sort and sort.text and columns and sort.text not in columns.fields:
        yield Problem(sort.place, f'sort names no column: "{sort.text}"', suggestion(sort.text, columns.fields))
    for label, node in _texts(request):
        if node.text and ("](" in node.text or "`" in node.text):
            yield Problem(node.place, f"{label} holds Markdown", "write plain text")


def _may_hold(book: FactBook, subjects: list[Subject], key: str) -> bool:
    measure = key.partition("@")[0]
    return any(book.may_know(f"{subject.id}/{measure}") for subject in subjects) and not any(
        f"{subject.id}/{measure}" in book.newest for subject in subjects
    )


def _texts(request: Node) -> Iterator[tuple[str, Node]]:
    if caption := request.get("caption"):
        yield "the caption", caption
    for name in ("columns", "rows"):
        listed = request.get(name)
        for node in listed.fields.values() if listed else []:
            yield "a heading", node


def _asked_rows(request: Node) -> list[_Asked]:
    rows = request.get("rows")
    if rows is None:
        return []
    if rows.text:
        return [_Asked(rows.text, None, rows.place)]
    listed = [_Asked(node.text, None, node.place) for node in rows.items if node.text]
    mapped = [_Asked(name, node.text, rows.keys.get(name, node.place)) for name, node in rows.fields.items()]
    return listed + mapped


def _select_subjects(request: Node, book: FactBook) -> list[Subject]:
    status = request.text_of("status")
    return [
        subject
        for row in _asked_rows(request)
        for subject in row.subjects(book)
        if status is None or subject.status == status
    ]


def _find(book: FactBook, subject_id: str, column: str, request: Node) -> Fact | None:
    period = request.text_of("period")
    key = column if "@" in column or not period else f"{column}@{period}"
    return book.find(f"{subject_id}/{key}")


def render_fact_table(request: Node | None, library: Library, page: Page) -> str:
    assert request is not None
    view = build_table(request, library.book)
    for fact in view.facts():
        page.cite(fact.source.id)
    return render_table(view, library.words)


def build_table(request: Node, book: FactBook) -> TableView:
    """The rows, columns and facts of a request that has no problem."""
    labels = {row.name: row.label for row in _asked_rows(request)}
    columns_node = request.get("columns")
    columns = [Column(key, node.text or "") for key, node in columns_node.fields.items()] if columns_node else []
    rows = [
        Row(
            labels.get(subject.id) or subject.name,
            subject.url,
            tuple(_find(book, subject.id, column.key, request) for column in columns),
        )
        for subject in _select_subjects(request, book)
    ]
    sort = request.text_of("sort")
    position = next((number for number, column in enumerate(columns) if column.key == sort), None)
    if position is not None:
        rows.sort(key=lambda row: _sort_key(row.cells[position]))
    return TableView(request.text_of("caption") or "", request.text_of("heading"), tuple(columns), tuple(rows))


def _sort_key(fact: Fact | None) -> tuple[int, float, str]:
    """Numbers from the largest down, then texts and dates from A to Z, then what is missing."""
    if fact is None:
        return 2, 0, ""
    if isinstance(fact.value, str):
        return 1, 0, fact.value.casefold()
    return 0, -fact.value, ""


FENCE = Fence(name="fact-table", check=check_fact_table, render=render_fact_table, needs_body=True)
