"""`python -m bench [all | build | guide | weights | lighthouse]`: measure, print one table, and exit 1 when a gate fails."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from .report import Row, failed, table
from .rounds import CommandError


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = options.keep or Path(name)
        try:
            rows = _measure(options, folder)
        except CommandError as fault:
            print(f"nothing can be measured: {fault}", file=sys.stderr)
            return 1
    print(table(rows))
    wrong = failed(rows)
    print(f"\n{len(wrong)} gates failed" if wrong else "\nevery gate holds")
    return 1 if wrong else 0


def _measure(options: argparse.Namespace, folder: Path) -> list[Row]:
    from .builds import OTHERS, measure_builds
    from .checks import measure_check
    from .guide import measure_guide
    from .item_sizes import measure_item_sizes
    from .lighthouse import COMMAND, measure_lighthouse
    from .rebuilds import measure_rebuilds
    from .weights import measure_weights

    everything = options.what == "all"
    if everything or options.what == "build":
        _need(OTHERS)
    if everything or options.what == "lighthouse":
        _need(COMMAND)
    rows: list[Row] = []
    if everything or options.what == "build":
        rows += measure_builds(folder, options.rounds, _tell)
        rows += measure_check(folder, options.rounds, _tell)
        rows += measure_rebuilds(folder, _tell)
        rows += measure_item_sizes(folder)
    if everything or options.what == "guide":
        rows += measure_guide(folder, options.rounds, _tell)
    if everything or options.what == "weights":
        rows += measure_weights(folder, _tell)
    if everything or options.what == "lighthouse":
        rows += measure_lighthouse(folder, options.pages, options.runs, every_page=options.every_page, tell=_tell)
    return rows


def _need(*tools: Path) -> None:
    missing = [tool for tool in tools if not tool.exists()]
    if missing:
        raise CommandError(f"no {missing[0]}; `make bench` installs it")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Speed and weight, with gates.")
    parser.add_argument("what", nargs="?", default="all", choices=["all", "build", "guide", "weights", "lighthouse"])
    parser.add_argument("--rounds", type=int, default=9, help="rounds that count, after one that warms up (9)")
    parser.add_argument("--runs", type=int, default=5, help="Lighthouse runs of each page (5)")
    parser.add_argument(
        "--pages", nargs="+", default=["", "salaries/"], help="pages for Lighthouse (home and salaries/)"
    )
    parser.add_argument(
        "--every-page", action="store_true", help="every other page too: one run, or --runs where that one fails a gate"
    )
    parser.add_argument("--keep", type=Path, help="an empty folder for what is generated; it stays")
    return parser.parse_args(arguments)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
