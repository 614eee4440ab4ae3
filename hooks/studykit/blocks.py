"""Fences and HTML comments of a Markdown file, taken out of it line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .nodes import Node, read_yaml
from .places import Place, Problem

CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FoundFence:
    """A fence: its name, the rest of its header, and its body without indentation."""

    name: str
    options: str
    body: str
    place: Place
    body_line: int
    indent: int

    @property
    def lines(self) -> range:
        """Its lines in the page's file, the closing one included."""
        return range(self.place.line, self.body_line + self.body.count("\n") + 1)

    def read(self) -> tuple[Node | None, list[Problem]]:
        """The body as a node (None when it is empty), with places in the page's file."""
        node, problems = _read_body(self)
        return node, list(problems)


@lru_cache(maxsize=4096)
def _read_body(fence: FoundFence) -> tuple[Node | None, list[Problem]]:
    """Check and build read the same fences: once is enough."""
    return read_yaml(fence.body, fence.place.path, first_line=fence.body_line, indent=fence.indent)


def without_comments(text: str) -> str:
    """Markdown without its HTML comments, which formatters would otherwise fill; comments in code samples stay."""
    if "<!--" not in text:
        return text
    lines = text.splitlines(keepends=True)
    return "".join(Blocks(lines, 0, "", keep_fences=True).visible)


def blank(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: spaces(match[0]), text)


_FENCE_OPEN = re.compile(r"^(?P<lead>[> \t]*(?:[-*+] +|\d+[.)] +)?)(?P<ticks>`{3,}|~{3,})[ \t]*(?P<header>[^`\n]*)$")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)


class Blocks:
    """A walk over the lines that takes fences and comments out; `visible` keeps every line's length."""

    def __init__(self, lines: list[str], start: int, path: str, *, keep_fences: bool = False) -> None:
        self.fences: list[FoundFence] = []
        self.problems: list[Problem] = []
        self.visible = [spaces(line) for line in lines[:start]]
        self._lines, self._path, self._keep = lines, path, keep_fences
        number = start
        while number < len(lines):
            number = self._take(number)

    def _take(self, number: int) -> int:
        line = self._lines[number]
        may_open = "```" in line or "~~~" in line
        opened = _FENCE_OPEN.match(line.rstrip("\r\n")) if may_open else None
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
        blanked = rest[:start] + ("" if self._keep else spaces(rest[start:end]))
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
        close = re.compile(rf"^[> \t]*{re.escape(ticks)}[ \t]*$")  # SuperFences wants just as many
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
        self.visible.extend(taken if self._keep else [spaces(line) for line in taken])
        return end + 1


def _comment_start(line: str) -> int:
    """Where a comment starts in a line, outside code spans; -1 when none does."""
    return blank(line, CODE_SPAN).find("<!--") if "<!--" in line else -1


def _dedent(line: str, indent: int) -> str:
    lead = line[:indent]
    return line[indent:] if not lead.strip("> \t") else line.lstrip("> \t")


def spaces(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
