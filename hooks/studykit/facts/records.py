"""One fact: its own fields and those of its group, checked and made a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..nodes import Node
from ..places import Place, Problem, suggestion
from ..scalars import parse_date, parse_url
from .fields import MergedFields
from .units import UNITS, parse_value
from .values import Fact, Source, Subject

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PATH = re.compile(f"{_NAME}(?:/{_NAME})*")
_ID = re.compile(f"{_NAME}(?:/{_NAME})+@{_NAME}")
_NEEDED = ("source", "period", "review_by", "confidence", "unit")


def is_path(text: str) -> bool:
    """Whether a text is lower-case names with hyphens inside and / between."""
    return bool(_PATH.fullmatch(text))


@dataclass
class FactRules:
    """The rules for one fact, and the value of a fact that keeps them. Shape problems are reported for the whole file elsewhere."""

    sources: Mapping[str, Source | None]
    subjects: Mapping[str, Subject | None]
    unread: frozenset[str]
    _problems: list[Problem] = field(default_factory=list)
    _reported: set[tuple[Place, str]] = field(default_factory=set)
    _unknown_subjects: set[str] = field(default_factory=set)

    def read(self, node: Node, group: Node) -> tuple[Fact | None, list[Problem]]:
        self._problems = []
        fact_id = node.text_of("id")
        if not fact_id:
            return None, []
        fields = MergedFields(node, group)
        self._check_id(fact_id, node)
        self._check_needed(fact_id, fields)
        value = self._value(fields)
        source = self._source(fields)
        derived = self._derived(node)
        try:
            as_of = parse_date(fields.text("as_of") or "") if fields.text("as_of") else None
            review_by = parse_date(fields.text("review_by") or "")
            check_url = parse_url(fields.text("check_url") or "") if fields.text("check_url") else None
        except ValueError:
            return None, self._problems
        subject_id = fact_id.partition("@")[0].rpartition("/")[0]
        if (
            self._problems
            or value is None
            or not self.subjects.get(subject_id)
            or source is None
            or fields.text("confidence") not in ("publisher", "secondary")
        ):
            return None, self._problems
        return Fact(
            id=fact_id,
            path=fact_id.partition("@")[0],
            value=value,
            unit=fields.text("unit") or "",
            period=fields.text("period") or "",
            as_of=as_of,
            review_by=review_by,
            source=source,
            confidence=fields.text("confidence") or "",
            note=fields.text("note"),
            check_url=check_url,
            label=fields.text("label"),
            inputs=derived[0],
            formula=derived[1],
            place=node.place,
        ), []

    def _check_id(self, fact_id: str, node: Node) -> None:
        """An id is subject/measure@period-key, and its subject exists. A missing subject is said once."""
        if not _ID.fullmatch(fact_id):
            self._say(
                node.place_of("id"),
                f'"id" says "{fact_id}"',
                "write subject/measure@period: us/medical-records-specialists/median@2025-05",
            )
            return
        subject_id = fact_id.partition("@")[0].rpartition("/")[0]
        if subject_id not in self.subjects and not self.unread and subject_id not in self._unknown_subjects:
            self._unknown_subjects.add(subject_id)
            near = suggestion(subject_id, self.subjects)
            remedy = f"add it to subjects:, or {near}" if near.startswith("did you mean") else "add it to subjects:"
            self._say(node.place_of("id"), f'no subject "{subject_id}" in the fact files', remedy)

    def _check_needed(self, fact_id: str, fields: MergedFields) -> None:
        """Source, period, as_of, review_by, confidence and unit stand in the fact or its group; a missing date has a note; a second-hand fact a check_url."""
        for name in _NEEDED:
            if fields.text(name) is None:
                self._say(
                    fields.node.place, f'fact "{fact_id}" has no "{name}"', "write it in the fact or in its group"
                )
        if fields.get("as_of") is None:
            self._say(
                fields.node.place,
                f'fact "{fact_id}" has no "as_of"',
                "write a date in the fact or in its group, or null with a note",
            )
        elif fields.text("as_of") is None and not fields.text("note"):
            self._say(
                fields.node.place,
                f'fact "{fact_id}" has no date and no note',
                "say in a note why the publisher gives no date",
            )
        if fields.text("confidence") == "secondary" and not fields.text("check_url"):
            self._say(
                fields.node.place,
                f'fact "{fact_id}" is second-hand and has no "check_url"',
                "add the official page where it can be confirmed",
            )

    def _value(self, fields: MergedFields) -> int | float | str | None:
        text, unit = fields.text("value"), fields.text("unit")
        if not text or unit not in UNITS:
            return None
        try:
            return parse_value(text, unit)
        except ValueError as fault:
            self._say(fields.node.place_of("value"), f'"value" says "{text}", the unit is {unit}', str(fault))
            return None

    def _source(self, fields: MergedFields) -> Source | None:
        """A source is one of data/sources.yml. One mistake in a group is said once."""
        source_id, node = fields.text("source"), fields.get("source")
        if source_id is None or node is None:
            return None
        if source_id not in self.sources and not self.unread and (node.place, source_id) not in self._reported:
            self._reported.add((node.place, source_id))
            self._say(node.place, f'no source "{source_id}" in data/sources.yml', suggestion(source_id, self.sources))
        return self.sources.get(source_id)

    def _derived(self, node: Node) -> tuple[tuple[str, ...], str | None]:
        """Inputs and formula stand together."""
        inputs = node.get("inputs")
        formula = node.text_of("formula")
        if bool(inputs and inputs.items) != bool(formula):
            missing = "formula" if not formula else "inputs"
            self._say(node.place, f'a derived figure has no "{missing}"', "write both inputs and formula")
        return tuple(entry.text for entry in inputs.items if entry.text) if inputs else (), formula

    def _say(self, place: Place, what: str, remedy: str) -> None:
        self._problems.append(Problem(place, what, remedy))
