"""Check a whole project: data, pages and templates, all problems at once and in file order."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .banks import Bank, source_nodes
from .citations import check_citation
from .fences import all_fences, check_fence
from .fences.quiz import requested
from .figures import check_figures
from .inline import to_html
from .item_types import ItemType
from .library import Library, read_text
from .nodes import Node
from .places import Place, Problem, suggestion
from .rules import at, check_codes, check_overdue, check_words, item_texts
from .scan import FoundFence, Scan, has_markup, place_in, scan_markdown

DOCS = "docs"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check has read of the pages, and every problem in file order."""

    scans: dict[str, Scan]
    problems: list[Problem]


def check_project(root: Path, library: Library, *, today: datetime.date) -> Checked:
    """Check everything below `root`. `today` decides which reviews are overdue; those are warnings."""
    scans, problems = scan_pages(root)
    problems += library.problems
    problems += check_pages(scans, library)
    problems += check_items(library, scans, today=today)
    problems += check_checklists(library, scans)
    problems += check_templates(root)
    return Checked(scans, sorted(set(problems)))


def scan_pages(root: Path) -> tuple[dict[str, Scan], list[Problem]]:
    """All Markdown files below docs/, by their path from the project's root."""
    scans: dict[str, Scan] = {}
    problems: list[Problem] = []
    for file in sorted((root / DOCS).rglob("*.md")):
        path = file.relative_to(root).as_posix()
        text, wrong = read_text(file, path)
        problems += [wrong] if wrong else []
        scans[path] = scan_markdown(text.replace("\r\n", "\n"), path)
    return scans, problems


def check_pages(scans: dict[str, Scan], library: Library) -> Iterator[Problem]:
    for scan in scans.values():
        yield from scan.problems
        yield from check_fences(scan, library)
        for citation in scan.citations:
            yield from check_citation(library.book, citation.target, citation.text, citation.place)
        for check in (check_figures, check_codes, check_words):
            yield from check(scan.prose, scan.place_of)
        yield from check_front(scan)


def check_fences(scan: Scan, library: Library) -> Iterator[Problem]:
    """Each fence of ours by its own rules; no item twice on a page; names that were meant to be ours."""
    ours = all_fences()
    shown: dict[str, Place] = {}
    for found in scan.fences:
        if found.name not in ours:
            yield from _check_misspelt(found)
            continue
        request, problems = check_fence(found, library)
        yield from problems
        if found.name != "quiz":
            continue
        for identifier, node in requested(request, library):
            if identifier in shown:
                yield Problem(
                    node.place,
                    f'the item "{identifier}" stands twice on this page',
                    f"place it once; the first is in line {shown[identifier].line}",
                )
            shown.setdefault(identifier, node.place)


def _check_misspelt(found: FoundFence) -> Iterator[Problem]:
    near = suggestion(found.name, all_fences())
    name = found.name.lower().replace("_", "-")
    if near.startswith("did you mean") and (name in all_fences() or _one_edit(name, near.split('"')[1])):
        yield Problem(found.place, f'no fence is called "{found.name}"', near)


def _one_edit(a: str, b: str) -> bool:
    """Whether one inserted, removed, replaced or swapped letter makes `a` of `b`."""
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or rest_a[1:] == rest_b[1:]
        or (rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:])
    )


def check_front(scan: Scan) -> Iterator[Problem]:
    """Front matter holds no figure: nothing there can cite one."""
    for node in _text_nodes(scan.front):
        for check in (check_figures, check_codes, check_words):
            yield from check(node.text or "", at(node))


def _text_nodes(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    if node.text:
        yield node
    for child in [*node.items, *node.fields.values()]:
        yield from _text_nodes(child)


def objectives_of(scans: Iterable[Scan]) -> dict[str, Place]:
    """The objectives that the pages state, each with its place."""
    stated: dict[str, Place] = {}
    for scan in scans:
        listed = scan.front.get("objectives") if scan.front else None
        if listed:
            stated.update(listed.keys)
    return stated


def check_items(library: Library, scans: dict[str, Scan], *, today: datetime.date) -> Iterator[Problem]:
    """Rules over all banks: ids, objectives, sources, and the texts' citations and figures."""
    stated = objectives_of(scans.values())
    tested: dict[str, int] = defaultdict(int)
    seen: dict[str, Place] = {}
    for bank in library.banks.values():
        for item, kind in bank.nodes:
            yield from _check_id(item, seen, bank)
            yield from _check_objective(item, stated, tested)
            yield from _check_item_texts(item, kind, library)
            for node, _blocks in item_texts(item, kind):
                yield from check_page_links(node, scans)
            yield from check_overdue(item, today)
    if library.banks:
        for objective, place in stated.items():
            if tested[objective] < 2:
                count = f"{tested[objective]} item{'' if tested[objective] == 1 else 's'}"
                yield Problem(place, f'the objective "{objective}" has {count}', "write at least two that name it")


def _check_id(item: Node, seen: dict[str, Place], bank: Bank) -> Iterator[Problem]:
    node = item.get("id")
    if node is None or not node.text:
        return
    first = seen.setdefault(node.text, node.place)
    if first.path != bank.path:
        yield Problem(
            node.place, f'the id "{node.text}" stands in {first.path} too', "give each item its own in the whole guide"
        )


def _check_objective(item: Node, stated: dict[str, Place], tested: dict[str, int]) -> Iterator[Problem]:
    node = item.get("objective")
    if node is None or not node.text:
        return
    tested[node.text] += 1
    if node.text not in stated:
        yield Problem(node.place, f'no page states the objective "{node.text}"', suggestion(node.text, stated))


def _check_item_texts(item: Node, kind: ItemType, library: Library) -> Iterator[Problem]:
    for source in source_nodes(item):
        if source.text not in library.book.sources:
            yield Problem(
                source.place,
                f'no source "{source.text}" in data/sources.yml',
                suggestion(source.text or "", library.book.sources),
            )
    invented = item.text_of("figures") == "invented"
    for node, _ in item_texts(item, kind):
        yield from check_text(node, library, figures=not invented)


def check_text(node: Node, library: Library, *, figures: bool = True) -> Iterator[Problem]:
    """The citations of a text in data/, and its figures that cite nothing."""
    prose = node.text or ""
    if has_markup(prose):
        scan = scan_markdown(prose, node.place.path)
        prose = scan.prose
        for citation in scan.citations:
            yield from check_citation(library.book, citation.target, citation.text, node.place)
    if figures:
        yield from check_figures(prose, at(node))


def check_checklists(library: Library, scans: dict[str, Scan]) -> Iterator[Problem]:
    """Citations, figures and links in checklists."""
    for checklist in library.checklists.values():
        for node in checklist.nodes:
            yield from check_text(node, library)
            yield from check_page_links(node, scans)


def check_page_links(node: Node, scans: dict[str, Scan]) -> Iterator[Problem]:
    """A link to a page of the guide leads to a page and a heading that exist."""
    text = node.text or ""
    for target in re.findall(r'href="md:([^"]*)"', to_html(text, blocks=True)[0]) if "](" in text else ():
        path, _, anchor = target.partition("#")
        scan = scans.get(f"{DOCS}/{path}")
        if scan is None:
            yield Problem(
                node.place, f'no page "{path}"', suggestion(path, (name.removeprefix(f"{DOCS}/") for name in scans))
            )
        elif anchor and anchor not in (anchors := [heading.anchor for heading in scan.headings]):
            yield Problem(node.place, f'no heading "#{anchor}" in {DOCS}/{path}', suggestion(anchor, anchors))


def check_templates(root: Path) -> Iterator[Problem]:
    """A figure in a template would never be checked against the data."""
    for file in sorted((root / "overrides").rglob("*.html")):
        path = file.relative_to(root).as_posix()
        text, wrong = read_text(file, path)
        if wrong:
            yield wrong
        yield from check_figures(_words_of_template(text), partial(place_in, text, path))


def _words_of_template(text: str) -> str:
    """A template's own words, at their offsets: no tags, expressions, scripts or styles."""
    pattern = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|style)\b.*?</\1>|<!--.*?-->|<[^<>]*>", re.DOTALL)
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
