"""The shape of a file in data/decisions/. The descriptions are its documentation."""

from __future__ import annotations

from pydantic import Field

from ..scalars import Kebab, Text
from ..shapes import Shape


class AnswerShape(Shape):
    """One answer to a question."""

    text: Text = Field(description="What the reader may answer, in one line.")
    to: Kebab = Field(description="The id of the question or result that it leads to.")
    why: Text | None = Field(None, description="Why this answer leads there; shown when it is opened.")


class QuestionShape(Shape):
    """One question with its answers."""

    id: Kebab = Field(description="A name that answers lead to, such as hospital.")
    ask: Text = Field(description="The question, as the reader sees it.")
    answers: list[AnswerShape] = Field(description="Two or more answers, in order.")


class ResultShape(Shape):
    """Where a way ends: what to look at, and why."""

    id: Kebab = Field(description="A name that answers lead to, such as cpc.")
    text: Text = Field(description="The advice in one line.")
    why: Text = Field(description="The reasons; it cites at least one fact or source. Paragraphs and lists work.")
    certifications: list[Text] | None = Field(None, description="Subjects such as cert/cpc, whose pages are linked.")


class DecisionShape(Shape):
    """A few questions that lead to a result."""

    title: Text = Field(description="What is decided; it stands above the first question.")
    questions: list[QuestionShape] = Field(description="The questions; the first one is where it starts.")
    results: list[ResultShape] = Field(description="The results, in any order.")
