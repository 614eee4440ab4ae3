"""The banks' fragments in Chromium, Firefox and WebKit: what a script gets is what the lesson shows, and it works."""

from collections.abc import Callable

import pytest
from conftest import Site, Watch
from engines import ENGINES, Tab
from playwright.sync_api import Page, expect
from widget_site import proves, words

SAY = words()
OPEN = Callable[..., Tab]
BRING = """async () => {
  await studykit.part('banks');
  const { items, cases } = await studykit.bank('demo');
  return { items, cases, version: studykit.catalog.version, root: studykit.root };
}"""
PUT = """async id => {
  await studykit.part('banks');
  const { items, cases } = await studykit.bank('demo');
  const section = document.createElement('section');
  section.className = 'quiz';
  section.innerHTML = (cases[studykit.catalog.items[id].case] || '') + items[id];
  document.querySelector('article').append(section);
}"""


@proves("bank-same")
@pytest.mark.parametrize("place", ["http", "file"])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_bank_brings_what_the_lesson_shows(open_tab: OPEN, guide: Site, engine: str, place: str) -> None:
    tab = open_tab(engine)
    tab.open(f"{guide.url}words/" if place == "http" else f"file://{guide.folder}/words/index.html")
    brought = tab.evaluate(BRING)
    lesson = "".join((guide.folder / name / "index.html").read_text() for name in ("every", "cases"))
    shown = [name for name in brought["items"] if f'<study-item id="{name}"' in lesson]
    assert len(shown) >= 7 and all(brought["items"][name] in lesson for name in shown)
    assert len(brought["cases"]) >= 2 and all(html in lesson for html in brought["cases"].values())
    assert brought["root"] == ("/guide/" if place == "http" else f"{guide.folder}/")


@proves("bank-wakes")
def test_an_item_from_a_bank_is_answered_like_one_in_a_lesson(
    page: Page, guide: Site, watch: Callable[[Page], Watch]
) -> None:
    seen = watch(page)
    page.goto(f"{guide.url}words/")
    page.wait_for_function("!!window.studykit")
    page.evaluate(PUT, "demo-001")
    item = page.locator("#demo-001")
    item.locator("input[value=b]").check()
    item.get_by_role("button", name=SAY["check"]).click()
    expect(item.get_by_role("status")).to_contain_text(SAY["say_right"].partition("{")[0].strip())
    # The lesson knows it, too.
    page.goto(f"{guide.url}top/")
    expect(page.locator("#demo-001 .sk-past")).to_be_visible()
    assert seen.messages == [] and seen.strangers(guide.url) == []


@proves("bank-wakes")
def test_an_item_about_a_case_marks_it(page: Page, guide: Site) -> None:
    page.goto(f"{guide.url}words/")
    page.wait_for_function("!!window.studykit")
    name = page.evaluate(
        """async () => {
          await studykit.part('catalog');
          return Object.entries(studykit.catalog.items).find(([, item]) => item.type === 'spot')[0];
        }"""
    )
    page.evaluate(PUT, name)
    box = page.locator(f"#{name} fieldset > div input").first
    box.check()
    marked = page.locator("study-case [data-marked]")
    expect(marked).to_have_count(1)
    assert (marked.get_attribute("id") or "").endswith(f"-{box.get_attribute('value')}")


@proves("bank-again")
@pytest.mark.parametrize("part", ["studykit-banks.", "studykit-catalog.", "demo.js"])
def test_what_could_not_be_loaded_is_asked_for_again(page: Page, guide: Site, part: str) -> None:
    page.goto(f"{guide.url}words/")
    page.wait_for_function("!!window.studykit")
    page.route(f"**/*{part}*", lambda route: route.abort())
    failed = page.evaluate(
        "() => studykit.part('banks').then(() => studykit.bank('demo')).then(() => false, () => true)"
    )
    assert failed
    page.unroute_all()
    assert page.evaluate(BRING)["items"]
