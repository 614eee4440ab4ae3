"""Rows to match: the course of an item, its verdicts, script off, paper."""

from collections.abc import Callable

import pytest
from conftest import Site
from playwright.sync_api import BrowserContext, Locator, Page, expect
from widget_site import button, entries, focused, item, proves, status, words

SAY = words()
RIGHT = "abca"
LONG = "The plan of the parent whose birthday comes first in the year"
CHOICES = {"a": "Medicare", "b": LONG, "c": "The employer's compensation insurer"}


@pytest.fixture
def asked(page: Page, guide: Site) -> Page:
    page.goto(guide.url + "arranged/")
    expect(button(item(page, 20))).to_have_text(SAY["check"])
    return page


def row(page: Page, number: int) -> Locator:
    return item(page, 20).locator(f'[id="demo-020.r{number}"]')


def give(page: Page, chosen: str) -> None:
    """Choose one letter a row; a dot leaves the row empty."""
    for number, letter in enumerate(chosen, start=1):
        row(page, number).select_option("" if letter == "." else letter)


def answer(page: Page, chosen: str) -> None:
    give(page, chosen)
    button(item(page, 20)).click()


def verdicts(page: Page) -> list[str]:
    return item(page, 20).locator(".sk-verdict").all_inner_texts()


def values(page: Page) -> list[str]:
    return item(page, 20).locator("select").evaluate_all("all => all.map(e => e.value)")


def say(word: str, **values: object) -> str:
    return SAY[word].format(**values)


@proves("match-keys")
def test_keys_alone_choose_and_check(asked: Page) -> None:
    row(asked, 1).focus()
    for typed in ("Medicare", "The plan", "The employer", "Medicare"):
        asked.keyboard.type(typed)
        asked.keyboard.press("ArrowUp")
        asked.keyboard.press("ArrowDown")
        expect(item(asked, 20)).to_have_attribute("data-state", "open")
        asked.keyboard.press("Tab")
    assert values(asked) == list(RIGHT)
    assert focused(asked) == "input radio guess"
    asked.keyboard.press("Tab")
    asked.keyboard.press("Enter")
    expect(status(item(asked, 20))).to_have_text(say("say_right_match", all=4))
    assert entries(asked)[0]["response"] == ["r1:a", "r2:b", "r3:c", "r4:a"]
    assert entries(asked)[0]["score"] == 1


@proves("match-lists")
def test_every_list_has_all_choices_in_full_and_in_one_order(
    open_context: Callable[..., BrowserContext], guide: Site
) -> None:
    page = open_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto(guide.url + "arranged/")
    lists = [row(page, number).locator("option").all_inner_texts() for number in (1, 2, 3, 4)]
    assert all(one == lists[0] for one in lists)
    assert lists[0][0] == SAY["pick"]
    assert sorted(lists[0][1:]) == sorted(CHOICES.values())
    page.reload()
    assert row(page, 1).locator("option").all_inner_texts() == lists[0]
    short = row(page, 2).evaluate("e => e.offsetHeight")
    row(page, 2).select_option("b")
    assert row(page, 2).evaluate("e => e.offsetHeight") > short
    assert row(page, 2).evaluate("e => e.scrollHeight <= e.clientHeight + 1 && e.scrollWidth <= e.clientWidth + 1")


@proves("match-empty")
def test_empty_rows_are_named_and_nothing_is_checked(asked: Page) -> None:
    answer(asked, "a..a")
    expect(status(item(asked, 20))).to_have_text(
        say("rows_first", left=2, all=4, rows="A child on two plans; A roofer who fell at work")
    )
    expect(button(item(asked, 20))).to_be_focused()
    expect(item(asked, 20)).to_have_attribute("data-state", "open")
    assert verdicts(asked) == []
    assert entries(asked) == []


@proves("match-partly")
def test_partly_right_is_said_in_words_and_keeps_the_other_keys(asked: Page) -> None:
    answer(asked, "abba")
    expect(status(item(asked, 20))).to_have_text(say("say_partly_match", hits=3, all=4))
    assert verdicts(asked) == [SAY["right"], SAY["right"], SAY["wrong"], SAY["right"]]
    assert item(asked, 20).locator(".sk-why").all_inner_texts() == [
        "Why r1: nobody else covers him.",
        "Why r2: the birthday rule decides.",
        "Why r4: as with the man.",
    ]
    expect(item(asked, 20).locator("details")).not_to_have_attribute("open", "")
    expect(button(item(asked, 20))).to_be_focused()
    assert entries(asked)[0]["score"] == pytest.approx(3 / 4)


@proves("match-tree")
def test_verdict_and_reason_describe_the_list(asked: Page) -> None:
    answer(asked, "abba")
    group = asked.get_by_role("group", name="Who pays first for each of these patients?")
    child = group.get_by_role("combobox", name="A child on two plans", exact=True)
    expect(child).to_have_accessible_description(f"{SAY['right']} Why r2: the birthday rule decides.")
    roofer = group.get_by_role("combobox", name="A roofer who fell at work", exact=True)
    expect(roofer).to_have_accessible_description(SAY["wrong"])
    assert f'combobox "A roofer who fell at work":\n    - option "{SAY["pick"]}"' in group.aria_snapshot()
    assert f'option "{LONG}" [selected]' in group.aria_snapshot()


@proves("match-retry")
def test_trying_again_keeps_the_rows_and_a_changed_row_loses_its_verdict(asked: Page) -> None:
    answer(asked, "abba")
    button(item(asked, 20)).click()
    expect(row(asked, 3)).to_be_focused()
    assert values(asked) == ["a", "b", "b", "a"]
    assert len(verdicts(asked)) == 4
    row(asked, 3).select_option("c")
    assert verdicts(asked) == [SAY["right"]] * 3
    expect(row(asked, 3)).to_have_accessible_description("")
    button(item(asked, 20)).click()
    expect(status(item(asked, 20))).to_have_text(say("say_right_match", all=4))
    assert len(entries(asked)) == 1


@proves("match-done")
@pytest.mark.parametrize("shown", [False, True])
def test_once_done_each_row_says_choice_key_and_reason(asked: Page, shown: bool) -> None:
    one = item(asked, 20)
    answer(asked, "abba")
    if shown:
        one.locator("summary").click()
        expect(status(one)).to_have_text(SAY["say_key_match"])
    else:
        button(one).click()
        button(one).click()
        expect(status(one)).to_have_text(say("say_partly_key_match", hits=3, all=4))
    assert verdicts(asked)[0] == f"{SAY['right']}: Medicare"
    assert verdicts(asked)[2] == f"{SAY['wrong']}: {LONG}. {SAY['key']}: {CHOICES['c']}"
    expect(one.locator(".sk-why")).to_have_count(4)
    expect(row(asked, 3)).to_have_accessible_description(f"{verdicts(asked)[2]} Why r3: it happened at work.")
    expect(one.get_by_text("Rationale of item a")).to_be_visible()
    expect(one.locator("dl")).to_be_hidden()


@proves("match-done")
def test_the_key_shown_first_stands_in_each_row(asked: Page) -> None:
    give(asked, "c...")
    item(asked, 20).locator("summary").click()
    assert verdicts(asked) == [f"{SAY['key']}: {CHOICES[letter]}" for letter in RIGHT]
    assert (entries(asked)[0]["shown"], entries(asked)[0]["response"]) == (True, [])
    button(item(asked, 20)).click()
    expect(row(asked, 1)).to_be_focused()
    assert values(asked) == ["", "", "", ""]
    expect(item(asked, 20).locator(".sk-verdict, .sk-why, [aria-disabled], option:disabled")).to_have_count(0)


@proves("match-locked")
def test_a_done_list_can_be_reached_and_read_but_not_opened_or_changed(asked: Page) -> None:
    answer(asked, "abca")
    one = row(asked, 1)
    button(item(asked, 20)).focus()
    for number in (4, 3, 2, 1):
        asked.keyboard.press("Shift+Tab")
        expect(row(asked, number)).to_be_focused()
    expect(one).to_have_attribute("aria-disabled", "true")
    for key in ("ArrowDown", "ArrowUp", "PageDown", "Home", "End", "T", "Space", "Enter", "Alt+ArrowDown", "F4"):
        asked.keyboard.press(key)
        assert not one.evaluate("e => e.matches(':open')"), key
    one.click(force=True)
    expect(one).to_be_focused()
    assert not one.evaluate("e => e.matches(':open')")
    asked.keyboard.press("ArrowDown")
    asked.keyboard.press("Enter")
    assert values(asked) == list(RIGHT)
    asked.keyboard.press("Tab")
    expect(row(asked, 2)).to_be_focused()


@proves("match-locked")
def test_an_open_list_still_opens(asked: Page) -> None:
    """So that the test above would notice a list that opens."""
    row(asked, 1).click()
    assert row(asked, 1).evaluate("e => e.matches(':open')")


@proves("match-restore", "restore-words", "restore-edited")
def test_an_earlier_answer_stands_in_its_rows(asked: Page, guide: Site) -> None:
    answer(asked, "abba")
    asked.reload()
    one = item(asked, 20)
    expect(one).to_have_attribute("data-state", "past")
    assert values(asked) == ["a", "b", "b", "a"]
    expect(one.locator(".sk-past")).to_contain_text("some rows right")
    assert verdicts(asked)[2] == f"{SAY['wrong']}: {LONG}"
    expect(one.locator(".sk-why")).to_have_count(0)
    expect(one.locator("details")).not_to_have_attribute("open", "")
    html = (guide.folder / "arranged/index.html").read_text().replace(one.get_attribute("data-hash") or "", "another")
    asked.route(guide.url + "arranged/", lambda route: route.fulfill(body=html, content_type="text/html"))
    asked.reload()
    expect(one).to_have_attribute("data-state", "open")
    assert values(asked) == ["", "", "", ""]


@proves("match-restore", "store-odd-response")
@pytest.mark.parametrize("response", ['["r1:zz","r9:a"]', '["r1"]', '["",":","r2:b:c"]', "[]"])
def test_a_saved_response_that_names_nothing_does_no_harm(asked: Page, response: str) -> None:
    answer(asked, "abba")
    asked.evaluate(
        """response => { const name = Object.keys(localStorage).find(key => key.includes(":log:"));
          localStorage[name] = localStorage[name].replace(/"response":\\[.*?\\]/, `"response":${response}`); }""",
        response,
    )
    asked.reload()
    expect(item(asked, 20)).to_have_attribute("data-state", "past")
    expect(button(item(asked, 21))).to_be_visible()
    shown = item(asked, 20).locator("select").evaluate_all("all => all.map(e => e.selectedOptions[0]?.text)")
    assert set(shown) <= {SAY["pick"], *CHOICES.values()}
    button(item(asked, 20)).click()
    answer(asked, RIGHT)
    expect(item(asked, 20)).to_have_attribute("data-state", "done")


@proves("match-plain")
def test_without_a_script_rows_can_be_chosen_and_the_key_names_pairs(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url + "arranged/")
    give(plain_page, "abca")
    assert values(plain_page) == list(RIGHT)
    one = item(plain_page, 20)
    expect(one.locator("dl")).to_be_hidden()
    one.locator("summary").click()
    expect(one.get_by_text(f"A child on two plans: {LONG}", exact=True)).to_be_visible()
    for number in (1, 2, 3, 4):
        expect(one.get_by_text(f"Why r{number}:")).to_be_visible()


@proves("match-print", "print-same")
@pytest.mark.parametrize("state", ["plain", "open", "missed", "done"])
def test_paper_has_lettered_choices_and_lines(plain_page: Page, page: Page, guide: Site, state: str) -> None:
    shown = plain_page if state == "plain" else page
    shown.goto(guide.url + "arranged/")
    if state != "plain":
        expect(button(item(shown, 20))).to_be_visible()
    if state in ("missed", "done"):
        answer(shown, "abba" if state == "missed" else RIGHT)
    expect(item(shown, 20).locator(".choices")).to_be_hidden()
    shown.emulate_media(media="print")
    one = item(shown, 20)
    expect(one.locator("select:visible, .sk-verdict:visible, .sk-why:visible")).to_have_count(0)
    expect(one.locator(".choices li:visible")).to_have_text([CHOICES[letter] for letter in order_of(shown)])
    assert one.locator(".choices").evaluate("e => getComputedStyle(e).listStyleType") == "upper-alpha"
    lines = one.locator(".row label").evaluate_all("all => all.map(e => getComputedStyle(e, '::after').content)")
    assert lines == ['" ________"'] * 4
    expect(one.locator("dt:visible")).to_have_count(4)
    edges = one.locator(".row").evaluate_all("all => all.map(e => getComputedStyle(e).borderLeftWidth)")
    assert edges == ["0px"] * 4


def order_of(page: Page) -> list[str]:
    return row(page, 1).locator("option").evaluate_all("all => all.map(e => e.value).slice(1)")
