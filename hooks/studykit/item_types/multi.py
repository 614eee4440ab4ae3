"""`multi`: several choices are right, and the stem says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from ..nodes import Node
from ..places import Problem
from ..scalars import Kebab
from . import ItemType, choosing


class MultiItemShape(choosing.ChoosingShape):
    """An item with several right choices."""

    key: list[Kebab] = Field(description="The ids of the right choices, such as [a, c].")


def check(item: Node) -> Iterator[Problem]:
    yield from choosing.check_choices(item, kind="multi")
    key, stem = item.get("key"), item.get("stem")
    if stem and stem.text and not re.search(r"select all that apply", stem.text, re.IGNORECASE):
        yield Problem(
            stem.place,
            "the stem of a multi item does not say that several choices may be right",
            'end it with "Select all that apply."',
        )
    if key is None or not isinstance(key.value, list):
        return
    yield from choosing.check_key_names(item, key.items)
    names = [name.text for name in key.items]
    choices = item.get("choices")
    if not names:
        yield Problem(key.place, "the key is empty", "name the right choices, such as [a, c]")
    elif len(set(names)) < len(names):
        yield Problem(key.place, "the key names a choice twice", "name each right choice once")
    elif choices and len(names) == len(choices.items):
        yield Problem(key.place, "all choices are right", "offer at least one distractor")


def check_bank(items: list[Node]) -> Iterator[Problem]:
    """Length gives nothing away where several choices are right: no rule over the bank."""
    yield from ()


TYPE = ItemType(
    name="multi",
    shape=MultiItemShape,
    check=check,
    check_bank=check_bank,
    build=lambda shape: choosing.build(shape, set(shape.key)),
    texts=choosing.texts,
    identity=choosing.identity,
)
