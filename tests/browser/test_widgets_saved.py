"""What is remembered: the log, last time's answer, progress, clearing, and every way storage can fail."""

import json
from collections.abc import Callable

import pytest
from conftest import Site, Watch
from playwright.sync_api import BrowserContext, Locator, Page, expect
from widget_site import answer, button, choose, entries, focused, item, proves, status, verdict, words

SAY = words()
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
# The theme reads localStorage itself and would stop; only our prefix is refused, as a blocked storage would.
BLOCKED = """
const real = window.localStorage;
Object.defineProperty(window, 'localStorage', {get() {
  if (new Error().stack.includes('/assets/studykit.')) throw new DOMException('blocked', 'SecurityError');
  return real;
}});
"""


def progress(page: Page) -> Locator:
    return page.locator(".sk-progress").first


def said(done: int, total: int, right: int) -> str:
    return SAY["progress"].format(done=done, all=total, right=right)


@pytest.fixture
def asked(page: Page, guide: Site) -> Page:
    page.goto(guide.url)
    expect(button(item(page, 1))).to_be_attached()
    return page


@proves("log-entry")
def test_an_entry_holds_what_a_review_needs(asked: Page) -> None:
    one = item(asked, 1)
    choose(one, "a")
    one.get_by_label(SAY["sure_sure"], exact=True).check()
    button(one).click()
    [entry] = entries(asked)
    assert {key: entry[key] for key in ("v", "id", "type", "response", "sure", "score", "n", "shown")} == {
        "v": 1,
        "id": "demo-001",
        "type": "choice",
        "response": ["a"],
        "sure": "sure",
        "score": 0,
        "n": 1,
        "shown": False,
    }
    assert entry["hash"] == one.get_attribute("data-hash")
    assert asked.evaluate("at => Math.abs(Date.now() - Date.parse(at))", entry["at"]) < 60_000
    keys = asked.evaluate("Object.keys(localStorage).filter(key => key.startsWith('studykit:'))")
    assert sorted(key.split(":")[2] for key in keys) == ["log", "page"]
    assert all(key.startswith("studykit:/guide/:") for key in keys)


@proves("log-first-only")
def test_only_the_first_check_of_a_visit_counts(asked: Page) -> None:
    one = item(asked, 1)
    answer(one, "a")
    button(one).click()
    answer(one, "b")
    button(one).click()
    expect(one.locator(".sk-sure")).to_be_hidden()
    answer(one, "b")
    assert [entry["response"] for entry in entries(asked)] == [["a"]]
    asked.reload()
    button(one).click()
    expect(one.locator(".sk-sure")).to_be_visible()
    answer(one, "b")
    assert [entry["response"] for entry in entries(asked)] == [["a"], ["b"]]


@proves("log-unsure")
def test_how_sure_may_be_left_out(asked: Page) -> None:
    answer(item(asked, 1), "b")
    assert entries(asked)[0]["sure"] is None


@proves("restore-words")
def test_last_time_stands_in_words_after_a_reload(asked: Page) -> None:
    answer(item(asked, 1), "a")
    answer(item(asked, 3), "a", "c")
    item(asked, 4).locator("summary").click()
    asked.reload()
    one, three, four = item(asked, 1), item(asked, 3), item(asked, 4)
    expect(one.locator(".sk-past")).to_contain_text("not right. You chose: Send the patient the whole bill")
    expect(one.locator("fieldset input[value=a]")).to_be_checked()
    expect(verdict(one, "a")).to_have_text(SAY["yours_wrong"])
    expect(one.locator(".sk-verdict")).to_have_count(1)
    expect(one.locator("details")).not_to_have_attribute("open", "")
    expect(three.locator(".sk-past")).to_contain_text("partly right. You chose: ")
    expect(four.locator(".sk-past")).to_contain_text("you looked at the key")
    expect(item(asked, 2).locator(".sk-past")).to_be_hidden()


@proves("restore-again")
def test_an_item_answered_before_can_be_asked_again(asked: Page) -> None:
    answer(item(asked, 1), "a")
    asked.reload()
    one = item(asked, 1)
    expect(button(one)).to_have_text(SAY["ask_again"])
    button(one).focus()
    asked.keyboard.press("Enter")
    expect(one.locator(".sk-past")).to_be_hidden()
    assert focused(asked).startswith("input radio")
    answer(one, "b")
    expect(status(one)).to_have_text(SAY["say_right"])


@proves("restore-key")
def test_looking_at_the_key_of_an_answered_item_is_no_answer(asked: Page) -> None:
    answer(item(asked, 1), "a")
    asked.reload()
    item(asked, 1).locator("summary").click()
    expect(item(asked, 1)).to_have_attribute("data-state", "done")
    expect(verdict(item(asked, 1), "a")).to_have_text(SAY["yours_wrong"])
    assert len(entries(asked)) == 1


@proves("restore-order")
def test_answers_stay_with_their_items_on_a_page_in_another_order(asked: Page, guide: Site) -> None:
    answer(item(asked, 1), "c")
    answer(item(asked, 3), "a", "c", "d")
    asked.goto(guide.url + "other/")
    expect(item(asked, 1).locator("fieldset input[value=c]")).to_be_checked()
    expect(item(asked, 1).locator(".sk-past")).to_contain_text("Ask for a formal appeal")
    assert sorted(item(asked, 3).locator("input:checked").evaluate_all("all => all.map(e => e.value)")) == [
        "a",
        "c",
        "d",
    ]
    expect(item(asked, 5)).to_have_attribute("data-state", "open")
    expect(item(asked, 4)).to_have_attribute("data-state", "open")
    expect(progress(asked).locator("p").first).to_have_text(said(2, 4, 1))


@proves("restore-edited")
def test_an_edited_item_is_asked_afresh(asked: Page, guide: Site) -> None:
    answer(item(asked, 1), "a")
    old = item(asked, 1).get_attribute("data-hash") or ""
    html = (guide.folder / "index.html").read_text().replace(old, "another")
    asked.route(guide.url, lambda route: route.fulfill(body=html, content_type="text/html"))
    asked.reload()
    expect(item(asked, 1)).to_have_attribute("data-state", "open")
    expect(item(asked, 1).locator("input:checked")).to_have_count(0)
    expect(progress(asked).locator("p").first).to_have_text(said(0, 4, 0))
    answer(item(asked, 1), "b")
    assert [entry["hash"] for entry in entries(asked)] == [old, "another"]


@proves("store-corrupt")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "3",
        "[]",
        '"x"',
        '{"v":1}',
        '{"v":1,"id":"demo-002","hash":"HASH","response":[],"score":0}',
        '{"v":1,"id":"demo-002","hash":"HASH","response":[],"score":2,"at":"2026-01-01"}',
        '{"v":2,"id":"demo-002","hash":"HASH","response":["b"],"score":0,"at":"2026-01-01"}',
        '{"v":1,"id":"demo-002","hash":"HASH","response":"b","score":0,"at":"2026-01-01"}',
    ],
)
def test_a_broken_entry_is_passed_over_and_kept(asked: Page, text: str, watch: Callable[[Page], Watch]) -> None:
    answer(item(asked, 1), "b")
    text = text.replace("HASH", item(asked, 2).get_attribute("data-hash") or "")
    asked.evaluate("text => localStorage.setItem('studykit:/guide/:log:1-broken', text)", text)
    seen = watch(asked)
    asked.reload()
    expect(item(asked, 1)).to_have_attribute("data-state", "past")
    expect(item(asked, 2)).to_have_attribute("data-state", "open")
    answer(item(asked, 2), "a")
    expect(progress(asked).locator("p").first).to_have_text(said(2, 4, 2))
    assert seen.messages == []
    assert asked.evaluate("localStorage.getItem('studykit:/guide/:log:1-broken')") == text


@proves("store-odd-response")
def test_a_response_that_names_no_choice_does_no_harm(asked: Page) -> None:
    entry = {
        "v": 1,
        "id": "demo-002",
        "hash": item(asked, 2).get_attribute("data-hash"),
        "at": "2026-01-01T00:00:00Z",
        "response": [7, "zz", None],
        "score": 0,
    }
    asked.evaluate("text => localStorage.setItem('studykit:/guide/:log:1-odd', text)", json.dumps(entry))
    asked.reload()
    expect(item(asked, 2)).to_have_attribute("data-state", "past")
    expect(button(item(asked, 4))).to_be_attached()


@proves("store-neighbours")
def test_a_site_on_another_path_is_not_read(asked: Page) -> None:
    answer(item(asked, 1), "b")
    asked.evaluate(
        "() => { for (const key of Object.keys(localStorage)) if (key.startsWith('studykit:')) { localStorage[key.replace('/guide/', '/guide/other/')] = localStorage[key]; localStorage.removeItem(key); } }"
    )
    asked.reload()
    expect(item(asked, 1)).to_have_attribute("data-state", "open")


@proves("store-full", "store-blocked")
@pytest.mark.parametrize("fault", [FULL, BLOCKED], ids=["full", "blocked"])
def test_without_storage_everything_works_and_says_so(
    page: Page, guide: Site, fault: str, watch: Callable[[Page], Watch]
) -> None:
    page.add_init_script(fault)
    seen = watch(page)
    page.goto(guide.url)
    one = item(page, 1)
    answer(one, "a")
    expect(status(one)).to_contain_text(SAY["say_wrong"])
    expect(status(one)).to_contain_text(SAY["not_saved"])
    expect(progress(page)).to_contain_text(said(1, 4, 0))
    expect(progress(page).get_by_text(SAY["not_saved"])).to_be_visible()
    answer(item(page, 2), "a")
    expect(progress(page)).to_contain_text(said(2, 4, 1))
    page.locator("study-checklist input").first.check()
    expect(page.locator("study-checklist").get_by_role("status")).to_contain_text(SAY["checklist_not_saved"])
    assert [message for message in seen.messages if "studykit" in message] == []


@proves("store-blocked")
def test_blocked_storage_is_said_before_anything_is_answered(page: Page, guide: Site) -> None:
    page.add_init_script(BLOCKED)
    page.goto(guide.url)
    expect(progress(page).get_by_text(SAY["not_saved"])).to_be_visible()


@proves("store-room-again")
def test_what_did_not_fit_is_saved_once_there_is_room(page: Page, guide: Site) -> None:
    page.add_init_script(
        "const set = Storage.prototype.setItem; Storage.prototype.setItem = function (...all) { if (window.full) throw new DOMException('full', 'QuotaExceededError'); set.apply(this, all); };"
    )
    page.goto(guide.url)
    page.evaluate("window.full = true")
    answer(item(page, 1), "b")
    assert entries(page) == []
    page.evaluate("window.full = false")
    answer(item(page, 2), "a")
    assert sorted(str(entry["id"]) for entry in entries(page)) == ["demo-001", "demo-002"]
    expect(progress(page).get_by_text(SAY["not_saved"])).to_be_hidden()


@proves("tabs-progress")
def test_another_tab_updates_progress(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    context = open_context()
    left, right = context.new_page(), context.new_page()
    for tab in (left, right):
        tab.goto(guide.url)
    answer(item(left, 1), "b")
    expect(progress(right).locator("p").first).to_have_text(said(1, 4, 1))
    answer(item(right, 2), "b")
    expect(progress(left).locator("p").first).to_have_text(said(2, 4, 1))
    left.get_by_role("button", name=SAY["clear"]).first.click()
    left.get_by_role("button", name=SAY["clear_yes"]).first.click()
    expect(progress(right).locator("p").first).to_have_text(said(0, 4, 0))


@proves("tabs-lossless")
def test_two_tabs_writing_at_once_lose_nothing(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    context = open_context()
    tabs = [context.new_page(), context.new_page()]
    for number, tab in enumerate(tabs):
        tab.goto(guide.url)
        expect(button(item(tab, 1))).to_be_attached()
        tab.evaluate(
            """tab => { window.writing = (async () => { for (let i = 0; i < 100; i += 1) {
              studykit.log.add({id: `tab-${tab}-${i}`, hash: "h", type: "choice", response: ["a"], sure: null, score: 1, shown: false});
              await new Promise(resolve => setTimeout(resolve));
            } })(); return 0; }""",
            number,
        )
    for tab in tabs:
        tab.evaluate("window.writing")
    assert len({str(entry["id"]) for entry in entries(tabs[0])}) == 200


@proves("progress-words")
def test_progress_stands_in_words_at_the_end_of_each_self_check(asked: Page) -> None:
    expect(asked.locator(".sk-progress")).to_have_count(2)
    for panel in asked.locator(".sk-progress").all():
        expect(panel.locator("p").first).to_have_text(said(0, 4, 0))
        expect(panel.get_by_role("button")).to_have_count(0)
    answer(item(asked, 1), "a")
    button(item(asked, 1)).click()
    answer(item(asked, 1), "b")
    answer(item(asked, 2), "a")
    for panel in asked.locator(".sk-progress").all():
        expect(panel.locator("p").first).to_have_text(said(2, 4, 1))


@proves("progress-today")
def test_the_last_line_leads_to_the_review_once_something_is_answered(asked: Page) -> None:
    link = asked.get_by_role("link", name=SAY["comes_back"])
    expect(link).to_have_count(0)
    answer(item(asked, 1), "a")
    expect(link).to_have_count(1)
    expect(asked.locator(".sk-progress").last.get_by_role("link")).to_be_visible()
    link.click()
    asked.wait_for_url("**/today/")


@proves("clear-asks")
def test_clearing_asks_in_place_and_can_be_left(asked: Page) -> None:
    answer(item(asked, 1), "b")
    clear = progress(asked).get_by_role("button", name=SAY["clear"])
    clear.click()
    assert focused(asked) == f"p {SAY['clear_ask']}"
    expect(clear).to_be_hidden()
    progress(asked).get_by_role("button", name=SAY["clear_no"]).click()
    expect(clear).to_be_focused()
    clear.click()
    asked.keyboard.press("Escape")
    expect(clear).to_be_focused()
    assert len(entries(asked)) == 1
    expect(item(asked, 1)).to_have_attribute("data-state", "done")


@proves("clear-page")
def test_clearing_forgets_this_page_alone(asked: Page, guide: Site) -> None:
    asked.goto(guide.url + "other/")
    answer(item(asked, 5), "b")
    answer(item(asked, 4), "b")
    asked.goto(guide.url)
    answer(item(asked, 1), "b")
    asked.locator("study-checklist input").first.check()
    progress(asked).get_by_role("button", name=SAY["clear"]).click()
    progress(asked).get_by_role("button", name=SAY["clear_yes"]).click()
    assert focused(asked) == f"p {SAY['cleared']} {said(0, 4, 0)}"
    expect(item(asked, 1)).to_have_attribute("data-state", "open")
    expect(item(asked, 4)).to_have_attribute("data-state", "open")
    expect(item(asked, 1).locator(".sk-verdict")).to_have_count(0)
    expect(asked.locator("study-checklist input").first).to_be_checked()
    assert [entry["id"] for entry in entries(asked)] == ["demo-005"]
    answer(item(asked, 1), "b")
    assert len(entries(asked)) == 2


@proves("instant-navigation")
def test_there_and_back_by_instant_navigation(asked: Page, guide: Site, watch: Callable[[Page], Watch]) -> None:
    seen = watch(asked)
    asked.evaluate("window.same = true")
    answer(item(asked, 1), "b")
    asked.get_by_role("link", name="Other page").click()
    expect(item(asked, 5)).to_have_attribute("data-state", "open")
    expect(item(asked, 1)).to_have_attribute("data-state", "past")
    answer(item(asked, 5), "b")
    expect(status(item(asked, 5))).to_have_text(SAY["say_right"])
    asked.get_by_role("link", name="Back", exact=True).click()
    expect(item(asked, 1)).to_have_attribute("data-state", "past")
    answer(item(asked, 2), "a")
    expect(progress(asked).locator("p").first).to_have_text(said(2, 4, 2))
    expect(item(asked, 2).locator(".sk-actions")).to_have_count(1)
    asked.go_back()
    expect(item(asked, 5)).to_have_attribute("data-state", "past")
    assert asked.evaluate("window.same") is True
    assert len(entries(asked)) == 3
    assert seen.messages == []


@proves("instant-navigation")
def test_widgets_wake_after_a_page_without_any(page: Page, guide: Site, watch: Callable[[Page], Watch]) -> None:
    seen = watch(page)
    page.goto(guide.url + "plain/")
    assert [request for request in seen.requests if "studykit" in request] == []
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Widgets").last.click()
    answer(item(page, 1), "b")
    expect(status(item(page, 1))).to_have_text(SAY["say_right"])
    assert page.evaluate("window.same") is True


@proves("back-forward")
def test_the_back_forward_cache_brings_progress_up_to_date(
    open_context: Callable[..., BrowserContext], guide: Site
) -> None:
    page = open_context().new_page()
    page.goto(guide.url)
    expect(button(item(page, 1))).to_be_attached()
    # What a page sees when it comes back from the cache, having missed another tab's writing.
    page.evaluate(
        """hash => { localStorage.setItem("studykit:/guide/:log:9-x", JSON.stringify({v: 1, id: "demo-001", hash, at: "2026-01-01T00:00:00Z", type: "choice", response: ["b"], score: 1}));
          dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true})); }""",
        item(page, 1).get_attribute("data-hash"),
    )
    expect(progress(page).locator("p").first).to_have_text(said(1, 4, 1))


@proves("from-file")
def test_widgets_work_and_remember_from_a_file(page: Page, guide: Site) -> None:
    page.goto((guide.folder / "index.html").as_uri())
    answer(item(page, 1), "b")
    expect(status(item(page, 1))).to_have_text(SAY["say_right"])
    page.reload()
    expect(item(page, 1)).to_have_attribute("data-state", "past")
