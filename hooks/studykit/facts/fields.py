"""The fields of a fact together with those of its group."""

from __future__ import annotations

from ..nodes import Node


class MergedFields:
    """A fact's fields; what it does not say itself its group says."""

    def __init__(self, node: Node, group: Node) -> None:
        self.node = node
        self._nodes = {**group.fields, **node.fields}
        self._texts = {name: found.value for name, found in self._nodes.items() if isinstance(found.value, str)}

    def get(self, name: str) -> Node | None:
        return self._nodes.get(name)

    def text(self, name: str) -> str | None:
        return self._texts.get(name)
