"""Author texts for files that leave the site: plain HTML with whole addresses, and plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from markupsafe import Markup

from ..banks import Item
from ..case_view import case_view
from ..cases import Case
from ..fences import Page
from ..library import Library
from ..render import Site
from ..texts import render_text

_TAG = re.compile(r"<(?P<name>[a-z]+)\b(?P<attributes>[^>]*)>")
_HREF = re.compile(r'href="(https?://[^"]*)"')
_DEAD = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_BREAK = re.compile(r"</(?:p|li|tr|caption|dt|dd)>|<br>")
_SPACES = re.compile(r"[ \t]+")


class Texts:
    """What a text says outside the site.

    `link` gives the whole address of a page below docs/, or nothing where nobody knows it: its words stay then.
    `pages` gives the page where an item stands.
    """

    def __init__(self, library: Library, site: Site, link: Callable[[str], str], pages: Mapping[str, str]) -> None:
        self._library, self._words = library, library.words
        self._link, self._pages = link, pages
        self._page = Page(link, site)

    def inline(self, text: str) -> Markup:
        return Markup(_clean(render_text(text, self._library, self._page)))

    def blocks(self, text: str) -> str:
        return _clean(render_text(text, self._library, self._page, blocks=True))

    def stem(self, item: Item) -> str:
        invented = f"<p>{escape(self._words['invented'])}</p>" if item.invented else ""
        return f"<p>{self.inline(item.stem)}</p>{invented}"

    def sources(self, item: Item) -> str:
        """The item's sources with their days, and the page that teaches it."""
        cited = [
            f'<a href="{escape(url)}">{escape(title)}</a>{escape(where)}' for title, url, where in self.cited(item)
        ]
        url = self.url(item)
        more = f'<p><a href="{escape(url)}">{escape(self._words["takeaway_read"])}</a></p>' if url else ""
        return f"<p>{escape(self._words['source'])}: {'; '.join(cited)}</p>{more}"

    def cited(self, item: Item) -> list[tuple[str, str, str]]:
        """The item's sources as plain text: publisher and title, address, place and day."""
        entries = [(entry, self._library.book.sources[entry.id]) for entry in item.sources]
        return [
            (f"{source.publisher}: {source.title}", source.url, f"{where} ({entry.date or source.seen})")
            for entry, source in entries
            for where in [f", {entry.where}" if entry.where else ""]
        ]

    def url(self, item: Item) -> str:
        """Where the item stands, or nothing without the site's address."""
        page = self._pages.get(item.id)
        return self._link(f"{page}#{item.id}") if page else ""

    def case(self, case: Case) -> str:
        """A case as tables and paragraphs."""
        view = case_view(case, self._words)
        parts = [f"<p><b>{escape(view.title)}</b></p><p>{escape(self._words['case_invented'])}</p>"]
        for group in view.groups:
            if group.is_note:
                parts += [f"<p><b>{escape(f.label)}</b><br>{escape(f.value)}</p>" for f in group.fields]
                continue
            rows = (
                f"<tr><td>{escape(f'{f.number} {f.label}'.strip())}</td><td>{escape(f.value)}</td></tr>"
                for f in group.fields
            )
            parts.append(f"<table><caption>{escape(group.caption)}</caption><tbody>{''.join(rows)}</tbody></table>")
        return "".join(parts)


def _clean(html: str) -> str:
    """HTML without the site's classes and titles; a link without a whole address leaves its words."""

    def bare(match: re.Match[str]) -> str:
        href = _HREF.search(match["attributes"]) if match["name"] == "a" else None
        return f"<{match['name']} {href[0]}>" if href else f"<{match['name']}>"

    return _DEAD.sub(r"\1", _TAG.sub(bare, html)) if "<" in html else html


def plain(html: str) -> str:
    """The words of a piece of HTML, one line for each paragraph, entry or row; cells are apart by a colon."""
    text = _BREAK.sub("\n", html.replace("</td><td>", ": "))
    lines = (_SPACES.sub(" ", line).strip() for line in unescape(re.sub(r"<[^>]*>", "", text)).split("\n"))
    return "\n".join(line for line in lines if line)
