"""Checklists that a reader ticks off and prints: data/checklists/<name>.yml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import Field

from .nodes import Node, read_file
from .places import Problem
from .rules import check_safe
from .scalars import Kebab, Text
from .shapes import Shape, shape_of


class EntryShape(Shape):
    """One thing to tick off."""

    id: Kebab = Field(description="Permanent, such as accreditor: a reader's tick hangs on it.")
    text: Text = Field(description="What to do or to ask, in one line. Emphasis and links work.")
    why: Text | None = Field(None, description="Why it matters; shown below the text.")


class ChecklistShape(Shape):
    """A list of things to tick off."""

    title: Text = Field(description="What the list is for; it is the heading.")
    items: list[EntryShape] = Field(description="The entries in order, each with id and text.")


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    text: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Checklist:
    """`nodes` are the texts as written, for checks that need more than this file."""

    name: str
    path: str
    title: str
    entries: tuple[Entry, ...]
    nodes: tuple[Node, ...]


def read_checklist(text: str, path: str) -> tuple[Checklist, list[Problem]]:
    """A checklist from its file's text, and the problems in it."""
    name = PurePosixPath(path).stem
    root, problems = read_file(text, path, "write title: and items:")
    if root is None:
        return Checklist(name, path, name, (), ()), problems
    shape, found = shape_of(root, ChecklistShape)
    problems += found
    listed = root.get("items")
    nodes = [
        node
        for entry in (listed.items if listed else [])
        for field in ("text", "why")
        if (node := entry.get(field)) and node.text
    ]
    for node in nodes:
        problems += check_safe(node, blocks=False)
    seen: set[str] = set()
    for entry in listed.items if listed else []:
        identifier = entry.get("id")
        if identifier and identifier.text in seen:
            problems.append(
                Problem(identifier.place, f'the id "{identifier.text}" stands twice', "give each entry its own")
            )
        seen.add(entry.text_of("id") or "")
    entries = tuple(Entry(entry.id, entry.text, entry.why) for entry in shape.items) if shape else ()
    return Checklist(name, path, shape.title if shape else name, entries, tuple(nodes)), problems
