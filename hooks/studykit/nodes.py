"""Read YAML into nodes that keep their place. Scalars stay the text that the author wrote."""

from __future__ import annotations

from dataclasses import dataclass

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
