"""data/decisions/<name>.yml: text to a Decision and the problems that its own file shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..nodes import Node, read_file
from ..places import Problem, suggestion
from ..rules import check_safe
from ..shapes import shape_of
from .shapes import DecisionShape
from .values import Answer, Decision, Question, Result


def read_decision(text: str, path: str) -> tuple[Decision, list[Problem]]:
    """A decision, and the problems in it. One with problems has no questions: half a way would lead nowhere."""
    name = PurePosixPath(path).stem
    root, problems = read_file(text, path, "write title:, questions: and results:")
    if root is None:
        return Decision(name, path, name, {}, {}, None), problems
    shape, found = shape_of(root, DecisionShape)
    bare = Decision(name, path, name, {}, {}, root)
    problems += found
    problems += _check_steps(root)
    for node, blocks in bare.texts():
        problems += check_safe(node, blocks=blocks)
    if shape is None or problems:
        return bare, problems
    questions = {
        one.id: Question(one.id, one.ask, tuple(Answer(answer.text, answer.to, answer.why) for answer in one.answers))
        for one in shape.questions
    }
    results = {one.id: Result(one.id, one.text, one.why, tuple(one.certifications or ())) for one in shape.results}
    return Decision(name, path, shape.title, questions, results, root), []


def _check_steps(root: Node) -> Iterator[Problem]:
    """Each id stands once; each answer leads to a question or result, never back; each of them is reached; two answers at least."""
    questions, results = _listed(root, "questions"), _listed(root, "results")
    steps: dict[str, Node] = {}
    for node in (*questions, *results):
        identifier = node.get("id")
        if identifier is None or not identifier.text:
            continue
        if identifier.text in steps:
            first = steps[identifier.text].place_of("id").line
            remedy = f"give each question and result its own; the first is in line {first}"
            yield Problem(identifier.place, f'the id "{identifier.text}" stands twice', remedy)
        steps.setdefault(identifier.text, node)
    for question in questions:
        answers = question.get("answers")
        if answers is not None and isinstance(answers.value, list) and len(answers.items) < 2:
            yield Problem(answers.place, "a question needs two answers at least", "add one, or remove the question")
        for answer in _listed(question, "answers"):
            to = answer.get("to")
            if to is not None and to.text and to.text not in steps:
                what = f'"to" names no question or result: "{to.text}"'
                yield Problem(to.place, what, suggestion(to.text, steps))
    yield from _check_ways(questions, steps)


def _check_ways(questions: list[Node], steps: dict[str, Node]) -> Iterator[Problem]:
    """No way leads back, and each question and result is on one. A misspelt target would make others look lost."""
    reached: set[str] = set()
    if questions and (start := questions[0].text_of("id")):
        yield from _walk(start, steps, (), reached)
        targets = [answer.text_of("to") for question in questions for answer in _listed(question, "answers")]
        for identifier, node in steps.items() if set(targets) <= set(steps) else ():
            if identifier not in reached:
                yield Problem(node.place_of("id"), f'no answer leads to "{identifier}"', "lead to it, or remove it")


def _walk(identifier: str, steps: dict[str, Node], way: tuple[str, ...], reached: set[str]) -> Iterator[Problem]:
    """Go every way from a step; a step that was gone through before is not gone through again."""
    if identifier in reached:
        return
    reached.add(identifier)
    for answer in _listed(steps[identifier], "answers"):
        to = answer.get("to")
        if to is None or not to.text or to.text not in steps:
            continue
        if to.text in (*way, identifier):
            yield Problem(to.place, f'this answer leads back to "{to.text}"', "lead to a later question or a result")
        else:
            yield from _walk(to.text, steps, (*way, identifier), reached)


def _listed(node: Node, name: str) -> list[Node]:
    listed = node.get(name)
    return listed.items if listed else []
