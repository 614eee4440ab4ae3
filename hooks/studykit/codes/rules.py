"""Rules for items that a code answers."""

from __future__ import annotations

from collections.abc import Iterator

from ..nodes import Node
from ..places import Problem, shorten
from .form import has_form
from .tabular import Tabular
from .wanted import code_nodes, key_nodes


def check_code_form(item: Node) -> Iterator[Problem]:
    """Codes are written as the Tabular List writes them, and each stands once."""
    seen: set[str] = set()
    for node in code_nodes(item):
        code = node.text or ""
        if not has_form(code):
            yield Problem(
                node.place,
                f'"{shorten(code)}" has not the form of an ICD-10-CM code',
                "write capitals and digits, and a dot behind the third, as in J18.9",
            )
        elif code in seen:
            yield Problem(node.place, f'the code "{code}" stands twice in this item', "name each code once")
        seen.add(code)
    key = item.get("key")
    if key is not None and key.value == []:
        yield Problem(key.place, "the key is empty", "name a code, such as J18.9")


def check_code_item(item: Node, tabular: Tabular | None) -> Iterator[Problem]:
    """Every code exists in the lock's release, every key is billable, and the release is the one the item was written for."""
    if tabular is None:
        return
    for node in code_nodes(item):
        if node.text and has_form(node.text):
            yield from _check_exists(node, node.text, tabular)
    for node in key_nodes(item):
        if node.text and has_form(node.text):
            yield from _check_billable(node, node.text, tabular)
    named = item.get("release")
    if named and named.text and named.text.startswith("FY") and named.text != tabular.release.name:
        yield Problem(
            named.place,
            f"the item follows {named.text}, data/codes.lock.json holds {tabular.release.name}",
            "check its codes in that release, then change this field",
        )


def _check_exists(node: Node, code: str, tabular: Tabular) -> Iterator[Problem]:
    """The lock has the code."""
    if tabular.title(code) is not None:
        return
    if not tabular.carries(code) and tabular.block_of(code[:3]):
        yield Problem(node.place, f'the code "{code}" is not in data/codes.lock.json', "run make codes")
        return
    above = code
    while above and tabular.title(above) is None:
        above = above[:-1].rstrip(".")
    listed = _some(tabular.below(above)) if above else ""
    remedy = f"below {above} stand {listed}" if listed else f"{above} is complete" if above else "look it up"
    yield Problem(node.place, f'no code "{code}" in ICD-10-CM {tabular.release.name}', remedy)


def _check_billable(node: Node, code: str, tabular: Tabular) -> Iterator[Problem]:
    """A key is a code that may stand on a claim: nothing more can be added to it."""
    if tabular.title(code) is None or tabular.is_billable(code):
        return
    seventh = tabular.seventh(code)
    missing = "its 7th character is missing" if seventh else "it needs more characters"
    yield Problem(node.place, f'key "{code}" is not billable', f"{missing}: {_some(tabular.below(code))}")


def _some(codes: list[str], most: int = 6) -> str:
    return ", ".join(codes[:most]) + (" …" if len(codes) > most else "")
