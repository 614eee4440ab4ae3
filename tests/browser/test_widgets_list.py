"""The checklist: ticked, kept, counted, printed."""

import pytest
from conftest import Site
from playwright.sync_api import Page, Route, expect
from widget_site import proves, words

SAY = words()


@pytest.fixture
def listed(page: Page, guide: Site) -> Page:
    page.goto(guide.url)
    expect(page.get_by_role("button", name=SAY["checklist_print"])).to_be_attached()
    return page


def count(page: Page, done: int) -> None:
    expect(page.locator("study-checklist").get_by_role("status")).to_have_text(
        SAY["checklist_count"].format(done=done, all=3)
    )


@proves("list-ticks", "list-words")
def test_ticks_are_kept_and_counted(listed: Page) -> None:
    boxes = listed.locator("study-checklist").get_by_role("checkbox")
    count(listed, 0)
    boxes.nth(0).focus()
    listed.keyboard.press("Space")
    boxes.nth(2).check()
    count(listed, 2)
    listed.reload()
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    count(listed, 2)
    boxes.nth(0).uncheck()
    listed.reload()
    count(listed, 1)


@proves("list-ticks")
def test_a_tick_set_before_the_script_came_is_kept(page: Page, guide: Site) -> None:
    held: list[Route] = []
    page.route("**/studykit-checklist.*", lambda route: held.append(route))
    with page.expect_request("**/studykit-checklist.*"):
        page.goto(guide.url, wait_until="commit")
    box = page.locator("study-checklist").get_by_role("checkbox").nth(1)
    box.check()
    held[0].continue_()
    count(page, 1)
    page.unroute_all()
    page.reload()
    expect(box).to_be_checked()


@proves("list-words")
def test_another_tab_shows_the_same_ticks(listed: Page, guide: Site) -> None:
    other = listed.context.new_page()
    other.goto(guide.url)
    listed.locator("study-checklist").get_by_role("checkbox").nth(1).check()
    expect(other.locator("study-checklist").get_by_role("checkbox").nth(1)).to_be_checked()
    count(other, 1)


@proves("list-print")
def test_the_button_prints_the_list_alone(listed: Page) -> None:
    listed.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    listed.get_by_role("button", name=SAY["checklist_print"]).click()
    assert listed.evaluate("window.printed") == 1
    listed.emulate_media(media="print")
    expect(listed.get_by_text("Ask how long it takes")).to_be_visible()
    expect(listed.locator("h1")).to_be_hidden()
    expect(listed.locator("study-item legend").first).to_be_hidden()
    expect(listed.get_by_role("button", name=SAY["checklist_print"])).to_be_hidden()
    listed.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(listed.locator("h1")).to_be_visible()


@proves("list-no-script")
def test_without_a_script_boxes_can_be_ticked_and_printed(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url)
    box = plain_page.get_by_role("checkbox", name="Ask how long it takes")
    box.check()
    expect(box).to_be_checked()
    plain_page.emulate_media(media="print")
    expect(plain_page.get_by_text("Books and exams are often extra.")).to_be_visible()
    expect(box).to_be_visible()
