"""What the templates of certifications see: tables of all, and one certification by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from types import SimpleNamespace

from markupsafe import Markup

from ..facts.values import FactBook
from ..words import Words
from .cells import Cells
from .measures import TABLES, Table
from .values import COMPARE_PAGE, Certification

Resolve = Callable[[str], str]
"""Turns a page below docs/ into an address that works from here."""


def comparison_view(
    listed: Iterable[Certification], book: FactBook, words: Words, resolve: Resolve
) -> tuple[SimpleNamespace, Iterable[str]]:
    """All certifications in tables, one row each; and the ids of the sources that they cite."""
    chosen = list(listed)
    cells = Cells(book, words, links=False)
    tables = [
        SimpleNamespace(
            caption=words[f"certification_table_{table.key}"],
            heads=[_head(column.key, words) for column in table.columns],
            rows=[
                SimpleNamespace(
                    id=one.id,
                    letters=one.letters,
                    words=one.words if number == 0 else None,
                    url=resolve(one.page),
                    cells=[cells.html(one, column) for column in table.columns],
                )
                for one in chosen
            ],
        )
        for number, table in enumerate(TABLES)
    ]
    return SimpleNamespace(groups=_groups(chosen), tables=tables, notes=Markup(cells.notes.html())), cells.cited


def _groups(chosen: list[Certification]) -> list[SimpleNamespace]:
    """The certifications by issuer, as the data has them in a row."""
    return [
        SimpleNamespace(name=name, members=[SimpleNamespace(id=one.id, letters=one.letters) for one in members])
        for name, members in groupby(chosen, key=lambda one: one.issuer.name if one.issuer else "")
    ]


def certification_view(
    one: Certification, book: FactBook, words: Words, resolve: Resolve
) -> tuple[SimpleNamespace, Iterable[str]]:
    """One certification by itself; and the ids of the sources that it cites."""
    cells = Cells(book, words, links=True)
    tables = [
        SimpleNamespace(caption=words[f"certification_table_{table.key}"], rows=_rows(one, table, cells, words))
        for table in TABLES
    ]
    issuer = one.issuer.name if one.issuer else words["certification_no_issuer"]
    view = SimpleNamespace(
        letters=one.letters,
        name=one.words,
        issuer=issuer,
        url=one.subject.url,
        tables=tables,
        notes=Markup(cells.notes.html()),
        compare_url=f"{resolve(COMPARE_PAGE)}#compare={one.id}",
    )
    return view, cells.cited


def _rows(one: Certification, table: Table, cells: Cells, words: Words) -> list[SimpleNamespace]:
    return [SimpleNamespace(head=_head(column.key, words), cell=cells.html(one, column)) for column in table.columns]


def _head(key: str, words: Words) -> str:
    return words[f"certification_{key.replace('-', '_')}"]
