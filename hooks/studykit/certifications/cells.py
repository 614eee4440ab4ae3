"""What one cell says of one certification: values, each with its period, source and what must be known with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from markupsafe import Markup

from ..citation_html import second_hand, when
from ..fact_table_notes import CellNotes
from ..facts.units import COUNTS
from ..facts.values import Fact, FactBook
from ..spellings import spell, spell_number
from .blueprints import Blueprint, Part, blueprint_of
from .measures import PARTS, Column
from .values import Certification


class Cells:
    """The cells of one page. `notes` collects what stands below its tables, `cited` the sources of all that was shown.

    With `links`, each value leads to its source in the list at the page's end. A table of everything goes without:
    it would be hundreds of stops for the Tab key, and each certification's own page has them.
    """

    def __init__(self, book: FactBook, words: Mapping[str, str], *, links: bool) -> None:
        self._book, self._words, self._links = book, words, links
        self.notes = CellNotes(words, says_second_hand=False)
        self.cited: dict[str, None] = {}

    def html(self, one: Certification, column: Column) -> Markup:
        """The cell's HTML; "not published" where the data has nothing. An origin that all its lines share is said once."""
        lines = list(self._lines(one, column))
        if not lines:
            missing = self._words["certification_no_names" if column.key == "names" else "not_published"]
            return Markup(f'<span class="missing">{escape(missing)}</span>')
        origins = [self._origin(fact, one) for _, fact in lines]
        if len(lines) == 1:
            return Markup(lines[0][0] + origins[0])
        shared = origins[0] if len(set(origins)) == 1 else ""
        listed = "".join(
            f"<li>{html}{'' if shared else origin}</li>" for (html, _), origin in zip(lines, origins, strict=True)
        )
        return Markup(f"<ul>{listed}</ul>{shared}")

    def _lines(self, one: Certification, column: Column) -> Iterator[tuple[str, Fact]]:
        """What the cell says, each with the fact whose origin stands for it."""
        for measure in column.measures:
            if measure == PARTS:
                blueprint = blueprint_of(self._book, one.subject.id)
                if blueprint:
                    yield self._blueprint(blueprint), next(blueprint.facts())
                continue
            fact = one.fact(self._book, measure)
            if fact:
                yield self._value(fact, measure) + self.notes.mark(fact), fact

    def _value(self, fact: Fact, measure: str) -> str:
        """The value, and what it counts, where the column's heading does not say it: 100 questions; $199: AHIMA members."""
        label = fact.label or self._words.get(f"certification_of_{measure.replace('-', '_')}")
        label = label or self._words.get(f"certification_unit_{fact.unit}")
        if not label:
            return escape(spell(fact))
        if label.startswith(fact.unit) and not isinstance(fact.value, str):
            return escape(f"{spell_number(fact.value, 'count')} {label}")
        return escape(f"{spell(fact)}{' ' if fact.unit in COUNTS else ': '}{label}")

    def _origin(self, fact: Fact, one: Certification) -> str:
        """Label, source and period of a fact. A second-hand one has no publisher to name, but a page to confirm it."""
        self.cited[fact.source.id] = None
        label, said = "", escape(when(fact))
        if fact.is_second_hand:
            label, said = f' <small class="fact-label">{second_hand(fact, self._words)}</small>', escape(fact.period)
        if self._links:
            said = f'<a class="cite" href="#source-{fact.source.id}">{said}</a>'
        if not fact.path.startswith(f"{one.subject.id}/"):
            said += f" {escape(self._words['certification_all_exams'])}"
        return f'{label} <small class="fact-when">{said}</small>'

    def _blueprint(self, blueprint: Blueprint) -> str:
        """The parts with their weights in words, and a bar beside each. The whole width is the whole exam."""
        parts = "".join(f"<li>{self._part(part, blueprint)}</li>" for part in blueprint.parts)
        return f'<ul class="weights">{parts}</ul>{self.notes.mark(next(blueprint.facts()))}'

    def _part(self, part: Part, blueprint: Blueprint) -> str:
        least, most = float(part.least.value), float(part.most.value)
        said = spell(part.least) if part.least is part.most else f"{least:g}–{spell(part.most)}"
        if part.least.unit != "percent":
            said = self._words["certification_weight"].replace("{n}", said).replace("{all}", f"{blueprint.total:g}")
        mark = self.notes.mark(part.least) if part.least.formula else ""
        return f"{escape(part.label)}: <b>{escape(said)}</b>{mark}{_bar(least, most, float(blueprint.total or 0))}"


def _bar(least: float, most: float, total: float) -> str:
    """Full up to the least, an outline up to the most. It repeats the words beside it, so it is hidden from who hears them."""
    if not total:
        return ""
    start, end = round(least / total * 200, 1), round(most / total * 200, 1)
    span = f'<rect class="weight-span" x="{start:g}" y="1" width="{end - start:g}" height="8"/>' if end > start else ""
    return (
        '<svg class="weight" viewBox="0 0 200 10" aria-hidden="true" focusable="false">'
        '<rect class="weight-all" x=".5" y=".5" width="199" height="9"/>'
        f'<rect class="weight-least" x="0" y="0" width="{start:g}" height="10"/>{span}</svg>'
    )
