"""A case from its file's text, and every problem in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..nodes import Node, read_file
from ..places import Problem
from ..shapes import check_kind, shape_of
from .form import AMOUNTS, CLAIM_COLUMNS, MONEY_ITEMS, REMITTANCE_COLUMNS, column_word, item_word
from .rules import check_case
from .shapes import KINDS
from .values import Case, Field, Group


def read_case(text: str, path: str) -> tuple[Case, list[Problem]]:
    """A case with a problem is still there by its name, so that whoever refers to it is not blamed twice."""
    name = PurePosixPath(path).stem
    unread = Case(name, path, "", name, (), (), (), is_whole=False)
    root, problems = read_file(text, path, "write kind: and title:, as CONTRIBUTING.md shows")
    if root is None:
        return unread, problems
    if unknown := list(check_kind(root, KINDS, "case")):
        return unread, [*problems, *unknown]
    kind = root.text_of("kind") or ""
    found = shape_of(root, KINDS[kind])[1]
    groups = tuple(group for group in _groups(root, kind) if group.fields)
    case = Case(
        name,
        path,
        kind,
        root.text_of("title") or name,
        groups,
        _names(root, "wrong"),
        _names(root, "offer"),
        is_whole=not found and not problems,
    )
    return case, [*problems, *found, *check_case(case, root)]


def _names(root: Node, field: str) -> tuple[str, ...]:
    listed = root.get(field)
    return tuple(node.text for node in listed.items if node.text) if listed else ()


def _groups(root: Node, kind: str) -> Iterator[Group]:
    """Whatever can be read, so that rules also speak when another field is wrong."""
    yield Group("", tuple(_head(root)))
    if kind == "note":
        yield Group("", tuple(_paragraphs(root)), "case_note")
        return
    columns = tuple(CLAIM_COLUMNS) if kind == "claim" else REMITTANCE_COLUMNS
    for number, line in enumerate(_entries(root, "lines"), 1):
        name = line.text_of("id") or ""
        yield Group(name, tuple(_line_fields(line, name, columns, number)), "case_line")
    totals = root.get("totals")
    if kind == "remittance" and totals:
        yield Group("total", tuple(_line_fields(totals, "total", AMOUNTS, 0)), "case_totals")


def _head(root: Node) -> Iterator[Field]:
    for entry in _entries(root, "fields"):
        value, number = entry.get("value"), entry.text_of("item") or ""
        if value and value.text:
            word = item_word(number) if number else ""
            label = "" if number else entry.text_of("label") or ""
            yield Field(
                entry.text_of("id") or "", value.text, value, number, label, word, is_money=number in MONEY_ITEMS
            )


def _paragraphs(root: Node) -> Iterator[Field]:
    for entry in _entries(root, "paragraphs"):
        text = entry.get("text")
        if text and text.text:
            yield Field(entry.text_of("id") or "", text.text, text, label=entry.text_of("heading") or "")


def _line_fields(line: Node, name: str, columns: tuple[str, ...], number: int) -> Iterator[Field]:
    """`number` is the line's, 0 for the totals."""
    is_claim = "pointer" in columns
    for column in columns:
        value = line.get(column)
        if value and value.text:
            yield Field(
                f"{name}-{column}",
                value.text,
                value,
                CLAIM_COLUMNS[column] if is_claim else "",
                word=column_word(column),
                is_money=column in AMOUNTS,
                line=number,
                is_total=not number,
            )


def _entries(root: Node, field: str) -> list[Node]:
    listed = root.get(field)
    return [entry for entry in listed.items if entry.fields] if listed else []
