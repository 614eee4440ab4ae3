"""```` ```certification ````: all that the data says of one certification."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..certifications import all_certifications
from ..certifications.view import certification_view
from ..library import Library
from ..nodes import Node
from ..places import Problem, suggestion
from ..render import render_widget
from ..scalars import Text
from ..shapes import Shape, shape_of
from . import Fence, Page


class CertificationRequest(Shape):
    """Which certification stands here."""

    subject: Text = Field(description="A subject of data/certifications.yml, such as cert/cpc.")


def check_certification(request: Node | None, library: Library) -> Iterator[Problem]:
    if request is None:
        return
    yield from shape_of(request, CertificationRequest)[1]
    named = request.get("subject")
    known = [one.subject.id for one in all_certifications(library.book)]
    if named and named.text and named.text not in known and not library.book.may_know(named.text):
        yield Problem(named.place, f'no certification "{named.text}" in the fact files', suggestion(named.text, known))


def render(request: Node | None, library: Library, page: Page) -> str:
    name = request.text_of("subject") if request else ""
    one = next(one for one in all_certifications(library.book) if one.subject.id == name)
    view, cited = certification_view(one, library.book, library.words, page.resolve)
    page.cite_all(cited)
    return render_widget("certification", library, page, **vars(view))


FENCE = Fence(name="certification", check=check_certification, render=render, needs_body=True)
