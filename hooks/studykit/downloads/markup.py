"""HTML of our own templates as a tree: what the printed forms are made from, so that an item is rendered once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"input", "br", "hr", "img", "link", "meta", "wbr"})
_LEFT_OUT = frozenset({"select", "script", "style", "svg", "summary"})
"""What says nothing on paper: list boxes, drawings, the words that open something."""


@dataclass(slots=True)
class Tag:
    """An element with what it holds: elements and texts."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Tag | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def tags(self) -> Iterator[Tag]:
        return (one for one in self.content if isinstance(one, Tag))

    def find(self, name: str) -> Iterator[Tag]:
        """All elements of this name below this one, in the order of the page."""
        for one in self.tags():
            if one.name == name:
                yield one
            yield from one.find(name)

    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text() for one in self.content)


def read_markup(html: str) -> Tag:
    """The tree of a piece of HTML, which must be well formed apart from list boxes."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Tag("")
        self._open = [self.root]
        self._without = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._without:
            return
        if tag in _LEFT_OUT:
            self._without = tag
            return
        made = Tag(tag, {name: value or "" for name, value in attrs})
        self._open[-1].content.append(made)
        if tag not in _VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if self._without:
            self._without = "" if tag == self._without else self._without
        elif tag not in _VOID:
            while len(self._open) > 1 and self._open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._without:
            self._open[-1].content.append(data)
