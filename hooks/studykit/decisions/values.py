"""What a file in data/decisions/ becomes once it has no problem left."""

from __future__ import annotations

from dataclasses import dataclass

from ..nodes import Node


@dataclass(frozen=True, slots=True)
class Answer:
    """`to` is the id of a question or result."""

    text: str
    to: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    ask: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """`certifications` are ids of subjects."""

    id: str
    text: str
    why: str
    certifications: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """`start` is the first question, None in a file with problems. `root` is the file as written, for checks that need more than it."""

    name: str
    path: str
    title: str
    questions: dict[str, Question]
    results: dict[str, Result]
    root: Node | None

    @property
    def start(self) -> Question | None:
        return next(iter(self.questions.values()), None)

    def texts(self) -> list[tuple[Node, bool]]:
        """The nodes with author text; the second says whether paragraphs are allowed."""
        found: list[tuple[Node | None, bool]] = [(self.root.get("title") if self.root else None, False)]
        for question in _items(self.root, "questions"):
            found.append((question.get("ask"), False))
            for answer in _items(question, "answers"):
                found += [(answer.get("text"), False), (answer.get("why"), False)]
        for result in _items(self.root, "results"):
            found += [(result.get("text"), False), (result.get("why"), True)]
        return [(node, blocks) for node, blocks in found if node is not None and node.text]


def _items(node: Node | None, name: str) -> list[Node]:
    listed = node.get(name) if node else None
    return listed.items if listed else []
