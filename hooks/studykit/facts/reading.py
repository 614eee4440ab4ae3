"""Fact files and data/sources.yml: texts to nodes, problems and a FactBook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..nodes import Node, read_yaml
from ..places import Place, Problem, suggestion, twin_problem
from ..shapes import shape_of
from .formulas import check_formulas
from .models import FactFileShape, SubjectShape
from .records import FactRules, is_path
from .sources import read_sources
from .values import Fact, FactBook, Source, Subject, age_key

FACT_FILES = (
    "data/salaries.yml",
    "data/programs.yml",
    "data/certifications.yml",
    "data/careers.yml",
    "data/reference.yml",
    "data/paying.yml",
    "data/insurance.yml",
    "data/icd-10-cm.yml",
    "data/procedures.yml",
    "data/claim.yml",
    "data/payment.yml",
    "data/compliance.yml",
    "data/registries.yml",
)
SOURCES_FILE = "data/sources.yml"


def is_fact_file(path: str, text: str) -> bool:
    """Whether a data file holds facts: a known name, or `subjects:` or `groups:` at its top level."""
    return path in FACT_FILES or bool(re.search(r"^(subjects|groups):", text, re.MULTILINE))


def read_book(texts: Mapping[str, str]) -> tuple[FactBook, list[Problem]]:
    """The book of all facts, and all problems in file order.

    `texts` maps paths such as data/salaries.yml to their texts, data/sources.yml among them; files without facts are passed over.
    What has a problem is not in the book; its id is in `book.declared`, so that pages that cite it are not blamed as well.
    """
    problems: list[Problem] = []
    roots: dict[str, Node] = {}
    unread: set[str] = set()
    for path, text in texts.items():
        if path != SOURCES_FILE and not is_fact_file(path, text):
            continue
        root, found = read_yaml(text, path)
        problems += found
        if root is not None:
            roots[path] = root
        elif found:
            unread.add(path)
        else:
            problems.append(
                Problem(
                    Place(path),
                    "the file is empty",
                    "write sources:" if path == SOURCES_FILE else "write subjects: and groups:",
                )
            )
    sources, source_problems = read_sources(roots.pop(SOURCES_FILE, None))
    problems += source_problems
    book = _read_facts(roots, sources, frozenset(unread), problems)
    return book, sorted(problems)


def _read_facts(
    roots: Mapping[str, Node], sources: Mapping[str, Source | None], unread: frozenset[str], problems: list[Problem]
) -> FactBook:
    for root in roots.values():
        problems += shape_of(root, FactFileShape)[1]
    subjects = _read_subjects(roots.values(), problems)
    rules = FactRules(sources=sources, subjects=subjects, unread=unread)
    facts: dict[str, Fact] = {}
    places: dict[str, Place] = {}
    for group, node in _fact_nodes(roots.values()):
        fact_id = node.text_of("id")
        if fact_id and fact_id in places:
            problems.append(twin_problem("fact", fact_id, node.place_of("id"), places[fact_id]))
            continue
        if fact_id:
            places[fact_id] = node.place_of("id")
        fact, found = rules.read(node, group)
        problems += found
        if fact:
            facts[fact.id] = fact
    declared = frozenset([*places, *(fact_id.partition("@")[0] for fact_id in places), *subjects, *sources])
    problems += check_formulas(facts, declared)
    return FactBook(
        facts=facts,
        sources={name: source for name, source in sources.items() if source},
        subjects={name: subject for name, subject in subjects.items() if subject},
        newest=_newest(facts.values()),
        declared=declared,
        unread=unread,
    )


def _read_subjects(roots: Iterable[Node], problems: list[Problem]) -> dict[str, Subject | None]:
    subjects: dict[str, Subject | None] = {}
    places: dict[str, Place] = {}
    schools: list[Node] = []
    for root in roots:
        listed = root.get("subjects")
        for node in listed.items if listed else []:
            subject_id = node.text_of("id")
            if not subject_id:
                continue
            place = node.place_of("id")
            if not is_path(subject_id):
                problems.append(
                    Problem(
                        place,
                        f'"id" says "{subject_id}"',
                        "write lower-case names with hyphens, and / between: us/medical-records-specialists",
                    )
                )
            if subject_id in places:
                problems.append(twin_problem("subject", subject_id, place, places[subject_id]))
                continue
            places[subject_id] = place
            shape, _ = shape_of(node, SubjectShape)
            subjects[subject_id] = (
                Subject(shape.id, shape.name, shape.url, shape.status, node.place, shape.school) if shape else None
            )
            if school := node.get("school"):
                schools.append(school)
    for school in schools:
        if school.text and school.text not in subjects:
            problems.append(
                Problem(
                    school.place, f'no subject "{school.text}" in the fact files', suggestion(school.text, subjects)
                )
            )
    return subjects


def _fact_nodes(roots: Iterable[Node]) -> Iterator[tuple[Node, Node]]:
    for root in roots:
        groups = root.get("groups")
        for group in groups.items if groups else []:
            facts = group.get("facts")
            for node in facts.items if facts else []:
                yield group, node


def _newest(facts: Iterable[Fact]) -> dict[str, Fact]:
    """The newest fact of each path. A fact without a date is older than any; the period key decides between equals."""
    newest: dict[str, Fact] = {}
    for fact in facts:
        rival = newest.get(fact.path)
        if rival is None or age_key(fact) > age_key(rival):
            newest[fact.path] = fact
    return newest
