"""What a case is once it is read: fields in groups, each field with an id, a label and a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..nodes import Node
from ..places import Place


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a case says. The label is the author's, or a word of data/words.yml; `number` is the claim form's.

    `value` is what the author wrote, `node` where; an amount is dollars and cents without a sign. A field of a line knows the
    line's number; of the totals, that it is one.
    """

    id: str
    value: str
    node: Node
    number: str = ""
    label: str = ""
    word: str = ""
    is_money: bool = False
    line: int = 0
    is_total: bool = False

    @property
    def shown(self) -> str:
        """The value as readers see it."""
        return f"${int(self.value[:-3]):,}{self.value[-3:]}" if self.is_money else self.value


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together: the head, a line, the totals, a note's paragraphs. `word` names the heading."""

    id: str
    fields: tuple[Field, ...]
    word: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A note, claim or remittance that items point to. `is_whole` is False when its file could not be read as one."""

    name: str
    path: str
    kind: str
    title: str
    groups: tuple[Group, ...]
    wrong: tuple[str, ...]
    offer: tuple[str, ...]
    is_whole: bool

    @property
    def place(self) -> Place:
        return Place(self.path)

    def fields(self) -> Iterator[Field]:
        for group in self.groups:
            yield from group.fields

    def offered(self, names: tuple[str, ...] = ()) -> list[Field]:
        """The fields that an item offers, in the case's order: those named, else those the case marks, else all."""
        wanted = names or self.offer
        return [field for field in self.fields() if not wanted or field.id in wanted]
