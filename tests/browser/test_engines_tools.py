"""The finder, the comparator, the decision, the money tools and charts in Chromium, Firefox and WebKit, by keys alone."""

from collections.abc import Callable

import pytest
from conftest import Site
from engines import ENGINES, Tab, axe
from widget_site import proves, words

SAY = words()
OPEN = Callable[..., Tab]
PLACES = [
    "language/flashcards/",
    "study/plan/",
    "claim/",
    "programs/finder/",
    "certifications/compare/",
    "certifications/which-first/",
    "programs/cost/",
    "salaries/",
]
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUS = "selector => document.querySelector(selector).focus()"
TEXT = "selector => document.querySelector(selector).textContent.trim()"


def until(tab: Tab, condition: str) -> None:
    """Wait until a condition of JavaScript holds."""
    tab.evaluate(
        f"""() => new Promise((resolve, reject) => {{ const end = Date.now() + 10000, look = () => {{
        if ({condition}) resolve(true); else if (Date.now() > end) reject(new Error('not so')); else setTimeout(look, 20); }}; look(); }})"""
    )


@proves("engines-tools")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_county_narrows_the_list_and_one_key_brings_it_back(open_tab: OPEN, site: Site, engine: str) -> None:
    tab = open_tab(engine)
    tab.open(f"{site.url}programs/finder/")
    until(tab, "document.querySelector('.finder-places li button')")
    shown = "[...document.querySelectorAll('.finder-list > li')].filter(e => e.checkVisibility()).length"
    every = tab.evaluate(f"() => {shown}")
    tab.evaluate(FOCUS, ".finder-places li[data-county=hartford] button")
    tab.press("Enter")
    until(tab, f"{shown} < {every}")
    assert 0 < tab.evaluate(f"() => {shown}") < every
    assert "county=hartford" in tab.evaluate("() => location.hash")
    tab.press("Enter")
    until(tab, f"{shown} === {every}")


@proves("engines-tools")
@pytest.mark.parametrize("engine", ENGINES)
def test_two_certifications_stand_side_by_side(open_tab: OPEN, site: Site, engine: str) -> None:
    tab = open_tab(engine)
    tab.open(f"{site.url}certifications/compare/#compare=cpc")
    until(tab, "document.querySelector('study-comparator input[value=cpc]')?.checked")
    tab.evaluate(FOCUS, "study-comparator input[value=cca]")
    tab.press("Space")
    until(tab, "location.hash === '#compare=cpc,cca'")
    assert "CPC" in tab.evaluate(TEXT, "study-comparator thead") and "CCA" in tab.evaluate(
        TEXT, "study-comparator thead"
    )
    assert "CCA" in tab.evaluate(TEXT, "study-comparator [role=status]")


@proves("engines-tools")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_cost_that_is_written_is_added(open_tab: OPEN, site: Site, engine: str) -> None:
    tab = open_tab(engine)
    tab.open(f"{site.url}programs/cost/")
    until(tab, "document.querySelector('study-money-cost button')")
    before = tab.evaluate(TEXT, "[data-out=total]")
    tab.evaluate(FOCUS, "study-money-cost [name=books]")
    tab.type("1600")
    tab.press("Tab")
    until(tab, f"document.querySelector('[data-out=total]').textContent.trim() !== '{before}'")
    cents = [int("".join(filter(str.isdigit, text))) for text in (before, tab.evaluate(TEXT, "[data-out=total]"))]
    assert cents[1] - cents[0] == 1600 * (100 if "." in before else 1)
    assert "books=1600" in tab.evaluate("() => location.hash")


@proves("engines-tools")
@pytest.mark.parametrize("engine", ENGINES)
def test_an_answer_opens_the_next_question(open_tab: OPEN, site: Site, engine: str) -> None:
    tab = open_tab(engine)
    tab.open(f"{site.url}certifications/which-first/")
    tab.evaluate(FOCUS, ".decision summary")
    tab.press("Enter")
    until(tab, "document.querySelector('.decision details').open")
    assert tab.evaluate("() => document.querySelector('.decision details > :not(summary)').checkVisibility()")


@proves("engines-tools")
@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_found_and_nothing_scrolls_sideways(open_tab: OPEN, site: Site, engine: str, where: str) -> None:
    tab = open_tab(engine)
    tab.open(site.url + where)
    until(tab, "document.readyState === 'complete'")
    assert axe(tab) == []
    assert tab.evaluate(SIDEWAYS) <= 0


@proves("engines-tools")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_card_is_turned_and_the_next_one_comes(open_tab: OPEN, site: Site, engine: str) -> None:
    tab = open_tab(engine)
    tab.open(f"{site.url}language/flashcards/")
    until(tab, "document.querySelector('study-cards .cards-bar button')")
    tab.evaluate(FOCUS, ".cards-bar button")
    tab.press("Enter")
    until(tab, "document.activeElement.matches('.cards-face')")
    first = tab.evaluate(TEXT, ".cards-face")
    tab.evaluate(FOCUS, ".cards-buttons button")
    tab.press("Enter")
    until(tab, "document.querySelector('.cards-back').textContent")
    assert tab.evaluate("() => document.activeElement.textContent") == SAY["cards_knew"]
    tab.press("Enter")
    until(tab, f"document.querySelector('.cards-face').textContent !== {first!r}")
    assert tab.evaluate(TEXT, ".cards-place").startswith("Card 2 of")
