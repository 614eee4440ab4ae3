"""A small fact book for the tests of facts, spellings, citations and tables."""

from __future__ import annotations

import datetime

from studykit.facts import Fact, FactBook, Source, read_book
from studykit.places import Place, Problem

SOURCES = """\
sources:
  - {id: bls-2025, publisher: U.S. Bureau of Labor Statistics, short: BLS, title: "Wage tables, May 2025", url: "https://www.bls.gov/oes/tables.htm", seen: 2026-11-21, published: May 2025}
  - {id: copy-2024, publisher: A copy, short: Copy, title: A <copied> file, url: "https://example.org/?a=1&b=2", seen: 2026-11-20}
"""

WAGES = """\
subjects:
  - {id: us/coders, name: Coders, url: "https://www.bls.gov/ooh/"}
  - {id: us/billers, name: Billers}
  - {id: program/alpha, name: Alpha, status: open}
  - {id: program/beta, name: Beta, status: closed}
groups:
  - title: Wages
    source: bls-2025
    period: May 2025
    as_of: 2025-05-01
    review_by: 2027-06-30
    confidence: publisher
    unit: usd-per-year
    facts:
      - {id: us/coders/median@2025-05, value: 52300}
      - {id: us/coders/median@2024-05, value: 50250, period: May 2024, as_of: 2024-05-01}
      - {id: us/billers/median@2025-05, value: 48500, note: All industries.}
      - {id: us/coders/growth@2024-34, value: 7, unit: percent, period: 2024–34, as_of: 2025-08-28}
      - {id: us/coders/lead@2025-05, value: 8, unit: percent, inputs: [us/coders/median@2025-05, us/billers/median@2025-05], formula: round((a - b) / b * 100)}
  - title: Reported by others
    source: copy-2024
    period: "2024"
    as_of: null
    note: The page has no date.
    review_by: 2027-06-30
    confidence: secondary
    check_url: https://www.bls.gov/oes/
    facts:
      - {id: us/billers/mean-hourly@2024, value: 24.5, unit: usd-per-hour}
      - {id: us/coders/focus@2024, value: doctors' offices, unit: text}
      - {id: program/alpha/awards@2024, value: 12, unit: awards}
      - {id: program/beta/closed@2024, value: 2024-02, unit: date}
"""

WORDS = {
    "sources": "Sources",
    "report_fact": "Report a wrong fact",
    "seen_on": "Seen on {date}.",
    "fact_source": "Source",
    "fact_sources": "Sources",
    "fact_table_names": "Name",
    "not_published": "not published",
    "second_hand": "reported second-hand",
    "confirm_at": "confirm at {site}",
    "source_fact": "{n} fact of this guide",
    "source_facts": "{n} facts of this guide",
    "source_as_of": "the newest as of {date}",
    "source_publisher": "seen at the publisher",
    "source_second": "{n} of them second-hand",
    "source_all_second": "second-hand",
    "our_calculation": "our calculation",
    "example_title": "invented example",
}


def read(wages: str = WAGES, sources: str = SOURCES, **others: str) -> tuple[FactBook, list[Problem]]:
    """A book from texts; `others` are further files in data/."""
    texts = {"data/sources.yml": sources, "data/salaries.yml": wages}
    return read_book(texts | {f"data/{name}.yml": text for name, text in others.items()})


def book() -> FactBook:
    made, problems = read()
    assert not problems, [str(problem) for problem in problems]
    return made


def fact(value: int | float | str, unit: str) -> Fact:
    source = Source(
        "s", "S", "S", "S", "https://example.org/", datetime.date(2026, 1, 1), None, Place("data/sources.yml")
    )
    day = datetime.date(2026, 1, 1)
    return Fact(
        "a/b@1",
        "a/b",
        value,
        unit,
        "2026",
        day,
        day,
        source,
        "publisher",
        None,
        None,
        None,
        (),
        None,
        Place("data/salaries.yml", 14, 9),
    )
