"""Texts that can cite nothing: front matter, pictures, the study plan."""

from __future__ import annotations

from collections.abc import Iterator

from .figures import check_figures
from .nodes import Node
from .places import Problem
from .rules import at, check_codes, check_words


def check_bare_texts(node: Node | None) -> Iterator[Problem]:
    """Where nothing can be cited stands no figure; nor, as everywhere, a code of CPT or words about exam content."""
    for text in _texts(node):
        for check in (check_figures, check_codes, check_words):
            yield from check(text.text or "", at(text))


def _texts(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    if node.text:
        yield node
    for child in [*node.items, *node.fields.values()]:
        yield from _texts(child)
