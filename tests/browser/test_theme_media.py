"""Other ways to read: no script, paper, forced colors, less motion, a phone's first screen."""

import pytest


def visible(page, selector: str) -> bool:
    return page.evaluate(
        "selector => [...document.querySelectorAll(selector)].some(e => e.checkVisibility({visibilityProperty: true}))",
        selector,
    )


def test_without_a_script_the_menu_leads_to_all_chapters(plain_page, site_url):
    plain_page.goto(site_url)
    for control in (".sk-menu", ".sk-search", ".md-search", ".md-header__option label"):
        assert not visible(plain_page, control), f"{control} does nothing without a script"
    plain_page.get_by_role("link", name="All chapters").click()
    assert plain_page.url.endswith("#all-chapters")
    links = plain_page.locator(".sk-end__chapters a")
    assert links.count() >= 7
    links.nth(1).click()
    plain_page.locator("h1").wait_for()


def test_without_a_script_every_stop_is_seen(plain_page, site_url):
    plain_page.goto(site_url)
    for _ in range(15):
        plain_page.keyboard.press("Tab")
        box = plain_page.evaluate(
            "(() => { const box = document.activeElement.getBoundingClientRect(); return [box.width, box.height, box.left]; })()"
        )
        assert box[0] > 1 and box[1] > 1 and box[2] >= 0, plain_page.evaluate("document.activeElement.outerHTML")


def test_paper_has_the_content_and_no_controls(page, site_url):
    page.goto(site_url + "careers/")
    assert visible(page, ".sk-foot__links") and visible(page, ".sk-contents")
    page.emulate_media(media="print")
    for part in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".sk-contents", ".sk-foot__links", ".md-skip"):
        assert not visible(page, part), f"{part} is printed"
    head = page.locator("p.sk-print-only").inner_text()
    assert site_url + "careers/" in head
    assert "Last reviewed" in head
    assert visible(page, "h1")


def test_paper_shows_what_is_folded_on_the_screen(page, site_url):
    page.goto(site_url + "careers/")
    page.evaluate(
        """() => document.querySelector(".md-content__inner").insertAdjacentHTML("beforeend",
          "<details id=folded><summary>Title</summary><p>Inside</p></details>"
          + "<details class='note' id=note><summary>Title</summary><p>Inside</p></details>")"""
    )
    height = "[...document.querySelectorAll('#folded p, #note p')].map(p => p.checkVisibility({contentVisibilityAuto: true}) ? p.getBoundingClientRect().height : 0)"
    assert page.evaluate(height) == [0, 0]
    page.emulate_media(media="print")
    page.wait_for_timeout(100)  # what was skipped is laid out with the next frame
    assert min(page.evaluate(height)) > 10


def test_paper_is_light_whatever_the_screen_is(open_context, site_url):
    page = open_context(color_scheme="dark").new_page()
    page.goto(site_url + "careers/")
    page.emulate_media(media="print")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.md-content p:not([class])')).color")
        == "rgb(29, 43, 48)"
    )


def test_paper_does_not_spill_addresses(page, site_url):
    page.goto(site_url + "careers/")
    page.emulate_media(media="print")
    spilled = "[...document.querySelectorAll('.md-content a')].filter(a => /http|attr/.test(getComputedStyle(a, '::after').content))"
    assert page.evaluate(f"{spilled}.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colors_keep_controls_and_focus(open_context, site_url, scheme):
    page = open_context(forced_colors="active", color_scheme=scheme).new_page()
    page.goto(site_url)
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for icon in (".sk-menu svg", ".sk-search svg", ".md-header__option label:not([hidden]) svg"):
        assert page.evaluate("selector => getComputedStyle(document.querySelector(selector)).fill", icon) != canvas, (
            icon
        )
    for _ in range(3):
        page.keyboard.press("Tab")
    style = page.evaluate(
        "(() => { const style = getComputedStyle(document.activeElement); return [style.outlineStyle, style.outlineColor]; })()"
    )
    assert style[0] != "none" and style[1] != canvas
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.md-header')).borderBottomWidth)") >= 1


def test_less_motion_is_honored(open_context, site_url):
    page = open_context(reduced_motion="reduce").new_page()
    page.goto(site_url)
    assert page.evaluate("getComputedStyle(document.querySelector('.md-sidebar--primary')).transitionDuration") == "0s"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_home_answers_in_the_first_screen(open_context, site_url, scheme):
    page = open_context(viewport={"width": 390, "height": 844}, color_scheme=scheme).new_page()
    page.goto(site_url)
    for part in ("h1", ".home-lead", ".home-facts", ".home-actions a"):
        box = page.locator(part).first.bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= 844, f"{part} ends at {box}"
    assert "three" in page.locator(".home-actions a").first.inner_text()


def test_wide_table_can_be_reached_by_keys(page, site_url, axe):
    """A table that scrolls is a region with a name, also when an author wrote it in Markdown."""
    page.goto(site_url + "careers/")
    page.evaluate(
        """() => {
          const cells = "<td>0123456789012345678901234567890</td>".repeat(4);
          const box = document.querySelector(".md-content__inner");
          box.insertAdjacentHTML("beforeend", `<div class=md-typeset__scrollwrap><div class=md-typeset__table><table><tbody><tr>${cells}</tr></tbody></table></div></div>`);
        }"""
    )
    page.set_viewport_size({"width": 320, "height": 640})  # as a turned phone
    page.wait_for_timeout(100)
    table = page.get_by_role("region", name="Table")
    assert table.get_attribute("tabindex") == "0"
    assert axe(page) == []
