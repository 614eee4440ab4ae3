"""Programs with what is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..facts.values import Fact, FactBook, Subject
from .fields import FIELDS, Field, months_of, parts_of, slug

ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Value:
    """A field of a program with its facts; none: not published."""

    field: Field
    facts: tuple[Fact, ...]

    @property
    def choices(self) -> list[str]:
        """The words by which a reader can choose it."""
        texts = [str(fact.value) for fact in self.facts]
        return [part for text in texts for part in parts_of(text)] if self.field.key in ("town", "county") else texts

    @property
    def most(self) -> int | float | None:
        """What a reader's limit is compared with."""
        if not self.facts:
            return None
        value = self.facts[0].value
        return months_of(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Row:
    program: Subject
    school: Subject | None
    values: tuple[Value, ...]

    @property
    def id(self) -> str:
        return self.program.id.rpartition("/")[2]

    @property
    def is_online(self) -> bool:
        """Whether it can be taken from anywhere. "Mostly online" cannot: some classes meet in a town."""
        texts = [*self.value("format").choices, self.program.status or ""]
        return any(text.lower().startswith(ONLINE) for text in texts)

    def value(self, key: str) -> Value:
        return next(value for value in self.values if value.field.key == key)

    def facts(self) -> Iterator[Fact]:
        for value in self.values:
            yield from value.facts

    def data(self) -> dict[str, str]:
        """What the script filters and sorts by: names in lower case with a bar between, and numbers."""
        found: dict[str, str] = {"online": "yes" if self.is_online else "no"}
        for value in self.values:
            if value.field.filter == "choice" and value.facts:
                found[value.field.key] = "|".join(slug(text) for text in value.choices)
            elif value.most is not None and value.field.key in ("length", "cost", "credits"):
                found[value.field.key] = str(value.most)
        return found


def build_rows(book: FactBook) -> list[Row]:
    """All programs of the fact files, by school and name; those without a school of the state come last."""
    rows = [_build_row(subject, book) for subject in programs(book)]
    return sorted(
        rows, key=lambda row: (row.school is None, (row.school or row.program).name.casefold(), row.program.name)
    )


def programs(book: FactBook) -> list[Subject]:
    return [subject for subject in book.subjects.values() if subject.id.startswith("program/")]


def _build_row(program: Subject, book: FactBook) -> Row:
    school = book.subjects.get(program.school) if program.school else None
    holders = [program.id, *([school.id] if school else [])]
    return Row(program, school, tuple(Value(field, tuple(_facts(field, holders, book))) for field in FIELDS))


def _facts(field: Field, holders: list[str], book: FactBook) -> Iterator[Fact]:
    # Awards are counted by program; a school's sum would be read as this program's.
    holders = holders[:1] if field.key == "awards" else holders
    for measure in field.measures:
        fact = next((fact for holder in holders if (fact := book.find(f"{holder}/{measure}"))), None)
        if fact:
            yield fact
            if not field.takes_all:
                return
