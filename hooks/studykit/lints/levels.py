"""What a chapter's items ask of the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..places import Place, Problem
from .guide import Guide, chapter


def mostly_recall(guide: Guide) -> Iterator[Problem]:
    """At least half of a chapter's items ask to apply or to judge, and not only to recall."""
    above: dict[str, list[bool]] = defaultdict(list)
    for item, _ in guide.items():
        name = guide.chapter_of(item)
        if name:
            above[name].append(item.text_of("level") in ("apply", "judge"))
    for name, found in above.items():
        if sum(found) * 2 < len(found):
            yield Problem(
                _place(guide, name),
                f'{sum(found)} of {len(found)} items of the chapter "{name}" are above recall',
                "write items that ask to apply or to judge",
                is_warning=True,
            )


def _place(guide: Guide, name: str) -> Place:
    """The chapter's first objective."""
    return min(place for place in guide.objectives.values() if chapter(place.path) == name)
