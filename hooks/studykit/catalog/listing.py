"""What the catalog says of pages, objectives, items, words and exams."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ..assets import content_hash
from ..banks import Item
from ..exams import Exam
from ..item_pages import ItemPages, objectives_on
from ..library import Library
from ..scan import Scan
from .pages import chapter_of, page_entry
from .published import Published, term_hash


def listing(
    published: Published, library: Library, scans: Mapping[str, Scan], placed: ItemPages, url: Callable[[str], str]
) -> dict[str, Any]:
    """The catalog without the addresses of its fragments."""
    scan_of = {path: scans[f"docs/{path}"] for path in placed.shown}
    objectives = {path: objectives_on(scan) for path, scan in scan_of.items()}
    home = {item.id: placed.home[item.id] for _, item in published.items() if item.id in placed.home}
    named = {path for path, texts in objectives.items() if texts} | set(home.values())
    pages = _used_pages(list(scan_of), named, library)
    number = {path: at for at, path in enumerate(pages)}
    enemies = _enemies(published)
    items = {
        item.id: _item_entry(item, bank, enemies.get(item.id, []), number.get(home.get(item.id, "")))
        for bank, item in published.items()
    }
    exams = {name: _exam_entry(exam, library) for name, exam in sorted(library.exams.items()) if exam.shape}
    entries = [page_entry(path, scan_of[path], library, url) for path in pages]
    chapters = dict.fromkeys(entry["chapter"] for entry in entries)
    return {
        "version": _version(items, exams),
        "pages": entries,
        "chapters": {name: placed.called[name] for name in chapters if name in placed.called},
        "objectives": {
            name: {"text": text, "page": number[path]}
            for path, texts in objectives.items()
            for name, text in texts.items()
        },
        "items": items,
        "terms": {term.id: {"hash": term_hash(term), "group": term.group} for term in published.terms},
        "exams": exams,
    }


def _used_pages(paths: list[str], named: set[str], library: Library) -> list[str]:
    """The pages that items, objectives (`named`) or the plan name, and the first page of each of their chapters, in order."""
    used = named | {path for path in paths if library.plan.month_of(path)}
    used |= {f"{chapter_of(path)}/index.md" for path in used}
    return [path for path in paths if path in used]


def _enemies(published: Published) -> dict[str, list[str]]:
    """Of each item those that are never drawn with it. It is enough that one of the two names the other."""
    names = {item.id for _, item in published.items()}
    pairs = [(item.id, enemy) for _, item in published.items() for enemy in item.enemies if enemy in names]
    found: dict[str, set[str]] = {}
    for one, other in [*pairs, *((other, one) for one, other in pairs)]:
        found.setdefault(one, set()).add(other)
    return {name: sorted(others) for name, others in found.items()}


def _item_entry(item: Item, bank: str, enemies: list[str], page: int | None) -> dict[str, Any]:
    """An item as the catalog has it; what is not known is left out."""
    entry = {
        "hash": item.hash,
        "bank": bank,
        "type": item.type,
        "objective": item.objective,
        "domain": item.domain,
        "level": item.level,
        "difficulty": item.difficulty,
        "page": page,
        "case": item.case,
        "enemies": enemies,
        "review_by": item.review_by,
    }
    return {name: value for name, value in entry.items() if value not in (None, [])}


def _exam_entry(exam: Exam, library: Library) -> dict[str, Any]:
    weights = exam.weights(library.book)
    assert exam.shape
    return {
        "title": exam.shape.title,
        "domains": [
            {"id": domain.id, "title": domain.title, "weight": weights[domain.id]}
            for domain in exam.shape.domains
            if domain.id in weights
        ],
        "forms": exam.forms,
    }


def _version(items: Mapping[str, dict[str, Any]], exams: Mapping[str, dict[str, Any]]) -> str:
    """Changes with all that decides which items a form draws: two guides of one version draw the same."""
    drawn = {name: {field: value for field, value in entry.items() if field != "page"} for name, entry in items.items()}
    weights = {name: [[domain["id"], domain["weight"]] for domain in exam["domains"]] for name, exam in exams.items()}
    return content_hash(json.dumps([drawn, weights], sort_keys=True).encode())
