"""```` ```review ````: a few items and cards a day, chosen by the script from the reader's own answers; a sheet for paper without it."""

from __future__ import annotations

from ..library import Library
from ..nodes import Node
from ..render import render_widget
from . import Fence, Page

_GAPS = (1, 3, 7, 14, 30)
"""Days between reviews by hand. The exact pattern matters little: Latimier and others 2021, doi 10.1007/s10648-020-09572-8."""
_ROWS = 14
"""Empty lines: with the heading they fill one page of paper."""


def render(request: Node | None, library: Library, page: Page) -> str:
    return render_widget("review", library, page, gaps=_GAPS, rows=_ROWS, report_url=page.site.report_url)


FENCE = Fence(name="review", render=render, elsewhere="it shows what is due, from data/quizzes and data/glossary.yml")
