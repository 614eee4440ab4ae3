"""Interface words: all that a widget says by itself stands in data/words.yml, so that a second language is a file."""

from __future__ import annotations

from .nodes import read_file
from .places import Problem

WORDS_FILE = "data/words.yml"


class Words(dict[str, str]):
    """Words by name. A missing one shows its name: a preview must live on while the file is being edited."""

    def __missing__(self, name: str) -> str:
        return name

    def __getattr__(self, name: str) -> str:
        # Templates write words.check: Jinja looks for an attribute first, and a miss costs an exception.
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]


def fill(text: str, **values: str) -> str:
    """Words with their {names} filled in, as the script does it."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def read_words(text: str, path: str) -> tuple[Words, list[Problem]]:
    """A flat map of name to words."""
    root, problems = read_file(text, path, "write lines of name: words")
    if root is None:
        return Words(), problems
    words = Words()
    for key, node in root.fields.items():
        if node.text:
            words[key] = node.text
        else:
            problems.append(Problem(node.place, f'"{key}" is {node.kind}', "make it text"))
    return words, problems
