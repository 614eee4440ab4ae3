"""Rounded numbers in a text: only behind a word such as "about", and only when they are what the value rounds to."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from .numbers_in_text import Number

_QUALIFIER = re.compile(r"\b(about|nearly|roughly|almost|over|around)\s+$", re.IGNORECASE)
_UP = ("nearly", "almost")
_DOWN = ("over",)


def qualifier_before(text: str, position: int) -> str | None:
    """The word that says a number is rounded, if it stands right before the number."""
    found = _QUALIFIER.search(text, 0, position)
    return found[1].lower() if found else None


def is_rounding(shown: Decimal, value: Decimal, number: Number, qualifier: str | None) -> bool:
    """Whether `shown` is `value` rounded to two or more digits that count. "Nearly" and "almost" stand above the value, "over" below it."""
    if qualifier is None or shown == 0:
        return False
    if (qualifier in _UP and abs(shown) < abs(value)) or (qualifier in _DOWN and abs(shown) > abs(value)):
        return False
    return any(round_to(value, digits) == shown for digits in range(2, 9)) and shown % number.step == 0


def round_to(value: Decimal, digits: int) -> Decimal:
    """A number rounded to so many digits that count, halves away from zero."""
    if value == 0:
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), ROUND_HALF_UP)


def digits_that_count(shown: Decimal) -> int:
    """How many digits of a rounded number count, trailing zeros left out; at least 2."""
    return max(2, len(shown.normalize().as_tuple().digits))
