"""```` ```comparator ````: all certifications in tables; the script shows two to four of them side by side."""

from __future__ import annotations

from ..certifications import all_certifications
from ..certifications.view import comparison_view
from ..library import Library
from ..nodes import Node
from ..render import render_widget
from . import Fence, Page


def render(request: Node | None, library: Library, page: Page) -> str:
    view, cited = comparison_view(all_certifications(library.book), library.book, library.words, page.resolve)
    page.cite_all(cited)
    return render_widget("comparator", library, page, **vars(view))


FENCE = Fence(name="comparator", render=render, elsewhere="certifications stand in data/certifications.yml")
