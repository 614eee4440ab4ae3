"""A table of facts as HTML: caption, scopes, periods, sources, and a mark on every cell that needs a word more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from .citation_html import second_hand
from .facts.values import Fact, FactBook
from .spellings import spell


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is measure or measure@period."""

    key: str
    heading: str


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    url: str | None
    cells: tuple[Fact | None, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    caption: str
    heading: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def facts(self) -> Iterator[Fact]:
        for row in self.rows:
            yield from (fact for fact in row.cells if fact)

    def column_facts(self, number: int) -> list[Fact]:
        return [fact for row in self.rows if (fact := row.cells[number])]


def render_table(view: TableView, book: FactBook, words: Mapping[str, str]) -> str:
    """The table with its lines of period, sources and notes.

    A period that all cells share stands under the table, one that a column shares under the column's heading, any other in its cell.
    """
    periods = {fact.period for fact in view.facts()}
    column_periods = [_only({fact.period for fact in view.column_facts(number)}) for number in range(len(view.columns))]
    notes = _Notes(words)
    caption = escape(view.caption)
    heads = "".join(
        _head(view, number, column_periods[number] if len(periods) > 1 else None) for number in range(len(view.columns))
    )
    body = ""
    for row in view.rows:
        label = f'<a href="{escape(row.url)}">{escape(row.label)}</a>' if row.url else escape(row.label)
        cells = ""
        for number, fact in enumerate(row.cells):
            own_period = len(periods) > 1 and column_periods[number] is None
            cells += _cell(fact, words, notes, shows_period=own_period, is_number=_is_number(view, number))
        body += f'<tr><th scope="row">{label}</th>{cells}</tr>\n'
    first = escape(view.heading or words["fact_table_names"])
    return (
        f'<div class="fact-table-block">\n<div class="table-scroll" tabindex="0" role="region" aria-label="{caption}">\n'
        f'<table class="fact-table">\n<caption>{caption}</caption>\n<thead><tr><th scope="col">{first}</th>{heads}</tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n</table>\n</div>\n{_source_line(view, periods, words)}{notes.html()}</div>\n"
    )


def _head(view: TableView, number: int, period: str | None) -> str:
    small = f' <small class="fact-when">{escape(period)}</small>' if period else ""
    return f'<th scope="col"{_class(_is_number(view, number) and "number")}>{escape(view.columns[number].heading)}{small}</th>'


def _cell(fact: Fact | None, words: Mapping[str, str], notes: _Notes, *, shows_period: bool, is_number: bool) -> str:
    if fact is None:
        return f'<td class="missing">{escape(words["not_published"])}</td>'
    html = escape(spell(fact)) + notes.mark(fact)
    if shows_period:
        html += f' <small class="fact-when">{escape(fact.period)}</small>'
    return f"<td{_class(is_number and 'number')}>{html}</td>"


def _is_number(view: TableView, number: int) -> bool:
    facts = view.column_facts(number)
    return bool(facts) and not any(isinstance(fact.value, str) for fact in facts)


def _class(name: str | bool) -> str:
    return f' class="{name}"' if name else ""


def _only(values: set[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None


def _source_line(view: TableView, periods: set[str], words: Mapping[str, str]) -> str:
    sources = {fact.source.id: fact.source for fact in view.facts()}
    shorts = [source.short for source in sources.values()]
    links = [
        f'<a class="cite" href="#source-{source.id}">{escape(source.short if shorts.count(source.short) == 1 else f"{source.short}, {source.title}")}</a>'
        for source in sources.values()
    ]
    if not links:
        return ""
    period = _only(periods)
    start = f"{escape(period)}. " if period else ""
    word = escape(words["fact_source" if len(links) == 1 else "fact_sources"])
    return f'<p class="fact-table-source">{start}{word}: {"; ".join(links)}</p>\n'


class _Notes:
    """Letters for cells, and what each letter says under the table. Cells with the same note share a letter."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._letters: dict[str, str] = {}

    def mark(self, fact: Fact) -> str:
        note = self._note(fact)
        if not note:
            return ""
        letter = self._letters.setdefault(note, _letter(len(self._letters)))
        return f'<sup class="fact-mark">{letter}</sup>'

    def _note(self, fact: Fact) -> str:
        parts = []
        if fact.is_second_hand:
            parts.append(second_hand(fact, self._words))
        if fact.formula:
            parts.append(escape(self._words["our_calculation"]))
        if fact.note:
            parts.append(escape(fact.note))
        return ". ".join(part[:1].upper() + part[1:].rstrip(".") for part in parts) + ("." if parts else "")

    def html(self) -> str:
        if not self._letters:
            return ""
        entries = "".join(
            f'<li><sup class="fact-mark">{letter}</sup> {note}</li>\n' for note, letter in self._letters.items()
        )
        return f'<ul class="fact-notes">\n{entries}</ul>\n'


def _letter(number: int) -> str:
    """a to z, then aa, ab …"""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    return alphabet[number] if number < 26 else _letter(number // 26 - 1) + alphabet[number % 26]
