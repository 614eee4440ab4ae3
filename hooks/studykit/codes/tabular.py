"""The carried part of the Tabular List as values: which codes exist, which are billable, what stands above and below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .form import padded, parent, plain

Entry = Mapping[str, Any]
"""One code, block or chapter as the lock has it: `title`, and notes by kind."""

NOTES = ("includes", "terms", "excludes1", "excludes2", "code_first", "use_additional", "code_also", "notes")
"""The kinds of notes in the order of the Tabular List; each is a list of lines."""


@dataclass(frozen=True, slots=True)
class Release:
    """Which edition the codes are from. Dates are ISO: the first and the last day of service that it is for."""

    name: str
    issue: str
    valid_from: str
    valid_until: str
    credit: str


@dataclass(frozen=True, slots=True)
class Tabular:
    """All chapters and blocks with the titles of all categories; the carried categories with every code below them.

    `codes` has the codes by category. A category is carried whole, so that what is not in it does not exist.
    """

    release: Release
    chapters: Mapping[str, Entry]
    blocks: Mapping[str, Entry]
    codes: Mapping[str, Mapping[str, Entry]]

    def carries(self, code: str) -> bool:
        return code[:3] in self.codes

    def block_of(self, category: str) -> str | None:
        """The block that a category stands in; None when there is no such category."""
        return next((name for name, block in self.blocks.items() if category in block["categories"]), None)

    def title(self, code: str) -> str | None:
        """The full title of a code that exists in a carried category, with the meaning of its 7th character."""
        entry = self._entry(code)
        if entry is not None:
            return str(entry["title"])
        stem = self._stem_of(code)
        return None if stem is None else f"{self._entry(stem)['title']}, {self.seventh(stem)[code[-1]].split(' / ')[0]}"  # type: ignore[index]

    def below(self, code: str) -> list[str]:
        """The codes one step below, those with a 7th character included; none below a billable code."""
        listed = self._listed_below(code)
        return listed or [padded(code) + character for character in self.seventh(code)]

    def is_billable(self, code: str) -> bool:
        """Whether a code that exists is complete."""
        return not self.below(code) if self._entry(code) is not None else self._stem_of(code) is not None

    def seventh(self, code: str) -> dict[str, str]:
        """The 7th characters that a listed code takes, with their meanings; none if it takes none."""
        entry = self._entry(code)
        if entry is None or self._listed_below(code):
            return {}
        above: Entry | None = entry
        name = code
        while above is not None and "seventh" not in above:
            name = parent(name)
            above = self._entry(name)
        known: Mapping[str, str] = above["seventh"] if above else {}
        return {character: known[character] for character in entry.get("ends", known)}

    def above(self, code: str) -> list[tuple[str, str]]:
        """What stands above an existing code of a carried category, from the chapter down: number or code, and title."""
        block = self.block_of(code[:3]) or ""
        chapter = str(self.blocks[block]["chapter"])
        codes: list[str] = []
        step = self._stem_of(code) or parent(code)
        while step:
            codes.insert(0, step)
            step = parent(step)
        return [
            (chapter, self.chapters[chapter]["title"]),
            (block, self.blocks[block]["title"]),
            *((name, self.title(name) or "") for name in codes if self._entry(name) is not None),
        ]

    def billable(self) -> Iterator[str]:
        """All billable codes, in the order of the list."""
        for entries in self.codes.values():
            for code in entries:
                if not self._listed_below(code):
                    yield from self.below(code) or [code]

    def _entry(self, code: str) -> Entry | None:
        return self.codes.get(code[:3], {}).get(code)

    def _listed_below(self, code: str) -> list[str]:
        length = len(plain(code)) + 1
        start = code if "." in code else f"{code}."
        entries = self.codes.get(code[:3], {})
        return [name for name in entries if len(plain(name)) == length and name.startswith(start)]

    def _stem_of(self, code: str) -> str | None:
        """The listed code that a 7th character was added to, or None."""
        if len(plain(code)) != 7:
            return None
        stem = parent(code)
        while stem and self._entry(stem) is None and stem.endswith("X"):
            stem = parent(stem)
        if not stem or padded(stem) != parent(code) or code[-1] not in self.seventh(stem):
            return None
        return stem
