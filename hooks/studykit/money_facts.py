"""Facts as the money tools need them: exact hundredths, and where a figure comes from in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from urllib.parse import urlsplit

from .citation_html import when
from .facts import Fact, FactBook
from .figures import find_figures
from .nodes import Node
from .places import Place, Problem, shorten, suggestion
from .words import Words, fill


def hundredths(fact: Fact) -> int:
    """Cents of an amount, hundredths of an hour. A third digit behind the point is rounded, halves away from 0."""
    return int((Decimal(str(fact.value)) * 100).quantize(Decimal(1), "ROUND_HALF_UP"))


def thousandths(fact: Fact) -> int:
    return int((Decimal(str(fact.value)) * 1000).quantize(Decimal(1), "ROUND_HALF_UP"))


def told(fact: Fact, words: Words) -> str:
    """Publisher, period, and that it is second-hand, without a link: it stands in an option or beside a field."""
    parts = [when(fact)]
    if fact.formula:
        parts.append(words["our_calculation"])
    if fact.is_second_hand:
        # Some sources have it in their short name.
        parts += [words["second_hand"]] if words["second_hand"] not in parts[0] else []
        if fact.check_url:
            site = (urlsplit(fact.check_url).hostname or "").removeprefix("www.")
            parts.append(fill(words["confirm_at"], site=site))
    return "; ".join(parts)


def check_fact(place: Place, path: str, units: tuple[str, ...], book: FactBook) -> Iterator[Problem]:
    """A path names a fact, its unit is one of these, and it is above 0."""
    fact = book.find(path)
    if fact is None:
        if not book.may_know(path):
            # Of a thousand facts only those with the unit could be meant.
            named = book.facts if "@" in path else book.newest
            fitting = [name for name, other in named.items() if other.unit in units]
            known = fitting or list(named)
            yield Problem(place, f'no fact "{path}" in the fact files', suggestion(path, known))
    elif fact.unit not in units:
        yield Problem(place, f'fact "{path}" is in {fact.unit}', f"name one in {' or '.join(units)}")
    elif isinstance(fact.value, str) or fact.value <= 0:
        yield Problem(place, f'fact "{path}" is {fact.value}', "name one above 0")


def pays_of_one_time(book: FactBook, subject: str, measures: tuple[str, ...]) -> tuple[Fact, ...] | None:
    """The facts of a subject's measures at the newest period that has all of them: a new table may be half written."""
    first = f"{subject}/{measures[0]}"
    dated = [fact for fact in book.facts.values() if fact.path == first]
    for fact in sorted(dated, key=lambda fact: str(fact.as_of or ""), reverse=True):
        period = fact.id.partition("@")[2]
        found = [book.find(f"{subject}/{measure}@{period}") for measure in measures]
        known = tuple(one for one in found if one)
        if len(known) == len(measures):
            return known
    return None


def check_label(node: Node) -> Iterator[Problem]:
    """A label is plain text without a figure: nothing there can cite one."""
    if not node.text:
        return
    if "](" in node.text or "`" in node.text:
        yield Problem(node.place, "a label holds Markdown", "write plain text")
    for figure in find_figures(node.text):
        yield Problem(node.place, f'uncited figure "{shorten(figure.text)}"', "leave it out; a label cannot cite")


def labeled(request: Node, name: str) -> Mapping[str, Node]:
    """The entries of a map of a request, by path."""
    listed = request.get(name)
    return listed.fields if listed else {}
