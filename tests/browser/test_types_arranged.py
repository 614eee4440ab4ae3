"""Rows to match and steps to order for everyone: small screens, large text, forced colors, both palettes, axe in every state."""

from collections.abc import Callable

import pytest
from conftest import Site
from playwright.sync_api import BrowserContext, Page, expect
from test_types_match import give
from test_types_order import bring as bring_steps
from test_widgets_access import SPACING, clipped, overflowing
from widget_site import button, item, proves

STATES = ["unanswered", "missed", "done", "shown", "last time"]
TOPS = "[...document.querySelectorAll('study-item, legend, .row, .steps > li, study-item details')].map(e => Math.round(e.getBoundingClientRect().top))"


def bring(page: Page, state: str) -> None:
    """Take both items to a state."""
    expect(button(item(page, 21))).to_be_attached()
    for number in (20, 21):
        one = item(page, number)
        if state == "shown":
            one.locator("summary").click()
        elif state != "unanswered":
            give(page, "abba") if number == 20 else bring_steps(page, "bcdea")
            button(one).click()
        if state in ("done", "last time"):
            button(one).click()
            button(one).click()
    if state == "last time":
        page.reload()
        expect(item(page, 21)).to_have_attribute("data-state", "past")


def opened(open_context: Callable[..., BrowserContext], guide: Site, state: str, **options: object) -> Page:
    page = open_context(**options).new_page()
    page.goto(guide.url + "arranged/")
    bring(page, state)
    return page


@proves("narrow")
@pytest.mark.parametrize("state", STATES)
def test_320_pixels_are_enough(open_context: Callable[..., BrowserContext], guide: Site, state: str) -> None:
    page = opened(open_context, guide, state, viewport={"width": 320, "height": 700})
    assert overflowing(page) == []
    assert clipped(page) == []
    covered = page.evaluate(
        """() => [...document.querySelectorAll(".steps > li")].filter(li => {
          const moves = li.querySelector(".sk-move").getBoundingClientRect();
          const range = document.createRange(); range.selectNodeContents(li); range.setEndBefore(li.querySelector(".sk-move"));
          return [...range.getClientRects()].some(box => moves.width && box.right > moves.left + 1 && box.bottom > moves.top + 1 && box.top < moves.bottom - 1);
        }).map(li => li.textContent)"""
    )
    assert covered == []


@proves("large-text", "text-spacing")
@pytest.mark.parametrize("state", STATES)
def test_large_text_and_wide_spacing_fit(open_context: Callable[..., BrowserContext], guide: Site, state: str) -> None:
    page = opened(open_context, guide, state, viewport={"width": 640, "height": 900})
    page.evaluate("document.documentElement.style.setProperty('font-size', '250%')")
    assert overflowing(page) == []
    assert clipped(page) == []
    page.evaluate("document.documentElement.style.removeProperty('font-size')")
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        SPACING,
    )
    assert overflowing(page) == []
    assert clipped(page) == []


@proves("targets", "focus-seen")
@pytest.mark.parametrize("state", ["unanswered", "done"])
def test_controls_are_large_and_their_focus_is_seen(
    open_context: Callable[..., BrowserContext], guide: Site, state: str
) -> None:
    page = opened(open_context, guide, state, viewport={"width": 320, "height": 700})
    small = page.locator(".quiz :is(select, button, summary, .sk-handle):visible").evaluate_all(
        "all => all.map(e => [e.outerHTML, e.getBoundingClientRect()]).filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"
    )
    assert small == []
    item(page, 20).locator("select").first.focus()
    controls = page.locator(".quiz select:visible, .quiz li button:visible").count()
    assert controls == (14 if state == "unanswered" else 4)
    seen = 0
    for _ in range(40):
        found = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
              const known = (window.walked ||= new Set()).has(e);
              window.walked.add(e);
              return e.closest('.quiz') && !known && [e.matches('select, li button'), s.outlineStyle, parseFloat(s.outlineWidth)]; }"""
        )
        if found:
            seen += found[0]
            assert found[1] == "solid" and found[2] >= 2
            expect(page.locator(":focus")).to_be_in_viewport()
        page.keyboard.press("Tab")
    assert seen == controls


@proves("forced-colours")
def test_forced_colours_keep_edges_and_words(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    page = opened(open_context, guide, "missed", forced_colors="active")
    for selector in (".row select", ".row .sk-verdict", ".steps .sk-verdict", ".sk-move button"):
        style = page.locator(selector).first.evaluate(
            "e => { const s = getComputedStyle(e); return [s.borderTopStyle, parseFloat(s.borderTopWidth), s.borderTopColor, s.color, s.backgroundColor]; }"
        )
        assert style[0] != "none" and style[1] >= 1, selector
        assert style[2] not in ("rgba(0, 0, 0, 0)", style[4]), selector
        assert style[3] != style[4], selector
    assert page.locator(".row select").first.evaluate("e => getComputedStyle(e).appearance") == "auto"
    unmarked = opened(open_context, guide, "unanswered", forced_colors="active")
    edges = unmarked.locator(".row, .steps > li").evaluate_all(
        "all => all.map(e => getComputedStyle(e).borderLeftWidth)"
    )
    assert set(edges) == {"0px"}


@proves("axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(
    open_context: Callable[..., BrowserContext], guide: Site, axe: Callable[[Page], list[str]], state: str, scheme: str
) -> None:
    page = opened(open_context, guide, state, color_scheme=scheme)
    assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]
    assert axe(page) == []


@proves("item-still")
@pytest.mark.parametrize("width", [320, 390, 800])
def test_nothing_moves_when_the_script_comes(
    open_context: Callable[..., BrowserContext], guide: Site, width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 4000}).new_page()
    page.add_init_script(
        "new PerformanceObserver(() => { document.documentElement.dataset.painted = ''; }).observe({type: 'paint', buffered: true})"
    )
    held: list = []
    page.route("**/assets/studykit.*.js", lambda route: held.append(route))
    page.goto(guide.url + "arranged/", wait_until="commit")
    expect(page.locator("html[data-painted]")).to_be_attached()
    expect(item(page, 21)).to_be_attached()
    before = page.evaluate(TOPS)
    held[0].continue_()
    expect(button(item(page, 21))).to_be_visible()
    after = page.evaluate(TOPS)
    assert max(abs(a - b) for a, b in zip(before, after, strict=True)) <= 2


@proves("item-quiet")
def test_no_error_and_no_stranger_in_a_whole_round(page: Page, guide: Site, watch: Callable) -> None:
    seen = watch(page)
    page.goto(guide.url + "arranged/")
    bring(page, "last time")
    for number in (20, 21):
        button(item(page, number)).click()
    assert seen.messages == []
    assert seen.strangers(guide.url) == []
