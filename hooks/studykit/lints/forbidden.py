"""Errors in texts of data/ other than items: what may not be published, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..places import Place, Problem
from ..rules import check_codes, check_words


def check_forbidden(library: Library) -> Iterator[Problem]:
    """No checklist, term or note to a fact holds a CPT or CDT code, or speaks of exam content."""
    for text, place in dict.fromkeys(_texts(library)):
        for check in (check_words, check_codes):
            yield from check(text, lambda _offset, place=place: place)  # type: ignore[misc]


def _texts(library: Library) -> Iterator[tuple[str, Place]]:
    for checklist in library.checklists.values():
        yield from ((node.text or "", node.place) for node in checklist.nodes)
    for term in library.glossary:
        yield term.meaning, term.place
    for fact in library.book.facts.values():
        if fact.note:
            yield fact.note, fact.place
