"""The guide's own decisions: every way ends in a result, and every reason can be checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from studykit.decisions import Decision, Question
from studykit.fences import Page, all_fences
from studykit.library import Reader
from studykit.nodes import read_yaml
from studykit.render import Site, read_templates

ROOT = Path(__file__).parents[2]
GUIDE = Reader(ROOT).read()
each = pytest.mark.parametrize("decision", GUIDE.decisions.values(), ids=lambda decision: decision.name)


def ways(decision: Decision, question: Question) -> list[list[str]]:
    """Every way from a question, as the ids that it goes through."""
    found = []
    for answer in question.answers:
        later = decision.questions.get(answer.to)
        rest = ways(decision, later) if later else [[answer.to]]
        found += [[question.id, *way] for way in rest]
    return found


@each
def test_every_way_ends_in_a_result_after_a_few_questions(decision: Decision) -> None:
    assert decision.start is not None
    found = ways(decision, decision.start)
    assert {way[-1] for way in found} == set(decision.results)
    assert max(len(way) for way in found) <= 5


@each
def test_what_is_rendered_needs_no_script_and_says_every_reason(decision: Decision) -> None:
    page = Page(lambda path: f"../{path}", Site(read_templates(ROOT)))
    body = read_yaml(f"decision: {decision.name}", "docs/a.md")[0]
    html = all_fences()["decision"].render(body, GUIDE, page)
    assert decision.start is not None
    answers = sum(len(question.answers) for question in decision.questions.values())
    assert html.count("<summary>") >= answers
    assert html.count('class="decision-result"') == len(ways(decision, decision.start))
    for scheme in ("fact:", "source:", "md:", "<script", "style="):
        assert scheme not in html
    assert '<a class="fact-text"' in html
