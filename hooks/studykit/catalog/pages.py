"""The pages that the catalog names, and on which of them an item stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..fences.quiz import requested
from ..library import Library
from ..scan import Scan

_DOCS = "docs/"


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a site's generator knows of its pages: the navigation as its configuration has it, and a page's address.

    `generated` gives the address from the site's root of a path below docs/, such as `claim/form/` for `claim/form.md`.
    """

    nav: object
    generated: Callable[[str], str]

    def url(self, path: str) -> str:
        """MkDocs calls the first page "./"; for a reader it is the root itself."""
        return self.generated(path).removeprefix("./")


def in_order(scans: Mapping[str, Scan], nav: object) -> list[str]:
    """The pages' paths below docs/: as the navigation has them, then all others."""
    known = [path.removeprefix(_DOCS) for path in scans]
    listed = [path for path in _leaves(nav) if f"{_DOCS}{path}" in scans]
    return list(dict.fromkeys([*listed, *known]))


def _leaves(nav: object) -> Iterator[str]:
    """The texts of nested lists and maps."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        yield from _leaves(list(nav.values()))
    elif isinstance(nav, list):
        for entry in nav:
            yield from _leaves(entry)


def objectives_on(scan: Scan) -> dict[str, str]:
    """The objectives that a page states: text by id."""
    listed = scan.front.get("objectives") if scan.front else None
    return {name: node.text for name, node in listed.fields.items() if node.text} if listed else {}


def items_on(scan: Scan, library: Library) -> list[str]:
    """The ids of the items that a page shows."""
    requests = (found.read()[0] for found in scan.fences if found.name == "quiz")
    return [name for request in requests for name, _ in requested(request, library)]


def homes(
    shown: Mapping[str, Iterable[str]], stated: Mapping[str, str], objective_of: Mapping[str, str]
) -> dict[str, str]:
    """The page of each item: the one that states its objective if it stands there, else the first that shows it.

    `shown` are the items by page, in the pages' order; `stated` the page of each objective.
    """
    found: dict[str, str] = {}
    for path, items in shown.items():
        for item in items:
            if item not in found or stated.get(objective_of.get(item, "")) == path:
                found[item] = path
    return found


def pages_of_items(scans: Mapping[str, Scan], library: Library, nav: object) -> dict[str, str]:
    """The page below docs/ of each item that a page shows, in the order in which readers meet them."""
    scan_of = {path: scans[f"{_DOCS}{path}"] for path in in_order(scans, nav)}
    stated = {name: path for path, scan in scan_of.items() for name in objectives_on(scan)}
    shown = {path: items_on(scan, library) for path, scan in scan_of.items()}
    return homes(shown, stated, {item.id: item.objective for item in library.items()})


def page_entry(path: str, scan: Scan, library: Library, url: Callable[[str], str]) -> dict[str, Any]:
    """A page as the catalog has it. Its title is its first heading: the front matter's is made for search engines."""
    month = library.plan.month_of(path)
    heading = next((heading.text for heading in scan.headings if heading.level == 1), scan.title)
    return {
        "url": url(path),
        "title": heading,
        "chapter": chapter_of(path),
        "month": month[0] if month else None,
    }


def chapter_of(path: str) -> str:
    """The folder of a page below docs/; empty for a page outside of all."""
    return path.partition("/")[0] if "/" in path else ""
