"""What an exam covers, in parts with weights: facts whose measures begin with `items-` or `weight-`.

A range is two facts, `weight-x-least` and `weight-x-most`. What a publisher's list leaves open is a part too, worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..facts.values import Fact, FactBook, age_key
from ..places import Problem

_PART = re.compile(r"(?P<name>(?:items|weight)-(?!scored$|pretest$).+?)(?:-(?P<end>least|most))?")


@dataclass(frozen=True, slots=True)
class Part:
    """`least` and `most` are one fact unless the publisher gives a range."""

    label: str
    least: Fact
    most: Fact


@dataclass(frozen=True, slots=True)
class Blueprint:
    """All parts of one exam in the order of the data; `total` is what they add up to: 100 percent, or the exam's items."""

    parts: tuple[Part, ...]
    total: int | float | None

    def facts(self) -> Iterator[Fact]:
        for part in self.parts:
            yield from dict.fromkeys((part.least, part.most))


def blueprint_of(book: FactBook, subject_id: str) -> Blueprint | None:
    """The newest blueprint of a certification; None when none is published."""
    facts = _newest_parts(book, subject_id)
    if not facts:
        return None
    ends: dict[str, dict[str, Fact]] = {}
    for name, end, fact in facts:
        ends.setdefault(name, {})[end] = fact
    parts = []
    for found in ends.values():
        least = found.get("least") or found.get("") or found["most"]
        parts.append(Part(least.label or "", least, found.get("most") or least))
    return Blueprint(tuple(parts), _total(book, subject_id, parts[0].least.unit))


def _newest_parts(book: FactBook, subject_id: str) -> list[tuple[str, str, Fact]]:
    """Name, end and fact of each part. Parts of an older period do not mix with those of the newest."""
    prefix = f"{subject_id}/"
    start = len(prefix)
    found = []
    for fact in book.facts.values():
        match = _PART.fullmatch(fact.path, start) if fact.path.startswith(prefix) else None
        if match and not isinstance(fact.value, str):
            found.append((match["name"], match["end"] or "", fact))
    if not found:
        return []
    newest = max((age_key(fact)[0], fact.id.partition("@")[2]) for _, _, fact in found)[1]
    return [entry for entry in found if entry[2].id.endswith(f"@{newest}")]


def _total(book: FactBook, subject_id: str, unit: str) -> int | float | None:
    if unit == "percent":
        return 100
    whole = book.find(f"{subject_id}/items-scored") or book.find(f"{subject_id}/items")
    return whole.value if whole and not isinstance(whole.value, str) else None


def check_blueprints(book: FactBook) -> Iterator[Problem]:
    """The parts of an exam have labels and one unit, and add up: to 100 percent, or to the exam's items."""
    for subject in book.subjects.values():
        blueprint = blueprint_of(book, subject.id) if subject.id.startswith("cert/") else None
        if blueprint:
            yield from _check(subject.id, blueprint)


def _check(subject_id: str, blueprint: Blueprint) -> Iterator[Problem]:
    first = blueprint.parts[0].least
    for fact in blueprint.facts():
        if not fact.label:
            yield Problem(fact.place, f'the part "{fact.id}" has no "label"', "say what the part is about")
        if fact.unit != first.unit:
            yield Problem(
                fact.place,
                f'"{fact.id}" counts {fact.unit}, another part of "{subject_id}" {first.unit}',
                "give all parts of one exam the same unit",
            )
            return
    for part in blueprint.parts:
        if _number(part.least) > _number(part.most):
            yield Problem(part.least.place, f'"{part.least.id}" is above "{part.most.id}"', "swap them")
            return
    least = sum(_number(part.least) for part in blueprint.parts)
    most = sum(_number(part.most) for part in blueprint.parts)
    if blueprint.total is None:
        remedy = f'add the fact "{subject_id}/items"'
        yield Problem(first.place, f'"{subject_id}" has parts counted in items, and no number of items', remedy)
    elif not round(least, 1) <= blueprint.total <= round(most, 1):
        said = f"{least:g}" if least == most else f"{least:g} to {most:g}"
        yield Problem(
            first.place,
            f'the parts of "{subject_id}" add up to {said}, not to {blueprint.total:g}',
            "correct them, or add what is left as a part of its own",
        )


def _number(fact: Fact) -> float:
    assert not isinstance(fact.value, str)
    return fact.value
