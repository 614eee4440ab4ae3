"""Remarks on choices that give the key away, or that cannot be read side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..item_types import ItemType
from ..item_types.choosing import ChoosingShape
from ..nodes import Node
from ..places import Problem, shorten
from .wording import content_words, plain

_ABSOLUTE = re.compile(
    r"\b(always|never|all|every|everybody|everyone|everything|nobody|none|nothing|no one|only|completely|entirely|guarantees?|guaranteed|impossible)\b",
    re.IGNORECASE,
)
_LONG_KEY, _SPREAD, _SHORT = 1.4, 2.5, 20


@dataclass(frozen=True, slots=True)
class _Sides:
    """The texts of a choosing item: those that are right, and the others."""

    keys: list[Node]
    distractors: list[Node]


def _sides(item: Node, kind: ItemType) -> _Sides | None:
    """Keys and distractors of an item with choices; None for other types and for what cannot be read."""
    if not issubclass(kind.shape, ChoosingShape):
        return None
    key, choices = item.get("key"), item.get("choices")
    named = {node.text for node in key.items or [key]} if key else set()
    keys: list[Node] = []
    distractors: list[Node] = []
    for choice in choices.items if choices else []:
        text = choice.get("text")
        if text and text.text:
            (keys if choice.text_of("id") in named else distractors).append(text)
    return _Sides(keys, distractors) if keys and len(distractors) > 0 else None


def _lengths(nodes: list[Node]) -> list[int]:
    return [len(plain(node.text or "")) for node in nodes]


def long_key(item: Node, kind: ItemType) -> Iterator[Problem]:
    """A key is at most 1.4 times as long as the other choices are on average."""
    sides = _sides(item, kind)
    if sides is None or not _is_prose(sides):
        return
    key, others = (sum(lengths) / len(lengths) for lengths in map(_lengths, (sides.keys, sides.distractors)))
    if key > _LONG_KEY * others:
        yield Problem(
            sides.keys[0].place,
            f"the key is {key / others:.1f} times as long as the other choices",
            "shorten it, or say more in the others",
            is_warning=True,
        )


def uneven_length(item: Node, kind: ItemType) -> Iterator[Problem]:
    """The longest choice is at most 2.5 times as long as the shortest."""
    sides = _sides(item, kind)
    if sides is None or not _is_prose(sides):
        return
    nodes = sides.keys + sides.distractors
    lengths = _lengths(nodes)
    if max(lengths) > _SPREAD * min(lengths):
        longest = nodes[lengths.index(max(lengths))]
        yield Problem(
            longest.place,
            f"the longest choice is {max(lengths) / min(lengths):.1f} times as long as the shortest",
            "bring them to about one length",
            is_warning=True,
        )


def _is_prose(sides: _Sides) -> bool:
    """Names, numbers and codes have the length they have."""
    return max(_lengths(sides.keys + sides.distractors)) > _SHORT


def shared_word(item: Node, kind: ItemType) -> Iterator[Problem]:
    """No word of weight stands in the stem and the key, and in no other choice."""
    sides, stem = _sides(item, kind), item.text_of("stem")
    if sides is None or not stem:
        return
    shared = content_words(stem)
    for node in sides.keys:
        shared = shared & content_words(node.text or "")
    for node in sides.distractors:
        shared = shared - content_words(node.text or "")
    if shared:
        text = plain(sides.keys[0].text or "")
        seen = next((word for word in text.split() if content_words(word) & shared), min(shared))
        yield Problem(
            sides.keys[0].place,
            f'of the choices only the key repeats the stem\'s word "{seen.strip(".,;:!?()")}"',
            "use it in a distractor too, or say it differently",
            is_warning=True,
        )


def absolute_distractors(item: Node, kind: ItemType) -> Iterator[Problem]:
    """Words such as always, never, all and only do not stand in distractors alone: readers have learned to distrust them."""
    sides = _sides(item, kind)
    if sides is None or any(_ABSOLUTE.search(node.text or "") for node in sides.keys):
        return
    found = [(node, match[0]) for node in sides.distractors if (match := _ABSOLUTE.search(node.text or ""))]
    if found:
        node, word = found[0]
        yield Problem(
            node.place,
            f'"{word.lower()}" stands in {"a distractor" if len(found) == 1 else f"{len(found)} distractors"} and not in the key',
            "say it without the absolute word",
            is_warning=True,
        )


def unlike_form(item: Node, kind: ItemType) -> Iterator[Problem]:
    """Choices are of one form: all with a full stop or none, all starting alike, all numbers or all words."""
    sides = _sides(item, kind)
    if sides is None:
        return
    nodes = sides.keys + sides.distractors
    forms = [_form(plain(node.text or "")) for node in nodes]
    for aspect in range(len(forms[0])):
        seen = [form[aspect] for form in forms]
        rare = min(set(seen), key=seen.count)
        if len(set(seen)) > 1:
            node = nodes[seen.index(rare)]
            yield Problem(
                node.place,
                f'the choice "{shorten(node.text or "", most=40)}" {rare}, other choices do not',
                "give all choices one form",
                is_warning=True,
            )
            return


def _form(text: str) -> tuple[str, str]:
    """What a reader sees of a text's form before reading it, as the message says it."""
    if re.match(r"[$€]?\d", text):
        start = "starts with a number"
    elif text[:1].islower():
        start = "starts with a small letter"
    else:
        start = "starts with a capital letter or a sign"
    end = "ends like a sentence" if text.rstrip("\"”’'")[-1:] in ".!?" else "ends without a full stop"
    return start, end
