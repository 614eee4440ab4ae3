"""```` ```glossary ````: the words of data/glossary.yml, or one group of them."""

from __future__ import annotations

from itertools import groupby

from ..library import Library
from ..nodes import Node
from ..render import render_widget
from ..terms_view import check_terms_request, requested_terms, term_view
from . import Fence, Page


def render(request: Node | None, library: Library, page: Page) -> str:
    shown = [term_view(term, library, page, is_glossary=True) for term in requested_terms(request, library)]
    letters = [(letter, list(terms)) for letter, terms in groupby(shown, key=lambda term: _letter(term.term))]
    return render_widget("glossary", library, page, letters=letters)


def _letter(term: str) -> str:
    first = term.lstrip("-")[:1].upper()
    return first if first.isalpha() else "0–9"


FENCE = Fence(name="glossary", render=render, check=check_terms_request)
