"""Citations: `[$51,140](fact:…)`, `[BLS](source:…)`, `[$120](example:)`. Checked here, rendered in citation_html.py."""

from __future__ import annotations

from collections.abc import Iterator

from .facts.values import Fact, FactBook
from .numbers_in_text import find_numbers
from .places import Place, Problem, no_such, shorten, suggestion
from .spellings import says, spell, the_number


def check_citation(book: FactBook, target: str, text: str, place: Place) -> Iterator[Problem]:
    """A citation names what exists, and its text says what the fact says."""
    scheme, _, name = target.partition(":")
    if not text.strip():
        yield Problem(place, f'the citation "{target}" has no text', "write the number or the name between [ and ]")
    elif scheme == "fact":
        yield from _check_fact(book, name, text, place)
    elif scheme == "source":
        if name not in book.sources and not book.may_know(name):
            yield no_such(place, "source", name, "data/sources.yml", book.sources)
    elif name:
        yield Problem(
            place, f'"example:{name}" names something', "write example: alone; an invented example has no record"
        )


def _check_fact(book: FactBook, path: str, text: str, place: Place) -> Iterator[Problem]:
    fact = book.find(path)
    if fact is None:
        if not book.may_know(path):
            yield Problem(place, f'no fact "{path}" in the fact files', suggest_fact(book, path))
        return
    if says(text, fact):
        return
    there = f"{fact.place.path}:{fact.place.line} says {_shown(spell(fact), fact)}"
    number = the_number(text)
    if fact.unit in ("text", "date") or number:
        shown = text[number.start : number.end] if number and fact.unit not in ("text", "date") else text
        yield Problem(place, f"says {_shown(shown, fact)}; {there}", _remedy(text, fact))
    elif find_numbers(text):
        yield Problem(place, f'"{shorten(text)}" holds more than one number; {there}', "keep one number in a citation")
    else:
        yield Problem(place, f'"{shorten(text)}" holds no number; {there}', "put the number between [ and ]")


def _shown(text: str, fact: Fact) -> str:
    return f'"{shorten(text)}"' if fact.unit == "text" else shorten(text)


def _remedy(text: str, fact: Fact) -> str:
    number = the_number(text)
    if (
        number
        and fact.unit not in ("text", "date")
        and says(f"{text[: number.start]}about {text[number.start :]}", fact)
    ):
        return 'write "about" before a rounded number, or the exact number'
    return "run make facts, or correct the number" if fact.unit != "text" else "run make facts, or correct the text"


def suggest_fact(book: FactBook, path: str) -> str:
    """The remedy for a fact that does not exist: its other periods, its subject's measures, or the nearest path."""
    bare, _, period = path.partition("@")
    subject, _, measure = bare.rpartition("/")
    if period and bare in book.newest:
        return suggestion(period, [fact.id.partition("@")[2] for fact in book.facts.values() if fact.path == bare])
    if subject in book.subjects:
        return suggestion(
            measure,
            [fact_path.rpartition("/")[2] for fact_path in book.newest if fact_path.rpartition("/")[0] == subject],
        )
    if subject:
        near = suggestion(subject, book.subjects)
        return near if near.startswith("did you mean") else "look for its subject in data/, or add the fact there"
    return "write subject/measure, as in us/medical-records-specialists/median"
