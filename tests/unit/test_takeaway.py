"""Files to take along: every published item is in each of them, and other programs read there what the guide says."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from studykit import clock
from studykit.banks import Item
from studykit.item_pages import item_pages
from studykit.library import Library, Reader
from studykit.project import scan_pages
from studykit.render import Site, read_templates
from studykit.takeaway import TERMS, WHOLE, Takeaway, kind_rows, takeaways
from studykit.takeaway.moodle import _choices
from studykit.takeaway.tasks import Choice, Choosing

ROOT = Path(__file__).parents[2]
LIBRARY = Reader(ROOT).read()
SITE = Site(read_templates(ROOT))
PAGES = item_pages(scan_pages(ROOT)[0], LIBRARY).home
MOMENT = 1_790_000_000
ITEMS = {item.id: item for item in LIBRARY.items() if item.is_reviewed}
MOODLE_FRACTIONS = {100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571}
MOODLE_FRACTIONS |= {12.5, 11.11111, 10, 5, 0}
"""The grades that Moodle's question_bank::fraction_options() knows; an import with another one stops."""


def whole(target: str) -> str:
    """An address whose form no module but `Making` could guess."""
    path, _, anchor = target.partition("#")
    return f"https://guide.example/at/{path.removesuffix('.md')}.html#{anchor}"


def made(library: Library = LIBRARY, link: Callable[[str], str] = whole) -> dict[str, Takeaway]:
    files = takeaways(library, SITE, link=link, pages=PAGES, moment=MOMENT)
    return {file.name: file for file in files}


FILES = made()


def with_items(*items: Item) -> Library:
    """The guide's data with these items alone."""
    bank = replace(LIBRARY.banks["claim"], items={item.id: item for item in items})
    return replace(LIBRARY, banks={"claim": bank}, glossary=())


# All files


def test_each_bank_has_each_form_and_so_has_the_whole_guide() -> None:
    forms = {".apkg", ".csv", "-moodle.xml", "-qti.zip"}
    names = {f"{bank}{form}" for bank in [*LIBRARY.banks, WHOLE] for form in forms}
    assert set(FILES) == names | {f"{TERMS}.apkg", f"{TERMS}.csv"}
    for file in FILES.values():
        if file.bank in LIBRARY.banks:
            assert file.count == len(LIBRARY.banks[file.bank].items)
            assert file.title == LIBRARY.banks[file.bank].title


def test_the_same_data_give_the_same_bytes_at_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(4_000_000_000))
    assert made() == FILES


def test_the_same_data_give_the_same_bytes_in_another_folder_and_process(tmp_path: Path) -> None:
    for folder in ("data", "docs", "overrides", "tests"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    script = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]; import test_takeaway as t\n"
        "t.ROOT, t.LIBRARY = t.Path.cwd(), t.Reader(t.Path.cwd()).read()\n"
        "for path, file in t.made(t.LIBRARY).items(): print(path, hashlib.sha256(file.content).hexdigest())"
    )
    environment = os.environ | {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "TMPDIR": str(tmp_path)}
    run = [sys.executable, "-c", script, str(ROOT / "hooks"), str(ROOT / "tests/unit")]
    said = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == [f"{path} {hashlib.sha256(f.content).hexdigest()}" for path, f in FILES.items()]


def test_what_no_reader_has_answered_is_nowhere() -> None:
    first, second = list(LIBRARY.banks["claim"].items.values())[:2]
    files = made(with_items(replace(first, status="draft"), second))
    assert {file.count for file in files.values()} == {1}
    assert made(with_items(replace(first, status="draft"))) == {}


def test_a_type_that_other_programs_are_not_told_of_is_left_out_and_listed() -> None:
    first, second = list(LIBRARY.banks["claim"].items.values())[:2]
    library = with_items(replace(first, type="year"), second)
    assert {file.count for file in made(library).values()} == {1}
    told = {row.type: row for row in kind_rows(library)}["year"]
    assert (told.count, told.moodle, told.qti) == (1, "left out", "left out") and "in the guide alone" in told.change


def test_links_lead_to_whole_addresses_or_are_words() -> None:
    for link, wanted in ((whole, True), (lambda target: "", False)):
        text = made(link=link)["guide-moodle.xml"].content.decode()
        links = [unescape(part.partition('"')[0]) for part in unescape(text).split('href="')[1:]]
        assert all(link.startswith(("https://", "http://")) for link in links)
        assert any(link.startswith("https://guide.example/at/claim/index.html#claim-") for link in links) == wanted
        assert "<a>" not in unescape(text) and "class=" not in unescape(text) and "md:" not in unescape(text)


# CSV


def test_the_tables_hold_every_item_and_every_word() -> None:
    for name, ids in ((WHOLE, list(ITEMS)), (TERMS, [term.id for term in LIBRARY.glossary])):
        text = FILES[f"{name}.csv"].content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text), strict=True))
        assert [row["id"] for row in rows] == ids
        assert all(None not in row and None not in row.values() for row in rows)
        assert not any(cell[:1] in ("=", "+", "-", "@") for row in rows for cell in row.values())


def test_a_row_says_what_is_asked_and_what_is_right() -> None:
    rows = csv.DictReader(io.StringIO(FILES["claim.csv"].content.decode("utf-8-sig")))
    for row in rows:
        item = ITEMS[row["id"]]
        assert row["stem"] and row["key"] and row["why"] and row["rationale"] and row["sources"]
        assert "<" not in row["stem"] and "&amp;" not in row["stem"]
        if item.type == "choice":
            assert row["key"] in row["choices"].splitlines()


# Moodle: read as question/format/xml/format.php and xmlize.php read it


def questions(name: str = WHOLE) -> list[ET.Element]:
    return list(ET.fromstring(FILES[f"{name}-moodle.xml"].content).iter("question"))


def said(question: ET.Element, path: str) -> str:
    return question.findtext(f"{path}/text") or ""


def test_moodle_gets_each_item_once_below_its_category() -> None:
    path, found = "", []
    for question in questions():
        if question.get("type") == "category":
            path = said(question, "category")
            assert path.startswith("$course$/top/Medical billing and coding in Connecticut/")
            continue
        found.append(question.findtext("idnumber"))
        item = ITEMS[found[-1] or ""]
        assert path.endswith(f"/{LIBRARY.banks[next(n for n, b in LIBRARY.banks.items() if item.id in b.items)].title}")
        assert 0 < len(said(question, "name")) <= 255 and said(question, "questiontext")
        assert said(question, "generalfeedback")
        # Moodle's importer takes the first of several.
        for once in ("name", "questiontext", "generalfeedback", "idnumber", "tags", "single", "usecase"):
            assert len(question.findall(once)) <= 1
    assert found == list(ITEMS)


def test_moodle_takes_every_grade_and_the_best_answer_is_worth_all() -> None:
    for question in questions():
        fractions = [float(answer.get("fraction", "0")) for answer in question.findall("answer")]
        assert all(abs(fraction) in MOODLE_FRACTIONS for fraction in fractions)
        kind = question.get("type")
        if kind == "multichoice":
            assert abs(sum(f for f in fractions if f > 0) - 100) < 0.01
            single = question.findtext("single") == "true"
            assert single == (max(fractions) == 100 and min(fractions) == 0 and fractions.count(100) == 1)
        elif kind in ("shortanswer", "numerical"):
            assert max(fractions) == 100
        elif kind == "match":
            pairs = [(said(row, "."), said(row, "answer")) for row in question.findall("subquestion")]
            assert sum(bool(text) for text, _ in pairs) >= 2 and len(pairs) >= 3 and all(key for _, key in pairs)


def test_moodle_takes_the_grades_of_an_item_with_many_fields() -> None:
    """A spot item may offer twelve fields; of one key and eleven distractors, an eleventh is no grade of Moodle's."""
    for keys in range(1, 12):
        choices = tuple(Choice(f"{n}", "why", n < keys) for n in range(12))
        grades = [
            float(part.partition('"')[0]) for part in "".join(_choices(Choosing(choices, True))).split('fraction="')[1:]
        ]
        assert {abs(grade) for grade in grades} <= MOODLE_FRACTIONS
        # Who marks all gets nothing but what rounding leaves.
        assert sum(grades) < 11


def test_moodle_finds_right_what_the_guide_finds_right() -> None:
    for question in questions():
        item = ITEMS.get(question.findtext("idnumber") or "")
        if item is None:
            continue
        answers = [(said(one, "."), float(one.get("fraction", "0"))) for one in question.findall("answer")]
        right = [text for text, fraction in answers if fraction > 0]
        if item.type in ("choice", "multi"):
            assert len(right) == sum(choice.is_key for choice in item.body.choices)
        elif item.type == "code":
            assert {text.replace(".", "") for text in right} == {key.replace(".", "") for key in item.body.keys}
        elif item.type == "text":
            assert set(item.body.forms) <= {text.replace("\\*", "*") for text in right}
        elif item.type == "number" and item.body.unit != "date":
            assert [Decimal(text) for text in right] == [Decimal(item.body.key)]
            assert question.find("answer").findtext("tolerance") == (item.body.tolerance or "0")
        elif item.type == "match":
            words = {choice.id: choice.text for choice in item.body.choices}
            keys = [said(row, "answer") for row in question.findall("subquestion") if said(row, ".")]
            assert len(keys) == len(item.body.rows)
            assert [words[row.key].replace("*", "") for row in item.body.rows] == [key.replace("*", "") for key in keys]
        elif item.type == "spot":
            assert len(right) == len(item.body.key) and "<td>" in said(question, "questiontext")


# QTI


def opened(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(FILES[f"{name}-qti.zip"].content)) as archive:
        assert archive.testzip() is None
        return {entry: archive.read(entry) for entry in archive.namelist()}


def assessments(name: str = WHOLE) -> list[etree._Element]:
    return [etree.fromstring(raw) for path, raw in opened(name).items() if path.endswith(f"/{path.split('/')[0]}.xml")]


def local(root: etree._Element) -> etree._Element:
    """The document without its namespace, which a DTD cannot know."""
    for element in root.iter():
        element.tag = etree.QName(element).localname
        for name in [name for name in element.attrib if name.startswith("{")]:
            del element.attrib[name]
    etree.cleanup_namespaces(root)
    return root


def test_each_assessment_keeps_to_the_content_models_of_qti() -> None:
    dtd = etree.DTD(str(Path(__file__).with_name("qti_1_2.dtd")))
    found = [local(root) for root in assessments()]
    assert len(found) == len(LIBRARY.banks)
    for root in found:
        assert dtd.validate(root), dtd.error_log.filter_from_errors()[0]
    found[0].find(".//resprocessing").append(etree.Element("item"))
    assert not dtd.validate(found[0])


def test_the_manifest_names_every_file_of_the_package_and_no_other() -> None:
    for name in (WHOLE, "claim"):
        files = opened(name)
        manifest = local(etree.fromstring(files.pop("imsmanifest.xml")))
        assert {file.get("href") for file in manifest.iter("file")} == set(files)
        known = {resource.get("identifier") for resource in manifest.iter("resource")}
        assert {entry.get("identifierref") for entry in manifest.iter("dependency")} <= known
        for path in files:
            assert path.isascii() and not path.startswith("/")


def test_every_item_of_a_package_can_be_answered_and_hangs_together() -> None:
    """What a condition names is offered, what it shows is there, and full marks can be had."""
    ids: list[str] = []
    for root in map(local, assessments()):
        for item in root.iter("item"):
            ids.append(item.get("ident"))
            offered = {label.get("ident") for label in item.iter("response_label")}
            asked = {one.get("ident") for one in item.iter("response_lid", "response_str")}
            assert all(test.get("respident") in asked for test in item.iter("varequal", "vargte", "varlte"))
            if item.find(".//response_lid") is not None:
                assert all(test.text in offered for test in item.iter("varequal"))
                # Canvas tells the answers of an item apart by the digits of their names.
                assert all(name.isdigit() for name in offered)
            shown = {shows.get("linkrefid") for shows in item.iter("displayfeedback")}
            assert shown == {feedback.get("ident") for feedback in item.iter("itemfeedback")}
            points = [float(score.text) for score in item.iter("setvar")]
            assert abs(sum(points) - 100) < 0.1
            lists = [
                tuple(label.get("ident") for label in row.iter("response_label")) for row in item.iter("response_lid")
            ]
            assert len(set(lists)) <= 1
    assert ids == list(ITEMS)


def test_canvas_is_told_types_that_it_knows() -> None:
    kinds: Counter[str] = Counter()
    for root in map(local, assessments()):
        for item in root.iter("item"):
            fields = {f.findtext("fieldlabel"): f.findtext("fieldentry") for f in item.iter("qtimetadatafield")}
            kinds[fields["question_type"] or ""] += 1
    types = Counter(item.type for item in ITEMS.values())
    dates = sum(item.type == "number" and item.body.unit == "date" for item in ITEMS.values())
    several = types["multi"] + sum(item.type == "spot" and item.body.several for item in ITEMS.values())
    assert kinds == {
        "multiple_choice_question": types["choice"] + types["multi"] + types["spot"] - several,
        "multiple_answers_question": several,
        "matching_question": types["match"] + types["order"],
        "short_answer_question": types["text"] + types["code"] + dates,
        "numerical_question": types["number"] - dates,
    }


def test_each_type_is_told_in_words() -> None:
    rows = kind_rows(LIBRARY)
    assert sum(row.count for row in rows) == len(ITEMS)
    for row in rows:
        assert not any("takeaway_" in text for text in (row.type, row.moodle, row.qti, row.change))


# When the data were changed


def test_a_moment_that_is_none_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2026-11-22")
    for asked in (clock.today, lambda: clock.changed(ROOT)):
        with pytest.raises(SystemExit, match='SOURCE_DATE_EPOCH is "2026-11-22"; write seconds since 1970'):
            asked()


def test_a_build_takes_its_moment_from_the_environment_or_the_last_commit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    assert clock.changed(tmp_path) == 1795000000
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert clock.changed(tmp_path) == 1767225600
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    at = os.environ | {"GIT_COMMITTER_DATE": "1790000001 +0000", "GIT_AUTHOR_DATE": "1700000000 +0000"}
    subprocess.run([*git, "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "-m", "x"], cwd=tmp_path, env=at, check=True)
    assert clock.changed(tmp_path) == 1790000001
    monkeypatch.setenv("PATH", "")
    assert clock.changed(tmp_path) == 1767225600
