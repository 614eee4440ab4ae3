"""What must be asked for an item of a type, read off the type's model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..item_types import ItemType
from ..item_types.common import ItemShape

_BEFORE = ("objective", "level", "difficulty", "review_by", "case", "figures", "stem")
_AFTER = ("rationale", "source")


@dataclass(frozen=True, slots=True)
class Question:
    """One field: `options` are the words it may have, `fields` the parts of each of its entries.

    `many`: it is a list; `may_be_single`: a list of one may stand without brackets.
    """

    name: str
    help: str
    is_required: bool
    options: tuple[str, ...] = ()
    is_date: bool = False
    many: bool = False
    may_be_single: bool = False
    fields: tuple[Question, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Written without quotes even where YAML alone would read a number or a date."""
        return bool(self.options) or self.is_date


def questions_of(kind: ItemType) -> list[Question]:
    """In the order of asking: what is asked, the type's own fields, why the key is right."""
    schema = kind.shape.model_json_schema()
    found = _fields(schema, schema.get("$defs", {}))
    own = [name for name in found if name not in ItemShape.model_fields]
    return [found[name] for name in (*_BEFORE, *own, *_AFTER)]


def _fields(schema: dict[str, Any], models: dict[str, Any]) -> dict[str, Question]:
    required = schema.get("required", ())
    return {
        name: _question(name, inner, models, is_required=name in required)
        for name, inner in schema.get("properties", {}).items()
    }


def _question(name: str, schema: dict[str, Any], models: dict[str, Any], *, is_required: bool) -> Question:
    help_text = str(schema.get("description", ""))
    branches = [_resolved(branch, models) for branch in schema.get("anyOf", [schema])]
    branches = [branch for branch in branches if branch.get("type") != "null"]
    scalar = next((branch for branch in branches if branch.get("type") not in ("array", "object")), None)
    listed = next((branch for branch in branches if branch.get("type") == "array"), None)
    if listed is not None:
        entry = _question(name, listed["items"], models, is_required=True)
        return Question(
            name, help_text, is_required, entry.options, entry.is_date, True, scalar is not None, entry.fields
        )
    if scalar is not None:
        options = tuple(dict.fromkeys(str(word) for word in scalar.get("enum", ())))
        return Question(name, help_text, is_required, options, scalar.get("format") == "date")
    return Question(name, help_text, is_required, fields=tuple(_fields(branches[0], models).values()))


def _resolved(schema: dict[str, Any], models: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = models[name] if name else schema
    return found
