"""What the widgets weigh: HTML per item beyond its own text, and the joined script and style."""

import gzip

import pytest
from conftest import ROOT, Site
from widget_site import proves

from studykit.fences import Page
from studykit.library import Reader
from studykit.render import Site as Rendering
from studykit.render import read_templates, render_quiz
from studykit.rules import item_texts
from studykit.texts import render_text

LIBRARY = Reader(ROOT).read()
BIG_BANKS = [name for name, bank in LIBRARY.banks.items() if len(bank.items) >= 10]


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), mtime=0))


def own_text(bank: str) -> str:
    """What the author wrote for ten items, each text once, as HTML: all texts, what is offered, the code book's titles, the source with its address."""
    page = Page(lambda target: target, Rendering(read_templates(ROOT)))
    lines = []
    for node, kind in LIBRARY.banks[bank].nodes[:10]:
        lines += [str(render_text(text.text, LIBRARY, page, blocks=blocks)) for text, blocks in item_texts(node, kind)]
        item = LIBRARY.banks[bank].items[node.text_of("id")]
        lines += [f"{field.value}" for field in getattr(item.body, "offered", ())]
        if item.type == "code":
            seen = item.body.view(lambda text: text, LIBRARY)
            lines += [seen["credit"], *(code.title for code in (*seen["keys"], *seen["misses"]))]
            lines += [" › ".join(key.above) for key in seen["keys"]]
        for cited in item.sources:
            source = LIBRARY.book.sources[cited.id]
            lines.append(f"{source.url}{source.publisher}: {source.title}{cited.where or ''} ({source.seen})")
    return "\n".join(lines)


def ten_items(bank: str) -> str:
    items = list(LIBRARY.banks[bank].items.values())[:10]
    page = Page(lambda target: target, Rendering(read_templates(ROOT), "https://github.com/some-owner/some-repository"))
    return render_quiz(items, LIBRARY, page)


@proves("weight-item")
@pytest.mark.parametrize("bank", BIG_BANKS)
def test_an_item_costs_little_beyond_its_text(bank: str) -> None:
    html, own = ten_items(bank), own_text(bank)
    assert html.count("<study-item") == 10
    plain = (len(html.encode()) - len(own.encode())) / 10
    zipped = (packed(html) - packed(own)) / 10
    print(f"{bank}: {plain:.0f} B, {zipped:.0f} B gzip an item beyond {len(own.encode()) / 10:.0f} B of its own text")
    assert plain <= 900
    assert zipped <= 250


@proves("weight-item")
def test_the_measure_takes_the_authors_text_and_none_of_ours() -> None:
    bank = BIG_BANKS[0]
    html, own = ten_items(bank), own_text(bank)
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
