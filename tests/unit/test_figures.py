"""What counts as an uncited figure in prose, and what does not."""

from __future__ import annotations

import pytest

from studykit.figures import check_figures, find_figures
from studykit.places import Place

FIGURES = [
    ("It pays $51,140 a year.", "$51,140"),
    ("It costs $ 5 more.", "$ 5"),
    ("It costs $1.2 million.", "$1.2 million"),
    ("Pay of $50k is common.", "$50k"),
    ("Between $40–60 thousand.", "$40–60 thousand"),
    ("From $40 to $60 an hour.", "$40 to $60"),
    ("It costs USD 5.", "USD 5"),
    ("It costs 5 dollars.", "5 dollars"),
    ("It costs twenty dollars.", "twenty dollars"),
    ("It costs a hundred dollars.", "a hundred dollars"),
    ("Only 98% pass.", "98%"),
    ("Jobs fell by −5 %.", "−5 %"),
    ("Jobs fell by -5%.", "-5%"),
    ("One percent of jobs.", "One percent"),
    ("It costs one dollar.", "one dollar"),
    ("(14,200 openings)", "14,200 openings"),
    ("Grows 7 percent.", "7 percent"),
    ("Grows seven per cent.", "seven per cent"),
    ("Up 3 percentage points.", "3 percentage points"),
    ("There are 14,200 openings.", "14,200 openings"),
    ("There are 14,200 new job openings.", "14,200 new job openings"),
    ("The school gave 9 awards.", "9 awards"),
    ("The school gave nine awards.", "nine awards"),
    ("You need 36 credits.", "36 credits"),
    ("A 60-credit degree.", "60-credit"),
    ("It takes 36 CEUs.", "36 CEUs"),
    ("The exam has 100 items.", "100 items"),
    ("The exam has 105 multiple-choice questions.", "105 multiple-choice questions"),
    ("It had twenty-five questions.", "twenty-five questions"),
    ("There are 250 students.", "250 students"),
    ("There are 200 jobs.", "200 jobs"),
    ("The exam takes 4 hours.", "4 hours"),
    ("The exam takes four hours.", "four hours"),
    ("A 4-hour exam.", "4-hour"),
    ("A full forty hours of class.", "forty hours"),
    ("You have 40 minutes.", "40 minutes"),
    ("It takes 6–12 months.", "6–12 months"),
    ("It takes 6 to 12 months.", "6 to 12 months"),
    ("It takes six or seven weeks.", "six or seven weeks"),
    ("Pay within 30 business days.", "30 business days"),
    ("Renew every two years.", "two years"),
    ("It takes 14\n  months.", "14\n  months"),
    ("About 3 in 10 pass.", "3 in 10"),
    ("One in five works at home.", "One in five"),
    ("Two out of three pass.", "Two out of three"),
    ("It has 1,200 members of staff.", "1,200 members"),
    ("There are 70,000 codes.", "70,000"),
    ("Some 1.2 million people.", "1.2 million"),
    ("three million people", "three million"),
    ("You need 2000 hours.", "2000 hours"),
]


@pytest.mark.parametrize(("text", "figure"), FIGURES)
def test_figure(text: str, figure: str) -> None:
    found = find_figures(text)
    assert [entry.text for entry in found] == [figure]
    assert text[found[0].offset :].startswith(figure)


NO_FIGURES = [
    "In May 2025 the numbers changed.",
    "On May 1, 2027 and 1 May 2027 and 2027-05-01.",
    "Since 2019 (2019–23, 2023–2024) they count again.",
    "By May 5 you must answer.",
    "The ICD-10-CM and ICD-10-PCS codes, HCPCS Level II, CPT 2026.",
    "The CMS-1500 form, the 1500 claim form, the UB-04, an 837P file, an 835 remittance.",
    "Occupation 29-2072, Public Act 21-30, Section 10 items, Title 38 hours.",
    "Three tasks wait for you. Choose one of 3 choices.",
    "Ask these 10 questions. Ask these three questions. Two jobs in one.",
    "The 25th percentile, the 10th, the 90th percentile.",
    "Half of coders earn less, a quarter earn more, two thirds agree.",
    "Nine in ten earn less. So one in ten earns more. Three in four earn more.",
    "1. Credits you have\n2. Hours you have",
    "Call 860-555-0100 at 12:30, it is open 24/7.",
    "A two-year degree from a four-year college.",
    "It is open 24 hours a day, seven days a week.",
    "It closed ten years ago and opened two months later.",
    "It costs nothing. An hour, a month, one year.",
    "[$51,140](fact:us/a/b), [$120](example:), [14,200](fact:us/a/c) openings, `$5`, [page](https://example.org/5-hours).",
    "See https://example.org/100-items for more.",
    "Step 3 hours later",
    "Codes have 7 characters. Chapter 2 and Table 4.",
    "Form I-9, W-2, 401(k), 20 U.S.C. 1094, 34 CFR 668.",
    "",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_no_figure(text: str) -> None:
    assert find_figures(text) == []


def test_several_figures_keep_their_offsets() -> None:
    text = "It pays $5 and [$6](fact:a/b).\n\nThe exam takes 4 hours."
    assert [(entry.offset, entry.text) for entry in find_figures(text)] == [(8, "$5"), (47, "4 hours")]


def test_message() -> None:
    problems = list(check_figures("It takes 4 hours.", lambda offset: Place("docs/a.md", 3, offset + 1)))
    assert [str(problem) for problem in problems] == [
        'docs/a.md:3:10: uncited figure "4 hours"; cite it with [..](fact:…), or mark an invented example with [..](example:)'
    ]
