"""My plan: the study plan with the reader's own dates."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from conftest import SMALL, Site
from playwright.sync_api import BrowserContext, Locator, Page, expect
from test_widgets_progress import SIDEWAYS, SMALL_TARGETS
from widget_site import focused, proves, words

SAY = words()
NOW = "2027-01-04T12:00:00"


def said(word: str, **values: object) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), SAY[f"myplan_{word}"])


def status(page: Page) -> Locator:
    return page.locator(".my-plan").get_by_role("status")


def field(page: Page, name: str) -> Locator:
    return page.locator(f".myplan-form [name={name}]")


def press(page: Page, word: str) -> None:
    """The button of that word, by keys."""
    page.locator(".my-plan").get_by_role("button", name=SAY[f"myplan_{word}"], exact=True).focus()
    page.keyboard.press("Enter")


def opened(page: Page, guide: Site, now: str = NOW) -> Page:
    page.clock.set_fixed_time(now)
    page.goto(f"{guide.url}my-plan/")
    expect(page.locator(".myplan-form")).to_be_visible()
    return page


def made(page: Page, guide: Site, **wishes: str) -> Page:
    opened(page, guide)
    for name, text in wishes.items():
        field(page, name).fill(text)
    press(page, "make")
    expect(status(page)).not_to_be_empty()
    return page


def steps(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".myplan-step").all_inner_texts()]


def month(page: Page, number: int) -> Locator:
    return page.locator(f".myplan-steps > [data-month=month-{number}]")


def kept(page: Page, kind: str) -> dict[str, str]:
    start = f"studykit:/guide/:{kind}:"
    return page.evaluate(
        "start => Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith(start)).map(([name, text]) => [name.slice(start.length), text]))",
        start,
    )


@proves("myplan-plain")
def test_without_a_script_there_are_lines_for_dates(plain_page: Page, guide: Site) -> None:
    plain_page.goto(f"{guide.url}my-plan/")
    tool = plain_page.locator("study-tool")
    expect(plain_page.get_by_text(SAY["myplan_plain"])).to_be_visible()
    expect(tool.locator(".myplan-line")).to_have_count(4)
    expect(tool).to_contain_text("You know the work.")
    expect(tool.get_by_role("button")).to_have_count(0)
    expect(tool.locator("input")).to_have_count(0)


@proves("myplan-keys")
def test_enter_in_a_field_makes_the_plan_and_arrow_keys_do_not(page: Page, guide: Site) -> None:
    opened(page, guide)
    expect(field(page, "start")).to_have_value("2027-01-04")
    field(page, "first").focus()
    page.keyboard.press("ArrowDown")
    field(page, "hours").focus()
    page.keyboard.press("ArrowUp")
    assert kept(page, "setting") == {}
    page.keyboard.press("Enter")
    expect(status(page)).not_to_be_empty()
    assert focused(page).startswith("input number")
    assert set(kept(page, "setting")) == {"plan"}
    press(page, "make")
    assert focused(page) == f"button submit {SAY['myplan_make']}"


@proves("myplan-said")
def test_without_an_exam_it_says_when_one_would_be_ready(page: Page, guide: Site) -> None:
    made(page, guide, hours="5")
    run = said("said", **{"from": "January 4, 2027", "end": "February 15, 2027"})
    expect(status(page)).to_have_text(f"{run} {said('open', hours=5, ready='February 15, 2027')}")


@proves("myplan-said")
def test_a_tight_day_names_one_that_fits(page: Page, guide: Site) -> None:
    made(page, guide, hours="5", date="2027-01-18")
    expect(status(page)).to_contain_text(said("tight", hours=5, ready="February 15, 2027"))
    made(page, guide, hours="5", date="2027-12-06")
    expect(status(page)).to_contain_text(SAY["myplan_room"])


@proves("myplan-wrong")
def test_what_cannot_be_is_said_beside_its_field_and_the_last_plan_stays(page: Page, guide: Site) -> None:
    made(page, guide, hours="5")
    before = kept(page, "setting")
    field(page, "date").fill("2026-12-24")
    field(page, "hours").fill("0")
    press(page, "make")
    expect(status(page)).to_have_text(said("bad", names=f"{SAY['myplan_date']}, {SAY['myplan_hours']}"))
    for name, word in (("date", "bad_past"), ("hours", "bad_hours")):
        expect(field(page, name)).to_have_attribute("aria-invalid", "true")
        expect(field(page, name)).to_have_accessible_description(re.compile(re.escape(SAY[f"myplan_{word}"])))
    assert page.evaluate("document.activeElement.name") == "date"
    assert kept(page, "setting") == before
    field(page, "date").fill("")
    field(page, "hours").fill("4")
    press(page, "make")
    expect(page.locator(".my-plan [aria-invalid]")).to_have_count(0)


@proves("myplan-dates")
def test_dates_looks_back_mocks_and_the_exam_stand_in_the_list(page: Page, guide: Site) -> None:
    made(page, guide, hours="5", date="2027-03-15")
    expect(month(page, 1).locator("time").first).to_have_attribute("datetime", "2027-01-04")
    # Of two months the last one holds the mock exams: nothing to look back at between them.
    expect(month(page, 2).locator("time").last).to_have_attribute("datetime", "2027-03-14")
    days = steps(page)
    assert days[-1] == said("exam_day", date="March 15, 2027")
    assert len(days) == 4
    links = page.locator(".myplan-step a")
    expect(links).to_have_count(3)
    expect(links.first).to_have_attribute("href", "../mock/")


@proves("myplan-wrong")
def test_half_a_date_is_not_taken_for_none(page: Page, guide: Site) -> None:
    opened(page, guide)
    field(page, "date").focus()
    page.keyboard.type("03")
    press(page, "make")
    expect(field(page, "date")).to_have_attribute("aria-invalid", "true")
    assert kept(page, "setting") == {}
    expect(page.get_by_text(SAY["myplan_date_form"])).to_have_count(0)


@proves("myplan-next")
def test_a_link_leads_to_the_first_month_that_is_not_done(page: Page, guide: Site) -> None:
    opened(page, guide)
    expect(page.locator(".myplan-next")).to_be_hidden()
    press(page, "make")
    month(page, 1).get_by_role("checkbox").check()
    link = page.locator(".myplan-next a")
    expect(link).to_have_text(said("next", title=month(page, 2).locator(".myplan-title").inner_text()))
    link.focus()
    page.clock.resume()
    page.keyboard.press("Enter")
    expect(month(page, 2)).to_be_focused()
    month(page, 2).get_by_role("checkbox").check()
    expect(page.locator(".myplan-next")).to_be_hidden()


@proves("myplan-kept")
def test_wishes_and_ticks_are_kept_and_the_exams_day_is_the_reviews(page: Page, guide: Site) -> None:
    made(page, guide, hours="5", date="2027-03-15")
    month(page, 1).get_by_role("checkbox").check()
    page.reload()
    expect(field(page, "hours")).to_have_value("5")
    expect(field(page, "date")).to_have_value("2027-03-15")
    expect(month(page, 1).get_by_role("checkbox")).to_be_checked()
    assert json.loads(kept(page, "setting")["exam-date"]) == "2027-03-15"
    assert "2027-03-15" not in kept(page, "setting")["plan"]


@proves("myplan-kept")
@pytest.mark.parametrize(
    "broken",
    ["{", "null", "[]", '{"start":"x","hours":4,"skip":[]}', '{"start":"2027-01-04","hours":1e99,"skip":[]}', '{"start":"2027-01-04","hours":4}'],
)  # fmt: skip
def test_broken_wishes_do_no_harm(page: Page, guide: Site, watch: Callable, broken: str) -> None:
    opened(page, guide)
    page.evaluate("text => localStorage.setItem('studykit:/guide/:setting:plan', text)", broken)
    page.evaluate("localStorage.setItem('studykit:/guide/:setting:exam-date', '[7]')")
    seen = watch(page)
    page.reload()
    expect(page.locator(".myplan-form")).to_be_visible()
    expect(page.locator(".myplan-line")).to_have_count(4)
    assert seen.messages == []


@proves("myplan-kept")
def test_another_tabs_wishes_stand_in_the_form_unless_one_is_being_written(
    open_context: Callable[..., BrowserContext], guide: Site
) -> None:
    """The button would write the old ones over them."""
    context = open_context()
    page, other = context.new_page(), context.new_page()
    made(page, guide, hours="5")
    opened(other, guide)
    made(page, guide, hours="8", date="2027-12-06")
    expect(field(other, "hours")).to_have_value("8")
    expect(field(other, "date")).to_have_value("2027-12-06")
    field(other, "hours").fill("3")
    made(page, guide, hours="9")
    expect(month(other, 1).locator("time").first).to_be_visible()
    expect(field(other, "hours")).to_have_value("3")


@proves("myplan-late")
def test_a_late_plan_runs_from_today_without_blame(page: Page, guide: Site) -> None:
    made(page, guide, hours="5", date="2027-12-06")
    month(page, 1).get_by_role("checkbox").check()
    opened(page, guide, "2027-12-06T09:00:00")
    expect(status(page)).to_contain_text(SAY["myplan_moved"])
    expect(field(page, "start")).to_have_value("2027-12-06")
    expect(month(page, 1)).to_contain_text(SAY["myplan_skipped"])
    expect(month(page, 2).locator("time").first).to_have_attribute("datetime", "2027-12-06")
    opened(page, guide, "2027-12-08T09:00:00")
    expect(status(page)).to_contain_text(SAY["myplan_passed"])
    expect(field(page, "date")).to_have_value("")
    assert "exam-date" not in kept(page, "setting")


@proves("myplan-tick", "myplan-keys")
def test_a_tick_keeps_focus_and_a_month_taken_up_again_gets_dates(page: Page, guide: Site) -> None:
    made(page, guide, hours="5")
    tick = month(page, 1).get_by_role("checkbox")
    tick.focus()
    page.keyboard.press("Space")
    assert focused(page) == "input checkbox month-1"
    press(page, "make")
    expect(month(page, 1)).to_contain_text(SAY["myplan_skipped"])
    tick.focus()
    page.keyboard.press("Space")
    expect(month(page, 1).locator("time")).to_have_count(2)
    assert focused(page) == "input checkbox month-1"
    for number in (1, 2):
        month(page, number).get_by_role("checkbox").check()
    expect(status(page)).to_have_text(SAY["myplan_left_none"])


@proves("myplan-tick")
def test_a_plan_is_done_when_all_that_is_not_left_out_is(page: Page, guide: Site) -> None:
    opened(page, guide)
    field(page, "first").select_option("month-2")
    press(page, "make")
    expect(month(page, 1)).to_contain_text(SAY["myplan_skipped"])
    month(page, 2).get_by_role("checkbox").check()
    expect(status(page)).to_have_text(SAY["myplan_left_none"])


@proves("myplan-file")
def test_the_calendar_file_has_an_entry_for_each_step(page: Page, guide: Site) -> None:
    made(page, guide, hours="5", date="2027-03-15")
    with page.expect_download() as saved:
        press(page, "file")
    assert saved.value.suggested_filename == "study-plan.ics"
    text = saved.value.path().read_bytes().decode().replace("\r\n ", "")
    expect(status(page)).to_have_text(SAY["myplan_saved"])
    assert text.count("BEGIN:VEVENT") == 2 + len(steps(page))
    assert "DTSTART;VALUE=DATE:20270104" in text
    assert "SUMMARY:Study\\, Month 1: Look" in text
    assert f"URL:{guide.url}plain/" in text
    assert "Talk to a coder" in text


@proves("myplan-forget")
def test_dates_can_be_taken_away_and_ticks_stay(page: Page, guide: Site) -> None:
    made(page, guide, hours="5", date="2027-03-15")
    month(page, 1).get_by_role("checkbox").check()
    press(page, "forget")
    expect(status(page)).to_have_text(SAY["myplan_forgotten"])
    assert focused(page) == f"button submit {SAY['myplan_make']}"
    expect(page.locator(".myplan-line")).to_have_count(4)
    assert kept(page, "setting") == {}
    assert set(kept(page, "tick")) == {"my-plan:month-1"}


@proves("myplan-print")
def test_paper_has_the_dates_and_no_form(page: Page, guide: Site) -> None:
    made(page, guide, hours="5")
    page.emulate_media(media="print")
    expect(page.locator(".myplan-form")).to_be_hidden()
    expect(page.locator(".my-plan button:visible")).to_have_count(0)
    expect(month(page, 1).locator("time").first).to_be_visible()


@proves("myplan-blocked")
def test_where_nothing_can_be_saved_it_works_and_says_so(page: Page, guide: Site) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    made(page, guide, hours="5")
    expect(status(page)).to_contain_text(SAY["myplan_not_saved"])
    expect(month(page, 1).locator("time")).to_have_count(2)


@proves("myplan-anywhere")
def test_it_works_from_a_file(page: Page, guide: Site) -> None:
    page.goto((guide.folder / "my-plan/index.html").as_uri())
    press(page, "make")
    expect(month(page, 1).locator("time")).to_have_count(2)
    with page.expect_download() as saved:
        press(page, "file")
    assert "URL:" not in saved.value.path().read_text()


@proves("myplan-anywhere")
def test_it_wakes_under_instant_navigation_and_asks_nobody_else(page: Page, guide: Site, watch: Callable) -> None:
    seen = watch(page)
    # The clock runs: the theme waits by it.
    page.goto(f"{guide.url}my-plan/")
    press(page, "make")
    page.get_by_role("link", name="Plain page").click()
    page.wait_for_url("**/plain/")
    page.go_back()
    expect(page.locator(".myplan-form")).to_have_count(1)
    expect(month(page, 1).locator("time")).to_have_count(2)
    assert seen.messages == []
    assert seen.strangers(guide.url) == []


@proves("myplan-access")
@pytest.mark.parametrize("colors", ["light", "dark", "forced"])
def test_everyone_can_use_it(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], guide: Site, colors: str
) -> None:
    look = {"forced_colors": "active"} if colors == "forced" else {"color_scheme": colors}
    page = open_context(viewport=SMALL, **look).new_page()
    # The clock runs: axe waits by it.
    page.goto(f"{guide.url}my-plan/")
    field(page, "hours").fill("")
    for write in ("", "5"):
        press(page, "make")
        assert axe(page) == []
        assert page.evaluate(SIDEWAYS) == []
        assert page.evaluate(SMALL_TARGETS) == []
        field(page, "hours").fill(write or "5")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(SIDEWAYS) == []
