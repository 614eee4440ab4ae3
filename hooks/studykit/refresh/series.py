"""Which OEWS series the guide reads, and how BLS writes their ids.

An id has 25 characters: `OE`, `U` (not seasonally adjusted), the area's type (N nation, S state, M metropolitan area), the area's code (7),
the industry's (6, zeros for all), the occupation's (6, its SOC code without the hyphen), the data type's (2). So BLS says in "Series ID
Formats", https://www.bls.gov/help/hlpforma.htm, and in https://download.bls.gov/pub/time.series/oe/oe.txt; the data types are listed in
oe.datatype beside it. A state's code is its FIPS code and five zeros, a metropolitan area's is two zeros and its CBSA code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

ALL_INDUSTRIES = "000000"


@dataclass(frozen=True, slots=True)
class Area:
    """A place: its part of a subject's id, how it is said behind an occupation, and BLS's code."""

    id: str
    words: str
    code: str
    """Type and number, such as M0025540."""
    title: str
    """What a group of facts is called: `{occupation}` and `{year}` are filled in."""
    source: str
    """What a source of its figures is called, without the year."""


@dataclass(frozen=True, slots=True)
class Occupation:
    id: str
    short: str
    code: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the guide, its unit, and BLS's data type."""

    name: str
    unit: str
    code: str


@dataclass(frozen=True, slots=True)
class Series:
    area: Area
    occupation: Occupation
    measure: Measure

    @property
    def id(self) -> str:
        return f"OEU{self.area.code}{ALL_INDUSTRIES}{self.occupation.code}{self.measure.code}"

    @property
    def subject(self) -> str:
        return f"{self.area.id}/{self.occupation.id}"

    @property
    def path(self) -> str:
        return f"{self.subject}/{self.measure.name}"


_IN_AREAS = "{occupation} in Connecticut areas, May {year}"
NATION = Area("us", "", "N0000000", "{occupation}, United States, May {year}", "bls-oews")
STATE = Area(
    "ct/state", "in all of Connecticut", "S0900000", "{occupation} in all of Connecticut, May {year}", "bls-oews-ct"
)
# The areas that follow the planning regions, since May 2024 (OMB Bulletin 23-01).
METROPOLITAN_AREAS = (
    Area("ct/hartford", "in the Hartford area", "M0025540", _IN_AREAS, "bls-oews-ct-areas"),
    Area("ct/new-haven", "in the New Haven area", "M0035300", _IN_AREAS, "bls-oews-ct-areas"),
    Area(
        "ct/bridgeport-stamford",
        "in the Bridgeport, Stamford and Danbury area",
        "M0014860",
        _IN_AREAS,
        "bls-oews-ct-areas",
    ),
    Area("ct/waterbury", "in the Waterbury and Shelton area", "M0047930", _IN_AREAS, "bls-oews-ct-areas"),
    Area(
        "ct/norwich-new-london",
        "in the Norwich, New London and Willimantic area",
        "M0035980",
        _IN_AREAS,
        "bls-oews-ct-areas",
    ),
)
AREAS = (NATION, STATE, *METROPOLITAN_AREAS)

ALL_OCCUPATIONS = Occupation("all-occupations", "All occupations", "000000")
OCCUPATIONS = (
    Occupation("medical-records-specialists", "Coders", "292072"),
    Occupation("billing-and-posting-clerks", "Billers", "433021"),
    Occupation("health-information-technologists", "Health information technologists", "299021"),
    Occupation("medical-secretaries", "Medical secretaries", "436013"),
    Occupation("claims-adjusters", "Claims adjusters and examiners", "131031"),
    Occupation("health-services-managers", "Health services managers", "119111"),
    Occupation("compliance-officers", "Compliance officers", "131041"),
    ALL_OCCUPATIONS,
)

MEASURES = (
    Measure("jobs", "jobs", "01"),
    Measure("mean", "usd-per-year", "04"),
    Measure("p10", "usd-per-year", "11"),
    Measure("p25", "usd-per-year", "12"),
    Measure("median", "usd-per-year", "13"),
    Measure("p75", "usd-per-year", "14"),
    Measure("p90", "usd-per-year", "15"),
    Measure("median-hourly", "usd-per-hour", "08"),
    Measure("mean-hourly", "usd-per-hour", "03"),
)


def all_series() -> Iterator[Series]:
    """Nation and state with the sum of all occupations; the areas without. Fewer than 25 questions of 25 series: a day's share without a key."""
    for area in AREAS:
        for occupation in OCCUPATIONS:
            if occupation is ALL_OCCUPATIONS and area not in (NATION, STATE):
                continue
            for measure in MEASURES:
                yield Series(area, occupation, measure)
