"""`make report`: all remarks, due reviews, second-hand facts and what was not found, with their places, and a page with the tables."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

from ..facts import check_review_dates
from ..library import Library, Reader
from ..lints.remarks import count_remarks, find_remarks, guide_of
from ..places import count_line, errors
from ..project import check_project
from ..render import read_templates
from . import REPORT_PATH, report_page
from .facts import due_facts, fact_lines, second_hand_facts

PAGE = Path(".cache/author-report.html")
"""The page on the disk, beside what else is not in git."""


def report(root: Path, today: datetime.date) -> int:
    """Print the list and write the page. Remarks stop nothing, so the exit code is 0 whatever there is."""
    library = Reader(root).read()
    checked = check_project(root, library, today=today)
    remarks = find_remarks(guide_of(library, checked.scans))
    # Facts that are due come below, by source: one look at a page settles all of its facts.
    by_fact = set(check_review_dates(library.book, today))
    warned = [problem for problem in checked.problems if problem.is_warning]
    due = [problem for problem in warned if problem not in by_fact]
    lines = sorted([(remark.problem.place, str(remark)) for remark in remarks] + [(p.place, str(p)) for p in due])
    for _, line in lines:
        print(line)
    if remarks:
        print()
        for rule, count in Counter(remark.rule for remark in remarks).most_common():
            print(f"{count:5} {rule.replace('_', ' ')}")
        print()
    for line in fact_lines(library, today):
        print(line)
    print(
        f"{count_remarks(remarks)}, {len(warned)} warning{'' if len(warned) == 1 else 's'}; {_count_facts(library, today)}"
    )
    if wrong := errors(checked.problems):
        print(f"{count_line(wrong)} besides; make check names them")
    (root / PAGE).parent.mkdir(exist_ok=True)
    (root / PAGE).write_text(report_page(library, checked.scans, read_templates(root), today), "utf-8")
    print(f"tables in {PAGE.as_posix()}; while make serve runs, at /{REPORT_PATH.removesuffix('index.html')} too")
    return 0


def _count_facts(library: Library, today: datetime.date) -> str:
    due = sum(len(batch.facts) for batch in due_facts(library.book, today))
    second_hand = sum(len(batch.facts) for batch in second_hand_facts(library.book))
    return f"facts: {due} to review, {second_hand} second-hand, {len(library.not_found)} not found"
