"""What stands on a card for Anki: the same that a lesson shows before and after Check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from ..facts import Term
from .tasks import Choosing, Matching, Task, Writing


@dataclass(frozen=True, slots=True)
class Note:
    """One card: its permanent id, its fields as HTML behind the id, and what it can be found by."""

    id: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck by its permanent name and the title that readers see. `is_words` decides which fields its notes have."""

    name: str
    title: str
    notes: Sequence[Note]
    is_words: bool = False


def item_notes(tasks: Iterable[Task], words: Mapping[str, str]) -> list[Note]:
    """One note an item: what is asked, the key with its whys, the rationale with its sources."""
    return [
        Note(
            task.item.id,
            (task.case + task.stem + _asked(task.body) + _hints(task, words), _key(task.body, words), task.after),
            (f"guide::{task.bank}", f"objective::{task.item.objective}", f"type::{task.item.type}"),
        )
        for task in tasks
    ]


def term_notes(terms: Iterable[tuple[Term, str]]) -> list[Note]:
    """One note a word, with its meaning as HTML."""
    return [
        Note(
            f"term:{term.id}",
            (
                escape(term.term, quote=False),
                f"<p><i>{escape(term.stands_for)}</i></p>" if term.stands_for else "",
                meaning,
            ),
            (f"words::{term.group}",),
        )
        for term, meaning in terms
    ]


def _asked(body: Choosing | Matching | Writing) -> str:
    if isinstance(body, Choosing):
        return _letters(choice.text for choice in body.choices)
    if isinstance(body, Writing):
        return f"<p>{escape(body.label)}</p>"
    if body.is_order:
        return _letters(escape(offered) for offered in body.offered)
    rows = "".join(f"<li>{row.text}</li>" for row in body.rows)
    return f"<ul>{rows}</ul>{_letters(escape(offered) for offered in body.offered)}"


def _hints(task: Task, words: Mapping[str, str]) -> str:
    return "".join(f"<details><summary>{escape(words['hint'])}</summary>{hint}</details>" for hint in task.hints)


def _letters(entries: Iterable[str]) -> str:
    return f'<ol type="A">{"".join(f"<li>{entry}</li>" for entry in entries)}</ol>'


def _key(body: Choosing | Matching | Writing, words: Mapping[str, str]) -> str:
    """The key first, then why each distractor or usual miss is one."""
    if isinstance(body, Choosing):
        keys = [
            f"<p><b>{escape(words['key'])}: {one.text}</b></p><p>{one.why}</p>" for one in body.choices if one.is_key
        ]
        return "".join(keys + [f"<p>{one.text}<br><i>{one.why}</i></p>" for one in body.choices if not one.is_key])
    if isinstance(body, Matching):
        return "".join(f"<p>{row.text}: <b>{escape(row.key)}</b><br><i>{row.why}</i></p>" for row in body.rows)
    misses = "".join(f"<p>{escape(said)}<br><i>{why}</i></p>" for said, why in body.misses)
    return f"<p><b>{escape(words['key'])}: {escape(body.shown)}</b></p>{body.why}{misses}"
