"""What the catalog says of pages, objectives, items, words and exams."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..assets import content_hash
from ..banks import Item
from ..exams import Exam
from ..library import Library
from ..scan import Scan
from .pages import Addresses, chapter_of, in_order, objectives_on, page_entry, pages_of_items
from .published import Published, term_hash


def listing(published: Published, library: Library, scans: Mapping[str, Scan], addresses: Addresses) -> dict[str, Any]:
    """The catalog without the addresses of its fragments."""
    scan_of = {path: scans[f"docs/{path}"] for path in in_order(scans, addresses.nav)}
    objectives = {path: objectives_on(scan) for path, scan in scan_of.items()}
    stated = {name: path for path, texts in objectives.items() for name in texts}
    home = pages_of_items(scans, library, addresses.nav)
    pages = _used_pages(list(scan_of), published, library, stated, home)
    number = {path: at for at, path in enumerate(pages)}
    enemies = _enemies(published)
    items = {
        item.id: _item_entry(item, bank, enemies.get(item.id, []), number.get(home.get(item.id, "")))
        for bank, item in published.items()
    }
    exams = {name: _exam_entry(exam, library) for name, exam in sorted(library.exams.items()) if exam.shape}
    return {
        "version": _version(items, exams),
        "pages": [page_entry(path, scan_of[path], library, addresses.url) for path in pages],
        "objectives": {
            name: {"text": text, "page": number[path]}
            for path, texts in objectives.items()
            for name, text in texts.items()
        },
        "items": items,
        "terms": {term.id: {"hash": term_hash(term), "group": term.group} for term in published.terms},
        "exams": exams,
    }


def _used_pages(
    paths: list[str], published: Published, library: Library, stated: Mapping[str, str], home: Mapping[str, str]
) -> list[str]:
    """The pages that items, objectives or the plan name, and the first page of each of their chapters, in order."""
    used = {home[item.id] for _, item in published.items() if item.id in home} | set(stated.values())
    used |= {path for path in paths if library.plan.month_of(path)}
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
