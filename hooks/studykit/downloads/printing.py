"""Elements of our templates as blocks for paper: what `workbook.typ` draws.

A block is a dict with a `kind`; an inline text is a list of runs, a run a dict with `text` and maybe `strong`, `em`, `code`, `url`.
An item type that is added later comes out right as long as its template keeps to native controls.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from .markup import Tag

Block = dict[str, Any]
Runs = list[dict[str, Any]]

_STYLES = {"b": "strong", "strong": "strong", "em": "em", "i": "em", "code": "code"}
_BLOCKS = frozenset({"p", "ul", "ol", "dl", "div", "table", "details", "fieldset", "legend", "label", "section", "li"})
_SPACE = re.compile(r"\s+")


def runs(content: Iterable[Tag | str], **style: Any) -> Runs:
    """Inline content; white space is one space, and none at the ends."""
    found = list(_runs(content, style))
    while found and not found[0]["text"].strip():
        del found[0]
    while found and not found[-1]["text"].strip():
        del found[-1]
    if found:
        found[0]["text"] = found[0]["text"].lstrip()
        found[-1]["text"] = found[-1]["text"].rstrip()
    return [run for run in found if run["text"]]


def _runs(content: Iterable[Tag | str], style: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in content:
        if isinstance(one, str):
            yield {"text": _SPACE.sub(" ", one), **style}
            continue
        more: dict[str, Any] = {_STYLES[one.name]: True} if one.name in _STYLES else {}
        url = one.attributes.get("href", "") if one.name == "a" else ""
        # On paper, a way within the page leads nowhere.
        if url.startswith(("http://", "https://")):
            more["url"] = url
        yield from _runs(one.content, style | more)


def blocks(tag: Tag) -> list[Block]:
    """What an element holds, as blocks."""
    made: list[Block] = []
    loose: list[Tag | str] = []

    def close() -> None:
        if text := runs(loose):
            made.append({"kind": "text", "text": text})
        loose.clear()

    for one in tag.content:
        # An element of our own has a hyphen in its name, and holds a widget.
        if isinstance(one, str) or (one.name not in _BLOCKS and "-" not in one.name):
            loose.append(one)
        else:
            close()
            made.extend(_block(one))
    close()
    return _joined(made)


def _block(tag: Tag) -> Iterator[Block]:
    if tag.name == "label":
        yield _control(tag)
    elif tag.name == "ol" and tag.attributes.get("type") == "A":
        is_order = "steps" in tag.classes
        yield {"kind": "order" if is_order else "letters", "entries": [runs(entry.content) for entry in tag.tags()]}
    elif tag.name in ("ul", "ol"):
        yield {"kind": "list", "entries": [blocks(entry) for entry in tag.tags()]}
    elif tag.name == "div" and "row" in tag.classes:
        yield {"kind": "match", "rows": [runs(label.content) for label in tag.find("label")]}
    elif tag.name == "table":
        yield _table(tag)
    elif tag.name == "dl":
        yield from _definitions(tag)
    elif tag.name == "p":
        yield {"kind": "text", "text": runs(tag.content), "role": tag.classes[0] if tag.classes else ""}
    else:
        yield from blocks(tag)


def _control(label: Tag) -> Block:
    """A native control: a circle or a box to tick, boxes for the letters of a code, a line to write on."""
    control = next(label.find("input"), Tag("input"))
    text = runs(label.content)
    kind = control.attributes.get("type", "text")
    if kind in ("radio", "checkbox"):
        return {"kind": "tick", "round": kind == "radio", "entries": [text]}
    is_code = control.attributes.get("autocapitalize") == "characters"
    return {"kind": "code" if is_code else "write", "text": text}


def _table(table: Tag) -> Block:
    caption = next(table.find("caption"), Tag("caption"))
    rows = [{"cells": [runs(cell.content) for cell in row.tags()]} for row in table.find("tr")]
    return {"kind": "table", "caption": runs(caption.content), "rows": rows}


def _definitions(tag: Tag) -> Iterator[Block]:
    """Each term with what is said about it; a term alone, such as the key of an order, too."""
    for part in tag.tags():
        if part.name == "div":
            yield from _definitions(part)
        elif part.name == "dt":
            yield {"kind": "said", "term": runs(part.content), "key": "data-key" in part.attributes, "about": []}
        elif part.name == "dd":
            yield {"kind": "about", "about": blocks(part)}


def _joined(made: list[Block]) -> list[Block]:
    """Rows of one match as one table, choices as one list; what is said about a term behind the term."""
    joined: list[Block] = []
    for block in made:
        last = joined[-1] if joined else {}
        if block["kind"] == "match" and last.get("kind") == "match":
            last["rows"] += block["rows"]
        elif block["kind"] == "tick" and last.get("kind") == "tick":
            last["entries"] += block["entries"]
        elif block["kind"] == "about" and last.get("kind") == "said":
            last["about"] += block["about"]
        else:
            joined.append(block)
    return joined
