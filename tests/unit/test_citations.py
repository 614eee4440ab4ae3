"""Citations: what the check says, and the HTML they become."""

from __future__ import annotations

import pytest
from fact_samples import WAGES, WORDS, book, read

from studykit.citation_html import render_citation, render_source_list
from studykit.citations import check_citation
from studykit.places import Place

PLACE = Place("docs/a.md", 3, 5)

WRONG = [
    (
        "fact:us/coders/median",
        "$51,140",
        "says $51,140; data/salaries.yml:15 says $52,300; run make facts, or correct the number",
    ),
    (
        "fact:us/coders/median",
        "a median of $51,140 a year",
        "says $51,140; data/salaries.yml:15 says $52,300; run make facts, or correct the number",
    ),
    (
        "fact:us/coders/median@2024-05",
        "$52,300",
        "says $52,300; data/salaries.yml:16 says $50,250; run make facts, or correct the number",
    ),
    (
        "fact:us/coders/median",
        "$52,000",
        'says $52,000; data/salaries.yml:15 says $52,300; write "about" before a rounded number, or the exact number',
    ),
    (
        "fact:us/coders/median",
        "the median",
        '"the median" holds no number; data/salaries.yml:15 says $52,300; put the number between [ and ]',
    ),
    (
        "fact:us/coders/median",
        "$52,300 in 2025",
        '"$52,300 in 2025" holds more than one number; data/salaries.yml:15 says $52,300; keep one number in a citation',
    ),
    (
        "fact:us/coders/focus",
        "hospitals",
        'says "hospitals"; data/salaries.yml:30 says "doctors\' offices"; run make facts, or correct the text',
    ),
    (
        "fact:program/beta/closed",
        "March 2024",
        "says March 2024; data/salaries.yml:32 says February 2024; run make facts, or correct the number",
    ),
    ("fact:us/coders/medain", "$1", 'no fact "us/coders/medain" in the fact files; did you mean "median"?'),
    (
        "fact:us/coders/median@2023-05",
        "$1",
        'no fact "us/coders/median@2023-05" in the fact files; did you mean "2025-05"?',
    ),
    ("fact:us/coder/median", "$1", 'no fact "us/coder/median" in the fact files; did you mean "us/coders"?'),
    (
        "fact:xyz/qqq/median",
        "$1",
        'no fact "xyz/qqq/median" in the fact files; look for its subject in data/, or add the fact there',
    ),
    (
        "fact:median",
        "$1",
        'no fact "median" in the fact files; write subject/measure, as in us/medical-records-specialists/median',
    ),
    ("source:bls-2026", "BLS", 'no source "bls-2026" in data/sources.yml; did you mean "bls-2025"?'),
    (
        "source:bls-2025",
        " ",
        'the citation "source:bls-2025" has no text; write the number or the name between [ and ]',
    ),
    ("example:fee", "$120", '"example:fee" names something; write example: alone; an invented example has no record'),
]


@pytest.mark.parametrize(("target", "text", "message"), WRONG)
def test_problem(target: str, text: str, message: str) -> None:
    assert [str(problem) for problem in check_citation(book(), target, text, PLACE)] == [f"docs/a.md:3:5: {message}"]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("fact:us/coders/median", "$52,300"),
        ("fact:us/coders/median", "about $52,000"),
        ("source:bls-2025", "BLS"),
        ("example:", "$120"),
    ],
)
def test_right(target: str, text: str) -> None:
    assert not list(check_citation(book(), target, text, PLACE))


def test_a_fact_with_a_problem_of_its_own_blames_no_page() -> None:
    broken, problems = read(WAGES.replace("value: 52300", "value: 52_300"))
    assert len(problems) == 1
    assert not list(check_citation(broken, "fact:us/coders/median@2025-05", "$52,300", PLACE))


def test_a_file_that_is_not_yaml_blames_no_page() -> None:
    broken, problems = read("groups: [")
    assert len(problems) == 1
    assert not list(check_citation(broken, "fact:us/coders/median", "$52,300", PLACE))


def html(target: str, text: str = "x", *, seen: set[str] | None = None, on_page: bool = True) -> str:
    return render_citation(book(), target, text, words=WORDS, seen=set() if seen is None else seen, on_page=on_page)


def test_fact() -> None:
    seen: set[str] = set()
    assert html("fact:us/coders/median", "$52,300", seen=seen) == (
        '<a class="fact" href="#source-bls-2025" title="BLS, May 2025">$52,300</a> <small class="fact-when">(BLS, May 2025)</small>'
    )
    assert (
        html("fact:us/coders/median", "$52,300", seen=seen)
        == '<a class="fact" href="#source-bls-2025" title="BLS, May 2025">$52,300</a>'
    )
    assert html("fact:us/coders/median@2024-05", "$50,250", seen=seen).endswith(
        '<small class="fact-when">(BLS, May 2024)</small>'
    )


def test_off_its_page_a_fact_leads_to_the_publisher() -> None:
    assert 'href="https://example.org/?a=1&amp;b=2"' in html("fact:program/alpha/awards", "12 awards", on_page=False)
    assert 'href="https://www.bls.gov/oes/tables.htm"' in html("source:bls-2025", "BLS", on_page=False)


def test_second_hand_is_said_every_time() -> None:
    label = '<small class="fact-label">reported second-hand; <a href="https://www.bls.gov/oes/">confirm at bls.gov</a></small>'
    seen: set[str] = set()
    assert html("fact:us/billers/mean-hourly", "$24.50", seen=seen).endswith(
        f'<small class="fact-when">(Copy, 2024)</small> {label}'
    )
    assert html("fact:us/billers/mean-hourly", "$24.50", seen=seen).endswith(f"</a> {label}")


def test_derived_figure_names_its_inputs() -> None:
    title = "our calculation: round((a - b) / b * 100). Coders, median, May 2025: $52,300; Billers, median, May 2025: $48,500. BLS, May 2025"
    assert f'title="{title}"' in html("fact:us/coders/lead", "8%")


def test_note_stands_in_the_title() -> None:
    assert 'title="BLS, May 2025. All industries"' in html("fact:us/billers/median", "$48,500")


def test_text_fact_may_break() -> None:
    assert html("fact:us/coders/focus").startswith('<a class="fact-text" ')


def test_source_and_example() -> None:
    assert (
        html("source:bls-2025", "<b>BLS</b>")
        == '<a class="cite" href="#source-bls-2025" title="Wage tables, May 2025"><b>BLS</b></a>'
    )
    assert html("example:", "$120") == '<span class="example" title="invented example">$120</span>'


def test_everything_is_escaped() -> None:
    assert 'title="A &lt;copied&gt; file"' in html("source:copy-2024")


@pytest.mark.parametrize("target", ["fact:no/such", "source:no"])
def test_unknown_is_its_text(target: str) -> None:
    assert html(target, "$5") == "$5"


def test_source_list() -> None:
    made = render_source_list(book(), ["copy-2024", "bls-2025", "copy-2024", "no"], WORDS)
    assert made == (
        '<section class="sources" data-search-exclude aria-labelledby="sources">\n<h2 id="sources">Sources</h2>\n<ul>\n'
        '<li id="source-copy-2024">A copy: <a href="https://example.org/?a=1&amp;b=2">A &lt;copied&gt; file</a>. '
        'Seen on <time datetime="2026-11-20">November 20, 2026</time>.</li>\n'
        '<li id="source-bls-2025">U.S. Bureau of Labor Statistics: <a href="https://www.bls.gov/oes/tables.htm">Wage tables, May 2025</a>. '
        'Seen on <time datetime="2026-11-21">November 21, 2026</time>.</li>\n</ul>\n</section>\n'
    )


def test_no_sources_no_list() -> None:
    assert render_source_list(book(), [], WORDS) == ""
