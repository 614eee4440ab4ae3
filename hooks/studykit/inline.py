"""Author text to safe HTML. Not Markdown as a page has it: no HTML, no attribute lists, no images, no odd links.

Items, glossary and checklists use it; a page's own prose does not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

_MARK = re.compile(r"[*_`\[\]\\&]")
_BLOCK = re.compile(r"\n\s*\n|^\s*[-+] ", re.MULTILINE)
_ALLOWED = re.compile(r"https?://|fact:|source:|example:|[\w./-]+\.md(#[\w-]+)?$")


@lru_cache(maxsize=65536)
def to_html(text: str, *, blocks: bool = False) -> tuple[str, tuple[str, ...]]:
    """HTML of a text, and the link targets in it that are not allowed (their text stays, the link goes).

    Without `blocks` the result is inline; with it, it is paragraphs and lists. Links to pages come out as `md:path`, citations
    as they were written: whoever places the text on a page resolves both.
    """
    text = text.strip()
    if not _MARK.search(text) and not (blocks and _BLOCK.search(text)):
        html = escape(" ".join(text.split()), quote=False)
        return (f"<p>{html}</p>" if blocks else html), ()
    return _convert(text, blocks)


def _convert(text: str, blocks: bool) -> tuple[str, tuple[str, ...]]:
    converter = _converter(blocks)
    converter.reset()
    refused: list[str] = []
    converter.treeprocessors["studykit-links"].refused = refused  # type: ignore[attr-defined]
    if not blocks:
        text = " ".join(text.split())
    html = converter.convert(text)
    if not blocks:
        html = html.removeprefix("<p>").removesuffix("</p>")
    return html, tuple(refused)


@lru_cache(maxsize=2)
def _converter(blocks: bool) -> markdown.Markdown:
    """One Markdown for all texts: making one per text is what makes other quiz plugins slow."""
    converter = markdown.Markdown()
    registries: list[tuple[Any, set[str]]] = [
        (converter.preprocessors, {"normalize_whitespace"}),
        (converter.parser.blockprocessors, {"empty", "paragraph"} | ({"indent", "ulist"} if blocks else set())),
        (converter.inlinePatterns, {"backtick", "escape", "link", "not_strong", "em_strong", "em_strong2"}),
        (converter.treeprocessors, {"inline", "unescape"}),
        (converter.postprocessors, set()),
    ]
    for registry, keep in registries:
        for name in [item.name for item in registry._priority if item.name not in keep]:
            registry.deregister(name)
    converter.treeprocessors.register(_Links(converter), "studykit-links", 1)
    return converter


class _Links(Treeprocessor):
    """Keep links that lead to pages, citations and web addresses; turn every other one into its text."""

    refused: list[str]

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = link.get("href", "")
            if _ALLOWED.match(target):
                link.attrib = {"href": target if ":" in target else f"md:{target}"}
            else:
                self.refused.append(target)
                link.tag, link.attrib = "span", {}
