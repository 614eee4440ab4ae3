"""What is wrong with an item that is only half answered, told by the rules of `make check`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..banks import read_bank
from ..case_checks import check_cases
from ..item_checks import check_items
from ..library import Library
from ..nodes import Node, read_yaml
from ..places import Place, Problem
from ..scan import Scan
from .writing import Values, item_lines

Path = tuple[str | int, ...]
"""The way from an item to a value in it, such as ("choices", 0, "text")."""
_COMMAND = re.compile(r"run (make \w+)")


@dataclass(frozen=True, slots=True)
class Checker:
    """`bank` is the name of the bank that the item is for; `path` its file."""

    library: Library
    scans: dict[str, Scan]
    today: datetime.date
    bank: str
    path: str

    def problems(self, values: Values) -> list[tuple[Path, Problem]]:
        """All that is wrong, each with the value it is about; that fields are missing goes without saying."""
        return [(way, found) for way, found in self._all(values) if not _COMMAND.fullmatch(found.remedy)]

    def commands(self, values: Values) -> list[str]:
        """What is to be run once the item stands in its bank, such as `make codes`."""
        found = (_COMMAND.fullmatch(problem.remedy) for _, problem in self._all(values))
        return list(dict.fromkeys(command[1] for command in found if command))

    def _all(self, values: Values) -> list[tuple[Path, Problem]]:
        text = "\n".join(["title: Draft", "items:", *item_lines(values, "  ", frozenset()), ""])
        draft, found = read_bank(text, self.path)
        library = replace(self.library, banks={self.bank: draft})
        found += check_items(library, self.scans, today=self.today)
        found += check_cases(library, {})
        paths = _paths(text, self.path)
        return [
            (paths[problem.place], problem)
            for problem in dict.fromkeys(found)
            if problem.place in paths and not problem.what.startswith("missing field")
        ]


def _paths(text: str, path: str) -> dict[Place, Path]:
    root, _ = read_yaml(text, path)
    item = root.get("items", 0) if root else None
    return dict(_walk(item, ())) if item else {}


def _walk(node: Node, way: Path) -> Iterator[tuple[Place, Path]]:
    """Each value's place; a field's name stands for its value."""
    for name, place in node.keys.items():
        yield place, (*way, name)
    yield node.place, way
    for number, child in enumerate(node.items):
        yield from _walk(child, (*way, number))
    for name, child in node.fields.items():
        yield from _walk(child, (*way, name))
