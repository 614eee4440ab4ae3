"""Tables as CSV that spreadsheets open as they were meant."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

MARK = "\ufeff"
"""Spreadsheets take a table without this mark at its start for one of their own old alphabets."""
_SIGNS = ("=", "+", "-", "@")


def csv_table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A line of column names, then the rows; what a row lacks is empty. Numbers stay numbers."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows({name: _inert(cell) for name, cell in row.items()} for row in rows)
    return out.getvalue()


def _inert(cell: object) -> object:
    """A spreadsheet takes `-itis` for a sum that it cannot work out, unless an apostrophe stands before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_SIGNS) else cell
