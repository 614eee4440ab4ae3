"""Rows of the table that stands at the end, and the gates in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Bound(Enum):
    """How a value relates to its limit when the gate holds."""

    MOST = "≤"
    LESS = "<"
    LEAST = "≥"
    EXACTLY = "="


@dataclass(frozen=True)
class Row:
    """One measurement. Without a limit it is only told; with one it is a gate.

    `remark` says which page was worst, or what stands behind the number.
    """

    what: str
    value: float
    unit: str = ""
    limit: float | None = None
    bound: Bound = Bound.MOST
    remark: str = ""
    digits: int = 0

    @property
    def holds(self) -> bool:
        """Whether the gate holds; the value is compared as it was measured, before rounding."""
        if self.limit is None:
            return True
        return {
            Bound.MOST: self.value <= self.limit,
            Bound.LESS: self.value < self.limit,
            Bound.LEAST: self.value >= self.limit,
            Bound.EXACTLY: self.value == self.limit,
        }[self.bound]


def failed(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if not row.holds]


def table(rows: Iterable[Row]) -> str:
    """Aligned columns: measurement, value, gate, verdict, remark."""
    cells = [["measured", "value", "gate", "", ""]]
    for row in rows:
        gate = "" if row.limit is None else f"{row.bound.value} {_number(row.limit, row.digits)} {row.unit}".rstrip()
        verdict = "" if row.limit is None else ("ok" if row.holds else "FAILED")
        cells.append([row.what, f"{_number(row.value, row.digits)} {row.unit}".rstrip(), gate, verdict, row.remark])
    widths = [max(len(line[column]) for line in cells) for column in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells
    )


def _number(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}"
