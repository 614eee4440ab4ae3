"""A table of facts as HTML: caption, scopes, periods, sources, and a mark on every cell that needs a word more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from .fact_reports import fact_report_link
from .fact_table_notes import CellNotes
from .facts.values import Fact
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


def render_table(view: TableView, words: Mapping[str, str], report_url: str | None = None) -> str:
    """The table with its lines of period, sources and notes, and the link to report a fact of it."""
    notes = CellNotes(words)
    grid = render_grid(view, notes, words)
    lines = source_line(view, Periods(view).table, words, report_url) + notes.html()
    return f'<div class="fact-table-block">\n{grid}{lines}</div>\n'


def render_grid(view: TableView, notes: CellNotes, words: Mapping[str, str]) -> str:
    """The table alone; what its marks mean is left in `notes`.

    A period is said once where it can be: under the table, else with the columns, else with the rows, else in the cells.
    """
    periods = Periods(view)
    caption = escape(view.caption)
    heads = "".join(
        f'<th scope="col"{_number_class(view, number)}>{escape(column.heading)}{_small(periods.columns[number])}</th>'
        for number, column in enumerate(view.columns)
    )
    body = "".join(_row(view, number, periods, notes, words) for number in range(len(view.rows)))
    first = escape(view.heading or words["fact_table_names"])
    return (
        f'<div class="table-scroll" tabindex="0" role="region" aria-label="{caption}">\n'
        f'<table class="fact-table">\n<caption>{caption}</caption>\n'
        f'<thead><tr><th scope="col">{first}</th>{heads}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>\n'
    )


class Periods:
    """Where the periods of a table stand: `table`, or one for each column or row that has one; else in the cells."""

    def __init__(self, view: TableView) -> None:
        self.table = _only(view.facts())
        columns = [_only(view.column_facts(number)) for number in range(len(view.columns))]
        rows = [_only(fact for fact in row.cells if fact) for row in view.rows]
        by_row = not all(columns) and all(rows)
        self.columns: list[str | None] = [None if self.table or by_row else period for period in columns]
        self.rows: list[str | None] = [period if by_row and not self.table else None for period in rows]

    def of_cell(self, row: int, column: int, fact: Fact) -> str | None:
        return None if self.table or self.columns[column] or self.rows[row] else fact.period


def _row(view: TableView, number: int, periods: Periods, notes: CellNotes, words: Mapping[str, str]) -> str:
    row = view.rows[number]
    label = f'<a href="{escape(row.url)}">{escape(row.label)}</a>' if row.url else escape(row.label)
    cells = ""
    for column, fact in enumerate(row.cells):
        if fact is None:
            cells += f'<td class="missing">{escape(words["not_published"])}</td>'
            continue
        value = escape(spell(fact)) + notes.mark(fact) + _small(periods.of_cell(number, column, fact))
        cells += f"<td{_number_class(view, column)}>{value}</td>"
    return f'<tr><th scope="row">{label}{_small(periods.rows[number])}</th>{cells}</tr>\n'


def _small(period: str | None) -> str:
    return f' <small class="fact-when">{escape(period)}</small>' if period else ""


def _number_class(view: TableView, number: int) -> str:
    """A column of numbers is aligned to the right, by its class."""
    facts = view.column_facts(number)
    return ' class="number"' if facts and not any(isinstance(fact.value, str) for fact in facts) else ""


def _only(facts: Iterable[Fact]) -> str | None:
    """The period of all these facts, if they have but one."""
    periods = {fact.period for fact in facts}
    return periods.pop() if len(periods) == 1 else None


def source_line(view: TableView, period: str | None, words: Mapping[str, str], report_url: str | None = None) -> str:
    """The period, if there is but one to say, and the sources with links to the page's list."""
    sources = {fact.source.id: fact.source for fact in view.facts()}
    if not sources:
        return ""
    shorts = [source.short for source in sources.values()]
    links = []
    for source in sources.values():
        name = source.short if shorts.count(source.short) == 1 else f"{source.short}, {source.title}"
        links.append(f'<a class="cite" href="#source-{source.id}">{escape(name)}</a>')
    start = f"{escape(period)}. " if period else ""
    word = escape(words["fact_source" if len(links) == 1 else "fact_sources"])
    report = fact_report_link(report_url, words)
    return f'<p class="fact-table-source">{start}{word}: {"; ".join(links)}{report and "."}{report}</p>\n'
