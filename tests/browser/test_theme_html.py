"""Valid HTML: the Nu checker over every built page."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"

# The theme's own faults, harmless and not ours to change: its two hidden checkboxes and its section labels.
OF_THE_THEME = [
    re.compile(r"^Attribute “autocomplete” is only allowed when the input type is"),
    re.compile(r"^Bad value “” for attribute “tabindex” on element “label”"),
]


def errors(folder: Path) -> list[str]:
    """One line per error in a folder's pages: file:line: message."""
    java = shutil.which("java")
    assert java, "install Java: apt-get install default-jre-headless"
    done = subprocess.run(
        [java, "-Xss4m", "-jar", str(CHECKER), "--errors-only", "--skip-non-html", "--format", "json", str(folder)],
        capture_output=True,
        text=True,
    )
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{message['url'].removeprefix('file:')}:{message.get('lastLine', '?')}: {message['message']}"
        for message in messages
        if message["type"] in ("error", "non-document-error")
        and not any(known.search(message["message"]) for known in OF_THE_THEME)
    ]


def test_every_page_is_valid_html(site_dir):
    assert len(list(site_dir.rglob("*.html"))) > 20
    assert errors(site_dir) == []


@pytest.mark.parametrize(
    "fault", ["<p><div>in a paragraph</p>", '<a href="#a" id="x"></a><a id="x"></a>', "<ul><p>not an item</p></ul>"]
)
def test_checker_sees_a_fault(tmp_path, fault):
    (tmp_path / "index.html").write_text(
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title></head><body>{fault}</body></html>"
    )
    assert errors(tmp_path)
