"""```` ```case ````: a claim, remittance or note that the items after it are about."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..library import Library
from ..nodes import Node
from ..places import Problem, no_such
from ..render import render_case
from ..scalars import Kebab
from ..shapes import Shape, shape_of
from . import Fence, Page


class CaseRequest(Shape):
    """Which case stands here."""

    case: Kebab = Field(description="A file in data/cases, without .yml.")


def check_case_fence(request: Node | None, library: Library) -> Iterator[Problem]:
    if request is None:
        return
    yield from shape_of(request, CaseRequest)[1]
    named = request.get("case")
    if named and named.text and named.text not in library.cases:
        yield no_such(named.place, "case", named.text, "data/cases", library.cases)


def render(request: Node | None, library: Library, page: Page) -> str:
    name = (request.text_of("case") or "") if request else ""
    return render_case(library.cases[name], library, page)


FENCE = Fence(name="case", check=check_case_fence, render=render, needs_body=True)
