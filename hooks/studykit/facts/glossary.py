"""data/glossary.yml: the words of the trade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..figures import check_figures
from ..nodes import Node, read_file
from ..places import Place, Problem, no_such
from ..shapes import check_twins, shape_of
from .models import GlossaryFileShape, TermShape
from .values import FactBook

GLOSSARY_FILE = "data/glossary.yml"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or abbreviation: `term` as it stands in a text, what its letters stand for, what it means, a source's id.

    `group` is one of models.GROUPS, `see` are ids of related terms.
    """

    id: str
    term: str
    stands_for: str | None
    meaning: str
    source: str | None
    place: Place
    group: str
    see: tuple[str, ...] = ()


def read_glossary(text: str, path: str) -> tuple[tuple[Term, ...], list[Problem]]:
    """The terms of a glossary file in the file's order, without those that have a problem, and all problems."""
    root, problems = read_file(text, path, "write terms:")
    if root is None:
        return (), problems
    problems += shape_of(root, GlossaryFileShape)[1]
    terms: list[Term] = []
    nodes = root.list_of("terms")
    for node in nodes:
        shape, _ = shape_of(node, TermShape)
        if shape:
            see = tuple(shape.see or ())
            terms.append(
                Term(shape.id, shape.term, shape.stands_for, shape.meaning, shape.source, node.place, shape.group, see)
            )
    for name in ("id", "term"):
        problems += check_twins((node.get(name) for node in nodes), name)
    problems += _check_written_out(nodes)
    problems += _check_see(nodes, path)
    return tuple(terms), sorted(problems)


def _check_written_out(nodes: list[Node]) -> Iterator[Problem]:
    """What letters stand for has no entry beside theirs: readers would learn it twice, from two cards."""
    letters = {stands.text.casefold(): node for node in nodes if (stands := node.get("stands_for")) and stands.text}
    for node in nodes:
        term = node.get("term")
        if term and term.text and (other := letters.get(term.text.casefold())):
            what = f'term "{term.text}" is what "{other.text_of("term")}" stands for in line {other.place.line}'
            yield Problem(term.place, what, "keep one")


def _check_see(nodes: list[Node], path: str) -> Iterator[Problem]:
    """A related word is another one of the glossary."""
    known = {node.text_of("id") or "" for node in nodes}
    for node in nodes:
        for other in node.list_of("see"):
            if other.text and other.text == node.text_of("id"):
                yield Problem(
                    other.place, f'"see" names the word itself, "{other.text}"', "name another, or leave it out"
                )
            elif other.text and other.text not in known:
                yield no_such(other.place, "word", other.text, path, known)


def check_terms(terms: Iterable[Term], book: FactBook) -> Iterator[Problem]:
    """A term's source is one of data/sources.yml, and its meaning holds no figure that cites nothing."""
    for term in terms:
        if term.source and term.source not in book.sources and not book.may_know(term.source):
            yield no_such(term.place, "source", term.source, "data/sources.yml", book.sources)
        yield from check_figures(term.meaning, lambda _, place=term.place: place)  # type: ignore[misc]
