"""How long an edit takes to be rebuilt while serving, and which data files are read for it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from statistics import median

from .builds import OTHERS, PAGES
from .items import make_pages
from .projects import write_project
from .report import Bound, Row
from .rounds import CommandError, clean_environment

EDITS = 3
_WORKER = Path(__file__).with_name("rebuild_worker.py")


def measure_rebuilds(folder: Path, tell: Callable[[str], None]) -> list[Row]:
    """Edit a page, then a bank, each three times. A page's edit reads no data file again, a bank's reads that one."""
    pages = make_pages(PAGES)
    page, bank = f"docs/{pages[0].name}.md", f"data/quizzes/{pages[0].name}.yml"
    told = {}
    for variant, files in (("plain", [page]), ("ours", [page, bank])):
        project = folder / f"serve-{variant}"
        write_project(project, pages, variant)
        told[variant] = _run(project, files)
        tell(f"rebuild: {variant} {told[variant]}")
    plain = median(told["plain"][page]["seconds"])
    rows = [Row("rebuild after an edit: plain", plain, "s", remark=f"{PAGES} pages, in one process", digits=2)]
    for name, file, expected in (("page", page, 0), ("bank", bank, 1)):
        seconds, reads = median(told["ours"][file]["seconds"]), max(told["ours"][file]["reads"])
        remark = f"×{seconds / plain:.2f} plain"
        rows.append(Row(f"rebuild after an edit: ours, a {name}", seconds, "s", remark=remark, digits=2))
        rows.append(Row(f"data files read again for a {name}", reads, "", expected, Bound.EXACTLY))
    return rows


def _run(project: Path, files: list[str]) -> dict[str, dict[str, list[float]]]:
    ended = subprocess.run(
        [str(OTHERS), str(_WORKER), str(project), str(EDITS), *files],
        env=clean_environment(),
        capture_output=True,
        text=True,
    )
    if ended.returncode:
        raise CommandError(ended.stderr[-4000:])
    return json.loads(ended.stdout.splitlines()[-1])
