"""The lessons and the bank of the guide: their form, their way, their size."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
import yaml

from studykit.item_types import all_types
from studykit.library import Reader
from studykit.project import scan_pages
from studykit.scan import Scan

ROOT = Path(__file__).parents[2]
LIBRARY = Reader(ROOT).read()
SCANS = {path.removeprefix("docs/"): scan for path, scan in scan_pages(ROOT)[0].items()}
CHAPTERS = (
    "fit", "paying", "study", "language", "insurance", "icd-10-cm", "procedures", "claim", "payment", "compliance",
    "registries", "exams", "first-job",
)  # fmt: skip
# The plan and the cards are tools, and no lessons.
TOOLS = ("study/plan.md", "language/flashcards.md")
LESSONS = [path for path in SCANS if path.split("/")[0] in CHAPTERS and path not in TOOLS]
ITEMS = {item.id: item for item in LIBRARY.items()}
ENDING = ["in-short", "key-terms", "next"]


def nav_pages(entry: object) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    listed = entry.values() if isinstance(entry, dict) else entry
    assert not isinstance(entry, int | float | None)
    return [page for part in listed for page in nav_pages(part)]  # type: ignore[union-attr]


class _Config(yaml.SafeLoader):
    """mkdocs.yml without its tags for Python."""


_Config.add_multi_constructor("tag:", lambda *_: None)
NAV = nav_pages(yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_Config)["nav"])


@cache
def quizzes(path: str) -> list[tuple[int, list[str]]]:
    """The line and the items of each quiz."""
    found = []
    for fence in SCANS[path].fences:
        request, _ = fence.read()
        if fence.name == "quiz" and request is not None and (listed := request.get("items")):
            found.append((fence.place.line, [node.text or "" for node in listed.items]))
    return found


@pytest.mark.parametrize("path", LESSONS)
def test_a_lesson_has_its_form(path: str) -> None:
    """Objectives, an example before the first quiz, quizzes, and at the end summary, key terms and the way on."""
    scan = SCANS[path]
    objectives = scan.front.get("objectives") if scan.front else None
    assert objectives is not None and objectives.fields
    sections = [heading.anchor for heading in scan.headings if heading.level == 2]
    assert sections[-3:] == ENDING
    assert len(quizzes(path)) >= 2
    examples = [
        number for number, line in enumerate(scan.text.splitlines(), 1) if re.match(r"(!!!|\?\?\?\+?) example\b", line)
    ]
    cases = [fence.place.line for fence in scan.fences if fence.name in ("case", "picture")]
    assert min([*examples, *cases], default=10**6) < quizzes(path)[0][0]
    assert any(fence.name == "key-terms" for fence in scan.fences)


@pytest.mark.parametrize("path", LESSONS)
def test_no_quiz_stands_straight_behind_a_worked_example(path: str) -> None:
    """Somebody who has just seen the answer would only copy it: a rule in words comes between."""
    lines = SCANS[path].text.splitlines()
    for number, _ in quizzes(path):
        before = number - 2
        while not lines[before].strip():
            before -= 1
        indented = lines[before].startswith("    ")
        while before and (lines[before].startswith("    ") or not lines[before].strip()):
            before -= 1
        assert not (indented and re.match(r"(!!!|\?\?\?\+?) example", lines[before])), f"line {number}"


@pytest.mark.parametrize("path", LESSONS)
def test_a_lesson_tests_what_it_states(path: str) -> None:
    objectives = SCANS[path].front.get("objectives")  # type: ignore[union-attr]
    assert objectives is not None
    chapter = path.split("/")[0]
    # Twins share a page: an item of any page of the chapter may test an objective of it.
    tested = Counter(
        ITEMS[name].objective
        for page in LESSONS
        if page.split("/")[0] == chapter
        for _, ids in quizzes(page)
        for name in ids
    )
    assert {name: tested[name] for name in objectives.fields if tested[name] < 2} == {}


@pytest.mark.parametrize("path", LESSONS)
def test_a_lesson_is_in_the_plan_and_linked_from_a_text(path: str) -> None:
    assert LIBRARY.plan.month_of(path)
    linked = {
        normpath(join(dirname(page), target.partition("#")[0]))
        for page, scan in SCANS.items()
        if page != path
        for target in re.findall(r"\]\(([^)\s:]+\.md(?:#[\w-]+)?)\)", scan.text)
    }
    assert path in linked


def test_no_page_is_an_orphan() -> None:
    assert sorted(NAV) == sorted(SCANS)


def test_the_plan_follows_the_navigation() -> None:
    """Whoever presses "Next" all the time reads in the plan's order."""
    assert LIBRARY.plan.shape is not None
    months = LIBRARY.plan.shape.months
    assert len(months) == 12
    for month in months:
        assert [page for page in NAV if page in month.pages] == month.pages, month.id


def test_the_bank_is_large_and_of_all_types() -> None:
    assert len(ITEMS) >= 500
    assert {item.type for item in ITEMS.values()} == set(all_types())
    assert sum(item.type == "code" for item in ITEMS.values()) >= 80
    assert sum(item.case is not None for item in ITEMS.values()) >= 40


def test_codes_come_from_all_over_the_classification() -> None:
    """Of the 21 chapters that stand for patients, at least 18 have a code item; external causes and special codes are few."""
    letters = {key[0] for item in ITEMS.values() if item.type == "code" for key in item.body.keys}
    assert set("ABCDEFGHIJKLMNOPQRSTZ") - letters <= {"B", "A"}


@pytest.mark.parametrize("bank", LIBRARY.banks)
def test_half_of_a_bank_is_above_recall(bank: str) -> None:
    levels = Counter(item.level for item in LIBRARY.banks[bank].items.values())
    assert levels["recall"] * 2 <= levels.total(), levels


@pytest.mark.parametrize("bank", [*CHAPTERS, "guidelines"])
def test_difficulty_is_spread(bank: str) -> None:
    spread = Counter(item.difficulty for item in LIBRARY.banks[bank].items.values())
    assert all(spread[number] * 10 >= spread.total() for number in (1, 2, 3)), spread


def test_the_glossary_is_large_and_grouped() -> None:
    groups = Counter(term.group for term in LIBRARY.glossary)
    assert groups.total() >= 250
    assert groups["word-parts"] >= 80
    assert sum(bool(term.see) for term in LIBRARY.glossary) >= 100


def test_every_picture_is_shown() -> None:
    shown = {
        request.text_of("picture")
        for scan in SCANS.values()
        for fence in scan.fences
        if fence.name == "picture" and (request := fence.read()[0])
    }
    assert set(LIBRARY.pictures) == shown


def test_scans_are_the_pages() -> None:
    assert all(isinstance(scan, Scan) for scan in SCANS.values()) and len(LESSONS) >= 40


@pytest.mark.parametrize("exam", LIBRARY.exams)
def test_each_domain_has_twice_what_its_full_form_needs(exam: str) -> None:
    domains = Counter(item.domain for item in ITEMS.values() if item.is_reviewed)
    weights = LIBRARY.exams[exam].weights(LIBRARY.book)
    assert sum(weights.values()) == 100
    assert {name: domains[name] for name, weight in weights.items() if domains[name] < 2 * weight} == {}
