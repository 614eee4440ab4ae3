"""A certification's own page: a thin Markdown file that `make pages` writes, and whoever edits it may add to.

What the page shows stands in data/. Its title, description and heading repeat the data, so they are checked against it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..facts.values import FactBook
from ..places import Place, Problem
from ..scan import Scan
from .values import Certification, all_certifications

_DOCS = "docs"
_FENCE = "certification"
_REMEDY = "run make pages"


def page_text(one: Certification, today: datetime.date) -> str:
    """A new page."""
    return (
        f"---\n{_title(one)}\n{_description(one)}\nreviewed: {today}\n---\n\n{_heading(one)}\n\n"
        f"```{_FENCE}\nsubject: {one.subject.id}\n```\n"
    )


def _title(one: Certification) -> str:
    return f"title: {one.letters}"


def _description(one: Certification) -> str:
    by = f" of {one.issuer.name}" if one.issuer else ""
    text = f"{one.letters}{by}: what the exam asks, covers and costs, how to keep it, and how sure each figure is."
    return f"description: {_quoted(text)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _heading(one: Certification) -> str:
    return f"# {one.subject.name}"


def brought_up(text: str, one: Certification) -> str:
    """A page with title, description and heading as the data has them; all else is the author's."""
    for pattern, line in ((r"title:", _title(one)), (r"description:", _description(one)), (r"# ", _heading(one))):
        text = re.sub(rf"(?m)^{pattern}.*$", lambda _, line=line: line, text, count=1)  # type: ignore[misc]
    return text


def write_pages(root: Path, book: FactBook, today: datetime.date) -> list[str]:
    """Write the pages that are missing and bring the others up to the data; the paths of those that changed."""
    changed = []
    for one in all_certifications(book):
        path = f"{_DOCS}/{one.page}"
        file = root / path
        before = file.read_bytes().decode("utf-8") if file.is_file() else None
        after = page_text(one, today) if before is None else brought_up(before, one)
        if after != before:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(after.encode("utf-8"))
            changed.append(path)
    return changed


def check_certification_pages(book: FactBook, scans: Mapping[str, Scan]) -> Iterator[Problem]:
    """Each certification has its page as soon as one has; its title and heading are those of the data."""
    pages = {path: subject for path, scan in scans.items() if (subject := _shown(scan)) is not None}
    if not pages:
        return
    for one in all_certifications(book):
        path = f"{_DOCS}/{one.page}"
        if one.letters == one.subject.name:
            what = f'the name "{one.subject.name}" does not end in its letters'
            yield Problem(one.subject.place, what, "write them in brackets: Certified Professional Coder (CPC)")
        elif path not in scans:
            yield Problem(
                one.subject.place, f'"{one.subject.id}" has no page {path}', f"{_REMEDY}, and list it in mkdocs.yml"
            )
        elif pages.get(path) != one.subject.id:
            yield Problem(
                Place(path, 1, 1),
                f'this page does not show "{one.subject.id}"',
                f"add a {_FENCE} fence with subject: {one.subject.id}",
            )
        elif (text := scans[path].text) != brought_up(text, one):
            line = _first_difference(text, brought_up(text, one))
            yield Problem(Place(path, line, 1), "this line is not as the data has it", _REMEDY)


def _shown(scan: Scan) -> str | None:
    """The subject that a page's fence shows."""
    for fence in scan.fences:
        request = fence.read()[0] if fence.name == _FENCE else None
        if request is not None:
            return request.text_of("subject")
    return None


def _first_difference(one: str, other: str) -> int:
    pairs = zip(one.split("\n"), other.split("\n"), strict=True)
    return next(number for number, (a, b) in enumerate(pairs, 1) if a != b)
