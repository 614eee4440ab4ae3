"""New facts as text of the data files, the diff that a person reviews, and a write that happens whole or not at all."""

from __future__ import annotations

import datetime
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path

from ..facts import FactBook
from .answers import RefreshError
from .figures import Figure
from .series import METROPOLITAN_AREAS, NATION, STATE, Area

FACTS_FILE = "data/salaries.yml"
SOURCES_FILE = "data/sources.yml"
_TITLES = {NATION: "national tables", STATE: "Connecticut"}
_ADDRESSES = {NATION: "https://www.bls.gov/oes/tables.htm", STATE: "https://www.bls.gov/oes/current/oes_ct.htm"}
_OF_AREAS = "https://www.bls.gov/oes/current/oessrcma.htm"


def new_texts(
    texts: Mapping[str, str], figures: Sequence[Figure], book: FactBook, today: datetime.date
) -> dict[str, str]:
    """The two files with the figures in them; all else is as it was."""
    if not figures:
        return dict(texts)
    facts = with_groups(with_subjects(texts[FACTS_FILE], _subjects(figures, book)), _groups(figures))
    return {FACTS_FILE: facts, SOURCES_FILE: with_sources(texts[SOURCES_FILE], _sources(figures, book, today))}


def _subjects(figures: Iterable[Figure], book: FactBook) -> list[str]:
    named = {figure.series.subject: figure.series for figure in figures if figure.series.subject not in book.subjects}
    return [
        f'  - {{id: {subject}, name: "{" ".join([series.occupation.short, series.area.words]).strip()}"}}'
        for subject, series in named.items()
    ]


def _groups(figures: Iterable[Figure]) -> list[str]:
    """One group for each title, in the order of the series; its facts share source, period and dates."""

    def title(figure: Figure) -> str:
        return figure.series.area.title.format(occupation=figure.series.occupation.short, year=figure.year)

    order: dict[str, list[Figure]] = {}
    for figure in figures:
        order.setdefault(title(figure), []).append(figure)
    return [_group(name, listed) for name, listed in order.items()]


def _group(title: str, figures: Sequence[Figure]) -> str:
    area, year = figures[0].series.area, figures[0].year
    lines = [
        f"  - title: {title}",
        f"    source: {area.source}-{year}",
        f"    period: May {year}",
        f"    as_of: {year}-05-01",
        # The tables of a year come out in the spring of the next; those of the next year replace them in the spring after.
        f"    review_by: {year + 2}-06-30",
        "    confidence: publisher",
        "    facts:",
    ]
    for figure in figures:
        lines.append(f"      - {{id: {figure.id}, value: {figure.value}, unit: {figure.series.measure.unit}}}")
    return "\n".join(lines)


def _sources(figures: Iterable[Figure], book: FactBook, today: datetime.date) -> dict[str, str]:
    entries = {}
    for area, year in dict.fromkeys((figure.series.area, figure.year) for figure in figures):
        name = f"{area.source}-{year}"
        if name not in book.sources:
            entries[name] = _source(name, area, year, today)
    return entries


def _source(name: str, area: Area, year: int, today: datetime.date) -> str:
    what = "metropolitan areas in Connecticut" if area in METROPOLITAN_AREAS else _TITLES[area]
    lines = [
        f"  - id: {name}",
        "    publisher: U.S. Bureau of Labor Statistics",
        "    short: BLS",
        f"    title: Occupational Employment and Wage Statistics, {what}, May {year}",
        f"    url: {_ADDRESSES.get(area, _OF_AREAS)}",
        f"    seen: {today.isoformat()}",
        f"    published: May {year}",
        "    note: Read through the public API of BLS (make refresh).",
    ]
    return "\n".join(lines)


def with_subjects(text: str, entries: Sequence[str]) -> str:
    """The text with entries at the end of `subjects:`."""
    if not entries:
        return text
    match = re.search(r"^subjects:.*\n(?:(?:[ -].*|\s*|#.*)\n)*?(?=groups:)", text, re.MULTILINE)
    if match is None:
        raise RefreshError(
            f"{FACTS_FILE} does not start with subjects: and go on with groups:", "bring them into that order"
        )
    lines = match[0].split("\n")
    last = max(number for number, line in enumerate(lines) if line.startswith((" ", "-", "subjects:")))
    lines[last + 1 : last + 1] = entries
    return text[: match.start()] + "\n".join(lines) + text[match.end() :]


def with_groups(text: str, entries: Sequence[str]) -> str:
    """The text with entries at its end, where `groups:` must go on."""
    if not re.search(r"^groups:[ \t]*\n(?:(?:[ \t#-].*)?\n)*\Z", f"{text.rstrip()}\n", re.MULTILINE):
        raise RefreshError(f"{FACTS_FILE} does not end with its groups:", "move what stands behind them")
    return "\n\n".join([text.rstrip(), *entries]) + "\n"


def with_sources(text: str, entries: Mapping[str, str]) -> str:
    """The text with each entry before the first one whose id comes later."""
    for name, entry in entries.items():
        places = [match.start() for match in re.finditer(r"^  - id: (\S+)", text, re.MULTILINE) if match[1] > name]
        place = places[0] if places else len(text.rstrip()) + 1
        text = f"{text[:place].rstrip()}\n{entry}\n{text[place:]}"
    return text


def make_diff(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """As `git apply` takes it."""
    parts = []
    for path, text in after.items():
        lines = unified_diff(before[path].splitlines(True), text.splitlines(True), f"a/{path}", f"b/{path}")
        parts.append("".join(lines))
    return "".join(parts)


def write_all(root: Path, texts: Mapping[str, bytes]) -> None:
    """Write all files or none: each beside its target first, then all renamed; a rename that fails undoes those before it."""
    before = {path: (root / path).read_bytes() for path in texts}
    drafts: dict[str, Path] = {}
    done: list[str] = []
    try:
        for path, text in texts.items():
            drafts[path] = _write_beside(root / path, text)
        for path, draft in drafts.items():
            draft.replace(root / path)
            done.append(path)
    except OSError:
        for path in done:
            _write_beside(root / path, before[path]).replace(root / path)
        raise
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _write_beside(file: Path, text: bytes) -> Path:
    number, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(number, "wb") as draft:
            draft.write(text)
        Path(name).chmod(file.stat().st_mode & 0o777)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
