"""How long `make check` takes for 500 items."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

from .items import make_pages
from .projects import write_project
from .report import Bound, Row
from .rounds import run_timed

PAGES, SECONDS = 50, 1.0


def measure_check(folder: Path, rounds: int, tell: Callable[[str], None]) -> list[Row]:
    """The command that `make check` runs, in a process of its own; the first run is thrown away."""
    pages = make_pages(PAGES)
    project = folder / "check"
    write_project(project, pages, "ours")
    command = [sys.executable, "-m", "studykit", "check"]
    timings = [run_timed(command, project, PYTHONPATH=str(project / "hooks")) for _ in range(rounds + 1)][1:]
    tell("check: " + ", ".join(f"{timing.wall:.2f}" for timing in timings) + " s")
    count = sum(len(page.items) for page in pages)
    remark = f"wall; CPU {median(timing.cpu for timing in timings):.2f} s; {PAGES} pages of 700 words are read too"
    wall = median(timing.wall for timing in timings)
    return [Row(f"check of {count} items", wall, "s", SECONDS, Bound.LESS, remark, 2)]
