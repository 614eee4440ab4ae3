"""The study plan as calendar files (RFC 5545): one for each month in which a reader may begin.

A plan of a reader's own dates is made in the browser; these are for who has no script, or wants a plan at once.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..dates_in_text import write_date
from ..plan import MonthShape
from ..words import fill
from . import FOLDER, Download, Making

STARTS = 6
_LINE = 75
"""Octets a line of the file may have, its end aside (RFC 5545, 3.1)."""


def make(making: Making) -> Iterator[Download]:
    """Files for the next months; none without a plan."""
    plan = making.library.plan.shape
    for ahead in range(1, STARTS + 1) if plan else ():
        first = first_monday(making.today, ahead)
        text = calendar_text(plan.months if plan else [], first, making)
        # The month as written: "December 2026".
        title = fill(making.library.words["calendar_start"], month=write_date(f"{first:%Y-%m}"))
        yield Download("calendar", f"{FOLDER}/study-plan-from-{first:%Y-%m}.ics", title, text.encode())


def first_monday(day: datetime.date, ahead: int) -> datetime.date:
    """The first Monday of the month that lies so many months after the day's own."""
    months = day.year * 12 + day.month - 1 + ahead
    first = datetime.date(months // 12, months % 12 + 1, 1)
    return first + datetime.timedelta(days=-first.weekday() % 7)


def calendar_text(months: list[MonthShape], first: datetime.date, making: Making) -> str:
    """An all-day entry at each month's beginning, and one a week for the review. Nobody is shown as busy."""
    words = making.library.words
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Connecticut medical billing and coding study guide//Study plan//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(words['calendar_name'])}",
    ]
    for number, month in enumerate(months):
        begins = first_monday(first, number)
        title = fill(words["calendar_month"], n=str(number + 1), all=str(len(months)), title=month.title)
        lines += _event(f"{month.id}-{first:%Y-%m}", begins, title, _described(month, making), making)
    ends = first_monday(first, len(months)) - datetime.timedelta(days=1)
    about = "\n".join(filter(None, [words["calendar_review_how"], making.link(making.tools.get("review", ""))]))
    rule = f"RRULE:FREQ=WEEKLY;UNTIL={ends:%Y%m%d}"
    review = first + datetime.timedelta(days=3)
    lines += _event(f"review-{first:%Y-%m}", review, words["calendar_review"], about, making, rule)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _described(month: MonthShape, making: Making) -> str:
    words = making.library.words
    pages = [f"- {making.titles.get(path, path)} {making.link(path)}".rstrip() for path in month.pages]
    things = [f"- {thing}" for thing in month.do]
    return "\n".join([month.aim, "", f"{words['plan_read']}:", *pages, "", f"{words['plan_do']}:", *things])


def _event(name: str, day: datetime.date, title: str, about: str, making: Making, *more: str) -> list[str]:
    """An all-day entry. The same file imported again replaces its entries: the name stays, whatever they say."""
    return [
        "BEGIN:VEVENT",
        f"UID:{name}@connecticut-medical-coding-study-guide",
        f"DTSTAMP:{making.today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        *more,
        f"SUMMARY:{_escaped(title)}",
        f"DESCRIPTION:{_escaped(about)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, no letter cut; each further piece begins with a space."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > _LINE:
            pieces.append(piece)
            piece = " "
        piece += letter
    return "\r\n".join([*pieces, piece])
