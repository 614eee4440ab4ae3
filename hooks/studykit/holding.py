"""What search does not read of a page: taken out before the theme's search parses it, put back after."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENS = '<section class="'
_TITLE = ('<p class="case-title">', "</p>")
_FOUND_BY: dict[str, tuple[str, str] | None] = {
    "quiz": None,
    "sources": None,
    "case": _TITLE,
    "practice": _TITLE,
    "terms": ("<dt>", "</dt>"),
    "cards": ("<summary>", "</summary>"),
    "tool progress": None,
    "tool my-plan": None,
    "tool review": None,
    "tool mydata": None,
}
"""Per widget, what search shall find: of a case or a practice its title, of words the words alone, of a quiz, sources or a tool nothing.
A thousand stems are a sixth of the index that every first visit loads, and say nothing that the lesson above does not."""
_HELD = re.compile(r"<!--studykit-(\d+)-->.*?<!--/studykit-->", re.DOTALL)


def hold_widgets(html: str) -> tuple[str, list[str]]:
    """A page with only the words by which its widgets shall be found, and the widgets that were taken out.

    Search shall find neither choices nor keys, nor an invented claim's values, nor the widgets' own words; parsing them
    only to skip them is half of what items cost a build.
    """
    held: list[str] = []
    parts: list[str] = []
    end = 0
    # Searching for fixed strings: a regular expression would walk through every item letter by letter.
    while (start := html.find(_OPENS, end)) >= 0:
        name_at = start + len(_OPENS)
        name = html[name_at : html.index('"', name_at)]
        if name not in _FOUND_BY:
            parts.append(html[end:name_at])
            end = name_at
            continue
        parts += [html[end:start], f"<!--studykit-{len(held)}-->"]
        end = html.index("</section>", start) + len("</section>")
        held.append(html[start:end])
        marks = _FOUND_BY[name]
        parts += [f"{text} " for text in _between(held[-1], *marks)] if marks else []
        parts.append("<!--/studykit-->")
    return "".join([*parts, html[end:]]), held


def put_back(html: str, held: list[str]) -> str:
    """The page with its widgets whole again."""
    return _HELD.sub(lambda match: held[int(match[1])], html) if held else html


def _between(html: str, opens: str, closes: str) -> Iterator[str]:
    return (piece.partition(closes)[0] for piece in html.split(opens)[1:])
