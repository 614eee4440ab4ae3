"""Units, and what a value of each looks like in a data file."""

from __future__ import annotations

import re

from ..scalars import parse_date, parse_number, parse_text

MONEY = ("usd-per-year", "usd-per-hour", "usd")
DURATIONS = ("hours", "minutes", "days", "weeks", "months", "years")
COUNTS = ("jobs", "openings-per-year", "awards", "students", "credits", "items", "cases", "count")
UNITS = (*MONEY, "percent", *COUNTS, *DURATIONS, "year", "date", "text")

_MAY_BE_NEGATIVE = ("percent", "count", "usd", "jobs")


def parse_value(text: str, unit: str) -> int | float | str:
    """The value of a scalar's text in its unit. Raises ValueError with what would be right."""
    if unit == "text":
        return parse_text(text)
    if unit == "date":
        return _parse_day_or_month(text)
    if unit == "year":
        if not re.fullmatch(r"(19|20|21)\d\d", text):
            raise ValueError("write a year such as 2026")
        return int(text)
    try:
        number = parse_number(text)
    except ValueError:
        raise ValueError("write a plain number such as 51140 or 24.59, without sign, comma or unit") from None
    if number < 0 and unit not in _MAY_BE_NEGATIVE:
        raise ValueError("write a number that is not below 0")
    if unit in COUNTS and isinstance(number, float) and unit not in ("credits", "count"):
        raise ValueError("write a whole number")
    return number


def _parse_day_or_month(text: str) -> str:
    try:
        parse_date(text if len(text) > 7 else f"{text}-01")
    except ValueError:
        raise ValueError("write a date such as 2027-05-31, or a month such as 2027-05") from None
    return text
