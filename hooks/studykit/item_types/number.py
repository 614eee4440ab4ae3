"""`number`: the reader writes a number with a unit, or a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from markupsafe import Markup
from pydantic import Field

from ..dates_in_text import write_date
from ..nodes import Node
from ..places import Problem, shorten
from ..scalars import Text, one_of, parse_date, parse_number
from ..shapes import Shape
from . import ItemType, written

if TYPE_CHECKING:
    from ..library import Library
    from ..words import Words

COUNTED = ("minutes", "hours", "days", "weeks", "months", "years", "units", "claims", "codes", "characters")
UNITS = ("usd", "percent", "count", "year", "date", *COUNTED)
_MAY_BE_NEGATIVE = ("usd", "percent", "count")
_SPAN = {"date": "days", "year": "years"}
"""What a tolerance counts where it is not the unit."""
_MOST_DIGITS = 15
"""A browser counts no further."""


class NumberMissShape(Shape):
    """A wrong number that people come to."""

    number: Text = Field(description="The wrong number, such as 160.00, written as the key is.")
    why: Text = Field(description="Which mistake leads to it.")


class NumberItemShape(written.WrittenShape):
    """An item that a number or a date answers."""

    key: Text = Field(
        description="A plain number such as 120.00, without $, % or commas; for the unit date, a date such as 2027-05-31. Shown with the decimals written here."
    )
    unit: Annotated[str, *one_of(*UNITS)] = Field(description="What the number counts; it stands in the label.")
    tolerance: Text | None = Field(
        None, description="How far off still counts as right, in the same unit; for a date, in days. 0 if left out."
    )
    misses: list[NumberMissShape] | None = Field(
        None, description="Wrong numbers that people come to, each with its mistake."
    )


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as the author wrote it, its unit and tolerance, and misses as (number, why)."""

    key: str
    unit: str
    tolerance: str | None
    why: str
    misses: tuple[tuple[str, str], ...]

    def view(self, text: Callable[[str], Markup], library: Library) -> dict[str, Any]:
        """What the template sees; `text` makes author text safe HTML."""
        words = library.words
        own, units = f"written_in_{self.unit}", words[f"written_unit_{self.unit}"].partition("|")[0]
        label = words[own] if own in words else words["written_in_unit"].replace("{unit}", units)
        return written.view(
            f"{words['written_label']}, {label}",
            [spell(self.key, self.unit, words)],
            self.why,
            [(spell(number, self.unit, words), why) for number, why in self.misses],
            text=text,
            unit=self.unit,
            tolerance=self.tolerance,
            span=spell(self.tolerance, _SPAN.get(self.unit, self.unit), words) if self.tolerance else None,
            # A phone's keypad for decimals may have a comma in place of the point, and no minus.
            keypad=self.unit != "date" and all(number.isdigit() for number in (self.key, *dict(self.misses))),
        )


def read(text: str, unit: str) -> Decimal:
    """The number of a key or miss; for a date its day, counted from year 1. Raises ValueError with what would be right."""
    if unit == "date":
        try:
            return Decimal(parse_date(text).toordinal())
        except ValueError:
            raise ValueError("write a day such as 2027-05-31") from None
    if unit == "year" and not re.fullmatch(r"(19|20|21)\d\d", text):
        raise ValueError("write a year such as 2026")
    try:
        parse_number(text)
    except ValueError:
        raise ValueError("write a plain number such as 120 or 24.59, without $, % or comma") from None
    number = Decimal(text)
    if number < 0 and unit not in _MAY_BE_NEGATIVE:
        raise ValueError("write a number that is not below zero")
    if len(number.as_tuple().digits) > _MOST_DIGITS:
        raise ValueError(f"write at most {_MOST_DIGITS} digits; names made of digits are for items of type text")
    return number


def spell(text: str, unit: str, words: Words) -> str:
    """A number as readers see it: $1,250.00, 80%, 12 months, March 1, 2026. Decimals stay as written; cents are two."""
    if unit == "date":
        return write_date(text)
    if unit == "year":
        return text
    number = Decimal(text)
    sign, digits = ("−" if number < 0 else ""), f"{abs(number):,}"
    if unit == "usd":
        return f"{sign}${digits}0" if re.search(r"\.\d$", digits) else f"{sign}${digits}"
    if unit in COUNTED:
        many, _, rest = words[f"written_unit_{unit}"].partition("|")
        return f"{digits} {rest.partition('|')[0] if number == 1 else many}"
    return f"{sign}{digits}%" if unit == "percent" else sign + digits


def check(item: Node) -> Iterator[Problem]:
    """Key, tolerance and misses are numbers of the unit, and no miss is as good as the key."""
    yield from written.check_misses_given(item)
    unit = item.text_of("unit")
    if unit not in UNITS:
        return
    tolerance, problems = _read(item.get("tolerance"), "tolerance", unit, unit_read="count")
    if tolerance and tolerance[1] < 0:
        problems.append(Problem(tolerance[0].place, "the tolerance is below zero", "write 0 or more"))
    elif tolerance and unit in ("date", "year") and tolerance[1] % 1:
        what = f"the tolerance is no whole number of {_SPAN[unit]}"
        problems.append(Problem(tolerance[0].place, what, "write one such as 1"))
    key, wrong = _read(item.get("key"), "key", unit)
    problems += wrong
    missed: list[written.Read[Decimal]] = []
    for miss in written.misses(item):
        number, wrong = _read(miss.get("number"), "number", unit)
        problems += wrong
        missed += [number] if number else []
    yield from problems
    width = max(tolerance[1], Decimal(0)) if tolerance else Decimal(0)
    yield from written.check_apart(
        [key] if key else [],
        missed,
        same=lambda miss, right: abs(miss - right) <= width,
        is_key=f"the key is {item.text_of('key')}" + (f", the tolerance {item.text_of('tolerance')}" if width else ""),
    )


def _read(
    node: Node | None, name: str, unit: str, *, unit_read: str | None = None
) -> tuple[written.Read[Decimal] | None, list[Problem]]:
    """A node with its number, or why it has none; `unit_read` if it is not written in the item's unit. What is no text at all is the shape's to tell."""
    if node is None or not node.text or not node.text.strip():
        return None, []
    try:
        return (node, read(node.text, unit_read or unit)), []
    except ValueError as fault:
        return None, [Problem(node.place, f'"{name}" says "{shorten(node.text)}", the unit is {unit}', str(fault))]


def _build(shape: NumberItemShape) -> WrittenNumber:
    misses = tuple((miss.number, miss.why) for miss in shape.misses or ())
    return WrittenNumber(shape.key, shape.unit, shape.tolerance, shape.why, misses)


TYPE = ItemType(
    name="number",
    shape=NumberItemShape,
    check=check,
    check_bank=lambda items: iter(()),
    build=_build,
    texts=written.texts,
    identity=lambda value: [value.key, value.unit, value.tolerance or "0"],
)
