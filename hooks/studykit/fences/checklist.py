"""```` ```checklist ````: things to tick off and print."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..render import render_widget
from ..scalars import Kebab
from ..shapes import Shape
from ..texts import render_text
from . import Fence, Page, check_named


class ChecklistRequest(Shape):
    """Which checklist stands here."""

    list: Kebab = Field(description="A file in data/checklists, without .yml.")


def check_checklist(request: Node | None, library: Library) -> Iterator[Problem]:
    yield from check_named(request, ChecklistRequest, "list", "checklist", "data/checklists", library.checklists)


def render(request: Node | None, library: Library, page: Page) -> str:
    checklist = library.checklists[(request.text_of("list") or "") if request else ""]
    entries = [
        {
            "id": entry.id,
            "text": render_text(entry.text, library, page),
            "why": render_text(entry.why, library, page) if entry.why else None,
        }
        for entry in checklist.entries
    ]
    return render_widget("checklist", library, page, id=checklist.name, title=checklist.title, entries=entries)


FENCE = Fence(name="checklist", render=render, check=check_checklist, needs_body=True)
