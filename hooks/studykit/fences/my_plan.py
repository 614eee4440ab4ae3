"""```` ```my-plan ````: the study plan of data/plan.yml, to which the script gives the reader's own dates."""

from __future__ import annotations

from ..certifications import all_certifications
from ..library import Library
from ..nodes import Node
from ..plan import PLAN_FILE
from ..plan_view import plan_view
from ..render import render_widget
from . import Fence, Page


def render(request: Node | None, library: Library, page: Page) -> str:
    return render_widget(
        "my-plan",
        library,
        page,
        months=plan_view(library.plan, page),
        exams=[one.letters for one in all_certifications(library.book)],
        review=page.tool("review"),
        mocks=page.tool("exam"),
    )


FENCE = Fence(name="my-plan", render=render, elsewhere="the plan stands in data/plan.yml", files=(PLAN_FILE,))
