"""From the points of BLS to the facts that the guide lacks, and to what a person must know before taking them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from ..facts import Fact, FactBook
from ..facts.units import parse_value
from ..plausible import PERCENTILES
from .answers import Point, RefreshError
from .series import AREAS, Series

HOURS = 2080
"""Of a year, by which BLS turns an hourly wage into an annual one (Technical Notes, https://www.bls.gov/oes/current/oes_tec.htm)."""
_LEAP = 0.25


@dataclass(frozen=True, slots=True)
class Figure:
    """One value that BLS publishes, in the guide's unit."""

    series: Series
    year: int
    value: int | float

    @property
    def id(self) -> str:
        return f"{self.series.path}@{self.year}-05"


@dataclass
class Found:
    """`new` stands in no file yet; `remarks` are for the person who reviews the diff."""

    new: list[Figure] = field(default_factory=list)
    replaced: list[Fact] = field(default_factory=list)
    """Second-hand facts for which there now is a newer one from BLS itself."""
    remarks: list[str] = field(default_factory=list)


def find_figures(book: FactBook, points: Mapping[Series, Point | None], today: datetime.date) -> Found:
    """What is new against the book. Raises RefreshError for figures that cannot be right."""
    figures = _figures(points, today)
    _check_together(figures)
    found = Found(remarks=_missing(points))
    for figure in figures:
        _sort_in(book, figure, found)
    return found


def _figures(points: Mapping[Series, Point | None], today: datetime.date) -> list[Figure]:
    figures = []
    for series, point in points.items():
        if point is None or point.value is None:
            continue
        if point.year > today.year:
            raise RefreshError(f"BLS gave {series.id} for {point.year}, which is to come", "try again later")
        try:
            value = parse_value(point.value, series.measure.unit)
        except ValueError as fault:
            raise RefreshError(f'BLS gave "{point.value}" for {series.path}', str(fault)) from None
        if isinstance(value, str) or value <= 0:
            raise RefreshError(f'BLS gave "{point.value}" for {series.path}', "look at what has changed")
        figures.append(Figure(series, point.year, value))
    if not figures:
        raise RefreshError(
            "BLS gave no figure at all", "look whether the series still exist: https://data.bls.gov/oes/"
        )
    return figures


def _check_together(figures: Iterable[Figure]) -> None:
    """Percentiles rise, and an hourly wage is its annual one over 2,080 hours: a mixed-up data type shows here."""
    together: dict[tuple[str, int], dict[str, int | float]] = defaultdict(dict)
    for figure in figures:
        together[figure.series.subject, figure.year][figure.series.measure.name] = figure.value
    for (subject, year), values in together.items():
        for low, high in pairwise(name for name in PERCENTILES if name in values):
            if values[low] > values[high]:
                raise RefreshError(
                    f"BLS gave {subject} of May {year} a {low} of {values[low]} above its {high} of {values[high]}",
                    "nothing of it can be trusted; try again later",
                )
        for name in ("median", "mean"):
            yearly, hourly = values.get(name), values.get(f"{name}-hourly")
            if yearly and hourly and abs(hourly * HOURS / yearly - 1) > 0.01:
                raise RefreshError(
                    f"BLS gave {subject} of May {year} a {name} of {yearly} a year and {hourly} an hour, which do not fit",
                    "nothing of it can be trusted; try again later",
                )


def _sort_in(book: FactBook, figure: Figure, found: Found) -> None:
    known = book.facts.get(figure.id)
    newest = book.newest.get(figure.series.path)
    if known:
        if known.is_second_hand or known.value != figure.value:
            where = f"{known.place.path}:{known.place.line}"
            second = ", second-hand" if known.is_second_hand else ""
            found.remarks.append(f'{where}: "{known.id}" says {known.value}{second}; BLS says {figure.value}')
        return
    if newest and newest.as_of and newest.as_of > datetime.date(figure.year, 5, 1):
        return
    found.new.append(figure)
    if newest is None:
        return
    if newest.is_second_hand:
        found.replaced.append(newest)
    if isinstance(newest.value, int | float) and newest.value and abs(figure.value / newest.value - 1) > _LEAP:
        found.remarks.append(
            f'"{figure.id}" is {figure.value}, and {newest.period} had {newest.value}: is that a real change?'
        )


def _missing(points: Mapping[Series, Point | None]) -> list[str]:
    """What BLS publishes no value of: by area where it is all, else by subject, else by measure."""
    remarks = []
    for area in AREAS:
        own = {series: point for series, point in points.items() if series.area == area}
        if own and not any(own.values()):
            remarks.append(
                f"{area.id}: nothing at all under {area.code}; has its code changed? https://www.bls.gov/oes/current/msa_def.htm"
            )
            continue
        for subject in dict.fromkeys(series.subject for series in own):
            of_it = {series: point for series, point in own.items() if series.subject == subject}
            if not any(of_it.values()):
                remarks.append(f"{subject}: BLS publishes nothing")
                continue
            for series, point in of_it.items():
                if point is None or point.value is None:
                    remarks.append(f"{series.path}: not published ({point.why if point else 'no such series'})")
    return remarks
