"""The sums of a remittance line from what a payer and a plan have agreed: the worked examples of a practice fence.

docs/assets/studykit/parts/practice.js makes endless tasks by the same sums; a test compares both. Amounts are whole cents.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One service and what the plan says about it; `limit` is what is left until the patient's yearly limit, or None."""

    service: str
    charge: int
    fee: int
    deductible: int = 0
    percent: int = 0
    copay: int = 0
    limit: int | None = None
    free: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """What the payer makes of it. `reckoned` is the percentage of `rest`; `capped`: the limit made the patient's share smaller."""

    charge: int
    contractual: int
    allowed: int
    deductible: int
    coinsurance: int
    copay: int
    owes: int
    paid: int
    rest: int
    reckoned: int
    capped: bool


def settle(line: PlanLine) -> Settled:
    """In the payer's order: allowed amount, deductible, copay, coinsurance, yearly limit."""
    allowed = 0 if line.refused else min(line.charge, line.fee)
    deductible = 0 if line.free else min(line.deductible, allowed)
    copay = 0 if line.free else min(line.copay, allowed - deductible)
    rest = allowed - deductible - copay
    reckoned, odd = divmod(0 if line.free else rest * line.percent, 100)
    if odd:
        raise ValueError(f"{line.percent} percent of {rest} cents is no whole number of cents")
    full = deductible + copay + reckoned
    over = 0 if line.limit is None else max(0, full - line.limit)
    shares = []
    for amount in (reckoned, copay, deductible):
        less = min(amount, over)
        over -= less
        shares.append(amount - less)
    coinsurance, copay, deductible = shares
    owes = sum(shares)
    return Settled(
        charge=line.charge,
        contractual=line.charge - allowed,
        allowed=allowed,
        deductible=deductible,
        coinsurance=coinsurance,
        copay=copay,
        owes=owes,
        paid=allowed - owes,
        rest=rest,
        reckoned=reckoned,
        capped=owes < full,
    )


def steps_of(line: PlanLine) -> list[str]:
    """The names of the steps that lead to what the payer pays; each is practice_say_… in data/words.yml."""
    sums = settle(line)
    steps = ["refused" if line.refused else "allowed"]
    if line.free:
        return [*steps, "free", "paid"]
    if line.deductible and sums.allowed:
        steps.append("deductible")
    if line.copay and sums.allowed > min(line.deductible, sums.allowed):
        steps.append("copay")
    if line.percent and sums.rest:
        steps.append("coinsurance")
    return [*steps, "limit" if sums.capped else "owes", "paid"]


def values_of(line: PlanLine) -> dict[str, str]:
    """What the steps' words are filled with."""
    amounts = {name: money(amount) for name, amount in asdict(settle(line)).items() if name != "capped"}
    limit = {} if line.limit is None else {"limit": money(line.limit)}
    return amounts | limit | {"percent": str(line.percent), "line": ""}


def money(cents: int) -> str:
    """`123456` as `$1,234.56`."""
    return f"${cents // 100:,}.{cents % 100:02}"


EXAMPLES = (
    PlanLine("visit_old", charge=16500, fee=9800, copay=3000),
    PlanLine("xray", charge=21000, fee=12000, deductible=4000, percent=20),
    PlanLine("blood", charge=9000, fee=3600, refused=True),
)
"""A copay; a deductible, then coinsurance; a line that the payer refuses."""
