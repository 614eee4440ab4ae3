"""Check a whole project: data, pages and templates, all problems at once and in file order."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .bare_texts import check_bare_texts
from .blocks import FoundFence
from .case_checks import check_cases
from .catalog import check_bank_names
from .certifications import check_blueprints, check_certification_pages
from .citations import check_citation
from .clock import last_day
from .codes import check_release
from .decisions.checks import check_decisions
from .exams import check_exams
from .facts import check_not_found, check_review_dates, check_terms
from .fences import all_fences, check_fence
from .fences.quiz import requested
from .figures import check_figures
from .item_checks import DOCS, check_checklists, check_items
from .library import Library, author_files, read_text
from .lints.forbidden import check_forbidden
from .places import Place, Problem, suggestion
from .plan import check_plan
from .plausible import check_plausible
from .rules import check_codes, check_words
from .scan import Scan, place_in, scan_markdown


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check has read of the pages, and every problem in file order."""

    scans: dict[str, Scan]
    problems: list[Problem]


def check_project(root: Path, library: Library, *, today: datetime.date) -> Checked:
    """Check everything below `root`. `today` decides which reviews are overdue; those are warnings."""
    scans, problems = scan_pages(root)
    problems += library.problems
    problems += check_pages(scans, library)
    problems += check_items(library, scans, today=today)
    problems += check_bank_names(library.banks)
    problems += check_checklists(library, scans)
    problems += check_cases(library, scans)
    problems += check_decisions(library, scans)
    problems += check_blueprints(library.book)
    problems += check_certification_pages(library.book, scans)
    problems += check_exams(library.exams, library.book)
    problems += check_plan(library.plan, [path.removeprefix(f"{DOCS}/") for path in scans])
    problems += check_terms(library.glossary, library.book)
    problems += check_forbidden(library)
    problems += check_not_found(library.not_found, library.book)
    problems += check_review_dates(library.book, today)
    problems += check_plausible(library.book, max(today, last_day()))
    problems += check_release(library.codes, today)
    problems += check_templates(root)
    return Checked(scans, sorted(set(problems)))


def scan_pages(root: Path) -> tuple[dict[str, Scan], list[Problem]]:
    """All Markdown files below docs/, by their path from the project's root."""
    scans: dict[str, Scan] = {}
    problems: list[Problem] = []
    for file in author_files(root / DOCS, "*.md"):
        path = file.relative_to(root).as_posix()
        text, wrong = read_text(file, path)
        problems += [wrong] if wrong else []
        scans[path] = scan_markdown(text.replace("\r\n", "\n"), path)
    return scans, problems


def check_pages(scans: dict[str, Scan], library: Library) -> Iterator[Problem]:
    for scan in scans.values():
        yield from scan.problems
        yield from check_fences(scan, library)
        for citation in scan.citations:
            yield from check_citation(library.book, citation.target, citation.text, citation.place)
        for check in (check_figures, check_codes, check_words):
            yield from check(scan.prose, scan.place_of)
        yield from check_bare_texts(scan.front)


def check_fences(scan: Scan, library: Library) -> Iterator[Problem]:
    """Each fence of ours by its own rules; no item twice on a page; names that were meant to be ours."""
    ours = all_fences()
    shown: dict[str, Place] = {}
    for found in scan.fences:
        if found.name not in ours:
            yield from _check_misspelt(found)
            continue
        request, problems = check_fence(found, library)
        yield from problems
        if found.name != "quiz":
            continue
        for identifier, node in requested(request, library):
            if identifier in shown:
                yield Problem(
                    node.place,
                    f'the item "{identifier}" stands twice on this page',
                    f"place it once; the first is in line {shown[identifier].line}",
                )
            shown.setdefault(identifier, node.place)


def _check_misspelt(found: FoundFence) -> Iterator[Problem]:
    near = suggestion(found.name, all_fences())
    name = found.name.lower().replace("_", "-")
    if near.startswith("did you mean") and (name in all_fences() or _one_edit(name, near.split('"')[1])):
        yield Problem(found.place, f'no fence is called "{found.name}"', near)


def _one_edit(a: str, b: str) -> bool:
    """Whether one inserted, removed, replaced or swapped letter makes `a` of `b`."""
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or rest_a[1:] == rest_b[1:]
        or (rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:])
    )


def check_templates(root: Path) -> Iterator[Problem]:
    """A figure in a template would never be checked against the data."""
    for file in author_files(root / "overrides", "*.html"):
        path = file.relative_to(root).as_posix()
        text, wrong = read_text(file, path)
        if wrong:
            yield wrong
        yield from check_figures(_words_of_template(text), partial(place_in, text, path))


def _words_of_template(text: str) -> str:
    """A template's own words, at their offsets: no tags, expressions, scripts or styles."""
    pattern = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|style)\b.*?</\1>|<!--.*?-->|<[^<>]*>", re.DOTALL)
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
