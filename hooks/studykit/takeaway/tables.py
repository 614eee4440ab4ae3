"""Items and words as CSV, for spreadsheets and for programs that read no other form."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from ..facts import Term
from ..spreadsheet import MARK, csv_table
from .tasks import Choosing, Matching, Task, Writing
from .texts import plain

Row = dict[str, str]


def item_row(task: Task) -> Row:
    """An item as a row; several choices, keys or whys stand on lines of their own in one cell."""
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
        "hints": "\n".join(map(plain, task.hints)),
        "key": key,
        "why": why,
        "rationale": plain(task.rationale),
        "sources": task.cited,
        "review_by": item.review_by,
        "page": task.url,
    }


def term_row(term: Term, meaning: str, source: str) -> Row:
    """A word of the glossary as a row: `meaning` is HTML, `source` an address or nothing."""
    said = {"id": term.id, "term": term.term, "stands_for": term.stands_for or "", "meaning": plain(meaning)}
    return said | {"group": term.group, "source": source}


def table(rows: Sequence[Row]) -> bytes:
    """Rows with the same columns as a file."""
    return f"{MARK}{csv_table(list(rows[0]), rows)}".encode()


def _said(body: Choosing | Matching | Writing) -> tuple[str, str, str]:
    """Choices, key and whys as lines of plain text."""
    if isinstance(body, Choosing):
        named = [
            (f"{letter}. {plain(one.text)}", one) for letter, one in zip(ascii_uppercase, body.choices, strict=False)
        ]
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
