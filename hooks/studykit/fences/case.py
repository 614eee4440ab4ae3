"""```` ```case ````: a claim, remittance or note that the items after it are about."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..case_view import case_view
from ..cases import Case
from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..render import render_widget
from ..scalars import Kebab
from ..shapes import Shape
from . import Fence, Page, check_named


class CaseRequest(Shape):
    """Which case stands here."""

    case: Kebab = Field(description="A file in data/cases, without .yml.")


def check_case_fence(request: Node | None, library: Library) -> Iterator[Problem]:
    yield from check_named(request, CaseRequest, "case", "case", "data/cases", library.cases)


def render(request: Node | None, library: Library, page: Page) -> str:
    return render_case(library.cases[(request.text_of("case") or "") if request else ""], library, page)


def render_case(case: Case, library: Library, page: Page) -> str:
    return render_widget("case", library, page, case=case_view(case, library.words))


FENCE = Fence(name="case", render=render, check=check_case_fence, needs_body=True)
