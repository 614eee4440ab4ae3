"""data/plan.yml: what to read and do from the first look to the first exam, month by month."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pydantic import Field

from .bare_texts import check_bare_texts
from .nodes import Node, read_file
from .places import Problem, no_such
from .scalars import Kebab, Text
from .shapes import Shape, check_twins, shape_of

PLAN_FILE = "data/plan.yml"


class MonthShape(Shape):
    """One month of the plan."""

    id: Kebab = Field(description="Permanent name, such as month-1.")
    title: Text = Field(description="The month in a few words.")
    aim: Text = Field(description="What the reader can do at its end, in one sentence.")
    pages: list[Text] = Field(description="Pages below docs, such as claim/index.md, in the order to read them.")
    do: list[Text] = Field(description="One to four things to do besides reading, in plain text.")


class PlanShape(Shape):
    """data/plan.yml: a study plan, month by month. Each page named here says where in the plan it stands."""

    title: Text = Field(description="What the plan leads to.")
    page: Text = Field(description="The page below docs that shows the plan, such as study/plan.md.")
    months: list[MonthShape] = Field(description="The months, in order.")


@dataclass(frozen=True, slots=True)
class Plan:
    """`shape` is None without a plan, or where its file has problems; `pages` are the nodes that name pages."""

    shape: PlanShape | None = None
    pages: tuple[Node, ...] = ()

    def month_of(self, page: str) -> tuple[int, MonthShape] | None:
        """The month (from 1) in which a page below docs/ is read."""
        months = self.shape.months if self.shape else []
        return next(((number, month) for number, month in enumerate(months, 1) if page in month.pages), None)


def read_plan(text: str, path: str) -> tuple[Plan, list[Problem]]:
    """The plan, and the problems in its file."""
    root, problems = read_file(text, path, "write title:, page: and months:")
    if root is None:
        return Plan(), problems
    shape, found = shape_of(root, PlanShape)
    problems += [*found, *check_bare_texts(root)]
    pages = [node for month in root.list_of("months") for node in month.list_of("pages") if node.text]
    # A page is read in one month: it could not say where it stands otherwise.
    problems += [*check_twins(pages, "the page"), *_check_months(root)]
    shown = root.get("page")
    return Plan(None if problems else shape, (*pages, *([shown] if shown and shown.text else []))), problems


def _check_months(root: Node) -> Iterator[Problem]:
    """A plan has months, each with a name of its own, something to read and something to do."""
    yield from check_twins((month.get("id") for month in root.list_of("months")), "the month")
    lists = [root.get("months"), *(month.get(name) for month in root.list_of("months") for name in ("pages", "do"))]
    for listed in lists:
        if listed is not None and isinstance(listed.value, list) and not listed.items:
            yield Problem(listed.place, "the list is empty", "name one at least")


def check_plan(plan: Plan, pages: Collection[str]) -> Iterator[Problem]:
    """The plan names pages that exist; `pages` are paths below docs/."""
    for node in plan.pages:
        if node.text not in pages:
            yield no_such(node.place, "page", node.text or "", "docs", pages)
