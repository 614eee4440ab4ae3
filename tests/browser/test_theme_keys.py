"""Keys alone: skip link, menu, search, focus that is seen and never lost, page turns without a load."""

import pytest
from playwright.sync_api import expect

# The element that has the focus, as a reader with keys would describe it.
FOCUS = """() => {
  let element = document.activeElement, shown = element;
  if (element.matches(".md-option")) shown = document.querySelector(".md-option:focus-visible + label:not([hidden])") || element;
  const box = shown.getBoundingClientRect(), style = getComputedStyle(shown);
  return {
    name: (element.getAttribute("aria-label") || element.textContent || element.tagName).trim().slice(0, 60),
    tag: element.tagName, classes: element.className,
    seen: shown.checkVisibility({visibilityProperty: true, opacityProperty: true}) && box.width > 1 && box.height > 1
      && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


def focus(page) -> dict:
    """Where the focus is, once movements are over."""
    for _ in range(80):
        now = page.evaluate(FOCUS)
        if now["seen"] and now["outline"]:
            break
        page.wait_for_timeout(25)
    return now


def tab_to(page, name: str, limit: int = 12) -> dict:
    """Press Tab until the focus is on what has this name."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if focus(page)["name"].startswith(name):
            return focus(page)
    pytest.fail(f"{limit} presses of Tab do not reach {name!r}")


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stop_of_the_tab_key_is_seen(open_context, site_url, width, scheme):
    page = open_context(viewport={"width": width, "height": 844}, color_scheme=scheme).new_page()
    page.goto(site_url + "careers/")
    page.wait_for_timeout(200)
    stops = 0
    for _ in range(40):
        page.keyboard.press("Tab")
        now = focus(page)
        if now["tag"] == "BODY":
            break
        stops += 1
        assert now["seen"], now
        assert now["outline"], now
    assert stops > 8


def test_focus_is_not_under_the_header(page, site_url):
    """Going backwards, browsers scroll just far enough: under a header that stays."""
    page.goto(site_url + "salaries/")
    page.evaluate("scrollTo(0, 1e6)")
    page.evaluate("document.querySelector('.sources a').focus()")
    page.wait_for_timeout(100)
    stops = 0
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        box = page.evaluate(
            "(() => { const box = document.activeElement.getBoundingClientRect(); return [box.top, box.bottom]; })()"
        )
        header = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
        if page.evaluate("!!document.activeElement.closest('.md-header')"):
            break
        stops += 1
        assert box[0] >= header - 1, page.evaluate("document.activeElement.outerHTML")
    assert stops > 10


def test_first_stop_skips_to_the_content(page, site_url):
    page.goto(site_url + "careers/")
    page.keyboard.press("Tab")
    assert focus(page)["name"] == "Skip to content"
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.md-content')")


def test_error_page_has_a_skip_link(page, site_url):
    page.goto(site_url + "404.html")
    page.keyboard.press("Tab")
    assert focus(page)["name"] == "Skip to content"
    assert page.evaluate("document.activeElement.hash && !!document.querySelector(document.activeElement.hash)")


def test_menu_opens_closes_and_gives_the_focus_back(page, site_url):
    page.goto(site_url + "careers/")
    menu = page.get_by_role("button", name="Menu", exact=True)
    assert menu.get_attribute("aria-expanded") == "false"
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    assert page.evaluate("!!document.activeElement.closest('#__nav')")
    page.wait_for_timeout(300)
    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        assert focus(page)["seen"]
        names.append(focus(page)["name"])
    assert len(set(names)) == 3
    page.keyboard.press("Escape")
    assert menu.get_attribute("aria-expanded") == "false"
    assert focus(page)["name"] == "Menu"
    page.locator("#__nav").wait_for(state="hidden")


def test_close_button_closes_the_menu(page, site_url):
    page.goto(site_url)
    tab_to(page, "Menu")
    page.keyboard.press("Space")
    assert focus(page)["name"] == "Close menu"
    page.keyboard.press("Enter")
    assert focus(page)["name"] == "Menu"


def test_menu_closes_when_the_focus_leaves_it(page, site_url):
    page.goto(site_url)
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    links = page.locator("#__nav a").count()
    for _ in range(links + 1):
        page.keyboard.press("Tab")
    assert page.locator(".sk-menu").get_attribute("aria-expanded") == "false"


def test_closed_menu_takes_no_focus(page, site_url):
    page.goto(site_url)
    for _ in range(25):
        page.keyboard.press("Tab")
        assert not page.evaluate("!!document.activeElement.closest('#__nav')")


@pytest.mark.parametrize("width", [390, 1280])
def test_search_by_keys(open_context, site_url, width):
    page = open_context(viewport={"width": width, "height": 844}).new_page()
    page.goto(site_url)
    page.wait_for_load_state("networkidle")
    if width == 390:
        tab_to(page, "Search")
        page.keyboard.press("Enter")
    else:
        tab_to(page, "Search")
    assert page.evaluate("document.activeElement.matches('.md-search__input')")
    page.keyboard.type("coder")
    page.locator(".md-search-result__link").first.wait_for()
    page.wait_for_timeout(400)
    page.keyboard.press("ArrowDown")
    assert page.evaluate("!!document.activeElement.closest('.md-search-result')")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != site_url)
    page.locator(".md-content h1").wait_for()
    page.wait_for_function("!document.querySelector('#__search').checked")


def test_escape_gives_the_focus_back_to_the_search_button(page, site_url):
    page.goto(site_url)
    page.wait_for_load_state("networkidle")
    tab_to(page, "Search")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")
    expect(page.locator(".sk-search:focus")).to_be_attached()
    assert page.locator(".sk-search").get_attribute("aria-expanded") == "false"


def test_search_dialog_has_a_name_and_axe_likes_its_results(page, site_url, axe):
    page.goto(site_url)
    page.wait_for_load_state("networkidle")
    page.locator(".sk-search").click()
    page.keyboard.type("coder")
    page.locator(".md-search-result__link").first.wait_for()
    page.wait_for_timeout(500)
    assert page.get_by_role("dialog", name="Search").count() == 1
    for scheme in (0, 1):
        page.evaluate(f"document.querySelector('#__palette_{scheme}').click()")
        page.wait_for_timeout(300)
        assert axe(page) == []


def test_axe_likes_the_open_menu(page, site_url, axe):
    page.goto(site_url + "careers/")
    page.locator(".sk-menu").click()
    page.wait_for_timeout(400)
    for scheme in (0, 1):
        page.evaluate(f"document.querySelector('#__palette_{scheme}').click()")
        page.wait_for_timeout(300)
        assert axe(page) == []


@pytest.mark.parametrize("letter", ["n", "p", "s", "f", "/", ".", ","])
def test_single_letters_do_nothing(page, site_url, letter):
    """Speech input and a slip of the hand must not turn pages (WCAG 2.1.4)."""
    page.goto(site_url + "careers/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press(letter)
    page.wait_for_timeout(150)
    assert page.url == site_url + "careers/"
    assert not page.evaluate("document.querySelector('#__search').checked")


def test_palette_changes_by_keys_and_is_kept(desk_page, site_url):
    desk_page.goto(site_url)
    tab_to(desk_page, "Light colors")
    desk_page.keyboard.press("ArrowRight")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert desk_page.evaluate(scheme) == "slate"
    assert focus(desk_page)["name"] == "Dark colors"
    desk_page.reload()
    assert desk_page.evaluate(scheme) == "slate"


def test_page_turn_without_a_load(desk_page, site_url, watch):
    seen = watch(desk_page)
    desk_page.goto(site_url)
    desk_page.wait_for_load_state("networkidle")
    desk_page.wait_for_timeout(300)
    desk_page.evaluate("window.kept = true")
    for name in ("Careers", "Salaries"):
        desk_page.locator(".md-tabs__link", has_text=name).focus()
        desk_page.keyboard.press("Enter")
        desk_page.wait_for_url(f"**/{name.lower()}/")
        expect(desk_page.locator("h1:focus")).to_be_attached()
        assert desk_page.evaluate("window.kept") is True, "the page was loaded afresh"
    assert seen.messages == []
    assert seen.strangers(site_url) == []
    # The header stayed while the page under it changed: the menu button must find the new menu.
    desk_page.set_viewport_size({"width": 390, "height": 844})
    desk_page.locator(".sk-menu").click()
    assert desk_page.evaluate("!!document.activeElement.closest('#__nav')")
    desk_page.wait_for_timeout(300)
    desk_page.locator("#__nav a", has_text="Careers").first.click()
    desk_page.wait_for_url("**/careers/")
    expect(desk_page.locator(".sk-menu")).to_have_attribute("aria-expanded", "false")
    assert desk_page.evaluate("window.kept") is True


def test_tap_writes_the_meaning_behind_an_abbreviation(page, site_url):
    page.goto(f"{site_url}certifications/keeping/")
    short = page.locator(".md-content p > abbr[title]").first
    meaning = short.get_attribute("title")
    short.click()
    assert page.locator(".sk-meaning").all_text_contents() == [f" ({meaning})"]
    short.click()
    assert page.locator(".sk-meaning").count() == 0
