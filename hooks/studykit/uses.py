"""Where each source is used: the list of all sources leads back to the pages.

The list is rendered before later pages have said what they cite. It leaves marks, which are filled once all pages are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape

_MARK = re.compile(r"<!--used:([a-z0-9-]+)-->")


def use_mark(source_id: str) -> str:
    """Stands in a page's HTML where `Uses.fill` is to name the pages that use a source."""
    return f"<!--used:{source_id}-->"


class Uses:
    """The pages that use a source, in the order in which they were added."""

    def __init__(self) -> None:
        self._pages: dict[str, dict[str, str]] = {}

    def add(self, source_ids: Iterable[str], url: str, title: str) -> None:
        for source_id in source_ids:
            self._pages.setdefault(source_id, {})[url] = title

    def fill(self, html: str, words: Mapping[str, str], link: Callable[[str], str]) -> str:
        """A page with its marks filled. `link` turns a page's address below the site into one that works from here."""
        return _MARK.sub(lambda match: self._said(match[1], words, link), html) if "<!--used:" in html else html

    def _said(self, source_id: str, words: Mapping[str, str], link: Callable[[str], str]) -> str:
        pages = self._pages.get(source_id)
        if not pages:
            return f"<small>{escape(words['source_unused'])}</small>"
        links = ", ".join(f'<a href="{escape(link(url))}">{escape(title)}</a>' for url, title in pages.items())
        return f"<small>{escape(words['source_used'])} {links}</small>"
