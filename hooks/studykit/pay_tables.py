"""The pay comparer's tables: each kind of work in all areas, and medians beside medians. They hold all that the script computes with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace

from markupsafe import Markup, escape

from .fact_table_notes import CellNotes
from .facts import Fact
from .money import at_us_prices, divided, percent_above, tenths, whole_dollars
from .money_facts import hundredths, thousandths
from .spellings import spell
from .words import Words, fill


@dataclass(frozen=True, slots=True)
class Pays:
    """The facts that a fence names. `here` is by kind of work and area: the mean of the lowest-paid third, and of all."""

    occupations: Mapping[str, str]
    areas: Mapping[str, str]
    here: Mapping[tuple[str, str], tuple[Fact | None, Fact]]
    nation: Mapping[str, Fact]
    medians: Mapping[str, tuple[Fact, Fact]]
    """By kind of work: the median in the state and in the country, of the same time."""
    prices: Fact
    minimum: Fact
    full_year: Fact

    def facts(self) -> Iterator[Fact]:
        for pair in (*self.here.values(), *self.medians.values()):
            yield from (fact for fact in pair if fact)
        yield from self.nation.values()
        yield from (self.prices, self.minimum, self.full_year)


def against(wage: int, other: int, words: Words) -> str:
    """How much more or less a wage is than another, in words."""
    above = percent_above(wage, other)
    if above == 0:
        return words["money_same"]
    return fill(words["money_percent_more" if above > 0 else "money_percent_less"], percent=tenths(abs(above)))


def pay_tables(pays: Pays, words: Words) -> list[SimpleNamespace]:
    tables = [_table(name, pays, words) for name in pays.occupations]
    return [*tables, _medians(pays, words)] if pays.medians else tables


def _table(occupation: str, pays: Pays, words: Words) -> SimpleNamespace:
    """All areas for one kind of work, for a full-time year; the country last."""
    notes = CellNotes(words)
    nation = pays.nation[occupation]
    rows, facts = [], []
    for area, label in pays.areas.items():
        if (occupation, area) not in pays.here:
            continue
        entry, mean = pays.here[occupation, area]
        year = _full_year(mean, pays)
        cells = [
            _cell(entry, notes, words),
            _cell(mean, notes, words),
            whole_dollars(year),
            whole_dollars(at_us_prices(year, thousandths(pays.prices))),
            against(hundredths(mean), hundredths(nation), words),
        ]
        cents = {"entry": hundredths(entry) if entry else "", "mean": hundredths(mean)}
        rows.append(SimpleNamespace(label=label, area=area, cells=cells, **cents))
        facts += [mean, entry] if entry else [mean]
    year_text = whole_dollars(_full_year(nation, pays))
    last = [_cell(None, notes, words), _cell(nation, notes, words), year_text, year_text, words["money_base"]]
    mean_cents = hundredths(nation)
    rows.append(SimpleNamespace(label=words["money_us"], area="nation", cells=last, entry="", mean=mean_cents))
    values = {"occupation": pays.occupations[occupation], "period": nation.period}
    return SimpleNamespace(
        caption=fill(words["money_pay_table"], **values),
        heads=[words[f"money_col_{name}"] for name in ("area", "entry", "mean", "year", "us", "than")],
        rows=rows,
        occupation=occupation,
        sources=_sources([*facts, nation, pays.prices], words),
        notes=Markup(notes.html()),
    )


def _medians(pays: Pays, words: Words) -> SimpleNamespace:
    """Medians stand beside medians, never beside the averages of the other tables."""
    notes = CellNotes(words)
    rows = []
    for occupation, (here, nation) in pays.medians.items():
        cells = [
            _cell(here, notes, words),
            whole_dollars(at_us_prices(hundredths(here), thousandths(pays.prices))),
            _cell(nation, notes, words),
            against(hundredths(here), hundredths(nation), words),
        ]
        label = f"{pays.occupations[occupation]}, {here.period}"
        rows.append(SimpleNamespace(label=label, area="", cells=cells, entry="", mean=""))
    names = ("money_f_occupation", "money_col_here", "money_col_here_us", "money_us", "money_col_than_us")
    return SimpleNamespace(
        caption=words["money_medians"],
        heads=[words[name] for name in names],
        rows=rows,
        occupation="",
        sources=_sources([fact for pair in pays.medians.values() for fact in pair], words),
        notes=Markup(notes.html()),
    )


def _full_year(fact: Fact, pays: Pays) -> int:
    return divided(hundredths(fact) * hundredths(pays.full_year), 100)


def _cell(fact: Fact | None, notes: CellNotes, words: Words) -> Markup:
    return Markup(escape(spell(fact)) + Markup(notes.mark(fact))) if fact else Markup(escape(words["not_published"]))


def _sources(facts: Iterable[Fact], words: Words) -> Markup:
    """Each source once, as a link to the list at the page's end."""
    sources = {fact.source.id: fact.source for fact in facts}
    links = [
        f'<a class="cite" href="#source-{source.id}">{escape(f"{source.short}, {source.title}")}</a>'
        for source in sources.values()
    ]
    return Markup(f"{escape(words['fact_source' if len(links) == 1 else 'fact_sources'])}: {'; '.join(links)}")
