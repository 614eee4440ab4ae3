"""Certifications: the parts of an exam, cells, tables, and the pages that are made from the data."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from studykit.certifications import (
    all_certifications,
    blueprint_of,
    check_blueprints,
    check_certification_pages,
    write_pages,
)
from studykit.certifications.measures import PARTS, TABLES
from studykit.facts import FactBook, read_book
from studykit.fences import Page, all_fences
from studykit.library import Library, Reader
from studykit.nodes import read_yaml
from studykit.project import scan_pages
from studykit.render import Site, read_templates

ROOT = Path(__file__).parents[2]
GUIDE = Reader(ROOT).read()
TODAY = datetime.date(2026, 11, 21)
SOURCES = """\
sources:
  - {id: one-2026, publisher: The Issuer, short: ONE, title: Its page, url: "https://one.example.org/", seen: 2026-11-21}
"""
FACTS = """\
subjects:
  - {id: cert/abc, name: Able Biller Certificate (ABC), url: "https://one.example.org/abc", status: active}
  - {id: cert/xyz, name: "Example, for Years (XYZ)"}
  - {id: issuer/one, name: The Issuer (ONE), url: "https://one.example.org/"}
groups:
  - source: one-2026
    period: seen 2026
    as_of: 2026-01-01
    review_by: 2027-01-01
    confidence: publisher
    facts:
      - {id: cert/abc/issuer@2026, value: ONE, unit: text}
      - {id: issuer/one/delivery@2026, value: online, unit: text}
      - {id: cert/abc/items@2026, value: 50, unit: items, label: multiple-choice questions}
      - {id: cert/abc/duration@2026, value: 100, unit: minutes}
      - {id: cert/abc/pace@2026, value: 2, unit: minutes, label: minutes per question, inputs: [cert/abc/duration@2026, cert/abc/items@2026], formula: a / b}
      - {id: cert/abc/items-claims@2026, value: 30, unit: items, label: claims & more}
      - {id: cert/abc/items-rest@2026, value: 20, unit: items, label: all else}
      - {id: cert/xyz/weight-codes-least@2026, value: 60, unit: percent, label: codes}
      - {id: cert/xyz/weight-codes-most@2026, value: 70, unit: percent, label: codes}
      - {id: cert/xyz/weight-law@2026, value: 35, unit: percent, label: law}
      - {id: cert/xyz/weight-old@2025, value: 90, unit: percent, label: what was, as_of: 2025-01-01}
      - {id: cert/xyz/fee@2026, value: 99, unit: usd, confidence: secondary, check_url: "https://www.one.example.org/xyz", note: Read twice.}
"""


def book(facts: str = FACTS) -> FactBook:
    made, problems = read_book({"data/certifications.yml": facts, "data/sources.yml": SOURCES})
    assert problems == []
    return made


def library(facts: str = FACTS) -> Library:
    return Library({}, book(facts), (), {}, GUIDE.words, ())


def render(fence: str, body: str, facts: str = FACTS) -> str:
    page = Page(lambda path: f"../{path}", Site(read_templates(ROOT)))
    return all_fences()[fence].render(read_yaml(body, "docs/a.md")[0], library(facts), page)


def said(facts: str) -> list[str]:
    return [str(problem).removeprefix("data/certifications.yml:") for problem in check_blueprints(book(facts))]


def test_a_blueprint_has_its_parts_in_order_and_only_those_of_its_newest_period() -> None:
    items, ranges = blueprint_of(book(), "cert/abc"), blueprint_of(book(), "cert/xyz")
    assert items and ranges
    assert [(part.label, part.least.value, part.most.value) for part in items.parts] == [
        ("claims & more", 30, 30),
        ("all else", 20, 20),
    ]
    assert [(part.label, part.least.value, part.most.value) for part in ranges.parts] == [
        ("codes", 60, 70),
        ("law", 35, 35),
    ]
    assert items.total == 50 and ranges.total == 100
    assert blueprint_of(book(), "issuer/one") is None
    assert said(FACTS) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("value: 30, unit: items", "value: 31, unit: items", 'the parts of "cert/abc" add up to 51, not to 50; correct them, or add what is left as a part of its own'),
        ("value: 70, unit", "value: 64, unit", 'the parts of "cert/xyz" add up to 95 to 99, not to 100; correct them, or add what is left as a part of its own'),
        ("value: 70, unit", "value: 59, unit", '"cert/xyz/weight-codes-least@2026" is above "cert/xyz/weight-codes-most@2026"; swap them'),
        (", label: all else", "", 'the part "cert/abc/items-rest@2026" has no "label"; say what the part is about'),
        ("value: 20, unit: items", "value: 20, unit: percent", '"cert/abc/items-rest@2026" counts percent, another part of "cert/abc" items; give all parts of one exam the same unit'),
    ],
)  # fmt: skip
def test_a_wrong_blueprint_is_told_with_its_place(old: str, new: str, message: str) -> None:
    assert old in FACTS
    found = said(FACTS.replace(old, new, 1))
    assert re.fullmatch(r"\d+:9", found[0].partition(": ")[0])
    assert message in [line.partition(": ")[2] for line in found]


def test_parts_in_items_need_the_number_of_items() -> None:
    facts = re.sub(r"      - \{id: cert/abc/(items|pace)@.*\n", "", FACTS)
    assert said(facts)[0].endswith(
        '"cert/abc" has parts counted in items, and no number of items; add the fact "cert/abc/items"'
    )


def test_a_page_says_values_labels_sources_and_what_is_not_published() -> None:
    html = render("certification", "subject: cert/abc")
    assert "50 multiple-choice questions" in html
    assert "1 hour 40 minutes" in html and "2 minutes per question" in html
    assert 'href="#source-one-2026">ONE, seen 2026</a>' in html
    assert "claims &amp; more: <b>30 of 50</b>" in html
    assert 'width="120" height="10"' in html, "30 of 50 is 120 of 200"
    assert "online" in html and GUIDE.words["certification_all_exams"] in html
    assert "not published" in html
    assert "not affiliated with The Issuer (ONE)" in html
    assert 'href="../certifications/compare.md#compare=abc"' in html


def test_second_hand_is_said_in_words_beside_the_value() -> None:
    html = render("certification", "subject: cert/xyz")
    cell = next(line for line in html.splitlines() if "$99" in line)
    assert (
        "reported second-hand" in cell and 'href="https://www.one.example.org/xyz">confirm at one.example.org' in cell
    )
    assert "Read twice." in html
    assert "codes: <b>60–70%</b>" in html and 'class="weight-span" x="120" y="1" width="20"' in html


def test_the_comparator_has_a_row_for_each_in_every_table() -> None:
    html = render("comparator", "")
    assert html.count('<tr data-id="abc">') == html.count('<tr data-id="xyz">') == len(TABLES)
    assert html.count("<caption>") == len(TABLES)
    assert html.count('type="checkbox"') == 2
    assert html.count('href="../certifications/abc.md"') == len(TABLES)
    assert "reported second-hand" in html


def test_no_style_and_no_script_in_what_is_rendered() -> None:
    for html in (render("comparator", ""), render("certification", "subject: cert/abc")):
        assert not re.search(r"style=|<script|<style|\son\w+=", html)
        assert "\n\n" not in html


# Pages


def test_pages_are_written_once_and_keep_what_an_author_adds(tmp_path: Path) -> None:
    assert write_pages(tmp_path, book(), TODAY) == ["docs/certifications/abc.md", "docs/certifications/xyz.md"]
    assert write_pages(tmp_path, book(), TODAY) == []
    file = tmp_path / "docs/certifications/xyz.md"
    assert 'title: "' not in file.read_text() and "# Example, for Years (XYZ)\n" in file.read_text()
    file.write_text(file.read_text().replace("2026-11-21", "2027-01-01") + "\nOwn words.\n")
    renamed = book(FACTS.replace("Example, for Years", "Example"))
    assert write_pages(tmp_path, renamed, TODAY) == ["docs/certifications/xyz.md"]
    assert "# Example (XYZ)\n" in file.read_text() and "2027-01-01" in file.read_text()
    assert file.read_text().endswith("\nOwn words.\n")


def test_written_pages_have_no_problem(tmp_path: Path) -> None:
    write_pages(tmp_path, book(), TODAY)
    found, problems = scan_pages(tmp_path)
    assert problems == [] and list(check_certification_pages(book(), found)) == []
    for scan in found.values():
        assert scan.front is not None and len(scan.front.text_of("description") or "") <= 160


def test_a_missing_or_stale_page_is_told(tmp_path: Path) -> None:
    write_pages(tmp_path, book(), TODAY)
    folder = tmp_path / "docs/certifications"
    (folder / "abc.md").unlink()
    page = folder / "xyz.md"
    page.write_text(page.read_text().replace("# Example, for", "# Example for"))
    assert [str(problem) for problem in check_certification_pages(book(), scan_pages(tmp_path)[0])] == [
        'data/certifications.yml:2:5: "cert/abc" has no page docs/certifications/abc.md; run make pages, and list it in mkdocs.yml',
        "docs/certifications/xyz.md:7:1: this line is not as the data has it; run make pages",
    ]
    (folder / "abc.md").write_text("# Other\n")
    assert str(next(check_certification_pages(book(), scan_pages(tmp_path)[0]))) == (
        'docs/certifications/abc.md:1:1: this page does not show "cert/abc"; add a certification fence with subject: cert/abc'
    )


def test_a_name_without_letters_is_told(tmp_path: Path) -> None:
    write_pages(tmp_path, book(), TODAY)
    bare = book(FACTS.replace(" (ABC)", ""))
    assert str(next(check_certification_pages(bare, scan_pages(tmp_path)[0]))) == (
        'data/certifications.yml:2:5: the name "Able Biller Certificate" does not end in its letters; '
        "write them in brackets: Certified Professional Coder (CPC)"
    )


def test_a_guide_without_such_pages_needs_none() -> None:
    assert list(check_certification_pages(book(), {})) == []


# The guide's own


def test_the_guide_has_a_page_for_each_certification_and_lists_it() -> None:
    config = (ROOT / "mkdocs.yml").read_text()
    certifications = list(all_certifications(GUIDE.book))
    assert len(certifications) >= 18
    for one in certifications:
        assert (ROOT / "docs" / one.page).is_file()
        assert f"- {one.page}\n" in config
        assert one.issuer is not None, one.id


def test_every_fact_of_a_certification_is_shown() -> None:
    """A measure that no table knows would stay in the file unseen."""
    known = {measure for table in TABLES for column in table.columns for measure in column.measures}
    blueprints = [blueprint_of(GUIDE.book, one.subject.id) for one in all_certifications(GUIDE.book)]
    parts = {fact.id for blueprint in blueprints if blueprint for fact in blueprint.facts()}
    facts = [fact for fact in GUIDE.book.facts.values() if fact.path.startswith("cert/") and fact.id not in parts]
    assert PARTS in known
    assert {fact.path.rpartition("/")[2] for fact in facts} - known == set()


def test_words_for_every_table_and_column() -> None:
    for table in TABLES:
        assert f"certification_table_{table.key}" in GUIDE.words
        for column in table.columns:
            assert f"certification_{column.key.replace('-', '_')}" in GUIDE.words
