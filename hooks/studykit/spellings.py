"""Which spellings of a fact's value a text may use. tests/unit/test_spellings.py holds the table."""

from __future__ import annotations

import re
from decimal import Decimal

from .dates_in_text import find_date, write_date
from .facts.units import DURATIONS, MONEY
from .facts.values import Fact
from .numbers_in_text import Number, find_numbers
from .rounding import is_rounding, qualifier_before

# A duration may be written in its own unit or in another of its family: 240 minutes as 4 hours.
_FAMILIES = ({"minutes": 1, "hours": 60}, {"days": 1, "weeks": 7}, {"months": 1, "years": 12})
_DURATION_WORD = re.compile(r"[ -](?:full |whole |more )?(minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
HOURS_AND_MINUTES = re.compile(r"\b(\d+) hours?,? (?:and )?(\d+) minutes?\b")
_A_YEAR = re.compile(r"\b(?:a|per|each) year\b|\b(?:yearly|annual|annually)\b", re.IGNORECASE)
_AN_HOUR = re.compile(r"\b(?:an|per|each) hour\b|\bhourly\b", re.IGNORECASE)
_FALLING = re.compile(
    r"\b(?:fall|falls|fell|drop|drops|dropped|shrink|shrinks|decline|declines|declined|lose|loses|lost|down|fewer|less)\b",
    re.IGNORECASE,
)


def spell(fact: Fact) -> str:
    """The standard spelling: $51,140, $24.59, 7%, −5%, 14,200, 4 hours, May 1, 2027, the text itself."""
    if isinstance(fact.value, str):
        return write_date(fact.value) if fact.unit == "date" else fact.value
    if fact.unit == "minutes" and fact.value >= 60 and isinstance(fact.value, int):
        hours, minutes = divmod(fact.value, 60)
        return _count(hours, "hour") + (f" {_count(minutes, 'minute')}" if minutes else "")
    if fact.unit in DURATIONS:
        return _count(fact.value, fact.unit.removesuffix("s"))
    return spell_number(fact.value, fact.unit)


def spell_number(value: int | float | Decimal, unit: str) -> str:
    """A number with $, %, commas and the sign of its unit. Hourly wages have cents; other money has them when it is not whole."""
    number = Decimal(str(value))
    sign, number = ("−" if number < 0 else ""), abs(number)
    if unit == "year":
        return f"{number}"
    has_cents = unit == "usd-per-hour" or number != number.to_integral_value()
    if unit in MONEY:
        return f"{sign}${number:,.2f}" if has_cents else f"{sign}${number:,.0f}"
    digits = f"{number.normalize():,f}"
    return f"{sign}{digits}%" if unit == "percent" else sign + digits


def _count(number: int | float, noun: str) -> str:
    return f"{spell_number(number, 'count')} {noun}{'' if number == 1 else 's'}"


def says(text: str, fact: Fact) -> bool:
    """Whether a text says a fact's value in an allowed spelling, with no second number beside it."""
    text = text.replace("\xa0", " ")
    if fact.unit == "text":
        return _plain(text) == _plain(str(fact.value))
    if fact.unit == "date":
        found = find_date(text)
        return found is not None and str(fact.value).startswith(found[2]) and not _more_numbers(text, found[0])
    if fact.unit == "minutes" and (match := HOURS_AND_MINUTES.search(text)):
        return int(match[1]) * 60 + int(match[2]) == fact.value and len(find_numbers(text)) == 2
    number = the_number(text)
    return number is not None and _fits_unit(text, number, fact) and _fits_value(text, number, fact)


def the_number(text: str) -> Number | None:
    """The one number of a text; None when there is none or more than one. A number word counts only when there are no digits."""
    numbers = find_numbers(text)
    chosen = [number for number in numbers if not number.is_word] or numbers
    return chosen[0] if len(chosen) == 1 else None


def _plain(text: str) -> str:
    line = " ".join(text.replace("’", "'").split())
    return line[:1].lower() + line[1:]


def _more_numbers(text: str, date: re.Match[str]) -> bool:
    rest = text[: date.start()] + " " + text[date.end() :]
    return any(not number.is_word for number in find_numbers(rest))


def _fits_unit(text: str, number: Number, fact: Fact) -> bool:
    """Whether sign and words around the number are those of the fact's unit."""
    if number.is_money != (fact.unit in MONEY) or bool(number.percent) != (fact.unit == "percent"):
        return False
    if number.is_word and fact.unit in (*MONEY, "percent", "year"):
        return False
    if (fact.unit == "usd-per-year" and _AN_HOUR.search(text)) or (
        fact.unit == "usd-per-hour" and _A_YEAR.search(text)
    ):
        return False
    if fact.unit in DURATIONS:
        return scale_of(text, number, fact.unit) is not None
    if fact.unit == "year":
        return number.digits == str(fact.value)
    has_commas = "," in number.digits or abs(number.value) < 1000 or number.scale > 1
    decimals = len(number.digits.partition(".")[2])
    return has_commas and (not number.is_money or number.scale > 1 or decimals in (0, 2))


def scale_of(text: str, number: Number, unit: str) -> Decimal | None:
    """How many of the unit one of the duration word behind the number is; None when it is of another family. No word: 1."""
    word = _DURATION_WORD.match(text, number.end)
    if not word:
        return Decimal(1)
    written = f"{word[1].lower()}s"
    for family in _FAMILIES:
        if unit in family and written in family:
            return Decimal(family[written]) / family[unit]
    return None


def _fits_value(text: str, number: Number, fact: Fact) -> bool:
    value = Decimal(str(fact.value))
    shown = number.value
    if fact.unit == "percent" and value < 0 and not number.sign and _FALLING.search(text[: number.start]):
        shown = -shown
    scale = scale_of(text, number, fact.unit) if fact.unit in DURATIONS else None
    if shown * (scale or 1) == value:
        return qualifier_before(text, number.start) not in ("over", "nearly", "almost")
    return is_rounding(shown, value / (scale or 1), number, qualifier_before(text, number.start))
