"""Charts of rows: bars and ranges. A table's facts become places on a scale, in shares of its length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from ..fact_table_html import Periods, TableView
from ..fact_table_html import Row as TableRow
from ..fact_table_notes import CellNotes
from ..facts import Fact
from ..spellings import spell, spell_number
from .scales import Scale

ROOMS = range(5, 42, 3)
"""The lengths in em for which chart.css has a class."""
_LETTER, _GAP = 0.58, 0.35


@dataclass(frozen=True, slots=True)
class Tick:
    """`room` is the class that hides it on a shorter scale; the first has none and stays."""

    at: str
    text: str
    anchor: str
    room: str | None


@dataclass(frozen=True, slots=True)
class Span:
    start: str
    length: str
    end: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its value in words, and what is drawn; `is_other` is the row that others are compared with."""

    label: str
    period: str | None
    value: Markup | None
    range: str | None
    bar: Span | None = None
    whole: Span | None = None
    half: Span | None = None
    middle: str | None = None
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows on one scale, under one heading."""

    heading: str | None
    unit: str
    desc: str
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    zero: str | None = None
    other: str | None = None


def share(number: float) -> str:
    """A share of a length as SVG writes it: 12.5%."""
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def span(scale: Scale, one: float, other: float) -> Span:
    start, end = sorted((scale.at(one), scale.at(other)))
    return Span(share(start), share(end - start), share(end))


def bar_panels(view: TableView, compare: str | None, notes: CellNotes, words: Mapping[str, str]) -> list[Panel]:
    """One panel for each column; `compare` is the label of the row that the others are compared with."""
    return [_bars(view, number, compare, notes, words) for number in range(len(view.columns))]


def _bars(view: TableView, number: int, compare: str | None, notes: CellNotes, words: Mapping[str, str]) -> Panel:
    column = with_columns(view, number, number + 1)
    periods = Periods(column)
    scale = Scale.over([value(fact) for fact in column.facts()])
    rows, other = [], None
    for place, row in enumerate(column.rows):
        fact = row.cells[0]
        if fact and row.label == compare:
            other = share(scale.at(value(fact)))
        rows.append(
            Row(
                row.label,
                periods.rows[place] or (periods.of_cell(place, 0, fact) if fact else None),
                said(fact, notes) if fact else None,
                None,
                bar=span(scale, 0, value(fact)) if fact else None,
                is_other=row.label == compare,
            )
        )
    unit = unit_line(column, periods.table, words)
    desc = described(column, 0, words)
    return Panel(
        view.columns[number].heading, unit, desc, ticks_of(scale, column), tuple(rows), share(scale.at(0)), other
    )


def range_panel(view: TableView, notes: CellNotes, words: Mapping[str, str]) -> Panel:
    """One panel: from the first column to the last, the middle one marked; of five columns the inner three are the half."""
    periods = Periods(view)
    scale = Scale.over([value(fact) for fact in view.facts()])
    count = len(view.columns)
    rows = []
    for place, row in enumerate(view.rows):
        low, middle, high = row.cells[0], row.cells[count // 2], row.cells[-1]
        inner = (row.cells[1], row.cells[-2]) if count == 5 else (None, None)
        whole = span(scale, value(low), value(high)) if low and high else None
        half = span(scale, value(inner[0]), value(inner[1])) if inner[0] and inner[1] else None
        between = (
            words["chart_range"].format(low=spell(low), high=spell(high)) if low and high else words["chart_no_range"]
        )
        rows.append(
            Row(
                row.label,
                periods.rows[place] or (periods.of_cell(place, count // 2, middle) if middle else None),
                said(middle, notes) if middle else None,
                between,
                whole=whole,
                half=half,
                middle=share(scale.at(value(middle))) if middle else None,
            )
        )
    desc = described(view, count // 2, words)
    return Panel(None, unit_line(view, periods.table, words), desc, ticks_of(scale, view), tuple(rows))


def with_columns(view: TableView, first: int, end: int) -> TableView:
    """The table with only some of its columns."""
    rows = tuple(TableRow(row.label, row.url, row.cells[first:end]) for row in view.rows)
    return TableView(view.caption, view.heading, view.columns[first:end], rows)


def value(fact: Fact) -> float:
    """The number of a fact that is drawn; check_chart has refused all others."""
    assert not isinstance(fact.value, str)
    return fact.value


def said(fact: Fact, notes: CellNotes) -> Markup:
    """A value as tables spell it, with the mark of its note."""
    return Markup.escape(spell(fact)) + Markup(notes.mark(fact))


def unit_line(view: TableView, period: str | None, words: Mapping[str, str]) -> str:
    """What is counted, and when."""
    unit = next((fact.unit for fact in view.facts()), "count")
    word = words[f"chart_unit_{unit.replace('-', '_')}"]
    return f"{word}, {period}" if period else word


def ticks_of(scale: Scale, view: TableView) -> tuple[Tick, ...]:
    unit = next((fact.unit for fact in view.facts()), "count")
    return place_ticks([(scale.at(tick), _short(tick, unit)) for tick in scale.ticks])


def place_ticks(named: Sequence[tuple[float, str]]) -> tuple[Tick, ...]:
    """Ticks that give way: where not all fit, every second one goes; where those do not, all but two, and at last all but one."""
    count, longest = len(named), max(len(text) for _, text in named)
    anchors = ["start", *["middle"] * (count - 2), "end"]
    all_fit, half_fit = room(count - 1, longest, ends=True), room((count - 1) / 2, longest, ends=count % 2 == 1)
    last = (count - 1) // 2 * 2
    rooms: dict[int, str | None] = {0: None, last: room(1, 2 * longest, ends=False)} if last else {0: None}
    return tuple(
        Tick(share(at), text, anchors[place], rooms.get(place, all_fit if place % 2 else half_fit))
        for place, (at, text) in enumerate(named)
    )


def room(steps: float, longest: int, *, ends: bool) -> str:
    """The class for what shows only on a scale that has room: so many steps, each as wide as a text of `longest` letters.

    A text at the end of a scale stands beside its tick, not around it, and so needs half as much again.
    """
    needed = steps * (longest * _LETTER * (1.5 if ends else 1) + _GAP)
    return f"room-{next((size for size in ROOMS if size >= needed), ROOMS[-1])}"


def _short(tick: Decimal, unit: str) -> str:
    """A tick without needless cents."""
    plain = "usd" if unit == "usd-per-hour" and tick == tick.to_integral_value() else unit
    return spell_number(tick, plain)


def described(view: TableView, number: int, words: Mapping[str, str]) -> str:
    """The column's largest and smallest value in words, for who cannot see the chart."""
    known = [(row.label, fact) for row in view.rows if (fact := row.cells[number])]
    if not known:
        return ""
    ordered: Sequence[tuple[str, Fact]] = sorted(known, key=lambda entry: value(entry[1]))
    (least, low), (most, high) = ordered[0], ordered[-1]
    return words["chart_described"].format(
        n=len(view.rows),
        measure=view.columns[number].heading,
        most=most,
        high=spell(high),
        least=least,
        low=spell(low),
    )
