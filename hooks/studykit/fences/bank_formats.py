"""```` ```bank-formats ````: what each type of item becomes in the question banks for other programs."""

from __future__ import annotations

from ..library import Library
from ..nodes import Node
from ..render import render_widget
from ..takeaway.kinds import kind_rows
from . import Fence, Page


def render(request: Node | None, library: Library, page: Page) -> str:
    return render_widget("bank_formats", library, page, rows=kind_rows(library))


FENCE = Fence(name="bank-formats", render=render, elsewhere="it shows the types of all published items")
