"""Rules within one case."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..nodes import Node
from ..places import Problem, shorten, suggestion
from ..rules import at, check_codes, check_words
from ..scalars import MONEY_RULE, parse_money
from .arithmetic import find_faults, sums_of
from .form import DIAGNOSES, NPI_ITEMS
from .npi import fits, may_be_real
from .values import Case


def check_case(case: Case, root: Node) -> Iterator[Problem]:
    """All rules that need nothing but the case."""
    yield from check_empty(case, root)
    yield from check_ids(case, root)
    yield from check_names(case, root)
    yield from check_texts(case, root)
    yield from check_npis(case)
    amounts, problems = read_amounts(case)
    yield from problems
    if not case.is_whole:
        return  # what is missing would be blamed twice
    yield from check_pointers(case)
    yield from check_sums(case, root, amounts)


def check_empty(case: Case, root: Node) -> Iterator[Problem]:
    """A case has something in it."""
    for name in ("fields", "lines", "paragraphs"):
        node = root.get(name)
        if node and isinstance(node.value, list) and not node.items:
            yield Problem(node.place, f'"{name}" has no entry', "write one, or remove the file")


def check_ids(case: Case, root: Node) -> Iterator[Problem]:
    """A field's id is its own; a line's fields take theirs from the line."""
    seen: dict[str, int] = {}
    for name in ("fields", "lines", "paragraphs"):
        listed = root.get(name)
        for entry in listed.items if listed else []:
            node = entry.get("id")
            if node is None or not node.text:
                continue
            if node.text in seen:
                yield Problem(
                    node.place,
                    f'the id "{node.text}" stands twice',
                    f"give each its own; the first is in line {seen[node.text]}",
                )
            elif node.text == "total" and name == "lines":
                yield Problem(node.place, 'the id "total" is for the totals', "call the line l1, l2 and so on")
            seen.setdefault(node.text, node.place.line)
    for group in case.groups:
        for field in group.fields if group.word in ("case_line", "case_totals") else ():
            if field.id in seen:
                yield Problem(
                    field.node.place,
                    f'the id "{field.id}" stands in line {seen[field.id]} already',
                    "give the field there or the line here another",
                )


def check_names(case: Case, root: Node) -> Iterator[Problem]:
    """`wrong` and `offer` name fields of the case, each once."""
    known = {field.id for field in case.fields()}
    for name in ("wrong", "offer"):
        listed, seen = root.get(name), set[str]()
        for node in listed.items if listed else []:
            if node.text and known and node.text not in known:
                yield Problem(node.place, f'no field "{node.text}" in this case', suggestion(node.text, known))
            elif node.text in seen:
                yield Problem(node.place, f'"{node.text}" stands twice in "{name}"', "name it once")
            seen.add(node.text or "")


def check_texts(case: Case, root: Node) -> Iterator[Problem]:
    """No CPT or CDT code, no word of real exams. Figures need no source: all of a case is invented."""
    title = root.get("title")
    nodes = [field.node for field in case.fields() if not field.is_money] + ([title] if title else [])
    for node in nodes:
        yield from check_codes(node.text or "", at(node))
        yield from check_words(node.text or "", at(node))


def check_npis(case: Case) -> Iterator[Problem]:
    """An NPI belongs to nobody: it begins with 9, where real ones begin with 1 or 2; its check digit fits."""
    for field in case.fields():
        if field.number not in NPI_ITEMS and not field.id.endswith("-npi"):
            continue
        if may_be_real(field.value):
            yield Problem(
                field.node.place, f'the NPI "{field.value}" may be somebody\'s', "invent one that begins with 9"
            )
        elif not fits(field.value) and field.id not in case.wrong:
            yield Problem(
                field.node.place,
                f'the NPI "{shorten(field.value)}" has no right check digit',
                'write ten digits that fit, or name the field under "wrong"',
            )


def check_pointers(case: Case) -> Iterator[Problem]:
    """A pointer names diagnoses of item 21."""
    letters = {field.number[-1] for field in case.fields() if field.number in DIAGNOSES}
    for field in case.fields():
        if field.number == "24E" and field.id not in case.wrong:
            for letter in field.value.replace(",", " ").replace(" ", ""):
                if letter not in letters:
                    yield Problem(
                        field.node.place,
                        f'the pointer "{letter}" names no diagnosis of item 21',
                        'correct it, or name the field under "wrong"',
                    )


def read_amounts(case: Case) -> tuple[dict[str, Decimal], list[Problem]]:
    """The amounts that are well written; the claim form's own, which no model checks, are told when they are not."""
    amounts: dict[str, Decimal] = {}
    problems: list[Problem] = []
    for field in case.fields():
        if not field.is_money:
            continue
        try:
            amounts[field.id] = parse_money(field.value)
        except ValueError:
            if field.number in ("28", "29"):
                problems.append(Problem(field.node.place, f'"value" says "{field.value}"', f"it {MONEY_RULE}"))
    return amounts, problems


def check_sums(case: Case, root: Node, amounts: dict[str, Decimal]) -> Iterator[Problem]:
    """Every line and every total adds up, with the right amounts in place of those that are wrong on purpose."""
    fields = {field.id: field for field in case.fields()}
    if len(fields) < len(list(case.fields())):
        return  # with an id that stands twice nobody can tell what belongs together
    listed = root.get("wrong")
    wrong_nodes = {node.text: node for node in listed.items if node.text} if listed else {}
    for fault in find_faults(amounts, sums_of(case.kind, list(case.groups)), case.wrong):
        name = fault.id
        if fault.kind == "sum":
            whole, made = (f"{figure:.2f}" for figure in fault.figures)
            yield Problem(
                fields[name].node.place,
                f'"{name}" does not add up: it is {whole}, and {" + ".join(fault.parts)} make {made}',
                'correct the amounts, or name what is wrong on purpose under "wrong"',
            )
        elif fault.kind == "right":
            yield Problem(
                wrong_nodes[name].place,
                f'"{name}" is named as wrong, and adds up',
                'make it wrong, or remove it from "wrong"',
            )
        elif fault.kind == "unknown":
            yield Problem(
                wrong_nodes[name].place,
                f'the right amount of "{name}" cannot be worked out',
                'name fewer fields under "wrong"',
            )
        else:
            yield Problem(
                wrong_nodes[name].place,
                f'the right amount of "{name}" would be {fault.figures[0]:.2f}',
                "correct the amounts around it",
            )
