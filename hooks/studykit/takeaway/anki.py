"""Decks for Anki: one for each bank and one for the words, each by itself and all in one package.

A deck, a kind of note and a note keep their ids for ever, so that a newer package renews what a reader has and forgets
none of the reader's own reviews.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from html import escape

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from ..facts import Term
from .packing import pack
from .tasks import Choosing, Matching, Task, Writing

_NAMESPACE = "medical-billing-coding-connecticut"
"""In all ids: never change it, or every reader gets each card a second time."""
_CSS = """.card { font-family: sans-serif; font-size: 1.1em; line-height: 1.4; text-align: left; max-width: 42em; margin: 0 auto; }
table { border-collapse: collapse; margin: .5em 0; } td { border: 1px solid; padding: .1em .4em; } caption { text-align: left; }
"""


@dataclass(frozen=True, slots=True)
class Note:
    """One card: its permanent id, its fields as HTML behind the id, and what it can be found by."""

    id: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck by its permanent name and the title that readers see. `is_words` decides which fields its notes have."""

    name: str
    title: str
    notes: Sequence[Note]
    is_words: bool = False


def item_notes(tasks: Iterable[Task], words: Mapping[str, str]) -> list[Note]:
    """One note an item: what is asked, the key with its whys, the rationale with its sources."""
    return [
        Note(
            task.item.id,
            (task.case + task.stem + _asked(task.body), _key(task.body, words), task.after),
            (f"guide::{task.bank}", f"objective::{task.item.objective}", f"type::{task.item.type}"),
        )
        for task in tasks
    ]


def term_notes(terms: Iterable[tuple[Term, str]]) -> list[Note]:
    """One note a word, with its meaning as HTML."""
    return [
        Note(
            f"term:{term.id}",
            (
                escape(term.term, quote=False),
                f"<p><i>{escape(term.stands_for)}</i></p>" if term.stands_for else "",
                meaning,
            ),
            (f"words::{term.group}",),
        )
        for term, meaning in terms
    ]


def _asked(body: Choosing | Matching | Writing) -> str:
    if isinstance(body, Choosing):
        return _letters(choice.text for choice in body.choices)
    if isinstance(body, Writing):
        return f"<p>{escape(body.label)}</p>"
    if body.is_order:
        return _letters(escape(offered) for offered in body.offered)
    rows = "".join(f"<li>{row.text}</li>" for row in body.rows)
    return f"<ul>{rows}</ul>{_letters(escape(offered) for offered in body.offered)}"


def _letters(entries: Iterable[str]) -> str:
    return f'<ol type="A">{"".join(f"<li>{entry}</li>" for entry in entries)}</ol>'


def _key(body: Choosing | Matching | Writing, words: Mapping[str, str]) -> str:
    """The key first, then why each distractor or usual miss is one."""
    if isinstance(body, Choosing):
        keys = [
            f"<p><b>{escape(words['key'])}: {one.text}</b></p><p>{one.why}</p>" for one in body.choices if one.is_key
        ]
        return "".join(keys + [f"<p>{one.text}<br><i>{one.why}</i></p>" for one in body.choices if not one.is_key])
    if isinstance(body, Matching):
        return "".join(f"<p>{row.text}: <b>{escape(row.key)}</b><br><i>{row.why}</i></p>" for row in body.rows)
    misses = "".join(f"<p>{escape(said)}<br><i>{why}</i></p>" for said, why in body.misses)
    return f"<p><b>{escape(words['key'])}: {escape(body.shown)}</b></p>{body.why}{misses}"


def anki_package(decks: Iterable[Deck], guide: str, about: str, moment: int) -> bytes:
    """The decks as one package. `guide` is the title above theirs, `about` says where they are from.

    Anki renews a note only by one that is newer: `moment`, in seconds since 1970, must grow with each change of the data,
    and must not follow the clock, or no package could be made twice.
    """
    ids = itertools.count(moment * 1000)
    with closing(sqlite3.connect(":memory:")) as base:
        cursor = base.cursor()
        cursor.executescript(APKG_SCHEMA + APKG_COL)
        for deck in decks:
            _deck(deck, guide, about).write_to_db(cursor, moment, ids)
        base.commit()
        content = base.serialize()
    return pack([("collection.anki2", content), ("media", json.dumps({}).encode())])


def _deck(deck: Deck, guide: str, about: str) -> genanki.Deck:
    made = genanki.Deck(_id("deck", deck.name), f"{guide}::{deck.title}", about)
    model = (
        _model("word", ("Term", "Stands for", "Meaning")) if deck.is_words else _model("item", ("Stem", "Key", "Why"))
    )
    for note in deck.notes:
        guid = genanki.guid_for(_NAMESPACE, note.id)
        made.add_note(genanki.Note(model, [note.id, *note.fields], tags=list(note.tags), guid=guid))
    return made


def _model(kind: str, fields: tuple[str, ...]) -> genanki.Model:
    front, *back = fields
    shown = "".join(f"{{{{{name}}}}}" for name in back)
    template = {"name": "Card", "qfmt": f"{{{{{front}}}}}", "afmt": f"{{{{FrontSide}}}}<hr id=answer>{shown}"}
    named = [{"name": name} for name in ("Id", *fields)]
    return genanki.Model(_id("model", kind), f"Medical billing and coding: {kind}", named, [template], _CSS)


def _id(kind: str, name: str) -> int:
    """Thirty bits, as Anki's own ids of decks and kinds of notes want to be unlike each other."""
    digest = hashlib.blake2b(f"{_NAMESPACE}/{kind}/{name}".encode(), digest_size=4).digest()
    return 1 << 30 | int.from_bytes(digest) >> 2
