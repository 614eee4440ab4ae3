"""Charts over time: lines, and small columns. Heights are in multiples of the text's size, so that letters never collide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from ..fact_table_html import TableView
from ..fact_table_notes import CellNotes
from ..facts import Fact
from ..spellings import spell, spell_number
from .rows import Tick, place_ticks, room, said, share, unit_line, value
from .scales import Number, Scale, place_labels, wrap_label

TALL = 13.0
"""The plot's height in em."""
_NAME = 12
_LINE = 1.2
_COLUMN = 3.0


@dataclass(frozen=True, slots=True)
class Point:
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row over time: its points, its name at the right end in lines of text, and its ends in words."""

    label: str
    points: tuple[Point, ...]
    pairs: tuple[tuple[Point, Point], ...]
    name: tuple[tuple[str, str], ...]
    said: Markup


@dataclass(frozen=True, slots=True)
class Trend:
    unit: str
    desc: str
    height: str
    bottom: str
    levels: tuple[tuple[str, str], ...]
    years: tuple[Tick, ...]
    lines: tuple[Line, ...]
    start: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """One small column: its middle, its edges, and its value; without a value nothing is drawn."""

    middle: str
    start: str
    width: str
    top: str
    height: str
    text: str
    heading: str
    over: str
    under: str
    named: str
    anchor: str
    room: str | None


@dataclass(frozen=True, slots=True)
class Years:
    label: str
    marks: Markup
    told: str
    tall: str
    base: str
    columns: tuple[Column, ...]


def em(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") + "em"


def trend(view: TableView, notes: CellNotes, words: Mapping[str, str]) -> Trend:
    """Lines from the oldest to the newest column. The scale need not start at zero; where it does not, `start` says so."""
    facts = list(view.facts())
    scale = Scale.over([value(fact) for fact in facts], from_zero=False)
    days = [_day(fact) for fact in facts]
    unit = facts[0].unit

    def point(fact: Fact) -> Point:
        along = (_day(fact) - min(days)) / max(max(days) - min(days), 1) * 100
        return Point(share(along), em(_height(scale, value(fact))))

    drawn = [[fact for fact in row.cells if fact] for row in view.rows]
    names = [wrap_label(row.label, _NAME) for row in view.rows]
    ends = [_height(scale, value(row[-1])) if row else TALL for row in drawn]
    middles = place_labels(ends, [len(name) * _LINE for name in names], 0, TALL + _LINE)
    lines = []
    for row, known, name, middle in zip(view.rows, drawn, names, middles, strict=True):
        points = tuple(point(fact) for fact in known)
        top = middle - (len(name) - 1) * _LINE / 2 + 0.35
        placed = tuple((em(top + number * _LINE), text) for number, text in enumerate(name))
        told = _ends(known, notes, words)
        lines.append(Line(row.label, points, tuple(pairwise(points)), placed, told))
    first = scale.ticks[0]
    return Trend(
        unit=unit_line(view, None, words),
        desc=" ".join(f"{line.label}: {line.said.striptags()}." for line in lines),
        height=em(TALL + 2),
        bottom=em(TALL + 1.5),
        levels=tuple((em(_height(scale, tick)), spell_number(tick, unit)) for tick in scale.ticks),
        years=_years(facts),
        lines=tuple(lines),
        start=words["chart_start"].format(value=spell_number(first, unit)) if first > 0 else None,
    )


def _day(fact: Fact) -> int:
    assert fact.as_of is not None
    return fact.as_of.toordinal()


def _height(scale: Scale, number: Number) -> float:
    """From the top, in em; half a line is left free above the plot."""
    return 0.5 + (100 - scale.at(number)) / 100 * (TALL - 0.5)


def _ends(known: list[Fact], notes: CellNotes, words: Mapping[str, str]) -> Markup:
    if not known:
        return Markup.escape(words["not_published"])
    first, last = known[0], known[-1]
    return Markup(words["chart_ends"]).format(
        first=said(first, notes), then=first.period, last=said(last, notes), now=last.period
    )


def _years(facts: list[Fact]) -> tuple[Tick, ...]:
    """A tick for each date, named by its year."""
    dates = sorted({fact.as_of for fact in facts if fact.as_of})
    length = max((dates[-1] - dates[0]).days, 1)
    return place_ticks([((day - dates[0]).days / length * 100, str(day.year)) for day in dates])


def years(view: TableView, notes: CellNotes, words: Mapping[str, str]) -> tuple[Years, ...]:
    """Small columns for each row, all on one scale."""
    scale = Scale.over([value(fact) for fact in view.facts()])
    return tuple(_row_of_years(view, number, scale, notes, words) for number in range(len(view.rows)))


def _row_of_years(view: TableView, number: int, scale: Scale, notes: CellNotes, words: Mapping[str, str]) -> Years:
    row, count = view.rows[number], len(view.columns)
    columns, told = [], []
    longest = max(len(column.heading) for column in view.columns)
    rooms = {count - 1: room(1, 2 * longest, ends=False), 0: None}
    crowded = room(count, longest, ends=False)
    for place, (column, fact) in enumerate(zip(view.columns, row.cells, strict=True)):
        height = scale.at(value(fact)) / 100 * _COLUMN if fact else 0
        top = _COLUMN + _LINE - height
        text = spell(fact) if fact else words["chart_none"]
        start, end = (place + 0.2) / count * 100, (place + 0.8) / count * 100
        # The outer names stay inside, however large the letters are.
        anchor = "start" if place == 0 else "end" if place == count - 1 else "middle"
        named = share({"start": start, "end": end, "middle": (start + end) / 2}[anchor])
        told.append(f"{column.heading}: {spell(fact) if fact else words['not_published']}")
        columns.append(
            Column(
                middle=share((start + end) / 2),
                start=share(start),
                width=share(end - start),
                top=em(top),
                height=em(height),
                text=text,
                heading=column.heading,
                over=em(top - 0.3),
                under=em(_COLUMN + 2 * _LINE),
                named=named,
                anchor=anchor,
                room=rooms.get(place, crowded),
            )
        )
    marks = dict.fromkeys(notes.mark(fact) for fact in row.cells if fact)
    tall, base = em(_COLUMN + 2.4 * _LINE), em(_COLUMN + _LINE)
    return Years(row.label, Markup("".join(marks)), f"{'; '.join(told)}.", tall, base, tuple(columns))
