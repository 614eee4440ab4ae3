"""Law 1: leaving MkDocs costs one small adapter. The same pages build under Zensical, counted against the data."""

from __future__ import annotations

import re
import subprocess
import sys

from studykit.library import Reader

from .conftest import Project

CONFIG = """\
site_name: Tiny
theme: {variant: classic}
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - studykit.extension
  - pymdownx.superfences:
      relaxed_headers: true
      custom_fences:
        - {name: quiz, class: quiz, format: studykit.extension.format_fence, validator: studykit.extension.take_any_option}
        - {name: fact-table, class: t, format: studykit.extension.format_fence, validator: studykit.extension.take_any_option}
"""
TABLE = "\n```fact-table\ncaption: Pay\nrows: [us/coders, us/billers]\ncolumns: {median: Half earn less}\n```\n"


def test_the_tiny_site_builds_under_zensical_with_all_items_and_citations(project: Project) -> None:
    project.write("mkdocs.yml", CONFIG)
    project.write("docs/page.md", project.read("docs/page.md") + TABLE)
    command = [sys.executable, "-m", "zensical", "build", "--clean"]
    environment = project.environment(PYTHONPATH=str(project.root / "hooks"))
    result = subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stdout + result.stderr
    html = project.site("page/index.html")
    library = Reader(project.root).read()
    items = list(library.banks["base"].items.values())
    assert re.findall(r'<study-item id="([^"]+)"', html) == [item.id for item in items]
    for item in items:
        assert f'data-hash="{item.hash}"' in html
        for choice in item.body.choices:
            assert choice.text in html and choice.why in html
    assert '<a class="fact" href="#source-bls-oews-2025"' in html
    assert 'class="cite" href="#source-bls-oews-2025"' in html
    assert html.count("$48,500") == 1
    assert '<li id="source-bls-oews-2025">' in html
    assert not re.search(r"\b(fact|source):[a-z]", html)
