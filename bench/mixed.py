"""The same items in all types: what an item says stays, how it is answered changes from one to the next."""

from __future__ import annotations

from collections.abc import Callable

from .items import Choice, Item

CASE = "claim-001"
"""The guide's own case that the `spot` items are about."""


def kind_of(number: int) -> str:
    """The type of a page's item, by its place from 0."""
    return _KINDS[number % len(_KINDS)]


def body_yaml(item: Item, number: int, scalar: Callable[[str], str]) -> str:
    """The lines of an item that are its type's own, stem included; `scalar` quotes a text where YAML needs it."""
    return _BODIES[kind_of(number)](item, scalar)


def _lines(name: str, entries: list[str]) -> str:
    return f"    {name}:\n" + "".join(f"      - {entry}\n" for entry in entries)


def _stem(item: Item, scalar: Callable[[str], str], more: str = "") -> str:
    return f"    stem: {scalar(item.stem + more)}\n"


def _entry(choice: Choice, scalar: Callable[[str], str], **more: str) -> str:
    fields = {"id": choice.id, "text": scalar(choice.text), **more}
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def _full(item: Item, scalar: Callable[[str], str]) -> list[str]:
    return [_entry(choice, scalar, why=scalar(choice.why)) for choice in item.choices]


def _choice(item: Item, scalar: Callable[[str], str]) -> str:
    return _stem(item, scalar) + _lines("choices", _full(item, scalar)) + f"    key: {item.key}\n"


def _multi(item: Item, scalar: Callable[[str], str]) -> str:
    return _stem(item, scalar, " Select all that apply.") + _lines("choices", _full(item, scalar)) + "    key: [a, b]\n"


def _text(item: Item, scalar: Callable[[str], str]) -> str:
    first, *others = item.choices
    misses = [f"{{text: {scalar(choice.text)}, why: {scalar(choice.why)}}}" for choice in others]
    own = f"    key: [{scalar(first.text)}]\n    why: {scalar(first.why)}\n"
    return _stem(item, scalar) + own + _lines("misses", misses)


def _number(item: Item, scalar: Callable[[str], str]) -> str:
    first, *others = item.choices
    misses = [f'{{number: "{100 + place}", why: {scalar(choice.why)}}}' for place, choice in enumerate(others)]
    own = f'    key: "120"\n    unit: usd\n    why: {scalar(first.why)}\n'
    return _stem(item, scalar) + own + _lines("misses", misses)


def _match(item: Item, scalar: Callable[[str], str]) -> str:
    rows = [
        f"{{id: r{choice.id}, text: {scalar(choice.why)}, key: {choice.id}, why: {scalar(choice.why)}}}"
        for choice in item.choices
    ]
    return (
        _stem(item, scalar)
        + _lines("choices", [_entry(choice, scalar) for choice in item.choices])
        + _lines("rows", rows)
    )


def _order(item: Item, scalar: Callable[[str], str]) -> str:
    return _stem(item, scalar) + _lines("steps", _full(item, scalar))


def _code(item: Item, scalar: Callable[[str], str]) -> str:
    first, second, _ = item.choices
    own = f"    key: J18.9\n    why: {scalar(first.why)}\n"
    return _stem(item, scalar) + own + _lines("misses", [f"{{code: J15.9, why: {scalar(second.why)}}}"])


def _spot(item: Item, scalar: Callable[[str], str]) -> str:
    first, second, _ = item.choices
    own = f"    case: {CASE}\n    key: [dob]\n    why: {scalar(first.why)}\n"
    return _stem(item, scalar) + own + _lines("misses", [f"{{field: dx, why: {scalar(second.why)}}}"])


_BODIES = {
    "choice": _choice,
    "multi": _multi,
    "text": _text,
    "number": _number,
    "match": _match,
    "order": _order,
    "code": _code,
    "spot": _spot,
}
_KINDS = [*_BODIES, "choice", "multi"]
