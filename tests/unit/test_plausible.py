"""What no figure of its kind can be."""

from __future__ import annotations

import datetime

from fact_samples import WAGES, book, read

from studykit.plausible import check_plausible

TODAY = datetime.date(2026, 11, 22)


def said(wages: str, today: datetime.date = TODAY) -> list[str]:
    found, problems = read(wages)
    assert not problems
    return [str(problem).partition(":")[2].partition(" ")[2] for problem in check_plausible(found, today)]


def with_facts(*facts: str) -> str:
    """The sample wages and one group more."""
    lines = "".join(f"      - {{id: {fact}}}\n" for fact in facts)
    head = WAGES[WAGES.index("groups:") :].split("    facts:")[0].removeprefix("groups:\n")
    return WAGES.rstrip("\n") + "\n" + head + "    facts:\n" + lines


def test_the_sample_is_plausible() -> None:
    assert list(check_plausible(book(), TODAY)) == []


def test_percentiles_out_of_order() -> None:
    wages = with_facts(
        "us/coders/p10@2020, value: 30000, unit: usd-per-year",
        "us/coders/p25@2020, value: 60000, unit: usd-per-year",
        "us/coders/median@2020, value: 50000, unit: usd-per-year",
        "us/coders/p75@2021, value: 1000, unit: usd-per-year",
    )
    assert said(wages) == [
        '"us/coders/median@2020" is $50,000, less than p25, $60,000; '
        "look at the source: one of them is wrong, or they stand in each other's place"
    ]


def test_a_day_to_come() -> None:
    assert [text.partition('"')[2].partition('"')[2] for text in said(WAGES, datetime.date(2025, 6, 1))][:1] == [
        " is as of 2025-08-28, a day to come; write the day for which it is known"
    ]
    assert any("was seen on" in text for text in said(WAGES, datetime.date(2020, 1, 1)))
