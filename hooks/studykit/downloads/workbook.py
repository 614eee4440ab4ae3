"""The workbook: all items on paper, per chapter and whole, with the key and the sources at the end, as tagged PDF."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..banks import Bank, Item
from ..case_view import case_view
from ..codes.making import long_date
from ..dates_in_text import write_date
from ..fences import Page
from ..render import render_quiz, render_widget
from ..words import fill
from . import FOLDER, Download, Making
from .markup import Tag, read_markup
from .printing import Block, blocks, runs
from .typesetting import page_count, typeset

_NOTICES = ("independent", "trademarks", "invented", "license")


def make(making: Making) -> Iterator[Download]:
    """The whole workbook, then one for each bank with reviewed items."""
    chapters = [chapter for bank in making.library.banks.values() if (chapter := chapter_of(bank, making))]
    if not chapters:
        return
    # The whole first, which takes longest. Typst lets other threads work meanwhile.
    with ThreadPoolExecutor(2) as pool:
        books = pool.map(lambda book: print_book(book, making), [chapters, *([chapter] for chapter in chapters)])
        yield _download("workbook", making.library.words["workbook_whole"], next(books), making)
        for chapter, book in zip(chapters, books, strict=True):
            yield _download(f"workbook-{chapter['name']}", chapter["title"], book, making)


def _download(name: str, title: str, book: bytes, making: Making) -> Download:
    amount = fill(making.library.words["download_workbook_count"], n=str(page_count(book)))
    return Download("workbook", f"{FOLDER}/{name}.pdf", title, book, amount)


def print_book(chapters: list[dict[str, Any]], making: Making) -> bytes:
    """The PDF of some chapters: tagged, for screen readers (PDF/UA-1), and the same bytes for the same content and day."""
    book = {
        "title": making.library.words["workbook_title"],
        "subtitle": chapters[0]["title"] if len(chapters) == 1 else making.library.words["workbook_whole"],
        "day": [making.today.year, making.today.month, making.today.day],
        "notices": _notices(making),
        "chapters": chapters,
        "sources": _sources({name for chapter in chapters for name in chapter["sources"]}, making),
        "words": {name: text for name, text in making.library.words.items() if name.startswith("workbook_")},
    }
    return typeset(json.dumps(book, ensure_ascii=False), making.today, making.cache)


def chapter_of(bank: Bank, making: Making) -> dict[str, Any] | None:
    """What is printed of a bank; nothing of one without reviewed items."""
    items = _by_case([item for item in bank.items.values() if item.is_reviewed])
    if not items:
        return None
    page = Page(making.link, making.site, titles=making.titles)
    parts: list[dict[str, Any]] = []
    keys: list[dict[str, Any]] = []
    printed: set[str] = set()
    for number, item in enumerate(items, 1):
        if item.case and item.case not in printed:
            printed.add(item.case)
            parts.append({"kind": "case", **_case(item.case, making, page)})
        item_part, key = _item(item, number, making, page)
        parts.append(item_part)
        keys.append(key)
    return {
        "name": bank.name,
        "title": bank.title,
        "parts": parts,
        "keys": keys,
        "sources": sorted({cited.id for item in items for cited in item.sources}),
    }


def _by_case(items: list[Item]) -> list[Item]:
    """In the bank's order, but those about one case together: nobody turns pages back for it."""
    first: dict[str, int] = {}
    for place, item in enumerate(items):
        first.setdefault(item.case or item.id, place)
    return sorted(items, key=lambda item: first[item.case or item.id])


def _case(name: str, making: Making, page: Page) -> dict[str, Any]:
    view = case_view(making.library.cases[name], making.library.words)
    tree = read_markup(render_widget("case", making.library, page, case=view))
    title = next(one for one in tree.find("p") if "case-title" in one.classes)
    found = [block for block in blocks(tree) if block.get("role") != "case-title"]
    return {"title": runs(title.content), "blocks": found}


def _item(item: Item, number: int, making: Making, page: Page) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is asked, and the key: both from the HTML that the lessons show."""
    tree = next(read_markup(render_quiz([item], making.library, page)).find("study-item"))
    asked = next(tree.find("fieldset"))
    stem = next(asked.find("legend"))
    rest = Tag("div", {}, [one for one in asked.content if one is not stem and not _is_about(one)])
    # The key is the last part of an item; what stands between are hints.
    *hints, key = (one for one in tree.tags() if one is not asked)
    part = {
        "kind": "item",
        "number": number,
        "id": item.id,
        "stem": runs(stem.content),
        "about": [run for one in asked.tags() if _is_about(one) for run in runs(one.content)],
        "blocks": blocks(rest),
    }
    said: list[Block] = [block for one in hints for block in _hints(one, making)]
    return part, {"number": number, "id": item.id, "blocks": [*said, *blocks(key)]}


def _is_about(one: Tag | str) -> bool:
    return isinstance(one, Tag) and "about" in one.classes


def _hints(tag: Tag, making: Making) -> Iterator[Block]:
    for number, hint in enumerate(tag.find("p"), 1):
        text = [{"text": f"{making.library.words['hint']} {number}: ", "em": True}, *runs(hint.content)]
        yield {"kind": "text", "text": text, "role": "hint"}


def _notices(making: Making) -> list[str]:
    words = making.library.words
    lines = [words[f"workbook_{name}"] for name in _NOTICES]
    if making.library.codes:
        release = making.library.codes.release
        first, last = long_date(release.valid_from), long_date(release.valid_until)
        named = f"{release.name}, {release.issue}"
        lines.insert(2, fill(words["codes_release"], release=named, first=first, last=last))
    made = fill(words["workbook_made"], date=write_date(making.today.isoformat()))
    return [*lines, f"{made} {making.site_url or ''}".strip()]


def _sources(names: set[str], making: Making) -> list[dict[str, str]]:
    sources = [making.library.book.sources[name] for name in names]
    return [
        {
            "publisher": source.publisher,
            "title": source.title,
            "url": source.url or "",
            "seen": write_date(source.seen.isoformat()),
        }
        for source in sorted(sources, key=lambda one: (one.publisher.casefold(), one.title.casefold(), one.id))
    ]
