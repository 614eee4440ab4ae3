"""```` ```plan ````: the study plan of data/plan.yml."""

from __future__ import annotations

from ..library import Library
from ..nodes import Node
from ..plan import PLAN_FILE
from ..plan_view import plan_view
from ..render import render_widget
from . import Fence, Page


def render(request: Node | None, library: Library, page: Page) -> str:
    title = library.plan.shape.title if library.plan.shape else ""
    return render_widget("plan", library, page, title=title, months=plan_view(library.plan, page))


FENCE = Fence(name="plan", render=render, elsewhere="the plan stands in data/plan.yml", files=(PLAN_FILE,))
