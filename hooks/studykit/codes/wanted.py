"""Which categories the lock carries: those of the items' codes, and those listed in data/codes.yml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from ..nodes import Node, read_file
from ..places import Problem
from ..scalars import Category
from ..shapes import Shape, shape_of
from .tabular import Tabular

WANTED = "data/codes.yml"


class WantedShape(Shape):
    """The categories of ICD-10-CM that the guide carries besides those of its items."""

    categories: list[Category] = Field(
        description="Three characters each, such as J18. Each comes with all codes below it. After a change, run make codes."
    )


def read_wanted(text: str, path: str) -> tuple[tuple[Node, ...], list[Problem]]:
    """The nodes of the listed categories."""
    root, problems = read_file(text, path, "write categories:, or remove the file")
    if root is None:
        return (), problems
    found = shape_of(root, WantedShape)[1]
    listed = root.get("categories")
    return tuple(listed.items if listed and not found else ()), [*problems, *found]


def check_wanted(nodes: Iterable[Node], tabular: Tabular) -> Iterator[Problem]:
    """What is listed is in the lock."""
    for node in nodes:
        if not node.text or tabular.carries(node.text):
            continue
        if tabular.block_of(node.text) is None:
            yield Problem(node.place, f'ICD-10-CM has no category "{node.text}"', "correct or remove it")
        else:
            yield Problem(node.place, f'the lock does not carry "{node.text}"', "run make codes")


def codes_of(items: Iterable[Node]) -> set[str]:
    """The codes that items of the type `code` name, as written."""
    return {node.text for item in items for node in code_nodes(item) if node.text}


def key_nodes(item: Node) -> list[Node]:
    """The accepted codes of an item: one, or a list."""
    key = item.get("key")
    if key is None:
        return []
    return [key] if key.text else key.items


def miss_nodes(item: Node) -> list[Node]:
    """The wrong codes that an item explains by itself."""
    misses = item.get("misses")
    found = (miss.get("code") for miss in misses.items) if misses else ()
    return [code for code in found if code]


def code_nodes(item: Node) -> list[Node]:
    return key_nodes(item) + miss_nodes(item)
