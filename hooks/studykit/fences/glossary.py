"""```` ```glossary ````: all terms of data/glossary.yml."""

from __future__ import annotations

from html import escape

from ..library import Library
from ..nodes import Node
from ..texts import render_text
from . import Fence, Page


def render_glossary(request: Node | None, library: Library, page: Page) -> str:
    entries = ""
    for term in sorted(library.glossary, key=lambda term: term.term.casefold()):
        stands_for = f"<i>{escape(term.stands_for)}.</i> " if term.stands_for else ""
        source = library.book.sources.get(term.source) if term.source else None
        cited = ""
        if source:
            page.cite(source.id)
            cited = f' <a class="cite" href="#source-{source.id}">{escape(source.short)}</a>'
        meaning = render_text(term.meaning, library, page)
        entries += f'<div id="term-{term.id}"><dt>{escape(term.term)}</dt><dd>{stands_for}{meaning}{cited}</dd></div>\n'
    return f'<dl class="glossary">\n{entries}</dl>\n'


FENCE = Fence(name="glossary", render=render_glossary, elsewhere="terms stand in data/glossary.yml")
