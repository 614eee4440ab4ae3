"""Where items stand, and what the menu says of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from studykit.item_pages import ItemPages, homes, in_order, item_pages, menu_words
from studykit.library import Reader
from studykit.marks import Mark, menu_marks
from studykit.project import scan_pages
from studykit.scan import scan_markdown

ROOT = Path(__file__).parents[2]
LIBRARY = Reader(ROOT).read()
REVIEWED = {item.id: item for item in LIBRARY.items() if item.is_reviewed}


class Entry:
    """A section of the menu, or a link to elsewhere, which has no children."""

    is_page = False

    def __init__(self, children: list[Any] | None) -> None:
        self.children = children


def guide() -> ItemPages:
    return item_pages(scan_pages(ROOT)[0], LIBRARY)


def test_every_reviewed_item_has_a_home_where_it_is_shown() -> None:
    placed = guide()
    assert REVIEWED.keys() <= placed.home.keys()
    assert all(name in placed.shown[path] for name, path in placed.home.items())


def test_an_items_page_is_the_one_that_teaches_it() -> None:
    shown = {"try.md": ["one", "two"], "lesson.md": ["two", "one"], "exam.md": ["two"]}
    assert homes(shown, {"two-objective": "lesson.md"}, {"one": "one-objective", "two": "two-objective"}) == {
        "one": "try.md",
        "two": "lesson.md",
    }


def test_pages_are_ordered_by_nested_navigation() -> None:
    scans: Any = dict.fromkeys(["docs/a.md", "docs/b.md", "docs/c/index.md", "docs/d.md"])
    nav = ["d.md", {"Part": ["c/index.md", {"B": "b.md"}]}, {"Away": "https://example.org"}, "d.md"]
    assert in_order(scans, nav) == ["d.md", "c/index.md", "b.md", "a.md"]
    assert in_order(scans, None) == ["a.md", "b.md", "c/index.md", "d.md"]


def test_a_chapter_has_the_word_that_leads_to_it_in_the_menu() -> None:
    nav = [
        {"Home": "index.md"},
        {"Work": ["work/index.md", {"A day": "work/day.md"}, {"Is it for me?": "fit/index.md"}]},
        {"Exams": ["exams/index.md", {"Compare": ["exams/compare.md", "exams/one.md"]}]},
        {"Lessons": ["study/index.md", {"The claim": ["claim/index.md", {"Deep": "claim/deep/index.md"}]}]},
        {"Away": "https://example.org"},
        "loose/index.md",
    ]
    # "Lessons" stands for every lesson: the chapter about studying would be taken for all of them.
    wanted = {"work": "Work", "fit": "Is it for me?", "exams": "Exams", "claim": "The claim"}
    assert dict(menu_words(nav)) == wanted
    assert dict(menu_words(None)) == {}


def test_a_bank_that_is_not_there_shows_nothing() -> None:
    text = "# Page\n\n```quiz\nbank: no-such-bank\n```\n\n```quiz\n```\n"
    placed = item_pages({"docs/page.md": scan_markdown(text, "docs/page.md")}, LIBRARY)
    assert placed.shown == {"page.md": ()} and placed.home == {}
    assert menu_marks(placed, LIBRARY, drafts=True).counts == {}


def test_pages_with_items_have_their_number_and_no_others() -> None:
    placed = guide()
    marks = menu_marks(placed, LIBRARY, drafts=False)
    assert marks.said == LIBRARY.words["menu_mark"]
    assert "{done}" in marks.said and "{all}" in marks.said
    assert marks.counts["claim/index.md"] > 0
    assert "privacy.md" not in marks.counts
    assert marks.counts.keys() == {path for path, names in placed.shown.items() if REVIEWED.keys() & set(names)}
    assert sum(marks.counts.values()) >= len(REVIEWED)


def test_a_draft_counts_where_it_is_shown() -> None:
    name = next(iter(REVIEWED))
    placed = ItemPages({"page.md": (name, "no-such-item")}, {name: "page.md"})
    bank = next(bank for bank in LIBRARY.banks.values() if name in bank.items)
    draft = replace(bank, items={name: replace(bank.items[name], status="draft")})
    library = replace(LIBRARY, banks={bank.name: draft})
    assert menu_marks(placed, library, drafts=False).counts == {}
    assert menu_marks(placed, library, drafts=True).counts == {"page.md": 1}


def test_an_entry_of_the_menu_has_what_stands_below_it() -> None:
    """Entries as MkDocs has them: pages, sections, links."""
    names = list(REVIEWED)[:3]
    placed = ItemPages({"a/one.md": tuple(names[:2]), "b/two.md": (names[2],), "c.md": ()}, {})
    marks = menu_marks(placed, LIBRARY, drafts=False)
    one, two, none = (
        SimpleNamespace(is_page=True, children=None, file=SimpleNamespace(src_uri=path)) for path in placed.shown
    )
    link = Entry(None)
    section = Entry([one, two, none, link])
    assert marks.of(one) == Mark(2, ("a",))
    assert marks.of(none).items == marks.of(link).items == 0
    assert marks.of(section) == Mark(3, ("a", "b"))
    assert marks.of(section) is marks.of(section), "looked through once"
