"""A preview: a mistake in a file of data/ stands in the place of what shows it."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from studykit.extension import StudykitExtension
from studykit.library import Reader
from studykit.project import check_project
from studykit.render import Site, read_templates

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("file", "fence", "body"),
    [
        ("quizzes/odd.yml", "quiz", "bank: odd"),
        ("cases/odd.yml", "case", "case: odd"),
        ("decisions/odd.yml", "decision", "decision: odd"),
        ("checklists/odd.yml", "checklist", "list: odd"),
        ("pictures/odd.yml", "picture", "picture: odd"),
        ("exams/odd.yml", "exam", "exam: odd"),
        ("plan.yml", "plan", ""),
        ("plan.yml", "my-plan", ""),
        ("plan.yml", "progress", ""),
        ("glossary.yml", "glossary", ""),
        ("glossary.yml", "key-terms", "terms: [eob]"),
        ("glossary.yml", "flashcards", "group: insurance"),
    ],
)
def test_what_is_wrong_stands_where_it_would_show(tmp_path: Path, file: str, fence: str, body: str) -> None:
    root = tmp_path / "tiny"
    shutil.copytree(ROOT / "tests/golden/base", root)
    shutil.copy(ROOT / "data/words.yml", root / "data/words.yml")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "data" / file).parent.mkdir(exist_ok=True)
    (root / "data" / file).write_text("titel: Odd\n")
    (root / "docs/odd.md").write_text(f"# Odd\n\n```{fence}\n{body}\n```\n")
    library = Reader(root).read()
    checked = check_project(root, library, today=datetime.date(2026, 11, 22))
    site = Site(read_templates(root), is_preview=True)
    extension = StudykitExtension(library, site, checked.problems, checked.scans)
    extension.start_page(lambda target: target, checked.scans["docs/odd.md"])
    html = extension.render_fence(fence, body)
    assert html.startswith('<div class="problem"') and f"data/{file}:1:1: " in html
