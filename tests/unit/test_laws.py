"""The laws of the house, read off the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
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


def test_the_adapter_stays_small() -> None:
    """What leaving MkDocs would cost."""
    assert len((PACKAGE.parent / "mkdocs_events.py").read_text("utf-8").splitlines()) <= 250


def test_every_module_stands_in_the_table_of_the_architecture() -> None:
    """A package by its folder or by a name in it; a fence by its folder."""
    text = (PACKAGE.parents[1] / "docs-dev/architecture.md").read_text("utf-8")
    table = text[text.index("## Where what stands") : text.index("Elsewhere:")]
    named = set(re.findall(r"`([\w/.*]+)`", table))
    missing = {
        module.relative_to(PACKAGE).parts[0] + ("/" if len(module.relative_to(PACKAGE).parts) > 1 else "")
        for module in MODULES
        if not module.name.startswith("__")
    } - named
    assert sorted(name for name in missing if not any(fnmatch(name, one) for one in named)) == []


def test_no_state_in_modules() -> None:
    """Only the adapter may keep something between builds; `global` is how a module would."""
    for module in MODULES:
        tree = ast.parse(module.read_text("utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)], module
