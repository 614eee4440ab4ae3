"""Item banks: from the text of a file to frozen values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import Field

from .item_types import ItemType, all_types
from .item_types.common import ItemShape, SourceShape
from .nodes import Node, read_file
from .places import Place, Problem, suggestion
from .rules import check_item, notable_texts
from .scalars import Kebab, Text
from .shapes import Shape, shape_of


class BankShape(Shape):
    """A file of items."""

    title: Text = Field(description="What the items are about, such as Salaries.")
    items: list[Any] = Field(description="The items. Each starts with its id and has the fields of its type.")
    retired: list[Kebab] | None = Field(
        None, description="Ids of items that were removed. None of them is ever used again: saved answers hang on them."
    )


@dataclass(frozen=True, slots=True)
class ItemSource:
    """Where an item's rationale can be checked: a source's id, the place in it, the day somebody looked (ISO) or None."""

    id: str
    where: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One scored task. `body` is the type's own value; `hash` changes when the reader is asked something else."""

    id: str
    type: str
    status: str
    objective: str
    level: str
    difficulty: int
    review_by: str
    stem: str
    rationale: str
    sources: tuple[ItemSource, ...]
    invented: bool
    case: str | None
    hints: tuple[str, ...]
    domain: str | None
    enemies: tuple[str, ...]
    body: Any
    hash: str
    place: Place

    @property
    def is_reviewed(self) -> bool:
        """Only what somebody has answered without seeing the key is ever published."""
        return self.status == "reviewed"


@dataclass(frozen=True, slots=True)
class Bank:
    """The items of one file, in its order; `nodes` are all items as written, problems included."""

    name: str
    path: str
    title: str
    items: Mapping[str, Item]
    nodes: tuple[tuple[Node, ItemType], ...]
    texts: tuple[tuple[Node, Node], ...]
    """The author's texts that hold more than plain words, each behind its item: only these can cite, link or hold a figure."""
    retired: tuple[Node, ...] = ()
    """The ids of removed items, as written."""


def read_bank(text: str, path: str) -> tuple[Bank, list[Problem]]:
    """A bank from its file's text; items with a problem are left out of `items`, and every problem is told."""
    root, problems = read_file(text, path, "write title: and items:, as CONTRIBUTING.md shows")
    name = PurePosixPath(path).stem
    if root is None:
        return Bank(name, path, name, {}, (), ()), problems
    shape, found = shape_of(root, BankShape)
    problems += found
    entries = root.get("items")
    nodes: list[tuple[Node, ItemType]] = []
    notable: list[tuple[Node, Node]] = []
    items: dict[str, Item] = {}
    places: dict[str, Place] = {}
    for entry in entries.items if entries else []:
        kind, shaped, wrong = _check_entry(entry)
        if kind:
            nodes.append((entry, kind))
            texts = notable_texts(entry, kind)
            notable += [(entry, node) for node, _ in texts]
            wrong += list(check_item(entry, kind, texts))
        identifier = entry.get("id")
        if identifier and identifier.text:
            if identifier.text in places:
                wrong.append(
                    Problem(
                        identifier.place,
                        f'the id "{identifier.text}" stands twice',
                        f"give each item its own; the first is in line {places[identifier.text].line}",
                    )
                )
            places.setdefault(identifier.text, identifier.place)
        problems += wrong
        if kind and shaped and not wrong:
            item = _build_item(entry, kind, shaped)
            items[item.id] = item
    if entries and not entries.items and isinstance(entries.value, list):
        problems.append(Problem(entries.place, "the bank has no item", "write one, or remove the file"))
    for kind in all_types().values():
        problems += kind.check_bank([node for node, own in nodes if own is kind])
    retired = root.get("retired")
    bank = Bank(
        name,
        path,
        shape.title if shape else name,
        items,
        tuple(nodes),
        tuple(notable),
        tuple(node for node in retired.items if node.text) if retired else (),
    )
    return bank, problems


def _check_entry(entry: Node) -> tuple[ItemType | None, ItemShape | None, list[Problem]]:
    """The entry's type, its shape if that is right, and the shape's problems."""
    if not isinstance(entry.value, dict):
        return (
            None,
            None,
            [Problem(entry.place, f"an item is {entry.kind}", "write lines of name: value, the first one - id: …")],
        )
    types = all_types()
    named = entry.get("type")
    if named is None:
        return None, None, [Problem(entry.place, 'missing field "type"', f"add it; use one of: {', '.join(types)}")]
    kind = types.get(named.text or "")
    if kind is None:
        return (
            None,
            None,
            [
                Problem(
                    named.place, f'unknown item type "{named.text or named.kind}"', suggestion(named.text or "", types)
                )
            ],
        )
    return kind, *shape_of(entry, kind.shape)


def _build_item(entry: Node, kind: ItemType, shape: ItemShape) -> Item:
    body = kind.build(shape)
    return Item(
        id=shape.id,
        type=kind.name,
        status=shape.status,
        objective=shape.objective,
        level=shape.level,
        difficulty=shape.difficulty,
        review_by=shape.review_by.isoformat(),
        stem=shape.stem,
        rationale=shape.rationale,
        sources=tuple(_sources(shape)),
        invented=shape.figures is not None,
        case=shape.case,
        hints=tuple(shape.hints or ()),
        domain=shape.domain,
        enemies=tuple(shape.enemies or ()),
        body=body,
        hash=item_hash([kind.name, shape.stem, *kind.identity(body)]),
        place=entry.place,
    )


def _sources(shape: ItemShape) -> Iterator[ItemSource]:
    listed = shape.source if isinstance(shape.source, list) else [shape.source]
    for source in listed:
        if isinstance(source, SourceShape):
            yield ItemSource(source.id, source.where, source.date.isoformat() if source.date else None)
        else:
            yield ItemSource(source, None, None)


def item_hash(parts: list[str]) -> str:
    """Eight characters over what is asked and what is right, white space aside: a better rationale forgets nothing."""
    joined = "\x1f".join(" ".join(part.split()) for part in parts)
    return hashlib.blake2b(joined.encode(), digest_size=4).hexdigest()


def source_nodes(item: Node) -> Iterator[Node]:
    """The nodes that name an item's sources."""
    source = item.get("source")
    for entry in source.items or [source] if source else []:
        named = entry.get("id") if isinstance(entry.value, dict) else entry
        if named and named.text:
            yield named
