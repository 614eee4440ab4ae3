"""Checks of data/ that need more than one file: ids, objectives, sources, citations and links in texts."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from .banks import Bank, source_nodes
from .citations import check_citation
from .exams import check_domain
from .figures import check_figures
from .inline import to_html
from .library import Library
from .lints.ids import check_enemies, check_retired
from .nodes import Node
from .places import Place, Problem, no_such, suggestion, twin_problem
from .rules import at, check_overdue
from .scan import Scan, has_markup, scan_markdown

DOCS = "docs"


def objectives_of(scans: Iterable[Scan]) -> dict[str, Place]:
    """The objectives that the pages state, each with its place."""
    stated: dict[str, Place] = {}
    for scan in scans:
        listed = scan.front.get("objectives") if scan.front else None
        if listed:
            stated.update(listed.keys)
    return stated


def check_objectives(scans: Iterable[Scan]) -> Iterator[Problem]:
    """Objectives are texts by their names, and one page states each: its items are at home there."""
    first: dict[str, Place] = {}
    for scan in scans:
        listed = scan.front.get("objectives") if scan.front else None
        if listed is None:
            continue
        if not listed.fields:
            yield Problem(listed.place, f"the objectives are {listed.kind}", "write lines of name: text")
        for name, place in listed.keys.items():
            said = listed.fields[name]
            if not said.text:
                yield Problem(place, f'the objective "{name}" is {said.kind}', "say in a line what a reader can do")
            if name in first:
                yield twin_problem("the objective", name, place, first[name])
            first.setdefault(name, place)


def check_items(library: Library, scans: dict[str, Scan], *, today: datetime.date) -> Iterator[Problem]:
    """Rules over all banks: ids, objectives, sources, and the texts' citations and figures."""
    stated = objectives_of(scans.values())
    yield from check_objectives(scans.values())
    tested: dict[str, int] = defaultdict(int)
    seen: dict[str, Place] = {}
    for bank in library.banks.values():
        for item, kind in bank.nodes:
            yield from _check_id(item, seen, bank)
            yield from kind.check_in(item, library)
            yield from _check_objective(item, stated, tested)
            yield from _check_sources(item, library)
            yield from check_domain(item, library.exams)
            yield from check_overdue(item, today.isoformat())
        for item, text in bank.texts:
            yield from check_text(text, library, figures=item.text_of("figures") != "invented")
            yield from check_page_links(text, scans)
    yield from check_retired(library.banks)
    # A bank that cannot be read has items that nobody can count.
    if library.banks and all(bank.nodes for bank in library.banks.values()):
        yield from check_enemies(library.banks)
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


def _check_sources(item: Node, library: Library) -> Iterator[Problem]:
    for source in source_nodes(item):
        if source.text not in library.book.sources:
            yield no_such(source.place, "source", source.text or "", "data/sources.yml", library.book.sources)


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
    for target in re.findall(r'href="md:([^"]*)"', to_html(text, blocks=True)[0]) if ".md" in text else ():
        path, _, anchor = target.partition("#")
        scan = scans.get(f"{DOCS}/{path}")
        if scan is None:
            yield Problem(
                node.place, f'no page "{path}"', suggestion(path, (name.removeprefix(f"{DOCS}/") for name in scans))
            )
        elif anchor and anchor not in (anchors := [heading.anchor for heading in scan.headings]):
            yield Problem(node.place, f'no heading "#{anchor}" in {DOCS}/{path}', suggestion(anchor, anchors))
