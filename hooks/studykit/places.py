"""Where something stands in an author's file, and what is wrong there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A character in a file: path from the project's root, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """An author's mistake: its place, what is wrong, what to do. A warning is listed and fails nothing."""

    place: Place
    what: str
    remedy: str
    is_warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.is_warning else ""
        return f"{self.place}: {kind}{self.what}; {self.remedy}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if not problem.is_warning]


def count_line(problems: Iterable[Problem]) -> str:
    """The last line of a report: how many problems and warnings there are."""
    listed = list(problems)
    wrong = len(errors(listed))
    warned = len(listed) - wrong
    parts = [f"{wrong} problem{'' if wrong == 1 else 's'}"]
    if warned:
        parts.append(f"{warned} warning{'' if warned == 1 else 's'}")
    return ", ".join(parts)


def suggestion(word: str, known: Iterable[str], *, most: int = 8) -> str:
    """The remedy for a name that does not exist: the nearest known one, else the known ones."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    if not names:
        return "there is none yet"
    shown = ", ".join(names[:most])
    return f"use one of: {shown}" + (" …" if len(names) > most else "")


def no_such(place: Place, kind: str, name: str, home: str, known: Iterable[str]) -> Problem:
    """A name is used that `home` does not hold."""
    return Problem(place, f'no {kind} "{name}" in {home}', suggestion(name, known))


def twin_problem(kind: str, name: str, place: Place, first: Place) -> Problem:
    """What is said of the second of two records with one id."""
    where = f"in line {first.line}" if first.path == place.path else f"at {first.path}:{first.line}"
    return Problem(place, f'{kind} "{name}" stands twice', f"keep one; the first is {where}")


def shorten(text: str, *, most: int = 60) -> str:
    """An author's text as it is quoted in a message: on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
