"""Items and words to take along: decks for Anki, tables, question banks for Moodle and for what reads QTI.

The build makes them from the same values as the pages. Nothing here knows a clock or a folder: the same data give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..banks import Bank
from ..library import Library
from ..render import Site
from .cards import Deck, item_notes, term_notes
from .kinds import KindRow, kind_rows
from .moodle import moodle_category, moodle_xml
from .qti import Quiz, qti_package, qti_quiz
from .tables import Row, item_row, table, term_row
from .tasks import tasks_of
from .texts import Texts

WHOLE = "guide"
TERMS = "words"
__all__ = ["TERMS", "WHOLE", "KindRow", "Takeaway", "kind_rows", "takeaways"]


@dataclass(frozen=True, slots=True)
class Takeaway:
    """A file to publish: its `name`, `kind` is anki, csv, moodle or qti, `bank` a bank's name, WHOLE or TERMS.

    `title` is what it is about, `count` how many items or words are in it.
    """

    name: str
    kind: str
    bank: str
    title: str
    count: int
    content: bytes


@dataclass(frozen=True, slots=True)
class _Part:
    """A bank in each form, made once: the whole guide's files are joined of these."""

    name: str
    title: str
    deck: Deck
    rows: list[Row]
    category: str = ""
    quiz: Quiz | None = None


def takeaways(
    library: Library, site: Site, *, link: Callable[[str], str], pages: Mapping[str, str], moment: int
) -> Iterator[Takeaway]:
    """All files, the whole guide's first, then each bank's in the library's order, then the words'.

    `link` gives the whole address of a page, or nothing; `pages` says where each item stands, `moment` when the data were last changed, in seconds since 1970.
    """
    words, texts = library.words, Texts(library, site, link, pages)
    banks = [part for bank in library.banks.values() if (part := _bank_part(bank, library, texts))]
    spoken = [_words_part(library, texts)] if library.glossary else []
    if banks:
        yield from _files(WHOLE, words["takeaway_guide"], banks, [*banks, *spoken], words, moment)
    for part in [*banks, *spoken]:
        yield from _files(part.name, part.title, [part], [part], words, moment)


def _bank_part(bank: Bank, library: Library, texts: Texts) -> _Part | None:
    words, name, title = library.words, bank.name, bank.title
    tasks = list(tasks_of(bank.items.values(), name, library, texts))
    if not tasks:
        return None
    return _Part(
        name,
        title,
        Deck(name, title, item_notes(tasks, words)),
        [item_row(task) for task in tasks],
        moodle_category(title, tasks, words["takeaway_guide"]),
        qti_quiz(name, title, tasks, words["takeaway_about"]),
    )


def _words_part(library: Library, texts: Texts) -> _Part:
    title, sources = library.words["takeaway_words"], library.book.sources
    meanings = [(term, str(texts.inline(term.meaning))) for term in library.glossary]
    rows = [term_row(term, said, sources[term.source].url if term.source else "") for term, said in meanings]
    return _Part(TERMS, title, Deck(TERMS, title, term_notes(meanings), is_words=True), rows)


def _files(
    name: str, title: str, parts: list[_Part], decks: list[_Part], words: Mapping[str, str], moment: int
) -> Iterator[Takeaway]:
    """The forms of one or all banks; words are for decks and tables alone."""
    # `make check` knows this package by a fence and makes no deck: it need not wait a tenth of a second for genanki.
    from .anki import anki_package

    rows = [row for part in parts for row in part.rows]
    quizzes = [part.quiz for part in parts if part.quiz]
    package = anki_package([part.deck for part in decks], words["takeaway_guide"], words["takeaway_about"], moment)
    cards = sum(len(part.rows) for part in decks)
    yield Takeaway(f"{name}.apkg", "anki", name, title, cards, package)
    yield Takeaway(f"{name}.csv", "csv", name, title, len(rows), table(rows))
    if quizzes:
        questions = moodle_xml(part.category for part in parts)
        yield Takeaway(f"{name}-moodle.xml", "moodle", name, title, len(rows), questions)
        yield Takeaway(f"{name}-qti.zip", "qti", name, title, len(rows), qti_package(quizzes))
