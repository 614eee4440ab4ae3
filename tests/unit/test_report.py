"""The author report: what `make report` says, and the page's tables."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from studykit.__main__ import main
from studykit.library import Reader
from studykit.project import scan_pages
from studykit.render import read_templates
from studykit.report import report_page
from studykit.report.tables import cross

BASE = Path(__file__).parents[1] / "golden/base"
TODAY = datetime.date(2026, 11, 21)
PAGE = "---\ntitle: Base\nobjectives:\n  base-first: Read a table\n  base-second: Read a chart\n---\n\n# Base\n\n```quiz\nbank: base\nitems: [base-001]\n```\n"


BANK = """\
title: Base
items:
  - id: base-001
    type: choice
    status: reviewed
    objective: base-first
    level: apply
    difficulty: 1
    review_by: 2099-01-01
    stem: Which figure splits a group in half?
    choices:
      - {id: a, text: The median, why: Half stand above it.}
      - {id: b, text: The average, why: A few high values move it.}
      - {id: c, text: The maximum, why: Nobody stands above it.}
    key: a
    rationale: The median is the middle of a sorted list.
    source: bls-oews-2025
  - id: base-002
    type: multi
    status: reviewed
    objective: base-first
    level: judge
    difficulty: 2
    review_by: 2099-01-01
    stem: Which figures describe a whole group? Select all that apply.
    choices:
      - {id: a, text: The median, why: It is the middle of all.}
      - {id: b, text: The mean, why: It uses every value.}
      - {id: c, text: The first value, why: It is one member only.}
    key: [a, b]
    rationale: Both summarise all values.
    source: {id: bls-oews-2025, where: Technical notes, date: 2026-11-20}
"""


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """The base that golden cases use, with a bank of its own and no cases."""
    folder = tmp_path / "p"
    shutil.copytree(BASE, folder, ignore=shutil.ignore_patterns("cases", "quizzes"))
    (folder / "data/quizzes").mkdir()
    (folder / "data/quizzes/base.yml").write_text(BANK, "utf-8")
    shutil.copy(root / "data/words.yml", folder / "data/words.yml")
    shutil.copytree(root / "overrides/widgets", folder / "overrides/widgets")
    (folder / "docs/base.md").write_text(PAGE, "utf-8")
    return folder


def change(project: Path, old: str, new: str) -> None:
    file = project / "data/quizzes/base.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def tables(project: Path, today: datetime.date = TODAY) -> dict[str, list[list[str]]]:
    """The page's tables by caption, as rows of texts, heads included; those without rows as what is said instead."""
    page = report_page(Reader(project).read(), scan_pages(project)[0], read_templates(project), today)
    found: dict[str, list[list[str]]] = {}
    for table in re.findall(r"<table>(.*?)</table>", page, re.DOTALL):
        caption = re.search(r"<caption>(.*?)</caption>", table)
        assert caption and table.count('scope="row"') == table.count("<tr>") - 1
        rows = table.split("<tr>")[1:]
        found[caption[1]] = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    for caption, empty in re.findall(r"<p>([^<:]+): ([^<]+)</p>", page):
        found[caption] = [[empty]]
    return found


def test_items_by_chapter_level_difficulty_type_and_domain(project: Path) -> None:
    change(project, "    key: [a, b]", "    key: [a, b]\n    domain: tables")
    found = tables(project)
    assert found["Chapters and levels"] == [
        ["Chapter", "recall", "apply", "judge", "All"],
        ["base", "0", "1", "1", "2"],
    ]
    assert found["Levels and difficulty"] == [
        ["Level", "1", "2", "3", "All"],
        ["apply", "1", "0", "0", "1"],
        ["judge", "0", "1", "0", "1"],
        ["All", "1", "1", "0", "2"],
    ]
    heads, row = found["Banks and types"]
    assert {head: count for head, count in zip(heads, row, strict=True) if count != "0"} == {
        "Bank": "base",
        "choice": "1",
        "multi": "1",
        "All": "2",
    }
    assert [row[0] for row in found["Domains and levels"]] == ["Domain", "none", "tables", "All"]


def test_objectives_with_their_items_and_those_without_enough(project: Path) -> None:
    change(project, "status: reviewed", "status: draft")
    found = tables(project)
    assert found["Items of each objective"][1:] == [
        ["base-first", "docs/base.md", "1", "1", "0", "1", "1", "1", "1", "0"],
        ["base-second", "docs/base.md", "0", "0", "0", "0", "0", "0", "0", "0"],
    ]
    assert [row[0] for row in found["Objectives without enough items"]] == ["Objective", "base-first", "base-second"]


def test_places_and_lengths_of_keys(project: Path) -> None:
    found = tables(project)
    assert sorted(found["Place of the key as shown without a script"][1][1:]) == ["0", "0", "0", "1"]
    assert found["Length of keys"][1] == ["base", "1", "0", "1", "2", "10", "11"]


def test_what_waits_for_somebody(project: Path) -> None:
    change(project, "review_by: 2099-01-01", "review_by: 2026-11-20")
    change(project, "review_by: 2099-01-01", "review_by: 2027-01-20")
    change(project, "status: reviewed", "status: draft")
    change(project, "Which figures describe a whole group? Select", "Which figure splits a half group? Select")
    found = tables(project)
    assert found["Items that no page shows"][1][:2] == ["base-002", "data/quizzes/base.yml:18"]
    assert [row[0] for row in found["Drafts"][1:]] == ["base-001"]
    assert [row[-1] for row in found["Items to review"][1:]] == ["2026-11-20 (passed)", "2027-01-20"]
    assert len(found["Stems that are nearly the same"]) == 2


def test_facts_to_review_by_source_and_day(project: Path) -> None:
    assert tables(project)["Facts to review"] == [["None."]]
    file = project / "data/salaries.yml"
    file.write_text(file.read_text("utf-8").replace("review_by: 2099-01-01", "review_by: 2027-01-20"), "utf-8")
    heads, *rows = tables(project)["Facts to review"]
    assert heads == ["Source", "File", "Facts", "With a newer one", "Due", "Look at"]
    assert [row[:5] for row in rows] == [
        ["bls-oews-2025", "data/salaries.yml", "3", "0", "2027-01-20"],
        ["second-hand", "data/salaries.yml", "1", "0", "2027-01-20"],
    ]
    assert re.fullmatch(r'<a href="(https://[^"]+)">\1</a>', rows[0][5])
    assert tables(project, datetime.date(2026, 11, 20))["Facts to review"] == [["None."]]
    late = tables(project, datetime.date(2027, 1, 21))["Facts to review"]
    assert late[1][4] == "2027-01-20 (passed)"


NEWER = """\
  - title: New
    source: bls-oews-2025
    period: May 2026
    as_of: 2026-05-01
    review_by: 2099-01-01
    confidence: publisher
    facts:
      - {id: us/billers/jobs@2026-05, value: 420000, unit: jobs}
"""


def test_second_hand_facts_and_whether_a_newer_one_stands(project: Path) -> None:
    heads, row = tables(project)["Second-hand facts"]
    assert heads == ["Source", "Place", "Facts", "With a newer one", "Confirm at"]
    assert row[:4] == ["second-hand", "data/salaries.yml:17", "1", "0"]
    assert row[4] == '<a href="https://labor.example.org/wages">https://labor.example.org/wages</a>'
    file = project / "data/salaries.yml"
    file.write_text(file.read_text("utf-8") + NEWER, "utf-8")
    assert tables(project)["Second-hand facts"][1][3] == "1"


NOT_FOUND = """\
not_found:
  - {id: ct-minimum-wage, what: The next <minimum> wage, look_at: "https://portal.ct.gov/dol", looked: 2026-11-21, note: Due in October.}
"""


def test_what_was_not_found(project: Path) -> None:
    assert tables(project)["Not found so far"] == [["None."]]
    (project / "data/not-found.yml").write_text(NOT_FOUND, "utf-8")
    assert tables(project)["Not found so far"][1] == [
        "ct-minimum-wage",
        "The next &lt;minimum&gt; wage",
        '<a href="https://portal.ct.gov/dol">https://portal.ct.gov/dol</a>',
        "2026-11-21",
        "Due in October.",
    ]


def test_the_command_lists_facts(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "data/not-found.yml").write_text(NOT_FOUND, "utf-8")
    file = project / "data/salaries.yml"
    file.write_text(file.read_text("utf-8").replace("review_by: 2099-01-01", "review_by: 2027-01-20"), "utf-8")
    day = datetime.datetime(2027, 1, 21, tzinfo=datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(day.timestamp())))
    assert main(["report", "--root", str(project)]) == 0
    said = capsys.readouterr().out
    parts = said.split("\n\n")
    due, second_hand, not_found = parts[-4:-1]
    assert re.fullmatch(
        r"Facts to review:\n"
        r"data/salaries.yml:14:9: 3 facts of bls-oews-2025, by 2027-01-20 \(passed\); look at https://\S+\n"
        r"data/salaries.yml:17:9: 1 fact of second-hand, by 2027-01-20 \(passed\); look at https://\S+",
        due,
    )
    assert second_hand == (
        "Second-hand facts:\ndata/salaries.yml:17:9: 1 fact from second-hand; confirm at https://labor.example.org/wages"
    )
    assert not_found == (
        "Not found so far:\ndata/not-found.yml:2:5: The next <minimum> wage; look at https://portal.ct.gov/dol"
    )
    assert "0 remarks, 4 warnings; facts: 4 to review, 1 second-hand, 1 not found\n" in said


def test_remarks_by_rule_and_with_their_places(project: Path) -> None:
    change(project, "text: The maximum", "text: Always the maximum <b>")
    found = tables(project)
    assert found["All remarks"][1][0] == "data/quizzes/base.yml:14:23"
    assert sum(int(row[1]) for row in found["Rules"][1:]) == len(found["All remarks"]) - 1


def test_author_text_is_escaped(project: Path) -> None:
    change(project, "Which figure splits", "Which <b>figure</b> splits")
    change(project, "status: reviewed", "status: draft")
    assert "Which &lt;b&gt;figure" in tables(project)["Drafts"][1][2]


@pytest.mark.parametrize("bank", ["", "title: [\n", "title: x\nitems: [{id: a}, {type: choice, key: z}]\n"])
def test_a_damaged_bank_does_not_stop_the_page(project: Path, bank: str) -> None:
    (project / "data/quizzes/base.yml").write_text(bank, "utf-8")
    (project / "docs/base.md").write_text("```quiz\nbank: [\n```\n", "utf-8")
    assert "Remarks" in report_page(Reader(project).read(), scan_pages(project)[0], read_templates(project), TODAY)


def test_the_command_lists_remarks_and_fails_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, "text: The maximum", "text: Always the maximum")
    assert main(["report", "--root", str(project)]) == 0
    said = capsys.readouterr().out
    place = "data/quizzes/base.yml:14:23"
    assert f'{place}: "always" stands in a distractor and not in the key; say it without the absolute word\n' in said
    assert "1 absolute distractors" in said and "1 remark, 0 warnings" in said
    assert "<table>" in (project / ".cache/author-report.html").read_text("utf-8")


def test_check_counts_remarks_and_lists_none(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, "text: The maximum", "text: Always the maximum")
    (project / "docs/base.md").write_text(PAGE.replace("  base-second: Read a chart\n", ""), "utf-8")
    assert main(["check", "--root", str(project)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("0 problems in 1 banks") and line.endswith("; make report has 1 remark")


def test_sums_stand_below_several_rows_only() -> None:
    assert cross("c", "f", [("a", "x")], ["x", "y"]).rows == [["a", 1, 0, 1]]
    assert cross("c", "f", [("a", "x"), ("b", "y")], ["x", "y"]).rows[-1] == ["All", 1, 1, 2]
