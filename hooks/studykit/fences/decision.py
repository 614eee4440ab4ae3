"""```` ```decision ````: a few questions that lead to a result, with reasons."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from pydantic import Field

from ..decisions.view import decision_view
from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..render import render_widget
from ..scalars import Kebab
from ..shapes import Shape
from ..texts import render_text
from . import Fence, Page, check_named


class DecisionRequest(Shape):
    """Which decision stands here."""

    decision: Kebab = Field(description="A file in data/decisions, without .yml.")


def check_decision(request: Node | None, library: Library) -> Iterator[Problem]:
    yield from check_named(request, DecisionRequest, "decision", "decision", "data/decisions", library.decisions)


def render(request: Node | None, library: Library, page: Page) -> str:
    decision = library.decisions[(request.text_of("decision") or "") if request else ""]

    def text(raw: str, *, blocks: bool = False) -> Markup:
        return render_text(raw, library, page, blocks=blocks)

    return render_widget("decision", library, page, **vars(decision_view(decision, library.book, text, page.resolve)))


FENCE = Fence(name="decision", render=render, check=check_decision, needs_body=True)
