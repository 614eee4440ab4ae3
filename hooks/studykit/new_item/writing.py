"""An item's values as YAML lines, in the style of the banks."""

from __future__ import annotations

import json
from collections.abc import Mapping

import yaml

from ..nodes import read_yaml

Value = str | list["Value"] | dict[str, "Value"]
Values = dict[str, Value]


def item_lines(values: Mapping[str, Value], indent: str, bare: frozenset[str]) -> list[str]:
    """The lines of one entry of `items:`, the first with its dash. Fields named in `bare` are never quoted."""
    lines: list[str] = []
    for name, value in values.items():
        start = f"{indent}{'  ' if lines else '- '}{name}:"
        if isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
            lines.append(start)
            lines += [f"{indent}    - {_inline(entry)}" for entry in value]
        else:
            lines.append(f"{start} {value if name in bare and isinstance(value, str) else _outer(value)}")
    return lines


def _outer(value: Value) -> str:
    return scalar(value, inside=False) if isinstance(value, str) else _inline(value)


def _inline(value: Value) -> str:
    """On one line, in brackets."""
    if isinstance(value, list):
        return f"[{', '.join(_inline(entry) for entry in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_inline(entry)}' for name, entry in value.items())}}}"
    return scalar(value, inside=True)


def scalar(text: str, *, inside: bool) -> str:
    """A text as it is where YAML reads it so, else in quotes. `inside` brackets a comma ends it."""
    frame = "{{a: {}}}" if inside else "a: {}"
    node, problems = read_yaml(frame.format(text), "")
    if node is not None and not problems and list(node.fields) == ["a"] and node.text_of("a") == text:
        try:
            # Editors read plain YAML: what is a number or `no` to them is quoted.
            if yaml.safe_load(text) == text:
                return text
        except (yaml.YAMLError, ValueError):
            pass
    return json.dumps(text, ensure_ascii=False)
