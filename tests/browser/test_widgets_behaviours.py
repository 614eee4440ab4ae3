"""docs-dev/behaviours.md and the tests say the same."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from conftest import ROOT

LISTED = re.findall(r"^- `([a-z0-9-]+)`: ", (ROOT / "docs-dev/behaviours.md").read_text(), re.MULTILINE)


def proved(file: Path) -> Iterator[str]:
    """The ids in @proves(…) above the tests of a file."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "proves":
                    yield from (argument.value for argument in mark.args if isinstance(argument, ast.Constant))


PROVED = {name for file in sorted(Path(__file__).parent.glob("test_*.py")) for name in proved(file)}


def test_no_behaviour_without_a_test() -> None:
    assert [name for name in LISTED if name not in PROVED] == []


def test_no_test_of_an_unknown_behaviour() -> None:
    assert sorted(PROVED - set(LISTED)) == []


def test_every_behaviour_has_one_line() -> None:
    assert len(LISTED) >= 60
    assert len(LISTED) == len(set(LISTED))
