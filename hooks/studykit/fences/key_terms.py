"""```` ```key-terms ````: a few words of the glossary with their meanings, at a lesson's end."""

from __future__ import annotations

from ..library import Library
from ..nodes import Node
from ..render import render_widget
from ..terms_view import check_terms_request, requested_terms, term_view
from . import Fence, Page


def render(request: Node | None, library: Library, page: Page) -> str:
    terms = [term_view(term, library, page, is_glossary=False) for term in requested_terms(request, library)]
    return render_widget("terms", library, page, terms=terms)


FENCE = Fence(name="key-terms", render=render, check=check_terms_request, needs_body=True)
