"""The claim form's item numbers and the columns of lines. Labels are our own and stand in data/words.yml as case_….

The National Uniform Claim Committee owns the form CMS-1500: numbers are cited, its layout and wording are not copied.
"""

from __future__ import annotations

from collections.abc import Mapping

_PLAIN = "1 1a 2 3 4 5 6 7 9 9a 9d 10a 10b 10c 11 11a 11c 11d 12 13 14 15 16 17 17b 18 19 20 22 23 25 26 27 28 29 31 32 32a 33 33a"
DIAGNOSES = tuple(f"21{letter}" for letter in "ABCDEFGHIJKL")
CLAIM_ITEMS = (*_PLAIN.split(), *DIAGNOSES)
MONEY_ITEMS = frozenset({"28", "29"})
NPI_ITEMS = frozenset({"17b", "32a", "33a"})

CLAIM_COLUMNS: Mapping[str, str] = {
    "date": "24A",
    "place": "24B",
    "procedure": "24D",
    "modifier": "24D",
    "pointer": "24E",
    "charge": "24F",
    "units": "24G",
    "npi": "24J",
}
"""The fields of a service line, and their item numbers."""

AMOUNTS = ("charge", "contractual", "allowed", "deductible", "coinsurance", "copay", "other", "paid")
"""The amounts of a remittance line, in the order they are worked out."""
PATIENT_SHARE = ("deductible", "coinsurance", "copay")
REMITTANCE_COLUMNS = ("date", "service", *AMOUNTS, "remark")


def item_word(number: str) -> str:
    """The name of a claim item's label in data/words.yml; the twelve diagnoses share one."""
    return "case_21" if number in DIAGNOSES else f"case_{number}"


def column_word(name: str) -> str:
    """The name of a line field's label in data/words.yml."""
    return f"case_{name}"
