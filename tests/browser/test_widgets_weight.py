"""What the widgets weigh: HTML per item beyond its own text, and the joined script and style."""

import gzip
import re

import pytest
from conftest import ROOT, Site
from widget_site import proves

from studykit.fences import Page
from studykit.library import Reader
from studykit.render import Site as Rendering
from studykit.render import read_templates, render_quiz

LIBRARY = Reader(ROOT).read()
BIG_BANKS = [name for name, bank in LIBRARY.banks.items() if len(bank.items) >= 10]


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), mtime=0))


# What the author wrote, as HTML: stem, choices, whys, rationale, and the source with its address.
OWN = [
    r"<legend>(.*?)</legend>",
    r"<label><input[^>]*>\s*(.*?)</label>",
    r"<dd>(.*?)</dd>",
    r"</dl>\n(.*?)\n<p>Source: ",
    r'<p>Source: <a href="(.*?)</p>',
]


def own_text(html: str) -> str:
    """Each text once: not the second copy of the choices in the key, and none of the interface's words."""
    return "\n".join(text for pattern in OWN for text in re.findall(pattern, html, re.DOTALL))


def ten_items(bank: str) -> str:
    items = list(LIBRARY.banks[bank].items.values())[:10]
    page = Page(lambda target: target, Rendering(read_templates(ROOT), "https://github.com/some-owner/some-repository"))
    return render_quiz(items, LIBRARY, page)


@proves("weight-item")
@pytest.mark.parametrize("bank", BIG_BANKS)
def test_an_item_costs_little_beyond_its_text(bank: str) -> None:
    html = ten_items(bank)
    assert html.count("<study-item") == 10
    own = own_text(html)
    plain = (len(html.encode()) - len(own.encode())) / 10
    zipped = (packed(html) - packed(own)) / 10
    print(f"{bank}: {plain:.0f} B, {zipped:.0f} B gzip an item beyond {len(own.encode()) / 10:.0f} B of its own text")
    assert plain <= 900
    assert zipped <= 250


@proves("weight-item")
def test_the_measure_takes_all_of_the_authors_text_and_nothing_else() -> None:
    bank = BIG_BANKS[0]
    html = ten_items(bank)
    own = own_text(html)
    for name in ("show_key", "report", "quiz_title"):
        assert LIBRARY.words[name] not in own
    items = list(LIBRARY.banks[bank].items.values())[:10]
    assert len(own.splitlines()) >= sum(3 + 2 * len(item.body.choices) for item in items)
    assert not any(f'"{item.id}"' in own for item in items)


@proves("weight-script")
def test_script_and_style_stay_small(guide: Site) -> None:
    files = [*guide.folder.glob("assets/studykit.*.js"), *guide.folder.glob("assets/studykit.*.css")]
    assert len(files) == 2
    sizes = {file.suffix: packed(file.read_text("utf-8")) for file in files}
    print(sizes)
    assert sum(sizes.values()) <= 12 * 1024


@proves("weight-none")
def test_a_page_without_a_widget_names_none_of_our_files(guide: Site) -> None:
    assert "studykit" not in (guide.folder / "plain/index.html").read_text()
    assert "studykit" in (guide.folder / "index.html").read_text()
