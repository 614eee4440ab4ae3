"""Rules within one item that hold for every type. Each takes the item's node, skips what it cannot read, and yields problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .figures import may_hold_figure
from .inline import to_html
from .item_types import ItemType
from .lints.errors import check_has_source, check_whys
from .nodes import Node
from .places import Place, Problem, shorten
from .scan import has_markup

AuthorText = tuple[Node, bool]
"""A node with text, and whether paragraphs are allowed in it."""
PlaceOf = Callable[[int], Place]
"""Turns an offset in a text into a place."""


def check_item(item: Node, kind: ItemType, texts: list[AuthorText]) -> Iterator[Problem]:
    """All rules that need nothing but the item itself; `texts` are those that `notable_texts` gives."""
    yield from check_stem(item)
    yield from check_whys(item)
    yield from check_has_source(item)
    yield from kind.check(item)
    for node, blocks in texts:
        yield from check_safe(node, blocks=blocks)
        yield from check_words(node.text or "", at(node))
        yield from check_codes(node.text or "", at(node))
    yield from check_order(item)


def notable_texts(item: Node, kind: ItemType) -> list[AuthorText]:
    """The texts of an item that the rules of texts must read: none, where all of them together are plain words.

    Most items are, and looking once at all eight texts costs a fraction of running every rule on each.
    """
    texts = list(item_texts(item, kind))
    joined = "\n".join(node.text or "" for node, _ in texts).lower()
    is_plain = (
        not has_markup(joined) and not may_hold_figure(joined) and not any(word in joined for word in _EXAM_WORDS)
    )
    return [] if is_plain else texts


def at(node: Node) -> PlaceOf:
    """Offsets in a YAML text are lost to folding and quotes: everything in it is placed where it starts."""
    return lambda _offset: node.place


def item_texts(item: Node, kind: ItemType) -> Iterator[AuthorText]:
    """Every text that an author wrote for readers."""
    for name, blocks in (("stem", False), ("rationale", True)):
        node = item.get(name)
        if node and node.text:
            yield node, blocks
    hints = item.get("hints")
    for hint in hints.items if hints else []:
        if hint.text:
            yield hint, False
    yield from kind.texts(item)


def check_stem(item: Node) -> Iterator[Problem]:
    """A stem asks a question or tells what to do, and has no blank to fill."""
    stem = item.get("stem")
    if stem is None or not stem.text or not stem.text.strip():
        return
    text = stem.text.strip()
    if re.search(r"_{2,}|\.{4,}|…\s*$", text):
        yield Problem(stem.place, "the stem has a blank to fill", "ask a whole question")
    elif not re.search(r"[?.:!？。؟][)\"”*_]*$", text):
        yield Problem(
            stem.place,
            f'the stem "{shorten(text)}" is no whole sentence',
            "end a question with ? and an instruction with .",
        )


def check_safe(node: Node, *, blocks: bool) -> Iterator[Problem]:
    """Links lead to web addresses, pages or citations; images have no place in an item's text."""
    text = node.text or ""
    if "](" not in text:
        return
    for target in to_html(text, blocks=blocks)[1]:
        yield Problem(
            node.place,
            f'the link "{shorten(target)}" is not allowed here',
            "link to https://…, a page's .md file, fact:… or source:…",
        )
    if re.search(r"!\[[^\]]*\]\(", text):
        yield Problem(node.place, "an image stands in an item's text", "describe it in words")


_FORBIDDEN = re.compile(
    r"\b(actual exam|real exam (question|item)s?|brain ?dumps?|exam dumps?|recalled (question|item)s?)\b", re.IGNORECASE
)


_EXAM_WORDS = ("exam", "dump", "recall")
"""One of these is in all that the pattern above finds."""


def check_words(text: str, place_of: PlaceOf) -> Iterator[Problem]:
    """Nothing here comes from an exam, and nothing says it does."""
    lower = text.lower()
    for match in _FORBIDDEN.finditer(text) if any(word in lower for word in _EXAM_WORDS) else ():
        yield Problem(place_of(match.start()), f'"{match[0]}" speaks of exam content', "write an item of your own")


# Five digits, four digits and F, T or U (CPT), D and four digits (CDT). Money, larger numbers, ZIP codes with a state, and
# parts of addresses or record numbers are none.
_CODE_SHAPED = re.compile(r"(?<![\w$.,#/:-])(?:\d{5}|\d{4}[FTU]|D\d{4})(?![\w%]|[.,-]\d|[-/]\w)")
_FOUR_DIGITS = re.compile(r"\d{4}")
_ZIP = re.compile(r"\b(?:CT|Connecticut|ZIP(?: code)?)\s+$", re.IGNORECASE)


def check_codes(text: str, place_of: PlaceOf) -> Iterator[Problem]:
    """No CPT or CDT code: their owners license every use. A number of five digits is written with a comma."""
    for match in _CODE_SHAPED.finditer(text) if _FOUR_DIGITS.search(text) else ():
        if _ZIP.search(text[: match.start()]):
            continue
        yield Problem(
            place_of(match.start()),
            f'"{match[0]}" looks like a CPT or CDT code, which may not be published',
            "describe the service in words; write a number with a comma",
        )


def check_overdue(item: Node, today: str) -> Iterator[Problem]:
    """A warning only: time alone never breaks a build. `today` is an ISO date."""
    due = item.text_of("review_by") or today
    if due < today and re.fullmatch(r"\d{4}-\d\d-\d\d", due):
        place = item.place_of("review_by")
        yield Problem(place, f"review was due on {due}", "check the item and set a new date", is_warning=True)


def check_order(item: Node) -> Iterator[Problem]:
    """Choices keep the author's order only where they are numbers, dates or codes, which are read in order."""
    order, choices = item.get("order"), item.get("choices")
    if order is None or order.text != "fixed" or choices is None:
        return
    texts = [choice.text_of("text") or "" for choice in choices.items]
    if texts and not all(re.search(r"\d", text) for text in texts):
        yield Problem(
            order.place,
            "a fixed order is for numbers, dates and codes",
            "remove the field, so that choices are shuffled",
        )
