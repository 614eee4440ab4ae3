"""Remarks on what is asked: its length, how hard it reads, hidden negations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..item_types import ItemType
from ..nodes import Node
from ..places import Problem
from .wording import reading_grade, words

MOST_WORDS, HIGHEST_GRADE = 60, 10
_FEWEST_WORDS_TO_GRADE = 10

_ASKS = r"\b(?:which|what|who|whom|where|select|choose)\b"
_TURNS = r"\b(?:when|if|because|that|since|until|although|while|after|before)\b"
# "What do you do when a claim is not paid?" and "Which is a mark, not a wish?" exclude nothing.
_NEGATED = re.compile(
    rf"{_ASKS}(?:(?!{_TURNS})[^,.;:?!])*?(?P<word>\*{{0,3}}\bnot\b\*{{0,3}}|\w+n['’]t\b)|"
    rf"{_ASKS}[^.;:?!]*?(?P<but>\*{{0,3}}\bexcept\b\*{{0,3}})",
    re.IGNORECASE,
)


def hidden_negation(item: Node, kind: ItemType) -> Iterator[Problem]:
    """A task about an exception says **NOT** or **EXCEPT** in capitals and strong, or readers miss it."""
    stem = item.get("stem")
    text = stem.text if stem else None
    if stem is None or not text:
        return
    for match in _NEGATED.finditer(text):
        word = match["word"] or match["but"]
        if word not in ("**NOT**", "**EXCEPT**"):
            yield Problem(
                stem.place,
                f'the stem asks with "{word}"',
                "ask for what is so, or write **NOT** or **EXCEPT**",
                is_warning=True,
            )
            return


def long_stem(item: Node, kind: ItemType) -> Iterator[Problem]:
    """A stem has at most 60 words."""
    stem = item.get("stem")
    count = len(words(stem.text)) if stem and stem.text else 0
    if stem and count > MOST_WORDS:
        yield Problem(
            stem.place,
            f"the stem has {count} words",
            f"say it in {MOST_WORDS}, or move the note into a case",
            is_warning=True,
        )


def hard_stem(item: Node, kind: ItemType) -> Iterator[Problem]:
    """A stem reads at grade 10 or below. In a shorter one than 10 words a single name would decide."""
    stem = item.get("stem")
    if stem is None or not stem.text or len(words(stem.text)) < _FEWEST_WORDS_TO_GRADE:
        return
    grade = reading_grade(stem.text)
    if grade > HIGHEST_GRADE:
        yield Problem(
            stem.place,
            f"the stem reads at grade {grade:.0f}",
            "use shorter sentences and plainer words",
            is_warning=True,
        )
