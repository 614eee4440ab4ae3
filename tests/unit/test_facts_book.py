"""What good fact files become: the book, its newest facts, formulas, review dates, the glossary."""

from __future__ import annotations

import datetime

import pytest
from fact_samples import WAGES, book, read

from studykit.facts import check_review_dates, check_terms, compute, read_glossary
from studykit.places import errors


def test_a_file_without_facts_is_passed_over() -> None:
    assert not read(words="check: Check\n")[1]


def test_newest_fact_of_a_path() -> None:
    found = book()
    newest = found.find("us/coders/median")
    assert newest and newest.value == 52300
    older = found.find("us/coders/median@2024-05")
    assert older and older.value == 50250 and older.period == "May 2024"
    assert found.find("us/coders/none") is None
    assert found.subject_of(newest).name == "Coders"
    assert found.measure_of(newest) == "median"


def test_a_fact_without_a_date_is_older_than_any() -> None:
    wages = WAGES.replace("us/billers/mean-hourly@2024, value: 24.5", "us/billers/median@2099, value: 99")
    newest = read(wages)[0].find("us/billers/median")
    assert newest and newest.id == "us/billers/median@2025-05"


def test_sources_behind_a_citation() -> None:
    found = book()
    assert [source.id for source in found.sources_behind("fact:us/coders/median")] == ["bls-2025"]
    assert [source.id for source in found.sources_behind("source:bls-2025")] == ["bls-2025"]
    for target in ("example:", "fact:no/such", "source:none"):
        assert found.sources_behind(target) == []


def test_group_fields_and_own_fields() -> None:
    fact = book().facts["us/coders/growth@2024-34"]
    assert (fact.value, fact.unit, fact.period, fact.as_of) == (7, "percent", "2024–34", datetime.date(2025, 8, 28))
    assert (fact.source.short, fact.confidence, fact.note) == ("BLS", "publisher", None)
    second = book().facts["us/billers/mean-hourly@2024"]
    assert (second.value, second.as_of, second.is_second_hand) == (24.5, None, True)
    assert second.check_url == "https://www.bls.gov/oes/"


@pytest.mark.parametrize(
    ("formula", "inputs", "value"),
    [
        ("a - b", [5, 3], 2),
        ("-(a - b)", [5, 3], -2),
        ("round(a / b, 2)", [2, 3], 0.67),
        ("round(a)", [2.5], 3),
        ("round(a)", [-2.5], -3),
        ("a + 0.1", [0.2], 0.3),
        ("round(a / b * 10) / 10", [240, 100], 2.4),
    ],
)
def test_formula(formula: str, inputs: list[float], value: float) -> None:
    assert compute(formula, inputs) == value


NOT_ARITHMETIC = [
    "__import__('os')",
    "a.b",
    "a if a else b",
    "round(a, 99)",
    "9 ** 9 ** 9",
    "True + a",
    "'x'",
    "(" * 500 + "a" + ")" * 500,
]


@pytest.mark.parametrize("formula", NOT_ARITHMETIC)
def test_formula_is_arithmetic_only(formula: str) -> None:
    with pytest.raises(ValueError):
        compute(formula, [1, 2])


def test_overdue_facts_are_warnings() -> None:
    found = list(check_review_dates(book(), datetime.date(2027, 7, 1)))
    assert len(found) == len(book().facts) and not errors(found)
    assert str(found[0]) == (
        'data/salaries.yml:15:9: warning: fact "us/coders/median@2025-05" was to be reviewed by 2027-06-30; '
        "look at its source again, then set a new date"
    )
    assert not list(check_review_dates(book(), datetime.date(2027, 6, 30)))


GLOSSARY = """\
terms:
  - {id: eob, term: EOB, stands_for: Explanation of Benefits, meaning: What the plan paid., source: bls-2025, group: insurance}
"""


def test_glossary() -> None:
    terms, problems = read_glossary(GLOSSARY, "data/glossary.yml")
    assert not problems
    term = terms[0]
    assert (term.id, term.term, term.stands_for) == ("eob", "EOB", "Explanation of Benefits")
    assert (term.meaning, term.source) == ("What the plan paid.", "bls-2025")
    assert not list(check_terms(terms, book()))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: the file is empty; write terms:"),
        ("terms:\n  - {id: eob, meaning: x, group: law}\n", '2:5: missing field "term"; add it'),
        (
            GLOSSARY + "  - {id: eob, term: A, meaning: x, group: law}\n",
            '3:10: id "eob" stands twice; keep one; the first is in line 2',
        ),
        (
            GLOSSARY + "  - {id: e-2, term: EOB, meaning: x, group: insurance}\n",
            '3:21: term "EOB" stands twice; keep one; the first is in line 2',
        ),
        (
            GLOSSARY + "  - {id: e-2, term: Explanation of benefits, meaning: x, group: insurance}\n",
            '3:21: term "Explanation of benefits" is what "EOB" stands for in line 2; keep one',
        ),
    ],
)
def test_glossary_problem(text: str, message: str) -> None:
    _, problems = read_glossary(text, "data/glossary.yml")
    assert [str(problem) for problem in problems] == [f"data/glossary.yml:{message}"]


def test_glossary_source() -> None:
    terms, _ = read_glossary(GLOSSARY.replace("bls-2025", "bls-2026"), "data/glossary.yml")
    assert [str(problem) for problem in check_terms(terms, book())] == [
        'data/glossary.yml:2:5: no source "bls-2026" in data/sources.yml; did you mean "bls-2025"?'
    ]


def test_glossary_figure() -> None:
    terms, _ = read_glossary(GLOSSARY.replace("What the plan paid", "Sent within 30 days"), "data/glossary.yml")
    assert [problem.what for problem in check_terms(terms, book())] == ['uncited figure "30 days"']
