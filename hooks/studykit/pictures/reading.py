"""data/pictures/<name>.yml: text to a Picture and the problems that its own file shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..bare_texts import check_bare_texts
from ..nodes import Node, read_file
from ..places import Problem
from ..shapes import check_kind, shape_of
from .shapes import KINDS, PictureShape

MOST_STEPS = 10


@dataclass(frozen=True, slots=True)
class Picture:
    """`shape` is None where the file has problems: there is nothing to show then."""

    name: str
    path: str
    shape: PictureShape | None


def read_picture(text: str, path: str) -> tuple[Picture, list[Problem]]:
    """A picture, and the problems in its file."""
    name = PurePosixPath(path).stem
    unread = Picture(name, path, None)
    root, problems = read_file(text, path, "write title:, kind: and what the kind needs")
    if root is None:
        return unread, problems
    if unknown := list(check_kind(root, KINDS, "picture")):
        return unread, [*problems, *unknown]
    kind = root.text_of("kind") or ""
    shape, found = shape_of(root, KINDS[kind])
    problems += [*found, *_check_steps(root), *_check_whole(root), *check_bare_texts(root)]
    return (unread if problems else Picture(name, path, shape)), sorted(problems)


def _check_steps(root: Node) -> Iterator[Problem]:
    """A way has three to ten steps: fewer need no picture, and nobody keeps more in view."""
    steps = root.get("steps")
    if steps and isinstance(steps.value, list) and not 3 <= len(steps.items) <= MOST_STEPS:
        yield Problem(steps.place, f"{len(steps.items)} steps", f"draw three to {MOST_STEPS}")


def _check_whole(root: Node) -> Iterator[Problem]:
    """All parts in order make the whole."""
    whole, parts = root.text_of("whole"), root.get("parts")
    if not whole or not parts:
        return
    joined = "".join(part.text_of("part") or "" for part in parts.items)
    if joined != whole:
        yield Problem(parts.place, f'the parts make "{joined}", not "{whole}"', "write each character once, in order")
