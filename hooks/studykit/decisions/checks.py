"""Checks of decisions that need more than their file: citations, figures, links, and the certifications they name."""

from __future__ import annotations

from collections.abc import Iterator

from ..certifications.values import all_certifications
from ..item_checks import check_page_links, check_text
from ..library import Library
from ..places import Problem, suggestion
from ..scan import Scan


def check_decisions(library: Library, scans: dict[str, Scan]) -> Iterator[Problem]:
    """Every text as elsewhere in data/; each result gives a reason that can be checked."""
    known = [one.subject.id for one in all_certifications(library.book)]
    for decision in library.decisions.values():
        for node, _ in decision.texts():
            yield from check_text(node, library)
            yield from check_page_links(node, scans)
        results = decision.root.get("results") if decision.root else None
        for result in results.items if results else []:
            why, named = result.get("why"), result.get("certifications")
            if why and why.text and not any(scheme in why.text for scheme in ("](fact:", "](source:")):
                yield Problem(why.place, "this reason cites nothing", "cite a fact or a source that it rests on")
            for node in named.items if named else []:
                if node.text and node.text not in known and not library.book.may_know(node.text):
                    yield Problem(
                        node.place, f'no certification "{node.text}" in the fact files', suggestion(node.text, known)
                    )
