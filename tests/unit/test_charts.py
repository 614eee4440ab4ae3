"""Charts: what each kind draws of a small book of facts, worked out by hand, and what is refused."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from fact_samples import SOURCES

from studykit.charts.rows import ROOMS, Row, Span, Tick, bar_panels, place_ticks, range_panel, room, with_columns
from studykit.charts.times import trend, years
from studykit.fact_table_html import TableView
from studykit.fact_table_notes import CellNotes
from studykit.facts import FactBook, read_book
from studykit.fences import Page, all_fences
from studykit.fences.fact_table import build_table
from studykit.library import Library, Reader
from studykit.nodes import Node, read_yaml
from studykit.project import scan_pages
from studykit.render import Site, read_templates

ROOT = Path(__file__).parents[2]
LIBRARY = Reader(ROOT).read()
WORDS = LIBRARY.words

FACTS = """\
subjects:
  - {id: job/a, name: Alphas}
  - {id: job/b, name: Betas with a long name}
  - {id: job/c, name: Gammas}
groups:
  - source: bls-2025
    period: May 2025
    as_of: 2025-05-01
    review_by: 2099-06-30
    confidence: publisher
    unit: usd-per-year
    facts:
      - {id: job/a/p10@2025-05, value: 20000}
      - {id: job/a/p25@2025-05, value: 30000}
      - {id: job/a/median@2025-05, value: 40000}
      - {id: job/a/p75@2025-05, value: 50000}
      - {id: job/a/p90@2025-05, value: 80000, note: Rounded.}
      - {id: job/b/median@2025-05, value: 50000}
      - {id: job/b/p10@2025-05, value: 60000}
      - {id: job/a/growth@2024-34, value: -5, unit: percent}
      - {id: job/b/growth@2024-34, value: 15, unit: percent}
      - {id: job/c/growth@2024-34, value: 0, unit: percent}
      - {id: job/a/openings@2024-34, value: 1500, unit: openings-per-year}
      - {id: job/a/town@2025, value: Hartford, unit: text}
      - {id: job/a/undated@2025, value: 1, as_of: null, note: No date.}
      - {id: job/a/median@2021-05, value: 36000, period: May 2021, as_of: 2021-05-01}
      - {id: job/a/median@2023-05, value: 38000, period: May 2023, as_of: 2023-05-01}
      - {id: job/b/median@2021-05, value: 49000, period: May 2021, as_of: 2021-05-01}
      - {id: job/c/median@2021-05, value: 49500, period: May 2021, as_of: 2021-05-01}
      - {id: job/c/median@2025-05, value: 50000}
      - {id: job/a/awards@2022, value: 20, unit: awards, period: "2022", as_of: 2022-06-30}
      - {id: job/a/awards@2023, value: 0, unit: awards, period: "2023", as_of: 2023-06-30}
      - {id: job/b/awards@2022, value: 10, unit: awards, period: "2022", as_of: 2022-06-30, confidence: secondary, check_url: "https://www.bls.gov/oes/"}
"""


def book() -> FactBook:
    made, problems = read_book({"data/sources.yml": SOURCES, "data/salaries.yml": FACTS})
    assert not problems, [str(problem) for problem in problems]
    return made


def node(text: str) -> Node:
    made = read_yaml(f"caption: C\n{text}", "docs/a.md")[0]
    assert made is not None
    return made


def check(text: str) -> list[str]:
    library = Library({}, book(), (), {}, WORDS, ())
    return [str(problem).removeprefix("docs/a.md:") for problem in all_fences()["chart"].check(node(text), library)]


def view(text: str) -> TableView:
    assert check(text) == []
    return build_table(node(text), book())


def render(text: str) -> str:
    assert check(text) == []
    library = Library({}, book(), (), {}, WORDS, ())
    return all_fences()["chart"].render(node(text), library, Page(lambda target: target, Site(read_templates(ROOT))))


RANGES = "kind: ranges\nrows: [job/a, job/b]\ncolumns: {p10: Tenth, p25: Quarter, median: Half, p75: Most, p90: Nearly all}\n"
BARS = "kind: bars\nrows: [job/a, job/b, job/c]\ncolumns: {growth: Growth}\n"
TREND = "kind: trend\nrows: [job/a, job/b, job/c]\ncolumns: {median@2021-05: M, median@2023-05: M, median@2025-05: M}\n"
YEARS = "kind: years\nrows: [job/a, job/b]\ncolumns: {awards@2022: 2021–22, awards@2023: 2022–23}\n"

WRONG = [
    ("kind: ranges\nrows: [job/a]\ncolumns: {p10: A, p25: B, p75: C, p90: D}\n", "4:10: ranges with 4 columns; write 3 or 5, from low to high with the middle in between"),
    ("kind: bars\nrows: [job/a]\ncolumns: {p10: A, p25: B, p75: C}\n", "4:10: bars with 3 columns; write 1 or 2"),
    ("kind: trend\nrows: [job/a]\ncolumns: {median: A}\n", "4:10: trend with 1 column; write 2 to 9, from old to new"),
    ("kind: ranges\nrows: [job/a]\ncolumns: {p25: A, p10: B, median: C}\n", '4:10: "job/a/p10@2025-05" stands behind "job/a/p25@2025-05" and is smaller; put columns from low to high with the middle in between'),
    ("kind: trend\nrows: [job/a]\ncolumns: {median@2025-05: A, median@2021-05: B}\n", '4:10: "job/a/median@2021-05" stands behind "job/a/median@2025-05" and is older; put columns from old to new'),
    ("kind: years\nrows: [job/a]\ncolumns: {median@2021-05: A, undated: B}\n", '4:10: "job/a/undated@2025" has no date; draw facts that have an as_of'),
    ("kind: bars\nrows: [job/a]\ncolumns: {town: Town}\n", '4:11: "town" is no quantity; draw numbers; put it under also'),
    ("kind: ranges\nrows: [job/a]\ncolumns: {growth: A, median: B, p90: C}\n", '4:22: "job/a/median@2025-05" is in usd-per-year, another in percent; draw one unit on one scale'),
    (BARS + "compare: job/aa\n", '5:10: compare names no row: "job/aa"; did you mean "job/a"?'),
    (RANGES + "compare: job/a\n", "5:10: only bars have a row to compare with; leave compare out"),
    (BARS + "also: {medain: Half}\n", '5:8: no row has a fact for "medain"; did you mean "median"?'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_problem(text: str, message: str) -> None:
    assert check(text) == [message]


def test_too_many_lines() -> None:
    more = "".join(f"  - {{id: job/{name}, name: {name}}}\n" for name in "defg")
    facts = "".join(
        f"      - {{id: job/{name}/median@{year}-05, value: 1, period: May {year}, as_of: {year}-05-01}}\n"
        for name in "defg"
        for year in (2021, 2025)
    )
    text = FACTS.replace("groups:", f"{more}groups:") + facts
    many = read_book({"data/sources.yml": SOURCES, "data/salaries.yml": text})[0]
    request = node("kind: trend\nrows: job/*\ncolumns: {median@2021-05: A, median@2025-05: B}\n")
    found = all_fences()["chart"].check(request, Library({}, many, (), {}, WORDS, ()))
    assert [problem.what for problem in found] == ["a trend of 7 rows"]


def test_bars_start_at_zero_and_may_lie_below_it() -> None:
    (panel,) = bar_panels(view(BARS), "Gammas", CellNotes(WORDS), WORDS)
    # -5 to 15 needs five ticks, at -5, 0, 5, 10 and 15.
    assert [(tick.at, tick.text, tick.anchor) for tick in panel.ticks] == [
        ("0%", "−5%", "start"),
        ("25%", "0%", "middle"),
        ("50%", "5%", "middle"),
        ("75%", "10%", "middle"),
        ("100%", "15%", "end"),
    ]
    assert [row.bar for row in panel.rows] == [
        Span("0%", "25%", "25%"),
        Span("25%", "75%", "100%"),
        Span("25%", "0%", "25%"),
    ]
    assert (panel.zero, panel.other, panel.unit) == ("25%", "25%", "Percent, May 2025")
    assert [row.is_other for row in panel.rows] == [False, False, True]
    assert "the largest is Betas with a long name, 15%; the smallest is Alphas, −5%" in panel.desc


def test_two_columns_have_a_scale_each_and_say_what_is_missing() -> None:
    text = "kind: bars\nrows: [job/a, job/b]\ncolumns: {growth: Growth, openings: Openings}\n"
    growth, openings = bar_panels(view(text), None, CellNotes(WORDS), WORDS)
    assert (growth.heading, openings.heading) == ("Growth", "Openings")
    assert openings.rows[0].bar == Span("0%", "100%", "100%") and openings.rows[0].value == "1,500"
    assert openings.rows[1] == Row("Betas with a long name", None, None, None)
    assert "not published" in render(text)


def test_ranges_have_a_whole_a_half_and_a_middle() -> None:
    text = RANGES.replace("job/a, job/b", "job/a, job/c")
    panel = range_panel(view(text), CellNotes(WORDS), WORDS)
    alphas, gammas = panel.rows
    # 0 to 80,000 in five ticks of 20,000.
    assert [tick.text for tick in panel.ticks] == ["$0", "$20,000", "$40,000", "$60,000", "$80,000"]
    assert alphas == Row(
        "Alphas",
        None,
        alphas.value,
        "$20,000 to $80,000",
        None,
        Span("25%", "75%", "100%"),
        Span("37.5%", "25%", "62.5%"),
        "50%",
    )
    assert (gammas.whole, gammas.half, gammas.middle, gammas.range) == (None, None, "62.5%", "range not published")
    assert panel.unit == "Dollars a year, May 2025"


def test_lines_run_over_time_and_their_names_do_not_meet() -> None:
    drawn = trend(view(TREND), CellNotes(WORDS), WORDS)
    # 36,000 to 50,000: ticks from 35,000 to 50,000 in steps of 5,000; the plot is 12.5 em high below half an em.
    assert drawn.levels == (("13em", "$35,000"), ("8.83em", "$40,000"), ("4.67em", "$45,000"), ("0.5em", "$50,000"))
    alphas, betas, gammas = drawn.lines
    assert [(point.x, point.y) for point in alphas.points] == [
        ("0%", "12.17em"),
        ("49.97%", "10.5em"),
        ("100%", "8.83em"),
    ]
    assert len(alphas.pairs) == 2 and len(betas.points) == 2 and len(betas.pairs) == 1
    # Both end at 50,000. A line of a name is 1.2 em high; the first name takes two, from the top.
    assert betas.name == (("0.95em", "Betas with a"), ("2.15em", "long name"))
    assert gammas.name == (("3.35em", "Gammas"),)
    assert [(tick.at, tick.text) for tick in drawn.years] == [("0%", "2021"), ("49.97%", "2023"), ("100%", "2025")]
    assert alphas.said == "$36,000 in May 2021, $40,000 in May 2025"
    assert drawn.start == "The scale starts at $35,000, not at zero."


def test_small_columns_share_one_scale_and_tell_nothing_from_missing() -> None:
    alphas, betas = years(view(YEARS), CellNotes(WORDS), WORDS)
    # 0 to 20, three em high; the base stands at 4.2 em, below a line for the value.
    first, second = alphas.columns
    assert (first.start, first.width, first.middle) == ("10%", "30%", "25%")
    assert (first.top, first.height, first.text, first.over) == ("1.2em", "3em", "20", "0.9em")
    assert (second.top, second.height, second.text) == ("4.2em", "0em", "0")
    assert (betas.columns[0].height, betas.columns[1].text) == ("1.5em", "–")
    assert betas.told == "2021–22: 10; 2022–23: not published."
    html = render(YEARS)
    assert 'Betas with a long name<sup class="fact-mark">[a]</sup>' in html and "– means not published." in html


def test_a_chart_says_title_units_source_and_date_and_has_its_table() -> None:
    html = render(RANGES.replace("job/a, job/b", "job/a") + "also: {growth: Growth}\n")
    assert html.startswith('<figure class="chart chart-ranges" data-part="chart">\n<figcaption>C</figcaption>')
    assert "<title>C</title><desc>1 rows." not in html
    assert "Dollars a year, May 2025" in html
    assert 'Source: <a class="cite" href="#source-bls-2025">BLS</a>' in html
    table = html[html.index("<details>") :]
    assert "$80,000<sup" in table and '<th scope="col" class="number">Growth</th>' in table and "−5%" in table
    assert "Rounded.</li>" in table
    assert "−5%" not in html[: html.index("<details>")]


def test_ticks_give_way_by_the_room_they_need() -> None:
    # Letters are .58 em: five steps of (8 * .58 * 1.5 + .35) make 36.6; half of them, no text at the end, 2.5 * (4.64 + .35) = 12.5.
    # Two texts side by side need 2 * 4.64 + .35 = 9.6.
    dollars = place_ticks([(place * 20, "$250,000") for place in range(6)])
    assert [tick.room for tick in dollars] == [None, "room-38", "room-14", "room-38", "room-11", "room-38"]
    # Four steps of (4 * .58 * 1.5 + .35) make 15.3; two of them, with a text at the end, 7.7; two texts side by side 5.0.
    years_of = place_ticks([(place * 25, "2021") for place in range(5)])
    assert [tick.room for tick in years_of] == [None, "room-17", "room-8", "room-17", "room-5"]
    assert [tick.room for tick in place_ticks([(0, "0"), (100, "1")])] == [None, "room-5"]
    assert room(1, 1000, ends=True) == f"room-{ROOMS[-1]}"


def test_the_style_knows_every_room() -> None:
    style = (ROOT / "docs/assets/studykit/parts/chart.css").read_text("utf-8")
    assert [int(size) for size in re.findall(r"\.room-(\d+) ", style)] == list(ROOMS)


def test_charts_of_one_page_have_their_own_ids() -> None:
    page = Page(lambda target: target, Site(read_templates(ROOT)))
    library = Library({}, book(), (), {}, WORDS, ())
    drawn = "".join(all_fences()["chart"].render(node(text), library, page) for text in (BARS, TREND, YEARS))
    assert re.findall(r' id="([^"]+)"', drawn) == ["chart-1-1", "chart-2-1", "chart-3-1", "chart-3-2"]


def test_columns_of_a_table() -> None:
    part = with_columns(view(RANGES.replace("job/a, job/b", "job/a")), 1, 3)
    assert [column.key for column in part.columns] == ["p25", "median"] and len(part.rows[0].cells) == 2
    assert isinstance(bar_panels(part, None, CellNotes(WORDS), WORDS)[0].ticks[0], Tick)


def charts_of_the_guide() -> list[tuple[str, str]]:
    page = Page(lambda target: target, Site(read_templates(ROOT)))
    found = []
    for path, scan in scan_pages(ROOT)[0].items():
        for fence in scan.fences:
            if fence.name == "chart":
                html = all_fences()["chart"].render(fence.read()[0], LIBRARY, page)
                found.append((f"{path}:{fence.place.line}", html))
    return found


CHARTS = charts_of_the_guide()


def test_the_guide_draws_every_kind() -> None:
    kinds = {re.search(r"chart-(\w+)", html)[1] for _, html in CHARTS}  # type: ignore[index]
    assert kinds == {"bars", "ranges", "trend", "years"}


@pytest.mark.parametrize(("place", "html"), CHARTS, ids=[place for place, _ in CHARTS])
def test_a_chart_of_the_guide(place: str, html: str) -> None:
    """At most 6 KB with gzip, its table included; safe under the strict policy; nothing without a title."""
    size = len(gzip.compress(html.encode(), mtime=0))
    print(f"{place}: {size} B")
    assert size <= 6 * 1024
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", html)
    pictures = re.findall(r'<svg[^>]*role="img"[^>]*>(.{8})', html)
    assert pictures and set(pictures) == {"<title>C"[:7] + picture[7:] for picture in pictures}
    assert html.count("<title>") == html.count("<desc id=") == len(pictures)
    assert re.findall(r'<desc id="([^"]+)"', html) == re.findall(r'aria-describedby="([^"]+)"', html)
    assert "viewBox" not in html and "<details>" in html and "fact-table-source" in html
