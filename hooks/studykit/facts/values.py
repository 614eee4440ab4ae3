"""What the fact files become once they have no problem left."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..places import Place


@dataclass(frozen=True, slots=True)
class Source:
    """Where something can be checked: one page or file of a publisher."""

    id: str
    publisher: str
    short: str
    """What stands in brackets behind a number, such as BLS."""
    title: str
    url: str
    seen: datetime.date
    """The day somebody looked at it."""
    published: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Subject:
    """What facts are about: an occupation in a region, a program, a certification."""

    id: str
    name: str
    url: str | None
    status: str | None
    place: Place
    school: str | None = None
    """For a program, the id of the school that gives it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure, date or short text.

    `value` is a number for every unit but two: an ISO date (or its year and month) for `date`, text for `text`.
    `period` is for people, `as_of` orders the periods of one path; None means the publisher gives no date, and `note` says why.
    `confidence` is publisher (seen at the publisher's) or secondary (quoted elsewhere; `check_url` is where to confirm).
    A derived figure has `inputs` (ids of facts) and the `formula` that makes its value from them.
    """

    id: str
    path: str
    value: int | float | str
    unit: str
    period: str
    as_of: datetime.date | None
    review_by: datetime.date
    source: Source
    confidence: str
    note: str | None
    check_url: str | None
    label: str | None
    inputs: tuple[str, ...]
    formula: str | None
    place: Place

    @property
    def is_second_hand(self) -> bool:
        return self.confidence != "publisher"


def age_key(fact: Fact) -> tuple[datetime.date, str]:
    """Orders facts by age. One without a date is older than any; the period key decides between equals."""
    return fact.as_of or datetime.date.min, fact.id


@dataclass(frozen=True)
class FactBook:
    """All facts, sources and subjects by id. `declared` also names the facts and subjects that stand in a file but have a problem."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    newest: Mapping[str, Fact] = field(default_factory=dict)
    declared: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    """The files that are not YAML. What stands in them is unknown, so nothing can be said to be missing."""

    def find(self, path: str) -> Fact | None:
        """The fact of `path@period`; of a bare path the one with the newest `as_of`."""
        return self.facts.get(path) if "@" in path else self.newest.get(path)

    def subject_of(self, fact: Fact) -> Subject:
        return self.subjects[fact.path.rpartition("/")[0]]

    def measure_of(self, fact: Fact) -> str:
        return fact.path.rpartition("/")[2]

    def sources_behind(self, target: str) -> list[Source]:
        """The sources of a citation's target, `fact:…` or `source:…`; for a derived figure, those of its inputs too."""
        scheme, _, name = target.partition(":")
        if scheme == "source":
            return [self.sources[name]] if name in self.sources else []
        fact = self.find(name) if scheme == "fact" else None
        if fact is None:
            return []
        return [fact.source, *(self.facts[entry].source for entry in fact.inputs if entry in self.facts)]

    def may_know(self, path: str) -> bool:
        """Whether a path that `find` does not find has been reported in its own file already."""
        return bool(self.unread) or path in self.declared
