"""```` ```program-finder ````: all programs of the fact files, complete without a script; with one, filtered, sorted and compared."""

from __future__ import annotations

from collections.abc import Iterator

from ..finder import build_rows, check_programs, finder_view
from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..render import render_finder
from . import Fence, Page


def check_finder(request: Node | None, library: Library) -> Iterator[Problem]:
    """The fence takes nothing; what it shows is checked with it."""
    if request is not None:
        yield Problem(
            request.place,
            "the program-finder fence takes nothing",
            "leave its body empty; programs stand in data/programs.yml",
        )
    yield from check_programs(library.book)


def render(request: Node | None, library: Library, page: Page) -> str:
    rows = build_rows(library.book)
    for fact in (fact for row in rows for fact in row.facts()):
        page.cite(fact.source.id)
    return render_finder(finder_view(rows, library.words), library, page)


FENCE = Fence(name="program-finder", check=check_finder, render=render)
