"""The pure parts of `make bench`: generated pages, statistics, gates, weights and scores."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.item_sizes import gzip_size
from bench.items import ITEMS_A_SECTION, SECTIONS, Page, make_pages
from bench.lighthouse import CATEGORIES, Scores, page_rows, scores_of
from bench.projects import VARIANTS, bank_yaml, page_markdown, write_project, write_sizes_project
from bench.report import Bound, Row, failed, table
from bench.rounds import Timing, compare, interleave
from bench.server import file_for, travelling
from bench.sites import page_paths, plain_config, plain_markdown
from bench.weights import KIB, View, view_of, weight_rows
from studykit.banks import read_bank
from studykit.figures import find_figures


@pytest.fixture(scope="module")
def page() -> Page:
    return make_pages(1)[0]


# Generated pages


def test_the_same_seed_makes_the_same_pages() -> None:
    assert make_pages(3) == make_pages(3)
    assert make_pages(3, seed=2) != make_pages(3)


def test_a_small_site_is_the_start_of_a_large_one() -> None:
    assert make_pages(5)[:2] == make_pages(2)


def test_a_page_has_its_words_sections_and_items(page: Page) -> None:
    words = sum(len(text.split()) for section in page.sections for text in section.paragraphs)
    assert words == 700
    assert len(page.sections) == SECTIONS
    assert all(len(section.items) == ITEMS_A_SECTION for section in page.sections)
    assert all(len(item.choices) == 3 for item in page.items)


def test_prose_has_no_digit_and_no_figure(page: Page) -> None:
    for section in page.sections:
        for text in [section.title, *section.paragraphs, *(text for item in section.items for text in item.texts())]:
            assert not re.search(r"\d", text)
            assert not find_figures(text)


def test_some_texts_hold_markdown() -> None:
    texts = [text for page in make_pages(20) for item in page.items for text in item.texts()]
    marked = sum(bool(re.search(r"[*`\[]", text)) for text in texts)
    assert 0.03 < marked / len(texts) < 0.08


def test_every_bank_is_one_that_the_engine_takes() -> None:
    for page in make_pages(100):
        bank, problems = read_bank(bank_yaml(page), f"data/quizzes/{page.name}.yml")
        assert problems == []
        assert list(bank.items) == [item.id for item in page.items]


@pytest.mark.parametrize("variant", VARIANTS)
def test_prose_is_the_same_in_every_variant(page: Page, variant: str) -> None:
    text = page_markdown(page, variant)
    for section in page.sections:
        assert all(paragraph in text for paragraph in section.paragraphs)


@pytest.mark.parametrize("variant", ["mkdocs-quiz", "mkdocs-mcq"])
def test_other_plugins_get_every_text_of_every_item(page: Page, variant: str) -> None:
    text = page_markdown(page, variant)
    for item in page.items:
        assert all(own in text for own in item.texts())
    assert text.count("- [x] ") == len(page.items)
    assert text.count("- [ ] ") == 2 * len(page.items)


def test_plain_pages_hold_no_item(page: Page) -> None:
    text = page_markdown(page, "plain")
    assert not any(own in text for item in page.items for own in item.texts())


def test_projects_are_written_whole(page: Page, tmp_path: Path) -> None:
    write_project(tmp_path / "ours", [page], "ours")
    written = {file.relative_to(tmp_path / "ours").as_posix() for file in (tmp_path / "ours").rglob("*")}
    assert {
        "mkdocs.yml",
        "docs/page-000.md",
        "data/quizzes/page-000.yml",
        "data/sources.yml",
        "data/words.yml",
        "hooks/mkdocs_events.py",
        "overrides/widgets/choice.html",
    } <= written
    assert "overrides/main.html" not in written
    write_sizes_project(tmp_path / "sizes", page, "ours")
    assert {file.name for file in (tmp_path / "sizes/docs").glob("*.md")} == {"index.md", "items.md", "texts.md"}
    assert "```quiz" not in (tmp_path / "sizes/docs/texts.md").read_text("utf-8")


# Statistics


def test_ratios_are_taken_within_a_round() -> None:
    plain = [Timing(1, 1), Timing(10, 1), Timing(2, 1)]
    ours = [Timing(1.5, 2), Timing(14, 2), Timing(2.8, 3)]
    result = compare(ours, plain)
    assert result.wall_ratio == pytest.approx(1.4)
    assert result.cpu_ratio == 2
    assert (result.wall, result.cpu) == (2.8, 2)
    assert result.more_wall == pytest.approx(0.8)


def test_rounds_with_a_missing_run_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        compare([Timing(1, 1)], [])


def test_tasks_take_turns_and_the_first_round_is_thrown_away() -> None:
    order: list[str] = []

    def task(name: str) -> Timing:
        order.append(name)
        return Timing(len(order), 0)

    timings = interleave({"a": lambda: task("a"), "b": lambda: task("b")}, 2)
    assert order == ["a", "b"] * 3
    assert [timing.wall for timing in timings["a"]] == [3, 5]


# Gates


@pytest.mark.parametrize(
    ("bound", "held"),
    [
        (Bound.MOST, [True, True, False]),
        (Bound.LESS, [True, False, False]),
        (Bound.LEAST, [False, True, True]),
        (Bound.EXACTLY, [False, True, False]),
    ],
)
def test_bounds(bound: Bound, held: list[bool]) -> None:
    assert [Row("x", value, limit=2, bound=bound).holds for value in (1, 2, 3)] == held


def test_a_gate_is_judged_before_rounding() -> None:
    assert not Row("x", 1.504, limit=1.5, digits=2).holds


def test_a_row_without_a_limit_is_no_gate() -> None:
    rows = [Row("x", 10**9), Row("y", 2, limit=1)]
    assert failed(rows) == rows[1:]


def test_the_table_says_value_gate_and_verdict() -> None:
    text = table([Row("size", 1234, "B", 900, remark="worst: home"), Row("time", 0.5, "s", digits=2)])
    assert [re.split(r"\s{2,}", line) for line in text.splitlines()] == [
        ["measured", "value", "gate"],
        ["size", "1,234 B", "≤ 900 B", "FAILED", "worst: home"],
        ["time", "0.50 s"],
    ]


# Weights


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "search").mkdir()
    (tmp_path / "index.html").write_text("<p>home</p>" * 100, "utf-8")
    (tmp_path / "a/index.html").write_text("<study-item></study-item>", "utf-8")
    (tmp_path / "404.html").write_text("gone", "utf-8")
    (tmp_path / "assets/studykit.abc.js").write_text("let a = 1;" * 100, "utf-8")
    (tmp_path / "assets/icon.png").write_bytes(b"\0" * 1000)
    (tmp_path / "search/search_index.json").write_text("{}" * 1000, "utf-8")
    return tmp_path


def test_texts_travel_in_gzip_and_images_as_they_are(site: Path) -> None:
    assert len(travelling(site / "index.html").body) == gzip_size((site / "index.html").read_bytes())
    assert len(travelling(site / "assets/icon.png").body) == 1000


def test_addresses_lead_to_files_of_the_site_alone(site: Path) -> None:
    assert file_for(site, "/") == site / "index.html"
    assert file_for(site, "a/?b=c#d") == site / "a/index.html"
    assert file_for(site, "nowhere/") is None
    assert file_for(site, "/../../etc/passwd") is None


def test_pages_of_a_site(site: Path) -> None:
    assert page_paths(site) == ["", "a/"]


def test_a_view_adds_up_what_was_asked_for_once(site: Path) -> None:
    address = "http://127.0.0.1:1/"
    asked = ["", "#top", "assets/icon.png", "assets/studykit.abc.js", "search/search_index.json", "not-there.css"]
    view = view_of("", [*(address + path for path in asked), "data:,x", "https://example.org/x"], site, address)
    code, index = (len(travelling(site / path).body) for path in ("assets/studykit.abc.js", "search/search_index.json"))
    assert view.bytes == len(travelling(site / "index.html").body) + 1000 + code
    assert (view.index, view.widget_code, view.requests) == (index, code, 4)
    assert not view.has_widget
    assert view.foreign == ("https://example.org/x",)


def test_the_worst_page_decides() -> None:
    views = [
        View("", 1000, 10, 0, False, 5, ()),
        View("a/", 200 * KIB, 20, 9000, True, 9, ()),
        View("b/", 2000, 20, 7, False, 6, ("https://example.org/x",)),
    ]
    assert {row.what: row.remark for row in failed(weight_rows(views))} == {
        "first view without the index, gzip": "worst: a/",
        "requests to others": "https://example.org/x",
        "widget code where no widget stands": "worst: b/",
    }


# The plain site that Lighthouse compares with


def test_plain_markdown_has_neither_fences_nor_citations_of_ours() -> None:
    text = (
        "# A\n\n[$51,140](fact:us/x/median) says [BLS](source:bls) of [this](b.md).\n\n```quiz\nbank: a\n```\n\n"
        "```key-terms\nterms: [a]\n```\n\n```text\nkept\n```\n\nEnd\n"
    )
    kept = "# A\n\n$51,140 says BLS of [this](b.md).\n\n\n\n\n\n```text\nkept\n```\n\nEnd\n"
    assert plain_markdown(text) == kept


def test_plain_config_keeps_features_and_navigation(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    plain = plain_config(text, "http://127.0.0.1:1/")
    assert "site_url: http://127.0.0.1:1/" in plain
    assert "features:" in plain
    assert plain.partition("\nnav:")[2] == text.partition("\nnav:")[2]
    for gone in ("custom_dir", "mkdocs_events", "theme.css", "theme.js", "favicon", ": custom"):
        assert gone not in plain


# Lighthouse


def _report(performance: float, seo: float = 1) -> dict:
    def category(name: str, score: float) -> dict:
        return {"score": score, "auditRefs": [{"id": f"{name}-audit", "weight": 1}]}

    scores = {"performance": performance, "accessibility": 1, "best-practices": 1, "seo": seo}
    audits = {f"{name}-audit": {"score": score, "scoreDisplayMode": "binary"} for name, score in scores.items()}
    return {
        "categories": {name: category(name, score) for name, score in scores.items()},
        "audits": {**audits, "cumulative-layout-shift": {"numericValue": 0}},
    }


def test_scores_name_what_fell_short() -> None:
    scores = scores_of(_report(0.93, seo=0.9))
    assert scores.categories == {"performance": 93, "accessibility": 100, "best-practices": 100, "seo": 90}
    assert scores.missed == ("seo-audit",)


def test_lighthouse_gates_are_medians_beside_plain() -> None:
    def scores(performance: int, shift: float = 0) -> Scores:
        return Scores(dict.fromkeys(CATEGORIES, 100) | {"performance": performance}, shift)

    plain = [scores(95), scores(94), scores(50)]
    assert failed(page_rows("", [scores(89), scores(90), scores(20)], plain)) == []
    slow = failed(page_rows("a/", [scores(88), scores(88), scores(99)], plain))
    assert [row.what for row in slow] == ["Lighthouse a/: performance"]
    shifting = failed(page_rows("a/", [scores(94, 0.1)] * 3, plain))
    assert [row.what for row in shifting] == ["Lighthouse a/: layout shift"]
