"""What the widgets weigh: HTML per item beyond its own text, and the joined script and style."""

import gzip

import pytest
from conftest import ROOT, Site
from widget_site import proves

from studykit.banks import Item
from studykit.fences import Page
from studykit.item_types import ItemType
from studykit.library import Reader
from studykit.nodes import Node
from studykit.render import Site as Rendering
from studykit.render import read_templates, render_quiz
from studykit.rules import item_texts
from studykit.texts import render_text

LIBRARY = Reader(ROOT).read()
ITEMS = [
    (item, bank.items[item.text_of("id") or ""], kind) for bank in LIBRARY.banks.values() for item, kind in bank.nodes
]
# Bytes of an item's HTML beyond its own text, on average over the guide. A match has a list box in each row, a spot its fields.
MOST = {"choice": 700, "multi": 780, "text": 720, "number": 730, "order": 780, "code": 940, "spot": 1520, "match": 1930}


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), mtime=0))


def own_text(node: Node, item: Item, kind: ItemType) -> str:
    """What the author wrote for an item, each text once, as HTML: all texts, what is offered, the code book's titles, the source with its address."""
    page = Page(lambda target: target, Rendering(read_templates(ROOT)))
    lines = [str(render_text(text.text or "", LIBRARY, page, blocks=blocks)) for text, blocks in item_texts(node, kind)]
    lines += [f"{field.value}" for field in getattr(item.body, "offered", ())]
    if item.type == "code":
        seen = item.body.view(lambda text: text, LIBRARY)
        lines += [seen["credit"], *(code.title for code in (*seen["keys"], *seen["misses"]))]
        lines += [" › ".join(key.above) for key in seen["keys"]]
    for cited in item.sources:
        source = LIBRARY.book.sources[cited.id]
        lines.append(f"{source.url}{source.publisher}: {source.title}{cited.where or ''} ({source.seen})")
    return "\n".join(lines)


def rendered(items: list[Item]) -> str:
    page = Page(lambda target: target, Rendering(read_templates(ROOT), "https://github.com/some-owner/some-repository"))
    return render_quiz(items, LIBRARY, page)


@proves("weight-item")
@pytest.mark.parametrize("kind", MOST)
def test_an_item_costs_little_beyond_its_text(kind: str) -> None:
    chosen = [entry for entry in ITEMS if entry[1].type == kind]
    html, own = rendered([item for _, item, _ in chosen]), "\n".join(own_text(*entry) for entry in chosen)
    assert html.count("<study-item") == len(chosen) >= 10
    plain = (len(html.encode()) - len(own.encode())) / len(chosen)
    zipped = (packed(html) - packed(own)) / len(chosen)
    print(
        f"{kind}: {plain:.0f} B, {zipped:.0f} B gzip an item beyond {len(own.encode()) / len(chosen):.0f} B of its text"
    )
    assert plain <= MOST[kind]
    assert zipped <= 250


@proves("weight-item")
def test_items_of_all_types_cost_little_on_average() -> None:
    assert {item.type for _, item, _ in ITEMS} == set(MOST)
    html, own = rendered([item for _, item, _ in ITEMS]), "\n".join(own_text(*entry) for entry in ITEMS)
    plain = (len(html.encode()) - len(own.encode())) / len(ITEMS)
    zipped = (packed(html) - packed(own)) / len(ITEMS)
    print(f"all: {plain:.0f} B, {zipped:.0f} B gzip")
    assert plain <= 900
    assert zipped <= 250


@proves("weight-item")
def test_the_measure_takes_the_authors_text_and_none_of_ours() -> None:
    for entry in [entry for entry in ITEMS if entry[1].type == "choice"][::40]:
        html, own = rendered([entry[1]]), own_text(*entry)
        assert not any(LIBRARY.words[name] in own for name in ("show_key", "report", "quiz_title"))
        assert all(line in html for line in own.splitlines() if line.startswith("<p>") or "http" not in line)


@proves("weight-script")
def test_script_and_style_stay_small(guide: Site) -> None:
    files = [*guide.folder.glob("assets/studykit.*.js"), *guide.folder.glob("assets/studykit.*.css")]
    assert len(files) == 2
    sizes = {file.suffix: packed(file.read_text("utf-8")) for file in files}
    print(sizes)
    assert sizes[".js"] <= 15 * 1024
    assert sizes[".css"] <= 4 * 1024


@proves("weight-none")
def test_a_page_without_a_widget_names_none_of_our_files(guide: Site) -> None:
    assert "studykit" not in (guide.folder / "plain/index.html").read_text()
    assert "studykit" in (guide.folder / "index.html").read_text()
