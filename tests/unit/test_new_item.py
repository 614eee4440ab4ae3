"""`make item`: questions in, a well-formed item at the end of its bank; nothing else changes, whatever happens."""

from __future__ import annotations

import datetime
import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from studykit.item_types import all_types
from studykit.item_types.common import ItemShape
from studykit.library import Reader
from studykit.new_item import bank_file
from studykit.new_item.bank_file import CannotAppendError, next_id, read_bank_file, with_item
from studykit.new_item.command import new_item
from studykit.new_item.questions import questions_of
from studykit.new_item.writing import item_lines, scalar
from studykit.nodes import read_yaml
from studykit.places import errors
from studykit.project import check_project
from studykit.scalars import Text
from studykit.shapes import Shape

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 21)
BANK = "data/quizzes/salaries.yml"
Answers = dict[str, list[str]]
"""By what stands before the colon of a prompt: what is answered, one after the other. Without an entry, Enter."""

COMMON: Answers = {
    "bank": ["salaries"],
    "objective": ["salaries-read-percentiles"],
    "level": ["2"],
    "difficulty": ["1"],
    "rationale": ["The median is the middle of a sorted list."],
    "source 1": ["bls-oews-2025"],
}
LISTED: Answers = {"stem": ["Which of these splits the row in half?"]}
for _letter, _text in {"a": "The middle value", "b": "The mean value", "c": "The top value"}.items():
    LISTED[f"choices {_letter}, text"] = [_text]
    LISTED[f"choices {_letter}, why"] = ["It is the one in the middle, or it is not."]
BY_TYPE: dict[str, Answers] = {
    "choice": {**LISTED, "key": ["a"]},
    "multi": {**LISTED, "stem": ["Which of these are figures? Select all that apply."], "key 1": ["a"], "key 2": ["b"]},
    "text": {
        "stem": ["What is the value in the middle called?"],
        "key 1": ["median"],
        "why": ["It stands in the middle."],
        "misses 1, text": ["mean"],
        "misses 1, why": ["That is the sum, shared."],
    },
    "number": {
        "stem": ["How many halves has a whole row?"],
        "key": ["2.0"],
        "unit": ["count"],
        "why": ["Half and half."],
    },
    "match": {
        "stem": ["Give each row its figure."],
        "choices a, text": ["The median"],
        "choices b, text": ["The mean"],
        "rows r1, text": ["The middle value"],
        "rows r1, key": ["a"],
        "rows r1, why": ["Sort, then take the middle."],
        "rows r2, text": ["The sum, shared"],
        "rows r2, key": ["b"],
        "rows r2, why": ["Add, then divide."],
    },
    "order": {
        "stem": ["Bring the steps into order."],
        **{f"steps {letter}, text": [f"Do {word}"] for letter, word in {"a": "one", "b": "two", "c": "three"}.items()},
        **{f"steps {letter}, why": ["It stands where it stands."] for letter in "abc"},
    },
    "code": {
        "stem": ["Which code fits pneumonia, with no organism named?"],
        "key 1": ["J18.9"],
        "why": ["The Index leads there."],
    },
    "spot": {
        "stem": ["Which field of this claim is wrong?"],
        "case": ["claim-001"],
        "key 1": ["dob"],
        "why": ["Nobody is born after the visit."],
    },
}


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guide")
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture
def bank(guide: Path) -> Any:
    """The bank's file, put back after each test."""
    file = guide / BANK
    before = file.read_bytes()
    yield file
    file.write_bytes(before)


def asker(answers: Answers) -> Callable[[str], str]:
    left = {name: list(lines) for name, lines in answers.items()}

    def ask(prompt: str) -> str:
        name = re.sub(r"( \[.*\]| \(Enter: .*\))?: $", "", prompt).strip()
        if left.get(name):
            return left[name].pop(0)
        if not prompt.endswith((" no more): ", " none): ", "]: ")):
            raise EOFError(prompt)
        return ""

    return ask


def talk(guide: Path, answers: Answers) -> tuple[int, str]:
    said: list[str] = []
    code = new_item(guide, TODAY, asker(answers), said.append)
    return code, "\n".join(said)


def problems(guide: Path) -> set[str]:
    return {str(problem) for problem in errors(check_project(guide, Reader(guide).read(), today=TODAY).problems)}


@pytest.mark.parametrize("kind", sorted(all_types()))
def test_an_item_of_each_type_is_written_and_passes_the_checks(kind: str, guide: Path, bank: Path) -> None:
    before, wrong = bank.read_bytes(), problems(guide)
    code, said = talk(guide, {**COMMON, "type": [kind], **BY_TYPE[kind]})
    assert code == 0, said
    after = bank.read_bytes()
    assert after.startswith(before) and after != before
    assert problems(guide) - wrong == set() or "make codes" in said
    nodes = [node for node, _ in Reader(guide).read().banks["salaries"].nodes]
    numbers = [int((node.text_of("id") or "").rpartition("-")[2]) for node in nodes]
    assert nodes[-1].text_of("type") == kind and nodes[-1].text_of("status") == "draft"
    assert numbers[-1] == max(numbers[:-1]) + 1
    assert "Next: " in said and "make check" in said and "quiz fence" in said


BAD: list[tuple[str, str, str, str]] = [
    ("bank", "salarys", "salaries", 'there is no "salarys"; did you mean "salaries"?'),
    (
        "objective",
        "salaries-read-percentile-s",
        "salaries-read-percentiles",
        'did you mean "salaries-read-percentiles"?',
    ),
    ("level", "4", "2", "use one of: apply, judge, recall"),
    ("review_by", "next year", "2027-06-30", "it must be a date such as 2027-05-31"),
    ("stem", "The ____ splits a row.", "Which splits it?", "the stem has a blank to fill; ask a whole question"),
    ("stem", "", "Which splits it?", "this cannot be left out; write it"),
    ("stem", "Half earn $77,123. What is it?", "Which splits it?", 'uncited figure "$77,123"'),
    ("stem", "What\x1b[D?", "Which splits it?", "there are signs in it that cannot be shown"),
    ("choices b, text", "the MIDDLE value", "The mean value", 'two choices say "the MIDDLE value"'),
    ("choices b, text", "All of the above", "The mean value", "points at other choices"),
    ("choices a, why", "Right!", "It is the middle.", 'the why "Right!" only says right or wrong'),
    ("choices c, text", "", "The top value", "2 choices; offer 3 to 4"),
    ("key", "d", "a", 'key "d" names no choice; use one of: a, b, c'),
    ("rationale", "See [this](javascript:x).", "It is the middle.", 'the link "javascript:x" is not allowed here'),
    ("source 1", "bls-oews-205", "bls-oews-2025", 'did you mean "bls-oews-2025"?'),
]


@pytest.mark.parametrize(("name", "bad", "good", "said"), BAD, ids=[f"{name}: {bad!r}" for name, bad, _, _ in BAD])
def test_bad_input_is_refused_with_its_remedy_and_asked_again(
    name: str, bad: str, good: str, said: str, guide: Path, bank: Path
) -> None:
    answers = {**COMMON, "type": ["choice"], **BY_TYPE["choice"]}
    code, told = talk(guide, {**answers, name: [bad, good]})
    assert code == 0 and said in told
    assert f": {bad}\n" not in bank.read_text("utf-8").rpartition("- id: ")[2]


def test_an_answer_that_shows_an_earlier_one_wrong_asks_for_that_again(guide: Path, bank: Path) -> None:
    answers = {**COMMON, "type": ["spot"], **BY_TYPE["spot"], "case": ["claim-002"]}
    stems = ["Which field is wrong?", "Which fields are wrong? Select all that apply."]
    code, told = talk(guide, {**answers, "stem": stems, "key 1": ["npi"], "key 2": ["l1-modifier"]})
    assert code == 0 and 'end it with "Select all that apply."' in told
    item = bank.read_text("utf-8").rpartition("- id: ")[2]
    assert stems[1] in item and item.index("stem:") < item.index("key:")


def test_names_are_taken_by_number_and_by_a_part_that_only_one_has(guide: Path, bank: Path) -> None:
    answers = {
        **COMMON,
        "type": ["choice"],
        **BY_TYPE["choice"],
        "objective": ["1"],
        "source 1": ["1"],
        "bank": ["salar"],
    }
    code, told = talk(guide, answers)
    assert code == 0
    first = re.search(r"^objective:.*\n +1 (\S+)", told, re.MULTILINE)
    assert first and f"objective: {first[1]}\n" in bank.read_text("utf-8").rpartition("- id: ")[2]


@pytest.mark.parametrize("error", [EOFError, KeyboardInterrupt])
@pytest.mark.parametrize("at", ["bank", "type", "stem", "choices b, why", "source 1", "source 2"])
def test_leaving_early_writes_nothing(error: type[BaseException], at: str, guide: Path, bank: Path) -> None:
    before = bank.read_bytes()
    ask = asker({**COMMON, "type": ["choice"], **BY_TYPE["choice"]})

    def leave(prompt: str) -> str:
        if prompt.strip().startswith(at):
            raise error
        return ask(prompt)

    said: list[str] = []
    assert new_item(guide, TODAY, leave, said.append) == 1
    assert said[-1] == "\nnothing was written"
    assert bank.read_bytes() == before and not list(bank.parent.glob(".*"))


def test_a_full_disk_loses_neither_the_bank_nor_the_item(
    guide: Path, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bank.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(bank_file.os, "fsync", full)
    code, told = talk(guide, {**COMMON, "type": ["choice"], **BY_TYPE["choice"]})
    assert code == 1 and "No space left on device. This is the item; copy it:" in told
    assert "stem: Which of these splits the row in half?" in told
    assert bank.read_bytes() == before and not list(bank.parent.glob(".*"))


def test_it_talks_through_a_pipe(guide: Path, bank: Path) -> None:
    order = ["bank", "type", "objective", "level", "difficulty", "", "", "", "stem"]
    answers = {**COMMON, "type": ["choice"], **BY_TYPE["choice"]}
    lines = [answers[name][0] if name else "" for name in order]
    lines += [LISTED[f"choices {letter}, {part}"][0] for letter in "abc" for part in ("text", "why")]
    lines += ["", "", "a", answers["rationale"][0], "bls-oews-2025", ""]
    command = [sys.executable, "-m", "studykit", "item"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    for text, code in (("\n".join(lines[:9]), 1), ("\n".join(lines) + "\n", 0)):
        ended = subprocess.run(command, cwd=guide, env=environment, input=text, capture_output=True, text=True)
        assert (ended.returncode, ended.stderr) == (code, ""), ended.stdout
        assert ("nothing was written" in ended.stdout) == (code == 1)


# The file


def written(folder: Path, text: str) -> str:
    file = folder / "bank.yml"
    file.write_bytes(text.encode())
    return with_item(read_bank_file(file, "bank.yml"), ["- id: a-2", "  stem: New?"])


NEW = "- id: a-2\n  stem: New?\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\nitems:\n- id: a-1\n", f"title: A\nitems:\n- id: a-1\n{NEW}"),
        ("title: A\nitems:\n- id: a-1", f"title: A\nitems:\n- id: a-1\n{NEW}"),
        ("title: A\nitems:\n\n- id: a-1\n", f"title: A\nitems:\n\n- id: a-1\n\n{NEW}"),
        ("title: A\r\nitems:\r\n- id: a-1\r\n", "title: A\r\nitems:\r\n- id: a-1\r\n" + NEW.replace("\n", "\r\n")),
        (
            "items:\n- id: a-1\n\n# Gone\nretired: [a-3]\ntitle: A\n",
            f"items:\n- id: a-1\n{NEW}\n# Gone\nretired: [a-3]\ntitle: A\n",
        ),
        ("title: Ä\nitems:  # all\n- id: a-1  # ü\n# end\n", f"title: Ä\nitems:  # all\n- id: a-1  # ü\n# end\n{NEW}"),
    ],
)
def test_every_other_byte_stays(before: str, after: str, tmp_path: Path) -> None:
    assert written(tmp_path, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: A\n",
        "items: []\n",
        "items: [{id: a}]\n",
        "items:\n",
        "items: [\n",
        "title: A\nitems: x\n",
        "items:\n- id: a\n...\n",
    ],
)
def test_a_bank_without_lines_of_items_is_left_alone(text: str, tmp_path: Path) -> None:
    with pytest.raises(CannotAppendError):
        written(tmp_path, text)


def test_the_next_id_was_never_used() -> None:
    assert next_id("a", ["a-001", "a-009", "b-100"], []) == "a-010"
    assert next_id("a", ["a-001"], ["a-002", "a-003"]) == "a-004"
    assert next_id("new", [], []) == "new-001"
    assert next_id("salaries", ["pay-07", "pay-08"], []) == "pay-09"


def test_retired_ids_count(guide: Path, bank: Path) -> None:
    bank.write_text(bank.read_text("utf-8").rstrip("\n") + "\nretired: [salaries-950]\n", "utf-8")
    assert talk(guide, {**COMMON, "type": ["choice"], **BY_TYPE["choice"]})[0] == 0
    text = bank.read_text("utf-8")
    assert "- id: salaries-951\n" in text and text.endswith("\nretired: [salaries-950]\n")


def test_file_rights_and_links_stay(guide: Path, bank: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.yml"
    shutil.move(bank, real)
    real.chmod(0o640)
    bank.symlink_to(real)
    assert talk(guide, {**COMMON, "type": ["choice"], **BY_TYPE["choice"]})[0] == 0
    assert bank.is_symlink() and real.stat().st_mode & 0o777 == 0o640
    bank.unlink()


# Words as YAML


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "a: b",
        "a #b",
        "- x",
        "[x]",
        "{x}",
        'say "x"',
        "it's",
        "'x'",
        "x, y",
        "No",
        "null",
        "~",
        "1e3",
        "120.00",
        "2027-05-31",
        "12:30",
        "00100",
        "*x*",
        "&x",
        "!x",
        "%x",
        "@x",
        "`x`",
        "x:",
        "?",
        "ü – “x”",
        "a\\b",
        "|",
        ">",
        "x: {y}",
        "a]b",
    ],
)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    lines = item_lines(
        {"id": "a", "stem": text, "key": [text, "b"], "choices": [{"id": "a", "text": text}]}, "  ", frozenset()
    )
    root, found = read_yaml("\n".join(["items:", *lines, ""]), "x")
    assert found == [] and root is not None
    assert root.get("items", 0) is not None
    assert [root.text_of("items", 0, *way) for way in (("stem",), ("key", 0), ("choices", 0, "text"))] == [text] * 3


def test_quotes_only_where_they_are_needed() -> None:
    assert scalar("Half, and half", inside=False) == "Half, and half"
    assert scalar("Half, and half", inside=True) == '"Half, and half"'
    assert scalar("120.00", inside=False) == '"120.00"'


# A type that is not there yet


class _PartShape(Shape):
    sign: Text = Field(description="A sign.")
    note: Text | None = Field(None, description="A note.")


class _NewShape(ItemShape):
    parts: list[_PartShape] = Field(description="The parts.")
    key: Text | list[Text] = Field(description="The key.")
    extra: list[Text] | None = Field(None, description="More.")


def test_questions_of_a_new_type_follow_from_its_model() -> None:
    kind = replace(all_types()["choice"], name="new", shape=_NewShape)
    asked = {question.name: question for question in questions_of(kind)}
    assert list(asked)[-5:] == ["parts", "key", "extra", "rationale", "source"]
    assert [(part.name, part.is_required) for part in asked["parts"].fields] == [("sign", True), ("note", False)]
    assert asked["parts"].help == "The parts." and asked["parts"].many
    assert asked["key"].many and asked["key"].may_be_single and asked["key"].is_required
    assert asked["extra"].many and not asked["extra"].is_required
    assert asked["level"].options == ("recall", "apply", "judge") and asked["review_by"].is_date
