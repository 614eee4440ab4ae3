"""Where keys stand among the choices, and how long they are."""

from __future__ import annotations

from collections.abc import Sequence

from ..banks import Bank, Item
from ..item_types.choosing import Choosing, chance_allows
from ..library import Library
from ..lints.wording import plain
from .tables import Cell, Section, Table

_POSITIONS = ("First", "Second", "Third", "Fourth")


def keys(library: Library) -> Section:
    banks = [(bank, found) for bank in library.banks.values() if (found := _with_one_key(bank))]
    return Section(
        "Keys",
        "Of items with choices and one key. Readers get the choices shuffled; without a script the order is fixed by the item's id.",
        [
            Table(
                "Place of the key as shown without a script", ["Bank", *_POSITIONS], [_places(*pair) for pair in banks]
            ),
            Table(
                "Length of keys",
                [
                    "Bank",
                    "Items",
                    "Key is longest",
                    "Key is shortest",
                    "Chance allows",
                    "Letters of keys",
                    "Letters of others",
                ],
                [_lengths(*pair) for pair in banks],
            ),
        ],
    )


def _with_one_key(bank: Bank) -> list[Choosing]:
    return [item.body for item in bank.items.values() if _has_one_key(item)]


def _has_one_key(item: Item) -> bool:
    return isinstance(item.body, Choosing) and sum(choice.is_key for choice in item.body.choices) == 1


def _places(bank: Bank, bodies: list[Choosing]) -> Sequence[Cell]:
    found = [[choice.is_key for choice in body.choices].index(True) for body in bodies]
    return [bank.name, *(found.count(number) for number in range(len(_POSITIONS)))]


def _lengths(bank: Bank, bodies: list[Choosing]) -> Sequence[Cell]:
    own = [next(len(plain(choice.text)) for choice in body.choices if choice.is_key) for body in bodies]
    others = [[len(plain(choice.text)) for choice in body.choices if not choice.is_key] for body in bodies]
    longest = sum(key > max(rest) for key, rest in zip(own, others, strict=True))
    shortest = sum(key < min(rest) for key, rest in zip(own, others, strict=True))
    allowed = chance_allows([len(body.choices) for body in bodies])
    lengths = [length for rest in others for length in rest]
    return [
        bank.name,
        len(bodies),
        longest,
        shortest,
        allowed,
        round(sum(own) / len(own)),
        round(sum(lengths) / len(lengths)),
    ]
