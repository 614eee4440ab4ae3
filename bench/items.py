"""Pages and items to measure with: plain values, the same ones for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .texts import heading, paragraph, phrase

SECTIONS = 5
ITEMS_A_SECTION = 2
WORDS_A_PAGE = 700
SOURCE_TITLE, SOURCE_URL, SOURCE_SEEN = (
    "Billing rules, a handbook for clerks",
    "https://example.org/rules",
    "2026-11-21",
)
PUBLISHER = "Example Health Agency"


MARKED = 0.05
"""The share of texts with a bit of Markdown; in the guide's own items it is 3 %."""


@dataclass(frozen=True)
class Choice:
    """One offered answer with what is said about it; texts are Markdown."""

    id: str
    text: str
    why: str


@dataclass(frozen=True)
class Item:
    """An item with three choices; `key` is the id of the right one."""

    id: str
    stem: str
    choices: tuple[Choice, ...]
    key: str
    rationale: str

    def texts(self) -> list[str]:
        """The item's own text: what its author wrote, each text once, as Markdown."""
        return [
            self.stem,
            *(text for choice in self.choices for text in (choice.text, choice.why)),
            self.rationale,
        ]


@dataclass(frozen=True)
class Section:
    title: str
    paragraphs: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Page:
    """A page of about 700 words in five sections; `name` is its file's name without `.md`."""

    name: str
    title: str
    sections: tuple[Section, ...]

    @property
    def items(self) -> list[Item]:
        return [item for section in self.sections for item in section.items]


def make_pages(count: int, *, seed: int = 1) -> list[Page]:
    """`count` pages, each from a seed of its own: the first pages of a large site are those of a small one."""
    return [_make_page(number, random.Random(f"{seed}/{number}")) for number in range(count)]


def _make_page(number: int, random_: random.Random) -> Page:
    name = f"page-{number:03}"
    sections = []
    for at in range(SECTIONS):
        title, words = heading(random_), WORDS_A_PAGE // SECTIONS // 2
        paragraphs = (paragraph(random_, words), paragraph(random_, words))
        first = at * ITEMS_A_SECTION
        items = tuple(_make_item(f"{name}-{first + n:02}", random_) for n in range(ITEMS_A_SECTION))
        sections.append(Section(title, paragraphs, items))
    return Page(name, heading(random_), tuple(sections))


def _make_item(identifier: str, random_: random.Random) -> Item:
    def text(least: int, most: int, end: str = "") -> str:
        return phrase(random_, random_.randint(least, most), end=end, marked=random_.random() < MARKED)

    choices = tuple(Choice(name, text(5, 10), text(9, 15, ".")) for name in "abc")
    # The engine refuses banks whose keys are too often the longest choice, or the shortest.
    _, key, _ = (choice.id for choice in sorted(choices, key=lambda choice: len(choice.text)))
    rationale = f"{text(10, 14, '.')} {phrase(random_, random_.randint(8, 14), end='.')}"
    return Item(identifier, text(11, 18, "?"), choices, key, rationale)
