"""Abbreviations that the glossary does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..nodes import Node
from ..places import Problem
from ..rules import item_texts
from .guide import Guide
from .wording import plain

# Two capitals or more, perhaps in parts (ICD-10-CM, CPC-A) or as a plural. What holds a digit elsewhere is a code.
_ABBREVIATION = re.compile(r"(?<![\w./-])[A-Z]{2,}(?:-(?:\d+|[A-Z]+))*(?=s?(?![\w/]|[.-]\w))")
_STRONG = re.compile(r"\*\*[^*]+\*\*")
_ROMAN = re.compile(r"[IVX]+")
_EDITION = re.compile(r"-\d+$")
"""ICD-10 is known to who knows ICD."""
_KNOWN_TO_ALL = frozenset(("US", "USA", "ZIP", "AM", "PM", "OK", "TV", "PDF", "NOT", "EXCEPT", "AND", "OR"))


def unknown_abbreviation(guide: Guide) -> Iterator[Problem]:
    """An abbreviation in an item or note stands in the glossary. Told once for each, at its first place."""
    known = _known(guide)
    first: dict[str, Node] = {}
    owners: dict[str, set[int]] = {}
    for owner, node in _texts(guide):
        text = _STRONG.sub(_not_shouted, node.text or "") if "**" in (node.text or "") else node.text or ""
        for word in _ABBREVIATION.findall(text if "](" not in text else plain(text)):
            if not (word in known or _EDITION.sub("", word) in known or _ROMAN.fullmatch(word)):
                first.setdefault(word, node)
                owners.setdefault(word, set()).add(owner)
    for word, node in first.items():
        count = len(owners[word])
        yield Problem(
            node.place,
            f'the abbreviation "{word}" is not in the glossary ({count} item{"" if count == 1 else "s"})',
            "add it to data/glossary.yml, or write it out",
            is_warning=True,
        )


def _texts(guide: Guide) -> Iterator[tuple[int, Node]]:
    """The texts of items and notes, each behind a number that stands for its item or case."""
    for item, kind in guide.items():
        yield from ((id(item), node) for node, _ in item_texts(item, kind))
    for case in guide.library.cases.values():
        if case.kind == "note":
            yield from ((id(case), field.node) for field in case.fields())


def _known(guide: Guide) -> frozenset[str]:
    """What the glossary explains: its terms, and the abbreviations inside them."""
    terms = [term.term for term in guide.library.glossary]
    return _KNOWN_TO_ALL.union(terms, *(_ABBREVIATION.findall(term) for term in terms))


def _not_shouted(match: re.Match[str]) -> str:
    """A strong word in capitals is said loudly; it abbreviates nothing."""
    return match[0].lower()
