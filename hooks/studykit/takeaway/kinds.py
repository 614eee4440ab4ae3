"""What becomes of each type of item in other programs, for people who teach with them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..library import Library
from .tasks import KNOWN

_MOODLE = {"match": "matching", "order": "matching", "text": "writing", "code": "writing", "number": "number"}
_QTI = _MOODLE | {"multi": "multi", "spot": "spot"}


@dataclass(frozen=True, slots=True)
class KindRow:
    """A type in words: how many items are published, what they become, what is different there. All decks and tables hold all types."""

    type: str
    count: int
    moodle: str
    qti: str
    change: str


def kind_rows(library: Library) -> list[KindRow]:
    """The types of published items, the most frequent first; one that no file can hold is listed, too."""
    words = library.words
    counts = Counter(item.type for item in library.items() if item.is_reviewed)
    rows = []
    for name, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        if name in KNOWN:
            moodle = words[f"takeaway_moodle_{_MOODLE.get(name, 'choosing')}"]
            qti, change = words[f"takeaway_qti_{_QTI.get(name, 'choosing')}"], words[f"takeaway_change_{name}"]
            rows.append(KindRow(words[f"takeaway_type_{name}"], count, moodle, qti, change))
        else:
            none = words["takeaway_none"]
            rows.append(KindRow(name, count, none, none, words["takeaway_change_none"]))
    return rows
