"""Items and words to take along: decks for Anki, tables, question banks for Moodle and for what reads QTI.

The build makes them from the same values as the pages. Nothing here knows a clock or a folder: the same data give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..fences.quiz import requested
from ..library import Library
from ..render import Site
from ..scan import Scan
from .anki import Deck, anki_package, item_notes, term_notes
from .moodle import moodle_xml
from .qti import qti_package
from .tables import items_csv, terms_csv
from .tasks import Task, left_out, tasks_of
from .texts import Texts, plain

FOLDER = "downloads"
WHOLE = "guide"
TERMS = "words"
__all__ = ["FOLDER", "TERMS", "WHOLE", "Takeaway", "left_out", "pages_of_items", "takeaways"]


@dataclass(frozen=True, slots=True)
class Takeaway:
    """A file to publish: `path` below the site, `kind` is anki, csv, moodle or qti, `bank` a bank's name, WHOLE or TERMS.

    `title` is what it is about, `count` how many items or words are in it.
    """

    path: str
    kind: str
    bank: str
    title: str
    count: int
    content: bytes


def takeaways(
    library: Library, site: Site, *, site_url: str | None, pages: Mapping[str, str], moment: int
) -> Iterator[Takeaway]:
    """All files, the whole guide's first, then each bank's in the library's order, then the words'.

    `pages` says where each item stands (see pages_of_items), `moment` when the data were last changed, in seconds since 1970.
    """
    words = library.words
    guide, about = words["takeaway_guide"], words["takeaway_about"]
    texts = Texts(library, site, site_url, pages)
    banks = [
        (name, bank.title, tasks)
        for name, bank in library.banks.items()
        if (tasks := list(tasks_of(bank.items.values(), name, library, texts)))
    ]
    decks = [Deck(name, title, item_notes(tasks, words)) for name, title, tasks in banks]
    meanings = [(term, str(texts.inline(term.meaning))) for term in library.glossary]
    spoken = Deck(TERMS, words["takeaway_words"], term_notes(meanings), is_words=True)
    every = [task for _, _, tasks in banks for task in tasks]

    def made(kind: str, ending: str, bank: str, title: str, count: int, content: bytes) -> Takeaway:
        return Takeaway(f"{FOLDER}/{bank}{ending}", kind, bank, title, count, content)

    def bank_files(name: str, title: str, tasks: list[Task], own: list[Deck], parts: list[tuple[str, str, list[Task]]]) -> Iterator[Takeaway]:
        count = len(tasks)
        cards = sum(len(deck.notes) for deck in own)
        yield made("anki", ".apkg", name, title, cards, anki_package(own, guide, about, moment))
        yield made("csv", ".csv", name, title, count, items_csv(tasks))
        yield made("moodle", "-moodle.xml", name, title, count, moodle_xml([part[1:] for part in parts], guide))
        yield made("qti", "-qti.zip", name, title, count, qti_package(parts, about))

    if banks:
        yield from bank_files(WHOLE, guide, every, [*decks, spoken] if meanings else decks, banks)
    for deck, (name, title, tasks) in zip(decks, banks, strict=True):
        yield from bank_files(name, title, tasks, [deck], [(name, title, tasks)])
    if meanings:
        rows = [
            {"id": term.id, "term": term.term, "stands_for": term.stands_for or "", "meaning": plain(meaning)}
            | {"group": term.group, "source": library.book.sources[term.source].url if term.source else ""}
            for term, meaning in meanings
        ]
        count = len(rows)
        yield made("anki", ".apkg", TERMS, spoken.title, count, anki_package([spoken], guide, about, moment))
        yield made("csv", ".csv", TERMS, spoken.title, count, terms_csv(rows))


def pages_of_items(scans: Mapping[str, Scan], library: Library) -> dict[str, str]:
    """The page below docs/ where each item stands; the first where there are several."""
    found: dict[str, str] = {}
    for path, scan in scans.items():
        for fence in scan.fences:
            if fence.name == "quiz":
                for name, _ in requested(fence.read()[0], library):
                    found.setdefault(name, path.removeprefix("docs/"))
    return found
