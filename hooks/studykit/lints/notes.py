"""Remarks on cases that readers have to read."""

from __future__ import annotations

from collections.abc import Iterator

from ..places import Problem
from .guide import Guide
from .wording import words

MOST_WORDS = 120


def long_note(guide: Guide) -> Iterator[Problem]:
    """The note of a case has at most 120 words."""
    for case in guide.library.cases.values():
        count = sum(len(words(field.value)) for field in case.fields()) if case.kind == "note" else 0
        if count > MOST_WORDS:
            yield Problem(
                case.place, f"the note has {count} words", f"keep what matters, in {MOST_WORDS}", is_warning=True
            )
