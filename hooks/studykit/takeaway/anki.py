"""Decks for Anki: one for each bank and one for the words, each by itself and all in one package.

A deck, a kind of note and a note keep their ids for ever, so that a newer package renews what a reader has and forgets
none of the reader's own reviews.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from ..packing import pack
from .cards import Deck

_NAMESPACE = "medical-billing-coding-connecticut"
"""In all ids: never change it, or every reader gets each card a second time."""
_CSS = """.card { font-family: sans-serif; font-size: 1.1em; line-height: 1.4; text-align: left; max-width: 42em; margin: 0 auto; }
table { border-collapse: collapse; margin: .5em 0; } td { border: 1px solid; padding: .1em .4em; } caption { text-align: left; }
"""


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
