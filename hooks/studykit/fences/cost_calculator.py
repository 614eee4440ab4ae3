"""```` ```cost-calculator ````: what learning the work costs, and when it pays back, with every assumption in a field."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from pydantic import Field

from ..cost_view import CASES, Offers, cost_view
from ..fact_table_html import Column, Row, TableView, render_table
from ..facts import FactBook
from ..library import Library
from ..money_facts import check_fact, check_label, labeled, pays_of_one_time
from ..nodes import Node
from ..places import Place, Problem, suggestion
from ..render import render_widget
from ..scalars import Text
from ..shapes import Shape, shape_of
from . import Fence, Page

_UNITS = {"tuition": ("usd",), "exam": ("usd",), "now": ("usd-per-hour", "usd-per-year")}


class CostRequest(Shape):
    """Which facts fill the fields. Of each map the first stands in the field; the others can be chosen."""

    tuition: dict[str, Text] = Field(description="Paths of tuition facts, each with its label.")
    exam: dict[str, Text] = Field(description="Paths of exam fees, each with its label.")
    now: dict[str, Text] = Field(description="Paths of wages that may be the reader's now, each with its label.")
    after: dict[str, Text] = Field(description="Subjects with p10, median and p90 a year, each with its label.")
    year: Text = Field(description="The path of the hours in a full-time year.")


def check_cost(request: Node | None, library: Library) -> Iterator[Problem]:
    if request is None:
        return
    yield from shape_of(request, CostRequest)[1]
    for name in ("tuition", "exam", "now", "after"):
        listed = request.get(name)
        if listed and listed.kind == "a map" and not listed.fields:
            yield Problem(listed.place, f'"{name}" is empty', "name at least one fact with its label")
        for label in labeled(request, name).values():
            yield from check_label(label)
    for name, units in _UNITS.items():
        for path, place in _places(request, name):
            yield from check_fact(place, path, units, library.book)
    for subject, place in _places(request, "after"):
        yield from _check_after(subject, place, library.book)
    year = request.get("year")
    if year and year.text:
        yield from check_fact(year.place, year.text, ("hours",), library.book)


def _places(request: Node, name: str) -> Iterator[tuple[str, Place]]:
    listed = request.get(name)
    for path in listed.fields if listed else ():
        assert listed is not None
        yield path, listed.keys[path]


def _check_after(subject: str, place: Place, book: FactBook) -> Iterator[Problem]:
    """The three pays of a subject are known, a year, and of the same time."""
    if subject not in book.subjects:
        if not book.may_know(subject):
            known = [fact.path.removesuffix("/p90") for fact in book.newest.values() if fact.path.endswith("/p90")]
            yield Problem(
                place, f'no subject "{subject}" in the fact files', suggestion(subject, known or book.subjects)
            )
        return
    problems = [
        problem
        for measure in CASES.values()
        for problem in check_fact(place, f"{subject}/{measure}", ("usd-per-year",), book)
    ]
    yield from problems
    if not problems and not pays_of_one_time(book, subject, tuple(CASES.values())):
        yield Problem(place, f'"{subject}" has no low, middle and high pay of one time', "add the facts of one period")


def render(request: Node | None, library: Library, page: Page) -> str:
    assert request is not None
    book, words = library.book, library.words
    offers = _offers(request, book)
    for fact in offers.facts():
        for source in book.sources_behind(f"fact:{fact.id}"):
            page.cite(source.id)
    single = {**offers.tuition, **offers.exam, **offers.now, words["money_f_full_year"]: offers.full_year}
    figures = TableView(
        words["money_figures_caption"],
        None,
        (Column("figure", words["money_figures_figure"]),),
        tuple(Row(label, None, (fact,)) for label, fact in single.items()),
    )
    pays = TableView(
        words["money_pay_caption"],
        None,
        tuple(Column(measure, _capital(words[f"money_source_{case}"])) for case, measure in CASES.items()),
        tuple(Row(label, None, three) for label, three in offers.after.items()),
    )
    tables = [
        Markup(render_table(table, words, page.report_url(fact.id for fact in table.facts())))
        for table in (figures, pays)
    ]
    return render_widget("cost", library, page, view=cost_view(offers, words), tables=tables)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _offers(request: Node, book: FactBook) -> Offers:
    """The facts of a request that has no problem."""

    def facts(name: str) -> dict[str, object]:
        return {node.text or "": book.find(path) for path, node in labeled(request, name).items()}

    after = {
        node.text or "": pays_of_one_time(book, subject, tuple(CASES.values()))
        for subject, node in labeled(request, "after").items()
    }
    full_year = book.find(request.text_of("year") or "")
    return Offers(facts("tuition"), facts("exam"), facts("now"), after, full_year)  # type: ignore[arg-type]


FENCE = Fence(name="cost-calculator", check=check_cost, render=render, needs_body=True)
