"""Today's review: what comes, in which words, by keys alone, on paper and when something fails."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from conftest import Site
from playwright.sync_api import BrowserContext, Locator, Page, expect
from widget_site import entries, proves, words

SAY = words()
SMALL = {"width": 320, "height": 800}
SIDEWAYS = """() => [...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
  && !e.closest(".md-typeset__scrollwrap, [aria-hidden=true], .md-tabs")).map(e => e.outerHTML.slice(0, 80))"""
BLOCKED = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"

# Writes answers into the storage: [id, days ago, score, sure]; everything else was right `rest` days ago, or never asked.
REMEMBER = """([told, rest]) => {
  const { items, terms } = studykit.catalog;
  const hash = id => id.startsWith('term:') ? terms[id.slice(5)].hash : items[id].hash;
  const all = [...Object.keys(items), ...Object.keys(terms).map(id => `term:${id}`)];
  const others = rest === null ? [] : all.filter(id => !told.some(([other]) => other === id)).map(id => [id, rest, 1, null]);
  [...told, ...others].forEach(([id, days, score, sure], n) => {
    const at = new Date(Date.now() - days * 864e5 - n - 1).toISOString();
    const entry = {v: 1, id, hash: hash(id), at, type: 'choice', response: ['a'], sure, score, n: 1, shown: false};
    localStorage.setItem(`studykit:/guide/:log:${Date.parse(at)}-test${n}`, JSON.stringify(entry));
  });
}"""

Answer = tuple[str, float, float, "str | None"]
NOON = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC)


def line(page: Page) -> Locator:
    return page.locator(".review-line")


def told(page: Page) -> Locator:
    return page.locator(".review-status")


def item(page: Page) -> Locator:
    return page.locator(".review study-item")


def press(page: Page, word: str) -> None:
    """The button of that word, by keys."""
    button = page.get_by_role("button", name=SAY[word], exact=True)
    button.focus()
    page.keyboard.press("Enter")


def place(n: int, total: int, why: str) -> str:
    return SAY["review_place"].format(n=n, all=total, why=SAY[f"review_why_{why}"])


def ready(page: Page) -> None:
    expect(page.locator("study-tool")).to_have_attribute("data-state", "ready")


def today(page: Page, guide: Site, *answers: Answer, rest: float | None = 1, fixed: bool = True) -> Page:
    """The page as who gave these answers finds it. What was answered today (`rest=0`) does not come again today."""
    # At noon, so that a tenth of a day ago is today, and nine tenths are yesterday.
    if fixed:
        page.clock.set_fixed_time(NOON)
    page.goto(f"{guide.url}today/")
    ready(page)
    page.evaluate(REMEMBER, [[list(answer) for answer in answers], rest])
    page.reload()
    ready(page)
    return page


# Yesterday, later than all that was right then.
MISSED: Answer = ("demo-001", 0.9, 0, None)
SURE: Answer = ("demo-070", 0.8, 0, "sure")


def wrong(page: Page) -> None:
    """Miss whatever item is asked, by looking at its key."""
    item(page).locator("summary", has_text=SAY["show_key"]).click()
    expect(item(page)).to_have_attribute("data-state", "done")


@proves("review-plain")
def test_without_a_script_there_is_a_sheet(plain_page: Page, guide: Site) -> None:
    plain_page.goto(f"{guide.url}today/")
    review = plain_page.locator(".review")
    expect(review).to_contain_text(SAY["review_needs_script"])
    table = review.get_by_role("table")
    expect(table).to_be_visible()
    assert table.get_by_role("columnheader").count() == 7
    expect(review.get_by_role("button")).to_have_count(0)
    expect(review.locator("input, select")).to_have_count(0)


@proves("review-plain", "review-access")
def test_the_sheet_scrolls_by_itself_on_a_small_screen(open_context, guide: Site) -> None:
    page = open_context(viewport=SMALL, java_script_enabled=False).new_page()
    page.goto(f"{guide.url}today/")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    page.get_by_role("region", name=SAY["review_sheet_title"]).focus()
    assert page.evaluate("document.activeElement.scrollWidth > document.activeElement.clientWidth")


@proves("review-print")
def test_paper_has_the_sheet_and_nothing_of_a_round(page: Page, guide: Site) -> None:
    today(page, guide, MISSED)
    expect(page.locator(".review-sheet table")).to_be_hidden()
    expect(page.locator(".review-sheet [tabindex]")).to_be_hidden()
    press(page, "review_start")
    expect(item(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".review-sheet table")).to_be_visible()
    expect(item(page)).to_be_hidden()
    expect(line(page)).to_be_hidden()
    expect(page.locator(".review").get_by_role("button")).to_have_count(0)


@proves("review-first")
def test_the_first_time_it_begins_with_five_new_items(page: Page, guide: Site) -> None:
    page.goto(f"{guide.url}today/")
    ready(page)
    expect(line(page)).to_have_text(SAY["review_first"])
    expect(page.locator(".review-plain")).to_be_hidden()
    press(page, "review_start")
    expect(line(page)).to_have_text(place(1, 5, "new"))
    expect(item(page)).to_have_count(1)


@proves("review-keys", "review-logged")
def test_a_round_of_an_item_and_a_card_by_keys_alone(page: Page, guide: Site) -> None:
    today(page, guide, ("demo-001", 9, 1, None), ("term:copay", 9, 1, None), rest=0)
    before = len(entries(page))
    press(page, "review_start")
    for n in (1, 2):
        expect(line(page)).to_have_text(place(n, 2, "due"))
        page.locator(".review-card, .review study-item").wait_for()
        if item(page).count():
            expect(line(page)).to_be_focused()
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.matches('#demo-001 input')")
            page.keyboard.press("Space")
            while page.evaluate("document.activeElement.value") != "b":
                page.keyboard.press("ArrowDown")
            expect(item(page)).to_have_attribute("data-state", "open")
            press(page, "check")
            expect(item(page)).to_have_attribute("data-state", "done")
            press(page, "review_next")
        else:
            face = page.locator(".review-face")
            expect(face).to_be_focused()
            expect(face).to_have_text("Copay")
            expect(page.locator(".review-back")).to_have_text("")
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page.locator(".review-back")).to_contain_text("A fixed sum for a visit.")
            expect(page.get_by_role("button", name=SAY["review_knew"])).to_be_focused()
            page.keyboard.press("Enter")
    expect(line(page)).to_have_text(SAY["review_end"].format(all=2, right=2))
    expect(line(page)).to_be_focused()
    new = {str(entry["id"]): entry for entry in entries(page)[before:]}
    assert set(new) == {"demo-001", "term:copay"}
    assert new["demo-001"]["response"] == ["b"]
    card = new["term:copay"]
    wanted = {"v": 1, "type": "card", "response": [], "score": 1, "shown": False, "n": 1}
    assert {name: card.get(name) for name in wanted} == wanted


@proves("review-afresh")
def test_an_item_answered_before_is_asked_afresh(page: Page, guide: Site) -> None:
    today(page, guide, ("demo-001", 9, 1, None), rest=0)
    press(page, "review_start")
    expect(item(page)).to_have_attribute("id", "demo-001")
    expect(item(page)).to_have_attribute("data-state", "open")
    expect(item(page).locator(".sk-verdict, .sk-why")).to_have_count(0)
    expect(item(page).locator(".sk-past")).to_be_hidden()
    expect(item(page).locator(":scope > details")).not_to_have_attribute("open", "")
    expect(item(page).locator("input:checked")).to_have_count(0)
    expect(page.locator(".review .sk-progress")).to_be_hidden()
    expect(item(page).locator(".sk-report a")).to_have_count(1)


@proves("review-sure")
def test_sure_but_wrong_comes_first_with_another_item(page: Page, guide: Site) -> None:
    today(page, guide, MISSED, SURE)
    expect(page.locator(".review-box")).to_contain_text(SAY["review_missed"].format(missed=2, sure=1))
    press(page, "review_start")
    expect(line(page)).to_contain_text(SAY["review_why_sure"])
    expect(item(page)).to_have_count(1)
    assert item(page).get_attribute("id") in ("demo-071", "demo-072")


@proves("review-miss")
def test_after_a_miss_the_objective_returns_with_another_item(page: Page, guide: Site) -> None:
    today(page, guide, ("demo-071", 9, 1, None), ("demo-031", 9, 1, None), ("term:eob", 9, 1, None))
    press(page, "review_start")
    n = 1
    shown = page.locator(".review-card, .review study-item")
    shown.wait_for()
    while shown.get_attribute("id") != "demo-071":
        press(page, "review_skip")
        shown.wait_for()
        n += 1
    wrong(page)
    expect(told(page)).to_have_text(SAY["review_returns"].format(left=4 - n))
    expect(page.locator(".review-more a")).to_be_visible()
    left = min(2, 3 - n)
    for _ in range(left + 1):
        press(page, "review_next" if page.get_by_role("button", name=SAY["review_next"]).count() else "review_skip")
        shown.wait_for()
    expect(line(page)).to_have_text(place(n + left + 1, 4, "again"))
    assert item(page).get_attribute("id") in ("demo-070", "demo-072")


@proves("review-due")
def test_it_says_when_the_next_is_due_and_a_miss_is_due_the_next_day(page: Page, guide: Site) -> None:
    today(page, guide)
    expect(line(page)).to_contain_text("Nothing is due today. The next is due on ")
    expect(page.get_by_role("button", name=SAY["review_start"])).to_have_count(0)
    page.evaluate("localStorage.clear()")
    today(page, guide, ("demo-001", 0.1, 0, None), rest=None)
    expect(line(page)).to_have_text("Topics still open after a miss: 1. The next is due on December 2, 2026.")
    page.clock.set_fixed_time(NOON + datetime.timedelta(days=1))
    page.reload()
    ready(page)
    expect(line(page)).to_contain_text("Due today: items 1,")


@proves("review-cards")
def test_a_card_not_known_comes_again_and_is_logged_once(page: Page, guide: Site) -> None:
    today(page, guide, ("term:copay", 9, 1, None))
    before = len(entries(page))
    press(page, "review_start")
    for knew in ("review_not", "review_not", "review_knew"):
        expect(page.locator(".review-face")).to_have_text("Copay")
        press(page, "review_turn")
        press(page, knew)
    expect(line(page)).to_have_text(SAY["review_end"].format(all=1, right=0))
    assert [entry["score"] for entry in entries(page)[before:]] == [0]


@proves("review-skip")
def test_skipping_logs_nothing_and_stopping_says_what_was_done(page: Page, guide: Site) -> None:
    page.goto(f"{guide.url}today/")
    ready(page)
    press(page, "review_start")
    first = item(page).get_attribute("id")
    press(page, "review_skip")
    expect(line(page)).to_contain_text("2 of 5")
    expect(item(page)).to_have_count(1)
    assert item(page).get_attribute("id") != first
    press(page, "review_stop")
    expect(line(page)).to_have_text(SAY["review_end_none"])
    expect(line(page)).to_be_focused()
    assert entries(page) == []
    press(page, "review_again")
    expect(line(page)).to_contain_text("1 of 5")
    wrong(page)
    press(page, "review_stop")
    expect(line(page)).to_have_text(SAY["review_end"].format(all=1, right=0))


@proves("review-exam")
def test_exam_and_number_are_kept(page: Page, guide: Site) -> None:
    page.goto(f"{guide.url}today/")
    ready(page)
    wishes = page.locator(".review-wishes")
    wishes.locator("summary").focus()
    page.keyboard.press("Enter")
    said = wishes.get_by_role("status")
    date = wishes.get_by_label(SAY["reviewwishes_exam"])
    date.fill("2001-01-01")
    expect(said).to_have_text(SAY["reviewwishes_past"])
    date.fill("2099-03-05")
    expect(said).to_have_text(SAY["reviewwishes_set"].format(date="March 5, 2099"))
    wishes.get_by_label(SAY["reviewwishes_size"]).select_option("10")
    page.reload()
    ready(page)
    expect(date).to_have_value("2099-03-05")
    press(page, "review_start")
    expect(line(page)).to_contain_text("1 of 10")


@proves("review-only")
def test_what_was_missed_today_comes_when_it_is_asked_for(page: Page, guide: Site) -> None:
    """As after a mock exam, which may have had every item of an objective."""
    today(page, guide, ("demo-030", 0.1, 0, None), ("demo-031", 0.1, 1, None), ("demo-032", 0.1, 1, "guess"), rest=0)
    page.goto("about:blank")
    page.goto(f"{guide.url}today/#only=demo-write")
    ready(page)
    expect(line(page)).to_contain_text(SAY["review_missed"].format(missed=1))
    press(page, "review_start")
    expect(line(page)).to_have_text(place(1, 1, "missed"))
    expect(item(page)).to_have_count(1)
    assert item(page).get_attribute("id") in ("demo-031", "demo-032")
    press(page, "review_stop")
    press(page, "review_all")
    expect(page).to_have_url(f"{guide.url}today/")
    expect(line(page)).to_be_focused()
    expect(page.get_by_role("button", name=SAY["review_all"])).to_have_count(0)


@proves("review-only")
def test_many_objectives_are_counted(page: Page, guide: Site) -> None:
    page.goto(f"{guide.url}today/")
    ready(page)
    names = page.evaluate("Object.keys(studykit.catalog.objectives).slice(0, 5)")
    page.goto("about:blank")
    page.goto(f"{guide.url}today/#only={','.join(names)}")
    ready(page)
    expect(line(page)).to_have_text(SAY["review_unseen"])
    expect(page.locator(".review-more")).to_have_text(SAY["review_only_many"].format(n=5))


@proves("review-only")
def test_an_address_can_name_objectives(page: Page, guide: Site) -> None:
    page.goto(f"{guide.url}today/#only=demo-write,unknown")
    ready(page)
    expect(page.locator(".review-more")).to_have_text(SAY["review_only"].format(list="Write an answer."))
    press(page, "review_start")
    for n in (1, 2, 3):
        expect(line(page)).to_have_text(place(n, 3, "new"))
        expect(item(page)).to_have_count(1)
        assert item(page).get_attribute("id") in ("demo-030", "demo-031", "demo-032")
        press(page, "review_skip")
    expect(line(page)).to_have_text(SAY["review_end_none"])


@proves("review-tabs")
def test_what_another_tab_answered_is_not_asked_again(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    context = open_context()
    page, other = context.new_page(), context.new_page()
    for tab in (page, other):
        tab.goto(f"{guide.url}today/")
        ready(tab)
    press(page, "review_start")
    press(other, "review_start")
    press(other, "review_skip")
    second = item(other).get_attribute("id")
    wrong(other)
    for _ in range(50):  # the policy forbids to wait for an expression
        if page.evaluate("studykit.store.all('log').length"):
            break
        page.wait_for_timeout(100)
    press(page, "review_skip")
    expect(line(page)).to_contain_text("3 of 5")
    assert item(page).get_attribute("id") != second


@proves("review-tabs")
def test_a_round_that_another_tab_has_done_is_not_asked_again(
    open_context: Callable[..., BrowserContext], guide: Site
) -> None:
    """Both tabs stood open before; this one knows neither the answer nor, yet, what reckons with it."""
    context = open_context()
    page, other = context.new_page(), context.new_page()
    for tab in (page, other):
        tab.goto(f"{guide.url}today/#only=demo-write")
        ready(tab)
    press(other, "review_start")
    expect(line(other)).to_have_text(place(1, 3, "new"))
    done = item(other).get_attribute("id")
    item(other).locator("input").first.fill("nothing of the kind")
    press(other, "check")
    expect(item(other)).to_have_attribute("data-state", "missed")
    for _ in range(50):  # the policy forbids to wait for an expression
        if page.evaluate("studykit.store.all('log').length"):
            break
        page.wait_for_timeout(100)
    press(page, "review_start")
    expect(line(page)).to_have_text(place(1, 2, "missed"))
    expect(item(page)).to_have_count(1)
    assert item(page).get_attribute("id") != done


@proves("review-days")
def test_a_tab_that_stays_open_goes_on_the_next_day(page: Page, guide: Site) -> None:
    today(page, guide, ("demo-001", 9, 1, None), rest=0)
    press(page, "review_start")
    wrong(page)
    press(page, "review_stop")
    expect(line(page)).to_have_text(SAY["review_end"].format(all=1, right=0))
    page.clock.set_fixed_time(NOON + datetime.timedelta(days=1))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(line(page)).to_contain_text(SAY["review_missed"].format(missed=1))
    before = len(entries(page))
    press(page, "review_start")
    asked = page.locator(".review-card, .review study-item")
    asked.wait_for()
    while asked.get_attribute("id") != "demo-001":
        press(page, "review_skip")
        asked.wait_for()
    wrong(page)
    assert [entry["id"] for entry in entries(page)[before:]] == ["demo-001"]


@proves("review-clock")
def test_what_was_answered_under_a_clock_that_was_ahead_is_asked(page: Page, guide: Site) -> None:
    today(page, guide, ("demo-030", -200, 0, "sure"), rest=0)
    press(page, "review_start")
    expect(line(page)).to_have_text(place(1, 1, "due"))
    expect(item(page)).to_have_count(1)
    wrong(page)
    press(page, "review_stop")
    expect(line(page)).to_have_text(SAY["review_end"].format(all=1, right=0))


@proves("review-logged")
def test_a_key_that_is_shown_again_in_a_visit_is_not_right(page: Page, guide: Site) -> None:
    """It was answered in this visit already, so the log has nothing new to say."""
    page.goto(f"{guide.url}today/#only=demo-write")
    ready(page)
    press(page, "review_start")
    wrong(page)
    first = item(page).get_attribute("id")
    page.evaluate("studykit.store.remove('log', studykit.store.all('log').map(([name]) => name))")
    page.get_by_role("link", name="Plain page").click()
    page.wait_for_url("**/plain/")
    page.go_back()
    ready(page)
    press(page, "review_start")
    expect(item(page)).to_have_count(1)
    while item(page).get_attribute("id") != first:
        press(page, "review_skip")
        expect(item(page)).to_have_count(1)
    wrong(page)
    press(page, "review_stop")
    expect(line(page)).to_have_text(SAY["review_end"].format(all=1, right=0))


@proves("review-not-saved")
def test_without_storage_it_works_and_says_so(page: Page, guide: Site) -> None:
    page.add_init_script(BLOCKED)
    page.goto(f"{guide.url}today/")
    ready(page)
    press(page, "review_start")
    wrong(page)
    expect(told(page)).to_contain_text(SAY["not_saved"])
    press(page, "review_next")
    expect(line(page)).to_contain_text("2 of ")


@proves("review-broken")
def test_a_part_that_does_not_come_is_said(page: Page, guide: Site) -> None:
    today(page, guide, MISSED)
    page.route("**/studykit-fsrs.*", lambda route: route.abort())
    page.reload()
    expect(told(page)).to_have_text(SAY["not_loaded"])
    expect(page.locator(".review-plain")).to_be_visible()
    expect(page.locator(".review").get_by_role("button")).to_have_count(0)


@proves("review-broken")
def test_an_item_that_does_not_come_can_be_skipped(page: Page, guide: Site) -> None:
    page.route("**/studykit-banks-*/demo.js", lambda route: route.abort())
    page.goto(f"{guide.url}today/")
    ready(page)
    press(page, "review_start")
    expect(told(page)).to_have_text(SAY["review_missing"])
    page.unroute("**/studykit-banks-*/demo.js")
    press(page, "review_skip")
    expect(line(page)).to_contain_text("2 of 5")
    expect(item(page)).to_have_count(1)


@proves("review-lazy")
def test_it_loads_here_alone_and_asks_nobody_else(page: Page, guide: Site, watch) -> None:
    page.goto(guide.url)
    seen = watch(page)
    page.goto(f"{guide.url}words/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in seen.requests if any(name in url for name in ("fsrs", "catalog", "scheduling", "banks"))]
    page.goto(f"{guide.url}today/")
    ready(page)
    assert [url for url in seen.requests if "studykit-scheduling" in url]
    # Before the first answer there is nothing to reckon with.
    assert not [url for url in seen.requests if "studykit-fsrs" in url or "studykit-banks-" in url]
    press(page, "review_start")
    wrong(page)
    press(page, "review_stop")
    expect(line(page)).to_have_text(SAY["review_end"].format(all=1, right=0))
    assert [url for url in seen.requests if "studykit-fsrs" in url]
    assert [url for url in seen.requests if "studykit-banks-" in url]
    assert seen.messages == []
    assert seen.strangers(guide.url) == []


@proves("review-anywhere")
def test_it_works_from_a_file(page: Page, guide: Site) -> None:
    page.goto(f"file://{guide.folder}/today/index.html")
    ready(page)
    press(page, "review_start")
    expect(item(page)).to_have_count(1)
    wrong(page)
    page.locator(".review-more a").click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.startswith("file://") and "index.html" in page.url


@proves("review-anywhere")
def test_it_wakes_under_instant_navigation(page: Page, guide: Site) -> None:
    page.goto(f"{guide.url}today/")
    ready(page)
    press(page, "review_start")
    page.get_by_role("link", name="Plain page").click()
    page.wait_for_url("**/plain/")
    page.go_back()
    ready(page)
    press(page, "review_start")
    expect(item(page)).to_have_attribute("data-state", "open")


def states(page: Page, guide: Site) -> list[Callable[[], None]]:
    """The start with its wishes open, an item asked, missed, a turned card, the end."""

    def begin() -> None:
        # axe waits forever where time stands still: whatever the hour, these days are before today.
        today(page, guide, ("demo-070", 1.1, 0, "sure"), ("term:copay", 9, 1, None), rest=1.3, fixed=False)
        page.locator(".review-wishes summary").click()

    def asked() -> None:
        press(page, "review_start")
        expect(item(page)).to_have_count(1)

    def missed() -> None:
        wrong(page)

    def card() -> None:
        while not page.locator(".review-card").count():
            more = page.locator(".review-buttons button", has_text=SAY["review_next"]).count()
            press(page, "review_next" if more else "review_skip")
            page.locator(".review-buttons button").first.wait_for()
        press(page, "review_turn")

    def end() -> None:
        press(page, "review_knew")
        if not line(page).inner_text().startswith("Done"):
            press(page, "review_stop")

    return [begin, asked, missed, card, end]


@proves("review-access")
@pytest.mark.parametrize("colors", ["light", "dark", "forced"])
def test_axe_finds_nothing(open_context, axe, guide: Site, colors: str) -> None:
    options = {"forced_colors": "active"} if colors == "forced" else {"color_scheme": colors}
    page = open_context(**options, reduced_motion="reduce").new_page()
    for state in states(page, guide):
        state()
        assert axe(page) == []


@proves("review-access")
@pytest.mark.parametrize("large", [False, True], ids=["plain", "twice"])
def test_a_small_screen_is_enough(open_context, guide: Site, large: bool) -> None:
    page = open_context(viewport={"width": 640, "height": 900} if large else SMALL).new_page()
    for state in states(page, guide):
        state()
        if large:
            page.evaluate("document.documentElement.style.fontSize = '250%'")
        assert page.evaluate(SIDEWAYS) == []


@proves("review-access")
def test_targets_and_focus(page: Page, guide: Site) -> None:
    for state in states(page, guide):
        state()
        small = page.evaluate(
            """() => [...document.querySelectorAll('.review :is(label, button, summary, select, input:not([type=radio], [type=checkbox]), .review-more a)')]
              .filter(e => e.checkVisibility()).map(e => [e.textContent.trim() || e.localName, e.getBoundingClientRect()])
              .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""
        )
        assert small == []
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
