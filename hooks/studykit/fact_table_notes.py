"""What cells of a table need said beside them: second-hand, our calculation, a note of the data."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from .citation_html import second_hand
from .facts.values import Fact


class CellNotes:
    """Letters for cells, and what each letter says under the table. Cells with the same note share a letter."""

    def __init__(self, words: Mapping[str, str], *, says_second_hand: bool = True) -> None:
        """`says_second_hand` is False where the cells themselves say it."""
        self._words = words
        self._says_second_hand = says_second_hand
        self._letters: dict[str, str] = {}

    def mark(self, fact: Fact) -> str:
        note = self._note(fact)
        if not note:
            return ""
        letter = self._letters.setdefault(note, _letter(len(self._letters)))
        return f'<sup class="fact-mark">[{letter}]</sup>'

    def _note(self, fact: Fact) -> str:
        parts = []
        if fact.is_second_hand and self._says_second_hand:
            parts.append(second_hand(fact, self._words))
        if fact.formula:
            parts.append(escape(self._words["our_calculation"]))
        if fact.note:
            parts.append(escape(fact.note))
        return ". ".join(part[:1].upper() + part[1:].rstrip(".") for part in parts) + ("." if parts else "")

    def html(self) -> str:
        if not self._letters:
            return ""
        entries = "".join(
            f'<li><sup class="fact-mark">[{letter}]</sup> {note}</li>\n' for note, letter in self._letters.items()
        )
        return f'<ul class="fact-notes">\n{entries}</ul>\n'


def _letter(number: int) -> str:
    """a to z, then aa, ab …"""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    return alphabet[number] if number < 26 else _letter(number // 26 - 1) + alphabet[number % 26]
