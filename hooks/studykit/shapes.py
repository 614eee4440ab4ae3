"""Check the shape of a node against a pydantic model, and say what is wrong in the author's words.

Pydantic sees texts, None, lists and dicts only; scalars.py parses them. Rules across fields do not belong in a model: pydantic runs them only when all else is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from .nodes import Node
from .places import Place, Problem, shorten, suggestion, twin_problem
from .scalars import remedy_for

_M = TypeVar("_M", bound=BaseModel)


class Shape(BaseModel):
    """Base of all models: no unknown fields, and the values are what a strict parser made of the text."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


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


def check_kind(root: Node, kinds: Iterable[str], what: str) -> Iterator[Problem]:
    """The field `kind` is there and names one of `kinds`; `what` says of what."""
    node, known = root.get("kind"), list(kinds)
    if node is None:
        yield Problem(root.place, 'missing field "kind"', f"add it; use one of: {', '.join(known)}")
    elif node.text not in known:
        yield Problem(
            node.place, f'unknown kind of {what} "{node.text or node.kind}"', suggestion(node.text or "", known)
        )


def check_twins(nodes: Iterable[Node | None], kind: str) -> Iterator[Problem]:
    """Each name stands once; `nodes` hold the names, `kind` says what of, such as "the page"."""
    first: dict[str, Place] = {}
    for node in nodes:
        if node is None or not node.text:
            continue
        if node.text in first:
            yield twin_problem(kind, node.text, node.place, first[node.text])
        first.setdefault(node.text, node.place)


def _without_misspelt(problems: list[Problem]) -> list[Problem]:
    """Drop "missing" for a field that another problem knows under a wrong name."""
    meant = {
        f'missing field "{word}"'
        for problem in problems
        for word in re.findall(r'did you mean "(.+)"\?', problem.remedy)
    }
    return [problem for problem in problems if problem.what not in meant]


def _translate(node: Node, model: type[BaseModel], error: dict[str, Any]) -> Problem:
    path = _path_in(node, error)
    place, name = node.place_of(*path), _name(path)
    match error["type"]:
        case "missing":
            return Problem(place, f'missing field "{path[-1]}"', "add it")
        case "extra_forbidden" if node.text_of(*path) is None and " " in str(path[-1]):
            # `{text: one, two words}` reads as a field "two words" without a value.
            return Problem(
                _key_place(node, path),
                f'"{shorten(str(path[-1]))}" reads as a field',
                "put text with a comma in quotes",
            )
        case "extra_forbidden":
            return Problem(
                _key_place(node, path),
                f'unknown field "{path[-1]}"',
                suggestion(str(path[-1]), _known_fields(model, path[:-1])),
            )
        case "studykit_value" | "string_pattern_mismatch":
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
    return f"it {error['ctx'].get('example') or remedy_for(error['ctx']['pattern'])}"


def _path_in(node: Node, error: dict[str, Any]) -> list[str | int]:
    """The steps of an error's path that are the author's: pydantic names the branches of a union between them.

    A branch is known by leading nowhere in the node; by name it could be mistaken for a field.
    """
    steps = list(error["loc"])
    path: list[str | int] = []
    for number, step in enumerate(steps):
        names_a_field = number == len(steps) - 1 and error["type"] in ("missing", "extra_forbidden")
        if names_a_field or node.get(*path, step) is not None:
            path.append(step)
    return path


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
