"""Read YAML into nodes that keep their place. Scalars stay the text that the author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from .places import Place, Problem

# LibYAML: the pure Python parser needs ten times as long. A PyYAML built without it is slower, not wrong.
_Base: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """A loader that resolves no tags: every scalar stays text, and nothing is ever constructed."""

    def resolve(self, kind: type, value: object, implicit: object) -> str:
        return "text"

    def descend_resolver(self, *_: object) -> None:
        """Nothing to keep: tags are not resolved."""

    def ascend_resolver(self) -> None:
        """Nothing to keep: tags are not resolved."""


_NULLS = {"", "~", "null", "Null", "NULL"}
_MAX_DEPTH = 40


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One YAML value: `value` is text, None, a list of nodes, or a dict of nodes; `keys` has the places of a map's keys."""

    place: Place
    value: str | list[Node] | dict[str, Node] | None
    keys: dict[str, Place]

    @property
    def kind(self) -> str:
        """The value's shape in the author's words."""
        match self.value:
            case None:
                return "empty"
            case str():
                return "text"
            case list():
                return "a list"
            case _:
                return "a map"

    @property
    def text(self) -> str | None:
        return self.value if isinstance(self.value, str) else None

    @property
    def items(self) -> list[Node]:
        """The nodes of a list; nothing for any other shape."""
        return self.value if isinstance(self.value, list) else []

    @property
    def fields(self) -> dict[str, Node]:
        """The nodes of a map; nothing for any other shape."""
        return self.value if isinstance(self.value, dict) else {}

    def get(self, *path: str | int) -> Node | None:
        """The node at a path of keys and positions, or None."""
        node: Node | None = self
        for step in path:
            if node is None:
                return None
            if isinstance(step, int):
                node = node.items[step] if 0 <= step < len(node.items) else None
            else:
                node = node.fields.get(step)
        return node

    def text_of(self, *path: str | int) -> str | None:
        node = self.get(*path)
        return node.text if node else None

    def place_of(self, *path: str | int) -> Place:
        """The place of the deepest node on a path that exists."""
        node = self
        for step in path:
            below = node.get(step)
            if below is None:
                break
            node = below
        return node.place

    def plain(self) -> object:
        """The value as plain text, None, lists and dicts."""
        match self.value:
            case list():
                return [node.plain() for node in self.value]
            case dict():
                return {key: node.plain() for key, node in self.value.items()}
            case _:
                return self.value


def read_yaml(text: str, path: str, *, first_line: int = 1, indent: int = 0) -> tuple[Node | None, list[Problem]]:
    """YAML text to a node and problems. `first_line` and `indent` place a text that stands inside another file.

    The node is None for an empty text and for one that is not YAML.
    """
    reader = _Reader(path, first_line, indent)
    try:
        tree = yaml.compose(text.removeprefix("\ufeff"), Loader=_Loader)
    except yaml.YAMLError as fault:
        return None, [reader.syntax_problem(text, fault)]
    except RecursionError:
        return None, [Problem(reader.place(0, 0), "lists are nested too deeply", "write it flatter")]
    if tree is None:
        return None, []
    node = reader.convert(tree, 0)
    return node, reader.problems


class _Reader:
    """Turns PyYAML's tree into nodes and its faults into problems of one file."""

    def __init__(self, path: str, first_line: int, indent: int) -> None:
        self.path, self.first_line, self.indent = path, first_line, indent
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def place(self, line: int, column: int) -> Place:
        return Place(self.path, line + self.first_line, column + self.indent + 1)

    def convert(self, tree: yaml.Node, depth: int) -> Node:
        mark = tree.start_mark
        place = Place(self.path, mark.line + self.first_line, mark.column + self.indent + 1)
        if isinstance(tree, yaml.ScalarNode):
            is_null = not tree.style and tree.value in _NULLS  # a quoted "null" is text
            return Node(place, None if is_null else tree.value, {})
        # An alias is the same tree again: a few lines of them could unfold without end.
        if id(tree) in self._seen or depth > _MAX_DEPTH:
            self.problems.append(
                Problem(place, "lists or maps are shared or nested too deeply", "write each one out, without & and *")
            )
            return Node(place, None, {})
        self._seen.add(id(tree))
        if isinstance(tree, yaml.SequenceNode):
            return Node(place, [self.convert(child, depth + 1) for child in tree.value], {})
        return self._convert_map(tree, place, depth)

    def _convert_map(self, tree: yaml.Node, place: Place, depth: int) -> Node:
        fields: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for key_tree, child in tree.value:
            key_place = self.place(key_tree.start_mark.line, key_tree.start_mark.column)
            if not isinstance(key_tree, yaml.ScalarNode):
                self.problems.append(Problem(key_place, "a field's name must be text", "write name: value"))
                continue
            key = key_tree.value
            if key in fields:
                first = keys[key]
                self.problems.append(
                    Problem(key_place, f'field "{key}" stands twice', f"keep one; the first is in line {first.line}")
                )
                continue
            keys[key] = key_place
            fields[key] = self.convert(child, depth + 1)
        return Node(place, fields, keys)

    def syntax_problem(self, text: str, fault: yaml.YAMLError) -> Problem:
        if isinstance(fault, yaml.reader.ReaderError):
            before = text[: fault.position]
            place = self.place(before.count("\n"), len(before) - before.rfind("\n") - 1)
            return Problem(place, "a character that text files do not hold", "remove it")
        mark = _mark_of(fault)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        opened = _unclosed_quote(text, line)
        if opened:
            return Problem(self.place(*opened), "a quote is opened and not closed", "close it on the same line")
        what = f"{getattr(fault, 'problem', '') or ''}"
        lines = text.splitlines()
        if line < len(lines) and "\t" in _indentation(lines[line]):
            column = lines[line].index("\t")
            return Problem(self.place(line, column), "a tab stands where spaces must stand", "indent with spaces")
        return Problem(self.place(line, column), *_SYNTAX.get(_syntax_kind(what), _SYNTAX["other"]))


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
    if since and _syntax_kind(str(getattr(fault, "problem", ""))) == "bracket":
        where = since
    found: yaml.Mark | None = where or since
    return found


def _syntax_kind(what: str) -> str:
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
