"""The cost calculator's results in words: what the script writes into the same places."""

from __future__ import annotations

from types import SimpleNamespace

from .money import Outcome, Plan, dollars, reckon, years_and_months
from .words import Words, fill

WHOLE = ("weeks", "weeksOfYear", "years")


def plain(number: int, kind: str) -> str:
    """A field's text: `521800` cents as 5218, `1694` as 16.94; weeks and years are whole numbers."""
    if kind in WHOLE:
        return str(number)
    whole, rest = divmod(number, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)


def result_view(plan: Plan, left: list[str], words: Words) -> SimpleNamespace:
    """The texts of the results by name, and for each of the three pays; `left` are labels of empty fields."""
    sums = reckon(plan)
    amounts = {name: dollars(getattr(sums, name)) for name in ("direct", "aid", "lost", "total", "year_now")}
    return SimpleNamespace(
        amounts=amounts,
        cases={name: outcome_texts(getattr(sums, name), words) for name in ("low", "middle", "high")},
        ahead=fill(words["money_ahead"], years=duration(plan.years * 12, words)),
        left=fill(words["money_left"], names="; ".join(left)) if left else words["money_left_none"],
    )


def outcome_texts(outcome: Outcome, words: Words) -> dict[str, str]:
    return {
        "year_after": dollars(outcome.year_after),
        "gain": difference(outcome.gain, ("more", "less", "same"), words),
        "pays": pays(outcome, words),
        "ahead": difference(outcome.ahead, ("in_front", "behind", "even"), words),
    }


def difference(cents: int, names: tuple[str, str, str], words: Words) -> str:
    """Above, below or at 0, in words: a sign alone is easily missed."""
    more, less, same = names
    name = same if cents == 0 else more if cents > 0 else less
    return fill(words[f"money_{name}"], amount=dollars(abs(cents)))


def pays(outcome: Outcome, words: Words) -> str:
    time = duration(outcome.months, words) if outcome.months else ""
    return fill(words[f"money_{outcome.verdict}"], time=time)


def duration(months: int, words: Words) -> str:
    """`14` as 1 year 2 months."""
    parts = []
    for number, name in zip(years_and_months(months), ("year", "month"), strict=True):
        if number:
            parts.append(words[f"money_{name}"] if number == 1 else fill(words[f"money_{name}s"], n=str(number)))
    return " ".join(parts) or words["money_zero_years"]


def steps(plan: Plan, words: Words) -> SimpleNamespace:
    """The worked example: what is invented in it, and its steps."""
    sums = reckon(plan)
    names = ("tuition", "books", "exam", "dues", "now", "keeping", "middle")
    values = {name: dollars(getattr(plan, name)) for name in names}
    values |= {name: dollars(getattr(sums, name)) for name in ("direct", "aid", "lost", "total", "year_now")}
    hours = ("away", "hours_now", "hours_after", "full_year")
    values |= {name: dollars(getattr(plan, name)).removeprefix("$") for name in hours}
    values |= {"weeks": str(plan.weeks), **outcome_texts(sums.middle, words)}
    last = "pays" if sums.middle.verdict == "paid" else "never"
    listed = ("pay", "lost", "total", "now", "after", "gain", last)
    return SimpleNamespace(
        invented=fill(words["money_example_invented"], **values),
        steps=[fill(words[f"money_step_{name}"], **values) for name in listed],
    )
