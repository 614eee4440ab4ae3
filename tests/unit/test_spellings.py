"""Which spellings of a value a text may use, unit by unit."""

from __future__ import annotations

import pytest
from fact_samples import fact

from studykit.respelling import respell
from studykit.spellings import says, spell

STANDARD = [
    (51140, "usd-per-year", "$51,140"),
    (24.59, "usd-per-hour", "$24.59"),
    (24.5, "usd-per-hour", "$24.50"),
    (25, "usd-per-hour", "$25.00"),
    (499, "usd", "$499"),
    (499.5, "usd", "$499.50"),
    (-120, "usd", "−$120"),
    (7, "percent", "7%"),
    (2.5, "percent", "2.5%"),
    (-5, "percent", "−5%"),
    (14200, "openings-per-year", "14,200"),
    (240, "minutes", "4 hours"),
    (100, "minutes", "1 hour 40 minutes"),
    (45, "minutes", "45 minutes"),
    (80, "hours", "80 hours"),
    (1, "years", "1 year"),
    (2.5, "years", "2.5 years"),
    (2025, "year", "2025"),
    ("2027-05-01", "date", "May 1, 2027"),
    ("2027-05", "date", "May 2027"),
    ("online", "text", "online"),
]


@pytest.mark.parametrize(("value", "unit", "spelling"), STANDARD)
def test_standard_spelling(value: int | float | str, unit: str, spelling: str) -> None:
    assert spell(fact(value, unit)) == spelling
    assert says(spelling, fact(value, unit))


ALLOWED = [
    (
        51140,
        "usd-per-year",
        ["$51,140 a year", "a median of $51,140", "about $51,000", "over $51,100", "roughly $51,140", "Over $51,000"],
    ),
    (48960, "usd-per-year", ["nearly $49,000", "almost $49,000", "about $49,000", "around $48,960"]),
    (51140, "usd-per-year", ["about\n$51,000", "around $51,100", "about\u00a0$51 thousand"]),
    (24.59, "usd-per-hour", ["$24.59 an hour", "about $25", "about $24.60", "about $24.60 per hour"]),
    (25, "usd-per-hour", ["$25", "$25.00 an hour"]),
    (499, "usd", ["$499.00", "$499 for members"]),
    (7, "percent", ["7%", "7 %", "7 percent", "7 per cent", "+7%", "grow by 7%"]),
    (-5, "percent", ["−5%", "-5%", "–5%", "-5 percent", "fall by 5%", "a decline of 5 percent", "about −5%"]),
    (0, "percent", ["0%", "about 0%"]),
    (26.3, "percent", ["26.3%", "about 26%", "over 26%"]),
    (14200, "openings-per-year", ["14,200 openings a year", "14,200", "about 14,000 openings", "about 14 thousand"]),
    (1234000, "jobs", ["1,234,000", "about 1.2 million", "over 1.2 million jobs", "about 1,230,000"]),
    (240, "minutes", ["240 minutes", "4 hours", "four hours", "4-hour exam", "a four-hour exam", "4 full hours"]),
    (100, "minutes", ["1 hour 40 minutes", "1 hour and 40 minutes", "100 minutes"]),
    (24, "months", ["24 months", "2 years", "two years", "every two years", "a 2-year cycle"]),
    (14, "days", ["14 days", "two weeks", "2 weeks"]),
    (12, "awards", ["12 awards", "twelve awards", "Twelve", "12"]),
    (36, "credits", ["36 credits", "a 36-credit certificate"]),
    (100, "items", ["100 items on ICD-10-CM and form CMS-1500", "100 multiple-choice questions"]),
    (2025, "year", ["2025", "since 2025"]),
    (
        "2027-05-01",
        "date",
        ["2027-05-01", "1 May 2027", "May 1, 2027", "May 2027", "2027", "on May 1, 2027", "2027-05"],
    ),
    ("2024-02", "date", ["February 2024", "2024", "closed in February 2024"]),
    ("doctors' offices", "text", ["doctors' offices", "Doctors' offices", "doctors’ offices", "doctors'\noffices"]),
]


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(value, unit, text) for value, unit, texts in ALLOWED for text in texts]
)
def test_allowed(value: int | float | str, unit: str, text: str) -> None:
    assert says(text, fact(value, unit))
    assert respell(text, fact(value, unit)) == text


REFUSED = [
    (
        51140,
        "usd-per-year",
        [
            "$51,141",
            "51,140",
            "$51140",
            "$51,000",
            "about $50,000",
            "about $52,000",
            "about $51,200",
            "over $51,200",
            "nearly $51,000",
        ],
    ),
    (
        51140,
        "usd-per-year",
        ["$51,140 an hour", "$51,140 in May 2025", "$51,140.0", "$51,140%", "", "the median", "over $51,140"],
    ),
    (24.59, "usd-per-hour", ["$24.6", "$25", "$24.59 a year", "24.59", "about $20"]),
    (7, "percent", ["7", "8%", "7.0 points", "−7%", "seven percent", "$7", "about 10%"]),
    (-5, "percent", ["5%", "grow by 5%", "+5%"]),
    (0, "percent", ["about 1%"]),
    (14200, "openings-per-year", ["14200", "14,000", "$14,200", "14,200%", "about 10,000"]),
    (1234000, "jobs", ["1.2 million", "about 1 million", "about 1.3 million"]),
    (240, "minutes", ["4", "4 minutes", "4 days", "240 hours", "5 hours", "4 months"]),
    (100, "minutes", ["1 hour 30 minutes", "about 1 hour"]),
    (24, "months", ["2", "2 months", "24 years", "3 years"]),
    (12, "awards", ["eleven", "13", "12 of 30"]),
    (13, "awards", ["thirteen"]),
    (2025, "year", ["2,025", "2026", "twenty"]),
    ("2027-05-01", "date", ["2027-05-02", "2 May 2027", "June 2027", "2026", "May 1", "5/1/2027", "May 1, 2027 at 5"]),
    ("2024-02", "date", ["February 3, 2024"]),
    ("doctors' offices", "text", ["doctors' Offices", "offices", "the doctors' offices"]),
]


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(value, unit, text) for value, unit, texts in REFUSED for text in texts]
)
def test_refused(value: int | float | str, unit: str, text: str) -> None:
    assert not says(text, fact(value, unit))


RESPELLED = [
    (52300, "usd-per-year", "a median of $51,140 a year", "a median of $52,300 a year"),
    (52300, "usd-per-year", "about $51,000", "about $52,000"),
    (52300, "usd-per-year", "over $51,100", "over $52,000"),
    (52970, "usd-per-year", "nearly $49,000", "nearly $53,000"),
    (52300, "usd-per-year", "nearly $49,000", "nearly $49,000"),
    (25.1, "usd-per-hour", "$24.59 an hour", "$25.10 an hour"),
    (26, "usd-per-hour", "$25", "$26"),
    (8, "percent", "7 percent", "8 percent"),
    (8, "percent", "+7%", "+8%"),
    (-6, "percent", "-5%", "-6%"),
    (-6, "percent", "fall by 5%", "fall by 6%"),
    (-6, "percent", "7%", "−6%"),
    (1350000, "jobs", "about 1.2 million jobs", "about 1.4 million jobs"),
    (300, "minutes", "4 hours", "5 hours"),
    (300, "minutes", "a four-hour exam", "a five-hour exam"),
    (330, "minutes", "4 hours", "5.5 hours"),
    (110, "minutes", "1 hour 40 minutes", "1 hour 50 minutes"),
    (36, "months", "every two years", "every three years"),
    (11, "awards", "twelve awards", "eleven awards"),
    (14, "awards", "twelve awards", "14 awards"),
    (2026, "year", "since 2025", "since 2026"),
    ("2028-06-02", "date", "on 1 May 2027", "on 2 June 2028"),
    ("2028-06-02", "date", "May 2027", "June 2028"),
    ("2028-06-02", "date", "2027-05-01", "2028-06-02"),
    ("at home", "text", "Online", "At home"),
    (52300, "usd-per-year", "the median", "the median"),
    (52300, "usd-per-year", "$51,140 in May 2025", "$51,140 in May 2025"),
]


@pytest.mark.parametrize(("value", "unit", "before", "after"), RESPELLED)
def test_respelling(value: int | float | str, unit: str, before: str, after: str) -> None:
    assert respell(before, fact(value, unit)) == after
