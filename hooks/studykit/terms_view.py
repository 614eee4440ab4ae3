"""What templates see of the glossary's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace

from pydantic import Field

from .facts import Term
from .facts.models import TermGroup
from .fences import Page
from .library import Library
from .nodes import Node
from .places import Problem, no_such
from .scalars import Kebab
from .shapes import Shape, shape_of
from .texts import render_text

GLOSSARY = "data/glossary.yml"
GLOSSARY_PAGE = "reference/glossary.md"


class TermsRequest(Shape):
    """Which words stand here."""

    terms: list[Kebab] | None = Field(None, description="Ids of words of data/glossary.yml, in order.")
    group: TermGroup | list[TermGroup] | None = Field(None, description="All words of a group instead, or of several.")


def check_terms_request(request: Node | None, library: Library) -> Iterator[Problem]:
    """Either words or a group are named, and all of them are there."""
    if request is None:
        return
    problems = shape_of(request, TermsRequest)[1]
    yield from problems
    terms, group = request.get("terms"), request.get("group")
    if not problems and (terms is None) == (group is None):
        yield Problem(
            request.place, "this fence shows a list of words or a group", "write terms: or group:, one of them"
        )
    known = {term.id for term in library.glossary}
    for node in terms.items if terms else []:
        if node.text and node.text not in known:
            yield no_such(node.place, "word", node.text, GLOSSARY, known)
    used = {term.group for term in library.glossary}
    for node in _groups(group) if not problems else ():
        if node.text not in used:
            yield Problem(node.place, f'no word has the group "{node.text}"', f"give one to words in {GLOSSARY}")


def requested_terms(request: Node | None, library: Library) -> list[Term]:
    """The words that a fence asks for: as listed, or those of its group by the alphabet."""
    terms = request.get("terms") if request else None
    if terms:
        by_id = {term.id: term for term in library.glossary}
        return [by_id[node.text or ""] for node in terms.items]
    groups = {node.text for node in _groups(request.get("group") if request else None)}
    return by_alphabet(term for term in library.glossary if not groups or term.group in groups)


def _groups(group: Node | None) -> list[Node]:
    """One group, or a list of them."""
    return [] if group is None else group.items or [group]


def by_alphabet(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: term.term.casefold().lstrip("-"))


def term_view(term: Term, library: Library, page: Page, *, is_glossary: bool) -> SimpleNamespace:
    """A word for a template. Related words are linked on the glossary's page itself, the word's own entry elsewhere."""
    source = library.book.sources.get(term.source) if term.source else None
    if source and is_glossary:
        page.cite(source.id)
    names = {other.id: other.term for other in library.glossary} if is_glossary else {}
    return SimpleNamespace(
        id=term.id,
        term=term.term,
        stands_for=term.stands_for,
        meaning=render_text(term.meaning, library, page),
        source=source if is_glossary else None,
        see=[SimpleNamespace(id=name, term=names[name]) for name in term.see if name in names],
        url=None if is_glossary else page.resolve(f"{GLOSSARY_PAGE}#term-{term.id}"),
    )
