"""What templates see of the glossary's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import SimpleNamespace

from pydantic import Field

from .facts import GLOSSARY_FILE, Term
from .facts.models import TermGroup
from .fences import Page
from .library import Library
from .nodes import Node
from .places import Problem, no_such
from .render import render_widget
from .scalars import Kebab
from .shapes import Shape, shape_of
from .texts import render_text

GLOSSARY_PAGE = "reference/glossary.md"
_HOMES = {
    "coding": "reference/coding-words.md",
    "careers": "reference/coding-words.md",
    "medicine": "reference/medical-words.md",
    "word-parts": "reference/medical-words.md",
}
"""Groups whose words stand on a page of their own: all on one page would be too much for a phone's first view."""


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
            yield no_such(node.place, "word", node.text, GLOSSARY_FILE, known)
    used = {term.group for term in library.glossary}
    for node in _groups(group) if not problems else ():
        if node.text not in used:
            yield Problem(node.place, f'no word has the group "{node.text}"', f"give one to words in {GLOSSARY_FILE}")


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


def render_terms(template: str, *, is_glossary: bool = False) -> Callable[[Node | None, Library, Page], str]:
    """What renders a fence of words by a template that sees `terms`."""

    def render(request: Node | None, library: Library, page: Page) -> str:
        view = term_views(requested_terms(request, library), library, page, is_glossary=is_glossary)
        return render_widget(template, library, page, terms=view)

    return render


def term_views(
    terms: Sequence[Term], library: Library, page: Page, *, is_glossary: bool = False
) -> list[SimpleNamespace]:
    """Words for a template: in the glossary with source and related words, elsewhere with a link to their entry."""
    known = {term.id: term for term in library.glossary} if is_glossary else {}
    sources = library.book.sources if is_glossary else {}
    for term in terms:
        if term.source and term.source in sources:
            page.cite(term.source)
    return [
        SimpleNamespace(
            id=term.id,
            letter=_letter(term.term),
            term=term.term,
            stands_for=term.stands_for,
            meaning=render_text(term.meaning, library, page),
            source=sources.get(term.source or ""),
            see=[SimpleNamespace(term=known[name].term, url=_url(known[name], page)) for name in term.see if known],
            url=_url(term, page),
        )
        for term in terms
    ]


def _letter(term: str) -> str:
    """Under which letter a word stands: `-itis` under I."""
    first = term.lstrip("-")[:1].upper()
    return first if first.isalpha() else "0–9"


def _url(term: Term, page: Page) -> str:
    """The address of a word's entry."""
    home = _HOMES.get(term.group, GLOSSARY_PAGE)
    anchor = f"#term-{term.id}"
    return anchor if page.path == home else page.resolve(f"{home}{anchor}")
