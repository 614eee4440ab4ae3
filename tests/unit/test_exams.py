"""Blueprints of mock exams: weights from facts, and domains that items may name."""

from __future__ import annotations

from fact_samples import WAGES, book, read

from studykit.exams import check_domain, check_exams, read_exam
from studykit.nodes import read_yaml

BOOK = book()
EXAM = """\
title: A practice exam
certification: us/coders
domains:
  - {id: billing, title: Billing, weight: us/coders/growth}
  - {id: coding, title: Coding, weight: us/coders/lead}
"""


def test_weights_come_from_facts() -> None:
    exam, problems = read_exam(EXAM, "data/exams/demo.yml")
    assert problems == []
    assert exam.weights(BOOK) == {"billing": 7, "coding": 8}


def test_weights_that_make_no_hundred_are_refused() -> None:
    exam, _ = read_exam(EXAM, "data/exams/demo.yml")
    assert [str(problem) for problem in check_exams({"demo": exam}, BOOK)] == [
        "data/exams/demo.yml:4:3: the weights add up to 15; they must make 100"
    ]


def test_a_weight_that_nobody_knows_is_named_and_nothing_is_added_up() -> None:
    exam, _ = read_exam(EXAM.replace("us/coders/lead", "us/coders/leads"), "data/exams/demo.yml")
    found = [str(problem) for problem in check_exams({"demo": exam}, BOOK)]
    assert found == [
        'data/exams/demo.yml:5:41: no fact "us/coders/leads" in the fact files; did you mean "us/coders/lead"?'
    ]


def test_a_weight_is_a_number_of_percent() -> None:
    text = EXAM.replace("us/coders/lead", "us/coders/focus").replace("us/coders/growth", "us/billers/mean-hourly")
    exam, _ = read_exam(text, "data/exams/demo.yml")
    assert [str(problem) for problem in check_exams({"demo": exam}, BOOK)] == [
        'data/exams/demo.yml:4:43: fact "us/billers/mean-hourly" is in usd-per-hour; name one in percent',
        'data/exams/demo.yml:5:41: fact "us/coders/focus" is in text; name one in percent',
    ]
    assert exam.weights(BOOK) == {"billing": 24.5}, "a preview goes on without it"


def test_weights_with_a_decimal_are_added_up_exactly() -> None:
    parts = ["18.4", "50.3", "31.3"]
    assert sum(map(float, parts)) != 100
    lines = [
        f"      - {{id: us/coders/part-{n}@2024, value: {value}, unit: percent}}\n" for n, value in enumerate(parts)
    ]
    given, problems = read(WAGES + "".join(lines))
    assert problems == []
    domains = [f"  - {{id: part-{n}, title: Part, weight: us/coders/part-{n}}}\n" for n in range(3)]
    exam, _ = read_exam(EXAM.partition("  - ")[0] + "".join(domains), "data/exams/demo.yml")
    assert list(check_exams({"demo": exam}, given)) == []


def test_a_fact_file_that_cannot_be_read_is_not_blamed_on_the_exam() -> None:
    given, problems = read("groups: [")
    assert problems
    exam, _ = read_exam(EXAM, "data/exams/demo.yml")
    assert list(check_exams({"demo": exam}, given)) == []


def test_an_unread_exam_blames_no_item_for_its_domain() -> None:
    item, _ = read_yaml("domain: law", "data/quizzes/demo.yml")
    assert item is not None
    whole, _ = read_exam(EXAM, "data/exams/demo.yml")
    broken, problems = read_exam(EXAM.replace("title: A practice exam", "titel: A"), "data/exams/demo.yml")
    assert problems
    assert len(list(check_domain(item, {"demo": whole}))) == 1
    assert list(check_domain(item, {"demo": whole, "other": broken})) == []


def test_forms_grow_and_the_pace_is_a_time() -> None:
    exam, problems = read_exam(EXAM + "forms: [50, 25]\npace: us/coders/growth\n", "data/exams/demo.yml")
    assert [str(problem) for problem in problems] == [
        "data/exams/demo.yml:6:13: the form 25 stands behind 50; list the shortest first, each once"
    ]
    found = [str(problem) for problem in check_exams({"demo": exam}, BOOK)]
    assert 'data/exams/demo.yml:7:7: fact "us/coders/growth" is in percent; name one in minutes' in found


def test_forms_are_those_of_the_contract_where_none_are_named() -> None:
    assert read_exam(EXAM, "data/exams/demo.yml")[0].forms == [25, 50, 100]


def test_a_form_is_a_whole_number_of_items() -> None:
    _, problems = read_exam(EXAM + "forms: [2.5, ²5, 500]\n", "data/exams/demo.yml")
    assert [str(problem) for problem in problems] == [
        'data/exams/demo.yml:6:9: a form of "2.5" items; write a whole number from 5 to 200',
        'data/exams/demo.yml:6:14: a form of "²5" items; write a whole number from 5 to 200',
        'data/exams/demo.yml:6:14: entry 2 of "forms" says "²5"; it must be a number such as 51140 or 24.59',
        'data/exams/demo.yml:6:18: a form of "500" items; write a whole number from 5 to 200',
    ]
