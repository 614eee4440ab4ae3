"""Progress over the whole guide, and the marks in the menu."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import DESK, ROOT, SMALL, Site
from playwright.sync_api import BrowserContext, Locator, Page, expect
from widget_site import answer, focused, item, proves, words

SAY = words()
SIDEWAYS = """() => [...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
  && !e.closest(".md-typeset__scrollwrap, [aria-hidden=true], .md-tabs")).map(e => e.outerHTML.slice(0, 80))"""
SMALL_TARGETS = """() => [...document.querySelectorAll('.tool :is(label, button, summary, input, select)')].filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""

# Answers into the storage: [id, days ago, score, sure].
REMEMBER = """told => told.forEach(([id, days, score, sure], n) => {
  const { items, terms } = studykit.catalog;
  const { hash } = (id.startsWith('term:') ? terms[id.slice(5)] : items[id]) || { hash: 'gone' };
  const at = new Date(Date.now() - days * 864e5 + n).toISOString();
  const entry = {v: 1, id, hash, at, type: 'choice', response: ['a'], sure, score, n: 1, shown: false};
  localStorage.setItem(`studykit:/guide/:log:${Date.parse(at)}-test${n}`, JSON.stringify(entry));
})"""
ANSWERS = [["demo-001", 2, 0, "sure"], ["demo-002", 2, 1, None], ["demo-003", 40, 0, None], ["term:eob", 1, 1, None]]


def said(word: str, **values: object) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), SAY[f"progress_{word}"])


def status(page: Page) -> Locator:
    return page.locator(".progress").get_by_role("status")


def opened(page: Page, guide: Site) -> Page:
    page.goto(f"{guide.url}progress/")
    expect(status(page)).not_to_be_empty()
    expect(page.locator(".progress-told details").first).to_be_attached()
    return page


def told(page: Page, guide: Site) -> Page:
    """The page as a reader with some answers finds it."""
    opened(page, guide).evaluate(REMEMBER, ANSWERS)
    page.reload()
    expect(page.locator(".progress-told li").first).to_be_attached()
    return page


def chapters(page: Page) -> Locator:
    return page.locator(".progress-told > details")


@proves("guide-plain")
def test_without_a_script_a_sheet_stands_there(plain_page: Page, guide: Site) -> None:
    plain_page.goto(f"{guide.url}progress/")
    tool = plain_page.locator("study-tool")
    expect(plain_page.get_by_text(SAY["progress_plain"])).to_be_visible()
    expect(tool.get_by_role("table")).to_have_count(2)
    expect(tool.get_by_role("link", name="Plain")).to_be_visible()
    expect(tool.get_by_role("button")).to_have_count(0)
    expect(tool.get_by_text(SAY["progress_today"])).to_be_hidden()


@proves("guide-words")
def test_nothing_answered_is_said_without_a_percentage(page: Page, guide: Site) -> None:
    opened(page, guide)
    expect(status(page)).to_have_text(SAY["progress_none"])
    expect(page.get_by_text(SAY["progress_none"])).to_have_count(1)
    expect(page.get_by_role("heading", name=SAY["progress_weak"])).to_have_count(0)
    assert "%" not in page.locator(".progress").inner_text()
    expect(page.locator(".progress-mark").first).to_have_text(SAY["progress_standing_new"])


@proves("guide-words")
def test_words_say_what_is_answered_right_and_due(page: Page, guide: Site) -> None:
    told(page, guide)
    count = page.evaluate("Object.keys(studykit.catalog.items).length")
    terms = page.evaluate("Object.keys(studykit.catalog.terms).length")
    text = status(page).inner_text()
    assert re.fullmatch(re.escape(said("all", seen=3, all=count, right=1, due="#")).replace(r"\#", r"[2-3]"), text), (
        text
    )
    expect(page.locator(".progress-told")).to_contain_text(re.compile(rf"1\D+{terms}\. .*1\. .*\d"))
    assert page.locator(".progress-bar").first.bounding_box()["height"] < 20  # type: ignore[index]
    expect(chapters(page).first.locator(".progress-bar").first).to_be_visible()
    bars = page.locator(".progress-bar")
    assert bars.count() == page.locator(".progress-told :is(li, details)").count()
    assert page.locator(".progress-bar:not([aria-hidden=true])").count() == 0


@proves("guide-weak")
def test_what_is_weak_comes_first_and_leads_into_review(page: Page, guide: Site) -> None:
    told(page, guide)
    first = page.locator(".progress-told > ol > li").first
    expect(first.locator(".progress-mark")).to_have_text(SAY["progress_standing_weak"])
    expect(first).to_contain_text(said("sure", sure=1))
    link = page.get_by_role("link", name=SAY["progress_practice"])
    assert "#only=demo-try" in (link.get_attribute("href") or "")
    expect(chapters(page).first.locator("summary .progress-mark")).to_have_text(SAY["progress_standing_weak"])
    first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.startswith(guide.url) and "progress" not in page.url


@proves("guide-kept")
def test_answers_to_what_has_gone_are_counted_apart(page: Page, guide: Site) -> None:
    opened(page, guide).evaluate(REMEMBER, [["gone-001", 3, 1, None], ["demo-002", 2, 1, None]])
    page.evaluate("localStorage.setItem('studykit:/guide/:log:1-broken', '{')")
    page.evaluate("localStorage.setItem('studykit:/guide/:setting:exam-date', '{\"a\":1')")
    page.reload()
    expect(page.locator(".progress-told")).to_contain_text(said("kept", kept=1))
    expect(status(page)).to_contain_text(said("all", seen=1, all="#", right="#", due="#").split("#")[0].strip())


@proves("guide-live")
def test_another_tabs_answers_are_counted_and_nothing_closes(page: Page, guide: Site) -> None:
    told(page, guide)
    summary = chapters(page).first.locator("summary")
    summary.click()
    summary.focus()
    before = status(page).inner_text()
    other = page.context.new_page()
    other.goto(guide.url)
    answer(item(other, 4), "b")
    expect(status(page)).not_to_have_text(before)
    assert chapters(page).first.evaluate("e => e.open")
    assert focused(page).startswith("summary")


@proves("guide-keys")
def test_keys_alone_open_a_chapter_and_follow_a_link(page: Page, guide: Site) -> None:
    told(page, guide)
    summary = chapters(page).first.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(chapters(page).first.locator("ul")).to_be_visible()
    page.keyboard.press("Tab")
    style = page.evaluate("(e => [e.localName, getComputedStyle(e).outlineStyle])(document.activeElement)")
    assert style[0] == "a" and style[1] != "none"
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "progress" not in url)


@proves("guide-failed")
def test_a_part_that_does_not_come_is_said_and_the_sheet_is_there(page: Page, guide: Site) -> None:
    page.route(re.compile(r"studykit-progressing"), lambda route: route.abort())
    page.goto(f"{guide.url}progress/")
    expect(status(page)).to_have_text(SAY["progress_failed"])
    expect(page.locator(".tool-sheet table").first).to_be_visible()


@proves("guide-print")
def test_paper_has_every_chapter_and_opens_those_that_were_begun(page: Page, guide: Site) -> None:
    page.emulate_media(media="print")
    opened(page, guide)
    expect(chapters(page).first.locator("summary")).to_be_visible()
    expect(chapters(page).first.locator("ul")).to_be_hidden()
    told(page, guide)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(chapters(page).first.locator("ul")).to_be_visible()
    expect(page.locator(".tool-sheet table").first).to_be_visible()


@proves("guide-access")
@pytest.mark.parametrize("colors", ["light", "dark", "forced"])
def test_everyone_can_read_it(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], guide: Site, colors: str
) -> None:
    look = {"forced_colors": "active"} if colors == "forced" else {"color_scheme": colors}
    page = told(open_context(viewport=SMALL, **look).new_page(), guide)
    page.evaluate("document.querySelectorAll('.tool details').forEach(e => { e.open = true; })")
    assert axe(page) == []
    assert page.evaluate(SIDEWAYS) == []
    assert page.evaluate(SMALL_TARGETS) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(SIDEWAYS) == []


# The menu


def mark(page: Page, name: str) -> Locator:
    return page.locator(".sk-nav a", has_text=name).locator("small")


def menu(done: int, total: int) -> str:
    return SAY["menu_mark"].replace("{done}", str(done)).replace("{all}", str(total))


@proves("menu-marks")
def test_marks_follow_answers_other_tabs_and_clearing(page: Page, guide: Site) -> None:
    page.goto(guide.url)
    expect(page.locator(".sk-nav small")).to_have_count(0)
    answer(item(page, 1), "a")
    expect(mark(page, "Home")).to_have_text(menu(1, 4))
    expect(page.locator(".sk-nav [role=status], .sk-nav [aria-live]")).to_have_count(0)
    other = page.context.new_page()
    other.goto(f"{guide.url}plain/")
    expect(mark(other, "Home")).to_have_text(menu(1, 4))
    answer(item(page, 2), "a")
    expect(mark(other, "Home")).to_have_text(menu(2, 4))
    page.get_by_role("button", name=SAY["clear"]).first.click()
    page.get_by_role("button", name=SAY["clear_yes"]).first.click()
    expect(mark(page, "Home")).to_have_count(0)
    expect(mark(other, "Home")).to_have_count(0)


@proves("menu-marks")
def test_a_chapter_says_it_for_all_its_pages(desk_page: Page, page: Page, site_url: str) -> None:
    kept = "([root]) => ['claim/', 'claim/form/'].forEach(one => localStorage.setItem(`studykit:${root}:page:${one}`, '{\"v\":1,\"all\":3,\"done\":2}'))"
    root = re.sub(r"^https?://[^/]*", "", site_url)
    for tab, where in ((page, "claim/"), (desk_page, "payment/")):
        tab.goto(f"{site_url}{where}")
        tab.evaluate(kept, [root])
        tab.reload()
    group = desk_page.locator(".sk-nav a[data-folders='claim']")
    expect(group.locator("small")).to_have_text(re.compile(r"4 of \d\d answered"))
    pages = page.locator(".sk-nav a[href$='form/'] small")
    expect(pages).to_have_text(re.compile(r"2 of \d+ answered"))


@proves("menu-marks-none")
@pytest.mark.parametrize("entry", ["{", "null", '{"v":1}', '{"v":1,"done":"<b>"}', '{"v":1,"all":2,"done":-1}'])
def test_broken_entries_make_no_marks_and_no_errors(page: Page, guide: Site, watch: Callable, entry: str) -> None:
    page.goto(f"{guide.url}plain/")
    page.evaluate("text => localStorage.setItem('studykit:/guide/:page:', text)", entry)
    seen = watch(page)
    page.reload()
    expect(page.locator(".sk-nav small")).to_have_count(0)
    assert seen.messages == []


@proves("menu-marks-none")
def test_blocked_storage_makes_no_marks_and_no_errors(page: Page, guide: Site, watch: Callable) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    seen = watch(page)
    page.goto(f"{guide.url}plain/")
    expect(page.locator(".sk-nav small")).to_have_count(0)
    assert not [text for text in seen.messages if "theme" in text]


@proves("menu-marks-file")
def test_answers_that_came_with_a_file_are_marked_once_progress_was_open(page: Page, guide: Site) -> None:
    told(page, guide)
    expect(mark(page, "Home").first).to_contain_text(SAY["menu_mark"].rpartition(" ")[2])


@proves("menu-marks-file")
def test_marks_work_from_a_file(page: Page, guide: Site) -> None:
    page.goto((guide.folder / "index.html").as_uri())
    answer(item(page, 1), "a")
    expect(mark(page, "Home")).to_have_count(1)


@proves("menu-marks-weight")
def test_marks_weigh_little(guide: Site) -> None:
    def packed(text: str) -> int:
        return len(gzip.compress(text.encode(), mtime=0))

    html = (guide.folder / "index.html").read_text()
    without = re.sub(r' data-(?:items|folders|mark)="[^"]*"', "", html)
    assert packed(html) - packed(without) <= 300
    script = (ROOT / "docs/assets/javascripts/theme.js").read_text()
    begin, end = script.index("  // How many items of a page"), script.index("  // The guide kept on")
    assert packed(script) - packed(script[:begin] + script[end:]) <= 600


def test_the_tiny_guide_has_what_these_tests_name(guide: Site) -> None:
    assert (guide.folder / Path("progress/index.html")).is_file()
    assert DESK["width"] > SMALL["width"]
