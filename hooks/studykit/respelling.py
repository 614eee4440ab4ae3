"""Put a fact's present value into a text, keeping its words and its way of rounding. `make facts` uses it."""

from __future__ import annotations

from decimal import Decimal

from .dates_in_text import find_date, write_date
from .facts.units import DURATIONS
from .facts.values import Fact
from .numbers_in_text import SCALES, WORDS, Number
from .rounding import digits_that_count, qualifier_before, round_to
from .spellings import HOURS_AND_MINUTES, says, scale_of, spell, spell_number, the_number


def respell(text: str, fact: Fact) -> str:
    """The text with the fact's value in place of its number; the text as it was when it holds no number or more than one."""
    if says(text, fact):
        return text
    candidates = [candidate for candidate in _candidates(text, fact) if says(candidate, fact)]
    return candidates[0] if candidates else text


def _candidates(text: str, fact: Fact) -> list[str]:
    if fact.unit == "text":
        value = str(fact.value)
        return [value[:1].upper() + value[1:] if text.strip()[:1].isupper() else value]
    if fact.unit == "date":
        found = find_date(text)
        return (
            [text[: found[0].start()] + write_date(str(fact.value), found[1]) + text[found[0].end() :]] if found else []
        )
    if fact.unit == "minutes" and (match := HOURS_AND_MINUTES.search(text)):
        return [text[: match.start()] + spell(fact) + text[match.end() :]]
    number = the_number(text)
    if number is None:
        return []
    return [text[: number.start] + new + text[number.end :] for new in _spelled(text, number, fact)]


def _spelled(text: str, number: Number, fact: Fact) -> list[str]:
    """New spellings of a number, the one nearest to the old style first."""
    value = Decimal(str(fact.value))
    if fact.unit in DURATIONS:
        value /= scale_of(text, number, fact.unit) or 1
    values = [value]
    if qualifier_before(text, number.start):
        wanted = digits_that_count(number.value)
        values = [round_to(value, digits) for digits in (*range(wanted, 9), *range(wanted - 1, 1, -1))]
    return [style for exact in values for style in _styles(exact, number, fact.unit)]


def _styles(value: Decimal, number: Number, unit: str) -> list[str]:
    styles = []
    if number.is_word:
        styles += [word for word, whole in WORDS.items() if whole == value]
    if number.scale > 1:
        name = next(name for name, scale in SCALES.items() if scale == number.scale)
        shown = (value / number.scale).normalize()
        styles.append(f"{'$' if number.is_money else ''}{shown:f} {name}")
    plain = spell_number(value, unit)
    if unit == "usd-per-hour" and "." not in number.digits and value == value.to_integral_value():
        plain = spell_number(value, "usd")
    if number.sign == "-":
        plain = plain.replace("−", "-")
    if number.sign == "+" and value > 0:
        plain = "+" + plain
    if number.percent:
        plain = plain.removesuffix("%") + number.percent
        if not number.sign and value < 0:
            styles.append(plain.lstrip("−"))
    return [*styles, plain]
