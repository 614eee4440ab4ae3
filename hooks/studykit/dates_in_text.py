"""Dates as they stand in a sentence."""

from __future__ import annotations

import re

from .numbers_in_text import MONTHS

_MONTH = "|".join(MONTHS)
_FORMS = (
    ("iso", re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?\b")),
    ("day-first", re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<name>{_MONTH}) (?P<year>\d{{4}})\b")),
    ("month-first", re.compile(rf"\b(?P<name>{_MONTH}) (?P<day>\d{{1,2}}), (?P<year>\d{{4}})\b")),
    ("month", re.compile(rf"\b(?P<name>{_MONTH}) (?P<year>\d{{4}})\b")),
    ("year", re.compile(r"\b(?P<year>\d{4})\b")),
)


def find_date(text: str) -> tuple[re.Match[str], str, str] | None:
    """The first date of a text: its match, its form, and what it says in ISO form as exactly as the text says it."""
    for form, pattern in _FORMS:
        if match := pattern.search(text):
            parts = match.groupdict()
            iso = parts["year"]
            month = parts.get("month") or (f"{MONTHS.index(parts['name']) + 1:02}" if parts.get("name") else None)
            if month:
                iso += f"-{month}"
            if parts.get("day"):
                iso += f"-{int(parts['day']):02}"
            return match, form, iso
    return None


def write_date(iso: str, form: str = "month-first") -> str:
    """An ISO date, month or year in a form that `find_date` names; a form that needs more than the date has gets what there is."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if form == "iso":
        return iso
    if form == "year" or not month:
        return year
    name = MONTHS[int(month) - 1]
    if form == "month" or not day:
        return f"{name} {year}"
    return f"{int(day)} {name} {year}" if form == "day-first" else f"{name} {int(day)}, {year}"
