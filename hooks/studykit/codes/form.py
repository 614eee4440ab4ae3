"""The form of an ICD-10-CM code, whether or not such a code exists."""

from __future__ import annotations

import re

# The second character is a digit, but for the category QA0, which is newer than that rule.
_CODE = re.compile(r"[A-Z](?:\d[\dA-Z]|A0)(?:\.[\dA-Z]{1,4})?")


def has_form(code: str) -> bool:
    """Whether a text is written as the Tabular List writes codes: `J18`, `J18.9`, `W19.XXXA`."""
    return _CODE.fullmatch(code) is not None


def dotted(text: str) -> str:
    """A code with its dot, from one without: `J189` → `J18.9`."""
    return f"{text[:3]}.{text[3:]}" if len(text) > 3 else text


def plain(code: str) -> str:
    """A code without its dot; the length is the number of its characters."""
    return code.replace(".", "")


def parent(code: str) -> str:
    """The code one character shorter; empty for a category. In ICD-10-CM that is what stands above it."""
    return dotted(plain(code)[:-1]) if len(code) > 3 else ""


def padded(code: str) -> str:
    """The six places before a 7th character, the empty ones filled with X: `W19` → `W19.XXX`."""
    return dotted(plain(code).ljust(6, "X"))
