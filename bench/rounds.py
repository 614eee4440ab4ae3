"""Commands timed in interleaved rounds, so that a slow minute of the machine meets all of them alike."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Timing:
    """What a command took, in seconds: wall clock, and CPU as user plus system time."""

    wall: float
    cpu: float


class CommandError(RuntimeError):
    """A measured command ended badly; its output says why."""


def run_timed(command: Sequence[str | Path], folder: Path, **environment: str) -> Timing:
    """Run a command to its end. The environment is ours without what would tell it addresses or dates."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    ended = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=clean_environment(**environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode:
        raise CommandError(f"{' '.join(str(part) for part in command)} in {folder}:\n{ended.stdout[-4000:]}")
    return Timing(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def clean_environment(**more: str) -> dict[str, str]:
    told = ("GITHUB_", "SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH", "PYTHONPATH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(told)}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", **more}


def interleave(
    tasks: Mapping[str, Callable[[], Timing]], rounds: int, *, tell: Callable[[str], None] = lambda _line: None
) -> dict[str, list[Timing]]:
    """Each task once a round: a b c a b c … One round more than `rounds` is run; the first warms caches and is thrown away."""
    timings: dict[str, list[Timing]] = {name: [] for name in tasks}
    for number in range(rounds + 1):
        for name, task in tasks.items():
            timing = task()
            tell(f"round {number}: {name} {timing.wall:.2f} s, CPU {timing.cpu:.2f} s")
            if number:
                timings[name].append(timing)
    return timings


@dataclass(frozen=True)
class Comparison:
    """A task beside another: medians in seconds, and medians of the ratios within each round."""

    wall: float
    cpu: float
    wall_ratio: float
    cpu_ratio: float
    more_wall: float
    """Median over the rounds of how many seconds more than the other it took."""


def compare(own: Sequence[Timing], other: Sequence[Timing]) -> Comparison:
    """Round by round, since both saw the same machine there."""
    pairs = list(zip(own, other, strict=True))
    return Comparison(
        wall=median(timing.wall for timing in own),
        cpu=median(timing.cpu for timing in own),
        wall_ratio=median(mine.wall / theirs.wall for mine, theirs in pairs),
        cpu_ratio=median(mine.cpu / theirs.cpu for mine, theirs in pairs),
        more_wall=median(mine.wall - theirs.wall for mine, theirs in pairs),
    )
