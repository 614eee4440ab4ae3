"""Key terms, cards, pictures and the plan, as readers meet them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import SMALL, Site
from playwright.sync_api import BrowserContext, Locator, Page, expect
from test_theme_contrast import contrast
from widget_site import GLOSSARY, PICTURES, proves, words

SAY = words()
TERMS = {
    entry["term"]: entry["meaning"].replace("*", "") for entry in GLOSSARY["terms"] if entry["group"] == "insurance"
}
SIDEWAYS = """() => [...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
  && !e.closest(".md-typeset__scrollwrap, [aria-hidden=true], .md-tabs")).map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture
def cards(page: Page, guide: Site) -> Locator:
    page.goto(f"{guide.url}words/")
    deck = page.locator("study-cards")
    expect(deck.get_by_role("button", name=SAY["cards_start"])).to_be_attached()
    return deck


def press(page: Page, word: str) -> None:
    """The button of that word, by keys."""
    button = page.get_by_role("button", name=SAY[word], exact=True)
    button.focus()
    page.keyboard.press("Enter")


def face(deck: Locator) -> str:
    return deck.locator(".cards-face").inner_text()


@proves("cards-plain")
def test_cards_open_by_keys_without_a_script(plain_page: Page, guide: Site) -> None:
    plain_page.goto(f"{guide.url}words/")
    deck = plain_page.locator("study-cards")
    assert deck.locator("summary").all_inner_texts() == sorted(TERMS)
    expect(deck.get_by_role("button")).to_have_count(0)
    for card in deck.locator("details").all():
        expect(card.locator("p")).to_be_hidden()
        card.locator("summary").focus()
        plain_page.keyboard.press("Enter")
        expect(card.locator("p")).to_be_visible()


@proves("cards-keys")
def test_a_round_by_keys_alone(page: Page, cards: Locator) -> None:
    press(page, "cards_start")
    expect(cards.locator("ul")).to_be_hidden()
    seen = []
    for number in range(1, 4):
        expect(cards.locator(".cards-place")).to_contain_text(f"Card {number} of 3.")
        expect(cards.locator(".cards-face")).to_be_focused()
        expect(cards.get_by_role("status")).to_have_text("")
        seen.append(face(cards))
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(cards.get_by_role("status")).to_contain_text(TERMS[seen[-1]])
        expect(page.get_by_role("button", name=SAY["cards_knew"])).to_be_focused()
        page.keyboard.press("Space")
    assert sorted(seen) == sorted(TERMS)
    expect(cards.locator(".cards-face")).to_have_text(SAY["cards_end"].format(all=3, first=3))
    expect(cards.locator(".cards-face")).to_be_focused()
    press(page, "cards_list")
    expect(cards.locator("ul")).to_be_visible()
    expect(page.get_by_role("button", name=SAY["cards_start"])).to_be_focused()


@proves("cards-again")
def test_what_was_not_known_comes_again_until_it_is(page: Page, cards: Locator) -> None:
    press(page, "cards_start")
    missed = face(cards)
    seen = []
    for number in range(5):
        seen.append(face(cards))
        press(page, "cards_turn")
        press(page, "cards_not" if number in (0, 3) else "cards_knew")
    assert [number for number, term in enumerate(seen) if term == missed] == [0, 3, 4]
    expect(cards.locator(".cards-face")).to_have_text(SAY["cards_end"].format(all=3, first=2))
    press(page, "cards_again")
    expect(cards.locator(".cards-place")).to_contain_text("Card 1 of 3.")


@proves("cards-again")
def test_a_held_key_turns_one_card_only(page: Page, cards: Locator) -> None:
    press(page, "cards_start")
    first = face(cards)
    page.get_by_role("button", name=SAY["cards_turn"]).focus()
    for _ in range(4):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    assert face(cards) == first
    expect(page.get_by_role("button", name=SAY["cards_knew"])).to_be_visible()


@proves("cards-reverse")
def test_meanings_first(page: Page, cards: Locator) -> None:
    cards.get_by_label(SAY["cards_reverse"]).check()
    press(page, "cards_start")
    shown = face(cards)
    press(page, "cards_turn")
    term = cards.get_by_role("status").inner_text()
    assert TERMS[term] in shown


@proves("cards-print")
def test_paper_shows_both_sides_in_the_middle_of_a_round(page: Page, cards: Locator) -> None:
    press(page, "cards_start")
    press(page, "cards_turn")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for card in cards.locator("li").all():
        expect(card.locator("summary")).to_be_visible()
        expect(card.locator("p")).to_be_visible()
    expect(cards.locator(".cards-box")).to_be_hidden()
    expect(cards.get_by_role("button")).to_have_count(0)


def states(page: Page, guide: Site) -> list[Callable[[], None]]:
    """The list, a turned card, the end."""

    def begin() -> None:
        page.goto(f"{guide.url}words/")
        page.get_by_role("button", name=SAY["cards_start"]).wait_for()

    def turned() -> None:
        press(page, "cards_start")
        press(page, "cards_turn")

    def end() -> None:
        press(page, "cards_knew")
        for _ in range(2):
            press(page, "cards_turn")
            press(page, "cards_knew")

    return [begin, turned, end]


@proves("cards-access", "picture-fits")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_context, axe, guide: Site, scheme: str) -> None:
    page = open_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    for state in states(page, guide):
        state()
        assert axe(page) == []


@proves("cards-access", "picture-fits")
@pytest.mark.parametrize("large", [False, True], ids=["plain", "twice"])
def test_a_small_screen_is_enough(open_context, guide: Site, large: bool) -> None:
    page = open_context(viewport={"width": 640, "height": 900} if large else SMALL).new_page()
    for state in states(page, guide):
        state()
        if large:
            page.evaluate("document.documentElement.style.fontSize = '250%'")
        assert page.evaluate(SIDEWAYS) == []


@proves("cards-access")
def test_targets_and_focus(page: Page, guide: Site) -> None:
    for state in states(page, guide):
        state()
        small = page.evaluate(
            """() => [...document.querySelectorAll('.cards :is(label, button, summary)')].filter(e => e.checkVisibility()).map(e => [e.textContent.trim(), e.getBoundingClientRect()])
              .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""
        )
        assert small == []
    page.keyboard.press("Tab")
    style = page.evaluate("(e => [e.localName, getComputedStyle(e).outlineStyle])(document.activeElement)")
    assert style[0] == "button" and style[1] != "none"


@proves("picture-words")
def test_a_picture_is_a_list_in_words(page: Page, guide: Site) -> None:
    page.goto(f"{guide.url}words/")
    flow = page.get_by_role("figure", name=PICTURES["way"]["title"])
    steps = flow.get_by_role("listitem").all_inner_texts()
    assert [" ".join(step.split()) for step in steps] == [
        "The visit The doctor writes the record.",
        "Is the plan active? No: Tell the patient before the visit.",
        "The claim goes out",
    ]
    expect(flow).to_contain_text(PICTURES["way"]["returns"])
    assert flow.locator("svg:not([aria-hidden=true])").count() == 0
    parts = page.get_by_role("figure", name=PICTURES["code"]["title"])
    assert parts.locator("dt").all_inner_texts() == [part["part"] for part in PICTURES["code"]["parts"]]
    assert parts.locator("dd").all_inner_texts() == [part["text"] for part in PICTURES["code"]["parts"]]


@proves("picture-fits")
@pytest.mark.parametrize("colors", ["light", "dark", "forced"])
def test_lines_and_arrows_can_be_seen(open_context: Callable[..., BrowserContext], guide: Site, colors: str) -> None:
    options = {"forced_colors": "active"} if colors == "forced" else {"color_scheme": colors}
    page = open_context(**options).new_page()
    page.goto(f"{guide.url}words/")
    drawn = page.evaluate(
        """() => [...document.querySelectorAll(".picture svg")].map(e => getComputedStyle(e).stroke)
          .concat([...document.querySelectorAll(".picture-box")].map(e => getComputedStyle(e).borderTopColor))"""
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert len(drawn) >= 7
    assert [color for color in drawn if contrast(color, ground) < 3] == []


@proves("plan-here")
def test_a_page_says_where_in_the_plan_it_stands(page: Page, guide: Site) -> None:
    page.goto(f"{guide.url}plain/")
    here = page.get_by_role("link", name=SAY["plan_here"].format(n=1, all=2, title="Look"))
    here.click()
    expect(page).to_have_url(f"{guide.url}words/#month-1")
    month = page.locator("#month-1")
    expect(month).to_be_in_viewport()
    expect(month.get_by_role("link", name="Plain")).to_be_visible()
    page.goto(f"{guide.url}other/")
    expect(page.locator(".plan-here")).to_have_count(0)


@proves("terms-linked")
def test_a_key_term_leads_to_its_entry_and_a_letter_to_its_words(page: Page, guide: Site) -> None:
    page.goto(f"{guide.url}words/")
    page.locator(".terms").get_by_role("link", name="EOB").click()
    expect(page).to_have_url(f"{guide.url}reference/glossary/#term-eob")
    expect(page.locator("#term-eob")).to_be_in_viewport()
    letters = page.locator(".glossary-letters a")
    assert letters.all_inner_texts() == ["A", "C", "E", "I"]
    letters.first.click()
    expect(page).to_have_url(f"{guide.url}reference/glossary/#term-allowed")
