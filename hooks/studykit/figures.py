"""Figures in prose that cite nothing. tests/unit/test_figures.py holds the table of what counts as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .numbers_in_text import blank, without_dates, without_names
from .places import Place, Problem, shorten

_SMALL_WORDS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LARGE_WORDS = (
    "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|"
    "(?:a|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand|million)|hundreds|thousands|millions"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ANY = rf"(?<![\w.,$/-])(?:{_DIGITS}|(?:{_LARGE_WORDS}|{_SMALL_WORDS})\b)"
_RANGE = rf"{_ANY}(?:(?:\s?[–-]\s?|\s(?:to|or|and)\s)(?:{_DIGITS}|(?:{_LARGE_WORDS}|{_SMALL_WORDS})\b))?"
_LARGE = rf"(?<![\w.,$/-])(?:{_DIGITS}|(?:{_LARGE_WORDS})\b)"
_SCALE = r"(?:thousand|million|billion)"
_STOP = r"(?!(?:of|in|and|or|the|to|for|a|an|with|per|times|out|at|on|is|are|as|by|that|which|than|from)\b)"
_SPACE = r"(?:[ -]|[ \t]?\n[ \t>]*)"  # a sentence may go on in the next line
_ADJECTIVES = rf"(?:{_SPACE}{_STOP}[a-z][a-z-]*){{0,2}}?"

# Nouns whose counts are always figures, and nouns that are also counted in ordinary talk: these only from 13 up.
_ALWAYS = "openings?|awards?|graduates?|completions?|credits?|CEUs?|credit hours?|clock hours?"
_FROM_13 = "jobs?|students?|items?|questions?|workers?|employees?|positions?|vacancies|members?|coders|billers|certificates|degrees|exams?|cases"
_DURATION = "minutes?|hours?|days?|weeks?|months?|years?"
_NO_FIGURE = re.compile(
    r"\b(?:two|four|2|4)-year (?:college|degree|school|program|university|institution)s?|\b24 hours a day|\b(?:7|seven) days a week"
    r"|\b(?:one|nine) in (?:every )?ten\b|\b(?:one|three) in (?:every )?four\b"  # what a percentile is, like "half"
    rf"|(?:{_RANGE}) (?:days?|weeks?|months?|years?) (?:ago|later)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[[^\[\]]*\]\((?:fact|example|source):[^)\s]*\)|`[^`]*`|\]\([^)\s]*\)")

_PATTERNS = [
    rf"(?<!\w)(?:US)?\$\s?(?:{_DIGITS})(?:(?:\s?[–-]\s?|\sto\s)\$?(?:{_DIGITS}))?(?:\s{_SCALE}\b|k\b)?",
    rf"\bUSD\s?(?:{_DIGITS})",
    rf"{_RANGE}(?:\s{_SCALE})?\s(?:US\s)?(?:dollars?|cents?)\b",
    rf"(?:[+−–-])?{_RANGE}\s?(?:%|(?:percent|per cent)(?:age points?)?\b)",
    rf"{_RANGE}{_ADJECTIVES}{_SPACE}(?:{_ALWAYS})\b",
    rf"{_RANGE}{_SPACE}(?:full[ -]|whole |more |working |business |calendar |clock |contact |semester )?(?:{_DURATION})\b",
    rf"{_LARGE}{_ADJECTIVES}{_SPACE}(?:{_FROM_13})\b",
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2}) (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|100|\d{1,2})\b(?![ -](?:hour|minute|day|week|month|year|step|part|place|way|group|page|chapter)s?)",
    r"(?<![\w.,$/-])\d{1,3}(?:,\d{3})+(?![\w,])",
    rf"{_ANY}\s(?:million|billion)\b",
]
_FIGURE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
# What every figure holds. Looking for it first spares most paragraphs the ten patterns above.
_NUMBER = re.compile(
    rf"\d|\b(?:{_LARGE_WORDS}|{_SMALL_WORDS}|one (?:in|out|percent|per cent|dollar|cent|million|billion))\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
_COUNTED_FROM_13 = re.compile(rf"(\d[\d,.]*)\D*{_SPACE}(?:{_FROM_13})$", re.IGNORECASE)


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
    masked = without_dates(without_names(_NO_FIGURE.sub(blank, _LINK.sub(blank, text.replace("\xa0", " ")))))
    return [
        Figure(match.start(), text[match.start() : match.end()])
        for match in _FIGURE.finditer(masked)
        if not _is_small_talk(match.group())
    ]


def _is_small_talk(figure: str) -> bool:
    counted = _COUNTED_FROM_13.fullmatch(figure.strip())
    return counted is not None and "," not in counted[1] and float(counted[1].rstrip(".")) < 13


def check_figures(text: str, place_of: Callable[[int], Place]) -> Iterator[Problem]:
    """Every figure in prose cites its fact, or is marked as an invented example. `place_of` turns an offset in the text into a place."""
    for figure in find_figures(text):
        yield Problem(
            place_of(figure.offset),
            f'uncited figure "{shorten(figure.text, most=40)}"',
            "cite it with [..](fact:…), or mark an invented example with [..](example:)",
        )
