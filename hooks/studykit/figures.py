"""Figures in prose that cite nothing. tests/unit/test_figures.py holds the table of what counts as one."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .number_words import LARGE_WORDS, SMALL_WORDS
from .numbers_in_text import blank, without_dates, without_names
from .places import Place, Problem, shorten

# Most paragraphs hold neither a digit nor any of these words.
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z]+")
_SIGNS = str.maketrans(dict.fromkeys(f"{string.punctuation}–—‘’“”…\xa0", " "))
_NUMBER_WORDS = frozenset(_WORD.findall(f"one {SMALL_WORDS} {LARGE_WORDS}")) - {"a"}
_NOT_PROSE = re.compile(r"\[[^\[\]]*\]\((?:fact|example|source):[^)\s]*\)|`[^`]*`|\]\([^)\s]*\)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text: where it starts, counted from 0, and its words."""

    offset: int
    text: str


def find_figures(text: str) -> list[Figure]:
    """The figures of a Markdown text that cite nothing: dollars, percents, counts, durations, shares and large numbers.

    None are: dates, years, ranks, names with digits (ICD-10-CM, form 1500), numbers of lists, steps and sections,
    ordinary small counts (three tasks, 10 questions), citations and code. Number words count like digits.
    """
    found: list[Figure] = []
    for paragraph in _PARAGRAPH.finditer(text):
        if may_hold_figure(paragraph[0]):
            found += _find_in(paragraph[0], paragraph.start())
    return found


def may_hold_figure(text: str) -> bool:
    """Whether a text holds a digit or a number word; most hold neither, and this costs little."""
    return _DIGIT.search(text) is not None or not _NUMBER_WORDS.isdisjoint(text.lower().translate(_SIGNS).split())


def _find_in(text: str, offset: int) -> Iterator[Figure]:
    """The figures of a paragraph that stands at `offset`."""
    # Large patterns, compiled when a text first needs them.
    from .figure_patterns import FIGURE, NO_FIGURE, START

    masked = _NOT_PROSE.sub(blank, text.replace("\xa0", " "))
    if _DIGIT.search(masked):  # names and dates hold one
        masked = without_dates(without_names(masked))
    position = 0
    for start in START.finditer(masked):
        if start.start() < position:
            continue
        if passed := NO_FIGURE.match(masked, start.start()):
            position = passed.end()
        elif match := FIGURE.match(masked, start.start()):
            position = match.end()
            if not _is_small_talk(match["counted"]):
                yield Figure(offset + match.start(), text[match.start() : match.end()])


def _is_small_talk(counted: str | None) -> bool:
    """Whether a count of something ordinary is below 13."""
    return counted is not None and counted[0].isdigit() and float(counted.replace(",", "")) < 13


def check_figures(text: str, place_of: Callable[[int], Place]) -> Iterator[Problem]:
    """Every figure in prose cites its fact, or is marked as an invented example. `place_of` turns an offset in the text into a place."""
    for figure in find_figures(text):
        yield Problem(
            place_of(figure.offset),
            f'uncited figure "{shorten(figure.text, most=40)}"',
            "cite it with [..](fact:…), or mark an invented example with [..](example:)",
        )
