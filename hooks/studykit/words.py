"""Interface words: all that a widget says by itself stands in data/words.yml, so that a second language is a file."""

from __future__ import annotations

from .nodes import read_yaml
from .places import Place, Problem


def read_words(text: str, path: str) -> tuple[dict[str, str], list[Problem]]:
    """A flat map of name to words."""
    root, problems = read_yaml(text, path)
    if root is None:
        return {}, problems or [Problem(Place(path), "the file is empty", "write lines of name: words")]
    words: dict[str, str] = {}
    for key, node in root.fields.items():
        if node.text:
            words[key] = node.text
        else:
            problems.append(Problem(node.place, f'"{key}" is {node.kind}', "make it text"))
    return words, problems
