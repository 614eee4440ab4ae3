"""Items as tasks that other programs know: each type comes down to choosing, matching or writing.

What the types show is asked of their own views, so that a deck, a question bank and a lesson say the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from types import SimpleNamespace
from typing import Any

from ..banks import Item
from ..dates_in_text import write_date
from ..library import Library
from ..words import fill
from .texts import Texts, plain


@dataclass(frozen=True, slots=True)
class Choice:
    """One offered answer: `text` and `why` are HTML."""

    text: str
    why: str
    is_key: bool


@dataclass(frozen=True, slots=True)
class Choosing:
    """Choices in the order of the page; `several` where the reader may mark more than one."""

    choices: tuple[Choice, ...]
    several: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What gets one of the offered answers: `text` and `why` are HTML, `key` is plain."""

    text: str
    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Matching:
    """Rows, and all that is offered to each of them, as plain text."""

    rows: tuple[Row, ...]
    offered: tuple[str, ...]
    is_order: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """What is accepted and which wrong answers have a why of their own, as (plain text, HTML).

    `shown` is the key as readers see it; `label` says what is written; `number` and `tolerance` where a number is meant.
    """

    shown: str
    label: str
    accepted: tuple[str, ...]
    why: str
    misses: tuple[tuple[str, str], ...]
    number: Decimal | None = None
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Task:
    """An item with its case, its answer and what is said once it is answered; texts are HTML.

    `cited` is what `sources` says in plain lines with addresses, `url` the place in the guide, or nothing without the site's address.
    """

    item: Item
    bank: str
    case: str
    stem: str
    body: Choosing | Matching | Writing
    hints: tuple[str, ...]
    rationale: str
    sources: str
    cited: str
    url: str

    @property
    def after(self) -> str:
        """What holds for every answer: the rationale, the sources, where to read more."""
        return f"{self.rationale}{self.sources}"


def tasks_of(items: Iterable[Item], bank: str, library: Library, texts: Texts) -> Iterator[Task]:
    """The published items whose type is known here, in their order."""
    for item in items:
        make = _BODIES.get(item.type)
        if make is None or not item.is_reviewed:
            continue
        view = SimpleNamespace(**item.body.view(texts.inline, library))
        case = library.cases.get(item.case) if item.case else None
        yield Task(
            item,
            bank,
            texts.case(case) if case else "",
            texts.stem(item),
            make(view, item, library),
            tuple(map(texts.inline, item.hints)),
            texts.blocks(item.rationale),
            texts.sources(item),
            "\n".join(f"{title}{where}, {url}" for title, url, where in texts.cited(item)),
            texts.url(item),
        )


def _choosing(view: Any, item: Item, library: Library) -> Choosing:
    choices = tuple(Choice(choice.text, choice.why, choice.is_key) for choice in view.choices)
    return Choosing(choices, item.type == "multi")


def _spot(view: Any, item: Item, library: Library) -> Choosing:
    choices = tuple(Choice(escape(field.name, quote=False), str(field.why), field.is_key) for field in view.fields)
    return Choosing(choices, view.several)


def _match(view: Any, item: Item, library: Library) -> Matching:
    rows = tuple(Row(row.text, str(row.key_text), row.why) for row in view.rows)
    return Matching(rows, tuple(str(choice.text) for choice in view.choices))


def _order(view: Any, item: Item, library: Library) -> Matching:
    """A place for each step, which gets the step: every program can match, few can order."""
    rows = tuple(
        Row(escape(fill(library.words["takeaway_place"], n=str(number)), quote=False), plain(step.text), step.why)
        for number, step in enumerate(view.steps, 1)
    )
    return Matching(rows, tuple(plain(step.text) for step in view.shown), is_order=True)


def _text(view: Any, item: Item, library: Library) -> Writing:
    forms = [form for accepted in view.forms for form in _unhyphened(accepted)]
    return Writing(
        view.forms[0],
        view.label,
        tuple(dict.fromkeys(forms)),
        view.why,
        tuple((miss.text, miss.why) for miss in view.misses),
    )


def _unhyphened(form: str) -> list[str]:
    """The guide passes over hyphens; other programs compare letter by letter."""
    return [form, form.replace("-", " "), form.replace("-", "")]


def _number(view: Any, item: Item, library: Library) -> Writing:
    body, shown = item.body, view.forms[0]
    whys = [miss.why for miss in view.misses]
    numbers = [number for number, _ in body.misses]
    if body.unit == "date":
        misses = tuple((said, why) for day, why in zip(numbers, whys, strict=True) for said in _said_days(day, 0))
        days = int(Decimal(body.tolerance or 0))
        return Writing(shown, view.label, tuple(_said_days(body.key, days)), view.why, misses)
    return Writing(
        shown,
        view.label,
        (body.key,),
        view.why,
        tuple(zip(numbers, whys, strict=True)),
        Decimal(body.key),
        Decimal(body.tolerance or 0),
    )


def _said_days(iso: str, around: int) -> list[str]:
    """How a day and those around it are written: a program that knows no dates compares letters."""
    first = datetime.date.fromisoformat(iso)
    said = []
    for off in sorted(range(-around, around + 1), key=abs):
        day = first + datetime.timedelta(days=off)
        short = (f"{day.month}/{day.day}/{day.year}", f"{day.month:02}/{day.day:02}/{day.year}")
        said += [*short, day.isoformat(), write_date(day.isoformat())]
    return list(dict.fromkeys(said))


def _code(view: Any, item: Item, library: Library) -> Writing:
    """With and without the point; what the Tabular List says of the keys stands with the why."""
    titles = "".join(f"<p><b>{key.code}</b> {escape(key.title, quote=False)}</p>" for key in view.keys)
    accepted = [said for key in view.keys for said in _dotless(key.code)]
    misses = [(said, miss.why) for miss in view.misses for said in _dotless(miss.code)]
    shown = "; ".join(key.code for key in view.keys)
    label = f"{library.words['takeaway_code']} ({view.release})"
    why = f"{titles}<p>{view.why}</p><p>{escape(view.credit, quote=False)}</p>"
    return Writing(shown, label, tuple(dict.fromkeys(accepted)), why, tuple(misses))


def _dotless(code: str) -> list[str]:
    return [code, code.replace(".", "")]


_BODIES: dict[str, Callable[[Any, Item, Library], Choosing | Matching | Writing]] = {
    "choice": _choosing,
    "multi": _choosing,
    "spot": _spot,
    "match": _match,
    "order": _order,
    "text": _text,
    "number": _number,
    "code": _code,
}
"""A type that is missing here is left out of every file; kinds.py tells so."""
KNOWN = frozenset(_BODIES)
