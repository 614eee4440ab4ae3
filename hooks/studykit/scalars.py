"""Scalars as strict parsers read them: pydantic's own take `nan`, `1_000` and the date 0."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_TEXT = r"\S"
_KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_URL = r"^https?://[^\s<>\"']+$"
_REMEDIES = {
    _TEXT: "must hold text",
    _KEBAB: "must be lower-case letters, digits and single hyphens, as in claims-004",
    _URL: "must be an address that starts with https://",
}


def remedy_for(pattern: str) -> str:
    """What a text that does not match one of the patterns below must be."""
    return _REMEDIES.get(pattern) or f"must be one of: {pattern[4:-2].replace('|', ', ')}"


def _parser(parse: Callable[[str], Any], example: str) -> Callable[[Any], Any]:
    """A validator for one scalar; `parse` raises ValueError. The message says what would be right."""

    def validate(value: Any) -> Any:
        if not isinstance(value, str):
            raise PydanticCustomError("studykit_scalar", "must be text")
        try:
            return parse(value)
        except ValueError:
            raise PydanticCustomError("studykit_value", "{example}", {"example": example}) from None

    return validate


def parse_text(text: str) -> str:
    if not re.search(_TEXT, text):
        raise ValueError("empty")
    return text


def parse_date(text: str) -> datetime.date:
    """An ISO date, years 1900 to 2199. Raises ValueError."""
    if not re.fullmatch(r"(19|20|21)\d\d-\d\d-\d\d", text):
        raise ValueError(text)
    return datetime.date.fromisoformat(text)


def parse_whole(text: str) -> int:
    """A whole number without signs of any other notation: no 1_000, 1e3 or leading zeros. Raises ValueError."""
    if not re.fullmatch(r"-?(0|[1-9]\d*)", text):
        raise ValueError(text)
    return int(text)


def parse_number(text: str) -> int | float:
    """A plain decimal number. Raises ValueError for nan, inf, 1_000, 1e3 and leading zeros."""
    if not re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", text):
        raise ValueError(text)
    return float(text) if "." in text else int(text)


def parse_url(text: str) -> str:
    if not re.search(_URL, text):
        raise ValueError(text)
    return text


def _matching(pattern: str, **schema: Any) -> tuple[Any, ...]:
    """A text that matches a pattern: checked by pydantic's own code, which costs a fifth of a call of ours."""
    return (
        StringConstraints(strict=True, pattern=pattern),
        WithJsonSchema({"type": ["string", "number", "boolean"], **schema}),
    )


def _scalar(parse: Callable[[str], Any], example: str, **schema: Any) -> tuple[Any, ...]:
    return (
        BeforeValidator(_parser(parse, example)),
        WithJsonSchema({"type": ["string", "number", "boolean"], **schema}),
    )


Text = Annotated[str, *_matching(_TEXT)]
Kebab = Annotated[str, *_matching(_KEBAB)]
IsoDate = Annotated[datetime.date, *_scalar(parse_date, "must be a date such as 2027-05-31", format="date")]
Number = Annotated[int | float, *_scalar(parse_number, "must be a number such as 51140 or 24.59")]
Url = Annotated[str, *_matching(_URL)]


def one_of(*words: str) -> tuple[Any, ...]:
    """What makes `Annotated[str, *one_of(…)]` take one of a few words."""

    return _matching(f"^(?:{'|'.join(words)})$", type="string", enum=list(words))


def whole_between(low: int, high: int) -> tuple[Any, ...]:
    """What makes `Annotated[int, *whole_between(…)]` take a whole number from `low` to `high`."""

    def parse(text: str) -> int:
        number = parse_whole(text)
        if not low <= number <= high:
            raise ValueError(text)
        return number

    example = f"must be a whole number from {low} to {high}"
    numbers = range(low, high + 1)
    return _scalar(parse, example, type=["string", "number"], enum=[*numbers, *map(str, numbers)])
