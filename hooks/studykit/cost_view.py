"""What the cost calculator's template sees: fields with what fills them, results for these, a worked example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import SimpleNamespace

from .cost_words import plain, result_view, steps
from .facts import Fact
from .money import Plan, divided
from .money_facts import hundredths, told
from .words import Words, fill

CASES = {"low": "p10", "middle": "median", "high": "p90"}
"""The three pays, and the measure of each."""
GROUPS = {
    "cost": ("tuition", "books", "exam", "dues", "other", "aid"),
    "time": ("now", "hours_now", "away", "weeks"),
    "after": ("low", "middle", "high", "hours_after", "full_year", "keeping", "years"),
}
MAY_BE_EMPTY = ("tuition", "books", "exam", "dues", "other", "aid", "away", "weeks", "keeping")
YEARS = 5
KINDS = {
    "now": "wage",
    "hours_now": "year",
    "hours_after": "year",
    "full_year": "full",
    "away": "week",
    "weeks": "weeks",
    "years": "years",
    "low": "pay",
    "middle": "pay",
    "high": "pay",
}
"""How the script reads a field; the others are amounts of money."""
EXAMPLE = {"books": 60000, "dues": 20000, "aid": 50000, "away": 600, "weeks": 32, "keeping": 25000}
"""Invented, for the worked example: what the data do not know."""


@dataclass(frozen=True, slots=True)
class Offers:
    """The facts that a fence names, each with its label; the first of each kind fills the field."""

    tuition: Mapping[str, Fact]
    exam: Mapping[str, Fact]
    now: Mapping[str, Fact]
    after: Mapping[str, tuple[Fact, Fact, Fact]]
    full_year: Fact

    def facts(self) -> list[Fact]:
        ranges = [fact for three in self.after.values() for fact in three]
        return [*self.tuition.values(), *self.exam.values(), *self.now.values(), *ranges, self.full_year]

    def wage(self, fact: Fact) -> int:
        """Cents an hour of a wage by hour or year."""
        amount = hundredths(fact)
        return divided(amount * 100, hundredths(self.full_year)) if fact.unit == "usd-per-year" else amount


def defaults(offers: Offers) -> dict[str, int]:
    """What fills the fields at first; a field that is not in it stays empty."""
    full_year = hundredths(offers.full_year)
    low, middle, high = (hundredths(fact) for fact in next(iter(offers.after.values())))
    return {
        "tuition": hundredths(next(iter(offers.tuition.values()))),
        "exam": hundredths(next(iter(offers.exam.values()))),
        "now": offers.wage(next(iter(offers.now.values()))),
        "hours_now": full_year,
        "low": low,
        "middle": middle,
        "high": high,
        "hours_after": full_year,
        "full_year": full_year,
        "years": YEARS,
    }


def plan_of(filled: Mapping[str, int]) -> Plan:
    return Plan(**{name: filled.get(name, 0) for name in Plan.__dataclass_fields__})


def cost_view(offers: Offers, words: Words) -> SimpleNamespace:
    filled = defaults(offers)
    groups = [
        SimpleNamespace(
            name=name,
            title=words[f"money_group_{name}"],
            pick=_after_pick(offers, words) if name == "after" else None,
            fields=[_field(field, filled, offers, words) for field in fields],
        )
        for name, fields in GROUPS.items()
    ]
    left = [words[f"money_f_{name}"] for name in MAY_BE_EMPTY if name not in filled]
    example = replace(plan_of(filled), **EXAMPLE)
    return SimpleNamespace(
        groups=groups,
        result=result_view(plan_of(filled), left, words),
        cases=[SimpleNamespace(name=name, title=words[f"money_{name}"]) for name in CASES],
        example=steps(example, words),
    )


def _field(name: str, filled: Mapping[str, int], offers: Offers, words: Words) -> SimpleNamespace:
    kind = KINDS.get(name, "money")
    unit = "keeping" if name == "keeping" else kind
    return SimpleNamespace(
        name=name,
        kind=kind,
        label=words[f"money_f_{name}"],
        unit=words[f"money_unit_{unit}"],
        value=plain(filled[name], kind) if name in filled else "",
        needed=name not in MAY_BE_EMPTY,
        note=_note(name, offers, words),
        pick=_pick(name, offers, words),
    )


def _note(name: str, offers: Offers, words: Words) -> str:
    """Where the figure in a field comes from, or what to know where none stands in it."""
    pick = _after_pick(offers, words) if name in CASES else _pick(name, offers, words)
    if pick:
        note: str = pick.options[0].notes[name]
        return note
    return told(offers.full_year, words) if name == "full_year" else words[f"money_h_{name}"]


def _pick(name: str, offers: Offers, words: Words) -> SimpleNamespace | None:
    """The choice of figures that can fill one field."""
    if name not in ("tuition", "exam", "now"):
        return None
    amounts = {
        label: offers.wage(fact) if name == "now" else hundredths(fact) for label, fact in getattr(offers, name).items()
    }
    facts: Mapping[str, Fact] = getattr(offers, name)
    return SimpleNamespace(
        label=fill(words["money_pick"], field=words[f"money_f_{name}"]),
        options=[
            SimpleNamespace(
                label=label,
                fills={name: plain(amount, KINDS.get(name, "money"))},
                notes={name: f"{label}: {told(facts[label], words)}"},
            )
            for label, amount in amounts.items()
        ],
    )


def _after_pick(offers: Offers, words: Words) -> SimpleNamespace:
    """The choice of workers whose low, middle and high pay fill three fields."""
    return SimpleNamespace(
        label=words["money_pick_after"],
        options=[
            SimpleNamespace(
                label=label,
                fills={case: plain(hundredths(fact), "pay") for case, fact in zip(CASES, facts, strict=True)},
                notes={
                    case: f"{label}: {words[f'money_source_{case}']}; {told(fact, words)}"
                    for case, fact in zip(CASES, facts, strict=True)
                },
            )
            for label, facts in offers.after.items()
        ],
    )
