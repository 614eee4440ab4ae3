"""How long cold builds of the same pages take: plain, with our items, and with those of other plugins."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from . import ROOT
from .items import make_pages
from .projects import MIXED, write_project
from .report import Row
from .rounds import CommandError, Timing, compare, interleave, run_timed

PAGES = 100
LIMIT, AIM = 1.50, 1.35
OTHERS = ROOT / ".venv/others/bin/python"
"""An interpreter that has what the guide needs and the other plugins too: all variants are built by it."""

_WIDGET = {
    "ours": "<study-item ",
    MIXED: "<study-item ",
    "mkdocs-quiz": '<div class="quiz"',
    "mkdocs-mcq": 'class="mcq-container"',
}


@dataclass(frozen=True)
class _Build:
    """What is built: a variant of the pages; with our theme or only its widgets; with nothing kept from a build before."""

    variant: str
    is_themed: bool = False
    is_first: bool = False
    limit: float | None = None


BUILDS = {
    "plain": _Build("plain"),
    "ours": _Build("ours", is_themed=True, limit=LIMIT),
    MIXED: _Build(MIXED, is_themed=True, limit=LIMIT),
    "ours, first build of a clone": _Build("ours", is_themed=True, is_first=True),
    "ours, widgets alone": _Build("ours"),
    "ours, widgets alone, all types mixed": _Build(MIXED),
    "mkdocs-quiz": _Build("mkdocs-quiz"),
    "mkdocs-mcq": _Build("mkdocs-mcq"),
}
"""The first is what the others are divided by. The bar is for all of our code, as the guide has it: hooks, widgets and theme,
beside the same pages without any of it. "Widgets alone" is for a site that keeps Material's own theme."""


def measure_builds(folder: Path, rounds: int, tell: Callable[[str], None]) -> list[Row]:
    """Build each variant once a round in a process of its own, into a folder that is not there."""
    pages = make_pages(PAGES)
    items = sum(len(page.items) for page in pages)
    tasks = {}
    for name, build in BUILDS.items():
        project = folder / folder_name(name)
        write_project(project, pages, build.variant, themed=build.is_themed)
        tasks[name] = partial(cold_build, project, is_first=build.is_first)
    timings = interleave(tasks, rounds, tell=tell)
    for name, build in BUILDS.items():
        if build.variant in _WIDGET:
            _count_widgets(folder / folder_name(name) / "site", _WIDGET[build.variant], items)
    plain = timings["plain"]
    rows = []
    for name, own in timings.items():
        result, limit = compare(own, plain), BUILDS[name].limit
        remark = f"wall {result.wall:.2f} s, CPU {result.cpu:.2f} s = ×{result.cpu_ratio:.2f}"
        if name != "plain":
            remark += f"; {result.more_wall * 1000 / items:.2f} ms an item"
        remark += f"; aim ×{AIM}" if limit else ""
        rows.append(
            Row(f"build of {PAGES} pages: {name}", result.wall_ratio, "× plain", limit, remark=remark, digits=2)
        )
    return rows


def folder_name(name: str) -> str:
    """A variant's name as a folder's."""
    return name.replace(" ", "-").replace(",", "")


def cold_build(project: Path, *, is_first: bool = False) -> Timing:
    """One build in a process of its own; `is_first` also forgets what the last one kept."""
    for name in ("site", ".cache") if is_first else ("site",):
        shutil.rmtree(project / name, ignore_errors=True)
    return run_timed([OTHERS, "-m", "mkdocs", "build", "--strict"], project)


def _count_widgets(site: Path, mark: str, expected: int) -> None:
    """A plugin that silently left items out would be fast for nothing."""
    found = sum(file.read_text("utf-8").count(mark) for file in site.rglob("index.html"))
    if found != expected:
        raise CommandError(f"{site} shows {found} items of {expected}")
