"""Items and words as CSV, for spreadsheets and for programs that read no other form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from string import ascii_uppercase

from .tasks import Choosing, Matching, Task, Writing
from .texts import plain

_COLUMNS = (
    *("id", "chapter", "objective", "domain", "level", "difficulty", "type", "case", "stem", "choices"),
    *("key", "why", "rationale", "sources", "review_by"),
)
_TERM_COLUMNS = ("id", "term", "stands_for", "meaning", "group", "source")


def items_csv(tasks: Iterable[Task]) -> bytes:
    """One item a row; several choices, keys or whys stand on lines of their own in one cell."""
    return _table(_COLUMNS, map(_row, tasks))


def terms_csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """One word of the glossary a row."""
    return _table(_TERM_COLUMNS, rows)


def _table(columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _inert(text) for name, text in row.items()})
    # Spreadsheets take a file without this mark for one of their own old alphabets.
    return out.getvalue().encode("utf-8-sig")


def _inert(text: str) -> str:
    """A spreadsheet takes `-itis` for a sum that it cannot work out, unless an apostrophe stands before it."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _row(task: Task) -> dict[str, str]:
    item, (choices, key, why) = task.item, _said(task.body)
    return {
        "id": item.id,
        "chapter": task.bank,
        "objective": item.objective,
        "domain": item.domain or "",
        "level": item.level,
        "difficulty": str(item.difficulty),
        "type": item.type,
        "case": plain(task.case),
        "stem": plain(task.stem),
        "choices": choices,
        "key": key,
        "why": why,
        "rationale": plain(task.rationale),
        "sources": plain(task.sources),
        "review_by": item.review_by,
    }


def _said(body: Choosing | Matching | Writing) -> tuple[str, str, str]:
    """Choices, key and whys as lines of plain text."""
    if isinstance(body, Choosing):
        named = [(f"{letter}. {plain(one.text)}", one) for letter, one in zip(ascii_uppercase, body.choices, strict=False)]
        return (
            "\n".join(line for line, _ in named),
            "\n".join(line for line, one in named if one.is_key),
            "\n".join(f"{line[:2]} {plain(one.why)}" for line, one in named),
        )
    if isinstance(body, Matching):
        keys = "\n".join(f"{plain(row.text)}: {row.key}" for row in body.rows)
        return "\n".join(body.offered), keys, "\n".join(f"{plain(row.text)}: {plain(row.why)}" for row in body.rows)
    whys = [plain(body.why), *(f"{said}: {plain(why)}" for said, why in body.misses)]
    return body.label, "\n".join(body.accepted), "\n".join(whys)
