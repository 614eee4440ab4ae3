"""How long cold builds of the same pages take: plain, with our items, and with those of other plugins."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from . import ROOT
from .items import make_pages
from .projects import MIXED, VARIANTS, write_project
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
_THEMED = "ours, in the guide's theme"
_FIRST = "ours, first build of a clone"
"""Nothing is kept from a build before: the templates that `.cache/templates` holds from the second build on are compiled."""


def measure_builds(folder: Path, rounds: int, tell: Callable[[str], None]) -> list[Row]:
    """Build each variant once a round in a process of its own, into a folder that is not there."""
    pages = make_pages(PAGES)
    items = sum(len(page.items) for page in pages)
    tasks = {}
    for name in (*VARIANTS, _FIRST, _THEMED):
        project = folder / folder_name(name)
        write_project(project, pages, name if name in VARIANTS else "ours", themed=name == _THEMED)
        tasks[name] = partial(cold_build, project, is_first=name == _FIRST)
    timings = interleave(tasks, rounds, tell=tell)
    for name, mark in _WIDGET.items():
        _count_widgets(folder / folder_name(name) / "site", mark, items)
    plain = timings["plain"]
    rows = []
    for name, own in timings.items():
        result = compare(own, plain)
        remark = f"wall {result.wall:.2f} s, CPU {result.cpu:.2f} s = ×{result.cpu_ratio:.2f}"
        if name != "plain":
            remark += f"; {result.more_wall * 1000 / items:.2f} ms an item"
        remark += f"; aim ×{AIM}" if name == "ours" else ""
        limit = LIMIT if name in ("ours", MIXED) else None
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
