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
_KNOWN_TO_ALL = frozenset(("US", "USA", "ZIP", "AM", "PM", "OK", "TV", "PDF", "NOT", "EXCEPT", "AND", "OR"))


def unknown_abbreviation(guide: Guide) -> Iterator[Problem]:
    """An abbreviation in an item stands in the glossary. Told once for each, at its first place."""
    known = _known(guide)
    first: dict[str, Node] = {}
    items: dict[str, set[int]] = {}
    for item, kind in guide.items():
        for node, _ in item_texts(item, kind):
            text = node.text or ""
            if text.islower():
                continue
            for word in _ABBREVIATION.findall(plain(_STRONG.sub(_not_shouted, text))):
                if word not in known and not _ROMAN.fullmatch(word):
                    first.setdefault(word, node)
                    items.setdefault(word, set()).add(id(item))
    for word, node in first.items():
        count = len(items[word])
        yield Problem(
            node.place,
            f'the abbreviation "{word}" is not in the glossary ({count} item{"" if count == 1 else "s"})',
            "add it to data/glossary.yml, or write it out",
            is_warning=True,
        )


def _known(guide: Guide) -> frozenset[str]:
    """What the glossary explains: its terms, and the abbreviations inside them."""
    terms = [term.term for term in guide.library.glossary]
    return _KNOWN_TO_ALL.union(terms, *(_ABBREVIATION.findall(term) for term in terms))


def _not_shouted(match: re.Match[str]) -> str:
    """A strong word in capitals is said loudly; it abbreviates nothing."""
    return match[0].lower()
