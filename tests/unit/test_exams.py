"""Blueprints of mock exams: weights from facts, and domains that items may name."""

from __future__ import annotations

from dataclasses import replace

from fact_samples import book

from studykit.exams import check_domain, check_exams, read_exam
from studykit.nodes import read_yaml

BOOK = book()
SHARES = {"a": 29.4, "b": 24.9, "c": 17.9, "d": 27.8}
"""In floating point, all but a trillionth of a hundred."""
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


def test_a_weight_is_a_share() -> None:
    exam, _ = read_exam(EXAM.replace("us/coders/lead", "us/coders/focus"), "data/exams/demo.yml")
    found = [str(problem) for problem in check_exams({"demo": exam}, BOOK)]
    assert found == ['data/exams/demo.yml:5:41: fact "us/coders/focus" is in text; name one in percent']
    assert exam.weights(BOOK) == {"billing": 7}


def test_weights_with_a_point_can_make_a_hundred() -> None:
    shares = {name: replace(BOOK.newest["us/coders/growth"], value=value) for name, value in SHARES.items()}
    lines = "".join(f"  - {{id: {name}, title: {name}, weight: {name}}}\n" for name in SHARES)
    exam, problems = read_exam(EXAM[: EXAM.index("  - ")] + lines, "data/exams/demo.yml")
    assert problems == [] and sum(SHARES.values()) != 100
    assert list(check_exams({"demo": exam}, replace(BOOK, newest=shares))) == []


def test_a_form_is_a_whole_number_of_items() -> None:
    _, raised = read_exam(EXAM + "forms: [25, ²]\n", "data/exams/demo.yml")
    assert 'data/exams/demo.yml:6:13: a form of "²" items; write a whole number from 5 to 200' in map(str, raised)
    _, problems = read_exam(EXAM + "forms: [2.5, 500]\n", "data/exams/demo.yml")
    assert [str(problem) for problem in problems] == [
        'data/exams/demo.yml:6:9: a form of "2.5" items; write a whole number from 5 to 200',
        'data/exams/demo.yml:6:14: a form of "500" items; write a whole number from 5 to 200',
    ]
