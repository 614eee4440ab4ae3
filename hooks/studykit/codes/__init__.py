"""ICD-10-CM: the part of the Tabular List that the guide carries, read from data/codes.lock.json.

`make codes` writes that file from a package that a build never needs.
"""

from .lock import LOCK, check_release, read_lock
from .rules import check_code_item
from .shards import code_assets
from .tabular import Release, Tabular
from .wanted import WANTED, check_wanted, read_wanted

__all__ = [
    "LOCK",
    "WANTED",
    "Release",
    "Tabular",
    "check_code_item",
    "check_release",
    "check_wanted",
    "code_assets",
    "read_lock",
    "read_wanted",
]
