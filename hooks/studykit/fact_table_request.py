"""What a fact-table fence asks for, and what can be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from .facts import Fact, FactBook, Subject
from .figures import find_figures
from .nodes import Node
from .places import Place, Problem, shorten, suggestion
from .scalars import Kebab, Text
from .shapes import Shape, check_shape


class FactTableRequest(Shape):
    """What a table of facts shows."""

    caption: Text = Field(description="What the table shows; no figure, since nothing there can cite one.")
    rows: dict[str, Text] | list[Text] | Text = Field(
        description="Subject ids with the label of each, or a list of ids (the label is the subject's name), "
        "or one pattern such as program/*."
    )
    columns: dict[str, Text] = Field(description="Measures, or measure@period, each with its heading.")
    heading: Text | None = Field(None, description="The heading over the rows' names.")
    period: Kebab | None = Field(None, description="The period key for all columns without one of their own.")
    sort: Text | None = Field(None, description="A column as written in columns: largest first, missing values last.")
    status: Text | None = Field(None, description="Show only subjects with this status.")


@dataclass(frozen=True, slots=True)
class AskedRow:
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


def asked_rows(request: Node) -> list[AskedRow]:
    rows = request.get("rows")
    if rows is None:
        return []
    if rows.text:
        return [AskedRow(rows.text, None, rows.place)]
    listed = [AskedRow(node.text, None, node.place) for node in rows.items if node.text]
    mapped = [AskedRow(name, node.text, rows.keys.get(name, node.place)) for name, node in rows.fields.items()]
    return listed + mapped


def select_subjects(request: Node, book: FactBook) -> list[Subject]:
    """The subjects of a request's rows, in order, with the status it asks for."""
    status = request.text_of("status")
    found = (subject for row in asked_rows(request) for subject in row.subjects(book))
    return [subject for subject in found if status is None or subject.status == status]


def find_cell(request: Node, book: FactBook, subject: Subject, column: str) -> Fact | None:
    """The fact of a subject in a column, at the column's period, the request's, or the newest."""
    period = request.text_of("period")
    key = column if "@" in column or not period else f"{column}@{period}"
    return book.find(f"{subject.id}/{key}")


def asked_columns(request: Node, *names: str) -> dict[str, Node]:
    """The columns that a request names under `columns`, or under each of `names`, with their headings."""
    listed = [request.get(name) for name in names or ("columns",)]
    return {key: node for columns in listed if columns for key, node in columns.fields.items()}


def check_request(
    request: Node, book: FactBook, shape: type[FactTableRequest] = FactTableRequest, *lists: str
) -> Iterator[Problem]:
    """What is wrong in a request; `lists` are the fields that name columns, by default `columns` alone."""
    yield from check_shape(request, shape)
    yield from _check_rows(request, book)
    yield from _check_status(request, book)
    for name in lists or ("columns",):
        yield from _check_columns(request, book, name)
    yield from _check_sort(request)
    yield from _check_texts(request, *lists)


def _check_rows(request: Node, book: FactBook) -> Iterator[Problem]:
    """A row names a subject that exists, once."""
    seen: dict[str, Place] = {}
    for row in asked_rows(request):
        subjects = row.subjects(book)
        if not subjects and not book.may_know(row.name):
            missing = f'no subject fits "{row.name}"'
            if not row.name.endswith("/*"):
                missing = f'no subject "{row.name}" in the fact files'
            yield Problem(row.place, missing, suggestion(row.name, book.subjects))
        for subject in subjects:
            if subject.id in seen:
                yield Problem(
                    row.place,
                    f'row "{subject.id}" stands twice',
                    f"keep one; the first is in line {seen[subject.id].line}",
                )
            seen.setdefault(subject.id, row.place)


def _check_status(request: Node, book: FactBook) -> Iterator[Problem]:
    """At least one row has the status that is asked for."""
    status = request.get("status")
    subjects = [subject for row in asked_rows(request) for subject in row.subjects(book)]
    if status and status.text and subjects and not select_subjects(request, book):
        known = {subject.status for subject in subjects if subject.status}
        yield Problem(status.place, f'no row has the status "{status.text}"', suggestion(status.text, known))


def _check_columns(request: Node, book: FactBook, name: str) -> Iterator[Problem]:
    """A column holds at least one fact."""
    columns = request.get(name)
    subjects = select_subjects(request, book)
    for key in columns.fields if columns and subjects else ():
        if any(find_cell(request, book, subject, key) for subject in subjects):
            continue
        paths = [f"{subject.id}/{key.partition('@')[0]}" for subject in subjects]
        if any(book.may_know(path) and path not in book.newest for path in paths):
            continue
        assert columns is not None
        ids = {subject.id for subject in subjects}
        parted = (path.rpartition("/") for path in book.newest)
        measures = {measure for subject_id, _, measure in parted if subject_id in ids}
        yield Problem(columns.keys[key], f'no row has a fact for "{key}"', suggestion(key, measures))


def _check_sort(request: Node) -> Iterator[Problem]:
    """`sort` is a column as written in `columns`."""
    sort, columns = request.get("sort"), request.get("columns")
    if sort and sort.text and columns and sort.text not in columns.fields:
        yield Problem(sort.place, f'sort names no column: "{sort.text}"', suggestion(sort.text, columns.fields))


def _check_texts(request: Node, *lists: str) -> Iterator[Problem]:
    """Caption, headings and labels are plain text and hold no figure in digits: nothing there can cite one."""
    nodes = [request.get("caption"), request.get("heading")]
    for name in (*(lists or ("columns",)), "rows"):
        listed = request.get(name)
        nodes += list(listed.fields.values()) if listed else []
    for node in nodes:
        if node is None or not node.text:
            continue
        if "](" in node.text or "`" in node.text:
            yield Problem(node.place, "a caption or heading holds Markdown", "write plain text")
        for figure in find_figures(node.text):
            # Words such as "over ten years" say what a column is; digits would be a claim.
            if re.search(r"\d", figure.text):
                yield Problem(
                    node.place,
                    f'uncited figure "{shorten(figure.text)}"',
                    "leave it out; a table's caption and headings cannot cite",
                )
