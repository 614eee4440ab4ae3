"""The sums of the cost calculator and the pay comparer.

docs/assets/studykit/parts/money.js does the same for a reader's own figures; a test compares both. Amounts are whole
cents, hours are hundredths of an hour: nothing is a fraction until it is rounded, half a cent up.
"""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 50 * 12
"""Months of work after which a cost is not called paid back: longer than most people work."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a reader assumes. Costs, aid and wages in cents; `weeks` and `years` are whole numbers."""

    tuition: int
    books: int
    exam: int
    dues: int
    other: int
    aid: int
    now: int
    """Pay per hour today."""
    hours_now: int
    """Paid hours a year today."""
    away: int
    """Paid hours a week given up while learning."""
    weeks: int
    low: int
    middle: int
    high: int
    """Pay for a full-time year in the new work: low, in the middle, high."""
    hours_after: int
    """Paid hours a year in the new work."""
    full_year: int
    """Hours of the full-time year that the pay above is for; never 0."""
    keeping: int
    """What keeping the credential costs a year."""
    years: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one pay in the new work comes to. `verdict` is never, at-once, too-long, or paid (then `months` stands)."""

    year_after: int
    gain: int
    verdict: str
    months: int | None
    ahead: int
    """The gain of all `years` less the whole cost; below 0 while it is not paid back."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    direct: int
    aid: int
    """The aid that counts: never more than the costs."""
    lost: int
    total: int
    year_now: int
    low: Outcome
    middle: Outcome
    high: Outcome


def reckon(plan: Plan) -> Reckoned:
    """The whole cost of learning, and what each of the three pays makes of it."""
    direct = plan.tuition + plan.books + plan.exam + plan.dues + plan.other
    aid = min(plan.aid, direct)
    lost = divided(plan.now * plan.away * plan.weeks, 100)
    total = direct - aid + lost
    year_now = divided(plan.now * plan.hours_now, 100)
    low, middle, high = (_outcome(plan, pay, total, year_now) for pay in (plan.low, plan.middle, plan.high))
    return Reckoned(direct, aid, lost, total, year_now, low, middle, high)


def _outcome(plan: Plan, pay: int, total: int, year_now: int) -> Outcome:
    year_after = divided(pay * plan.hours_after, plan.full_year)
    gain = year_after - year_now - plan.keeping
    verdict, months = pays_back(total, gain)
    return Outcome(year_after, gain, verdict, months, gain * plan.years - total)


def pays_back(total: int, gain: int) -> tuple[str, int | None]:
    """Whether, and after how many whole months of the new work, a yearly gain has paid a cost back."""
    if gain <= 0:
        return "never", None
    if total == 0:
        return "at-once", None
    months = -(-total * 12 // gain)
    return ("too-long", None) if months > LONGEST else ("paid", months)


def divided(amount: int, by: int) -> int:
    """A quotient of numbers not below 0, rounded to the next whole number, halves up."""
    return (2 * amount + by) // (2 * by)


def year_of(wage: int, hours: int, weeks: int) -> int:
    """A year's pay from pay an hour, hours a week and weeks a year."""
    return divided(wage * hours * weeks, 100)


def at_us_prices(amount: int, level: int) -> int:
    """What an amount buys, in dollars at the average prices of the United States.

    `level` is the price level in thousandths of a percent, United States = 100,000 (BEA's regional price parity).
    """
    return divided(amount * 100_000, level)


def percent_above(amount: int, other: int) -> int:
    """How much more an amount is than another, in tenths of a percent, halves away from 0. `other` is not 0."""
    tenths = divided(abs(amount - other) * 1000, other)
    return tenths if amount >= other else -tenths


def dollars(cents: int) -> str:
    """`123456` as `$1,234.56`, `-500` as `−$5`: cents only where there are some."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'−' if cents < 0 else ''}${whole:,}{f'.{rest:02}' if rest else ''}"


def whole_dollars(cents: int) -> str:
    """An amount not below 0 without its cents: what a price level makes of it is no more exact than that."""
    return dollars(divided(cents, 100) * 100)


def tenths(number: int) -> str:
    """`125` as `12.5`, `-30` as `−3`."""
    whole, rest = divmod(abs(number), 10)
    return f"{'−' if number < 0 else ''}{whole:,}{f'.{rest}' if rest else ''}"


def years_and_months(months: int) -> tuple[int, int]:
    return divmod(months, 12)
