"""The fences fact-table, glossary and source-list: requests, their problems, and the HTML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fact_samples import WAGES, WORDS, book, read

from studykit.blocks import FoundFence
from studykit.facts import read_glossary
from studykit.fences import Page, all_fences, check_fence
from studykit.library import Library
from studykit.nodes import Node, read_yaml
from studykit.places import Place
from studykit.render import Site

GLOSSARY = """\
terms:
  - {id: eob, term: EOB, stands_for: Explanation <of> Benefits, meaning: What the plan *paid*., source: bls-2025}
  - {id: claim, term: claim, meaning: A bill.}
"""

REQUEST = """\
caption: Wages & more
rows: {us/coders: Coders, us/billers: Billers <all>}
columns: {median: Half earn less}
"""


def library() -> Library:
    return Library({}, book(), read_glossary(GLOSSARY, "data/glossary.yml")[0], {}, WORDS, ())


def node(text: str) -> Node | None:
    return read_yaml(text, "docs/a.md")[0]


def page() -> Page:
    return Page(lambda target: target, Site(Path()))


def check(text: str, fence: str = "fact-table") -> list[str]:
    found = FoundFence(fence, "", text, Place("docs/a.md"), 1, 0)
    return [str(problem).removeprefix("docs/a.md:") for problem in check_fence(found, library())[1]]


def render(text: str, fence: str = "fact-table", on: Page | None = None) -> str:
    assert check(text, fence) == []
    return all_fences()[fence].render(node(text), library(), on or page())


WRONG = [
    ("caption: Wages & more\n", "", ['1:1: missing field "caption"; add it']),
    ("columns: {median: Half earn less}\n", "", ['1:1: missing field "columns"; add it']),
    (
        "caption:",
        "captoin:",
        ['1:1: unknown field "captoin"; did you mean "caption"?'],
    ),
    ("us/coders:", "us/coder:", ['2:8: no subject "us/coder" in the fact files; did you mean "us/coders"?']),
    (
        "rows: {us/coders: Coders, us/billers: Billers <all>}",
        "rows: school/*",
        ['2:7: no subject fits "school/*"; use one of: program/alpha, program/beta, us/billers, us/coders'],
    ),
    (
        "rows: {us/coders: Coders, us/billers: Billers <all>}",
        "rows: [us/coder]",
        ['2:8: no subject "us/coder" in the fact files; did you mean "us/coders"?'],
    ),
    ("median:", "medain:", ['3:11: no row has a fact for "medain"; did you mean "median"?']),
    ("median:", "median@2023-05:", ['3:11: no row has a fact for "median@2023-05"; did you mean "median"?']),
    ("caption:", "sort: mean\ncaption:", ['1:7: sort names no column: "mean"; did you mean "median"?']),
    ("caption:", "status: open\ncaption:", ['1:9: no row has the status "open"; there is none yet']),
    (
        "Half earn less",
        "'[Half](fact:us/coders/median)'",
        ["3:19: a caption or heading holds Markdown; write plain text"],
    ),
    ("Half earn less", "[a, b]", ['3:19: "median" is a list; make it text']),
    (
        "rows: {us/coders: Coders, us/billers: Billers <all>}",
        "rows: [us/coders, us/billers, us/coders]",
        ['2:31: row "us/coders" stands twice; keep one; the first is in line 2'],
    ),
    (
        "Wages & more",
        "The 7 highest, from $50,000",
        ['1:10: uncited figure "$50,000"; leave it out; a table\'s caption and headings cannot cite'],
    ),
]


@pytest.mark.parametrize(("old", "new", "messages"), WRONG)
def test_problem(old: str, new: str, messages: list[str]) -> None:
    assert old in REQUEST
    assert check(REQUEST.replace(old, new, 1)) == messages


def test_status_that_no_row_has() -> None:
    request = "caption: Programs\nrows: program/*\ncolumns: {awards: Awards}\nstatus: opne\n"
    assert check(request) == ['4:9: no row has the status "opne"; did you mean "open"?']


def test_one_period_stands_under_the_table() -> None:
    on = page()
    assert render(REQUEST, on=on) == (
        '<div class="fact-table-block">\n<div class="table-scroll" tabindex="0" role="region" aria-label="Wages &amp; more">\n'
        '<table class="fact-table">\n<caption>Wages &amp; more</caption>\n'
        '<thead><tr><th scope="col">Name</th><th scope="col" class="number">Half earn less</th></tr></thead>\n<tbody>\n'
        '<tr><th scope="row"><a href="https://www.bls.gov/ooh/">Coders</a></th><td class="number">$52,300</td></tr>\n'
        '<tr><th scope="row">Billers &lt;all&gt;</th><td class="number">$48,500<sup class="fact-mark">[a]</sup></td></tr>\n'
        "</tbody>\n</table>\n</div>\n"
        '<p class="fact-table-source">May 2025. Source: <a class="cite" href="#source-bls-2025">BLS</a></p>\n'
        '<ul class="fact-notes">\n<li><sup class="fact-mark">[a]</sup> All industries.</li>\n</ul>\n</div>\n'
    )
    assert list(on.cited) == ["bls-2025"]


def test_a_period_for_the_whole_table() -> None:
    html = render(REQUEST + 'period: "2024-05"\n')
    assert "$50,250" in html and '<td class="missing">not published</td>' in html and "May 2024. Source" in html


def test_periods_by_column() -> None:
    html = render("caption: C\nrows: [us/coders]\ncolumns: {median@2024-05: Then, median@2025-05: Now}\n")
    assert 'Then <small class="fact-when">May 2024</small></th>' in html
    assert 'Now <small class="fact-when">May 2025</small></th>' in html
    assert '<p class="fact-table-source">Source: ' in html


def test_periods_by_row() -> None:
    given, problems = read(WAGES.replace("us/billers/mean-hourly@2024", "program/alpha/median@2024"))
    assert not problems
    made = Library({}, given, (), {}, WORDS, ())
    rows = node("caption: C\nrows: [us/billers, program/alpha]\ncolumns: {median: M}\n")
    html = all_fences()["fact-table"].render(rows, made, page())
    assert 'Billers <small class="fact-when">May 2025</small></th><td class="number">$48,500' in html
    assert 'Alpha <small class="fact-when">2024</small></th>' in html


def test_periods_by_cell() -> None:
    html = render(
        "caption: C\nrows: [us/coders, us/billers]\ncolumns: {median: M, growth: G, mean-hourly: H, lead: L}\n"
    )
    assert 'M <small class="fact-when">May 2025</small></th>' in html
    mixed, problems = read(WAGES.replace("id: us/coders/growth@2024-34", "id: us/billers/lead@2024-34"))
    assert not problems
    made = Library({}, mixed, (), {}, WORDS, ())
    rows = "caption: C\nrows: [us/coders, us/billers]\ncolumns: {median: M, lead: L}\n"
    html = all_fences()["fact-table"].render(node(rows), made, page())
    assert '8%<sup class="fact-mark">[a]</sup> <small class="fact-when">May 2025</small></td>' in html
    assert '7% <small class="fact-when">2024–34</small></td>' in html


def test_second_hand_cells_are_marked_and_can_be_confirmed() -> None:
    html = render("caption: C\nrows: program/*\ncolumns: {awards: Awards, closed: Closed}\nheading: Program\n")
    assert '<th scope="col">Program</th>' in html
    assert '<td class="number">12<sup class="fact-mark">[a]</sup></td>' in html
    assert "<td>February 2024<sup" in html
    assert (
        '<li><sup class="fact-mark">[a]</sup> Reported second-hand; <a href="https://www.bls.gov/oes/">confirm at bls.gov</a>. The page has no date.</li>'
    ) in html
    assert html.count("<li>") == 1


def test_derived_cells_are_marked() -> None:
    html = render("caption: C\nrows: [us/coders]\ncolumns: {lead: Lead}\n")
    assert '8%<sup class="fact-mark">[a]</sup>' in html and "Our calculation.</li>" in html


def test_patterns_are_sorted_by_name_and_filtered_by_status() -> None:
    both = render("caption: C\nrows: program/*\ncolumns: {awards: Awards}\n")
    assert re.findall(r'scope="row">(\w+)', both) == ["Alpha", "Beta"]
    assert re.findall(
        r'scope="row">(\w+)', render("caption: C\nrows: program/*\ncolumns: {awards: A}\nstatus: open\n")
    ) == ["Alpha"]


def test_sorted_by_a_column_missing_last() -> None:
    request = "caption: C\nrows: [program/beta, us/billers, us/coders]\ncolumns: {median: M, closed: C}\nsort: median\n"
    assert re.findall(r'scope="row">(?:<a[^>]*>)?(\w+)', render(request)) == ["Coders", "Billers", "Beta"]


def test_a_fact_with_a_problem_of_its_own_blames_no_table() -> None:
    broken = read(
        WAGES.replace("value: 52300", "value: x")
        .replace("value: 50250", "value: x")
        .replace("value: 48500", "value: x")
    )[0]
    given = Library({}, broken, (), {}, WORDS, ())
    assert not list(all_fences()["fact-table"].check(node(REQUEST), given))


def test_source_list() -> None:
    html = render("", "source-list")
    assert html.startswith(
        '<dl class="source-list" data-search-exclude>\n<div><dt>A copy</dt><dd><ul>\n<li><a href="https://example.org/?a=1&amp;b=2">A &lt;copied&gt; file</a>. Seen on'
    )
    assert "id=" not in html


def test_a_fence_without_a_body() -> None:
    message = "1:1: the source-list fence takes nothing; leave its body empty; sources stand in data/sources.yml"
    assert check("all: yes", "source-list") == [message]
