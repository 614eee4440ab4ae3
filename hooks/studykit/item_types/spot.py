"""`spot`: which fields of a claim, remittance or note are wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from pydantic import Field

from ..case_view import field_view
from ..cases import Case
from ..cases import Field as CaseField
from ..nodes import Node
from ..places import Problem, suggestion
from ..scalars import Kebab, Text
from ..shapes import Shape
from . import ItemType
from .common import ItemShape

if TYPE_CHECKING:
    from ..library import Library

MOST = 12
"""More controls than this nobody reads."""
_SEVERAL = re.compile(r"select all that apply", re.IGNORECASE)


class MissShape(Shape):
    """A right field that readers take for wrong."""

    field: Kebab = Field(description="The id of a field that is offered.")
    why: Text = Field(description="Why it is right, or which mistake it is to think it wrong.")


class SpotItemShape(ItemShape):
    """An item that asks which fields of its case are wrong."""

    case: Kebab = Field(description="The case it is about: a file in data/cases, placed by a case fence.")
    key: list[Kebab] = Field(description="The ids of the wrong fields, such as [dob].")
    fields: list[Kebab] | None = Field(
        None, description="The ids of the fields that readers choose from. If left out, those that the case offers."
    )
    why: Text | dict[Kebab, Text] = Field(
        description="What is wrong and how one sees it; or a map with one such text for each field of the key."
    )
    misses: list[MissShape] | None = Field(
        None, description="Right fields that readers take for wrong, each with its why."
    )


@dataclass(frozen=True, slots=True)
class Spot:
    """`offered` are the case's fields in its order; empty until the item is bound to its case."""

    key: tuple[str, ...]
    fields: tuple[str, ...]
    why: str | dict[str, str]
    misses: dict[str, str]
    several: bool
    offered: tuple[CaseField, ...] = ()

    def view(self, text: Callable[[str], Markup], library: Library) -> dict[str, Any]:
        """What the template sees: each offered field with its label, value and reason. The form's order stays."""

        def reason(name: str) -> Markup | str:
            if name not in self.key:
                return text(self.misses[name]) if name in self.misses else library.words["case_right"]
            return text(self.why if isinstance(self.why, str) else self.why[name])

        views: list[SimpleNamespace] = []
        for field in self.offered:
            view = field_view(field, library.words)
            numbered = f"{view.number} {view.label}" if view.number else view.label
            view.name = f"{view.where}, {numbered}: {view.value}" if view.where else f"{numbered}: {view.value}"
            view.why, view.is_key = reason(field.id), field.id in self.key
            views.append(view)
        return {"fields": views, "several": self.several, "fixed": True}


def build(shape: SpotItemShape) -> Spot:
    return Spot(
        key=tuple(shape.key),
        fields=tuple(shape.fields or ()),
        why=shape.why,
        misses={miss.field: miss.why for miss in shape.misses or ()},
        several=bool(_SEVERAL.search(shape.stem)),
    )


def bind(value: Spot, case: Case) -> Spot:
    return replace(value, offered=tuple(case.offered(value.fields)))


def identity(value: Spot) -> list[str]:
    """The values of the offered fields belong to what is asked: a changed claim asks everybody again."""
    return [part for field in value.offered for part in (field.id, field.value, "key" if field.id in value.key else "")]


def texts(item: Node) -> Iterator[tuple[Node, bool]]:
    why, misses = item.get("why"), item.get("misses")
    for node in [
        why,
        *(why.fields.values() if why else ()),
        *(miss.get("why") for miss in (misses.items if misses else ())),
    ]:
        if node and node.text:
            yield node, False


def check(item: Node) -> Iterator[Problem]:
    """The key is not empty, names each field once, and the stem says whether there may be several."""
    key, stem, why = item.get("key"), item.get("stem"), item.get("why")
    if key is None or not isinstance(key.value, list):
        return
    names = [node.text for node in key.items if node.text]
    if not names:
        yield Problem(key.place, "the key is empty", "name the wrong fields, such as [dob]")
    elif len(set(names)) < len(names):
        yield Problem(key.place, "the key names a field twice", "name each wrong field once")
    elif len(names) > 1 and stem and not _SEVERAL.search(stem.text or ""):
        yield Problem(
            stem.place,
            "the stem of a spot item with several keys does not say so",
            'end it with "Select all that apply."',
        )
    for name in names if why and why.fields else ():
        if why and name not in why.fields:
            yield Problem(why.place, f'no why for the field "{name}" of the key', "add it, or write one text for all")
    for name, place in (why.keys if why else {}).items():
        if name not in names:
            yield Problem(place, f'"{name}" is not in the key', suggestion(name, names))


def check_in(item: Node, library: Library) -> Iterator[Problem]:
    """Key, fields and misses name fields of the case; what is offered and wrong in the case is the key; something is right."""
    case = library.cases.get(item.text_of("case") or "")
    if case is None or not case.is_whole:
        return
    known = [field.id for field in case.fields()]
    named = {name: _named(item, name) for name in ("key", "fields", "misses")}
    unknown = [node for nodes in named.values() for node in nodes if node.text not in known]
    for node in unknown:
        yield Problem(node.place, f'no field "{node.text}" in {case.path}', suggestion(node.text or "", known))
    if unknown or not named["key"]:
        return
    offered = [field.id for field in case.offered(tuple(node.text or "" for node in named["fields"]))]
    key = {node.text for node in named["key"]}
    for node in named["key"]:
        if node.text not in offered:
            yield Problem(node.place, f'the field "{node.text}" of the key is not offered', 'add it to "fields"')
        elif node.text not in case.wrong:
            yield Problem(
                node.place,
                f'{case.path} does not say that "{node.text}" is wrong',
                'name it there under "wrong", or correct the key',
            )
    missed = [name for name in offered if name in case.wrong and name not in key]
    if missed:
        yield Problem(
            item.place_of("key"),
            f'"{missed[0]}" is offered and wrong in {case.path}, and not in the key',
            "add it to the key, or do not offer it",
        )
    if all(name in key for name in offered):
        yield Problem(item.place_of("key"), "all fields that are offered are wrong", "offer some that are right")
    elif not 3 <= len(offered) <= MOST:
        place = item.place_of("fields")
        yield Problem(place, f"{len(offered)} fields are offered", f'offer 3 to {MOST} under "fields"')
    for node in named["misses"]:
        if node.text in key or node.text not in offered:
            what = "is in the key" if node.text in key else "is not offered"
            yield Problem(node.place, f'the field "{node.text}" {what}', "a miss is a right field that is offered")


def _named(item: Node, field: str) -> list[Node]:
    listed = item.get(field)
    nodes = [node.get("field") if field == "misses" else node for node in (listed.items if listed else [])]
    return [node for node in nodes if node and node.text]


TYPE = ItemType(
    name="spot",
    shape=SpotItemShape,
    check=check,
    check_bank=lambda items: iter(()),
    build=build,
    texts=texts,
    identity=identity,
    check_in=check_in,
    bind=bind,
)
