"""The joined script and style, and what the adapter does with a page's HTML."""

from __future__ import annotations

from pathlib import Path

from studykit.assets import Asset, bundle, linked_assets, with_links

WORDS = {"check": "Check", "odd": '</script> & "quotes" \u2028'}
ITEM = '<study-item id="a-1"><fieldset><legend>Stem <em>one</em>?</legend><div>choice</div></fieldset></study-item>'


def make(root: Path, **files: str) -> Path:
    folder = root / "docs/assets/studykit"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    return root


def test_parts_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    script, style = bundle(make(tmp_path, b_js="second()", a_js="first()", a_css="p{}"), WORDS)
    assert script.text.index("first()") < script.text.index("second()")
    assert style.text == "p{}"
    assert script.path.startswith("assets/studykit.") and script.path.endswith(".js") and style.path.endswith(".css")


def test_the_words_stand_in_front_and_cannot_end_a_script(tmp_path: Path) -> None:
    script, _ = bundle(make(tmp_path, a_js="first()"), WORDS)
    assert script.text.index('"check":"Check"') < script.text.index("first()")
    assert "</script>" not in script.text


def test_the_name_changes_with_the_content(tmp_path: Path) -> None:
    one = bundle(make(tmp_path / "1", a_js="x"), WORDS)[0].path
    assert one == bundle(make(tmp_path / "2", a_js="x"), WORDS)[0].path
    assert one != bundle(make(tmp_path / "3", a_js="y"), WORDS)[0].path
    assert one != bundle(tmp_path / "1", {"check": "Prüfen"})[0].path


def test_the_script_knows_the_page_of_the_review_where_there_is_one(tmp_path: Path) -> None:
    root = make(tmp_path, a_js="x")
    assert '"reviewPage":"practice/today/"' in bundle(root, WORDS, review="practice/today/")[0].text
    assert "reviewPage" not in bundle(root, WORDS)[0].text


def test_a_page_without_a_widget_links_nothing(tmp_path: Path) -> None:
    assets = linked_assets(bundle(make(tmp_path, a_js="x", a_css="y"), WORDS))
    assert with_links("<p>No widget</p>", assets, lambda path: path) == "<p>No widget</p>"
    linked = with_links(ITEM, assets, lambda path: f"../{path}")
    assert linked.index("<link ") < linked.index("<script defer ") < linked.index("<study-item")
    assert linked.count("../assets/studykit.") == 2


def test_a_part_brings_the_words_that_only_it_says(tmp_path: Path) -> None:
    root = make(tmp_path, a_js="first()")
    (root / "docs/assets/studykit/parts").mkdir()
    (root / "docs/assets/studykit/parts/codes.js").write_text("ladder()", "utf-8")
    script, _, part = bundle(root, {"check": "Check", "codes_dot": "No dot", "code_field": "Code"})
    assert "No dot" not in script.text and '"code_field"' in script.text
    assert part.text == 'Object.assign(window.studykit.words,{"codes_dot": "No dot"});\nladder()'


def test_files_in_a_folder_of_their_own_are_published_and_not_named(tmp_path: Path) -> None:
    more = [Asset("assets/studykit-list.0.js", "index"), Asset("assets/studykit-list-0/J18.js", "shard")]
    script, _, *parts = bundle(make(tmp_path, a_js="x"), WORDS, more)
    assert parts == more
    assert '"parts":{"list":"0"}' in script.text and "J18" not in script.text


def test_a_style_among_the_parts_is_linked_where_it_is_named(tmp_path: Path) -> None:
    root = make(tmp_path, a_js="x", a_css="y")
    (root / "docs/assets/studykit/parts").mkdir()
    (root / "docs/assets/studykit/parts/chart.css").write_text("figure {}", "utf-8")
    assets = bundle(root, {"check": "Check", "chart_table": "Only templates say it"})
    script, style, chart = assets
    linked = linked_assets(assets)
    assert linked == [style, chart, script]
    assert chart.path.startswith("assets/studykit-chart.") and chart.text == "figure {}"
    assert "figure" not in style.text and "chart" not in script.text
    drawn = with_links('<figure data-part="chart"></figure>', linked, lambda path: f"../{path}")
    assert drawn.startswith(f'<link rel="stylesheet" href="../{chart.path}">\n<figure') and "<script" not in drawn
    assert "studykit-chart" not in with_links(ITEM, linked, lambda path: path)
    assert with_links(ITEM + drawn, linked, lambda path: path).count("<link ") == 3
