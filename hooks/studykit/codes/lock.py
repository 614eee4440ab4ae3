"""Read data/codes.lock.json, and say what is wrong with it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

from ..places import Place, Problem
from ..scalars import parse_date
from .form import has_form, parent
from .making import checksum
from .tabular import Release, Tabular

LOCK = "data/codes.lock.json"
_REMEDY = "run make codes"
_TEXTS = ("checksum", "credit", "package", "release", "issue", "from", "until")
_MAPS = ("chapters", "blocks", "codes")


def read_lock(text: str | None, path: str = LOCK) -> tuple[Tabular | None, list[Problem]]:
    """The carried part of the Tabular List, or None and the problems. `text` is None where there is no such file."""
    if text is None:
        return None, [Problem(Place(path), "there is no such file, and items ask for codes", _REMEDY)]
    try:
        lock = json.loads(text)
    except json.JSONDecodeError as fault:
        return None, [Problem(Place(path, fault.lineno, fault.colno), "the file is not whole", _REMEDY)]
    except RecursionError:
        lock = None
    problems = list(_check(text, lock, path))
    if problems:
        return None, problems
    release = Release(lock["release"], lock["issue"], lock["from"], lock["until"], lock["credit"])
    return Tabular(release, lock["chapters"], lock["blocks"], lock["codes"]), []


def _check(text: str, lock: Any, path: str) -> Iterator[Problem]:
    """Every field is there, the file is as `make codes` wrote it, and its parts fit each other."""
    if not isinstance(lock, dict):
        yield Problem(Place(path), "the file holds no map of codes", _REMEDY)
        return
    wrong = [name for name in _TEXTS if not isinstance(lock.get(name), str)]
    wrong += [name for name in _MAPS if not isinstance(lock.get(name), dict)]
    for name in wrong:
        yield Problem(_place(text, path, name), f'field "{name}" is missing or of another kind', _REMEDY)
    if wrong:
        return
    yield from _check_dates(text, lock, path)
    lines = text.replace("\r\n", "\n").split("\n")
    # What stands as `make codes` wrote it is whole: walking through all codes would take as long as reading them.
    if checksum("\n".join(lines[2:-2])) != lock["checksum"]:
        yield Problem(_place(text, path, "checksum"), "the file was changed after it was written", _REMEDY)
        yield from _check_codes(text, lock, path)


def _check_dates(text: str, lock: Any, path: str) -> Iterator[Problem]:
    """A release is for days of service from one day to another, in the fiscal year that its name says."""
    dates = {}
    for name in ("from", "until"):
        try:
            dates[name] = parse_date(lock[name])
        except ValueError:
            yield Problem(_place(text, path, name), f'"{name}" is no date such as 2026-04-01', _REMEDY)
    if len(dates) < 2:
        return
    if dates["until"] < dates["from"]:
        yield Problem(_place(text, path, "until"), '"until" is before "from"', _REMEDY)
    elif lock["release"] != f"FY{dates['until'].year}":
        what = f'release "{lock["release"]}" does not end in {dates["until"].year}'
        yield Problem(_place(text, path, "release"), what, _REMEDY)


def _check_codes(text: str, lock: Any, path: str) -> Iterator[Problem]:
    """Each code has a title and stands below the code that is one character shorter."""
    known = {name for block in lock["blocks"].values() for name in _map(block, "categories")}
    for category, entries in lock["codes"].items():
        if category not in known or not isinstance(entries, dict) or category not in entries:
            yield Problem(_place(text, path, category), f'category "{category}" is not whole', _REMEDY)
            continue
        for code, entry in entries.items():
            if not isinstance(entry, dict) or not isinstance(entry.get("title"), str):
                yield Problem(_place(text, path, code), f'code "{code}" has no title', _REMEDY)
            elif not has_form(code) or (code != category and parent(code) not in entries):
                yield Problem(_place(text, path, code), f'code "{code}" stands below no other', _REMEDY)


def _map(value: Any, name: str) -> dict[str, Any]:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _place(text: str, path: str, name: str) -> Place:
    """Where a name stands in the file; its start, if it does not."""
    found = re.search(rf"^( *){re.escape(json.dumps(name))}:", text, re.MULTILINE)
    return Place(path, text.count("\n", 0, found.start()) + 1, len(found[1]) + 1) if found else Place(path)


def check_release(tabular: Tabular | None, today: datetime.date, path: str = LOCK) -> Iterator[Problem]:
    """A newer release is in force: a warning, because time alone never breaks a build."""
    if tabular is None or tabular.release.valid_until >= today.isoformat():
        return
    release = tabular.release
    yield Problem(
        Place(path),
        f"ICD-10-CM {release.name} ({release.issue}) was for days up to {release.valid_until}; a newer release is in force",
        "take a newer simple-icd-10-cm, run make codes, and look at each code item again",
        is_warning=True,
    )
