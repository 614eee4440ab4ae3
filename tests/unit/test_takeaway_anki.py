"""Decks, read by Anki itself: a newer package renews what a reader has, and forgets none of the reader's reviews."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.scheduler.v3 import CardAnswer
from test_takeaway import FILES, ITEMS, LIBRARY, MOMENT

from studykit.takeaway.anki import anki_package
from studykit.takeaway.cards import Deck, Note

Counts = tuple[int, int, int]
"""Notes that an import says were new, renewed, left alone."""


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Collection]:
    """A reader's collection, empty."""
    collection = Collection(str(tmp_path / "reader.anki2"))
    yield collection
    collection.close()


def imported(reader: Collection, package: bytes, folder: Path) -> Counts:
    """Anki's own import, with the options that its window offers first."""
    file = folder / "deck.apkg"
    file.write_bytes(package)
    request = ImportAnkiPackageRequest(package_path=str(file), options=ImportAnkiPackageOptions())
    log = reader.import_anki_package(request).log
    assert not log.conflicting and not log.missing_deck and not log.missing_notetype
    return len(log.new), len(log.updated), len(log.duplicate)


def deck(why: str, *more: Note) -> list[Deck]:
    return [Deck("claim", "The claim", [Note("claim-001", ("Stem", "Key", why), ("guide::claim",)), *more])]


def test_a_chapter_and_then_all_of_the_guide_give_each_card_once(reader: Collection, tmp_path: Path) -> None:
    claim, every = len(LIBRARY.banks["claim"].items), len(ITEMS) + len(LIBRARY.glossary)
    assert imported(reader, FILES["claim.apkg"].content, tmp_path) == (claim, 0, 0)
    assert imported(reader, FILES["guide.apkg"].content, tmp_path) == (every - claim, 0, claim)
    assert imported(reader, FILES["guide.apkg"].content, tmp_path) == (0, 0, every)
    assert reader.note_count() == reader.card_count() == every
    for kind in {item.type for item in ITEMS.values()}:
        assert len(reader.find_notes(f"tag:type::{kind}")) == sum(item.type == kind for item in ITEMS.values())
    assert {reader.get_note(note).fields[0] for note in reader.find_notes("tag:guide::*")} == set(ITEMS)
    below = [entry.name for entry in reader.decks.all_names_and_ids() if "::" in entry.name]
    assert {name.partition("::")[2] for name in below} >= {
        bank.title.replace("::", " ") for bank in LIBRARY.banks.values()
    }
    assert reader.fix_integrity()[1] and not reader.get_empty_cards().notes


def test_both_sides_of_a_card_are_drawn(reader: Collection, tmp_path: Path) -> None:
    imported(reader, FILES["claim.apkg"].content, tmp_path)
    for number in reader.find_cards(""):
        card = reader.get_card(number)
        assert "{{" not in card.answer() and card.question() != card.answer()
        assert "<p>Source: <a href=" in card.answer() and "Source: <a" not in card.question()


def test_a_newer_package_renews_a_card_and_keeps_its_reviews(reader: Collection, tmp_path: Path) -> None:
    imported(reader, anki_package(deck("old"), "Guide", "", MOMENT), tmp_path)
    reader.decks.select(reader.get_card(reader.find_cards("")[0]).did)
    queued = reader.sched.get_queued_cards().cards[0]
    card = reader.get_card(queued.card.id)
    card.start_timer()
    reader.sched.answer_card(reader.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD))
    newer = anki_package(deck("new", Note("claim-002", ("Stem", "Key", "Why"), ())), "Guide", "", MOMENT + 1)
    assert imported(reader, newer, tmp_path) == (1, 1, 0)
    note = reader.get_note(reader.find_notes("Id:claim-001")[0])
    assert note.fields[3] == "new" and [card.reps for card in note.cards()] == [1]
    # An older package takes nothing back, and one of the same moment would renew nothing.
    assert imported(reader, anki_package(deck("old"), "Guide", "", MOMENT), tmp_path) == (0, 0, 1)
    assert imported(reader, anki_package(deck("other"), "Guide", "", MOMENT + 1), tmp_path) == (0, 0, 1)
    assert note.fields[3] == "new"


def test_ids_of_decks_and_cards_never_change(reader: Collection, tmp_path: Path) -> None:
    """These are in readers' collections: another value gives every reader each card a second time."""
    imported(reader, anki_package(deck("why"), "Guide", "", MOMENT), tmp_path)
    note = reader.get_note(reader.find_notes("")[0])
    assert (note.guid, note.mid) == ("p^tIHzNLEQ", 1305323608)
