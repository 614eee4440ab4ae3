"""What readers take away: files made of the whole guide when it is built. A module with a function `make` makes some.

Made after the pages, never under `serve`: a preview need not wait for a hundred sheets of paper.
"""

from __future__ import annotations

import datetime
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..library import Library

if TYPE_CHECKING:
    from ..render import Site

FOLDER = "downloads"
CACHE = Path(".cache")
"""Below the project; not in git, and safe to remove."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to publish: its path below the site, what readers call it in a list of its kind, and its bytes.

    A kind has words: `download_<kind>`, what it is, and `download_<kind>_for`, who wants it and how to open it.
    """

    kind: str
    path: str
    title: str
    content: bytes
    amount: str = ""
    """How much is in it, as readers count: pages, cards, items. Nothing where the size says enough."""


@dataclass(frozen=True, slots=True)
class Making:
    """What a maker knows. `addresses` are the pages' below the site by their paths below docs/, such as claim/form.md."""

    library: Library
    site: Site
    today: datetime.date
    site_url: str | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    """Where each item stands: a page's path below docs/ by the item's id."""
    tools: Mapping[str, str] = field(default_factory=dict)
    """Where each fence stands: a page's path below docs/ by the fence's name."""
    changed: int = 0
    """When the data were last changed, in seconds since 1970."""
    cache: Path | None = None
    """A folder where a maker may keep what took long; None keeps nothing."""

    def link(self, target: str) -> str:
        """The full address of a page below docs/, or nothing where nobody knows the site's."""
        path, mark, anchor = target.partition("#")
        if self.site_url is None or path not in self.addresses:
            return ""
        return f"{self.site_url.rstrip('/')}/{self.addresses[path]}{mark}{anchor}"


def in_reading_order(library: Library, pages: Mapping[str, str]) -> Library:
    """The library with its banks as readers meet them: `pages` of items in that order. What no page shows stands last."""
    place = {name: at for at, name in enumerate(pages)}

    def first(name: str) -> int:
        return min((place.get(item, len(place)) for item in library.banks[name].items), default=len(place))

    return replace(library, banks={name: library.banks[name] for name in sorted(library.banks, key=first)})


@cache
def all_makers() -> list[Callable[[Making], Iterable[Download]]]:
    """What makes files: of each kind first the file that holds everything, then one for each chapter, if there are any."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return [module.make for module in modules if hasattr(module, "make")]


def make_all(making: Making) -> dict[str, list[Download]]:
    """All files by their kind; a kind of which there is nothing is left out."""
    made: dict[str, list[Download]] = {}
    for file in (file for make in all_makers() for file in make(making)):
        made.setdefault(file.kind, []).append(file)
    return made
