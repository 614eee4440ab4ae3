"""What `text` and `number` have in common: a written answer, and wrong ones that people give, each with its why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any, TypeVar

from markupsafe import Markup
from pydantic import Field

from ..nodes import Node
from ..places import Problem, shorten
from ..scalars import Text
from .common import ItemShape

_V = TypeVar("_V")
Read = tuple[Node, _V]
"""A node, and what it says once it is read."""


class WrittenShape(ItemShape):
    """An item that the reader answers by writing."""

    why: Text = Field(description="What makes the key right, or how one comes to it. Emphasis and links work.")


def texts(item: Node) -> Iterator[tuple[Node, bool]]:
    """The whys. Key and misses are typed fields: their figures cite nothing."""
    for holder in [item, *misses(item)]:
        why = holder.get("why")
        if why and why.text:
            yield why, False


def misses(item: Node) -> list[Node]:
    listed = item.get("misses")
    return listed.items if listed else []


def check_misses_given(item: Node) -> Iterator[Problem]:
    """Misses may be left out; a list without one says nothing."""
    listed = item.get("misses")
    if listed and isinstance(listed.value, list) and not listed.value:
        yield Problem(item.keys["misses"], "the list of misses is empty", "write one, or remove the field")


def check_apart(
    keys: list[Read[_V]], wrong: list[Read[_V]], *, same: Callable[[_V, _V], bool], is_key: str
) -> Iterator[Problem]:
    """No miss is the key, and no two misses are the same. `is_key` says why a miss would be taken for the key."""
    for number, (node, value) in enumerate(wrong):
        said = shorten(node.text or "")
        if any(same(value, key) for _, key in keys):
            yield Problem(node.place, f'the miss "{said}" counts as right: {is_key}', "change or remove one of them")
        elif any(value == earlier for _, earlier in wrong[:number]):
            yield Problem(node.place, f'two misses say "{said}"', "remove one")


def view(
    label: str,
    forms: list[str],
    why: str,
    missed: list[tuple[str, str]],
    *,
    text: Callable[[str], Markup],
    **more: Any,
) -> dict[str, Any]:
    """What overrides/widgets/text.html and number.html see: `forms` are the key as it is shown, `missed` the misses with their whys."""
    shown = [SimpleNamespace(text=said, why=text(reason)) for said, reason in missed]
    return {"label": label, "forms": forms, "why": text(why), "misses": shown, "fixed": False, **more}
