"""Abbreviations with their meaning, once in each section: the meaning is there where a reader starts, a page full of
underlined words is hard to read, and each tooltip costs a phone work."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.treeprocessors import Treeprocessor

from .elements import put_text


class Meanings(Treeprocessor):
    """Marks the first mention of each abbreviation in each section; `meanings` is short form → what it stands for."""

    def __init__(self, md: Markdown, meanings: Mapping[str, str]) -> None:
        super().__init__(md)
        self._mark = AbbrTreeprocessor(md, dict(meanings))

    def run(self, root: Element) -> None:
        self._mark.run(root)
        seen: set[str] = set()
        for block in root:
            if block.tag == "h2":
                seen = set()
            _keep_first(block, seen)


def _keep_first(element: Element, seen: set[str]) -> None:
    for child in list(element):
        if child.tag == "abbr" and (child.text or "") in seen:
            put_text(element, child, child.text or "")
            continue
        if child.tag == "abbr":
            seen.add(child.text or "")
        _keep_first(child, seen)
