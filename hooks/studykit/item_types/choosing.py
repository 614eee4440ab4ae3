"""What `choice` and `multi` have in common: choices, each with its why, of which one or several are the key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import comb
from types import SimpleNamespace
from typing import TYPE_CHECKING, Annotated, Any
from zlib import crc32

from markupsafe import Markup
from pydantic import Field

from ..nodes import Node
from ..places import Problem, shorten, suggestion
from ..scalars import Kebab, Text, one_of
from ..shapes import Shape
from .arranging import check_unlike
from .common import ItemShape

if TYPE_CHECKING:
    from ..library import Library


class ChoiceShape(Shape):
    """One offered answer."""

    id: Kebab = Field(
        description="A short name, such as a. Saved answers hang on it, so it goes with the choice when that is moved."
    )
    text: Text = Field(description="What readers can choose, in one line. Emphasis and links work.")
    why: Text = Field(
        description="For the key: what makes it right. For every other choice: the mistake that leads to it."
    )


class ChoosingShape(ItemShape):
    """An item with choices."""

    choices: list[ChoiceShape] = Field(
        description="Three; a fourth only if somebody would really choose it. With several keys, up to six."
    )
    order: Annotated[str, *one_of("shuffled", "fixed")] = Field(
        "shuffled",
        description="fixed keeps the order written here, for numbers, dates and codes only. Otherwise readers get the choices shuffled.",
    )


_POINTS_AT_OTHERS = re.compile(r"\b(all|none|both|neither) of (the above|these|them)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    text: str
    why: str
    is_key: bool


@dataclass(frozen=True, slots=True)
class Choosing:
    """The part of a choosing item that is its own: choices in the order they stand on the page."""

    choices: tuple[Choice, ...]
    fixed: bool

    def view(self, text: Callable[[str], Markup], library: Library) -> dict[str, Any]:
        """What the template sees; `text` makes author text safe HTML."""
        choices = [
            SimpleNamespace(id=choice.id, text=text(choice.text), why=text(choice.why), is_key=choice.is_key)
            for choice in self.choices
        ]
        return {"choices": choices, "fixed": self.fixed}


def texts(item: Node) -> Iterator[tuple[Node, bool]]:
    for choice in _nodes(item, "choices"):
        for name in ("text", "why"):
            node = choice.get(name)
            if node and node.text:
                yield node, False


def build(shape: ChoosingShape, keys: set[str]) -> Choosing:
    """Choices in a fixed shuffle, so that without a script the key does not stand where authors like to put it."""
    choices = [Choice(choice.id, choice.text, choice.why, choice.id in keys) for choice in shape.choices]
    fixed = shape.order == "fixed"
    if not fixed:
        choices.sort(key=lambda choice: crc32(f"{shape.id}/{choice.id}".encode()))
    return Choosing(tuple(choices), fixed)


def identity(value: Choosing) -> list[str]:
    """Sorted by id: moving a choice in the file asks nobody again."""
    return [
        part
        for choice in sorted(value.choices, key=lambda choice: choice.id)
        for part in (choice.id, choice.text, "key" if choice.is_key else "")
    ]


def check_choices(item: Node, *, kind: str) -> Iterator[Problem]:
    """Three or four choices with ids of their own, none of them equal."""
    choices = item.get("choices")
    if choices is None or not isinstance(choices.value, list):
        return
    count = len(choices.items)
    if not 3 <= count <= 4 and not (kind == "multi" and 5 <= count <= 6):
        most = "6" if kind == "multi" else "4"
        yield Problem(item.keys["choices"], f"{count} choice{'' if count == 1 else 's'}", f"offer 3 to {most}")
    yield from check_unlike(choices.items, "choice")
    for choice in choices.items:
        text = choice.get("text")
        if text and text.text and _POINTS_AT_OTHERS.search(text.text):
            yield Problem(
                text.place,
                f'the choice "{shorten(text.text)}" points at other choices',
                "offer a choice that stands by itself",
            )


def check_key_names(item: Node, names: list[Node]) -> Iterator[Problem]:
    """Every name in the key is the id of a choice."""
    ids = {choice.text_of("id") or "" for choice in _nodes(item, "choices")} - {""}
    for name in names:
        if name.text and ids and name.text not in ids:
            yield Problem(name.place, f'key "{shorten(name.text)}" names no choice', suggestion(name.text, ids))


def check_key_lengths(items: list[Node], keys_of: dict[int, set[str]]) -> Iterator[Problem]:
    """The key is neither the longest nor the shortest choice more often than chance allows (binomial, 5 %, in a bank).

    Source of the limit: learning research on cueing by length (Pham 2018, PMC10711986).
    """
    counted: list[int] = []
    hits: dict[str, list[Node]] = {"longest": [], "shortest": []}
    for item in items:
        lengths = {choice.text_of("id"): len(choice.text_of("text") or "") for choice in _nodes(item, "choices")}
        keys = keys_of[id(item)]
        if len(keys) != 1 or len(lengths) < 3:
            continue
        counted.append(len(lengths))
        own = lengths.get(next(iter(keys)), 0)
        others = [length for name, length in lengths.items() if name not in keys]
        if own > max(others):
            hits["longest"].append(item)
        if own < min(others):
            hits["shortest"].append(item)
    if not counted:
        return
    limit = chance_allows(counted)
    remedies = {"longest": "shorten keys or lengthen distractors", "shortest": "lengthen keys or shorten distractors"}
    for name, found in hits.items():
        if len(found) > limit:
            yield Problem(
                found[-1].place_of("key"),
                f"the key is the {name} choice in {len(found)} of {len(counted)} items of this bank; chance allows {limit}",
                remedies[name],
            )


def chance_allows(counts: list[int]) -> int:
    """In how many items the key may be the longest choice, or the shortest, from each item's number of choices.

    The largest number of hits whose excess has a probability of at least 5 %; at least 2, so that a small bank can start.
    """
    count, chance = len(counts), len(counts) / sum(counts)
    tail = 0.0
    for hits in range(count, -1, -1):
        tail += comb(count, hits) * chance**hits * (1 - chance) ** (count - hits)
        if tail > 0.05:
            return max(hits, 2)
    return count


def _nodes(item: Node, field: str) -> list[Node]:
    node = item.get(field)
    return node.items if node else []
