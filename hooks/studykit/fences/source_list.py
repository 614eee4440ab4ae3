"""```` ```source-list ````: all sources of the guide, by publisher."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from ..citation_html import describe_source
from ..library import Library
from ..nodes import Node
from ..places import Problem
from . import Fence, Page


def check_source_list(request: Node | None, library: Library) -> Iterator[Problem]:
    """The fence takes nothing."""
    if request is not None:
        yield Problem(
            request.place,
            "the source-list fence takes nothing",
            "leave its body empty; sources stand in data/sources.yml",
        )


def render_source_list_fence(request: Node | None, library: Library, page: Page) -> str:
    """All sources; without ids, since the list at the page's end has them."""
    sources = sorted(
        library.book.sources.values(), key=lambda source: (source.publisher.casefold(), source.title.casefold())
    )
    html = ""
    for publisher, group in groupby(sources, key=lambda source: source.publisher):
        entries = "".join(
            f"<li>{describe_source(source, library.words, names_publisher=False)}</li>\n" for source in group
        )
        html += f"<div><dt>{escape(publisher)}</dt><dd><ul>\n{entries}</ul></dd></div>\n"
    return f'<dl class="source-list">\n{html}</dl>\n'


FENCE = Fence(name="source-list", check=check_source_list, render=render_source_list_fence)
