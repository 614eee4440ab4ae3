"""Cases, items about what is wrong in them, and practice."""

import json
import re
from collections.abc import Callable

import pytest
from conftest import DESK, SMALL, Site
from playwright.sync_api import BrowserContext, Locator, Page, expect
from widget_site import answer, button, choose, entries, focused, item, proves, status, verdict, why, words

SAY = words()
NAMES = ("visit", "account", "note")


def case(page: Page, name: str) -> Locator:
    return page.locator(f"#case-{name}")


def row(page: Page, name: str, field: str) -> Locator:
    return page.locator(f"#case-{name}-{field}")


def practice(page: Page) -> Locator:
    return page.locator("study-practice")


def open_practice(page: Page, guide: Site, task: str = "7-1") -> Locator:
    page.goto(f"{guide.url}practice/#practice-{task}")
    expect(practice(page).get_by_role("textbox")).to_be_visible()
    return practice(page)


def made(page: Page, series: str = "7", n: int = 1) -> dict[str, object]:
    """The task itself, as the page's own script makes it."""
    return page.evaluate("([series, n]) => window.studykit.practice.make(series, n)", [series, n])


def dollars(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def overflowing(page: Page, within: str) -> list[str]:
    return page.evaluate(
        """(within) => [document.documentElement, ...document.querySelectorAll(`${within}, ${within} *`)]
          .filter(e => getComputedStyle(e).display !== "inline" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth)
          .map(e => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)""",
        within,
    )


@proves("case-table", "case-invented")
def test_a_case_is_tables_with_captions_and_row_headings(page: Page, guide: Site) -> None:
    page.goto(guide.url + "cases/")
    for name in NAMES:
        expect(case(page, name).get_by_text(SAY["case_invented"])).to_be_visible()
    head = case(page, "visit").get_by_role("table", name=SAY["case_claim"])
    expect(head.get_by_role("rowheader", name=f"3 {SAY['case_3']}")).to_be_visible()
    second = case(page, "visit").get_by_role("table", name=SAY["case_line"].replace("{n}", "2"))
    expect(second.get_by_role("row", name=f"24F {SAY['case_charge']} $1,036.00")).to_be_visible()
    totals = case(page, "account").get_by_role("table", name=SAY["case_totals"])
    expect(totals.get_by_role("row", name=f"{SAY['case_copay']} $25.00")).to_be_visible()


@proves("case-search")
def test_search_finds_a_case_by_its_title_alone(guide: Site) -> None:
    index = (guide.folder / "search/search_index.json").read_text()
    text = json.dumps(json.loads(index), ensure_ascii=False)
    for title in ("A visit for a cough", "A payer's account", "A sore wrist"):
        assert title in text
    for inside in ("Okafor", "1,036", "Invented Health Plan", "Brace for", SAY["case_invented"]):
        assert inside not in text


@proves("case-narrow")
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_a_case_fits_a_small_screen(open_context: Callable[..., BrowserContext], guide: Site, size: str) -> None:
    page = open_context(viewport=SMALL).new_page()
    page.goto(guide.url + "cases/")
    page.evaluate(
        "size => { document.documentElement.style.fontSize = size; }", "250%" if size == "200%" else ""
    )  # the theme's own is 125%
    assert overflowing(page, ".case") == []
    first, second = (row(page, "visit", f"l{n}-charge").bounding_box() for n in (1, 2))
    assert first and second and second["y"] > first["y"] + first["height"]


@proves("case-narrow")
def test_lines_stand_side_by_side_with_their_amounts_level(desk_page: Page, guide: Site) -> None:
    desk_page.goto(guide.url + "cases/")
    first, second = (row(desk_page, "visit", f"l{n}-charge").bounding_box() for n in (1, 2))
    assert first and second
    assert first["y"] == pytest.approx(second["y"], abs=1)
    assert second["x"] > first["x"] + first["width"]


@proves("case-print", "spot-plain")
def test_a_case_is_printed_whole_and_its_items_have_keys(page: Page, guide: Site) -> None:
    page.goto(guide.url + "cases/")
    choose(item(page, 40), "dob")
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "() => [...document.querySelectorAll('.case *')].filter(e => !e.checkVisibility()).map(e => e.outerHTML)"
    )
    assert hidden == []
    assert row(page, "visit", "dob").evaluate("e => getComputedStyle(e).outlineWidth") == "0px"
    key = item(page, 40).locator("dt[data-key]")
    expect(key).to_have_text(f"{SAY['key']}: 3 {SAY['case_3']}: 04/12/2031")
    expect(key).to_be_visible()


@proves("case-plain", "spot-plain")
def test_without_a_script_case_and_key_are_there(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url + "cases/")
    expect(row(plain_page, "visit", "dob")).to_be_visible()
    spot = item(plain_page, 41)
    choose(spot, "l1-paid", "l1-charge")
    expect(spot.locator("input:checked")).to_have_count(2)
    spot.locator("summary").click()
    for text in ("Why l1-paid:", "Why total-paid:", SAY["case_right"]):
        expect(spot.get_by_text(text).first).to_be_visible()
    link = spot.get_by_role("link", name="A payer's account")
    link.click()
    expect(case(plain_page, "account")).to_be_in_viewport()


@proves("spot-fields")
def test_controls_say_line_number_label_and_value(page: Page, guide: Site) -> None:
    page.goto(guide.url + "cases/")
    one = item(page, 40)
    expect(one.get_by_role("radio")).to_have_count(7)  # four fields and how sure
    expect(one.get_by_role("radio", name=f"28 {SAY['case_28']}: $1,168.00")).to_be_visible()
    several = item(page, 41)
    line = SAY["case_line"].replace("{n}", "1")
    expect(several.get_by_role("checkbox", name=f"{line}, {SAY['case_paid']}: $88.00")).to_be_visible()
    expect(several.get_by_role("checkbox", name=f"{SAY['case_totals']}, {SAY['case_paid']}: $88.00")).to_be_visible()


@proves("spot-verdicts")
def test_verdicts_speak_of_the_field(page: Page, guide: Site) -> None:
    page.goto(guide.url + "cases/")
    one = item(page, 40)
    answer(one, "dx")
    expect(verdict(one, "dx")).to_have_text(SAY["yours_wrong_spot"])
    expect(why(one, "dx")).to_have_text("Why dx: the code fits the visit.")
    expect(status(one)).to_have_text(SAY["say_wrong"])  # "0 of 1 found" would say less
    button(one).click()
    answer(one, "total")
    expect(status(one)).to_have_text(re.compile("^Not found. Wrong: "))
    expect(verdict(one, "total")).to_have_text(SAY["yours_wrong_spot"])
    expect(verdict(one, "dob")).to_have_text(SAY["missed_spot"])
    expect(verdict(one, "patient")).to_have_text(SAY["wrong_spot"])
    expect(why(one, "patient")).to_have_text(SAY["case_right"])
    # The verdict is part of the control's name, the reason its description.
    expect(one.get_by_role("radio", name=re.compile(SAY["missed_spot"]))).to_have_accessible_description(
        "Why dob: nobody is seen before birth."
    )
    button(one).click()
    answer(one, "dob")
    expect(verdict(one, "dob")).to_have_text(SAY["yours_right_spot"])
    expect(status(one)).to_have_text(SAY["say_right"])


@proves("spot-partly")
def test_partly_found_is_said_in_words(page: Page, guide: Site) -> None:
    page.goto(guide.url + "cases/")
    several = item(page, 41)
    answer(several, "l1-paid", "l1-allowed")
    expect(status(several)).to_have_text(re.compile("^1 of 2 wrong fields found, 1 right"))
    button(several).click()
    several.locator("input[value=l1-allowed]").uncheck()
    answer(several, "total-paid")
    expect(status(several)).to_have_text(SAY["say_right"])


@proves("spot-marked")
def test_what_is_chosen_is_marked_in_the_case(page: Page, guide: Site) -> None:
    page.goto(guide.url + "cases/")
    one, marked = item(page, 40), page.locator("[data-marked]")
    choose(one, "dx")
    expect(marked).to_have_attribute("id", "case-visit-dx")
    choose(one, "dob")
    expect(marked).to_have_attribute("id", "case-visit-dob")
    button(one).click()
    expect(marked).to_have_count(1)
    button(one).click()
    expect(marked).to_have_count(0)


@proves("spot-saved")
def test_an_answer_is_kept_by_field_ids(page: Page, guide: Site) -> None:
    page.goto(guide.url + "cases/")
    answer(item(page, 41), "l1-paid")
    assert [(entry["id"], entry["type"], entry["response"], entry["score"]) for entry in entries(page)] == [
        ("demo-041", "spot", ["l1-paid"], 0.5)
    ]
    page.reload()
    expect(item(page, 41)).to_have_attribute("data-state", "past")
    expect(item(page, 41).locator("input[value=l1-paid]")).to_be_checked()
    expect(row(page, "account", "l1-paid")).to_have_attribute("data-marked", "")


@proves("practice-task")
def test_a_task_is_complete_and_leaves_nothing_behind(page: Page, guide: Site, watch) -> None:
    seen = watch(page)
    area = open_practice(page, guide)
    task = made(page)
    field = area.get_by_role("textbox", name=SAY[f"practice_ask_{task['question']}"])
    expect(field).to_be_visible()
    expect(area.get_by_role("table").first).to_be_visible()
    expect(area.get_by_role("status")).to_have_text("")
    expect(area.get_by_text(SAY["practice_needs_script"])).to_have_count(0)
    field.fill(dollars(task["answer"]))
    area.get_by_role("button", name=SAY["check"]).click()
    expect(area.get_by_role("status")).to_contain_text("Right")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('studykit'))") == []
    assert seen.messages == []
    assert seen.strangers(guide.url) == []


@proves("practice-check")
def test_enter_and_button_check_what_people_write(page: Page, guide: Site) -> None:
    area = open_practice(page, guide, "7-2")
    field = area.get_by_role("textbox")
    for written in ("", "twelve", "1.2.3", "-5"):
        field.fill(written)
        field.press("Enter")
        expect(area.get_by_role("status")).to_have_text(re.compile(SAY["practice_bad"]))
        expect(field).to_be_focused()
    answer_in_cents = made(page, "7", 2)["answer"]
    field.fill(f"$ {answer_in_cents // 100:,}.{answer_in_cents % 100:02} ")
    field.press("Enter")
    expect(area.get_by_role("status")).to_contain_text("Right")
    expect(field).to_be_focused()
    expect(field).not_to_be_editable()


@proves("practice-slip", "practice-steps")
def test_a_usual_mistake_is_named_and_the_key_follows_the_second_miss(page: Page, guide: Site) -> None:
    area = open_practice(page, guide)
    n = next(n for n in range(1, 30) if made(page, "7", n)["slips"])
    area = open_practice(page, guide, f"7-{n}")
    expect(area.get_by_role("link", name=re.compile(f"Task {n} of"))).to_be_visible()
    task = made(page, "7", n)
    name, amount = task["slips"][0]
    area.get_by_role("textbox").fill(dollars(amount))
    area.get_by_role("button", name=SAY["check"]).click()
    expect(area.get_by_role("status")).to_contain_text(SAY[f"practice_slip_{name}"])
    expect(area.locator("div > ol > li")).to_have_count(0)
    area.get_by_role("button", name=SAY["check"]).click()
    expect(area.get_by_role("status")).to_contain_text(f"${task['answer'] // 100:,}.{task['answer'] % 100:02}")
    expect(area.locator("div > ol > li")).to_have_count(len(task["steps"]))


@proves("practice-steps", "practice-next")
def test_steps_come_one_by_one_and_the_next_task_takes_the_focus(page: Page, guide: Site) -> None:
    open_practice(page, guide)
    n = next(n for n in range(1, 30) if len(made(page, "7", n)["steps"]) > 2)
    area = open_practice(page, guide, f"7-{n}")
    expect(area.get_by_role("link", name=re.compile(f"Task {n} of"))).to_be_visible()
    count = len(made(page, "7", n)["steps"])
    for shown in range(1, count):
        area.get_by_role("button", name=SAY["practice_step"]).press("Enter")
        steps = area.locator(".practice-task li")
        expect(steps).to_have_count(shown)
        expect(area.get_by_role("status")).to_contain_text(steps.last.inner_text())
        assert "{" not in steps.last.inner_text()
    area.get_by_role("button", name=SAY["practice_step"]).press("Enter")
    assert focused(page) == f"button button {SAY['practice_next']}"
    page.keyboard.press("Enter")
    expect(area.get_by_role("textbox")).to_be_focused()
    expect(area.get_by_role("textbox")).to_have_value("")
    expect(area.get_by_role("link", name=re.compile(f"Task {n + 1} of"))).to_be_visible()


@proves("practice-link")
def test_a_link_gives_everybody_the_same_task(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    one = open_context().new_page()
    one.goto(guide.url + "practice/")
    link = practice(one).get_by_role("link", name=re.compile("Task 1 of series"))
    link.click()
    assert re.search(r"#practice-\d{4}-1$", one.url)
    two = open_context().new_page()
    two.goto(one.url)
    expect(practice(two).locator(".practice-task table").first).to_have_text(
        practice(one).locator(".practice-task table").first.inner_text(), use_inner_text=True
    )
    expect(practice(two)).to_be_in_viewport()
    # Another link on the same page.
    two.evaluate("location.hash = '#practice-class7-4'")
    expect(practice(two).get_by_role("link", name="Task 4 of series class7")).to_be_visible()


@proves("practice-plain")
def test_without_a_script_worked_examples_can_be_read(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url + "practice/")
    expect(plain_page.get_by_text(SAY["practice_needs_script"])).to_be_visible()
    plain_page.get_by_text(SAY["practice_examples"], exact=True).click()
    expect(plain_page.get_by_role("table", name="Example 3")).to_be_visible()
    expect(plain_page.get_by_text("Charge $165.00 less allowed $98.00")).to_be_visible()


@proves("practice-plain")
def test_on_paper_worked_examples_stand_without_the_task(page: Page, guide: Site) -> None:
    open_practice(page, guide)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".practice-task")).to_be_hidden()
    expect(page.get_by_role("table", name="Example 1")).to_be_visible()


@proves("practice-access")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", ["cases/", "practice/#practice-7-1"], ids=["cases", "practice"])
def test_axe_finds_nothing(
    open_context: Callable[..., BrowserContext], guide: Site, axe, where: str, scheme: str
) -> None:
    page = open_context(viewport=DESK, color_scheme=scheme).new_page()
    page.goto(guide.url + where)
    if where == "cases/":
        answer(item(page, 40), "dx")
        answer(item(page, 41), "l1-paid", "l1-charge")
    else:
        practice(page).get_by_role("textbox").fill("1")
        practice(page).get_by_role("button", name=SAY["check"]).click()
        practice(page).get_by_role("button", name=SAY["practice_step"]).click()
    assert axe(page) == []


@proves("practice-access")
def test_practice_fits_a_small_screen(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    page = open_context(viewport=SMALL).new_page()
    area = open_practice(page, guide)
    for size in ("", "250%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        for _ in range(10):
            area.get_by_role("textbox").fill("1.23")
            assert overflowing(page, ".practice") == []
            area.get_by_role("button", name=SAY["check"]).click()
            area.get_by_role("textbox").press("Enter")
            assert overflowing(page, ".practice") == []
            area.get_by_role("textbox").press("Enter")
    small = area.locator("button:visible, input:visible, a:visible").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).filter(b => b.height < 24 || b.width < 24).length"
    )
    assert small == 0
