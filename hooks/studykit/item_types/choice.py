"""`choice`: one of several choices is right."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..nodes import Node
from ..places import Problem
from ..scalars import Kebab
from . import ItemType, choosing


class ChoiceItemShape(choosing.ChoosingShape):
    """An item with one right choice."""

    key: Kebab = Field(description="The id of the right choice, such as a.")


def check(item: Node) -> Iterator[Problem]:
    yield from choosing.check_choices(item, kind="choice")
    key = item.get("key")
    if key:
        yield from choosing.check_key_names(item, [key])


def check_bank(items: list[Node]) -> Iterator[Problem]:
    keys = {id(item): {item.text_of("key") or ""} - {""} for item in items}
    yield from choosing.check_key_lengths(items, keys)


TYPE = ItemType(
    name="choice",
    shape=ChoiceItemShape,
    check=check,
    check_bank=check_bank,
    build=lambda shape: choosing.build(shape, {shape.key}),
    texts=choosing.texts,
    identity=choosing.identity,
)
