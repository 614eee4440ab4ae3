"""Where items stand: one answer for the menu, the catalog, the author report and the files to take away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .fences.quiz import requested
from .library import Library
from .scan import Scan

_DOCS = "docs/"


@dataclass(frozen=True, slots=True)
class ItemPages:
    """Pages by their paths below docs/.

    `shown` has all pages, as the navigation has them, with the ids of their items in the page's order; `home` the one page
    on which an item is looked for, by its id. An id may not exist. `called` is the menu's word for a chapter, by its folder.
    """

    shown: Mapping[str, tuple[str, ...]]
    home: Mapping[str, str]
    called: Mapping[str, str] = field(default_factory=dict)


def item_pages(scans: Mapping[str, Scan], library: Library, nav: object = None) -> ItemPages:
    """Where the items of a guide stand. `nav` is the navigation as the generator's configuration has it."""
    shown = {path: items_on(scans[f"{_DOCS}{path}"], library) for path in in_order(scans, nav)}
    stated = {name: path for path in shown for name in objectives_on(scans[f"{_DOCS}{path}"])}
    homes_of = homes(shown, stated, {item.id: item.objective for item in library.items()})
    return ItemPages(shown, homes_of, dict(menu_words(nav)))


def items_on(scan: Scan, library: Library) -> tuple[str, ...]:
    """The ids of the items that a page asks for."""
    requests = (found.read()[0] for found in scan.fences if found.name == "quiz")
    return tuple(name for request in requests for name, _ in requested(request, library))


def objectives_on(scan: Scan) -> dict[str, str]:
    """The objectives that a page states: text by id."""
    listed = scan.front.get("objectives") if scan.front else None
    return {name: node.text for name, node in listed.fields.items() if node.text} if listed else {}


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


def menu_words(nav: object) -> Iterator[tuple[str, str]]:
    """Folders with the word that leads to their first page in the menu. A page in a list has a word only by that list."""
    for entry in nav if isinstance(nav, list) else ():
        for word, below in entry.items() if isinstance(entry, Mapping) else ():
            first = below[0] if isinstance(below, list) and below else below
            folder, mark, _ = first.partition("/index.md") if isinstance(first, str) else ("", "", "")
            if mark and "/" not in folder and not _holds_groups(below, folder):
                yield folder, word
            yield from menu_words(below)


def _holds_groups(below: object, folder: str) -> bool:
    """Whether a word of the menu stands for more than a chapter: for groups of other folders' pages, too."""
    groups = [entry for entry in below if isinstance(entry, Mapping)] if isinstance(below, list) else []
    paths = (path for group in groups for value in group.values() if isinstance(value, list) for path in _leaves(value))
    return any(not path.startswith(f"{folder}/") for path in paths)
