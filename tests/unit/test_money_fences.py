"""The fences cost-calculator and pay-comparer: what fills them, what they say, and what is wrong in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fact_samples import SOURCES, read

from studykit.fences import Page, all_fences
from studykit.library import Library
from studykit.nodes import Node, read_yaml
from studykit.places import count_line
from studykit.render import Site, read_templates
from studykit.words import read_words

ROOT = Path(__file__).parents[2]
WORDS = read_words((ROOT / "data/words.yml").read_text("utf-8"), "words.yml")[0]
COST = """\
tuition: {program/alpha/tuition: Alpha, program/beta/tuition: Beta}
exam: {cert/one/fee: One}
now: {ct/minimum/hourly: Least by law, us/clerks/median: Clerks}
after: {us/coders: Coders, us/clerks: Clerks}
year: us/year/hours
"""
PAY = """\
work: {coders: Coders, clerks: Clerks}
areas: {ct/north: North, ct/south: South}
nation: us
period: "2024"
prices: ct/prices/level
minimum: ct/minimum/hourly
year: us/year/hours
state: ct
medians: "2023"
"""
BODIES = {"cost-calculator": COST, "pay-comparer": PAY}
SUBJECTS = "program/alpha program/beta cert/one ct/minimum us/coders us/clerks us/year us/jumble ct/prices ct/coders"
AREAS = "ct/north/coders ct/south/coders ct/south/clerks"


def facts(**changed: str) -> str:
    """A fact file; `changed` gives other values by the name of a fact, its / and - written as _."""
    lines = []

    def add(name: str, value: str, unit: str, more: str = "") -> None:
        value = changed.get(re.sub(r"\W", "_", name), value)
        lines.append(f"      - {{id: {name}, value: {value}, unit: {unit}{more}}}\n")

    add("program/alpha/tuition@2024", "5218", "usd", ", confidence: secondary, check_url: 'https://www.example.org/'")
    add("program/beta/tuition@2024", "4000.50", "usd")
    add("cert/one/fee@2024", "425", "usd")
    add("ct/minimum/hourly@2024", "16.94", "usd-per-hour")
    add("us/year/hours@2024", "2080", "hours")
    for subject, pays in {"us/coders": (37000, 51140, 81150), "us/clerks": (36000, 46000, 60000)}.items():
        for measure, pay in zip(("p10", "median", "p90"), pays, strict=True):
            add(f"{subject}/{measure}@2024", str(pay), "usd-per-year")
    add("us/coders/median@2026", "99999", "usd-per-year", ", as_of: 2026-05-01")
    add("us/jumble/p10@2024", "1", "usd-per-year")
    add("us/jumble/median@2023", "2", "usd-per-year", ", period: '2023', as_of: 2023-01-01")
    add("us/jumble/p90@2024", "3", "usd-per-year")
    add("ct/prices/level@2023", "103.689", "percent")
    for name, (entry, mean) in {
        "north/coders": (20.9, 30.27),
        "south/coders": (None, 15),
        "south/clerks": (15, 20),
    }.items():
        if entry:
            add(f"ct/{name}/entry-hourly@2024", f"{entry}", "usd-per-hour")
        add(f"ct/{name}/mean-hourly@2024", f"{mean}", "usd-per-hour")
    add("us/coders/mean-hourly@2024", "26.91", "usd-per-hour")
    add("us/clerks/mean-hourly@2024", "20", "usd-per-hour")
    add("us/coders/median@2023", "48780", "usd-per-year", ", as_of: 2023-05-01")
    add("ct/coders/median@2023", "61300", "usd-per-year", ", as_of: 2023-05-01")
    named = "".join(f"  - {{id: {name}, name: {name}}}\n" for name in f"{SUBJECTS} {AREAS}".split())
    return (
        f"subjects:\n{named}groups:\n"
        "  - title: All\n    source: bls-2025\n    period: '2024'\n    as_of: 2024-05-01\n    review_by: 2027-01-01\n"
        f"    confidence: publisher\n    facts:\n{''.join(lines)}"
    )


def library(**changed: str) -> Library:
    book, problems = read(facts(**changed), SOURCES)
    assert not problems, [str(problem) for problem in problems] + [count_line(problems)]
    return Library({}, book, (), {}, WORDS, ())


def node(text: str) -> Node | None:
    return read_yaml(text, "docs/a.md")[0]


def render(fence: str, **changed: str) -> str:
    known, body = library(**changed), node(BODIES[fence])
    assert [str(problem) for problem in all_fences()[fence].check(body, known)] == []
    page = Page(lambda target: target, Site(read_templates(ROOT)))
    html = all_fences()[fence].render(body, known, page)
    assert list(page.cited) == ["bls-2025"]
    return html


def field(html: str, name: str) -> str:
    found = re.search(rf'<input [^>]*name="{name}"[^>]* value="([^"]*)"', html)
    assert found, name
    return found[1]


def out(html: str, name: str) -> str:
    found = re.search(rf'data-out="{name}">([^<]*)<', html)
    assert found, name
    return found[1]


def test_a_changed_fact_changes_what_fills_the_field_and_the_result() -> None:
    html = render("cost-calculator")
    assert [field(html, name) for name in ("tuition", "exam", "now", "middle")] == ["5218", "425", "16.94", "51140"]
    assert (out(html, "total"), out(html, "middle-gain")) == ("$5,643", "$15,904.80 more")
    html = render("cost-calculator", program_alpha_tuition_2024="6000", us_coders_median_2024="30000")
    assert (field(html, "tuition"), field(html, "middle")) == ("6000", "30000")
    assert (out(html, "total"), out(html, "middle-gain")) == ("$6,425", "$5,235.20 less")
    assert out(html, "middle-pays") == WORDS["money_never"]


def test_low_middle_and_high_pay_are_of_one_time() -> None:
    """The sample has a newer median than p10 and p90: a table that is half written."""
    html = render("cost-calculator")
    assert "99999" not in html and "$99,999" not in html


def test_fields_that_no_fact_fills_are_empty_and_named() -> None:
    html = render("cost-calculator")
    for name in ("books", "dues", "other", "aid", "away", "weeks", "keeping"):
        assert field(html, name) == ""
        assert WORDS[f"money_f_{name}"] in out(html, "left")


def test_each_figure_says_where_it_comes_from() -> None:
    html = render("cost-calculator")
    assert "Alpha: BLS, 2024; reported second-hand; confirm at example.org" in html
    assert "Coders: half earn less; BLS, 2024" in html
    # A yearly pay as pay an hour: 46,000 / 2,080 = 22.115...
    assert 'data-now="22.12"' in html
    assert 'data-tuition="4000.50"' in html


def test_the_worked_example_is_one_sum_after_the_other() -> None:
    html = render("cost-calculator")
    for line in (
        "$5,218 + $600 + $425 + $200 = $6,443. Less $500 of aid.",
        "6 hours × 32 weeks × $16.94 = $3,252.48.",
        "$6,443 − $500 + $3,252.48 = $9,195.48.",
        "$51,140 × 2,080 ÷ 2,080 hours = $51,140.",
        "$51,140 − $35,235.20 − $250",
        "after 8 months of the new work",
    ):
        assert line in html


def test_an_example_whose_pay_is_not_higher_never_pays_back() -> None:
    html = render("cost-calculator", us_coders_median_2024="35235.20")
    steps = html[html.index("<ol>") :]
    assert "after " not in steps
    assert WORDS["money_never"] in steps
    assert "NaN" not in html and "inf" not in re.sub(r"information|infor", "", html.lower())


def test_every_word_is_there_and_filled() -> None:
    for fence in BODIES:
        html = render(fence)
        assert "{" not in html
        assert not re.search(r">\s*money_\w+\s*<", html)


def test_a_wage_stands_beside_four_others() -> None:
    html = render("pay-comparer")
    assert field(html, "wage") == "20.90"
    assert (field(html, "hours"), field(html, "weeks_paid")) == ("40", "52")
    # 20.90 x 2,080 = 43,472; at 103.689 % 41,925.37. 20.90 is 30.95 % below 30.27, and 23.38 % above 16.94.
    assert (out(html, "yours-year"), out(html, "yours-us")) == ("$43,472", "$41,925")
    assert (out(html, "mean-than"), out(html, "minimum-than")) == ("31% less", "23.4% more")
    assert (out(html, "nation-year"), out(html, "nation-us")) == ("$55,972.80", "$55,973")


def test_tables_hold_what_the_script_needs_and_missing_is_said() -> None:
    html = render("pay-comparer")
    assert 'data-work="coders" data-area="ct/north" data-entry="2090" data-mean="3027"' in html
    assert 'data-work="coders" data-area="ct/south" data-entry="" data-mean="1500"' in html
    assert 'data-work="clerks" data-area="ct/north"' not in html
    assert 'data-area="nation" data-entry="" data-mean="2691"' in html
    assert html.count("not published") == 3
    # Medians stand in a table of their own.
    assert "$61,300" in html and "$59,119" in html and "25.7% more" in html


def test_a_wage_below_the_minimum_is_said() -> None:
    assert out(render("pay-comparer"), "below") == ""
    assert out(render("pay-comparer", ct_minimum_hourly_2024="25"), "below") == WORDS["money_below"].replace(
        "'", "&#39;"
    )


@pytest.mark.parametrize(
    ("fence", "old", "new", "messages"),
    [
        (
            "cost-calculator",
            "us/clerks: Clerks}",
            "us/jumble: Mixed}",
            ['4:28: "us/jumble" has no low, middle and high pay of one time; add the facts of one period'],
        ),
        (
            "pay-comparer",
            "areas: {ct/north: North, ct/south",
            "areas: {ct/south: South, ct/north",
            [],
        ),
        (
            "pay-comparer",
            "work: {coders: Coders, clerks: Clerks}",
            "work: {clerks: Clerks, coders: Coders}",
            ["2:8: the first area has no average for the first work; begin with an area that has one"],
        ),
    ],
)
def test_problem(fence: str, old: str, new: str, messages: list[str]) -> None:
    body = BODIES[fence]
    assert old in body
    found = all_fences()[fence].check(node(body.replace(old, new)), library())
    assert [str(problem).removeprefix("docs/a.md:") for problem in found] == messages


def test_a_fact_that_is_0_cannot_fill_a_field() -> None:
    found = all_fences()["cost-calculator"].check(node(COST), library(us_year_hours_2024="0"))
    assert [str(one) for one in found] == ['docs/a.md:5:7: fact "us/year/hours" is 0; name one above 0']
