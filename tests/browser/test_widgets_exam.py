"""Mock exams, as readers meet them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from conftest import SMALL, Site
from mock_site import TOWNS
from playwright.sync_api import BrowserContext, Locator, Page, expect
from widget_site import entries, first_of_each_type, proves, words

SAY = words()
RECORDS = (
    "() => Object.keys(localStorage).filter(key => key.includes(':exam:')).map(key => JSON.parse(localStorage[key]))"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def tool(page: Page, name: str = "mock") -> Locator:
    return page.locator(f"study-tool[data-exam={name}]")


def press(page: Page, word: str, name: str = "mock") -> None:
    """The button of that word, by keys."""
    button = tool(page, name).get_by_role("button", name=SAY[f"exam_{word}"], exact=True).first
    button.focus()
    page.keyboard.press("Enter")


def said(page: Page, name: str = "mock") -> Locator:
    return tool(page, name).locator(".exam-said")


def heading(page: Page, name: str = "mock") -> Locator:
    return tool(page, name).locator("h3").first


def at(page: Page, n: int, of: int = 5, name: str = "mock") -> None:
    """The n-th item is there, and its heading has the focus."""
    expect(heading(page, name)).to_have_text(SAY["exam_place"].format(n=n, all=of))
    expect(heading(page, name)).to_be_focused()


def ready(page: Page, guide: Site, query: str = "") -> None:
    page.goto(f"{guide.url}mock/{query}")
    expect(tool(page).get_by_role("button", name=SAY["exam_begin"])).to_be_visible()


def begin(page: Page, guide: Site, query: str = "") -> None:
    ready(page, guide, query)
    press(page, "begin")
    at(page, 1)


def choose(page: Page, value: str, sure: str = "") -> None:
    page.locator(f".exam-item fieldset input[value={value}]").check()
    if sure:
        page.locator(f".exam-item .sk-sure input[value={sure}]").check()


def stem(page: Page) -> str:
    return page.locator(".exam-item legend").inner_text()


def answer_all(page: Page, *values: str) -> list[str]:
    """Answers the items in order; "" leaves one blank, "a sure" says how sure. Returns the stems."""
    stems = []
    for number, given in enumerate(values, 1):
        at(page, number, len(values))
        stems.append(stem(page))
        if given:
            choose(page, *given.split())
        press(page, "next" if number < len(values) else "look_over")
    expect(heading(page)).to_have_text(SAY["exam_look_title"])
    return stems


def hand_in(page: Page) -> None:
    press(page, "hand_in")
    expect(heading(page)).to_contain_text(SAY["exam_report_title"].split("{")[0])
    expect(heading(page)).to_be_focused()


def follow(page: Page, path: str) -> None:
    """A link, under instant navigation."""
    page.evaluate(
        """path => { const a = Object.assign(document.createElement('a'), {href: path});
          document.querySelector('article').append(a); a.click(); }""",
        path,
    )


def records(page: Page) -> list[dict[str, Any]]:
    return page.evaluate(RECORDS)


@proves("exam-plain")
def test_without_a_script_the_workbook_is_named(plain_page: Page, guide: Site) -> None:
    plain_page.goto(f"{guide.url}mock/")
    expect(tool(plain_page)).to_contain_text(SAY["exam_needs"])
    expect(tool(plain_page).get_by_role("link", name=SAY["exam_needs_link"])).to_be_visible()
    expect(plain_page.locator(".exam :is(button, input)")).to_have_count(0)


@proves("exam-choose")
def test_the_form_is_chosen_by_keys(page: Page, guide: Site) -> None:
    ready(page, guide)
    sizes = tool(page).locator("input[name=mock-n]")
    expect(sizes).to_have_count(2)
    expect(sizes.nth(1)).to_be_disabled()
    expect(tool(page)).to_contain_text(SAY["exam_size_off"].format(n=10))
    tool(page).locator("input[name=mock-timer]").first.focus()
    page.keyboard.press("ArrowDown")
    expect(tool(page).get_by_label(SAY["exam_timer_1"].format(minutes=10))).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(tool(page).get_by_label(SAY["exam_timer_1_5"].format(minutes=15))).to_be_checked()
    assert records(page) == [], "choosing begins nothing"
    press(page, "begin")
    at(page, 1)
    assert records(page)[0]["limit"] == 15 * 60_000


@proves("exam-choose")
def test_too_few_items_are_said_before_and_after(page: Page, guide: Site) -> None:
    ready(page, guide)
    lack = SAY["exam_lack"].format(title="All kinds", n=len(first_of_each_type()), wanted=9)
    expect(tool(page, "kinds")).to_contain_text(SAY["exam_short"].format(domains=lack))
    press(page, "begin", "kinds")
    expect(said(page, "kinds")).to_have_text(SAY["exam_lacking"].format(domains=lack))


@proves("exam-clock")
def test_minutes_of_ones_own(page: Page, guide: Site) -> None:
    ready(page, guide)
    own = tool(page).get_by_role("textbox", name=SAY["exam_minutes_own"])
    own.fill("soon")
    press(page, "begin")
    expect(said(page)).to_have_text(SAY["exam_minutes_wrong"])
    expect(own).to_be_focused()
    own.fill("7")
    press(page, "begin")
    at(page, 1)
    expect(tool(page).locator(".exam-time")).to_have_text(re.compile(r"(7:00|6:5\d)$"))


@proves("exam-quiet")
def test_no_key_reason_or_hint_is_in_the_page_before_the_end(page: Page, guide: Site) -> None:
    begin(page, guide)
    for number in range(1, 6):
        at(page, number)
        choose(page, "a")
        html = tool(page).inner_html()
        for told in ("Why a", "Why b", "Rationale of", "A hint on", "data-key=", SAY["show_key"], "sk-verdict"):
            assert told not in html
        assert page.locator(".exam-item details").count() == 0
        press(page, "next" if number < 5 else "look_over")


@proves("exam-keys", "exam-look")
def test_keys_alone_lead_through_an_exam(page: Page, guide: Site) -> None:
    begin(page, guide)
    page.keyboard.press("Tab")  # pause
    page.keyboard.press("Tab")  # the choices
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    at_first = heading(page).inner_text()
    assert at_first == SAY["exam_place"].format(n=1, all=5), "neither arrows nor Enter go on"
    tool(page).get_by_label(SAY["exam_flag"]).focus()
    page.keyboard.press("Space")
    press(page, "next")
    at(page, 2)
    press(page, "back")
    at(page, 1)
    expect(tool(page).get_by_label(SAY["exam_flag"])).to_be_checked()
    assert page.locator(".exam-item fieldset input:checked").count() == 1
    tool(page).locator(".exam-all summary").focus()
    page.keyboard.press("Enter")
    jumps = tool(page).locator(".exam-all li button")
    texts = jumps.all_inner_texts()
    assert texts[0] == SAY["exam_jump"].format(n=1, words=f"{SAY['exam_answered']}, {SAY['exam_flagged']}")
    assert texts[3] == SAY["exam_jump"].format(n=4, words=SAY["exam_blank"])
    jumps.nth(3).focus()
    page.keyboard.press("Enter")
    at(page, 4)
    press(page, "look_over")
    expect(heading(page)).to_have_text(SAY["exam_look_title"])
    expect(heading(page)).to_be_focused()
    expect(tool(page)).to_contain_text(SAY["exam_look_counts"].format(all=5, blank=4, unfinished=0, flagged=1))
    expect(tool(page).locator(".exam-jumps button")).to_have_count(5)
    tool(page).locator(".exam-jumps button").nth(2).focus()
    page.keyboard.press("Enter")
    at(page, 3)
    assert page.evaluate(
        """() => { const box = document.activeElement.getBoundingClientRect();
          return document.elementFromPoint(box.x + 5, box.y + 5) === document.activeElement; }"""
    ), "the heading is in sight, not under the site's own"


@proves("exam-kept")
def test_a_reload_and_a_closed_tab_lose_nothing(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    context = open_context()
    page = context.new_page()
    begin(page, guide)
    choose(page, "c", "guess")
    press(page, "next")
    at(page, 2)
    second = stem(page)
    choose(page, "b")
    tool(page).get_by_label(SAY["exam_flag"]).check()
    order = page.locator(".exam-item fieldset label").all_inner_texts()
    page.reload()
    press(page, "go_on")
    at(page, 2)
    assert stem(page) == second
    assert page.locator(".exam-item fieldset label").all_inner_texts() == order, "choices keep their order"
    expect(page.locator(".exam-item fieldset input[value=b]")).to_be_checked()
    expect(tool(page).get_by_label(SAY["exam_flag"])).to_be_checked()
    page.close(run_before_unload=False)
    page = context.new_page()
    ready(page, guide)
    press(page, "go_on")
    at(page, 2)
    press(page, "back")
    at(page, 1)
    expect(page.locator(".exam-item fieldset input[value=c]")).to_be_checked()
    expect(page.locator(".exam-item .sk-sure input[value=guess]")).to_be_checked()


@proves("exam-tabs")
def test_two_tabs_hold_the_answers_of_both(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    context = open_context()
    one, other = context.new_page(), context.new_page()
    begin(one, guide)
    ready(other, guide)
    press(other, "go_on")
    at(other, 1)
    choose(one, "a")
    press(other, "next")
    at(other, 2)
    choose(other, "b")
    for page in (one, other):
        page.locator(".exam-all summary").click()
        texts = page.locator(".exam-all li button")
        for number in (1, 2):
            expect(texts.nth(number - 1)).to_have_text(SAY["exam_jump"].format(n=number, words=SAY["exam_answered"]))
    assert sorted(given[0][0] for given in records(one)[0]["answers"].values()) == ["a", "b"]
    press(other, "look_over")
    hand_in(other)
    expect(heading(one)).to_contain_text("Report")
    assert len(entries(one)) == 2, "logged once"


@proves("exam-tabs")
def test_what_is_deleted_in_one_tab_does_not_come_back_from_the_other(
    open_context: Callable[..., BrowserContext], guide: Site
) -> None:
    context = open_context()
    one, other = context.new_page(), context.new_page()
    begin(one, guide)
    ready(other, guide)
    press(other, "delete")
    press(other, "delete_yes")
    expect(said(other)).to_have_text(SAY["exam_deleted"])
    expect(said(one)).to_have_text(SAY["exam_deleted_elsewhere"])
    assert records(one) == []


@proves("exam-tabs")
def test_a_list_that_is_old_leads_to_the_newest_answers(
    open_context: Callable[..., BrowserContext], guide: Site
) -> None:
    context = open_context()
    one, other = context.new_page(), context.new_page()
    begin(one, guide)
    choose(one, "a")
    ready(other, guide)
    press(one, "next")
    at(one, 2)
    choose(one, "b", "sure")
    one.close(run_before_unload=False)
    press(other, "go_on")
    at(other, 2)
    expect(other.locator(".exam-item fieldset input[value=b]")).to_be_checked()
    assert sorted(given[0][0] for given in records(other)[0]["answers"].values()) == ["a", "b"]


@proves("exam-tabs")
def test_a_list_that_is_old_brings_nothing_back(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    context = open_context()
    one, other = context.new_page(), context.new_page()
    begin(one, guide)
    ready(one, guide)
    ready(other, guide)
    press(one, "delete")
    press(one, "delete_yes")
    press(other, "go_on")
    expect(said(other)).to_have_text(SAY["exam_deleted_elsewhere"])
    assert records(other) == []


@proves("exam-tabs")
def test_what_a_tab_shows_does_not_undo_what_another_wrote(
    open_context: Callable[..., BrowserContext], guide: Site
) -> None:
    context = open_context()
    one, other = context.new_page(), context.new_page()
    begin(one, guide)
    ready(other, guide)
    press(other, "go_on")
    at(other, 1)
    choose(one, "a")  # the focus stays on it
    expect(other.locator(".exam-item fieldset input[value=a]")).to_be_checked()
    choose(other, "c", "sure")
    expect(one.locator(".exam-item fieldset input[value=c]")).to_be_checked()
    expect(one.locator(".exam-item .sk-sure input[value=sure]")).to_be_checked()
    press(one, "pause")
    expect(said(other)).to_have_text(SAY["exam_paused"])
    press(one, "resume")
    expect(other.locator(".exam-item")).to_be_visible()
    one.goto(f"{guide.url}plain/")
    [given] = records(other)[0]["answers"].values()
    assert given[:2] == [["c"], "sure"]


@proves("exam-tabs")
def test_steps_that_another_tab_moves_leave_the_focus_where_it_is(
    open_context: Callable[..., BrowserContext], guide: Site
) -> None:
    context = open_context()
    one, other = context.new_page(), context.new_page()
    ready(one, guide)
    press(one, "begin", "kinds")
    count = len(first_of_each_type())
    number = 1
    while one.locator(".exam-item study-item").get_attribute("data-type") != "order":
        press(one, "next", "kinds")
        number += 1
        at(one, number, count, "kinds")
    ready(other, guide)
    press(other, "go_on", "kinds")
    at(other, number, count, "kinds")
    steps = "() => [...document.querySelectorAll('.exam-item ol [data-step]')].map(step => step.dataset.step)"
    before = one.evaluate(steps)
    held = one.locator(f"[data-step='{before[1]}'] button").last
    held.focus()
    other.locator(f"[data-step='{before[0]}'] button").last.click()
    expect(one.locator(".exam-item ol [data-step]").first).to_have_attribute("data-step", before[1])
    expect(held).to_be_focused()
    assert one.evaluate(steps) == other.evaluate(steps)


@proves("exam-clock")
def test_who_goes_on_is_not_met_by_a_pause(page: Page, guide: Site) -> None:
    begin(page, guide)
    press(page, "pause")
    expect(page.locator(".exam-item")).to_be_hidden()
    page.reload()
    press(page, "go_on")
    at(page, 1)
    expect(page.locator(".exam-item")).to_be_visible()


@proves("exam-clock")
def test_a_pause_puts_the_item_away_and_stops_the_clock(page: Page, guide: Site) -> None:
    page.clock.install()
    ready(page, guide)
    tool(page).locator("input[name=mock-timer][value='1']").check()
    press(page, "begin")
    at(page, 1)
    time = tool(page).locator(".exam-time")
    page.clock.run_for(30_000)
    expect(time).to_have_text(re.compile(r" 9:(30|2\d)$"))
    press(page, "pause")
    expect(page.locator(".exam-item")).to_be_hidden()
    expect(said(page)).to_have_text(SAY["exam_paused"])
    expect(tool(page).get_by_role("button", name=SAY["exam_resume"])).to_be_focused()
    stood = time.inner_text()
    page.clock.run_for(20_000)
    expect(time).to_have_text(stood)
    page.keyboard.press("Enter")
    expect(page.locator(".exam-item")).to_be_visible()
    page.clock.run_for(3000)
    expect(time).not_to_have_text(stood)


@proves("exam-clock")
def test_the_end_of_the_time_ends_nothing(page: Page, guide: Site) -> None:
    page.clock.install()
    ready(page, guide)
    tool(page).get_by_role("textbox", name=SAY["exam_minutes_own"]).fill("1")
    press(page, "begin")
    at(page, 1)
    page.clock.run_for(31_000)
    expect(said(page)).to_have_text(SAY["exam_time_half"])
    page.clock.run_for(30_000)
    expect(said(page)).to_have_text(SAY["exam_time_up"])
    page.clock.run_for(5_000)
    expect(tool(page).locator(".exam-time")).to_have_text(re.compile(r" 0:(0[5-9]|1\d)$"))
    choose(page, "b")
    press(page, "next")
    at(page, 2)


@proves("exam-report", "exam-misses")
def test_the_report_counts_in_words_and_shows_the_misses_in_order(page: Page, guide: Site) -> None:
    begin(page, guide)
    stems = answer_all(page, "b guess", "a guess", "", "a sure", "b sure")
    hand_in(page)
    text = tool(page).inner_text()
    assert SAY["exam_report_right"].format(right=2, n=5) in text
    assert SAY["exam_report_blank"].format(blank=1) in text
    assert SAY["exam_report_unseen"].format(unseen=5, n=5) in text
    assert SAY["exam_report_lucky"].format(lucky=1) in text
    assert SAY["exam_misses_sure"].format(n=1) in text
    rows = tool(page).locator("tbody tr").all_inner_texts()
    assert [row.split("\t")[0] for row in rows] == ["The north", "The south"]
    assert all(re.search(r"\d of [23]\b", row) and SAY["exam_too_few"] in row for row in rows)
    expect(tool(page).locator("tbody th")).to_have_count(2)
    expect(tool(page).locator("tfoot tr")).to_contain_text(SAY["exam_of"].format(right=2, n=5))
    assert not re.search(r"\bpass(ed)?\b|\bfail|%", text, re.IGNORECASE)
    shown = tool(page).locator("study-item legend").all_inner_texts()
    assert shown == [stems[3], stems[1], stems[2]], "sure but wrong, guessed, blank"
    first = tool(page).locator("study-item").first
    expect(first.locator("label:has(input[value=a])")).to_contain_text(SAY["yours_wrong"])
    expect(first).to_contain_text("Why b")
    expect(first).to_contain_text("Rationale of")
    expect(first.get_by_role("button")).to_have_count(0)
    taught = tool(page).locator(".exam-taught a").first
    assert str(taught.get_attribute("href")).endswith(f"/mock-lesson/#{first.get_attribute('id')}")
    expect(tool(page).get_by_role("link", name=SAY["exam_review_link"])).to_be_visible()
    expect(tool(page).get_by_role("link", name=SAY["exam_rule_link"])).to_have_attribute("href", "../exams/#measure")


@proves("exam-report")
def test_a_report_can_be_looked_at_again_and_deleted(page: Page, guide: Site) -> None:
    begin(page, guide)
    answer_all(page, "b", "b", "b", "b", "b")
    hand_in(page)
    expect(tool(page)).to_contain_text(SAY["exam_misses_none"])
    press(page, "again")
    expect(heading(page)).to_be_focused()
    expect(tool(page).locator(".exam-past")).to_contain_text("5 of 5 right")
    press(page, "look")
    expect(tool(page)).to_contain_text(SAY["exam_report_right"].format(right=5, n=5))
    press(page, "again")
    press(page, "delete")
    sure = tool(page).get_by_role("button", name=SAY["exam_delete_yes"])
    expect(sure).to_be_focused()
    expect(sure).to_have_accessible_description(SAY["exam_delete_ask"])
    press(page, "delete_no")
    expect(tool(page).get_by_role("button", name=SAY["exam_delete"], exact=True)).to_be_focused()
    press(page, "delete")
    press(page, "delete_yes")
    expect(heading(page)).to_be_focused()
    assert records(page) == []
    assert len(entries(page)) == 5, "the log stays"


@proves("exam-log")
def test_answers_come_into_the_log_at_the_end(page: Page, guide: Site) -> None:
    begin(page, guide)
    answer_all(page, "a sure", "b", "", "b", "c guess")
    assert entries(page) == []
    hand_in(page)
    logged = entries(page)
    assert len(logged) == 4
    assert sorted((entry["score"], entry.get("sure")) for entry in logged if not entry["score"]) == [
        (0, "guess"),
        (0, "sure"),
    ]
    assert all(entry["v"] == 1 and entry["type"] == "choice" and entry["shown"] is False for entry in logged)


@proves("exam-log")
def test_an_exam_is_an_attempt_of_its_own(page: Page, guide: Site) -> None:
    ready(page, guide, SEED)
    page.evaluate("window.same = true")
    name = page.evaluate(
        "studykit.drawing.draw(studykit.catalog, 'mock', 5, {seed: 'class-a', now: Date.now()}).ids[0]"
    )
    follow(page, "../mock-lesson/")
    item = page.locator(f"#{name}")
    item.locator("input[value=b]").check()
    item.get_by_role("button", name=SAY["check"]).click()
    expect(item).to_have_attribute("data-state", "done")
    page.go_back()
    press(page, "begin")
    answer_all(page, "a", "a", "a", "a", "a")
    hand_in(page)
    assert page.evaluate("window.same"), "one visit"
    assert [entry["score"] for entry in entries(page) if entry["id"] == name] == [1, 0]
    assert len(entries(page)) == 6


@proves("exam-review")
def test_one_tap_leads_into_a_review_of_what_was_missed(page: Page, guide: Site) -> None:
    begin(page, guide)
    missed = []
    for number in range(1, 6):
        at(page, number)
        if "south" in stem(page):
            missed.append(page.locator(".exam-item study-item").get_attribute("id"))
            choose(page, "a", "sure")
        else:
            choose(page, "b")
        press(page, "next" if number < 5 else "look_over")
    hand_in(page)
    link = tool(page).get_by_role("link", name=SAY["exam_review_link"])
    [_, names] = str(link.get_attribute("href")).split("#")
    assert names == "only=mock-return"
    follow(page, f"../today/#{names}")
    expect(page.locator(".review study-tool")).to_have_attribute("data-state", "ready")
    expect(page.locator(".review-line")).to_contain_text(
        f"{SAY['review_missed'].format(missed=1)} {SAY['review_sure'].format(sure=1)}"
    )
    expect(page.locator(".review-more")).to_contain_text("Come back from the south.")
    page.get_by_role("button", name=SAY["review_start"]).click()
    expect(page.locator(".review-line")).to_contain_text(SAY["review_why_sure"])
    asked = page.locator(".review study-item")
    expect(asked.locator("legend")).to_contain_text("south")
    assert asked.get_attribute("id") not in missed, "another item of the objective"


SEED = "?exam=mock&n=5&seed=class-a&v=x"


@proves("exam-shared")
def test_a_link_gives_everybody_the_same_form(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    forms = []
    for history in (False, True):
        page = open_context().new_page()
        if history:
            begin(page, guide)
            answer_all(page, "b", "b", "b", "b", "b")
            hand_in(page)
        ready(page, guide, SEED)
        expect(tool(page)).to_contain_text(SAY["exam_given"].format(n=5, seed="class-a"))
        expect(tool(page)).to_contain_text(SAY["exam_given_newer"])
        press(page, "begin")
        form = []
        for number in range(1, 6):
            at(page, number)
            form.append((stem(page), page.locator(".exam-item label").all_inner_texts()))
            press(page, "next" if number < 5 else "look_over")
        forms.append(form)
    assert forms[0] == forms[1]


@proves("exam-shared")
def test_a_link_is_made_from_a_word(page: Page, guide: Site) -> None:
    ready(page, guide)
    tool(page).locator("details summary").first.click()
    tool(page).get_by_label(SAY["exam_seed"]).fill("Class A!")
    press(page, "link")
    link = tool(page).locator(".exam-link a")
    address = str(link.get_attribute("href"))
    assert re.search(r"/mock/\?exam=mock&n=5&seed=class-a&v=[0-9a-f]{10}$", address)
    page.goto(address)
    expect(tool(page)).to_contain_text(SAY["exam_given"].format(n=5, seed="class-a"))
    expect(tool(page)).not_to_contain_text(SAY["exam_given_newer"])
    expect(tool(page, "kinds").locator("input[name=kinds-n]")).to_have_count(1)


@proves("exam-shared")
def test_another_form_than_that_of_a_link_can_be_chosen(page: Page, guide: Site) -> None:
    begin(page, guide, SEED)
    answer_all(page, "b", "b", "b", "b", "b")
    hand_in(page)
    press(page, "again")
    expect(tool(page).locator("input[name=mock-n]")).to_have_count(2)
    expect(tool(page)).not_to_contain_text(SAY["exam_given"].format(n=5, seed="class-a"))


@proves("exam-unseen")
def test_a_second_form_has_nothing_of_the_first(page: Page, guide: Site) -> None:
    begin(page, guide)
    first = answer_all(page, "b", "b", "b", "b", "")
    hand_in(page)
    press(page, "again")
    press(page, "begin")
    second = answer_all(page, "", "", "", "", "")
    assert not set(first) & set(second)
    assert [record["unseen"] for record in records(page)] == [5, 5]


@proves("exam-paper")
def test_a_form_on_paper_has_all_items_and_then_the_keys(page: Page, guide: Site) -> None:
    ready(page, guide, SEED)
    press(page, "paper")
    expect(heading(page)).to_be_focused()
    items = tool(page).locator("study-item")
    expect(items).to_have_count(5)
    expect(items.first.get_by_role("button")).to_have_count(0)
    stems = items.locator("legend").all_inner_texts()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    order = page.evaluate(
        """() => [...document.querySelectorAll('.exam-paper legend, .exam-paper > study-item > details')]
          .map(e => [e.getBoundingClientRect().top, e.localName]).sort((a, b) => a[0] - b[0]).map(([, name]) => name)"""
    )
    assert order == ["legend"] * 5 + ["details"] * 5
    expect(tool(page).get_by_role("button")).to_have_count(0)
    page.emulate_media(media="screen")
    press(page, "leave")
    press(page, "begin")
    assert answer_all(page, "", "", "", "", "") == stems


@proves("exam-paper")
def test_a_form_on_paper_is_that_of_its_seed_whatever_was_seen(page: Page, guide: Site) -> None:
    page.add_init_script("Math.random = () => 0.4")  # the same seed is made twice
    begin(page, guide)
    answer_all(page, "b", "b", "b", "b", "b")
    hand_in(page)
    press(page, "again")
    press(page, "paper")
    expect(heading(page)).to_contain_text("seed")
    stems = tool(page).locator("study-item legend").all_inner_texts()
    [seed] = re.findall("“(.+)”", heading(page).inner_text())
    ready(page, guide, f"?exam=mock&n=5&seed={seed}&v=x")
    press(page, "paper")
    expect(heading(page)).to_contain_text("seed")
    assert tool(page).locator("study-item legend").all_inner_texts() == stems


@proves("exam-paper")
def test_a_report_on_paper_has_each_miss_with_its_key(page: Page, guide: Site) -> None:
    begin(page, guide)
    answer_all(page, "a", "a", "", "b", "b")
    hand_in(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    order = page.evaluate(
        """() => [...document.querySelectorAll('.exam-misses :is(legend, .exam-miss), .exam-misses > study-item > details dl')]
          .map(e => [e.getBoundingClientRect().top, e.localName]).sort((a, b) => a[0] - b[0]).map(([, name]) => name)"""
    )
    assert order == ["p", "legend", "dl"] * 3
    expect(tool(page).get_by_text(SAY["yours_wrong"]).first).to_be_visible()
    expect(tool(page, "kinds")).to_be_visible()
    expect(page.get_by_role("heading", name="Take one")).to_be_hidden()
    expect(tool(page).get_by_role("button")).to_have_count(0)


@proves("exam-paper")
def test_paper_in_the_middle_of_a_run_shows_no_key(page: Page, guide: Site) -> None:
    begin(page, guide)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    text = tool(page).inner_text()
    assert any(town in text for town in TOWNS) and "Why" not in text and "Rationale" not in text


@proves("exam-misses", "exam-kept")
def test_every_type_is_asked_kept_and_judged(page: Page, guide: Site) -> None:
    ready(page, guide)
    press(page, "begin", "kinds")
    count = len(first_of_each_type())
    for number in range(1, count + 1):
        at(page, number, count, "kinds")
        item = page.locator(".exam-item study-item")
        kind = item.get_attribute("data-type")
        if kind == "choice" or kind in ("multi", "spot"):
            item.locator("fieldset input").first.check()
        elif kind == "match":
            for select in item.locator("select").all():
                select.select_option(index=1)
        elif kind == "order":
            item.locator("li button:not([aria-disabled])").first.click()
        else:
            item.locator(".written input").fill({"text": "nonsense", "number": "3", "code": "a00"}[str(kind)])
        press(page, "next" if number < count else "look_over", "kinds")
    press(page, "hand_in", "kinds")
    expect(heading(page, "kinds")).to_contain_text("Report")
    [record] = records(page)
    assert len(record["answers"]) == len(record["scores"]) == count
    misses = sum(score < 1 for score in record["scores"].values())
    expect(tool(page, "kinds").locator("study-item")).to_have_count(misses)
    assert len(entries(page)) == count


@proves("exam-look")
def test_what_is_not_complete_or_cannot_be_read_is_listed_before_the_end(page: Page, guide: Site) -> None:
    ready(page, guide)
    press(page, "begin", "kinds")
    count = len(first_of_each_type())
    unfinished = {}
    for number in range(1, count + 1):
        at(page, number, count, "kinds")
        item = page.locator(".exam-item study-item")
        kind = str(item.get_attribute("data-type"))
        if kind == "match":
            item.locator("select").first.select_option(index=1)
            unfinished[number] = kind
        elif kind in ("number", "code"):
            item.locator(".written input").fill({"number": "some", "code": "1"}[kind])
            unfinished[number] = kind
        elif kind == "text":
            item.locator(".written input").fill("nonsense")
        press(page, "next" if number < count else "look_over", "kinds")
    assert set(unfinished.values()) == {"match", "number", "code"}
    blank = count - len(unfinished) - 1
    counts = SAY["exam_look_counts"].format(all=count, blank=blank, unfinished=3, flagged=0)
    expect(tool(page, "kinds")).to_contain_text(counts)
    buttons = tool(page, "kinds").locator(".exam-jumps button")
    listed = [text for text in buttons.all_inner_texts() if SAY["exam_unfinished"] in text]
    assert listed == [SAY["exam_jump"].format(n=number, words=SAY["exam_unfinished"]) for number in unfinished]
    first = min(unfinished)
    buttons.filter(has_text=SAY["exam_unfinished"]).first.focus()
    page.keyboard.press("Enter")
    at(page, first, count, "kinds")


@proves("exam-choose")
def test_items_that_wait_for_a_look_are_counted_aloud(page: Page, guide: Site) -> None:
    ready(page, guide)
    expect(tool(page)).not_to_contain_text("wait for somebody")
    page.clock.set_fixed_time("2100-06-01")
    ready(page, guide)
    expect(tool(page)).to_contain_text(re.compile(r"[1-9]\d* items of this exam wait for somebody"))
    press(page, "begin")
    expect(said(page)).to_have_text(SAY["exam_empty"])


@proves("exam-kept")
def test_a_broken_record_is_passed_over_and_left_where_it_is(page: Page, guide: Site) -> None:
    begin(page, guide)
    key = page.evaluate("Object.keys(localStorage).find(key => key.includes(':exam:'))")
    page.evaluate("([key]) => { localStorage[key + 'x'] = '{\"v\":1'; localStorage[key + 'y'] = '{\"v\":2}'; }", [key])
    page.evaluate("key => { localStorage[key + 'z'] = localStorage[key]; }", key)  # under a name that is not its own
    page.reload()
    expect(tool(page).get_by_role("button", name=SAY["exam_go_on"])).to_have_count(1)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes(':exam:')).length") == 4


def age(page: Page, guide: Site, *numbers: int) -> None:
    """The guide has other items than the record of the begun form where these stood."""
    [record] = records(page)
    for number in numbers:
        record["items"][number][1] = "00000000"
    page.goto(f"{guide.url}plain/")
    key = page.evaluate("Object.keys(localStorage).find(key => key.includes(':exam:'))")
    page.evaluate("([key, text]) => { localStorage[key] = text; }", [key, json.dumps(record)])
    ready(page, guide)


@proves("exam-kept", "exam-report")
def test_an_item_that_changed_meanwhile_is_left_out_and_said(page: Page, guide: Site) -> None:
    begin(page, guide)
    age(page, guide, 1)
    past = tool(page).locator(".exam-past li")
    expect(past).to_contain_text("0 of 4 items")
    press(page, "go_on")
    at(page, 1, 4)
    expect(said(page)).to_have_text(SAY["exam_gone"].format(n=1))
    answer_all(page, "b", "b", "b", "b")
    hand_in(page)
    expect(tool(page)).to_contain_text(SAY["exam_report_right"].format(right=4, n=4))
    press(page, "again")
    expect(past).to_contain_text("4 of 4 right")


@proves("exam-kept")
def test_a_form_of_which_nothing_is_left_says_why_it_cannot_go_on(page: Page, guide: Site) -> None:
    begin(page, guide)
    age(page, guide, *range(5))
    press(page, "go_on")
    expect(said(page)).to_have_text(SAY["exam_all_gone"])
    expect(heading(page)).to_be_focused()


@proves("exam-kept")
def test_a_form_that_cannot_be_saved_says_so_from_beginning_to_end(page: Page, guide: Site) -> None:
    page.add_init_script(FULL)
    begin(page, guide)
    expect(said(page)).to_have_text(SAY["exam_not_saved"])
    answer_all(page, "b", "a", "", "b", "b")
    hand_in(page)
    expect(said(page)).to_have_text(SAY["exam_not_saved"])
    assert records(page) == []


@proves("exam-kept")
def test_what_is_marked_in_a_case_is_marked_when_one_comes_back(page: Page, guide: Site) -> None:
    ready(page, guide)
    press(page, "begin", "kinds")
    count = len(first_of_each_type())
    number = 1
    while page.locator(".exam-item study-item").get_attribute("data-type") != "spot":
        press(page, "next", "kinds")
        number += 1
        at(page, number, count, "kinds")
    page.locator(".exam-item fieldset input").first.check()
    marked = page.locator(".exam-item [data-marked]")
    expect(marked).to_have_count(1)
    page.reload()
    press(page, "go_on", "kinds")
    at(page, number, count, "kinds")
    expect(page.locator(".exam-item fieldset input").first).to_be_checked()
    expect(marked).to_have_count(1)


@proves("exam-plain")
def test_a_tool_that_cannot_be_loaded_says_so(page: Page, guide: Site) -> None:
    page.route("**/studykit-exam.*.js", lambda route: route.abort())
    page.goto(f"{guide.url}mock/")
    expect(tool(page)).to_contain_text(SAY["not_loaded"])


@proves("exam-file")
def test_it_works_and_remembers_from_a_file(page: Page, guide: Site) -> None:
    page.goto(f"file://{guide.folder}/mock/index.html{SEED}")
    expect(tool(page)).to_contain_text(SAY["exam_given"].format(n=5, seed="class-a"))
    press(page, "begin")
    at(page, 1)
    choose(page, "b")
    page.reload()
    press(page, "go_on")
    at(page, 1)
    expect(page.locator(".exam-item fieldset input[value=b]")).to_be_checked()


@proves("exam-instant")
def test_there_and_back_by_instant_navigation(page: Page, guide: Site) -> None:
    page.goto(f"{guide.url}plain/")
    page.evaluate("window.same = true")
    follow(page, "../mock/")
    press(page, "begin")
    at(page, 1)
    choose(page, "b")
    page.get_by_role("link", name="Plain page").click()
    expect(page).to_have_url(f"{guide.url}plain/")
    page.go_back()
    press(page, "go_on")
    at(page, 1)
    expect(page.locator(".exam-item fieldset input[value=b]")).to_be_checked()
    assert page.evaluate("window.same")


@proves("exam-alone")
def test_it_loads_on_its_page_alone_and_asks_nobody_else(page: Page, guide: Site, watch: Any) -> None:
    seen = watch(page)
    page.goto(guide.url)
    page.wait_for_load_state("networkidle")
    assert not [request for request in seen.requests if re.search(r"exam|catalog|banks|drawing", request)]
    begin(page, guide)
    answer_all(page, "a", "b", "", "b", "b")
    hand_in(page)
    assert seen.strangers(guide.url) == []
    assert seen.messages == []


def states(page: Page, guide: Site) -> list[Callable[[], None]]:
    """Choosing, an item, paused, looking over, the report."""

    def run() -> None:
        press(page, "begin")
        at(page, 1)
        page.locator(".exam-all summary").click()

    def finish() -> None:
        press(page, "resume")
        heading(page).focus()  # where an item's way begins; it was on the button
        answer_all(page, "a sure", "b", "", "a", "b")

    return [lambda: ready(page, guide), run, lambda: press(page, "pause"), finish, lambda: hand_in(page)]


@proves("exam-access")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_context, axe, guide: Site, scheme: str) -> None:
    page = open_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    for state in states(page, guide):
        state()
        assert axe(page) == []


@proves("exam-access")
@pytest.mark.parametrize("large", [False, True], ids=["plain", "twice"])
def test_a_small_screen_is_enough(open_context, guide: Site, large: bool) -> None:
    page = open_context(viewport={"width": 640, "height": 900} if large else SMALL).new_page()
    for state in states(page, guide):
        state()
        if large:
            page.evaluate("document.documentElement.style.fontSize = '250%'")
        assert page.evaluate(SIDEWAYS) <= 0


@proves("exam-access")
@pytest.mark.parametrize("colors", ["light", "forced"])
def test_targets_edges_and_focus(open_context, guide: Site, colors: str) -> None:
    page = open_context(**({"forced_colors": "active"} if colors == "forced" else {})).new_page()
    for state in states(page, guide):
        state()
        small = page.evaluate(
            """() => [...document.querySelectorAll('.exam :is(label, button, summary, input[type=text])')].filter(e => e.checkVisibility()).map(e => [e.textContent.trim(), e.getBoundingClientRect()])
              .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""
        )
        assert small == []
        bare = page.evaluate(
            """() => [...document.querySelectorAll('.exam button')].filter(e => e.checkVisibility())
              .filter(e => getComputedStyle(e).borderTopStyle === 'none').map(e => e.textContent)"""
        )
        assert bare == []
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
