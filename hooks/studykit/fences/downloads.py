"""```` ```downloads ````: all files to take away, with what each is for, its size and its date."""

from __future__ import annotations

from ..downloads.listing import MARK
from ..library import Library
from ..nodes import Node
from . import Fence, Page


def render(request: Node | None, library: Library, page: Page) -> str:
    return f'<section class="downloads" data-part="downloads">\n{MARK}\n</section>\n'


FENCE = Fence(name="downloads", render=render, elsewhere="each kind of file is a module of hooks/studykit/downloads")
