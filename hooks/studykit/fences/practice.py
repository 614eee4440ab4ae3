"""```` ```practice ````: endless tasks of one kind, made by the script from a seed; worked examples without it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..practice_view import examples
from ..render import render_widget
from ..scalars import one_of
from ..shapes import Shape, shape_of
from . import Fence, Page


class PracticeRequest(Shape):
    """What is practiced here."""

    kind: Annotated[str, *one_of("remittance")] = Field(description="What the tasks are about.")


def check_practice(request: Node | None, library: Library) -> Iterator[Problem]:
    if request is not None:
        yield from shape_of(request, PracticeRequest)[1]


def render(request: Node | None, library: Library, page: Page) -> str:
    return render_widget("practice", library, page, examples=examples(library.words))


FENCE = Fence(name="practice", check=check_practice, render=render, needs_body=True)
