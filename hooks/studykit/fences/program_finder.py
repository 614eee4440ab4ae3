"""```` ```program-finder ````: all programs of the fact files, complete without a script; with one, filtered, sorted and compared."""

from __future__ import annotations

from collections.abc import Iterator

from ..finder import build_rows, check_programs, finder_view
from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..render import render_widget
from . import Fence, Page


def check_finder(request: Node | None, library: Library) -> Iterator[Problem]:
    """What it shows is checked with it."""
    yield from check_programs(library.book)


def render(request: Node | None, library: Library, page: Page) -> str:
    rows = build_rows(library.book)
    for fact in (fact for row in rows for fact in row.facts()):
        page.cite(fact.source.id)
    return render_widget("finder", library, page, finder=finder_view(rows, library.words))


FENCE = Fence(name="program-finder", render=render, check=check_finder, elsewhere="programs stand in data/programs.yml")
