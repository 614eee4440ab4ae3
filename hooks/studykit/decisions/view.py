"""What the template of a decision sees: answers in answers, each with all that follows from it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Protocol

from markupsafe import Markup

from ..certifications.values import COMPARE_PAGE, Certification, certification
from ..facts.values import FactBook
from .values import Decision, Question, Result


class Text(Protocol):
    """Author text as safe HTML."""

    def __call__(self, raw: str, *, blocks: bool = False) -> Markup: ...


def decision_view(decision: Decision, book: FactBook, text: Text, resolve: Callable[[str], str]) -> SimpleNamespace:
    """A result that several answers lead to stands behind each of them: nobody has to look for it."""

    def question(one: Question) -> SimpleNamespace:
        answers = [
            SimpleNamespace(
                text=text(answer.text),
                why=text(answer.why) if answer.why else None,
                question=question(decision.questions[answer.to]) if answer.to in decision.questions else None,
                result=result(decision.results[answer.to]) if answer.to in decision.results else None,
            )
            for answer in one.answers
        ]
        return SimpleNamespace(ask=text(one.ask), answers=answers)

    def result(one: Result) -> SimpleNamespace:
        named = [certification(book, book.subjects[name]) for name in one.certifications if name in book.subjects]
        return SimpleNamespace(
            text=text(one.text),
            why=text(one.why, blocks=True),
            pages=[SimpleNamespace(letters=found.letters, url=resolve(found.page)) for found in named],
            compare_url=_compare_url(named, resolve) if len(named) > 1 else None,
        )

    start = question(decision.start) if decision.start else None
    return SimpleNamespace(title=text(decision.title), start=start)


def _compare_url(named: list[Certification], resolve: Callable[[str], str]) -> str:
    return f"{resolve(COMPARE_PAGE)}#compare={','.join(one.id for one in named)}"
