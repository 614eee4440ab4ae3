"""Check the shape of a node against a pydantic model, and say what is wrong in the author's words.

Pydantic sees texts, None, lists and dicts only. Numbers, dates and ids are parsed by strict parsers of ours: pydantic's own
take `nan`, `1_000` and the date 0. Rules across fields do not belong in a model: pydantic runs them only when all else is right.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from .nodes import Node
from .places import Place, Problem, suggestion

_M = TypeVar("_M", bound=BaseModel)


class Shape(BaseModel):
    """Base of all models: no unknown fields, and the values are what a strict parser made of the text."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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
    if not text.strip():
        raise ValueError("empty")
    return text


def parse_kebab(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(text)
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
    if not re.fullmatch(r"https?://[^\s<>\"']+", text):
        raise ValueError(text)
    return text


def parse_truth(text: str) -> bool:
    truths = {"true": True, "false": False, "yes": True, "no": False}
    if text.lower() not in truths:
        raise ValueError(text)
    return truths[text.lower()]


def _scalar(parse: Callable[[str], Any], example: str, **schema: Any) -> Any:
    return (
        BeforeValidator(_parser(parse, example)),
        WithJsonSchema({"type": ["string", "number", "boolean"], **schema}),
    )


Text = Annotated[str, *_scalar(parse_text, "must hold text")]
Kebab = Annotated[str, *_scalar(parse_kebab, "must be lower-case letters, digits and single hyphens, as in claims-004")]
IsoDate = Annotated[datetime.date, *_scalar(parse_date, "must be a date such as 2027-05-31", format="date")]
Whole = Annotated[int, *_scalar(parse_whole, "must be a whole number such as 3")]
Number = Annotated[int | float, *_scalar(parse_number, "must be a number such as 51140 or 24.59")]
Url = Annotated[str, *_scalar(parse_url, "must be an address that starts with https://")]
Truth = Annotated[bool, *_scalar(parse_truth, "must be yes or no")]


def one_of(*words: str) -> Any:
    """A scalar type that takes one of a few words."""

    def parse(text: str) -> str:
        if text not in words:
            raise ValueError(text)
        return text

    return Annotated[
        str,
        BeforeValidator(_parser(parse, f"must be one of: {', '.join(words)}")),
        WithJsonSchema({"enum": list(words)}),
    ]


def whole_between(low: int, high: int) -> Any:
    """A scalar type for a whole number from `low` to `high`."""

    def parse(text: str) -> int:
        number = parse_whole(text)
        if not low <= number <= high:
            raise ValueError(text)
        return number

    example = f"must be a whole number from {low} to {high}"
    return Annotated[
        int,
        BeforeValidator(_parser(parse, example)),
        WithJsonSchema({"enum": [*range(low, high + 1), *map(str, range(low, high + 1))]}),
    ]


def check_shape(node: Node, model: type[BaseModel]) -> list[Problem]:
    """The problems of a node's shape: unknown and missing fields, wrong kinds, values that do not parse."""
    return shape_of(node, model)[1]


def shape_of(node: Node, model: type[_M]) -> tuple[_M | None, list[Problem]]:
    """The model made from a node, or None and its problems."""
    try:
        return model.model_validate(node.plain()), []
    except ValidationError as fault:
        found = [dict(error) for error in fault.errors(include_url=False)]
        problems = [_translate(node, model, error) for error in found]
        problems = _without_misspelt(problems)
        # A union reports each of its branches; the first one says enough.
        return None, list({(problem.place, problem.what): problem for problem in reversed(problems)}.values())


def _without_misspelt(problems: list[Problem]) -> list[Problem]:
    """Drop "missing" for a field that another problem knows under a wrong name."""
    meant = {
        f'missing field "{word}"'
        for problem in problems
        for word in re.findall(r'did you mean "(.+)"\?', problem.remedy)
    }
    return [problem for problem in problems if problem.what not in meant]


def _translate(node: Node, model: type[BaseModel], error: dict[str, Any]) -> Problem:
    path = [step for step in error["loc"] if not _is_branch(step)]
    place, name = node.place_of(*path), _name(path)
    match error["type"]:
        case "missing":
            return Problem(place, f'missing field "{path[-1]}"', "add it")
        case "extra_forbidden":
            return Problem(
                _key_place(node, path),
                f'unknown field "{path[-1]}"',
                suggestion(str(path[-1]), _known_fields(model, path[:-1])),
            )
        case "studykit_value":
            found = node.get(*path)
            text = found.text if found else None
            return Problem(
                place, f"{name} says {text!r}".replace("'", '"') if text else f"{name} is empty", _remedy(error)
            )
    found = node.get(*path)
    kind = found.kind if found else "empty"
    if kind == "empty":
        return Problem(place, f"{name} is empty", "write it")
    wanted = {
        "list_type": "a list (lines that start with -)",
        "dict_type": "a map (lines of name: value)",
        "model_type": "a map (lines of name: value)",
    }
    return Problem(place, f"{name} is {kind}", f"make it {wanted.get(error['type'], 'text')}")


def _remedy(error: dict[str, Any]) -> str:
    return "it " + error["ctx"]["example"]


def _is_branch(step: str | int) -> bool:
    """Pydantic names a union's branch in the path, as in `list[Text]` or `function-before[...]`; no field has such a name."""
    return isinstance(step, str) and bool(re.search(r"[\[\]()]|^(str|dict|list)$", step))


def _name(path: list[str | int]) -> str:
    if not path:
        return "this"
    last = path[-1]
    return f'"{last}"' if isinstance(last, str) else f"entry {last + 1} of {_name(path[:-1])}"


def _key_place(node: Node, path: list[str | int]) -> Place:
    parent = node.get(*path[:-1])
    key = str(path[-1])
    return parent.keys[key] if parent and key in parent.keys else node.place_of(*path)


def _known_fields(model: type[BaseModel], path: list[str | int]) -> set[str]:
    """The fields of the model that stands at a path below `model`."""
    current: Any = model
    for step in path:
        if (
            isinstance(step, str)
            and isinstance(current, type)
            and issubclass(current, BaseModel)
            and step in current.model_fields
        ):
            current = _inner_model(current.model_fields[step].annotation)
    if isinstance(current, type) and issubclass(current, BaseModel):
        return set(current.model_fields)
    return set()


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = _inner_model(part)
        if found is not None:
            return found
    return None
