"""Numbers as they stand in a sentence, and the parts of a sentence that look like numbers and are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

WORDS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

_MONTH = rf"(?:{'|'.join(MONTHS)}|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
_YEAR = r"(?:19|20|21)\d\d"
DATE = re.compile(
    rf"\b(?:{_YEAR}-\d\d(?:-\d\d)?|\d{{1,2}} {_MONTH} {_YEAR}|{_MONTH} \d{{1,2}}, {_YEAR}|{_MONTH} {_YEAR}"
    rf"|{_MONTH} \d{{1,2}}(?![\d,]*\d)|\d{{1,2}} {_MONTH}\b)"
)

# Names that hold digits: code systems, forms, laws, occupations, addresses, telephone numbers, times, ranks.
# Each begins where a word does, or with §: asking for that first spares the list at every other letter.
_NAMES = re.compile(
    r"""
    (?:(?<!\w)|(?=§))(?:
    \bhttps?://\S+ | (?<![\w/.-])[\w/-][\w/.-]*\.(?:md|html?|org|gov|com|edu)\b\S*
    | \bICD-(?:9|10|11)(?:-[A-Z]+)? | \bI10\b | \b[A-Z]{2,}-?\d[\w.-]* | \bForms?\ (?:CMS-)?\d+\w* | \bCMS[- ]1500\b
    | \b(?:837|835|834|820|270|271|276|277|278|999)[PIDA]?\b(?=\ (?:file|transaction|claim|remittance|form|standard|format|electronic|message|inquir|response))
    | \b(?:837[PIDA]|X12[ ]\d{3})\b | \b1500\b(?=\ (?:claim|form|paper)) | \bUB-?04\b
    | \b(?:Public\ Act|PA|Title|Part|Section|Sections|Sec\.|Chapter|Step|Level|Table|Figure|Box|Field|Item|Line|Page|Version|Release|No\.|Number|Act|Schedule|SOC|CIP|code|group|§§?)\ (?:No\.\ )?\#?[\dA-Z]*\d[\w.-]*
    | \b\d\d-\d{4}(?:\.\d\d)?\b | \b\d{3}[-.]\d{3}[-.]\d{4}\b | \b\d{3}-\d{4}\b | \b\d\d\.\d{4}\b
    | \b\d{1,2}:\d\d\b | \b\d+(?:st|nd|rd|th)\b | \b\d+(?:\.\d+){2,}\b | \b24/7\b | \b401\(k\) | \b\d+\ (?:CFR|USC|U\.S\.C\.)\ [\d.]+
    )
    """,
    re.VERBOSE,
)
_LOOSE_YEAR = re.compile(
    rf"(?<![\d$,.]){_YEAR}(?:[–-](?:{_YEAR}|\d\d))?(?![\d,]*\d|\s?%|\s?per\s?cent|[ -](?:hour|minute|dollar|credit)s?\b)"
)


def blank(match: re.Match[str]) -> str:
    """Spaces in place of a match: what follows keeps its offset and line."""
    return re.sub(r"[^\n]", " ", match.group())


def without_names(text: str) -> str:
    """The text with names that hold digits blanked out."""
    return _NAMES.sub(blank, text)


def without_dates(text: str) -> str:
    """The text with dates and years blanked out."""
    return _LOOSE_YEAR.sub(blank, DATE.sub(blank, text))


_NUMBER = re.compile(
    rf"""
    (?:(?<![\w.,$])(?P<word>{"|".join(WORDS)})(?![\w])
    | (?<![\w.,$])(?P<sign>[+−–-])?(?P<dollar>\$)?(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d]|[A-Za-z]))
    (?:(?P<percent>\ ?%|\ ?percent\b|\ ?per\ cent\b)|[ -](?P<scale>{"|".join(SCALES)})\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where it stands with sign, $, % and scale, and what it says."""

    start: int
    end: int
    value: Decimal
    is_word: bool
    is_money: bool
    percent: str
    """The percent sign or words as written, with the space before; empty without."""
    sign: str
    digits: str
    scale: int

    @property
    def step(self) -> Decimal:
        """The worth of the last written digit: 0.01 in 24.59, 100000 in 1.2 million."""
        decimals = len(self.digits.partition(".")[2])
        return Decimal(self.scale).scaleb(-decimals)


def find_numbers(text: str) -> list[Number]:
    """The numbers of a text in order, dates and years among them; names with digits are passed over."""
    found = []
    for match in _NUMBER.finditer(without_names(text)):
        word = match["word"]
        digits = str(WORDS[word.lower()]) if word else match["digits"]
        scale = SCALES[match["scale"].lower()] if match["scale"] else 1
        sign = match["sign"] or ""
        value = Decimal(digits.replace(",", "")) * scale
        found.append(
            Number(
                match.start(),
                match.end(),
                -value if sign and sign != "+" else value,
                bool(word),
                bool(match["dollar"]),
                match["percent"] or "",
                sign,
                digits,
                scale,
            )
        )
    return found
