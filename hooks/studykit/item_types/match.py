"""`match`: each row gets one of the choices, which are the same for all rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from pydantic import Field

from ..nodes import Node
from ..places import Problem, shorten
from ..scalars import Kebab, Text
from ..shapes import Shape
from . import ItemType
from .arranging import Entry, check_count, check_unlike, entries_of, shuffled, texts_of
from .choosing import check_key_names
from .common import ItemShape

if TYPE_CHECKING:
    from ..library import Library


class MatchChoiceShape(Shape):
    """What a row may be given."""

    id: Kebab = Field(description="A short name, such as a. Rows' keys and saved answers hang on it.")
    text: Text = Field(
        description="What readers can choose. A list box shows it as plain text, without emphasis and links."
    )


class RowShape(Shape):
    """What is given a choice."""

    id: Kebab = Field(description="A short name, such as r1. Saved answers hang on it.")
    text: Text = Field(description="What stands beside the list box, in one line. Emphasis and links work.")
    key: Kebab = Field(description="The id of the right choice for this row.")
    why: Text = Field(description="Why this pair is right, and which mistake is usual.")


class MatchItemShape(ItemShape):
    """An item whose rows are each given one choice."""

    choices: list[MatchChoiceShape] = Field(
        description="What each row may be given. A choice may serve several rows, or none."
    )
    rows: list[RowShape] = Field(description="Two to eight rows, in the order in which they are shown.")


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    text: str
    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """The part of a match item that is its own; `choices` in the order they stand on the page."""

    choices: tuple[Entry, ...]
    rows: tuple[Row, ...]

    def view(self, text: Callable[[str], Markup], library: Library) -> dict[str, Any]:
        """What the template sees. Choices are plain words: an <option> shows nothing else."""
        choices = [SimpleNamespace(id=choice.id, text=text(choice.text).striptags()) for choice in self.choices]
        words = {choice.id: choice.text for choice in choices}
        rows = [
            SimpleNamespace(id=row.id, text=text(row.text), why=text(row.why), key=row.key, key_text=words[row.key])
            for row in self.rows
        ]
        return {"choices": choices, "rows": rows, "fixed": False}


def check(item: Node) -> Iterator[Problem]:
    rows, choices = entries_of(item, "rows"), entries_of(item, "choices")
    yield from check_count(item, "choices", "choice", least=2, most=8, remedy="offer 2 to 8")
    yield from check_count(item, "rows", "row", least=2, most=8, remedy="write 2 to 8")
    yield from check_unlike(choices, "choice")
    yield from check_unlike(rows, "row")
    keys = [key for row in rows if (key := row.get("key"))]
    yield from check_key_names(item, keys)
    yield from check_keys_differ(keys)


def check_keys_differ(keys: list[Node]) -> Iterator[Problem]:
    """Two rows at least have different keys: otherwise the first row answers all of them."""
    if len(keys) > 1 and len({key.text for key in keys}) == 1 and keys[0].text:
        yield Problem(
            keys[-1].place,
            f'every row has the key "{shorten(keys[0].text)}"',
            "let rows differ, or ask one of them as a choice item",
        )


def build(shape: MatchItemShape) -> Match:
    choices = shuffled(shape.id, (Entry(choice.id, choice.text) for choice in shape.choices))
    return Match(choices, tuple(Row(row.id, row.text, row.key, row.why) for row in shape.rows))


def identity(value: Match) -> list[str]:
    """Sorted by id: moving a row or a choice in the file asks nobody again."""
    rows = sorted(value.rows, key=lambda row: row.id)
    choices = sorted(value.choices, key=lambda choice: choice.id)
    return [part for row in rows for part in (row.id, row.text, row.key)] + [
        part for choice in choices for part in (choice.id, choice.text)
    ]


TYPE = ItemType(
    name="match",
    shape=MatchItemShape,
    check=check,
    check_bank=lambda items: iter(()),
    build=build,
    texts=lambda item: texts_of(item, "choices", "rows"),
    identity=identity,
)
