"""Scales and the places of labels: numbers in, numbers out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from textwrap import wrap

Number = int | float | Decimal
MOST_TICKS = 6


def nice_ticks(low: Number, high: Number, most: int = MOST_TICKS) -> tuple[Decimal, ...]:
    """Round numbers at equal steps that enclose `low` and `high`: the smallest step of 1, 2, 2.5, 5, 10 … with at most `most` ticks.

    2.5 only where it is a whole number (2,500), since nobody has half an award. Without a range, zero is the other end.
    """
    least, largest = Decimal(str(low)), Decimal(str(high))
    if least == largest:
        least, largest = min(least, Decimal(0)), max(largest, Decimal(0))
        largest = largest if largest > least else Decimal(1)
    power = Decimal(1).scaleb((largest - least).adjusted() - 1)
    while True:
        for factor in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5)):
            step = factor * power
            first = (least / step).to_integral_value(ROUND_FLOOR)
            last = (largest / step).to_integral_value(ROUND_CEILING)
            is_odd_step = factor == Decimal("2.5") and step != step.to_integral_value()
            if not is_odd_step and last - first + 1 <= most:
                return tuple(number * step for number in range(int(first), int(last) + 1))
        power *= 10


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to shares of a length, 0 to 100."""

    ticks: tuple[Decimal, ...]

    @classmethod
    def over(cls, values: Sequence[Number], *, from_zero: bool = True) -> Scale:
        """The scale that holds all values, and zero where lengths are compared."""
        held = [*values, 0] if from_zero else list(values)
        return cls(nice_ticks(min(held), max(held)))

    def at(self, value: Number) -> float:
        first, last = self.ticks[0], self.ticks[-1]
        return float((Decimal(str(value)) - first) / (last - first) * 100)


def place_labels(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """The middles of labels that would stand at `wanted`, moved down, then up, until none covers another.

    They keep their order and stay between `low` and `high` as far as there is room; `sizes` are their heights.
    """
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    middles = list(wanted)
    edge = low
    for number in order:
        middles[number] = max(middles[number], edge + sizes[number] / 2)
        edge = middles[number] + sizes[number] / 2
    edge = high
    for number in reversed(order):
        middles[number] = min(middles[number], edge - sizes[number] / 2)
        edge = middles[number] - sizes[number] / 2
    return middles


def wrap_label(text: str, width: int) -> list[str]:
    """A label in lines of at most `width` letters; a longer word stays whole."""
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)
