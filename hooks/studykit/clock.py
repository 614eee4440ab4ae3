"""What "today" is: the build's own date where one is set, so that a build can be repeated."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

_FIRST_DAY = 1767225600
"""The first second of 2026: what a build without a history takes for the day of its data."""


def today() -> datetime.date:
    """`SOURCE_DATE_EPOCH` (seconds since 1970, UTC), else the clock."""
    epoch = _epoch()
    utc = datetime.UTC
    return (datetime.datetime.now(utc) if epoch is None else datetime.datetime.fromtimestamp(epoch, utc)).date()


def last_day() -> datetime.date:
    """The last day that has begun anywhere, by the clock alone: a build of an older date may hold what was seen since."""
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date()


def changed(root: Path) -> int:
    """When what a build is made of was last changed, in seconds since 1970: `SOURCE_DATE_EPOCH`, else the last commit's time.

    It grows from release to release, as Anki needs to take a deck for a newer one, and yet two builds of one commit agree.
    """
    epoch = _epoch()
    if epoch is not None:
        return epoch
    try:
        asked = ["git", "log", "-1", "--format=%ct"]
        said = subprocess.run(asked, cwd=root, capture_output=True, text=True, timeout=10, check=False).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        said = ""
    return int(said) if said.isdigit() else _FIRST_DAY


def _epoch() -> int | None:
    """`SOURCE_DATE_EPOCH` as whoever builds has set it; an empty one is none."""
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if said and not said.isdecimal():
        raise SystemExit(f'SOURCE_DATE_EPOCH is "{said}"; write seconds since 1970, such as {_FIRST_DAY}')
    return int(said) if said else None
