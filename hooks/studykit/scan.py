"""One scanner over a Markdown file: what the author's checks read and what the build renders are the same places.

It knows as much Markdown as that needs: front matter, fences (also indented, quoted and nested in longer ones), HTML comments,
code spans, headings, links. All else is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown.extensions.toc import slugify, unique

from .nodes import Node, read_yaml
from .places import Place, Problem

SCHEMES = ("fact", "source", "example")


@dataclass(frozen=True, slots=True)
class FoundFence:
    """A fence: its name, the rest of its header, and its body without indentation."""

    name: str
    options: str
    body: str
    place: Place
    body_line: int
    indent: int

    def read(self) -> tuple[Node | None, list[Problem]]:
        """The body as a node (None when it is empty), with places in the page's file."""
        return read_yaml(self.body, self.place.path, first_line=self.body_line, indent=self.indent)


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


def place_in(text: str, path: str, offset: int) -> Place:
    line = text.count("\n", 0, offset) + 1
    return Place(path, line, offset - text.rfind("\n", 0, offset))


@lru_cache(maxsize=2048)
def scan_markdown(text: str, path: str) -> Scan:
    """Scan a whole file, front matter included."""
    lines = text.splitlines(keepends=True)
    front, body_start, problems = _read_front(lines, path)
    blocks = _Blocks(lines, body_start, path)
    visible = "".join(blocks.visible)
    no_code = _blank(visible, _CODE_SPAN)
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
        _headings(no_code, blocks.visible),
        _prose(no_code),
        tuple(problems),
    )


def has_markup(text: str) -> bool:
    """Whether a text of data/ holds anything that scanning it would find; most hold nothing."""
    return any(sign in text for sign in "[`<{!")


def without_comments(text: str) -> str:
    """Markdown without its HTML comments, which formatters would otherwise fill; comments in code samples stay."""
    if "<!--" not in text:
        return text
    lines = text.splitlines(keepends=True)
    return "".join(_Blocks(lines, 0, "", keep_fences=True).visible)


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


_FENCE_OPEN = re.compile(r"^(?P<lead>[> \t]*(?:[-*+] +|\d+[.)] +)?)(?P<ticks>`{3,}|~{3,})[ \t]*(?P<header>[^`\n]*)$")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)


class _Blocks:
    """A walk over the lines that takes fences and comments out; `visible` keeps every line's length."""

    def __init__(self, lines: list[str], start: int, path: str, *, keep_fences: bool = False) -> None:
        self.fences: list[FoundFence] = []
        self.problems: list[Problem] = []
        self.visible = [_spaces(line) for line in lines[:start]]
        self._lines, self._path, self._keep = lines, path, keep_fences
        number = start
        while number < len(lines):
            number = self._take(number)

    def _take(self, number: int) -> int:
        line = self._lines[number]
        opened = _FENCE_OPEN.match(line.rstrip("\r\n"))
        if opened:
            return self._take_fence(number, opened)
        start = _comment_start(line)
        if start < 0:
            self.visible.append(line)
            return number + 1
        return self._take_comment(number, start)

    def _take_comment(self, number: int, start: int) -> int:
        """Blank a comment up to its end, which may stand some lines below; without an end it is text, as browsers show it."""
        rest = "".join(self._lines[number:])
        end = rest.find("-->", start + 4)
        if end < 0:
            self.visible.append(self._lines[number])
            return number + 1
        end += 3
        blanked = rest[:start] + _spaces(rest[start:end])
        stop = number + rest.count("\n", 0, end)
        tail = rest[end : rest.find("\n", end) + 1 or None]
        replaced = (blanked + tail).splitlines(keepends=True)
        self.visible.extend(replaced[:-1])
        # The rest of the last line may open another comment.
        self._lines[stop] = replaced[-1] if replaced else "\n"
        if _comment_start(self._lines[stop]) >= 0:
            return stop
        self.visible.append(self._lines[stop])
        return stop + 1

    def _take_fence(self, number: int, opened: re.Match[str]) -> int:
        lead, ticks = opened["lead"], opened["ticks"]
        close = re.compile(rf"^[> \t]*{re.escape(ticks[0])}{{{len(ticks)},}}[ \t]*$")
        for end in range(number + 1, len(self._lines)):
            if close.match(self._lines[end].rstrip("\r\n")):
                break
        else:  # Python-Markdown shows it as text
            if not self._keep:
                place = Place(self._path, number + 1, len(lead) + 1)
                self.problems.append(Problem(place, "a fence is opened and not closed", f"end it with a line {ticks}"))
            self.visible.append(self._lines[number])
            return number + 1
        indent = len(lead)
        body = "".join(_dedent(line, indent) for line in self._lines[number + 1 : end])
        name, _, options = opened["header"].strip().partition(" ")
        place = Place(self._path, number + 1, indent + 1)
        self.fences.append(FoundFence(name, options.strip(), body, place, number + 2, indent))
        taken = self._lines[number : end + 1]
        self.visible.extend(taken if self._keep else [_spaces(line) for line in taken])
        return end + 1


def _comment_start(line: str) -> int:
    """Where a comment starts in a line, outside code spans; -1 when none does."""
    return _blank(line, _CODE_SPAN).find("<!--") if "<!--" in line else -1


def _dedent(line: str, indent: int) -> str:
    lead = line[:indent]
    return line[indent:] if not lead.strip("> \t") else line.lstrip("> \t")


def _spaces(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: _spaces(match[0]), text)


_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(
    r"(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.)*)\]\(\s*<?(?P<target>[^)\s>]*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_ODD = re.compile(
    rf"(?m)^ {{0,3}}\[[^\]]+\]:\s*<?(?P<ref>(?:{'|'.join(SCHEMES)}):\S*)|(?:href|src)\s*=\s*[\"']?(?P<html>(?:{'|'.join(SCHEMES)}):[^\"'\s>]*)|<(?P<auto>(?:{'|'.join(SCHEMES)}):[^>\s]*)>"
)


def _citations(text: str, path: str, original: str) -> list[FoundCitation]:
    found = []
    for match in _LINK.finditer(text):
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
            f'"{match["ref"] or match["html"] or match["auto"]}" stands outside an inline link',
            "write [text](fact:…)",
        )
        for match in _ODD.finditer(text)
    ]


def _check_cited_headings(text: str, citations: tuple[FoundCitation, ...]) -> Iterator[Problem]:
    """A number in a heading would enter its anchor, and links to it would break when the number changes."""
    lines = {text.count("\n", 0, match.start()) + 1 for match in _HEADING.finditer(text)}
    for citation in citations:
        if citation.place.line in lines:
            yield Problem(citation.place, "a citation stands in a heading", "move it into the text below")


_HEADING = re.compile(r"(?m)^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
_ATTRS = re.compile(r"\s*\{:?\s*(?P<attrs>[^{}]*)\}\s*$")


def _headings(text: str, lines: list[str]) -> tuple[Heading, ...]:
    headings: list[Heading] = []
    used: set[str] = set()
    for match in _HEADING.finditer(text):
        title = match["text"]
        attrs = _ATTRS.search(title)
        anchor = None
        if attrs:
            title = title[: attrs.start()]
            named = re.search(r"#([\w-]+)", attrs["attrs"])
            anchor = named[1] if named else None
        if anchor is None:
            anchor = unique(slugify(re.sub(r"[*_`]", "", title), "-"), used)
        used.add(anchor)
        headings.append(Heading(len(match["marks"]), title, anchor, text.count("\n", 0, match.start()) + 1))
    return tuple(headings)


_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|\{[:#.][^{}\n]*\}|https?://[^\s)>\]]+")


def _prose(text: str) -> str:
    """Blank links' targets, citations, tags, attribute lists and invented examples."""

    def keep_label(match: re.Match[str]) -> str:
        if match["target"].partition(":")[0] in SCHEMES:
            return _spaces(match[0])
        label = match["text"]
        before = match.start("text") - match.start()
        return " " * before + label + _spaces(match[0][before + len(label) :])

    return _blank(_blank_examples(_LINK.sub(keep_label, text)), _TAG)


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
        out.append(_spaces(line) if inside is not None else line)
    return "".join(out)
