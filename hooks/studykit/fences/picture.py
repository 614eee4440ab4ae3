"""```` ```picture ````: the steps of a way, or the parts of a code, drawn."""

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


class PictureRequest(Shape):
    """Which picture stands here."""

    picture: Kebab = Field(description="A file in data/pictures, without .yml.")


def check_picture(request: Node | None, library: Library) -> Iterator[Problem]:
    yield from check_named(request, PictureRequest, "picture", "picture", "data/pictures", library.pictures)


def render(request: Node | None, library: Library, page: Page) -> str:
    picture = library.pictures[(request.text_of("picture") or "") if request else ""]
    return render_widget("picture", library, page, picture=picture.shape)


FENCE = Fence(name="picture", render=render, check=check_picture, needs_body=True)
