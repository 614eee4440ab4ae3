"""The laws of the house, read off the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "hooks/studykit"
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    """The top names of all that a module imports, functions' own imports included."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_studykit_knows_no_site_generator(module: Path) -> None:
    assert not {"mkdocs", "material", "zensical"} & set(imported(module))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_stay_small(module: Path) -> None:
    """About 150 lines: past 220 a module has more than one reason to change."""
    assert len(module.read_text("utf-8").splitlines()) <= 220


def test_no_state_in_modules() -> None:
    """Only the adapter may keep something between builds; `global` is how a module would."""
    for module in MODULES:
        tree = ast.parse(module.read_text("utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)], module
