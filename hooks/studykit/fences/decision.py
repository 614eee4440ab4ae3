"""```` ```decision ````: a few questions that lead to a result, with reasons."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..library import Library
from ..nodes import Node
from ..places import Problem, suggestion
from ..render import render_decision
from ..scalars import Kebab
from ..shapes import Shape, shape_of
from . import Fence, Page


class DecisionRequest(Shape):
    """Which decision stands here."""

    decision: Kebab = Field(description="A file in data/decisions, without .yml.")


def check_decision(request: Node | None, library: Library) -> Iterator[Problem]:
    if request is None:
        return
    yield from shape_of(request, DecisionRequest)[1]
    named = request.get("decision")
    if named and named.text and named.text not in library.decisions:
        yield Problem(
            named.place, f'no decision "{named.text}" in data/decisions', suggestion(named.text, library.decisions)
        )


def render(request: Node | None, library: Library, page: Page) -> str:
    name = (request.text_of("decision") or "") if request else ""
    return render_decision(library.decisions[name], library, page)


FENCE = Fence(name="decision", check=check_decision, render=render, needs_body=True)
