"""What a figure looks like: numbers in digits and words, and what must stand behind them to make one."""

from __future__ import annotations

import re

from .number_words import LARGE_WORDS, SMALL_WORDS, UNITS

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?:{_DIGITS}|(?:{LARGE_WORDS}|{SMALL_WORDS})\b)"
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
START = re.compile(rf"(?<![\w.,$/-])(?:(?:US)?\$|USD\b|[+−–-]?\d|(?:{LARGE_WORDS}|{SMALL_WORDS}|one)\b)", re.IGNORECASE)
_PATTERNS = (
    rf"(?:US)?\$\s?(?:{_DIGITS})(?:(?:\s?[–-]\s?|\sto\s)\$?(?:{_DIGITS}))?(?:\s{_SCALE}\b|k\b)?",
    rf"USD\s?(?:{_DIGITS})",
    rf"(?:one|{_RANGE})(?:\s{_SCALE})?\s(?:US\s)?(?:dollars?|cents?)\b",
    rf"[+−–-]?(?:one|{_RANGE})\s?(?:%|(?:percent|per cent)(?:age points?)?\b)",
    rf"{_RANGE}{_ADJECTIVES}{_SPACE}(?:{_ALWAYS})\b",
    rf"{_RANGE}{_SPACE}(?:{_DURATION_KIND})?(?:{_DURATION})\b",
    rf"(?P<counted>{_DIGITS}|(?:{LARGE_WORDS})\b){_ADJECTIVES}{_SPACE}(?:{_FROM_13})\b",
    rf"(?:one|{UNITS}|\d{{1,2}})\s(?:in|out\sof)\s(?:every\s)?(?:{UNITS}|ten|twenty|100|\d{{1,2}})\b(?![ -]{_NOT_A_SHARE})",
    r"\d{1,3}(?:,\d{3})+(?![\w,])",
    rf"{_NUMBER}\s(?:million|billion)\b",
)
FIGURE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
NO_FIGURE = re.compile(
    r"(?:two|four|2|4)-year (?:college|degree|school|program|university|institution)s?"
    r"|24 hours a day|(?:7|seven) days a week"
    r"|(?:one|nine) in (?:every )?ten\b|(?:one|three) in (?:every )?four\b"  # what a percentile is, like "half"
    rf"|{_RANGE} (?:days?|weeks?|months?|years?) (?:ago|later)\b",
    re.IGNORECASE,
)
