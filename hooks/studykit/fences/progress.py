"""```` ```progress ````: how far the reader has come, worked out by the script; a sheet for paper without it."""

from __future__ import annotations

from ..library import Library
from ..nodes import Node
from ..plan import PLAN_FILE
from ..plan_view import plan_view
from ..render import render_widget
from . import Fence, Page


def render(request: Node | None, library: Library, page: Page) -> str:
    months = plan_view(library.plan, page)
    return render_widget("progress", library, page, months=months, today=page.tool("review"))


FENCE = Fence(name="progress", render=render, elsewhere="it shows every chapter", files=(PLAN_FILE,))
