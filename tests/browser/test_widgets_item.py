"""The course of an item: asked, checked, missed, tried again, shown, right."""

import re
from collections.abc import Callable

import pytest
from conftest import Site, Watch
from playwright.sync_api import BrowserContext, Page, expect
from widget_site import answer, button, choose, entries, focused, item, proves, status, verdict, why, words

SAY = words()
RATIONALE = "Rationale of item b"


@pytest.fixture
def asked(page: Page, guide: Site) -> Page:
    page.goto(guide.url)
    expect(button(item(page, 1))).to_have_text(SAY["check"])
    return page


@proves("item-upgrade")
def test_script_adds_its_controls_and_an_empty_status(asked: Page) -> None:
    one = item(asked, 1)
    expect(one).to_have_attribute("data-state", "open")
    expect(status(one)).to_have_count(1)
    expect(status(one)).to_have_text("")
    expect(one.locator("details")).not_to_have_attribute("open", "")
    expect(one.get_by_role("group", name=SAY["how_sure"]).get_by_role("radio")).to_have_count(3)


@proves("item-keys")
def test_keys_alone_answer_an_item(asked: Page) -> None:
    for _ in range(80):
        asked.keyboard.press("Tab")
        if asked.evaluate("document.activeElement.closest('#demo-002') && document.activeElement.name === 'demo-002'"):
            break
    asked.keyboard.press("Space")
    asked.keyboard.press("ArrowDown")
    assert focused(asked) == "input radio b"
    asked.keyboard.press("Tab")
    assert focused(asked) == "input radio guess"
    asked.keyboard.press("ArrowDown")
    asked.keyboard.press("Tab")
    assert focused(asked) == f"button button {SAY['check']}"
    asked.keyboard.press("Enter")
    expect(verdict(item(asked, 2), "b")).to_have_text(SAY["yours_wrong"])
    asked.keyboard.press("Tab")
    assert focused(asked) == f"summary {SAY['show_key']}"
    asked.keyboard.press("Shift+Tab")
    asked.keyboard.press("Enter")
    assert focused(asked) == "input radio a"
    asked.keyboard.press("Space")
    asked.keyboard.press("Tab")
    asked.keyboard.press("Space")
    expect(status(item(asked, 2))).to_have_text(SAY["say_right"])
    assert entries(asked)[0]["sure"] == "think"


@proves("item-no-submit")
@pytest.mark.parametrize("key", ["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Enter", "Space"])
def test_only_the_button_checks(asked: Page, key: str) -> None:
    one = item(asked, 1)
    one.locator("fieldset input").first.focus()
    for _ in range(4):
        asked.keyboard.press(key)
    expect(one).to_have_attribute("data-state", "open")
    expect(status(one)).to_have_text("")
    assert entries(asked) == []
    assert asked.url.endswith("/guide/")


@proves("item-nothing-chosen")
@pytest.mark.parametrize(("number", "word"), [(1, "choose_first"), (3, "choose_some_first")])
def test_check_with_nothing_chosen_says_so(asked: Page, number: int, word: str) -> None:
    one = item(asked, number)
    button(one).click()
    expect(status(one)).to_have_text(SAY[word])
    expect(button(one)).to_be_focused()
    expect(one).to_have_attribute("data-state", "open")
    assert entries(asked) == []


@proves("item-said-again")
def test_the_same_message_twice_changes_the_status_twice(asked: Page) -> None:
    one = item(asked, 1)
    asked.evaluate("""() => { window.changes = 0;
      new MutationObserver(() => { window.changes += 1; }).observe(document.querySelector("#demo-001 [role=status]"), {childList: true, characterData: true, subtree: true}); }""")
    button(one).click()
    first = status(one).evaluate("element => element.textContent")
    button(one).click()
    assert status(one).evaluate("element => element.textContent") != first
    assert asked.evaluate("window.changes") == 2


@proves("item-first-miss")
def test_first_miss_gives_the_chosen_reason_and_keeps_the_key(asked: Page) -> None:
    one = item(asked, 1)
    answer(one, "a")
    expect(status(one)).to_have_text(SAY["say_wrong"])
    expect(verdict(one, "a")).to_have_text(SAY["yours_wrong"])
    expect(why(one, "a")).to_contain_text("Why a: the patient owes nothing")
    expect(one.locator(".sk-verdict")).to_have_count(1)
    expect(one.locator(".sk-why")).to_have_count(1)
    expect(one.locator("details")).not_to_have_attribute("open", "")
    expect(one.get_by_text(RATIONALE)).to_be_hidden()
    expect(button(one)).to_have_text(SAY["try_again"])
    expect(one.locator("summary")).to_have_text(SAY["show_key"])
    expect(button(one)).to_be_focused()


@proves("item-second-miss")
def test_second_miss_gives_key_reasons_and_rationale(asked: Page) -> None:
    one = item(asked, 1)
    answer(one, "a")
    button(one).click()
    answer(one, "c")
    expect(status(one)).to_have_text(SAY["say_wrong_key"].replace("{key}", "Add the date and send it again"))
    expect(verdict(one, "a")).to_have_text(SAY["wrong"])
    expect(verdict(one, "b")).to_have_text(SAY["right"])
    expect(verdict(one, "c")).to_have_text(SAY["yours_wrong"])
    for identifier in "abc":
        expect(why(one, identifier)).to_contain_text(f"Why {identifier}:")
    expect(one.get_by_text(RATIONALE)).to_be_visible()
    expect(button(one)).to_have_text(SAY["ask_again"])
    expect(button(one)).to_be_focused()


@proves("item-right")
def test_right_gives_every_reason_and_the_rationale_once(asked: Page) -> None:
    one = item(asked, 1)
    answer(one, "b")
    expect(status(one)).to_have_text(SAY["say_right"])
    expect(verdict(one, "b")).to_have_text(SAY["yours_right"])
    expect(verdict(one, "a")).to_have_text(SAY["wrong"])
    expect(one.locator(".sk-why")).to_have_count(3)
    expect(one.get_by_text(RATIONALE)).to_have_count(1)
    expect(one.get_by_text(RATIONALE)).to_be_visible()
    expect(one.locator("dl")).to_be_hidden()
    expect(one.locator("summary")).to_have_text(SAY["reasons"])
    expect(button(one)).to_be_focused()


@proves("item-shown")
def test_showing_the_key_first_counts_as_shown(asked: Page) -> None:
    one = item(asked, 1)
    summary = one.locator("summary")
    summary.focus()
    asked.keyboard.press("Enter")
    expect(status(one)).to_have_text(SAY["say_key"].replace("{key}", "Add the date and send it again"))
    expect(verdict(one, "b")).to_have_text(SAY["right"])
    expect(one.get_by_text(RATIONALE)).to_be_visible()
    expect(summary).to_be_focused()
    [entry] = entries(asked)
    assert (entry["shown"], entry["score"], entry["response"]) == (True, 0, [])


@proves("item-shown-late")
def test_showing_the_key_after_a_miss_keeps_the_first_answer(asked: Page) -> None:
    one = item(asked, 1)
    answer(one, "c")
    one.locator("summary").click()
    expect(one).to_have_attribute("data-state", "done")
    expect(verdict(one, "c")).to_have_text(SAY["yours_wrong"])
    [entry] = entries(asked)
    assert (entry["shown"], entry["response"]) == (False, ["c"])


@proves("item-drawer")
def test_once_done_the_drawer_opens_and_closes_freely(asked: Page) -> None:
    one = item(asked, 1)
    answer(one, "b")
    one.locator("summary").click()
    expect(one.get_by_text(RATIONALE)).to_be_hidden()
    one.locator("summary").click()
    expect(one.get_by_text(RATIONALE)).to_be_visible()
    assert len(entries(asked)) == 1


@proves("item-try-again")
def test_trying_again_takes_focus_to_the_choices(asked: Page) -> None:
    one = item(asked, 2)
    answer(one, "c")
    button(one).click()
    assert focused(asked) == "input radio a"
    expect(one.locator("fieldset input:checked")).to_have_count(0)
    expect(status(one)).to_have_text("")
    expect(why(one, "c")).to_be_visible()
    expect(button(one)).to_have_text(SAY["check"])


@proves("item-choose-again")
def test_choosing_another_after_a_miss_is_trying_again(asked: Page) -> None:
    one = item(asked, 1)
    answer(one, "a")
    choose(one, "b")
    expect(button(one)).to_have_text(SAY["check"])
    expect(status(one)).to_have_text("")
    button(one).click()
    expect(one).to_have_attribute("data-state", "done")


@proves("item-ask-again")
def test_asking_again_starts_clean(asked: Page) -> None:
    one = item(asked, 2)
    answer(one, "a")
    button(one).click()
    expect(one).to_have_attribute("data-state", "open")
    expect(one.locator(".sk-verdict, .sk-why, [aria-disabled], [aria-describedby], [data-verdict]")).to_have_count(0)
    expect(one.locator("input:checked")).to_have_count(0)
    expect(one.locator("details")).not_to_have_attribute("open", "")
    assert focused(asked) == "input radio a"


@proves("item-once")
def test_a_held_enter_and_a_double_click_act_once(asked: Page) -> None:
    one = item(asked, 1)
    choose(one, "a")
    button(one).focus()
    asked.keyboard.down("Enter")
    for _ in range(3):
        asked.keyboard.down("Enter")  # a held key repeats
    asked.keyboard.up("Enter")
    expect(one).to_have_attribute("data-state", "missed")
    two = item(asked, 2)
    choose(two, "a")
    button(two).click()
    # The second click of a double click, where the button has not moved away under it.
    button(two).dispatch_event("click", {"detail": 2})
    expect(two).to_have_attribute("data-state", "done")


@proves("item-locked")
def test_a_finished_item_keeps_its_response_within_reach(asked: Page) -> None:
    one = item(asked, 2)
    answer(one, "a")
    radio = one.locator("fieldset input[value=a]")
    radio.focus()
    expect(radio).to_be_focused()
    asked.keyboard.press("ArrowDown")
    one.locator("fieldset label").last.click(force=True)
    assert one.locator("fieldset input:checked").evaluate_all("all => all.map(e => e.value)") == ["a"]


@proves("item-tree")
def test_verdict_and_reason_stand_in_the_accessibility_tree(asked: Page) -> None:
    one = item(asked, 1)
    answer(one, "a")
    radio = one.get_by_role("radio", name=f"Send the patient the whole bill {SAY['yours_wrong']}", exact=True)
    expect(radio).to_be_checked()
    expect(radio).to_have_accessible_description("Why a: the patient owes nothing for a slip of the office.")
    expect(one.get_by_role("group", name="The payer returns a claim unpaid")).to_be_visible()
    button(one).click()
    answer(one, "b")
    expect(
        one.get_by_role("radio", name=f"Add the date and send it again {SAY['yours_right']}", exact=True)
    ).to_be_checked()


@proves("multi-partly")
def test_partly_right_is_said_in_words(asked: Page) -> None:
    three = item(asked, 3)
    answer(three, "a", "c", "b")
    expect(status(three)).to_contain_text("2 of 3 right choices, 1 wrong")
    expect(verdict(three, "a")).to_have_text(SAY["yours_right"])
    expect(verdict(three, "b")).to_have_text(SAY["yours_wrong"])
    expect(three.locator(".sk-verdict")).to_have_count(3)
    assert entries(asked)[0]["score"] == pytest.approx(1 / 3)


@proves("multi-retry")
def test_trying_again_keeps_the_boxes(asked: Page) -> None:
    three = item(asked, 3)
    answer(three, "a", "b")
    button(three).click()
    expect(three.locator("fieldset input[value=a]")).to_be_checked()
    three.locator("fieldset input[value=b]").uncheck()
    answer(three, "c", "d")
    expect(status(three)).to_have_text(SAY["say_right"])


@proves("multi-missed")
def test_missed_keys_are_named(asked: Page) -> None:
    three = item(asked, 3)
    answer(three, "a")
    button(three).click()
    button(three).click()
    expect(verdict(three, "c")).to_have_text(SAY["missed"])
    expect(verdict(three, "d")).to_have_text(SAY["missed"])
    expect(verdict(three, "b")).to_have_text(SAY["wrong"])
    expect(status(three)).to_contain_text("1 of 3 right choices, 0 wrong.")
    for text in ("The name of the patient", "The day of the visit", "The number of the member"):
        expect(status(three)).to_contain_text(text)


@proves("item-shuffle", "item-fixed")
def test_choices_are_shuffled_unless_fixed_and_never_on_screen(
    open_context: Callable[..., BrowserContext], guide: Site
) -> None:
    context = open_context(viewport={"width": 800, "height": 600})
    # A shuffle that always takes the first that is left turns the order round.
    context.add_init_script("Math.random = () => 0.999")
    page = context.new_page()

    def order(number: int) -> str:
        return "".join(item(page, number).locator("fieldset > div input").evaluate_all("all => all.map(e => e.value)"))

    def as_built(number: int, path: str) -> str:
        html = (guide.folder / path).read_text()
        body = html[html.index(f'id="demo-{number:03}"') :]
        return "".join(part[0] for part in body[: body.index("</fieldset>")].split('value="')[1:])

    page.goto(guide.url)
    expect(button(item(page, 4))).to_be_attached()
    assert order(3) == as_built(3, "index.html")[::-1]
    assert order(2) == as_built(2, "index.html") == "abc"
    page.goto(guide.url + "top/")
    expect(button(item(page, 1))).to_be_visible()
    assert order(1) == as_built(1, "top/index.html")


@proves("item-still")
@pytest.mark.parametrize("width", [320, 390, 800])
def test_nothing_moves_when_the_script_comes(
    open_context: Callable[..., BrowserContext], guide: Site, width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 1600}).new_page()
    # The page's policy forbids `wait_for_function`, so the page itself notes its first paint.
    page.add_init_script(
        "new PerformanceObserver(() => { document.documentElement.dataset.painted = ''; }).observe({type: 'paint', buffered: true})"
    )
    held: list = []
    page.route("**/assets/studykit.*.js", lambda route: held.append(route))
    page.goto(guide.url + "top/", wait_until="commit")
    expect(page.locator("html[data-painted]")).to_be_attached()
    expect(item(page, 2)).to_be_attached()
    before = page.evaluate(
        "[...document.querySelectorAll('study-item, study-item legend, study-item details')].map(e => Math.round(e.getBoundingClientRect().top))"
    )
    held[0].continue_()
    expect(button(item(page, 2))).to_be_visible()
    after = page.evaluate(
        "[...document.querySelectorAll('study-item, study-item legend, study-item details')].map(e => Math.round(e.getBoundingClientRect().top))"
    )
    assert max(abs(a - b) for a, b in zip(before, after, strict=True)) <= 2


@proves("item-unknown-type")
def test_a_type_without_a_part_and_a_broken_item_leave_the_others(page: Page, guide: Site) -> None:
    def change(route: object) -> None:
        html = (guide.folder / "index.html").read_text()
        html = html.replace('id="demo-001" data-type="choice"', 'id="demo-001" data-type="later"')
        start = html.index('id="demo-002"')
        html = html[:start] + html[start:].replace("<details", "<div", 1)
        route.fulfill(body=html, content_type="text/html")

    page.route(guide.url, change)
    page.goto(guide.url)
    expect(button(item(page, 3))).to_be_visible()
    expect(item(page, 1).locator(".sk-actions")).to_have_count(0)
    item(page, 1).locator("summary").click()
    expect(item(page, 1).get_by_text(RATIONALE)).to_be_visible()


@proves("item-report")
def test_each_item_can_be_reported(asked: Page) -> None:
    one = item(asked, 1)
    answer(one, "b")
    link = one.get_by_role("link", name=SAY["report"])
    expect(link).to_have_attribute(
        "href", re.compile(r"^https://github\.com/example/guide/issues/new\?.*title=demo-001$")
    )
    expect(link).to_be_visible()


@proves("item-quiet")
def test_no_error_and_no_stranger_in_a_whole_round(page: Page, guide: Site, watch: Callable[[Page], Watch]) -> None:
    seen = watch(page)
    page.goto(guide.url)
    answer(item(page, 1), "a")
    button(item(page, 1)).click()
    answer(item(page, 1), "b")
    answer(item(page, 3), "a")
    item(page, 3).locator("summary").click()
    page.get_by_role("button", name=SAY["clear"]).first.click()
    page.get_by_role("button", name=SAY["clear_yes"]).first.click()
    assert seen.messages == []
    assert seen.strangers(guide.url) == []


@proves("item-wakes")
@pytest.mark.parametrize(("place", "awake"), [("", False), ("#more", True)])
def test_items_wake_at_once_only_for_who_comes_to_a_place(page: Page, guide: Site, place: str, awake: bool) -> None:
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          document.documentElement.dataset.awake = document.querySelectorAll("study-item[data-state]").length;
        })"""
    )
    page.goto(guide.url + place)
    for number in (1, 2, 3, 4):
        expect(item(page, number)).to_have_attribute("data-state", "open")
    assert page.locator("html").get_attribute("data-awake") == ("4" if awake else "0")
    page.reload()
    expect(item(page, 4)).to_have_attribute("data-state", "open")
    assert page.locator("html").get_attribute("data-awake") == "4"
