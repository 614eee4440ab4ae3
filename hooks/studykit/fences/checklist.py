"""```` ```checklist ````: things to tick off and print."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..library import Library
from ..nodes import Node
from ..places import Problem, no_such
from ..render import render_checklist
from ..scalars import Kebab
from ..shapes import Shape, shape_of
from . import Fence, Page


class ChecklistRequest(Shape):
    """Which checklist stands here."""

    list: Kebab = Field(description="A file in data/checklists, without .yml.")


def check_checklist(request: Node | None, library: Library) -> Iterator[Problem]:
    if request is None:
        return
    yield from shape_of(request, ChecklistRequest)[1]
    named = request.get("list")
    if named and named.text and named.text not in library.checklists:
        yield no_such(named.place, "checklist", named.text, "data/checklists", library.checklists)


def render(request: Node | None, library: Library, page: Page) -> str:
    name = (request.text_of("list") or "") if request else ""
    return render_checklist(library.checklists[name], library, page)


FENCE = Fence(name="checklist", check=check_checklist, render=render, needs_body=True)
