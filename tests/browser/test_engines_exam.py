"""A mock exam by keys in Chromium, Firefox and WebKit: the same form everywhere, kept over a reload, handed in."""

from collections.abc import Callable

import pytest
from conftest import Site
from engines import ENGINES, Tab, axe
from test_engines_tools import until
from widget_site import proves, words

SAY = words()
OPEN = Callable[..., Tab]
FOCUS = """word => { const button = [...document.querySelectorAll('.exam button')].find(e => e.textContent.trim() === word && e.checkVisibility());
  button.focus(); }"""
PLACE = "document.querySelector('.exam-screen h3')?.textContent.trim()"
STEM = "() => document.querySelector('.exam-item legend').textContent.trim()"
ORDER = "() => [...document.querySelectorAll('.exam-item fieldset input')].map(e => e.value).join('')"
# Each of the guide's forms for four seeds, on a day that stands still; behind each item the order of five choices.
FORMS = """() => ['class-a', 'spring 2027', '7', 'Café'].flatMap(seed => [25, 50, 100].map(n =>
  studykit.drawing.draw(studykit.catalog, 'cbcs', n, {seed, now: Date.UTC(2026, 11, 1)}).ids.map(id =>
    `${id} ${Array.from({length: 5}, studykit.seeded(`${seed}/${id}`)).join(' ')}`)))"""
QUERY = "?exam=mock&n=5&seed=engines&v=x"
SEEN: dict[str, list[str]] = {}


def press(tab: Tab, word: str) -> None:
    until(
        tab,
        f"[...document.querySelectorAll('.exam button')].some(e => e.textContent.trim() === {SAY[word]!r} && e.checkVisibility())",
    )
    tab.evaluate(FOCUS, SAY[word])
    tab.press("Enter")


def at(tab: Tab, n: int) -> None:
    until(tab, f"{PLACE} === {SAY['exam_place'].format(n=n, all=5)!r}")


@proves("exam-shared", "exam-keys", "exam-kept", "exam-access")
@pytest.mark.parametrize("engine", ENGINES)
def test_one_seed_is_one_form_in_every_engine(open_tab: OPEN, guide: Site, engine: str) -> None:
    tab = open_tab(engine)
    tab.open(f"{guide.url}mock/{QUERY}")
    press(tab, "exam_begin")
    form = []
    for number in range(1, 6):
        at(tab, number)
        until(tab, "document.activeElement.matches('.exam-screen h3')")
        form.append(tab.evaluate(STEM) + tab.evaluate(ORDER))
        tab.evaluate("() => document.querySelector('.exam-item fieldset input').focus()")
        tab.press("Space")
        if number == 3:
            tab.open(f"{guide.url}mock/{QUERY}")
            press(tab, "exam_go_on")
            at(tab, 3)
            assert tab.evaluate("() => Boolean(document.querySelector('.exam-item fieldset input:checked'))")
        press(tab, "exam_next" if number < 5 else "exam_look_over")
    SEEN[engine] = form
    assert all(other == form for other in SEEN.values()), SEEN
    press(tab, "exam_hand_in")
    until(tab, f"{PLACE}?.startsWith({SAY['exam_report_title'].split('{')[0]!r})")
    assert axe(tab) == []


@proves("exam-shared")
def test_the_guides_own_forms_are_the_same_in_every_engine(open_tab: OPEN, site: Site) -> None:
    found = []
    for engine in ENGINES:
        tab = open_tab(engine)
        tab.open(f"{site.url}practice/exam/")
        until(tab, "document.querySelector('.exam-screen button')")
        found.append(tab.evaluate(FORMS))
    assert found[0] == found[1] == found[2]
    assert [len(form) for form in found[0]] == [25, 50, 100] * 4
    assert len({" ".join(form) for form in found[0]}) == 12
