"""What the pay comparer's template sees: fields, and one wage beside four others."""

from __future__ import annotations

from types import SimpleNamespace

from .cost_words import plain
from .facts import Fact
from .money import at_us_prices, divided, dollars, whole_dollars, year_of
from .money_facts import hundredths, thousandths, told
from .pay_tables import Pays, against, pay_tables
from .words import Words, fill

WEEKS = 52
_COLUMNS = ("hour", "year", "us", "than")


def pay_view(pays: Pays, words: Words) -> SimpleNamespace:
    """`pays` holds at least one pair for the first kind of work."""
    occupation, area = next(iter(pays.here))
    entry, mean = pays.here[occupation, area]
    first = entry or mean
    hours = divided(hundredths(pays.full_year), WEEKS)
    level = thousandths(pays.prices)
    values = {"wage": plain(hundredths(first), "wage"), "hours": plain(hours, "week"), "weeks_paid": str(WEEKS)}
    notes = {
        "wage": fill(words["money_h_wage"], area=pays.areas[area], source=told(first, words)),
        "hours": fill(
            words["money_h_hours"],
            hours=dollars(hundredths(pays.full_year)).removeprefix("$"),
            source=told(pays.full_year, words),
        ),
        "weeks_paid": words["money_h_weeks_paid"],
    }
    kinds = {"wage": "wage", "hours": "week", "weeks_paid": "weeksOfYear"}
    others = {
        "yours": first,
        "entry": entry,
        "mean": mean,
        "nation": pays.nation[occupation],
        "minimum": pays.minimum,
    }
    in_words = {
        "level": str(pays.prices.value),
        "source": told(pays.prices, words),
        "period": mean.period,
    }
    minimum = {"period": mean.period, "minimum": dollars(hundredths(pays.minimum)), "source": told(pays.minimum, words)}
    return SimpleNamespace(
        level=level,
        minimum=hundredths(pays.minimum),
        selects=[
            SimpleNamespace(name="occupation", label=words["money_f_occupation"], options=pays.occupations),
            SimpleNamespace(name="area", label=words["money_f_area"], options=pays.areas),
        ],
        fields=[
            SimpleNamespace(
                name=name,
                kind=kinds[name],
                label=words[f"money_f_{name}"],
                unit=words[f"money_unit_{kinds[name]}"],
                value=value,
                note=notes[name],
            )
            for name, value in values.items()
        ],
        rows=[_row(name, fact, first, hours, level, words) for name, fact in others.items()],
        below=words["money_below"] if hundredths(first) < hundredths(pays.minimum) else "",
        tables=pay_tables(pays, words),
        formula=[fill(words[f"money_pay_formula_{number}"], **in_words) for number in (1, 2, 3)],
        unknown=[fill(words[f"money_pay_unknown_{number}"], **minimum) for number in (1, 2, 3)],
    )


def _row(name: str, fact: Fact | None, first: Fact, hours: int, level: int, words: Words) -> SimpleNamespace:
    """One wage of the comparison: an hour, a year of the reader's hours, at US prices, and the reader's against it."""
    if fact is None:
        missing = words["not_published"]
        return SimpleNamespace(name=name, label=words[f"money_{name}"], cells=dict.fromkeys(_COLUMNS, missing))
    wage = hundredths(fact)
    year = year_of(wage, hours, WEEKS)
    cells = {
        "hour": dollars(wage),
        "year": dollars(year),
        "us": whole_dollars(year if name == "nation" else at_us_prices(year, level)),
        "than": words["money_base"] if name == "yours" else against(hundredths(first), wage, words),
    }
    return SimpleNamespace(name=name, label=words[f"money_{name}"], cells=cells)
