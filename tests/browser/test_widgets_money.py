"""The cost calculator and the pay comparer, on the guide's own pages."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest
from conftest import DESK, PHONE, SMALL
from playwright.sync_api import BrowserContext, Locator, Page, expect
from widget_site import focused, proves, words

SAY = words()
COST, PAY = "programs/cost/", "salaries/compare/"
# Worked by hand in tests/unit/test_money.py.
BY_HAND = {
    "tuition": "5218",
    "books": "600",
    "exam": "425",
    "dues": "200",
    "other": "0",
    "aid": "500",
    "now": "16.94",
    "hours_now": "2080",
    "away": "6",
    "weeks": "32",
    "low": "37000",
    "middle": "51140",
    "high": "81150",
    "hours_after": "2080",
    "full_year": "2080",
    "keeping": "250",
    "years": "5",
}
OUT = "all => all.map(e => [e.dataset.out, e.textContent.trim()])"


def say(word: str, **values: object) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), SAY[f"money_{word}"])


def tool(page: Page) -> Locator:
    return page.locator("study-money-cost, study-money-pay")


def field(page: Page, name: str) -> Locator:
    return tool(page).locator(f"[name={name}]")


def out(page: Page, name: str) -> Locator:
    return tool(page).locator(f"[data-out='{name}']")


def status(page: Page) -> Locator:
    return tool(page).get_by_role("status")


def error(page: Page, name: str) -> Locator:
    return page.locator(f"[id$='-{name}-error']")


def note(page: Page, name: str) -> Locator:
    return page.locator(f"[id$='-{name}-note']")


def press(page: Page, word: str) -> None:
    tool(page).get_by_role("button", name=say(word)).click()


def write(page: Page, name: str, text: str) -> None:
    field(page, name).fill(text)
    field(page, name).press("Enter")


def opened(page: Page, site_url: str, where: str = COST, figures: dict[str, str] | None = None) -> Page:
    name = "cost" if where == COST else "pay"
    page.goto(site_url + where + (f"#{name}?{urlencode(figures)}" if figures else ""))
    expect(status(page)).to_have_count(1)
    return page


@proves("money-plain")
@pytest.mark.parametrize("where", [COST, PAY])
def test_without_a_script_it_is_a_worksheet(plain_page: Page, site_url: str, where: str) -> None:
    plain_page.goto(site_url + where)
    expect(plain_page.get_by_text(say("plain" if where == COST else "pay_plain"))).to_be_visible()
    expect(tool(plain_page).get_by_role("button")).to_have_count(0)
    expect(plain_page.locator(".money-pick:visible")).to_have_count(0)
    for one in tool(plain_page).locator("input").all():
        one.fill("12")
        expect(one).to_have_value("12")
    expect(plain_page.get_by_text(say("formula"))).to_be_visible()
    expect(plain_page.get_by_text(say("unknown"))).to_be_visible()
    expect(plain_page.locator(".money .fact-table").first).to_be_visible()
    assert "" not in [
        text
        for name, text in out(plain_page, "").or_(tool(plain_page).locator("[data-out]")).evaluate_all(OUT)
        if name != "below"
    ]
    if where == COST:
        expect(plain_page.get_by_text(say("example"), exact=True)).to_be_visible()


@proves("money-same")
@pytest.mark.parametrize("where", [COST, PAY])
def test_script_and_build_say_the_same(page: Page, plain_page: Page, site_url: str, where: str) -> None:
    opened(page, site_url, where)
    plain_page.goto(site_url + where)
    written = plain_page.locator(".money [data-out]").evaluate_all(OUT)
    assert len(written) > 10
    assert page.locator(".money [data-out]").evaluate_all(OUT) == written
    notes = "all => all.map(e => e.textContent)"
    assert page.locator(".money-field small").evaluate_all(notes) == plain_page.locator(
        ".money-field small"
    ).evaluate_all(notes)


@proves("money-link", "money-same")
def test_the_worked_example_of_the_page_is_the_scripts(page: Page, site_url: str) -> None:
    opened(page, site_url, figures=BY_HAND)
    expect(out(page, "total")).to_have_text("$9,195.48")
    expect(out(page, "middle-gain")).to_have_text(say("more", amount="$15,654.80"))
    expect(out(page, "middle-pays")).to_have_text(say("paid", time=say("months", n=8)))
    expect(out(page, "low-pays")).to_have_text(say("paid", time=f"{say('years', n=6)} {say('month')}"))
    expect(out(page, "low-ahead")).to_have_text(say("behind", amount="$1,621.48"))
    expect(out(page, "left")).to_have_text(say("left_none"))
    expect(tool(page)).to_be_in_viewport()


@proves("money-change")
def test_a_field_is_read_when_it_has_been_changed(page: Page, site_url: str) -> None:
    opened(page, site_url, figures=BY_HAND)
    expect(status(page)).to_have_text("")
    field(page, "books").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("1600", delay=20)
    expect(status(page)).to_have_text("")
    expect(out(page, "total")).to_have_text("$9,195.48")
    page.keyboard.press("Tab")
    expect(out(page, "total")).to_have_text("$10,195.48")
    said = say(
        "status",
        total="$10,195.48",
        gain=say("more", amount="$15,654.80"),
        pays=say("paid", time=say("months", n=8)),
    )
    expect(status(page)).to_have_text(said)
    expect(field(page, "exam")).to_be_focused()


@proves("money-never")
@pytest.mark.parametrize("pay", ["35485.20", "20000", "0"])
def test_pay_that_is_not_higher_never_pays_back(page: Page, site_url: str, pay: str) -> None:
    opened(page, site_url, figures=BY_HAND)
    write(page, "middle", pay)
    expect(out(page, "middle-pays")).to_have_text(say("never"))
    expect(status(page)).to_contain_text(say("never"))
    for free in ("tuition", "books", "exam", "dues", "away"):
        write(page, free, "0")
    expect(out(page, "total")).to_have_text("$0")
    expect(out(page, "middle-pays")).to_have_text(say("never"))
    expect(out(page, "high-pays")).to_have_text(say("at-once"))


@proves("money-wrong")
@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("books", "many", "e_number"),
        ("books", "-5", "e_minus"),
        ("books", "1.234", "e_digits"),
        ("weeks", "1.5", "e_whole"),
        ("now", "", "e_empty"),
        ("full_year", "0", "e_small"),
        ("away", "200", "e_large"),
    ],
)
def test_mistakes_are_said_and_nothing_is_lost(page: Page, site_url: str, name: str, text: str, said: str) -> None:
    opened(page, site_url, figures=BY_HAND)
    write(page, name, text)
    one = field(page, name)
    message = say(said, least="1,000", most="168")
    expect(error(page, name)).to_have_text(message)
    expect(one).to_have_value(text)
    expect(one).to_be_focused()
    expect(one).to_have_attribute("aria-invalid", "true")
    expect(one).to_have_accessible_description(re.compile(re.escape(message)))
    expect(status(page)).to_have_text(say("bad", names=say(f"f_{name}")))
    expect(out(page, "total")).to_be_hidden()
    write(page, name, BY_HAND[name])
    expect(error(page, name)).to_have_text("")
    assert one.get_attribute("aria-invalid") is None
    expect(out(page, "total")).to_have_text("$9,195.48")


@proves("money-left")
def test_empty_fields_are_named(page: Page, site_url: str) -> None:
    opened(page, site_url, figures=BY_HAND)
    write(page, "books", "")
    write(page, "weeks", "")
    expect(out(page, "left")).to_have_text(say("left", names=f"{say('f_books')}; {say('f_weeks')}"))


@proves("money-pick")
def test_a_figure_of_the_data_fills_its_fields(page: Page, site_url: str) -> None:
    opened(page, site_url)
    pick = tool(page).get_by_role("combobox", name=say("pick_after"))
    second = pick.locator("option").nth(1)
    label = second.inner_text()
    pick.focus()
    pick.select_option(label=label)
    expect(pick).to_be_focused()
    for name in ("low", "middle", "high"):
        expect(field(page, name)).to_have_value(second.get_attribute(f"data-{name}") or "")
        expect(note(page, name)).to_contain_text(label)
    expect(status(page)).not_to_have_text("")
    write(page, "low", "12345")
    for name in ("low", "middle", "high"):
        expect(note(page, name)).to_have_text(SAY["money_own"])
    expect(pick.locator("option:checked")).to_have_text(SAY["money_own"])
    for name, kept in (("hours_now", "1000"), ("full_year", "2000")):
        first = note(page, name).inner_text()
        guides = field(page, name).input_value()
        write(page, name, kept)
        expect(note(page, name)).to_have_text(SAY["money_own"])
        write(page, name, guides)
        expect(note(page, name)).to_have_text(first)


@proves("money-link")
@pytest.mark.parametrize("where", [COST, PAY])
def test_the_address_holds_all_figures(
    open_context: Callable[..., BrowserContext], site_url: str, where: str, watch
) -> None:
    one, two = (open_context().new_page() for _ in range(2))
    opened(one, site_url, where)
    assert "#" not in one.url
    first, wrong = ("books", "low") if where == COST else ("wage", "hours")
    write(one, first, "17.5")
    write(one, wrong, "a <b> & ünsinn")
    given = parse_qs(one.url.partition("?")[2], keep_blank_values=True)
    assert given[first] == ["17.5"] and given[wrong] == ["a <b> & ünsinn"]
    seen = watch(two)
    two.goto(one.url)
    expect(field(two, first)).to_have_value("17.5")
    expect(field(two, wrong)).to_have_value("a <b> & ünsinn")
    expect(error(two, wrong)).to_have_text(say("e_number"))
    expect(tool(two)).to_be_in_viewport()
    assert not [request for request in seen.requests if "17.5" in request.partition("#")[0]]
    assert seen.messages == []
    link = tool(one).get_by_role("link", name=say("link"))
    assert (link.get_attribute("href") or "").endswith(one.url.partition("#")[2])
    # Another link in the same window.
    two.evaluate(f"location.hash = '#{'cost' if where == COST else 'pay'}?{first}=3&{wrong}=4&unknown=1'")
    expect(field(two, first)).to_have_value("3")
    expect(error(two, wrong)).to_have_text("")


@proves("money-reset")
def test_start_again_can_be_taken_back(page: Page, site_url: str) -> None:
    opened(page, site_url)
    guides = {name: field(page, name).input_value() for name in BY_HAND}
    write(page, "tuition", "9")
    write(page, "books", "nonsense")
    press(page, "reset")
    assert {name: field(page, name).input_value() for name in BY_HAND} == guides
    expect(error(page, "books")).to_have_text("")
    expect(status(page)).to_have_text(say("reset_done"))
    assert "#" not in page.url
    assert focused(page) == f"button button {say('undo')}"
    press(page, "undo")
    expect(field(page, "tuition")).to_have_value("9")
    expect(field(page, "books")).to_have_value("nonsense")
    expect(error(page, "books")).to_have_text(say("e_number"))
    assert "tuition=9" in page.url


@proves("money-keys")
@pytest.mark.parametrize("where", [COST, PAY])
def test_keys_reach_everything_in_order(page: Page, site_url: str, where: str) -> None:
    opened(page, site_url, where)
    wanted = tool(page).locator("input, select, button, a, [tabindex='0']").evaluate_all("all => all.length")
    tool(page).locator("input, select").first.focus()
    seen = page.evaluate("[]")
    for _ in range(wanted):
        seen.append(page.evaluate("[...document.querySelectorAll('.money *')].indexOf(document.activeElement)"))
        page.keyboard.press("Tab")
    assert -1 not in seen and seen == sorted(set(seen))


@proves("money-pay")
def test_a_wage_is_set_beside_others(page: Page, site_url: str) -> None:
    opened(page, site_url, PAY, {"wage": "30", "hours": "37.5", "weeks_paid": "50"})
    expect(out(page, "yours-year")).to_have_text("$56,250")
    for work, area in (("billing-and-posting-clerks", "ct/new-haven"), ("medical-secretaries", "ct/waterbury")):
        field(page, "occupation").select_option(work)
        field(page, "area").select_option(area)
        row = page.locator(f"tr[data-work='{work}'][data-area='{area}']")
        expect(row).to_contain_text(out(page, "mean-hour").inner_text())
        expect(out(page, "entry-hour")).to_have_text(row.locator("td").first.inner_text().partition("[")[0])
        assert f"area={area.replace('/', '%2F')}" in page.url
    expect(out(page, "below")).to_have_text("")
    write(page, "wage", "1")
    expect(out(page, "below")).to_have_text(say("below"))
    expect(status(page)).to_contain_text(say("below"))
    # No figure for this work there.
    field(page, "occupation").select_option("health-information-technologists")
    field(page, "area").select_option("ct/waterbury")
    expect(out(page, "mean-hour")).to_have_text(SAY["not_published"])
    expect(status(page)).not_to_contain_text("NaN")


@proves("money-print")
@pytest.mark.parametrize("where", [COST, PAY])
def test_on_paper_stand_all_lines(page: Page, plain_page: Page, site_url: str, where: str) -> None:
    opened(page, site_url, where)
    plain_page.goto(site_url + where)
    for one in (page, plain_page):
        one.emulate_media(media="print")
        for line in tool(one).locator("input").all():
            expect(line).to_be_visible()
        expect(tool(one).locator("[data-out]").first).to_be_visible()
        expect(one.locator(".money :is(button, .sk-actions, .money-pick):visible")).to_have_count(0)
        expect(one.locator(".money .fact-notes").first).to_be_visible()


@proves("money-still")
@pytest.mark.parametrize("where", [COST, PAY])
def test_nothing_moves_and_nobody_else_is_asked(
    open_context: Callable[..., BrowserContext], site_url: str, where: str, watch
) -> None:
    for viewport in (PHONE, DESK):
        page = open_context(viewport=viewport).new_page()
        seen = watch(page)
        page.add_init_script(
            """window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => {
              if (!e.hadRecentInput) window.moved += e.value; })).observe({type: "layout-shift", buffered: true});"""
        )
        page.goto(f"{site_url}{where}")
        page.evaluate("document.querySelector('.money .sk-actions').scrollIntoView()")
        expect(status(page)).to_have_count(1)
        page.wait_for_timeout(300)
        assert page.evaluate("window.moved") < 0.001
        assert seen.messages == []
        assert seen.strangers(site_url) == []


@proves("money-anywhere")
def test_it_works_from_a_file(page: Page, site_dir: Path) -> None:
    page.goto(f"{(site_dir / COST / 'index.html').as_uri()}#cost?{urlencode(BY_HAND)}")
    expect(out(page, "total")).to_have_text("$9,195.48")
    write(page, "books", "1600")
    expect(out(page, "total")).to_have_text("$10,195.48")
    assert "books=1600" in page.url


@proves("money-anywhere")
def test_it_works_under_instant_navigation(page: Page, site_url: str) -> None:
    page.goto(site_url + "programs/choosing/")
    page.evaluate("window.stayed = true")
    page.locator("article a[href$='cost/']").first.click()
    expect(status(page)).to_have_count(1)
    write(page, "tuition", "1")
    expect(status(page)).not_to_have_text("")
    page.locator("article a[href$='compare/']").click()
    expect(page.locator("study-money-pay").get_by_role("status")).to_have_count(1)
    write(page, "wage", "30")
    expect(out(page, "yours-hour")).to_have_text("$30")
    page.go_back()
    expect(page.locator("study-money-cost").get_by_role("status")).to_have_count(1)
    expect(field(page, "tuition")).to_have_value("1")
    assert page.evaluate("window.stayed")


def overflowing(page: Page) -> list[str]:
    return page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll('.money, .money *')]
          .filter(e => !e.closest('.table-scroll') && getComputedStyle(e).display !== "inline" && e.clientWidth && e.scrollWidth > e.clientWidth + 1 && !/INPUT|SELECT/.test(e.tagName))
          .map(e => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)"""
    )


@proves("money-access")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", [COST, PAY])
def test_axe_finds_nothing(
    open_context: Callable[..., BrowserContext], site_url: str, axe, where: str, scheme: str
) -> None:
    page = opened(open_context(viewport=DESK, color_scheme=scheme).new_page(), site_url, where)
    assert axe(page) == []
    write(page, "exam" if where == COST else "wage", "nonsense")
    assert axe(page) == []


@proves("money-access")
@pytest.mark.parametrize("where", [COST, PAY])
def test_it_fits_a_small_screen_and_large_text(
    open_context: Callable[..., BrowserContext], site_url: str, where: str
) -> None:
    page = opened(open_context(viewport=SMALL).new_page(), site_url, where)
    for size in ("", "250%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert overflowing(page) == []
        small = (
            tool(page)
            .locator("button:visible, input:visible, select:visible, a:visible")
            .evaluate_all(
                "all => all.map(e => e.getBoundingClientRect()).filter(b => b.height < 24 || b.width < 24).length"
            )
        )
        assert small == 0


@proves("money-access")
def test_in_forced_colors_fields_keep_their_edges(open_context: Callable[..., BrowserContext], site_url: str) -> None:
    page = opened(open_context(forced_colors="active").new_page(), site_url)
    write(page, "exam", "nonsense")
    widths = "e => parseFloat(getComputedStyle(e).borderTopWidth)"
    assert field(page, "exam").evaluate(widths) > field(page, "books").evaluate(widths) >= 1
