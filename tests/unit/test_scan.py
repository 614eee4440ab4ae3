"""The scanner finds exactly what renders: what it misses is unchecked, what it invents is a false alarm."""

from __future__ import annotations

import datetime
import re
from html import unescape
from pathlib import Path
from typing import Any

import markdown
import pytest

from studykit.blocks import without_comments
from studykit.extension import take_any_option
from studykit.fences import Page
from studykit.project import scan_pages
from studykit.scan import fence_pages, scan_markdown

CASES = {
    "plain": "```quiz\na: 1\n```\n\n[$1](fact:a/b) [s](source:c)\n",
    "tildes": "~~~quiz\na: 1\n~~~\n",
    "longer": "````markdown\n```quiz\na: 1\n```\n````\n",
    "longer-close": "```quiz\na: 1\n````\n\n```quiz\nb: 2\n```\n",
    "in list": "- x\n\n    ```quiz\n    a: 1\n    ```\n\n- [y](fact:a/b)\n",
    "in quote": "> ```quiz\n> a: 1\n> ```\n",
    "in admonition": '!!! note "[no](fact:a/b)"\n\n    ```quiz\n    a: 1\n    ```\n',
    "comment": "<!--\n```quiz\na: 1\n```\n[x](fact:a/b)\n-->\n\n```quiz\nb: 2\n```\n",
    "comment on one line": "a <!-- [x](fact:a/b) --> b [y](fact:c/d)\n",
    "two comments": "<!-- a -->\n[y](fact:c/d)\n<!-- b\nc --> [z](fact:e/f) <!-- [q](fact:g/h) -->\n",
    "comment in code": "`<!--` [y](fact:c/d) `-->`\n",
    "comment in fence": "```text\n<!--\n```\n\n[y](fact:c/d)\n",
    "unclosed comment": "<!-- [y](fact:c/d)\n",
    "code span": "`[y](fact:c/d)` and ``a ` [z](fact:e/f)`` and [w](fact:g/h)\n",
    "escaped": r"\[y](fact:c/d) and [z](fact:e/f)" + "\n",
    "title": '[y](fact:c/d "a title") [z](<fact:e/f>)\n',
    "bold inside": "[**y**](fact:c/d) and **[z](fact:e/f)**\n",
    "over lines": "[y\nz](fact:c/d)\n",
    "table": "| a | b |\n|---|---|\n| [y](fact:c/d) | `[n](fact:e/f)` |\n",
    "unclosed fence": "```quiz\na: 1\n",
    "header with options": "```quiz a-b\na: 1\n```\n",
    "header with attributes": '```quiz {title="x"}\na: 1\n```\n',
    "space before name": "``` quiz\na: 1\n```\n",
    "other fence": "```python\n[y](fact:c/d)\n```\n",
    "heading": "## [y](fact:c/d) { #a }\n",
    "windows": "```quiz\r\na: 1\r\n```\r\n",
    "empty fence": "```quiz\n```\n",
    "image": "![y](fact:c/d)\n",
}


class Renderer:
    """Python-Markdown as the build sets it up, which notes the bodies of our fences and the targets of citations."""

    def __init__(self) -> None:
        self.bodies: list[str] = []
        fence = {"name": "quiz", "class": "quiz", "format": self._format, "validator": take_any_option}
        self.markdown = markdown.Markdown(
            extensions=["admonition", "attr_list", "md_in_html", "pymdownx.superfences", "tables", "toc"],
            extension_configs={"pymdownx.superfences": {"relaxed_headers": True, "custom_fences": [fence]}},
        )

    def _format(self, source: str, *_: Any, **__: Any) -> str:
        self.bodies.append(source.strip())
        return "<div></div>"

    def citations(self, text: str) -> list[str]:
        root = self.markdown.convert(text)

        return re.findall(r'<a[^>]* href="((?:fact|source|example):[^"]*)"', root)


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_scanner_finds_what_renders(text: str) -> None:
    normal = text.replace("\r\n", "\n")
    scan = scan_markdown(normal, "docs/case.md")
    renderer = Renderer()
    citations = renderer.citations(without_comments(normal))
    assert [fence.body.strip() for fence in scan.fences if fence.name == "quiz"] == renderer.bodies
    assert sorted(citation.target for citation in scan.citations) == sorted(citations)


def pages() -> list[Path]:
    return sorted((Path(__file__).parents[2] / "docs").rglob("*.md"))


@pytest.mark.parametrize("page", pages(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_scanner_finds_what_renders_in_the_guide(page: Path) -> None:
    text = page.read_text("utf-8")
    scan = scan_markdown(text, "docs/case.md")
    renderer = Renderer()
    body = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
    citations = renderer.citations(without_comments(body))
    assert [fence.body.strip() for fence in scan.fences if fence.name == "quiz"] == renderer.bodies
    assert sorted(citation.target for citation in scan.citations) == sorted(citations)


def test_places_count_from_the_files_first_line() -> None:
    scan = scan_markdown(
        "---\ntitle: T\n---\n\nAb [$1](fact:a/b)\n\n  - x\n\n    ```quiz\n    bank: c\n    ```\n", "docs/p.md"
    )
    assert str(scan.citations[0].place) == "docs/p.md:5:4"
    fence = scan.fences[0]
    assert str(fence.place) == "docs/p.md:9:5"
    node, problems = fence.read()
    assert not problems and node is not None and str(node.get("bank").place) == "docs/p.md:10:11"  # type: ignore[union-attr]


def test_prose_keeps_every_offset() -> None:
    text = "# A\n\n`$5` <!-- $6 --> [$7](fact:a/b) $8 <b title='$9'>x</b> [label $10](https://x.org/$11)\n"
    prose = scan_markdown(text, "p").prose
    assert len(prose) == len(text)
    assert [word for word in prose.split() if "$" in word] == ["$8", "$10"]
    assert prose.index("$8") == text.index("$8")


@pytest.mark.parametrize(
    "title",
    [
        *("Read `E11.9` *codes* & [more](x.md)", "A `b` c", "`-itis`", "Use my_data now", "**Bold** _em_", "x \\* y"),
        *("Ünïcode — ok?", "a &amp; b", "E11.9", "50 % & more { #x }", "Same", "Same"),
    ],
)
def test_a_heading_is_called_and_found_as_markdown_makes_it(title: str) -> None:
    text = f"# First\n\n## {title}\n"
    html = markdown.markdown(text, extensions=["attr_list", "toc"])
    heading = scan_markdown(text, "docs/p.md").headings[1]
    shown = re.search(r'<h2 id="([^"]*)">(.*)</h2>', html)
    assert shown and heading.anchor == shown[1]
    assert heading.text == unescape(re.sub("<[^>]*>", "", shown[2]))


def test_a_tool_is_on_the_first_page_that_places_its_fence() -> None:
    texts = {
        "docs/a.md": "# A\n\n`review`\n",
        "docs/b/c.md": "```review\n```\n```exam\nexam: x\n```\n",
        "docs/d.md": "```review\n```\n",
    }
    scans = {path: scan_markdown(text, path) for path, text in texts.items()}
    tools = fence_pages(scans)
    assert tools == {"review": "b/c.md", "exam": "b/c.md"}
    page = Page(lambda target: f"../{target}", Any, tools=tools)  # type: ignore[arg-type]
    assert page.tool("review") == "../b/c.md" and page.tool("my-data") is None


def test_no_template_or_module_knows_where_a_tool_stands() -> None:
    root = Path(__file__).parents[2]
    pages = {path.removeprefix("docs/") for path in fence_pages(scan_pages(root)[0]).values()} - {"index.md"}
    tools = [page for page in pages if page.startswith("practice/")]
    assert len(tools) > 4
    for folder, kind in (("hooks", "*.py"), ("overrides", "*.html")):
        for file in (root / folder).rglob(kind):
            text = file.read_text("utf-8")
            assert not [page for page in tools if page in text], file


def test_today_is_passed_in() -> None:
    """A guard for the next person: nothing but the clock module asks what day it is."""
    package = Path(__file__).parents[2] / "hooks/studykit"
    for module in package.rglob("*.py"):
        if module.name != "clock.py":
            assert "date.today" not in module.read_text("utf-8") and ".now(" not in module.read_text("utf-8"), module
    assert datetime.date(2026, 11, 21)
