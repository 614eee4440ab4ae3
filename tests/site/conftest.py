"""A tiny project with the guide's own hooks, templates and scripts, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

GOLDEN_BASE = Path(__file__).parents[1] / "golden/base"
CONFIG = """\
site_name: Tiny
theme: {name: material, font: false, custom_dir: overrides, features: [navigation.instant]}
plugins: [search]
hooks: [hooks/mkdocs_events.py]
watch: [data, overrides]
extra: {generator: false}
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - pymdownx.superfences: {relaxed_headers: true}
  - toc: {permalink: false}
"""
HOME = "# Home\n\nNo widget here. See [the page](page.md).\n"
PAGE = """\
# Page

Half earn less than [$51,140](fact:us/coders/median), says [BLS](source:bls-oews-2025).

```quiz
bank: base
```
"""


@dataclass(frozen=True)
class Project:
    """A folder with a project in it."""

    root: Path

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, "utf-8")

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def site(self, path: str) -> str:
        return self.read(f"site/{path}")

    def environment(self, **more: str) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("GITHUB_", "SITE_URL", "REPO_URL"))
        }
        return {**kept, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", **more}

    def mkdocs(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mkdocs", *arguments]
        return subprocess.run(
            command, cwd=self.root, env=self.environment(**environment), capture_output=True, text=True, timeout=120
        )

    def build(self, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.mkdocs("build", "--strict", **environment)


def make_project(folder: Path, root: Path) -> Project:
    shutil.copytree(GOLDEN_BASE, folder)
    shutil.copy(root / "data/words.yml", folder / "data/words.yml")
    for name in ("hooks", "overrides"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "docs/assets/studykit", folder / "docs/assets/studykit")
    project = Project(folder)
    project.write("mkdocs.yml", CONFIG)
    project.write("docs/index.md", HOME)
    project.write("docs/page.md", PAGE)
    return project


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Project:
    """A project that a test may change."""
    return make_project(tmp_path / "tiny", root)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Project:
    """A project that is built already; leave it as it is."""
    project = make_project(tmp_path_factory.mktemp("built") / "tiny", root)
    result = project.build()
    assert result.returncode == 0, result.stderr
    return project
