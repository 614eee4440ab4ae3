"""For everyone: script off, print, small screens, large text, forced colours, both palettes, axe in every state."""

import re
from collections.abc import Callable

import pytest
from conftest import Site
from playwright.sync_api import BrowserContext, Page, expect
from widget_site import answer, button, choose, item, proves, words

SAY = words()
STATES = ["unanswered", "missed", "missed twice", "right", "shown", "last time"]
LOGGED = "Object.keys(localStorage).filter(key => key.includes(':log:'))"
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"


def bring(page: Page, state: str) -> None:
    """Take a single-choice and a several-choice item to a state."""
    one, three = item(page, 1), item(page, 3)
    expect(button(three)).to_be_attached()
    if state == "missed":
        answer(one, "a")
        answer(three, "a", "b")
    elif state in ("missed twice", "last time"):
        for number in (1, 3):
            answer(item(page, number), "a")
            button(item(page, number)).click()
            answer(item(page, number), "a")
    elif state == "right":
        answer(one, "b")
        answer(three, "a", "c", "d")
    elif state == "shown":
        one.locator("summary").click()
        three.locator("summary").click()
    if state == "last time":
        page.reload()
        expect(one).to_have_attribute("data-state", "past")


def overflowing(page: Page) -> list[str]:
    """What is wider than the place it has, the page itself included."""
    return page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll(".quiz, .quiz *, .checklist, .checklist *")]
          .filter(e => getComputedStyle(e).display !== "inline" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth)
          .map(e => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)"""
    )


def clipped(page: Page) -> list[str]:
    """What is taller than the place it has."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".quiz label, .quiz button, .quiz p, .quiz legend, .quiz summary, .sk-verdict, .sk-why")]
          .filter(e => e.clientHeight && e.scrollHeight > e.clientHeight + 2).map(e => `${e.tagName}.${e.className} ${e.textContent}`)"""
    )


@proves("plain-readable")
def test_without_a_script_key_reasons_rationale_and_source_can_be_read(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url)
    one = item(plain_page, 1)
    expect(one.get_by_role("group", name="The payer returns a claim unpaid")).to_be_visible()
    expect(one.get_by_role("button")).to_have_count(0)
    expect(one.get_by_text("Rationale of item b")).to_be_hidden()
    one.locator("summary").click()
    for text in (
        f"{SAY['key']}: Add the date and send it again",
        "Why a:",
        "Why b:",
        "Why c:",
        "Rationale of item b",
        "Second chapter",
    ):
        expect(one.get_by_text(text)).to_be_visible()
    expect(plain_page.get_by_role("link", name=SAY["report_any"]).first).to_have_attribute(
        "href", re.compile("/issues/new\\?.*title=$")
    )
    expect(one.get_by_role("link", name="Example Office: A handbook")).to_have_attribute(
        "href", "https://www.example.org/handbook"
    )


@proves("plain-mark")
def test_without_a_script_choices_can_be_marked(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url)
    choose(item(plain_page, 1), "a")
    choose(item(plain_page, 1), "c")
    expect(item(plain_page, 1).locator("input:checked")).to_have_count(1)
    choose(item(plain_page, 3), "a", "c")
    expect(item(plain_page, 3).locator("input:checked")).to_have_count(2)


@proves("plain-room")
def test_without_a_script_no_room_is_kept_for_it(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url + "top/")
    fieldset = item(plain_page, 1).locator("fieldset").bounding_box()
    details = item(plain_page, 1).locator("details").bounding_box()
    assert fieldset and details
    assert details["y"] - fieldset["y"] - fieldset["height"] < 30


def printed(page: Page) -> None:
    """Asserts what a printed page holds, whatever the reader did before."""
    page.emulate_media(media="print")
    expect(
        page.locator(
            ".sk-actions:visible, .sk-progress:visible, .quiz summary:visible, .sk-verdict:visible, .sk-why:visible"
        )
    ).to_have_count(0)
    expect(page.locator(".sk-report:visible, .quiz-report:visible")).to_have_count(0)
    seen = page.evaluate(
        """() => [...document.querySelectorAll(".quiz")].map(quiz => {
          const middle = (e) => e.getBoundingClientRect().top;
          const visible = (e) => e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}) && e.getBoundingClientRect().height > 0;
          return {
            stems: [...quiz.querySelectorAll("legend")].map(middle),
            keys: [...quiz.querySelectorAll("details dt[data-key]")].map(middle),
            hidden: [...quiz.querySelectorAll("legend, fieldset label, dt, dd, details p:not(.sk-report)")].filter(e => !visible(e)).map(e => e.textContent),
            title: getComputedStyle(quiz, "::after").content,
            stemNumber: getComputedStyle(quiz.querySelector("legend"), "::before").content,
            keyNumber: getComputedStyle(quiz.querySelector("dt"), "::before").content,
          };
        })"""
    )
    assert len(seen) == 2
    for quiz in seen:
        assert quiz["hidden"] == []
        assert max(quiz["stems"]) < min(quiz["keys"])
        assert quiz["keys"] == sorted(quiz["keys"])
        assert quiz["title"] == f'"{SAY["answer_key"]}"'
        assert quiz["stemNumber"].startswith("counter(")
        assert quiz["keyNumber"].startswith("counter(")
    expect(page.locator("#demo-001 dt[data-key]")).to_have_text(f"{SAY['key']}: Add the date and send it again")
    assert page.content().count("Rationale of item b") == 1


@proves("print-key")
def test_print_without_a_script_ends_in_an_answer_key(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url)
    printed(plain_page)


@proves("print-key", "print-same")
@pytest.mark.parametrize("state", STATES)
def test_print_is_the_same_in_every_state(page: Page, guide: Site, state: str) -> None:
    page.goto(guide.url)
    bring(page, state)
    printed(page)


@proves("print-no-answer")
def test_printing_neither_answers_nor_shows(page: Page, guide: Site) -> None:
    page.goto(guide.url)
    expect(button(item(page, 1))).to_be_attached()
    frame = "() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))"
    # The theme opens every <details> before it prints.
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate(frame)
    expect(item(page, 1).locator("details")).to_have_attribute("open", "")
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.evaluate(frame)
    expect(item(page, 1)).to_have_attribute("data-state", "open")
    assert page.evaluate(LOGGED) == []


@proves("print-no-answer")
def test_an_item_asleep_takes_the_print_command_for_no_answer(page: Page, guide: Site) -> None:
    page.add_init_script("window.requestIdleCallback = () => 0;")  # for ever asleep
    page.goto(guide.url)
    page.wait_for_load_state()
    expect(button(item(page, 1))).not_to_be_attached()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for one in page.locator("study-item").all():
        expect(one).to_have_attribute("data-state", "open")
    assert page.evaluate(LOGGED) == []


@proves("print-no-answer")
def test_a_page_that_is_loaded_for_print_takes_nothing_for_an_answer(page: Page, guide: Site) -> None:
    page.add_init_script("window.pauses = []; window.requestIdleCallback = run => pauses.push(run);")
    page.emulate_media(media="print")
    page.goto(guide.url)
    expect(item(page, 1).locator("details")).to_have_attribute("open", "")  # by the theme
    expect(button(item(page, 1))).not_to_be_attached()
    page.evaluate("() => { while (document.querySelector('study-item:not([data-state])')) pauses.shift()(); }")
    for one in page.locator("study-item").all():
        expect(one).to_have_attribute("data-state", "open")
    assert page.evaluate(LOGGED) == []


@proves("narrow")
@pytest.mark.parametrize("state", STATES)
def test_320_pixels_are_enough(open_context: Callable[..., BrowserContext], guide: Site, state: str) -> None:
    page = open_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto(guide.url)
    bring(page, state)
    assert overflowing(page) == []


@proves("large-text")
@pytest.mark.parametrize("state", STATES)
def test_twice_the_text_size_fits(open_context: Callable[..., BrowserContext], guide: Site, state: str) -> None:
    page = open_context(viewport={"width": 640, "height": 900}).new_page()
    page.goto(guide.url)
    bring(page, state)
    page.evaluate("document.documentElement.style.setProperty('font-size', '250%')")  # the theme's own is 125%
    assert overflowing(page) == []
    assert clipped(page) == []


@proves("text-spacing")
@pytest.mark.parametrize("state", STATES)
def test_wide_text_spacing_fits(page: Page, guide: Site, state: str) -> None:
    page.goto(guide.url)
    bring(page, state)
    # Through the object model: the page's policy refuses a style element.
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        SPACING,
    )
    assert overflowing(page) == []
    assert clipped(page) == []


@proves("forced-colours")
def test_forced_colours_keep_edges_and_words(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    page = open_context(forced_colors="active").new_page()
    page.goto(guide.url)
    bring(page, "missed twice")
    page.get_by_role("button", name=SAY["clear"]).first.focus()
    page.keyboard.press("Tab")
    for selector in (".sk-verdict", ".sk-actions > button", ".quiz", ".quiz details", ".checklist button"):
        style = page.locator(selector).first.evaluate(
            "e => { const s = getComputedStyle(e); return [s.borderTopStyle, parseFloat(s.borderTopWidth), s.borderTopColor, s.color]; }"
        )
        assert style[0] != "none" and style[1] >= 1, selector
        assert style[2] != "rgba(0, 0, 0, 0)", selector
    # A transparent edge would be painted, as if every choice had a verdict.
    edges = (
        item(page, 2).locator("fieldset label").evaluate_all("all => all.map(e => getComputedStyle(e).borderLeftWidth)")
    )
    assert set(edges) == {"0px"}
    outline = page.evaluate(
        "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]; }"
    )
    assert outline[0] == "solid" and outline[1] >= 2
    assert page.locator("#demo-001 .sk-verdict").all_inner_texts() and all(
        text.strip() for text in page.locator(".sk-verdict").all_inner_texts()
    )


@proves("focus-seen")
def test_focus_is_seen_on_every_control(page: Page, guide: Site) -> None:
    page.goto(guide.url)
    bring(page, "missed")
    inside = 0
    for _ in range(90):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => { const e = document.activeElement; if (!e.closest(".quiz, .checklist")) return null;
              const s = getComputedStyle(e);
              return [s.outlineStyle, parseFloat(s.outlineWidth), e.outerHTML]; }"""
        )
        if found:
            inside += 1
            assert found[0] == "solid" and found[1] >= 2, found
            expect(page.locator(":focus")).to_be_in_viewport()
    assert inside >= 15


@proves("targets")
def test_every_target_has_24_pixels(page: Page, guide: Site) -> None:
    page.goto(guide.url)
    bring(page, "missed")
    small = page.evaluate(
        """() => [...document.querySelectorAll(".quiz label, .quiz button, .quiz summary, .checklist label, .checklist button")]
          .filter(e => e.checkVisibility()).map(e => [e.textContent.trim(), e.getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""
    )
    assert small == []


@proves("less-motion")
def test_nothing_of_ours_moves_by_itself(page: Page, guide: Site) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(guide.url)
    bring(page, "missed")
    moving = page.evaluate(
        "() => document.getAnimations().filter(a => a.effect.target.closest('.quiz') && a.effect.getComputedTiming().duration > 0).map(a => a.effect.target.outerHTML)"
    )
    assert moving == []


@proves("in-sight")
def test_after_check_the_button_and_its_message_are_in_sight(
    open_context: Callable[..., BrowserContext], guide: Site
) -> None:
    page = open_context(viewport={"width": 320, "height": 480}).new_page()
    page.goto(guide.url)
    one = item(page, 1)
    choose(one, "b")
    # The button stands at the lower edge of the screen; three reasons will push it down.
    button(one).evaluate(
        "e => { e.focus({preventScroll: true}); e.scrollIntoView({block: 'end', behavior: 'instant'}); }"
    )
    page.keyboard.press("Enter")
    expect(one).to_have_attribute("data-state", "done")
    expect(button(one)).to_be_in_viewport(ratio=1)
    expect(one.get_by_role("status")).to_be_in_viewport(ratio=1)


@proves("axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(
    open_context: Callable[..., BrowserContext], guide: Site, axe: Callable[[Page], list[str]], state: str, scheme: str
) -> None:
    page = open_context(color_scheme=scheme).new_page()
    page.goto(guide.url)
    bring(page, state)
    page.get_by_role("button", name=SAY["clear"]).first.click() if state == "right" else None
    assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]
    assert axe(page) == []
