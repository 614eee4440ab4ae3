"""A payer's arithmetic, in exact decimals: which amounts make up which.

charge = allowed + contractual; allowed = paid + deductible + coinsurance + copay + other; a total is the sum of its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from .form import AMOUNTS, MONEY_ITEMS, PATIENT_SHARE
from .values import Field, Group


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount and the amounts that make it up, by field id."""

    whole: str
    parts: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.whole, *self.parts)


def amounts_of(fields: list[Field]) -> dict[str, Decimal]:
    return {field.id: Decimal(field.value) for field in fields if field.is_money}


def sums_of(kind: str, groups: list[Group]) -> list[Sum]:
    """The sums that must hold in a case; those with an amount that is not there are left out by who checks them."""
    lines = [group for group in groups if group.word == "case_line"]
    if kind == "claim":
        totals = [field.id for group in groups for field in group.fields if field.number in MONEY_ITEMS - {"29"}]
        return [Sum(total, tuple(f"{line.id}-charge" for line in lines)) for total in totals]
    if kind != "remittance":
        return []
    known = {field.id for group in groups for field in group.fields}
    sums = []
    for line in lines:
        other = ["other"] if f"{line.id}-other" in known else []
        spent = tuple(f"{line.id}-{name}" for name in ("paid", *PATIENT_SHARE, *other))
        sums.append(Sum(f"{line.id}-charge", (f"{line.id}-allowed", f"{line.id}-contractual")))
        sums.append(Sum(f"{line.id}-allowed", spent))
    for name in AMOUNTS:
        column = tuple(f"{line.id}-{name}" for line in lines if f"{line.id}-{name}" in known)
        if column:
            sums.append(Sum(f"total-{name}", column))
    return sums


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a case's sums cannot stand. `figures` are the amount as written and the amount as summed, where both exist."""

    kind: str
    id: str
    parts: tuple[str, ...] = ()
    figures: tuple[Decimal, ...] = ()


def find_faults(amounts: Mapping[str, Decimal], sums: list[Sum], wrong: tuple[str, ...]) -> Iterator[Fault]:
    """`wrong` amounts are wrong on purpose: each is worked out from the others, must differ from what is written, and with
    the right amounts in their place all sums must hold."""
    sums = [entry for entry in sums if all(name in amounts for name in entry.ids)]
    right = {name: amount for name, amount in amounts.items() if name not in wrong}
    while found := next((solved for entry in sums if (solved := _solve(entry, right))), None):
        right[found[0]] = found[1]
    for entry in sums:
        if all(name in right for name in entry.ids):
            whole, made = right[entry.whole], sum(right[name] for name in entry.parts)
            if whole != made:
                yield Fault("sum", entry.whole, entry.parts, (whole, Decimal(made)))
    for name in wrong:
        if name not in right and any(name in entry.ids for entry in sums):
            yield Fault("unknown", name)
        elif name in right and right[name] == amounts.get(name):
            yield Fault("right", name)
        elif name in right and right[name] < 0:
            yield Fault("negative", name, figures=(right[name],))


def _solve(entry: Sum, right: Mapping[str, Decimal]) -> tuple[str, Decimal] | None:
    """The one amount of a sum that is not known yet."""
    missing = [name for name in entry.ids if name not in right]
    if len(missing) != 1:
        return None
    parts = sum((right[name] for name in entry.parts if name in right), Decimal(0))
    return missing[0], parts if missing[0] == entry.whole else right[entry.whole] - parts
