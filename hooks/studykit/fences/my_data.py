"""```` ```my-data ````: the reader's own record: as a file, the room it has, the guide kept on the device, forgetting all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..render import render_widget
from ..scalars import one_of
from ..shapes import Shape, shape_of
from . import Fence, Page


class MyDataRequest(Shape):
    """Which panel stands here."""

    panel: Annotated[str, *one_of("file", "room", "offline", "forget")] = Field(
        description="What the reader can do here: file saves and loads, room is about storage, offline keeps the guide, forget removes all."
    )


def check_my_data(request: Node | None, library: Library) -> Iterator[Problem]:
    if request is not None:
        yield from shape_of(request, MyDataRequest)[1]


def render(request: Node | None, library: Library, page: Page) -> str:
    assert request is not None
    return render_widget("mydata", library, page, panel=request.text_of("panel"))


FENCE = Fence(name="my-data", check=check_my_data, render=render, needs_body=True)
