"""Reading data/: again only where a file changed."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

import pytest

from studykit.library import Reader
from studykit.project import check_project

BASE = Path(__file__).parents[1] / "golden/base"


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "p")
    shutil.copy(root / "data/words.yml", tmp_path / "p/data/words.yml")
    return tmp_path / "p"


def change(file: Path, old: str, new: str) -> None:
    """Write a file so that its time differs, however coarse the clock of the file system is."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    status = file.stat()
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))


def test_what_did_not_change_is_not_read_again(project: Path) -> None:
    reader = Reader(project)
    first = reader.read()
    files = len(list((project / "data").rglob("*.yml")))
    assert reader.reads == files
    second = reader.read()
    assert reader.reads == files
    assert second.banks["base"] is first.banks["base"] and second.book is first.book


def test_a_changed_file_alone_is_read_again(project: Path) -> None:
    reader = Reader(project)
    first = reader.read()
    before = reader.reads
    change(project / "data/quizzes/base.yml", "Which figure splits", "Which number splits")
    second = reader.read()
    assert reader.reads == before + 1
    assert second.banks["base"].items["base-001"].hash != first.banks["base"].items["base-001"].hash
    assert second.book is first.book


def test_a_removed_file_is_forgotten(project: Path) -> None:
    reader = Reader(project)
    reader.read()
    (project / "data/quizzes/base.yml").unlink()
    assert "base" not in reader.read().banks


def test_two_reads_report_the_same_problems(project: Path) -> None:
    reader = Reader(project)
    change(project / "data/quizzes/base.yml", "key: a", "key: d")
    assert reader.read().problems == reader.read().problems != ()


def test_hash_covers_what_is_asked_and_nothing_else(project: Path) -> None:
    reader = Reader(project)
    file = project / "data/quizzes/base.yml"

    def hash_after(old: str, new: str) -> str:
        change(file, old, new)
        return reader.read().banks["base"].items["base-001"].hash

    start = reader.read().banks["base"].items["base-001"].hash
    assert hash_after("The median is the middle of a sorted list", "A better rationale") == start
    assert hash_after("why: Half stand above it.", "why: A better why.") == start
    assert hash_after("stem: Which figure", "stem:   Which figure") == start
    assert hash_after("text: The maximum", "text: The largest") != start


def test_what_an_editor_leaves_behind_is_not_read(project: Path) -> None:
    (project / "data/quizzes/.#base.yml").symlink_to("nowhere")
    (project / "docs/.#base.md").symlink_to("nowhere")
    (project / "docs/.cache").mkdir()
    (project / "docs/.cache/page.md").write_text("Coders earn $90,000.\n", "utf-8")
    library = Reader(project).read()
    assert check_project(project, library, today=datetime.date(2026, 11, 21)).problems == []


def test_a_file_in_the_wrong_place_is_not_passed_over(project: Path) -> None:
    (project / "data/quizes").mkdir()
    (project / "data/quizzes/base.yml").rename(project / "data/quizes/base.yml")
    (project / "data/more.yaml").write_text("a: 1\n", "utf-8")
    assert [str(problem) for problem in Reader(project).read().problems] == [
        "data/more.yaml:1:1: this file is not read; let its name end in .yml",
        'data/quizes/base.yml:1:1: no folder "quizes" belongs in data; did you mean "quizzes"?',
    ]
