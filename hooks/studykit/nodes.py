"""Read YAML into nodes that keep their place. Scalars stay the text that the author wrote."""

from __future__ import annotations

from typing import Any

import yaml

from .places import Place, Problem
from .yaml_faults import syntax_problem

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
_UNWRITABLE = yaml.reader.Reader.NON_PRINTABLE
Mark = tuple[int, int]
"""Line and column, both from 1."""


class Node:
    """One YAML value: `value` is text, None, a list of nodes, or a dict of nodes. Compared by identity.

    A plain class that makes its places when asked: there are tens of thousands of nodes, and few have a problem.
    """

    __slots__ = ("_keys", "_mark", "_path", "value")

    def __init__(self, path: str, mark: Mark, value: str | list[Node] | dict[str, Node] | None, keys: dict[str, Mark]):
        self._path, self._mark, self.value, self._keys = path, mark, value, keys

    @property
    def place(self) -> Place:
        return Place(self._path, *self._mark)

    @property
    def keys(self) -> dict[str, Place]:
        """The places of a map's keys."""
        return {key: Place(self._path, *mark) for key, mark in self._keys.items()}

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
        node = self
        for step in path:
            value = node.value
            if isinstance(value, dict):
                below = value.get(step)  # type: ignore[arg-type]
            elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
                below = value[step]
            else:
                return None
            if below is None:
                return None
            node = below
        return node

    def list_of(self, *path: str | int) -> list[Node]:
        """The nodes of the list at a path; nothing where there is none."""
        node = self.get(*path)
        return node.items if node else []

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
        value = self.value
        if isinstance(value, dict):
            # Most values are text: asking each node for its own would be most of the time.
            return {key: node.value if isinstance(node.value, str) else node.plain() for key, node in value.items()}
        if isinstance(value, list):
            return [node.plain() for node in value]
        return value


def read_file(text: str, path: str, remedy: str) -> tuple[Node | None, list[Problem]]:
    """A whole data file to a node and problems. An empty one is a problem; `remedy` says what to write."""
    root, problems = read_yaml(text, path)
    if root is None and not problems:
        problems = [Problem(Place(path), "the file is empty", remedy)]
    return root, problems


def read_yaml(text: str, path: str, *, first_line: int = 1, indent: int = 0) -> tuple[Node | None, list[Problem]]:
    """YAML text to a node and problems. `first_line` and `indent` place a text that stands inside another file.

    The node is None for an empty text and for one that is not YAML.
    """
    reader = _Reader(path, first_line, indent)
    try:
        tree = yaml.compose(text.removeprefix("\ufeff"), Loader=_Loader)
    except yaml.YAMLError as fault:
        return None, [syntax_problem(text, fault, reader.place)]
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

    def mark(self, mark: yaml.Mark) -> Mark:
        return mark.line + self.first_line, mark.column + self.indent + 1

    def convert(self, tree: Any, depth: int) -> Node:
        start = tree.start_mark
        mark = (start.line + self.first_line, start.column + self.indent + 1)
        value = tree.value
        if isinstance(value, str):
            is_null = not tree.style and value in _NULLS  # a quoted "null" is text
            # Behind a backslash, PyYAML takes what it refuses as it is; XML, which other programs read, never holds it.
            if tree.style == '"' and (odd := _UNWRITABLE.search(value)):
                what = f"a character that text files do not hold (U+{ord(odd[0]):04X})"
                self.problems.append(Problem(Place(self.path, *mark), what, "remove it"))
            return Node(self.path, mark, None if is_null else value, _NO_KEYS)
        # An alias is the same tree again: a few lines of them could unfold without end.
        if id(tree) in self._seen or depth > _MAX_DEPTH:
            self.problems.append(
                Problem(
                    Place(self.path, *mark),
                    "lists or maps are shared or nested too deeply",
                    "write each one out, without & and *",
                )
            )
            return Node(self.path, mark, None, _NO_KEYS)
        self._seen.add(id(tree))
        if isinstance(tree, yaml.SequenceNode):
            return Node(self.path, mark, [self.convert(child, depth + 1) for child in value], _NO_KEYS)
        return self._convert_map(tree, mark, depth)

    def _convert_map(self, tree: Any, mark: Mark, depth: int) -> Node:
        fields: dict[str, Node] = {}
        keys: dict[str, Mark] = {}
        for key_tree, child in tree.value:
            key, key_mark = key_tree.value, self.mark(key_tree.start_mark)
            if not isinstance(key, str):
                place = Place(self.path, *key_mark)
                self.problems.append(Problem(place, "a field's name must be text", "write name: value"))
                continue
            if key in fields:
                place, first = Place(self.path, *key_mark), keys[key][0]
                self.problems.append(
                    Problem(place, f'field "{key}" stands twice', f"keep one; the first is in line {first}")
                )
                continue
            keys[key] = key_mark
            fields[key] = self.convert(child, depth + 1)
        return Node(self.path, mark, fields, keys)


_NO_KEYS: dict[str, Mark] = {}
