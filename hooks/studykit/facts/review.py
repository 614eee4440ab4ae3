"""Dates by which somebody must look at a fact again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..places import Problem
from .values import FactBook


def check_review_dates(book: FactBook, today: datetime.date) -> Iterator[Problem]:
    """A fact whose review date has passed is listed as a warning."""
    for fact in book.facts.values():
        if fact.review_by < today:
            yield Problem(
                fact.place,
                f'fact "{fact.id}" was to be reviewed by {fact.review_by}',
                "look at its source again, then set a new date",
                is_warning=True,
            )
