"""Bring the texts of citations up to the data, in Markdown and YAML alike."""

from __future__ import annotations

import re

from .facts.values import FactBook
from .respelling import respell

_CITATION = re.compile(r"\[(?P<text>(?:[^\[\]\\]|\\.)*)\]\(fact:(?P<path>[^)\s]+)\)")
_UNSAFE_IN_YAML = re.compile(r"[\"'#:\\`\[\]]")


def rewrite_facts(text: str, book: FactBook) -> str:
    """The text with the present value in every citation of a fact that says another one.

    What cannot be rewritten without a decision stays as it is, and the check names it: a text without a number or with two, a fact that
    does not exist, a text value with characters that would mean something else in YAML or Markdown.
    """

    def renew(match: re.Match[str]) -> str:
        fact = book.find(match["path"])
        if fact is None or (fact.unit == "text" and _UNSAFE_IN_YAML.search(str(fact.value))):
            return match[0]
        return f"[{respell(match['text'], fact)}](fact:{match['path']})"

    return _CITATION.sub(renew, text)
