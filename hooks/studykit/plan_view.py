"""What the template of the study plan sees, and the line that says where in it a page stands."""

from __future__ import annotations

from html import escape
from types import SimpleNamespace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from .plan import Plan
from .words import fill

if TYPE_CHECKING:
    from .extension import StudykitExtension
    from .fences import Page


def plan_view(plan: Plan, page: Page) -> list[SimpleNamespace]:
    """The months with their pages as links."""
    return [
        SimpleNamespace(
            id=month.id,
            title=month.title,
            aim=month.aim,
            pages=[SimpleNamespace(url=page.resolve(path), title=page.title_of(path)) for path in month.pages],
            do=month.do,
        )
        for month in (plan.shape.months if plan.shape else [])
    ]


class Here(Treeprocessor):
    """Puts "you are here" under the title of each page that the plan names."""

    def __init__(self, md: Markdown, owner: StudykitExtension) -> None:
        super().__init__(md)
        self._owner = owner

    def run(self, root: Element) -> None:
        page, plan = self._owner.page, self._owner.library.plan
        found = plan.month_of(page.path)
        title = root.find("h1")
        if found is None or title is None or plan.shape is None:
            return
        number, month = found
        text = fill(
            self._owner.library.words["plan_here"], n=str(number), all=str(len(plan.shape.months)), title=month.title
        )
        address = escape(f"{page.resolve(plan.shape.page)}#{month.id}")
        line = Element("p", {"class": "plan-here"})
        # Put away: the address is final, and MkDocs would take it for a link to a file.
        line.text = self.md.htmlStash.store(f'<a href="{address}">{escape(text, quote=False)}</a>')
        root.insert(list(root).index(title) + 1, line)
