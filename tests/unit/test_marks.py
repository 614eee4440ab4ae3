"""What the menu knows of the pages' items."""

from __future__ import annotations

from pathlib import Path

from studykit.library import Reader
from studykit.marks import menu_marks
from studykit.project import scan_pages
from studykit.scan import scan_markdown

ROOT = Path(__file__).parents[2]
LIBRARY = Reader(ROOT).read()


def test_pages_with_items_have_their_number_and_no_others() -> None:
    scans, _ = scan_pages(ROOT)
    marks = menu_marks(scans, LIBRARY, drafts=False)
    assert marks.said == LIBRARY.words["menu_mark"]
    assert "{done}" in marks.said
    assert "{all}" in marks.said
    assert marks.counts["claim/index.md"] > 0
    assert "privacy.md" not in marks.counts
    banks = LIBRARY.banks.values()
    assert sum(marks.counts.values()) >= sum(
        item.status == "reviewed" for bank in banks for item in bank.items.values()
    )


def test_a_bank_that_is_not_there_counts_nothing() -> None:
    text = "# Page\n\n```quiz\nbank: no-such-bank\n```\n\n```quiz\n```\n"
    scans = {"docs/page.md": scan_markdown(text, "docs/page.md")}
    assert menu_marks(scans, LIBRARY, drafts=True).counts == {}
