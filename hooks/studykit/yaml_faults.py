"""PyYAML's faults in the author's words, at the place where the author must look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from .places import Place, Problem


def syntax_problem(text: str, fault: yaml.YAMLError, place_of: Callable[[int, int], Place]) -> Problem:
    """What an author did wrong where PyYAML gave up; `place_of` takes a line and a column, both from 0."""
    if isinstance(fault, yaml.reader.ReaderError):
        before = text[: fault.position]
        place = place_of(before.count("\n"), len(before) - before.rfind("\n") - 1)
        return Problem(place, "a character that text files do not hold", "remove it")
    mark = _mark_of(fault)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    opened = _unclosed_quote(text, line)
    if opened:
        return Problem(place_of(*opened), "a quote is opened and not closed", "close it on the same line")
    lines = text.splitlines()
    if line < len(lines) and "\t" in _indentation(lines[line]):
        column = lines[line].index("\t")
        return Problem(place_of(line, column), "a tab stands where spaces must stand", "indent with spaces")
    return Problem(place_of(line, column), *_SYNTAX[_syntax_kind(fault)])


_SYNTAX = {
    "colon": ('a second ": " stands in this line', "put the text in quotes"),
    "key": (
        "this line does not fit the ones above",
        'check its indentation, and quote text that holds ": " or starts with a quote',
    ),
    "bracket": ("a bracket is not closed, or a comma is missing", "close [ with ] and { with }, with commas between"),
    "start": ("text cannot start with this character", "put the text in quotes"),
    "alias": ("text that starts with * or & means something else in YAML", "put the text in quotes"),
    "document": ("a second document starts here", "keep one document in a file"),
    "other": ("this is not YAML", "check indentation, quotes and brackets near here"),
}


def _mark_of(fault: yaml.YAMLError) -> yaml.Mark | None:
    """Where the fault is: for a bracket, where it opens; the parser stops only where the next line does not fit."""
    where, since = getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None)
    if since and _syntax_kind(fault) == "bracket":
        where = since
    found: yaml.Mark | None = where or since
    return found


def _syntax_kind(fault: yaml.YAMLError) -> str:
    what = f"{getattr(fault, 'problem', '') or ''}"
    if "parsing a flow" in str(getattr(fault, "context", "")):
        return "bracket"
    patterns = {
        "colon": "mapping values are not allowed",
        "bracket": r"expected ',' or",
        "key": r"expected key|expected '-' indicator|could not find expected ':'|expected <block end>|expected the node content|expected node content",
        "start": "cannot start any token",
        "alias": "alias|anchor",
        "document": "another document|expected <document start>",
    }
    return next((kind for kind, pattern in patterns.items() if re.search(pattern, what)), "other")


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


_OPENS = re.compile(r"""(?:^|[:\-\[{,]\s+|^\s*-\s+)(["'])""")


def _unclosed_quote(text: str, until: int) -> tuple[int, int] | None:
    """Where the quote opens that runs into a later line which looks like a field; lines and columns from 0.

    YAML lets quoted text run over lines, so the parser finds a forgotten quote only where the next one stands.
    """
    lines = text.splitlines()
    for number, line in enumerate(lines[: until + 1]):
        for start, quote in _quotes_opened(line):
            if _closes(line, start + 1, quote):
                continue
            following = next((later for later in lines[number + 1 :] if later.strip()), None)
            if following is None or re.match(r"\s*(- |[\w-]+:(\s|$))", following):
                return number, start
    return None


def _quotes_opened(line: str) -> Iterator[tuple[int, str]]:
    position = 0
    while match := _OPENS.search(line, position):
        start, quote = match.start(1), match.group(1)
        yield start, quote
        end = _closes(line, start + 1, quote)
        if not end:
            return
        position = end


def _closes(line: str, start: int, quote: str) -> int:
    """The position behind the closing quote, or 0 when the line has none."""
    pattern = r'(?:[^"\\]|\\.)*"' if quote == '"' else r"(?:[^']|'')*'"
    match = re.compile(pattern).match(line, start)
    return match.end() if match else 0
