"""All remarks, by rule. A new rule is a function with its rule as docstring, and its name in one of the two lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..item_checks import objectives_of
from ..item_types import ItemType
from ..library import Library
from ..nodes import Node
from ..places import Problem
from ..scan import Scan
from .abbreviations import unknown_abbreviation
from .choices import absolute_distractors, long_key, shared_word, uneven_length, unlike_form
from .guide import Guide
from .levels import mostly_recall
from .notes import long_note
from .stems import hard_stem, hidden_negation, long_stem
from .twins import near_duplicates

ItemLint = Callable[[Node, ItemType], Iterator[Problem]]
GuideLint = Callable[[Guide], Iterator[Problem]]

ITEM_LINTS: tuple[ItemLint, ...] = (
    long_key,
    uneven_length,
    unlike_form,
    shared_word,
    absolute_distractors,
    hidden_negation,
    long_stem,
    hard_stem,
)
GUIDE_LINTS: tuple[GuideLint, ...] = (unknown_abbreviation, near_duplicates, mostly_recall, long_note)


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """What a rule found; `rule` is the function's name."""

    problem: Problem
    rule: str

    def __str__(self) -> str:
        return f"{self.problem.place}: {self.problem.what}; {self.problem.remedy}"


def guide_of(library: Library, scans: Mapping[str, Scan]) -> Guide:
    return Guide(library, objectives_of(scans.values()))


def find_remarks(guide: Guide) -> list[Remark]:
    """All remarks, in the order of files and lines."""
    found = [remark for item, kind in guide.items() for remark in _of_item(item, kind)]
    found += [Remark(problem, lint.__name__) for lint in GUIDE_LINTS for problem in lint(guide)]
    return sorted(found)


@lru_cache(maxsize=8192)
def _of_item(item: Node, kind: ItemType) -> tuple[Remark, ...]:
    """Kept while serving: a bank that did not change has the same nodes again."""
    return tuple(Remark(problem, lint.__name__) for lint in ITEM_LINTS for problem in lint(item, kind))


def count_remarks(remarks: list[Remark]) -> str:
    return f"{len(remarks)} remark{'' if len(remarks) == 1 else 's'}"


def rules() -> dict[str, str]:
    """Each rule's name and its sentence, in the author's words."""
    lints: tuple[Callable[..., Iterator[Problem]], ...] = (*ITEM_LINTS, *GUIDE_LINTS)
    return {lint.__name__: (lint.__doc__ or "").strip() for lint in lints}
