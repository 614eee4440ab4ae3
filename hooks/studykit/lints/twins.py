"""Items whose stems are nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from ..nodes import Node
from ..places import Problem
from .guide import Guide
from .wording import content_words

NEAR = 0.7
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Twins:
    """Two items in the guide's order, and the share of their words that both have, from NEAR to 1."""

    first: Node
    second: Node
    share: float


def near_duplicates(guide: Guide) -> Iterator[Problem]:
    """No two stems are nearly the same, unless the items name each other as enemies or ask about different cases."""
    for twins in find_twins(guide):
        yield Problem(
            twins.second.place_of("stem"),
            f'the stem is nearly that of "{twins.first.text_of("id")}"',
            "ask for something else, or name that item under enemies",
            is_warning=True,
        )


def find_twins(guide: Guide) -> Iterator[Twins]:
    """All pairs whose stems share at least NEAR of their content words (Jaccard).

    Two such sets have one of their rarest words in common (prefix filtering; Chaudhuri et al. 2006), so that few pairs
    are compared: comparing all would cost a quadratic time.
    """
    items = [item for item, _ in guide.items()]
    sets = [content_words(item.text_of("stem") or "") for item in items]
    frequency = Counter(word for found in sets for word in found)
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(sets):
        if len(found) < _FEWEST_WORDS:
            continue
        rarest = sorted(found, key=lambda word: (frequency[word], word))
        prefix = rarest[: len(found) - ceil(NEAR * len(found)) + 1]
        for other in sorted({other for word in prefix for other in by_word[word]}):
            share = len(found & sets[other]) / len(found | sets[other])
            if share >= NEAR and _may_meet(items[other], items[number]):
                yield Twins(items[other], items[number], share)
        for word in prefix:
            by_word[word].append(number)


def _may_meet(first: Node, second: Node) -> bool:
    """Whether a reader could get both as two tasks: they are about one case, and neither excludes the other."""
    return first.text_of("case") == second.text_of("case") and not (_names(first, second) or _names(second, first))


def _names(item: Node, other: Node) -> bool:
    enemies = item.get("enemies")
    return other.text_of("id") in [node.text for node in enemies.items] if enemies else False
