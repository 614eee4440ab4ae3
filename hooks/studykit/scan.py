"""One scanner over a Markdown file: what the author's checks read and what the build renders are the same places.

It knows as much Markdown as that needs: front matter, fences (also indented, quoted and nested in longer ones), HTML comments,
code spans, headings, links. All else is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from markdown.extensions.toc import slugify, unique

from .blocks import CODE_SPAN, Blocks, FoundFence, blank, spaces
from .inline import to_html
from .nodes import Node, read_yaml
from .places import Place, Problem

SCHEMES = ("fact", "source", "example")


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A link `[text](scheme:…)` in prose; `target` has the scheme."""

    text: str
    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What a Markdown file holds. `prose` has the file's length: all that is not prose is blanked, so offsets are places."""

    path: str
    text: str
    front: Node | None
    fences: tuple[FoundFence, ...]
    citations: tuple[FoundCitation, ...]
    headings: tuple[Heading, ...]
    prose: str
    problems: tuple[Problem, ...]

    def place_of(self, offset: int) -> Place:
        return place_in(self.text, self.path, offset)

    @property
    def title(self) -> str:
        """As the front matter or the first heading has it, else the path."""
        stated = self.front.text_of("title") if self.front else None
        return stated or next((heading.text for heading in self.headings), self.path)


def place_in(text: str, path: str, offset: int) -> Place:
    line = text.count("\n", 0, offset) + 1
    return Place(path, line, offset - text.rfind("\n", 0, offset))


@lru_cache(maxsize=2048)
def scan_markdown(text: str, path: str) -> Scan:
    """Scan a whole file, front matter included."""
    lines = text.splitlines(keepends=True)
    front, body_start, problems = _read_front(lines, path)
    blocks = Blocks(lines, body_start, path)
    visible = "".join(blocks.visible)
    no_code = blank(visible, CODE_SPAN) if "`" in visible else visible
    citations = tuple(_citations(no_code, path, text))
    problems += blocks.problems
    problems += _check_odd_citations(no_code, path, text)
    problems += _check_cited_headings(no_code, citations)
    return Scan(
        path,
        text,
        front,
        tuple(blocks.fences),
        citations,
        _headings(no_code, visible),
        _prose(no_code),
        tuple(problems),
    )


def fence_pages(scans: Mapping[str, Scan]) -> dict[str, str]:
    """The path below docs/ of the first page that places each fence: a tool is where its fence stands, not at a fixed name."""
    found: dict[str, str] = {}
    for path, scan in scans.items():
        for fence in scan.fences:
            found.setdefault(fence.name, path.removeprefix("docs/"))
    return found


def has_markup(text: str) -> bool:
    """Whether a text of data/ holds anything that scanning it would find; most hold nothing."""
    return _MARKUP.search(text) is not None


_MARKUP = re.compile(r"[\[`<{!]")


def _read_front(lines: list[str], path: str) -> tuple[Node | None, int, list[Problem]]:
    if not lines or lines[0].rstrip() != "---":
        return None, 0, []
    for number in range(1, len(lines)):
        if lines[number].rstrip() in ("---", "..."):
            node, problems = read_yaml("".join(lines[1:number]), path, first_line=2)
            if node and not isinstance(node.value, dict):
                problems.append(Problem(node.place, f"the front matter is {node.kind}", "write lines of name: value"))
            return node, number + 1, problems
    return None, 0, [Problem(Place(path), "the front matter is not closed", "end it with a line ---")]


_LINK = re.compile(
    r"(?<![\\!])\[(?P<text>(?:[^\[\]\\]|\\.)*)\]\(\s*<?(?P<target>[^)\s>]*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_ODD = re.compile(
    rf"(?m)(?:^ {{0,3}}\[[^\]]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"']?|<|!\[[^\]]*\]\()(?P<target>(?:{'|'.join(SCHEMES)}):[^\"'\s>)]*)"
)


def _citations(text: str, path: str, original: str) -> list[FoundCitation]:
    found = []
    for match in _LINK.finditer(text) if "](" in text else ():
        if match["target"].partition(":")[0] in SCHEMES and ":" in match["target"]:
            found.append(
                FoundCitation(" ".join(match["text"].split()), match["target"], place_in(original, path, match.start()))
            )
    return found


def _check_odd_citations(text: str, path: str, original: str) -> list[Problem]:
    """Citations in forms that the checks do not read would slip through: only the inline form is one."""
    return [
        Problem(
            place_in(original, path, match.start()),
            f'"{match["target"]}" stands outside an inline link',
            "write [text](fact:…)",
        )
        for match in (_ODD.finditer(text) if any(f"{scheme}:" in text for scheme in SCHEMES) else ())
    ]


def _check_cited_headings(text: str, citations: tuple[FoundCitation, ...]) -> Iterator[Problem]:
    """A number in a heading would enter its anchor, and links to it would break when the number changes."""
    lines = {text.count("\n", 0, match.start()) + 1 for match in _HEADING.finditer(text)}
    for citation in citations:
        if citation.place.line in lines:
            yield Problem(citation.place, "a citation stands in a heading", "move it into the text below")


_HEADING = re.compile(r"(?m)^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
_ATTRS = re.compile(r"\s*\{:?\s*(?P<attrs>[^{}]*)\}\s*$")


def _headings(no_code: str, text: str) -> tuple[Heading, ...]:
    """Where a line is a heading, `no_code` says; what it is called stands in `text`, at the same place."""
    headings: list[Heading] = []
    used: set[str] = set()
    for match in _HEADING.finditer(text):
        if no_code[match.start("marks")] != "#":
            continue
        attrs = _ATTRS.search(match["text"])
        named = re.search(r"#([\w-]+)", attrs["attrs"]) if attrs else None
        title = unescape(re.sub(r"<[^>]*>", "", to_html(match["text"][: attrs.start() if attrs else None])[0]))
        anchor = named[1] if named else unique(slugify(title, "-"), used)
        used.add(anchor)
        headings.append(Heading(len(match["marks"]), title, anchor, text.count("\n", 0, match.start()) + 1))
    return tuple(headings)


_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|\{[:#.][^{}\n]*\}|https?://[^\s)>\]]+")


_MAY_HOLD_TAG = re.compile(r"[<{]|://")


def _prose(text: str) -> str:
    """Blank links' targets, citations, tags, attribute lists and invented examples."""

    def keep_label(match: re.Match[str]) -> str:
        if match["target"].partition(":")[0] in SCHEMES:
            return spaces(match[0])
        label = match["text"]
        before = match.start("text") - match.start()
        return " " * before + label + spaces(match[0][before + len(label) :])

    if "](" in text:
        text = _LINK.sub(keep_label, text)
    if "example" in text:
        text = _blank_examples(text)
    return blank(text, _TAG) if _MAY_HOLD_TAG.search(text) else text


def _blank_examples(text: str) -> str:
    """An admonition `!!! example` holds an invented example, and says so to the reader."""
    out: list[str] = []
    inside: int | None = None
    for line in text.splitlines(keepends=True):
        indent = len(line) - len(line.lstrip())
        if inside is not None and line.strip() and indent <= inside:
            inside = None
        opened = re.match(r"\s*(!!!|\?\?\?\+?)\s+example\b", line)
        if inside is None and opened:
            inside = indent
        out.append(spaces(line) if inside is not None else line)
    return "".join(out)
