"""What search does not read of a page."""

from pathlib import Path

import pytest

from studykit.holding import hold_widgets, put_back

WIDGETS = Path(__file__).parents[2] / "overrides/widgets"
ITEM = '<study-item id="a-1"><fieldset><legend>Stem <em>one</em>?</legend><div>choice</div></fieldset></study-item>'
QUIZ = f'<section class="quiz"><p>Check yourself</p>{ITEM}{ITEM.replace("a-1", "a-2")}</section>'
CASE = (
    '<section class="case">\n<study-case id="case-a"><p class="case-title">A visit</p>'
    "<table><tr><td>Sam Okafor</td></tr></table></study-case></section>"
)
PRACTICE = '<section class="practice"><p class="case-title">Read a payer</p><ol><li>a step</li></ol></section>'


def test_held_quizzes_leave_nothing_and_come_back_whole() -> None:
    page = f"<section><p>a</p>{QUIZ}</section><p>b</p>{QUIZ}<p>\\1 &amp;</p>"
    left, held = hold_widgets(page)
    assert "choice" not in left and "Check yourself" not in left and "Stem" not in left
    assert put_back(f"<html>{left}</html>", held) == f"<html>{page}</html>"


def test_held_cases_and_practices_leave_their_titles() -> None:
    page = f'<p>a</p>{CASE}<section class="checklist"><p>b</p></section>{PRACTICE}{QUIZ}<section class="other">c'
    left, held = hold_widgets(page)
    assert "A visit " in left and "Read a payer " in left and "Stem" not in left
    assert "<p>b</p></section>" in left and '<section class="other">c' in left
    assert not any(inside in left for inside in ("Okafor", "a step", "<study-case"))
    assert put_back(left, held) == page


@pytest.mark.parametrize("tool", ["progress", "my-plan", "review", "mydata"])
def test_a_tools_own_words_are_not_found(tool: str) -> None:
    """They say what a script will show; what the page teaches stands around them."""
    (widget,) = (file for file in WIDGETS.glob("*.html") if f'<section class="tool {tool}"' in file.read_text("utf-8"))
    shown = widget.read_text("utf-8")
    page = f"<p>a</p>{shown[shown.index('<section') :]}<p>b</p>"
    left, held = hold_widgets(page)
    assert "words." not in left and "<td>" not in left and "<p>b</p>" in left
    assert put_back(left, held) == page


def test_a_page_without_widgets_stays_as_it_is() -> None:
    assert hold_widgets("<p>a</p>") == ("<p>a</p>", [])
    assert put_back("<p><!--studykit-0-->x<!--/studykit--></p>", []) == "<p><!--studykit-0-->x<!--/studykit--></p>"
