"""What search does not read of a page."""

from studykit.holding import hold_widgets, put_back

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


def test_a_page_without_widgets_stays_as_it_is() -> None:
    assert hold_widgets("<p>a</p>") == ("<p>a</p>", [])
    assert put_back("<p><!--studykit-0-->x<!--/studykit--></p>", []) == "<p><!--studykit-0-->x<!--/studykit--></p>"
