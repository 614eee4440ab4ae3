"""Errors within one item that its shape cannot show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..nodes import Node
from ..places import Problem, shorten

# What says no more than right or wrong, whatever else stands around it.
_VERDICT = frozenset(
    re.findall(
        r"[a-z']+",
        """
    a again an and answer bad choice choose correct exactly false good in incorrect indeed is it it's key no
    nope not of one option quite right so sorry that that's the this true try unfortunately well wrong yes
""",
    )
)
_LONGEST_VERDICT = 60


def check_whys(item: Node) -> Iterator[Problem]:
    """Every `why` names the mistake, or what makes it right; "Wrong." alone teaches nothing."""
    for node in _whys(item):
        text = node.text or ""
        if len(text) <= _LONGEST_VERDICT and _VERDICT.issuperset(re.findall(r"[a-z0-9']+", text.lower())):
            yield Problem(
                node.place,
                f'the why "{shorten(text)}" only says right or wrong',
                "name the mistake, or what makes it right",
            )


def _whys(node: Node) -> Iterator[Node]:
    """All that stands behind a `why:` in an item, also in its choices, rows, steps and misses; a spot item may have a map of them."""
    for name, child in node.fields.items():
        if name == "why":
            yield from (said for said in (child, *child.fields.values()) if said.text and said.text.strip())
        else:
            for entry in child.items:
                yield from _whys(entry)


def check_has_source(item: Node) -> Iterator[Problem]:
    """An item has at least one source; the source has its date in data/sources.yml."""
    source = item.get("source")
    if source and isinstance(source.value, list) and not source.items:
        yield Problem(source.place, "the item has no source", "name one of data/sources.yml")
