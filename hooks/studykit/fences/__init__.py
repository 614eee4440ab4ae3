"""Fences: what an author can place on a page. One module per fence, each with a `FENCE`; adding a module adds the fence."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from ..blocks import FoundFence
from ..fact_reports import fact_report_url
from ..nodes import Node
from ..places import Problem, no_such
from ..shapes import shape_of

if TYPE_CHECKING:
    from pydantic import BaseModel

    from ..library import Library
    from ..render import Site


@dataclass(slots=True)
class Page:
    """What one page has shown so far, while it is rendered."""

    resolve: Callable[[str], str]
    """Turns a path below docs/ such as `salaries/index.md#trend` into an address that works from this page."""
    site: Site
    cited: dict[str, None] = field(default_factory=dict)
    named: dict[str, None] = field(default_factory=dict)
    """Sources that items name themselves; the list at the page's end leaves them out."""
    seen: set[str] = field(default_factory=set)
    path: str = ""
    """Below docs/, such as salaries/index.md."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The pages' titles by their paths below docs/."""
    tools: Mapping[str, str] = field(default_factory=dict)
    """The page below docs/ on which each fence stands, by the fence's name."""
    facts: dict[str, list[str]] = field(default_factory=dict)
    """Ids of the facts that the prose cites, by source."""

    def title_of(self, path: str) -> str:
        return self.titles.get(path, path)

    def tool(self, fence: str) -> str | None:
        """The address of the page with such a fence, if the guide has one."""
        return self.resolve(self.tools[fence]) if fence in self.tools else None

    def cite(self, source_id: str, fact_id: str | None = None) -> None:
        """List this source at the page's end; with a fact, its entry there lets readers report that fact."""
        self.cited[source_id] = None
        if fact_id:
            self.facts.setdefault(source_id, []).append(fact_id)

    @property
    def used(self) -> list[str]:
        """All sources that stand on the page: in its list, or with an item."""
        return list({**self.cited, **self.named})

    def cite_all(self, source_ids: Iterable[str]) -> None:
        for source_id in source_ids:
            self.cite(source_id)

    def report_url(self, names: Iterable[str]) -> str | None:
        """Where a reader reports a wrong fact, named by ids."""
        return fact_report_url(self.site.repo_url, self.path, names)


def _nothing(request: Node | None, library: Library) -> Iterator[Problem]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Fence:
    """`check` gets the fence's body as a node (None when it is empty) and yields problems; `render` gives block-level HTML."""

    name: str
    render: Callable[[Node | None, Library, Page], str]
    check: Callable[[Node | None, Library], Iterator[Problem]] = _nothing
    needs_body: bool = False
    elsewhere: str | None = None
    """For a fence whose body is empty: where an author writes what it shows."""
    files: tuple[str, ...] = ()
    """The files of data/ that it always shows: a preview tells in its place what is wrong in them."""


def check_fence(found: FoundFence, library: Library) -> tuple[Node | None, list[Problem]]:
    """The body of a fence of ours, and all problems in it."""
    fence = all_fences()[found.name]
    request, problems = found.read()
    if found.options:
        problems.append(
            Problem(
                found.place, f"{found.name} takes nothing behind its name", "write it into the body, as name: value"
            )
        )
    if request is None and fence.needs_body and not problems:
        problems.append(
            Problem(
                found.place, f"the {found.name} fence is empty", "say in its body what to show, as CONTRIBUTING.md does"
            )
        )
    if request is not None and fence.elsewhere:
        problems.append(
            Problem(request.place, f"the {found.name} fence takes nothing", f"leave its body empty; {fence.elsewhere}")
        )
    return request, problems + list(fence.check(request, library))


def check_named(
    request: Node | None, model: type[BaseModel], field: str, kind: str, home: str, known: Iterable[str]
) -> Iterator[Problem]:
    """The body's shape, and that the file in `home` that it names exists."""
    if request is None:
        return
    yield from shape_of(request, model)[1]
    named = request.get(field)
    if named and named.text and named.text not in known:
        yield no_such(named.place, kind, named.text, home, known)


@cache
def all_fences() -> dict[str, Fence]:
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    fences = [module.FENCE for module in modules]
    return {fence.name: fence for fence in fences}
