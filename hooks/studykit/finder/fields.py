"""What the finder says of a program, and how it reads a fact's text for its filters."""

from __future__ import annotations

import re
from dataclasses import dataclass

COUNTIES = ("Fairfield", "Hartford", "Litchfield", "Middlesex", "New Haven", "New London", "Tolland", "Windham")
"""The eight counties that residents know. Federal statistics have used nine planning regions instead since 2022."""

_LENGTH = re.compile(r"(\d+) (week|month|semester|year)s?\b", re.IGNORECASE)
_MONTHS = {"week": 0.25, "month": 1, "semester": 6, "year": 12}
"""A semester is half a year: two of them end within a year of the start."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a program. Its facts are those of `measures`, the program's own before its school's: the first, or all of them.

    `dated` values carry their period beside them. `filter` is how a reader narrows by it: by choosing words, or by a most.
    """

    key: str
    measures: tuple[str, ...]
    takes_all: bool = False
    dated: bool = False
    filter: str = ""


FIELDS = (
    Field("level", ("level",), filter="choice"),
    Field("format", ("format",), filter="choice"),
    Field("town", ("campus-towns", "town"), filter="choice"),
    Field("county", ("county",), filter="choice"),
    Field("length", ("length",), filter="most"),
    Field("credits", ("credits",)),
    Field("cost", ("tuition",), dated=True, filter="most"),
    Field("credit", ("tuition-per-credit",), dated=True),
    Field("exam", ("exam",), filter="choice"),
    Field("practice", ("externship",)),
    Field("aid", ("aid", "free-tuition"), takes_all=True, filter="choice"),
    Field("active", ("active",), filter="choice"),
    Field("accreditor", ("accreditor",)),
    Field("awards", ("awards",), dated=True),
)


def parts_of(text: str) -> list[str]:
    """`Bridgeport, Enfield and Winsted` as three texts."""
    return [part for part in re.split(r", (?:and )?| and ", text) if part]


def months_of(text: str) -> int | None:
    """The longest time that a length names, in months: `12 weeks to 1 year` is 12. None when it names none."""
    found = [float(number) * _MONTHS[unit.lower()] for number, unit in _LENGTH.findall(text)]
    return round(max(found)) if found else None


def slug(text: str) -> str:
    """A text as a name that may stand in an address."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "").replace("’", "")).strip("-")
