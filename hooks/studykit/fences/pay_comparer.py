"""```` ```pay-comparer ````: a reader's wage beside what others are paid in an area, in the country, and by law."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ..facts import Fact, FactBook
from ..library import Library
from ..money_facts import check_fact, check_label, labeled
from ..nodes import Node
from ..pay_tables import Pays
from ..pay_view import pay_view
from ..places import Problem
from ..render import render_widget
from ..scalars import Kebab, Text
from ..shapes import Shape, shape_of
from . import Fence, Page

_SINGLE = {"prices": ("percent",), "minimum": ("usd-per-hour",), "year": ("hours",)}


class PayRequest(Shape):
    """Whose pay is compared where. A fact's path is made of area, work and measure: ct/hartford/coders/mean-hourly."""

    work: dict[str, Text] = Field(description="Kinds of work as paths name them, each with its label.")
    areas: dict[str, Text] = Field(description="Areas as paths name them, such as ct/hartford, each with its label.")
    nation: Text = Field(description="The country as paths name it, such as us.")
    period: Kebab = Field(description="The period key of all averages, so that like is set beside like.")
    prices: Text = Field(description="The path of the state's price level, United States = 100.")
    minimum: Text = Field(description="The path of the minimum wage.")
    year: Text = Field(description="The path of the hours in a full-time year.")
    state: Text | None = Field(None, description="The state as paths name it, if medians are to be shown.")
    medians: Kebab | None = Field(None, description="The period key of the medians.")


def check_pay(request: Node | None, library: Library) -> Iterator[Problem]:
    if request is None:
        return
    book = library.book
    yield from shape_of(request, PayRequest)[1]
    for name in ("work", "areas"):
        listed = request.get(name)
        if listed and listed.kind == "a map" and not listed.fields:
            yield Problem(listed.place, f'"{name}" is empty', "name at least one with its label")
        for label in labeled(request, name).values():
            yield from check_label(label)
    for name, units in _SINGLE.items():
        node = request.get(name)
        if node and node.text:
            yield from check_fact(node.place, node.text, units, book)
    if bool(request.get("state")) != bool(request.get("medians")):
        yield Problem(request.place, "state and medians stand together", "write both or neither")
    yield from _check_work(request, book)


def _check_work(request: Node, book: FactBook) -> Iterator[Problem]:
    """Each kind of work has an average in the country and in at least one area, each area one of any work."""
    work, areas = request.get("work"), request.get("areas")
    nation, period = request.text_of("nation"), request.text_of("period")
    if not (work and areas and nation and period):
        return
    first = next(iter(work.fields), ""), next(iter(areas.fields), "")
    has_any = any(_mean(area, first[0], period, book) for area in areas.fields)
    if has_any and not _mean(first[1], first[0], period, book):
        yield Problem(
            areas.place, "the first area has no average for the first work", "begin with an area that has one"
        )
    for name in work.fields:
        yield from check_fact(work.keys[name], f"{nation}/{name}/mean-hourly@{period}", ("usd-per-hour",), book)
        if not any(_mean(area, name, period, book) for area in areas.fields):
            yield Problem(work.keys[name], f'no area has an average for "{name}"', "leave it out, or add the facts")
    for area in areas.fields:
        if not any(_mean(area, name, period, book) for name in work.fields):
            yield Problem(areas.keys[area], f'no work has an average in "{area}"', "leave it out, or add the facts")


def _mean(area: str, work: str, period: str, book: FactBook) -> Fact | None:
    return book.find(f"{area}/{work}/mean-hourly@{period}")


def render(request: Node | None, library: Library, page: Page) -> str:
    assert request is not None
    pays = _pays(request, library.book)
    for fact in pays.facts():
        for source in library.book.sources_behind(f"fact:{fact.id}"):
            page.cite(source.id)
    return render_widget("pay", library, page, view=pay_view(pays, library.words))


def _pays(request: Node, book: FactBook) -> Pays:
    """The facts of a request that has no problem."""
    work = {name: node.text or "" for name, node in labeled(request, "work").items()}
    areas = {name: node.text or "" for name, node in labeled(request, "areas").items()}
    period, nation = request.text_of("period") or "", request.text_of("nation")
    here = {}
    for name in work:
        for area in areas:
            if mean := _mean(area, name, period, book):
                here[name, area] = (book.find(f"{area}/{name}/entry-hourly@{period}"), mean)
    medians = {}
    for name in work if request.get("state") else ():
        key = f"{name}/median@{request.text_of('medians')}"
        pair = book.find(f"{request.text_of('state')}/{key}"), book.find(f"{nation}/{key}")
        if pair[0] and pair[1]:
            medians[name] = pair[0], pair[1]
    single = {name: book.facts[book.find(request.text_of(name) or "").id] for name in _SINGLE}  # type: ignore[union-attr]
    return Pays(
        occupations=work,
        areas=areas,
        here=here,
        nation={name: book.facts[f"{nation}/{name}/mean-hourly@{period}"] for name in work},
        medians=medians,
        prices=single["prices"],
        minimum=single["minimum"],
        full_year=single["year"],
    )


FENCE = Fence(name="pay-comparer", check=check_pay, render=render, needs_body=True)
