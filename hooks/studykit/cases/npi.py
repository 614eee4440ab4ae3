"""National Provider Identifiers in cases: none may be somebody's.

A real one has ten digits, begins with 1 or 2, and its last digit is a Luhn check digit over 80840 and the first nine
(CMS, "Requirements for National Provider Identifier and NPI Check Digit").
"""

from __future__ import annotations

import re

EXAMPLE = "1234567893"
"""CMS's own example of the check digit."""


def check_digit(first_nine: str) -> int:
    """The tenth digit that fits the first nine."""
    total = 0
    for position, digit in enumerate(reversed(f"80840{first_nine}")):
        doubled = int(digit) * (2 if position % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return -total % 10


def fits(npi: str) -> bool:
    """Whether it is ten digits with a right check digit."""
    return bool(re.fullmatch(r"[0-9]{10}", npi)) and check_digit(npi[:9]) == int(npi[9])


def may_be_real(npi: str) -> bool:
    return fits(npi) and npi[0] in "12" and npi != EXAMPLE
