"""A bank's file: the next free id, and an item put at its end while every other byte stays."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..nodes import Node, read_yaml


class CannotAppendError(Exception):
    """The file is not one that an item can be put into; the text says what to do."""


@dataclass(frozen=True, slots=True)
class BankFile:
    """A bank as it stands on the disk: where its items start on a line, and where a new one belongs (an offset)."""

    text: str
    indent: str
    end: int
    ids: tuple[str, ...]


def read_bank_file(file: Path, path: str) -> BankFile:
    """Raises CannotAppendError when the items are no list of lines, and OSError."""
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise CannotAppendError(f"{path} is not UTF-8; run make check") from None
    root, problems = read_yaml(text, path)
    items = root.get("items") if root else None
    if problems or root is None or items is None:
        raise CannotAppendError(f"{path} cannot be read; run make check, and mend it first")
    lines = text.splitlines(keepends=True)
    first = items.items[0].place if items.items else None
    dashed = re.match(r"( *)- ", lines[first.line - 1]) if first else None
    if dashed is None:
        raise CannotAppendError(f"{path} has no item on lines of its own; copy the first one from CONTRIBUTING.md")
    retired = root.get("retired")
    named = [item.text_of("id") for item in items.items] + [node.text for node in (retired.items if retired else ())]
    return BankFile(text, dashed[1], _end_of_items(root, lines), tuple(name for name in named if name))


def _end_of_items(root: Node, lines: list[str]) -> int:
    """Behind the last item: the file's end, or the lines before the next field, whose comments stay with it."""
    start = root.keys["items"].line
    later = [place.line for place in root.keys.values() if place.line > start]
    if not later:
        return sum(map(len, lines))
    number = min(later) - 1
    while number > start and (not lines[number - 1].strip() or re.match(r"\s*#", lines[number - 1])):
        number -= 1
    return sum(map(len, lines[:number]))


def next_id(bank: str, own: Iterable[str], used: Iterable[str]) -> str:
    """The id behind the highest number that this bank ever had, in its own style: salaries-038 after salaries-037.

    `own` are the bank's ids, retired ones included; `used` those of the whole guide.
    """
    numbered = [match for name in own if (match := re.fullmatch(r"(.+)-(\d+)", name))]
    prefix = Counter(match[1] for match in numbered).most_common(1)[0][0] if numbered else bank
    digits = [match[2] for match in numbered if match[1] == prefix]
    width = max(map(len, digits), default=3)
    number = max(map(int, digits), default=0) + 1
    taken = set(used)
    while (name := f"{prefix}-{number:0{width}}") in taken:
        number += 1
    return name


def with_item(bank: BankFile, lines: list[str]) -> str:
    """The file's text with the item behind the last one, after a blank line if items are set apart by one.

    Raises CannotAppendError when the item would not be read as one more, as behind the end mark of a YAML document.
    """
    newline = "\r\n" if "\r\n" in bank.text else "\n"
    before, after = bank.text[: bank.end], bank.text[bank.end :]
    gap = "" if before.endswith("\n") else newline
    is_apart = re.search(rf"\n\r?\n(?: *#[^\n]*\n)*{re.escape(bank.indent)}- ", before) is not None
    if is_apart and not before.endswith(newline * 2):
        gap += newline
    text = before + gap + newline.join(lines) + newline + after
    if _count_items(text) != _count_items(bank.text) + 1:
        raise CannotAppendError("the file ends in a way that takes no item")
    return text


def _count_items(text: str) -> int:
    root, _ = read_yaml(text, "")
    items = root.get("items") if root else None
    return len(items.items) if items else 0


def replace_file(file: Path, text: str) -> None:
    """Write a file so that either all of it is there or the old one is. Raises OSError, and leaves nothing behind."""
    target = file.resolve()
    new = target.with_name(f".{target.name}.new")
    try:
        with new.open("wb") as out:
            out.write(text.encode("utf-8"))
            out.flush()
            os.fsync(out.fileno())
        shutil.copymode(target, new)
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
