"""```` ```exam ````: a mock exam of data/exams, drawn and run by the script."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..render import render_widget
from ..scalars import Kebab
from ..shapes import Shape
from . import Fence, Page, check_named

_RULE = "exams/index.md", "measure"
"""The page that says why nobody passes a mock exam, and the place in it."""


class ExamRequest(Shape):
    """Which mock exam stands here."""

    exam: Kebab = Field(description="A file in data/exams, without .yml.")


def check_exam(request: Node | None, library: Library) -> Iterator[Problem]:
    yield from check_named(request, ExamRequest, "exam", "exam", "data/exams", library.exams)


def render(request: Node | None, library: Library, page: Page) -> str:
    exam = library.exams[(request.text_of("exam") or "") if request else ""]
    if exam.shape is None:
        return ""  # its file has problems, which a preview shows
    pace = library.book.find(exam.shape.pace) if exam.shape.pace else None
    facts = [library.book.find(domain.weight) for domain in exam.shape.domains]
    page.cite_all(fact.source.id for fact in [*facts, pace] if fact)
    return render_widget(
        "exam",
        library,
        page,
        exam=exam,
        pace=pace.value if pace else None,
        review=page.tool("review"),
        downloads=page.tool("downloads"),
        rule=page.resolve("#".join(_RULE)) if _RULE[0] in page.titles else None,
    )


FENCE = Fence(name="exam", check=check_exam, render=render, needs_body=True)
