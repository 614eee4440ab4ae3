"""```` ```quiz ````: items of one bank."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..banks import Item
from ..library import Library
from ..nodes import Node
from ..places import Problem, no_such
from ..render import render_quiz
from ..scalars import Kebab
from ..shapes import Shape, shape_of
from . import Fence, Page


class QuizRequest(Shape):
    """Which items stand here."""

    bank: Kebab = Field(description="A file in data/quizzes, without .yml.")
    items: list[Kebab] | None = Field(None, description="Ids, in the order they stand; the whole bank by default.")


def check_quiz(request: Node | None, library: Library) -> Iterator[Problem]:
    if request is None:
        return
    _, problems = shape_of(request, QuizRequest)
    yield from problems
    named = request.get("bank")
    if named is None or not named.text:
        return
    bank = library.banks.get(named.text)
    if bank is None:
        yield no_such(named.place, "item bank", named.text, "data/quizzes", library.banks)
        return
    known = {node.text_of("id") or "" for node, _ in bank.nodes}
    listed = request.get("items")
    for item in listed.items if listed else []:
        if item.text and item.text not in known:
            yield no_such(item.place, "item", item.text, bank.path, known - {""})
    if listed is not None and isinstance(listed.value, list) and not listed.items:
        yield Problem(listed.place, "the list of items is empty", "name items, or remove the field for the whole bank")


def requested(request: Node | None, library: Library) -> Iterator[tuple[str, Node]]:
    """The ids that a request names, each with the node to blame; ids may not exist."""
    bank = library.banks.get(request.text_of("bank") or "") if request else None
    if request is None or bank is None:
        return
    listed = request.get("items")
    if listed is not None:
        yield from ((node.text, node) for node in listed.items if node.text)
        return
    for node, _ in bank.nodes:
        if identifier := node.text_of("id"):
            yield identifier, request


def select_items(request: Node | None, library: Library, *, drafts: bool) -> list[Item]:
    """The items that a request shows: those without a problem, and reviewed unless drafts are shown."""
    bank = library.banks[request.text_of("bank") or ""] if request else None
    found = (bank.items.get(identifier) for identifier, _ in requested(request, library)) if bank else ()
    return [item for item in found if item and (drafts or item.is_reviewed)]


def render(request: Node | None, library: Library, page: Page) -> str:
    items = select_items(request, library, drafts=page.site.is_preview)
    return render_quiz(items, library, page) if items else ""


FENCE = Fence(name="quiz", check=check_quiz, render=render, needs_body=True)
