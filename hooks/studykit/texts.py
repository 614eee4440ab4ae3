"""Author text on a page: safe HTML with its citations and links resolved."""

from __future__ import annotations

import re

from markupsafe import Markup

from .citation_html import render_citation
from .fences import Page
from .inline import to_html
from .library import Library

_LINK = re.compile(r'<a href="(?P<target>(?:fact|source|example|md):[^"]*)">(?P<text>.*?)</a>', re.DOTALL)


def render_text(text: str, library: Library, page: Page, *, blocks: bool = False) -> Markup:
    """A text of an item, checklist or glossary as HTML for this page. Its citations lead straight to the publisher."""
    html, _ = to_html(text, blocks=blocks)
    if 'href="' not in html:
        return Markup(html)

    def resolve(match: re.Match[str]) -> str:
        target = match["target"]
        if target.startswith("md:"):
            return f'<a href="{Markup.escape(page.resolve(target[3:]))}">{match["text"]}</a>'
        return render_citation(library.book, target, match["text"], words=library.words, seen=set(), on_page=False)

    return Markup(_LINK.sub(resolve, html))
