"""Figures in prose that cite nothing. tests/unit/test_figures.py holds the table of what counts as one."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .numbers_in_text import blank, without_dates, without_names
from .places import Place, Problem, shorten

_UNITS = "two|three|four|five|six|seven|eight|nine"
_SMALL_WORDS = f"{_UNITS}|ten|eleven|twelve"
_LARGE_WORDS = (
    "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    f"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|{_UNITS}))?|"
    f"(?:a|one|{_UNITS}) (?:hundred|thousand|million)|hundreds|thousands|millions"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?:{_DIGITS}|(?:{_LARGE_WORDS}|{_SMALL_WORDS})\b)"
_RANGE = rf"{_NUMBER}(?:(?:\s?[–-]\s?|\s(?:to|or|and)\s){_NUMBER})?"
_SCALE = r"(?:thousand|million|billion)"
_SPACE = r"(?:[ -]|[ \t]?\n[ \t>]*)"  # a sentence may go on in the next line
_NO_ADJECTIVE = r"(?!(?:of|in|and|or|the|to|for|a|an|with|per|times|out|at|on|is|are|as|by|that|which|than|from)\b)"
_ADJECTIVES = rf"(?:{_SPACE}{_NO_ADJECTIVE}[a-z][a-z-]*){{0,2}}?"

# Nouns whose counts are always figures, and nouns that are also counted in ordinary talk: these only from 13 up.
_ALWAYS = "openings?|awards?|graduates?|completions?|credits?|CEUs?|credit hours?|clock hours?"
_FROM_13 = (
    "jobs?|students?|items?|questions?|workers?|employees?|positions?|vacancies|members?|coders|billers|"
    "certificates|degrees|exams?|cases"
)
_DURATION = "minutes?|hours?|days?|weeks?|months?|years?"
_DURATION_KIND = "full[ -]|whole |more |working |business |calendar |clock |contact |semester "
_NOT_A_SHARE = f"(?:{_DURATION}|step|part|place|way|group|page|chapter)s?"

# A figure starts at a number that nothing is stuck to. Looking for that first spares most of a text the patterns below.
_START = re.compile(
    rf"(?<![\w.,$/-])(?:(?:US)?\$|USD\b|[+−–-]?\d|(?:{_LARGE_WORDS}|{_SMALL_WORDS}|one)\b)", re.IGNORECASE
)
# Cheaper still: most paragraphs hold neither a digit nor any of these words.
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z]+")
_SIGNS = str.maketrans(dict.fromkeys(f"{string.punctuation}–—‘’“”…\xa0", " "))
_NUMBER_WORDS = frozenset(_WORD.findall(f"one {_SMALL_WORDS} {_LARGE_WORDS}")) - {"a"}
_PATTERNS = (
    rf"(?:US)?\$\s?(?:{_DIGITS})(?:(?:\s?[–-]\s?|\sto\s)\$?(?:{_DIGITS}))?(?:\s{_SCALE}\b|k\b)?",
    rf"USD\s?(?:{_DIGITS})",
    rf"(?:one|{_RANGE})(?:\s{_SCALE})?\s(?:US\s)?(?:dollars?|cents?)\b",
    rf"[+−–-]?(?:one|{_RANGE})\s?(?:%|(?:percent|per cent)(?:age points?)?\b)",
    rf"{_RANGE}{_ADJECTIVES}{_SPACE}(?:{_ALWAYS})\b",
    rf"{_RANGE}{_SPACE}(?:{_DURATION_KIND})?(?:{_DURATION})\b",
    rf"(?P<counted>{_DIGITS}|(?:{_LARGE_WORDS})\b){_ADJECTIVES}{_SPACE}(?:{_FROM_13})\b",
    rf"(?:one|{_UNITS}|\d{{1,2}})\s(?:in|out\sof)\s(?:every\s)?(?:{_UNITS}|ten|twenty|100|\d{{1,2}})\b(?![ -]{_NOT_A_SHARE})",
    r"\d{1,3}(?:,\d{3})+(?![\w,])",
    rf"{_NUMBER}\s(?:million|billion)\b",
)
_FIGURE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_NO_FIGURE = re.compile(
    r"(?:two|four|2|4)-year (?:college|degree|school|program|university|institution)s?"
    r"|24 hours a day|(?:7|seven) days a week"
    r"|(?:one|nine) in (?:every )?ten\b|(?:one|three) in (?:every )?four\b"  # what a percentile is, like "half"
    rf"|{_RANGE} (?:days?|weeks?|months?|years?) (?:ago|later)\b",
    re.IGNORECASE,
)
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
    masked = _NOT_PROSE.sub(blank, text.replace("\xa0", " "))
    if _DIGIT.search(masked):  # names and dates hold one
        masked = without_dates(without_names(masked))
    position = 0
    for start in _START.finditer(masked):
        if start.start() < position:
            continue
        if passed := _NO_FIGURE.match(masked, start.start()):
            position = passed.end()
        elif match := _FIGURE.match(masked, start.start()):
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
