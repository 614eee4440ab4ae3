"""What readers take away: the workbook, the calendar files, the copy for a disk, and the list of them all."""

from __future__ import annotations

import datetime
import errno
import io
import json
import re
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studykit.downloads import Making, in_reading_order, make_all
from studykit.downloads.calendar_file import STARTS, first_monday, make
from studykit.downloads.listing import MARK, file_size
from studykit.downloads.markup import read_markup
from studykit.downloads.offline import (
    INDEX,
    SCRIPT,
    copied_files,
    file_address,
    offline_index,
    offline_page,
)
from studykit.downloads.printing import Block, blocks, runs
from studykit.downloads.publishing import ZIP, publish
from studykit.downloads.typesetting import page_count, typeset
from studykit.downloads.workbook import chapter_of, print_book
from studykit.fences import Page
from studykit.item_types import all_types
from studykit.library import Library, Reader
from studykit.packing import pack
from studykit.project import scan_pages
from studykit.render import Site, read_templates, render_quiz

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 11, 22)
LIBRARY = Reader(ROOT).read()
SITE = Site(read_templates(ROOT))
PAGES = {path.removeprefix("docs/"): scan.title for path, scan in scan_pages(ROOT)[0].items()}
MAKING = Making(LIBRARY, SITE, DAY, "https://example.org/guide/", PAGES, {path: f"{path[:-3]}/" for path in PAGES})
CHAPTERS = {bank.name: chapter for bank in LIBRARY.banks.values() if (chapter := chapter_of(bank, MAKING))}


def every(block: Any) -> Iterator[Block]:
    """A block and all within it."""
    if isinstance(block, dict):
        if "kind" in block:
            yield block
        yield from (inner for value in block.values() for inner in every(value))
    elif isinstance(block, list):
        yield from (inner for value in block for inner in every(value))


def words_in(value: Any) -> str:
    """All text in blocks and runs, one space between."""
    if isinstance(value, dict):
        return " ".join([value["text"]] if isinstance(value.get("text"), str) else map(words_in, value.values()))
    return " ".join(map(words_in, value)) if isinstance(value, list) else ""


def plain(text: str) -> str:
    return re.sub(r"\W+", "", text)


# The workbook


def test_every_reviewed_item_is_printed_once_with_its_key() -> None:
    for name, chapter in CHAPTERS.items():
        reviewed = [item.id for item in LIBRARY.banks[name].items.values() if item.is_reviewed]
        printed = [part["id"] for part in chapter["parts"] if part["kind"] == "item"]
        assert sorted(printed) == sorted(reviewed)
        assert [key["id"] for key in chapter["keys"]] == printed
        assert [key["number"] for key in chapter["keys"]] == list(range(1, len(printed) + 1))


@pytest.mark.parametrize("kind", sorted(all_types()))
def test_each_type_has_a_form_on_paper(kind: str) -> None:
    """Each item of the type has something to answer with, and nothing that its HTML says is lost."""
    form = {"choice": "tick", "multi": "tick", "spot": "tick", "text": "write", "number": "write"}.get(kind, kind)
    for name, chapter in CHAPTERS.items():
        keys = {key["id"]: key for key in chapter["keys"]}
        for part in chapter["parts"]:
            if part["kind"] != "item" or (item := LIBRARY.banks[name].items[part["id"]]).type != kind:
                continue
            assert form in {block["kind"] for block in every(part["blocks"])}, part["id"]
            key = keys[part["id"]]
            assert any(block["kind"] == "said" and block["key"] for block in every(key["blocks"])), part["id"]
            tree = read_markup(render_quiz([item], LIBRARY, Page(MAKING.link, SITE)))
            asked = next(tree.find("fieldset"))
            shown = plain(words_in([part["stem"], part["about"], part["blocks"]]))
            assert sorted(shown) == sorted(plain(asked.text())), part["id"]
            last = list(next(tree.find("study-item")).find("details"))[-1]
            assert plain(last.text()) in plain(words_in(key["blocks"])), part["id"]


def test_a_case_stands_once_before_the_first_item_about_it() -> None:
    found = 0
    for name, chapter in CHAPTERS.items():
        case = None
        seen: list[str] = []
        for part in chapter["parts"]:
            if part["kind"] == "case":
                case = words_in(part["title"])
                seen.append(case)
                found += 1
                assert {"table", "said"} & {block["kind"] for block in every(part["blocks"])}
            elif (about := LIBRARY.banks[name].items[part["id"]].case) is not None:
                assert case == LIBRARY.cases[about].title and case in words_in(part["about"])
        assert len(set(seen)) == len(seen)
    assert found


def test_drafts_are_not_printed() -> None:
    bank = LIBRARY.banks["fit"]
    first, *others = bank.items.values()
    items = {item.id: item for item in [replace(first, status="draft"), *others]}
    chapter = chapter_of(replace(bank, items=items), MAKING)
    assert chapter and first.id not in json.dumps(chapter)
    nothing = {name: replace(item, status="draft") for name, item in bank.items.items()}
    assert chapter_of(replace(bank, items=nothing), MAKING) is None


def test_links_lead_to_full_addresses_or_are_words_alone() -> None:
    made = json.dumps(CHAPTERS)
    assert '"url": "https://' in made
    assert not re.search(r'"url": "(?!https?://)', made)
    alone = chapter_of(LIBRARY.banks["insurance"], replace(MAKING, site_url=None))
    assert "https://example.org" not in json.dumps(alone)


def test_inline_text_keeps_its_marks_and_one_space() -> None:
    tree = read_markup('<p> a  <b>b <em>c</em></b>\n<code>d</code> <a href="#x">e</a></p>')
    assert runs(next(tree.find("p")).content) == [
        {"text": "a "},
        {"text": "b ", "strong": True},
        {"text": "c", "strong": True, "em": True},
        {"text": " "},
        {"text": "d", "code": True},
        {"text": " "},
        {"text": "e"},
    ]


def test_spaces_alone_are_no_text() -> None:
    assert blocks(read_markup("<div> <span> </span>\n<p>a</p> <b> </b> </div>")) == [
        {"kind": "text", "text": [{"text": "a"}], "role": ""}
    ]


def test_a_list_box_and_what_only_opens_something_are_left_out() -> None:
    tree = read_markup(
        "<details><summary>Open</summary>A<select><option>x<option>y</select>B<svg><title>t</title></svg></details>"
    )
    assert plain(words_in(blocks(tree))) == "AB"


def test_the_pdf_is_tagged_and_the_same_twice() -> None:
    first = print_book([CHAPTERS["fit"]], MAKING)
    assert first == print_book([CHAPTERS["fit"]], MAKING)
    assert first.startswith(b"%PDF-1.7")
    for sign in (b"/StructTreeRoot", b"/MarkInfo", b"pdfuaid:part", b"/Lang"):
        assert sign in first, sign
    assert print_book([CHAPTERS["fit"]], replace(MAKING, today=DAY + datetime.timedelta(1))) != first


def test_pages_are_counted() -> None:
    book = print_book([CHAPTERS["fit"]], MAKING)
    # The tree of pages knows their number, too.
    assert re.search(rb"/Type\s*/Pages[^>]*/Count %d\b" % page_count(book), book)


def test_a_book_is_kept_and_made_anew_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("studykit.downloads.typesetting._compile", lambda _, book, day: asked.append(book) or b"%PDF")
    for book in ("a", "a", "b", "a"):
        assert typeset(book, DAY, tmp_path) == b"%PDF"
    assert asked == ["a", "b"]
    typeset("a", DAY + datetime.timedelta(1), tmp_path)
    assert asked == ["a", "b", "a"]
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert typeset("a", DAY, blocked) == b"%PDF"


def test_a_sign_without_a_font_is_an_empty_box_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    """Typst refuses the whole book for one such sign, and names no item."""
    book = replace(MAKING.library.banks["fit"], title="Für 李 🎉, Ω ≥ ½ \u200b e\u0301")
    chapter = chapter_of(book, MAKING)
    assert chapter and print_book([chapter], MAKING).startswith(b"%PDF-1.7")
    assert [record.getMessage() for record in caplog.records] == [
        "the workbook has no font for 李, 🎉 (U+674E, U+1F389): it prints □"
    ]


def test_two_builds_at_a_time_write_into_files_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studykit.downloads.typesetting._compile", lambda *_: b"%PDF")
    parts: list[str] = []
    monkeypatch.setattr(Path, "replace", lambda part, file: parts.append(part.name))
    typeset("a", DAY, tmp_path)
    typeset("a", DAY, tmp_path)
    assert len(set(parts)) == 2


def test_a_disk_that_is_full_breaks_nothing_and_keeps_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studykit.downloads.typesetting._compile", lambda *_: b"%PDF")

    def full(part: Path, file: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert typeset("a", DAY, tmp_path) == b"%PDF"
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


# Calendar files


def events(text: str) -> list[dict[str, str]]:
    """The entries of a calendar file, lines unfolded."""
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name.partition(";")[0], value)
    return found


def test_a_calendar_begins_each_month_of_the_plan_on_a_monday() -> None:
    files = list(make(MAKING))
    assert len(files) == STARTS and len({file.path for file in files}) == STARTS
    months = LIBRARY.plan.shape.months if LIBRARY.plan.shape else []
    for file in files:
        *entries, review = events(file.content.decode())
        days = [datetime.datetime.strptime(entry["DTSTART"], "%Y%m%d").date() for entry in entries]
        assert len(entries) == len(months) and all(day.weekday() == 0 and day.day <= 7 for day in days)
        assert days == sorted(days) and days[0] > DAY
        assert review["RRULE"].startswith("FREQ=WEEKLY;UNTIL=")
        assert len({entry["UID"] for entry in [*entries, review]}) == len(entries) + 1


def test_the_calendar_leads_to_the_review_where_it_stands() -> None:
    for tools, said in (({"review": "claim/form.md"}, True), ({}, False)):
        review = events(next(iter(make(replace(MAKING, tools=tools)))).content.decode())[-1]
        assert ("https://example.org/guide/claim/form/" in review["DESCRIPTION"]) == said
        assert ("https:" in review["DESCRIPTION"]) == said


def test_lines_of_a_calendar_are_short_and_say_all() -> None:
    text = next(iter(make(MAKING))).content.decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    said = events(text)[0]["DESCRIPTION"].replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n")
    month = LIBRARY.plan.shape.months[0] if LIBRARY.plan.shape else None
    assert month
    for part in (month.aim, *month.do, *(PAGES[page] for page in month.pages)):
        assert part in said


@pytest.mark.parametrize(
    ("day", "ahead", "monday"),
    [
        ("2026-11-22", 1, "2026-12-07"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2027-01-31", 1, "2027-02-01"),
        ("2026-11-02", 0, "2026-11-02"),
    ],
)
def test_first_mondays(day: str, ahead: int, monday: str) -> None:
    assert first_monday(datetime.date.fromisoformat(day), ahead).isoformat() == monday


def test_without_a_plan_there_is_no_calendar() -> None:
    assert list(make(replace(MAKING, library=replace(LIBRARY, plan=type(LIBRARY.plan)())))) == []


# The copy for a disk


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("claim/", "claim/index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../../claim/#dates", "../../claim/index.html#dates"),
        ("claim/?h=a/b#x", "claim/index.html?h=a/b#x"),
        ("#here", "#here"),
        ("?q=x", "?q=x"),
        ("", ""),
        ("../data/facts.csv", "../data/facts.csv"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("/guide/", "/guide/"),
    ],
)
def test_addresses_name_their_file(address: str, file: str) -> None:
    assert file_address(address) == file


PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><link rel="canonical" href="https://example.org/a/">'
    '<link rel="manifest" href="../manifest.webmanifest"></head><body><a class="x" href="../b/#c">B</a>'
    '<a href="https://example.org/">E</a><script>var a = 1</script><script src="../assets/javascripts/bundle.0.min.js"></script></body></html>'
)


def test_a_page_of_the_copy_names_files_and_keeps_a_strict_policy() -> None:
    made = offline_page(PAGE)
    assert 'href="../b/index.html#c"' in made and 'href="https://example.org/">E' in made
    assert f'<script src="../{SCRIPT}"></script>' in made and made.index(SCRIPT) < made.index("bundle.0")
    assert "canonical" not in made and 'manifest"' not in made
    assert "default-src 'none'" in made and "unsafe" not in made and made.count("sha256-") == 1


def test_the_copy_finds_by_a_script() -> None:
    index = '{"config":{},"docs":[{"location":"","title":"H"},{"location":"#a","title":"A"},{"location":"b/#c","title":"ü"}]}'
    assert [one["location"] for one in json.loads(offline_index(index))["docs"]] == [
        "./index.html",
        "./index.html#a",
        "b/index.html#c",
    ]
    files = dict(
        copied_files(
            {
                INDEX: index.encode(),
                "x.css": b"x",
                "404.html": b"",
                "sitemap.xml.gz": b"",
                "sw.js": b"",
            }
        )
    )
    assert set(files) == {SCRIPT, "search/search_index.js", "x.css"}
    assert files["search/search_index.js"].startswith(b"var __index = {")


def test_a_zip_holds_nothing_but_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [("f/ä.html", "ä".encode()), ("f/b/x.txt", b"x" * 999)]
    packed = pack(files)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    monkeypatch.setattr(sys, "platform", "win32")
    assert pack(files) == packed
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == files


# The list


def test_chapters_stand_as_readers_meet_them() -> None:
    pages = {"salaries-002": "salaries/index.md", "claim-009": "claim/index.md", "claim-001": "claim/form.md"}
    banks = LIBRARY.banks
    first, second, *others = in_reading_order(LIBRARY, pages).banks
    assert (first, second) == ("salaries", "claim") and others == [
        name for name in banks if name not in ("salaries", "claim")
    ]


def tiny() -> Library:
    """A library with one bank: a page of it takes no time."""
    return replace(LIBRARY, banks={"fit": LIBRARY.banks["fit"]})


def made_site(folder: Path, html: str, path: str = "practice/downloads/index.html") -> str:
    page = folder / path
    page.parent.mkdir(parents=True)
    page.write_text(html, "utf-8")
    (folder / "search").mkdir()
    (folder / INDEX).write_text('{"docs":[]}')
    publish(folder, [path] if MARK in html else [], replace(MAKING, library=tiny()))
    return page.read_text("utf-8")


def test_the_list_says_of_each_file_how_large_it_is(tmp_path: Path) -> None:
    page = made_site(tmp_path, PAGE.replace("<a class", f'<section class="downloads">{MARK}</section><a class'))
    assert MARK not in page and "November 22, 2026" in page
    listed = dict(re.findall(r'href="\.\./\.\./([^"]+)">[^<]*</a> <small>([^<,]+)', page))
    there = {file.relative_to(tmp_path).as_posix() for file in (tmp_path / "downloads").iterdir()}
    assert {path for path in listed if path.startswith("downloads/")} == there
    for path, size in listed.items():
        assert size == file_size((tmp_path / path).stat().st_size)
    kinds = re.findall(r'id="download-(\w+)"', page)
    assert kinds == ["offline", "workbook", "anki", "calendar", "csv", "moodle", "qti", "facts"]
    for kind in kinds:
        assert LIBRARY.words[f"download_{kind}"] in page and LIBRARY.words[f"download_{kind}_for"] in page


def test_the_copy_says_that_it_is_read_and_leads_to_the_others(tmp_path: Path) -> None:
    made_site(tmp_path, PAGE.replace("<a class", f'<section class="downloads">{MARK}</section><a class'))
    with zipfile.ZipFile(tmp_path / ZIP) as archive:
        names = archive.namelist()
        page = archive.read(next(name for name in names if name.endswith("practice/downloads/index.html"))).decode()
    assert LIBRARY.words["download_here"] in page and "offline.zip" not in page
    assert 'href="https://example.org/guide/downloads/workbook.pdf"' in page
    assert not [name for name in names if "/downloads/" in name and not name.endswith("practice/downloads/index.html")]


def test_the_page_with_the_list_may_lie_where_the_files_do(tmp_path: Path) -> None:
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads/form.css").write_text("an author's own file")
    made_site(tmp_path, PAGE.replace("<a class", f"{MARK}<a class"), "downloads/list/index.html")
    with zipfile.ZipFile(tmp_path / ZIP) as archive:
        inside = {name.partition("/")[2] for name in archive.namelist()}
    assert {name for name in inside if name.startswith("downloads/")} == {
        "downloads/list/index.html",
        "downloads/form.css",
    }


def test_a_site_without_a_list_makes_nothing(tmp_path: Path) -> None:
    assert made_site(tmp_path, PAGE) == PAGE
    assert not (tmp_path / "downloads").exists()


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 KB"), (1499, "1 KB"), (374_900, "375 KB"), (999_499, "999 KB"), (999_500, "1.0 MB"), (8_854_795, "8.9 MB")],
)
def test_sizes(count: int, said: str) -> None:
    assert file_size(count) == said


def test_every_kind_has_its_words() -> None:
    for kind, files in make_all(replace(MAKING, library=tiny(), cache=None)).items():
        wanted = {f"download_{kind}", f"download_{kind}_for", *([f"download_{kind}_more"] if len(files) > 3 else [])}
        wanted |= {f"download_{kind}_count"} if any(file.amount for file in files) else set()
        assert wanted <= set(LIBRARY.words)
