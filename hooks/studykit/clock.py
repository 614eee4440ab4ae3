"""What "today" is: the build's own date where one is set, so that a build can be repeated."""

from __future__ import annotations

import datetime
import os


def today() -> datetime.date:
    """`SOURCE_DATE_EPOCH` (seconds since 1970, UTC), else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else datetime.datetime.now(datetime.UTC)
    return now.date()


def last_day() -> datetime.date:
    """The last day that has begun anywhere, by the clock alone: a build of an older date may hold what was seen since."""
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date()
