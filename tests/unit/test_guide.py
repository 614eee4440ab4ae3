"""The guide's own data and pages: one test id per file and rule."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from statistics import median

import pytest
import textstat
import yaml

from studykit.clock import today
from studykit.library import Reader
from studykit.places import errors
from studykit.project import check_project, scan_pages
from studykit.scan import Scan

ROOT = Path(__file__).parents[2]
LIBRARY = Reader(ROOT).read()
SCANS = scan_pages(ROOT)[0]
CHECKED = check_project(ROOT, LIBRARY, today=today())
COVERAGE = yaml.safe_load((ROOT / "data/coverage.yml").read_text("utf-8"))
STARRED = ("careers", "qualifications", "programs", "salaries", "certifications")
FILES = [*sorted(ROOT.glob("data/**/*.yml")), *sorted(ROOT.glob("docs/**/*.md"))]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_file_has_no_problem(file: Path) -> None:
    path = file.relative_to(ROOT).as_posix()
    assert [str(problem) for problem in errors(CHECKED.problems) if problem.place.path == path] == []


def section(scan: Scan, anchor: str) -> tuple[str, range]:
    """The prose of a section and its lines: from its heading to the next one of the same or a higher level."""
    start = next(heading for heading in scan.headings if heading.anchor == anchor)
    later = [heading.line for heading in scan.headings if heading.line > start.line and heading.level <= start.level]
    lines = range(start.line, later[0] if later else len(scan.text.splitlines()) + 1)
    return "\n".join(scan.text.splitlines()[line - 1] for line in lines), lines


@pytest.mark.parametrize("entry", COVERAGE, ids=lambda entry: f"{entry['point']}-{entry['page']}#{entry['anchor']}")
def test_point_is_covered(entry: dict[str, str]) -> None:
    """At least 120 words, a source and a published item stand in the section that covers a point; or the page has the tool."""
    scan = SCANS[f"docs/{entry['page']}"]
    text, lines = section(scan, str(entry["anchor"]))
    if "tool" in entry:
        assert entry["tool"] in [fence.name for fence in scan.fences]
        return
    prose = readable(text)
    assert len(prose.split()) >= 120, f"{len(prose.split())} words"
    cited = [citation.target for citation in scan.citations if citation.place.line in lines]
    tables = [fence for fence in scan.fences if fence.name == "fact-table" and fence.place.line in lines]
    assert [target for target in cited if not target.startswith("example:")] or tables
    assert published_items(scan, lines)


def published_items(scan: Scan, lines: range | None = None) -> list[str]:
    found = []
    for fence in scan.fences:
        if fence.name != "quiz" or (lines is not None and fence.place.line not in lines):
            continue
        request, _ = fence.read()
        assert request is not None
        bank = LIBRARY.banks[request.text_of("bank") or ""]
        listed = request.get("items")
        ids = [node.text or "" for node in listed.items] if listed else list(bank.items)
        found += [name for name in ids if bank.items[name].status == "reviewed"]
    return found


def test_coverage_names_every_point() -> None:
    assert {int(entry["point"]) for entry in COVERAGE} == set(range(1, 27))


def readable(text: str) -> str:
    """Markdown as a reader hears it: no fences, tables, tags, attribute lists or link targets."""
    text = re.sub(r"(?ms)^---\n.*?\n---\n", "", text, count=1) if text.startswith("---") else text
    text = re.sub(r"(?ms)^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1[ \t]*$", "", text)
    text = re.sub(r"(?m)^\s*\|.*$|<!--.*?-->|<[^>]+>|\{[:#.][^}]*\}|\{ #[^}]*\}", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    lines = [re.sub(r"^\s*(#+|[-*+]|\d+\.|!!!.*)\s*", "", line) for line in text.splitlines()]
    # A heading or list entry without a full stop is a sentence of its own.
    return (
        "\n".join(line if not line or line[-1] in ".?!:" else f"{line}." for line in lines)
        .replace("*", "")
        .replace("`", "")
    )


def grade(scan: Scan) -> float:
    return float(textstat.flesch_kincaid_grade(readable(scan.text)))


def test_the_median_page_reads_at_grade_9_or_below() -> None:
    grades = {path: grade(scan) for path, scan in SCANS.items() if len(readable(scan.text).split()) > 100}
    assert len(grades) > 15
    assert median(grades.values()) <= 9, grades
    assert max(grades.values()) <= 12, grades


def test_the_measure_of_reading_grade_tells_plain_from_hard() -> None:
    plain = "You read the note. You pick the code. You send the claim. The plan pays."
    hard = "Reimbursement determinations necessitate comprehensive documentation substantiating medical necessity for interventions."
    assert textstat.flesch_kincaid_grade(plain) < 4 < 12 < textstat.flesch_kincaid_grade(hard)


@pytest.mark.parametrize("chapter", STARRED)
def test_starred_chapter_has_items_that_teach(chapter: str) -> None:
    pages = [scan for path, scan in SCANS.items() if path.startswith(f"docs/{chapter}/")]
    shown = [name for scan in pages for name in published_items(scan)]
    assert len(shown) >= 12
    items = {item.id: item for item in LIBRARY.items()}
    recall = sum(items[name].level == "recall" for name in shown)
    assert recall * 2 <= len(shown)


@pytest.mark.parametrize("path", [path for path, scan in SCANS.items() if any(f.name == "quiz" for f in scan.fences)])
def test_two_to_four_items_after_a_section(path: str) -> None:
    for fence in SCANS[path].fences:
        if fence.name == "quiz":
            request, _ = fence.read()
            assert request is not None
            listed = request.get("items")
            assert listed is not None and 2 <= len(listed.items) <= 4, fence.place


def test_every_item_is_placed_and_reviewed() -> None:
    placed = Counter(name for scan in SCANS.values() for name in published_items(scan))
    assert set(placed) == {item.id for item in LIBRARY.items()}


@pytest.mark.parametrize("path", SCANS)
def test_page_has_its_front_matter(path: str) -> None:
    front = SCANS[path].front
    assert front is not None
    for name in ("title", "description"):
        assert front.text_of(name), name
    assert len(front.text_of("description") or "") <= 160
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", front.text_of("reviewed") or "")


def test_every_source_is_cited_somewhere() -> None:
    used = {citation.target.removeprefix("source:") for scan in SCANS.values() for citation in scan.citations}
    used |= {fact.source.id for fact in LIBRARY.book.facts.values()}
    used |= {source.id for item in LIBRARY.items() for source in item.sources}
    used |= {term.source for term in LIBRARY.glossary if term.source}
    used |= {
        name
        for decision in LIBRARY.decisions.values()
        for node, _ in decision.texts()
        for name in re.findall(r"\(source:([\w-]+)\)", node.text or "")
    }
    assert set(LIBRARY.book.sources) - used == set()
