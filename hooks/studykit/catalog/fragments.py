"""A bank as the browser gets it: the HTML of its items and of the cases that they are about."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from ..fences import Page
from ..fences.case import render_case
from ..library import Library
from ..render import Site, render_item, render_widget
from ..terms_view import term_views
from .published import TERMS, Published

ROOT = "%root%"
"""Stands for the site's root in addresses; parts/banks.js puts it in."""
_KEPT = "\x1f"
"""Stands for it until texts that hold the same letters are out of the way; YAML forbids this character."""


def fragments(published: Published, library: Library, site: Site, url: Callable[[str], str]) -> dict[str, Any]:
    """The content of each fragment by its name. `url` gives a page's address from the site's root."""

    def resolve(target: str) -> str:
        path, mark, anchor = target.partition("#")
        return f"{_KEPT}{url(path)}{mark}{anchor}"

    page = Page(resolve, site)
    cases = {name: _safe(render_case(case, library, page)) for name, case in published.cases.items()}
    made: dict[str, Any] = {
        bank: {
            "items": {item.id: _safe(render_item(item, library, site, resolve)) for item in items},
            "cases": {name: cases[name] for name in dict.fromkeys(item.case for item in items) if name},
        }
        for bank, items in published.banks.items()
    }
    if published.terms:
        views = term_views(published.terms, library, page)
        made[TERMS] = {
            "terms": {
                view.id: {
                    "front": escape(view.term, quote=False),
                    "back": _safe(render_widget("meaning", library, page, term=view)),
                }
                for view in views
            }
        }
    return made


def _safe(html: str) -> str:
    """Addresses get the mark; where an author wrote the same letters, they stay text."""
    return html.replace(ROOT, f"&#37;{ROOT[1:]}").replace(_KEPT, ROOT)
