"""```` ```comparator ````: all certifications in tables; the script shows two to four of them side by side."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..render import render_comparator
from . import Fence, Page


def check_comparator(request: Node | None, library: Library) -> Iterator[Problem]:
    """The fence takes nothing."""
    if request is not None:
        yield Problem(
            request.place,
            "the comparator fence takes nothing",
            "leave its body empty; certifications stand in data/certifications.yml",
        )


def render(request: Node | None, library: Library, page: Page) -> str:
    return render_comparator(library, page)


FENCE = Fence(name="comparator", check=check_comparator, render=render)
