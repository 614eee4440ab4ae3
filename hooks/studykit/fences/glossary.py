"""```` ```glossary ````: all terms of data/glossary.yml."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..texts import render_text
from . import Fence, Page


def check_glossary(request: Node | None, library: Library) -> Iterator[Problem]:
    """The fence takes nothing."""
    if request is not None:
        yield Problem(
            request.place, "the glossary fence takes nothing", "leave its body empty; terms stand in data/glossary.yml"
        )


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


FENCE = Fence(name="glossary", check=check_glossary, render=render_glossary)
