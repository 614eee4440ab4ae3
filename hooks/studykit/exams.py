"""data/exams/<exam>.yml: the domains from which a mock exam draws its items, and their weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from pydantic import Field

from .bare_texts import check_bare_texts
from .facts import FactBook
from .money_facts import check_fact
from .nodes import Node, read_file
from .places import Problem, no_such
from .scalars import Kebab, Number, Text
from .shapes import Shape, check_twins, shape_of


class DomainShape(Shape):
    """One content area."""

    id: Kebab = Field(description="The name that items give as their domain, such as billing.")
    title: Text = Field(description="The area in words.")
    weight: Text = Field(description="The fact that says how many percent of the exam it is: cert/cbcs/weight-billing.")


class ExamShape(Shape):
    """data/exams/<exam>.yml: the blueprint of a mock exam."""

    title: Text = Field(description="What readers call it.")
    certification: Text = Field(description="The certification it is made after, such as cert/cbcs.")
    domains: list[DomainShape] = Field(description="The content areas; their weights add up to 100 percent.")
    forms: list[Number] = Field([25, 50, 100], description="How many items its forms have, the shortest first.")
    pace: Text | None = Field(None, description="The fact that says how many minutes each item has: cert/cbcs/pace.")
    note: Text | None = Field(
        None,
        description="What a reader must know who takes it for the exam: what it leaves out, how sure its weights are.",
    )


@dataclass(frozen=True, slots=True)
class Exam:
    """`shape` is None where the file has problems; `root` is the file as written, for checks that need more than it."""

    name: str
    path: str
    shape: ExamShape | None
    root: Node | None

    @property
    def domains(self) -> list[str]:
        return [domain.id for domain in self.shape.domains] if self.shape else []

    @property
    def forms(self) -> list[int]:
        return [int(size) for size in self.shape.forms] if self.shape else []

    def weights(self, book: FactBook) -> dict[str, float]:
        """Percent of the exam by domain; without those that no number stands behind, which the checks report."""
        facts = {domain.id: book.find(domain.weight) for domain in (self.shape.domains if self.shape else [])}
        return {name: float(fact.value) for name, fact in facts.items() if fact and not isinstance(fact.value, str)}


def read_exam(text: str, path: str) -> tuple[Exam, list[Problem]]:
    """An exam's blueprint, and the problems in its file."""
    name = PurePosixPath(path).stem
    root, problems = read_file(text, path, "write title:, certification: and domains:")
    if root is None:
        return Exam(name, path, None, None), problems
    shape, found = shape_of(root, ExamShape)
    twins = check_twins((node.get("id") for node in root.list_of("domains")), "the domain")
    problems += [*found, *check_bare_texts(root), *twins, *_check_forms(root)]
    return Exam(name, path, None if problems else shape, root), sorted(problems)


def _check_forms(root: Node) -> Iterator[Problem]:
    """Forms grow: readers are offered them as listed, and the last one is the full form."""
    listed = root.get("forms")
    if listed is None or not isinstance(listed.value, list):
        return
    if not listed.items:
        yield Problem(listed.place, "the list of forms is empty", "name at least one, or remove the field")
    before = 0
    for node in listed.items:
        text = node.text or ""
        size = int(text) if text.isdecimal() else 0
        if not 5 <= size <= 200:
            yield Problem(node.place, f'a form of "{text}" items', "write a whole number from 5 to 200")
        elif size <= before:
            yield Problem(node.place, f"the form {size} stands behind {before}", "list the shortest first, each once")
        before = size


def check_exams(exams: Mapping[str, Exam], book: FactBook) -> Iterator[Problem]:
    """A blueprint names a certification, weights and a pace that the fact files hold; the weights make 100 percent."""
    for exam in exams.values():
        if exam.root is None:
            continue
        named = exam.root.get("certification")
        if named and named.text and named.text not in book.subjects and not book.may_know(named.text):
            known = (name for name in book.subjects if name.startswith("cert/"))
            yield no_such(named.place, "certification", named.text, "the fact files", known)
        cited = [node for domain in exam.root.list_of("domains") if (node := domain.get("weight")) and node.text]
        wrong = [problem for node in cited for problem in check_fact(node.place, node.text or "", ("percent",), book)]
        yield from wrong
        if (pace := exam.root.get("pace")) and pace.text:
            yield from check_fact(pace.place, pace.text, ("minutes",), book)
        weights = exam.weights(book)
        # As decimals: in binary 18.4, 50.3 and 31.3 make more than 100.
        total = sum(Decimal(str(weight)) for weight in weights.values())
        if exam.shape and not wrong and len(weights) == len(exam.domains) and total != 100:
            yield Problem(
                exam.root.place_of("domains"), f"the weights add up to {float(total):g}", "they must make 100"
            )


def check_domain(item: Node, exams: Mapping[str, Exam]) -> Iterator[Problem]:
    """An item's domain is one from which an exam draws."""
    node = item.get("domain")
    known = {name for exam in exams.values() for name in exam.domains}
    # Where an exam cannot be read, nobody knows its domains.
    if node and node.text and node.text not in known and all(exam.shape for exam in exams.values()):
        yield no_such(node.place, "domain", node.text, "data/exams", known)
