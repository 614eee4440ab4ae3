"""Scalars as strict parsers read them: pydantic's own take `nan`, `1_000` and the date 0."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_TEXT = r"\S"
_KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_URL = r"""^https?://[^\s<>"']+$"""
_MONEY = r"^(0|[1-9]\d{0,6})\.\d\d$"
_CATEGORY = r"^[A-Z][0-9A][0-9A-Z]$"
_RELEASE = r"^FY20\d\d$"
_REMEDIES = {
    _CATEGORY: "must be a category of ICD-10-CM: a capital and two characters, as in J18",
    _RELEASE: "must be a fiscal year, as in FY2026",
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


def parse_money(text: str) -> Decimal:
    """Dollars and cents such as 120.00, exactly. Raises ValueError for a sign, a comma or missing cents."""
    if not re.search(_MONEY, text):
        raise ValueError(text)
    return Decimal(text)


def parse_url(text: str) -> str:
    if not re.search(_URL, text):
        raise ValueError(text)
    return text


def _matching(pattern: str, schema: dict[str, Any] | None = None) -> tuple[Any, ...]:
    """A text that matches a pattern: checked by pydantic's own code, which costs a fifth of a call of ours."""
    written = {"type": "string", "pattern": pattern, "patternErrorMessage": remedy_for(pattern)}
    return StringConstraints(strict=True, pattern=pattern), WithJsonSchema(schema or _or_unquoted(written))


def _or_unquoted(written: dict[str, Any]) -> dict[str, Any]:
    """A text's JSON Schema: what an editor takes for a number (00100, 2026) or for a boolean (True) is text to our reader.

    The plain `"type": ["string", "number", "boolean"]` says the same, but then editors offer true and false in every text.
    Titles keep an editor from mistaking one branch for another.
    """
    other = {"title": "No text", "type": ["string", "object", "array", "null"]}
    return {"anyOf": [written, {"title": "Text", "not": other}]}


def _scalar(parse: Callable[[str], Any], example: str, schema: dict[str, Any]) -> tuple[Any, ...]:
    return (
        BeforeValidator(_parser(parse, example)),
        WithJsonSchema({**schema, "patternErrorMessage": example}),
    )


_DATE = {"type": "string", "format": "date"}
_NUMBER = {"type": ["string", "number"], "pattern": r"^-?(0|[1-9]\d*)(\.\d+)?$"}

Text = Annotated[str, *_matching(_TEXT)]


def is_kebab(text: str) -> bool:
    """Whether a text can be an id, or the name of a file that is one."""
    return re.fullmatch(_KEBAB, text) is not None


Kebab = Annotated[str, *_matching(_KEBAB)]
IsoDate = Annotated[datetime.date, *_scalar(parse_date, "must be a date such as 2027-05-31", _DATE)]
Number = Annotated[int | float, *_scalar(parse_number, "must be a number such as 51140 or 24.59", _NUMBER)]
Url = Annotated[str, *_matching(_URL)]
Category = Annotated[str, *_matching(_CATEGORY)]
ReleaseName = Annotated[str, *_matching(_RELEASE)]
MONEY_RULE = "must be dollars and cents such as 120.00: no sign, no comma, never negative"
Money = Annotated[Decimal, *_scalar(parse_money, MONEY_RULE, {**_NUMBER, "pattern": _MONEY})]


def one_of(*words: str) -> tuple[Any, ...]:
    """What makes `Annotated[str, *one_of(…)]` take one of a few words."""

    return _matching(f"^(?:{'|'.join(words)})$", _one_of_schema(words))


def _one_of_schema(words: tuple[str, ...]) -> dict[str, Any]:
    """The JSON Schema of a few words. Numbers among them are offered without quotes and taken with them, too."""
    offered = [int(word) if re.fullmatch(r"0|[1-9]\d*", word) else word for word in words]
    if offered == list(words):
        return {"type": "string", "enum": offered}
    quoted = {"title": "Text", "type": "string", "pattern": f"^(?:{'|'.join(words)})$"}
    return {"anyOf": [{"enum": offered}, quoted]}


def whole_between(low: int, high: int) -> tuple[Any, ...]:
    """What makes `Annotated[int, *whole_between(…)]` take a whole number from `low` to `high`."""

    def parse(text: str) -> int:
        number = parse_whole(text)
        if not low <= number <= high:
            raise ValueError(text)
        return number

    example = f"must be a whole number from {low} to {high}"
    return _scalar(parse, example, _one_of_schema(tuple(map(str, range(low, high + 1)))))
