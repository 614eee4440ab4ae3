"""How long a build of the guide itself takes: its pages in plain Material, and with all that we add to them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from .report import Row
from .rounds import Timing, compare, interleave
from .sites import page_paths, time_guide, time_plain, write_plain

ADDRESS = "http://127.0.0.1:9/"
_ITEM = re.compile(r"<study-item ")


def measure_guide(folder: Path, rounds: int, tell: Callable[[str], None]) -> list[Row]:
    """The real guide beside its own prose without items, facts, charts and widgets, each built anew once a round."""
    plain, site = folder / "guide-plain", folder / "guide-site"
    write_plain(plain, ADDRESS)

    def build_plain() -> Timing:
        shutil.rmtree(plain / "site", ignore_errors=True)
        return time_plain(plain)

    def build_guide() -> Timing:
        shutil.rmtree(site, ignore_errors=True)
        return time_guide(site, ADDRESS)

    timings = interleave({"plain": build_plain, "guide": build_guide}, rounds, tell=tell)
    result = compare(timings["guide"], timings["plain"])
    pages = page_paths(site)
    items = sum(len(_ITEM.findall((site / path / "index.html").read_text("utf-8"))) for path in pages)
    more = result.more_wall * 1000
    return [
        Row(
            f"build of the guide: {len(pages)} pages, {items} items",
            result.wall_ratio,
            "× plain",
            remark=f"wall {result.wall:.2f} s; {result.wall * 1000 / len(pages):.1f} ms a page; "
            f"beyond plain {more / len(pages):.1f} ms a page, {more / items:.2f} ms an item",
            digits=2,
        )
    ]
