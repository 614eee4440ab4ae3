"""```` ```chart ````: facts drawn, with their table behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from ..charts.request import check_chart, drawn_columns
from ..charts.rows import bar_panels, range_panel, unit_line, with_columns
from ..charts.times import trend, years
from ..fact_table_html import TableView, render_grid, render_table, source_line
from ..fact_table_notes import CellNotes
from ..fact_table_request import asked_rows
from ..facts import FactBook
from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..render import render_widget
from . import Fence, Page
from .fact_table import build_table

_SEEN = "chart "


def check(request: Node | None, library: Library) -> Iterator[Problem]:
    if request is not None:
        yield from check_chart(request, library.book, build_table)


def render(request: Node | None, library: Library, page: Page) -> str:
    assert request is not None
    view = build_table(request, library.book)
    for fact in view.facts():
        page.cite(fact.source.id)
    report_url = page.report_url(fact.id for fact in view.facts())
    drawn, kind = with_columns(view, 0, drawn_columns(request)), request.text_of("kind") or ""
    notes, words = CellNotes(library.words), library.words
    if not any(drawn.facts()):
        # Facts with a problem of their own, which a preview reports elsewhere.
        return render_table(view, words, report_url)
    # Ids differ on a page, and stay the same from build to build.
    number = 1 + sum(name.startswith(_SEEN) for name in page.seen)
    page.seen.add(f"{_SEEN}{number}")
    parts = {
        "id": f"chart-{number}",
        **_drawing(kind, drawn, _compared(request, library.book), notes, words),
        "caption": view.caption,
        "columns": drawn.columns,
        # Last, so that the chart's marks come in the order of the alphabet.
        "table": Markup(render_grid(view, notes, words)),
        "sources": Markup(source_line(view, None, words, report_url)),
        "notes": Markup(notes.html()),
    }
    return render_widget("chart", library, page, kind=kind, **parts)


def _drawing(
    kind: str, view: TableView, compare: str | None, notes: CellNotes, words: Mapping[str, str]
) -> dict[str, Any]:
    """What the template draws for a kind, in a part of that name."""
    if kind == "bars":
        return {"panels": bar_panels(view, compare, notes, words), "compare": compare}
    if kind == "ranges":
        return {"panels": [range_panel(view, notes, words)], "compare": None}
    if kind == "trend":
        return {"trend": trend(view, notes, words)}
    return {
        "years": years(view, notes, words),
        "unit": unit_line(view, None, words),
        "has_gaps": any(None in row.cells for row in view.rows),
    }


def _compared(request: Node, book: FactBook) -> str | None:
    """The label of the row that the others are compared with."""
    name = request.text_of("compare")
    labels = {row.name: row.label for row in asked_rows(request)}
    return (labels.get(name) or book.subjects[name].name) if name in labels else None


FENCE = Fence(name="chart", check=check, render=render, needs_body=True)
