"""The type `code`: what is understood, what is said of a wrong code, and the panel of the Tabular List."""

from collections.abc import Callable, Iterator

import pytest
from conftest import SMALL, Site, Watch
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect
from widget_site import button, entries, focused, item, proves, status, words

SAY = words()
ONE, SEVENTH, TWO = 70, 71, 72


def field(of: Locator) -> Locator:
    return of.locator(".written input")


def reason(of: Locator) -> Locator:
    return of.locator(".sk-why")


def rows(of: Locator) -> Locator:
    return of.locator(".sk-excerpt > ul > li")


def loaded(of: Locator, code: str) -> None:
    """All is there that can be said of this code."""
    of.evaluate(
        """async (item, code) => {
          for (const part of ["codes", "tabular"]) await studykit.part(part);
          await studykit.explain.load(studykit.types.code.normal(code), item.type.key(item));
        }""",
        code,
    )


def write(of: Locator, code: str) -> None:
    field(of).fill(code)
    loaded(of, code)
    button(of).click()


def panel(of: Locator) -> Locator:
    return of.locator(".browse")


@pytest.fixture
def asked(page: Page, guide: Site) -> Page:
    page.goto(guide.url + "codes/")
    expect(button(item(page, TWO))).to_have_text(SAY["check"])
    return page


@proves("code-field")
def test_the_label_names_the_release_and_nothing_is_suggested(asked: Page) -> None:
    named = asked.get_by_role("textbox", name="ICD-10-CM code (FY2026, April 2026)", exact=True)
    expect(named).to_have_count(3)
    of = field(item(asked, ONE))
    for name, value in {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}.items():
        expect(of).to_have_attribute(name, value)
    of.press_sequentially("J18")
    expect(asked.locator("datalist, [role=listbox], [role=combobox], [list]")).to_have_count(0)


@proves("code-forgiving")
@pytest.mark.parametrize("written", ["J18.9", "j189", " j18.9 ", "J 18 9"])
def test_small_letters_spaces_and_no_dot_are_understood_and_shown_as_read(asked: Page, written: str) -> None:
    one = item(asked, ONE)
    write(one, written)
    expect(status(one)).to_have_text("Right: J18.9. Read why below.")
    expect(field(one)).to_have_value("J18.9")
    assert [entry["response"] for entry in entries(asked)] == [["J18.9"]]


@proves("code-forgiving")
def test_the_field_shows_how_it_was_read_when_it_is_left(asked: Page) -> None:
    of = field(item(asked, ONE))
    of.fill("s52501a")
    of.press("Tab")
    expect(of).to_have_value("S52.501A")


@proves("code-enter")
def test_enter_checks(asked: Page) -> None:
    one = item(asked, ONE)
    field(one).press_sequentially("j189")
    field(one).press("Enter")
    expect(status(one)).to_contain_text("Right")
    assert focused(asked) == "input text J18.9"


@proves("code-form")
@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("", "Answer first."),
        ("J1", "at least 3 characters"),
        ("J1.89", "the dot stands behind the third character"),
        ("118.9", 'character 1, "1"'),
        ("JO8.9", "the digit 0"),
        ("J18.9-", 'character 6, "-"'),
    ],
)
def test_what_is_no_code_is_said_before_anything_counts(asked: Page, written: str, part: str) -> None:
    one = item(asked, ONE)
    field(one).focus()
    loaded(one, "J18.9")
    field(one).fill(written)
    button(one).click()
    expect(status(one)).to_contain_text(part)
    expect(one).to_have_attribute("data-state", "open")
    assert entries(asked) == []


@proves("code-ladder")
def test_a_miss_says_which_character_is_wrong_and_what_to_look_at(asked: Page) -> None:
    one = item(asked, ONE)
    write(one, "J18.0")
    expect(status(one)).to_contain_text('Not right. The category is right. Character 4, "0", is not')
    expect(one.locator(".written .sk-verdict")).to_have_text(SAY["wrong"])
    expect(field(one)).to_have_accessible_description(
        'The category is right. Character 4, "0", is not: here it says "Bronchopneumonia, unspecified organism".'
    )
    expect(reason(one)).to_contain_text("Look again at: J18 Pneumonia, unspecified organism")
    expect(reason(one)).to_contain_text("interstitial pneumonia NOS (J84.9)")
    expect(rows(one)).to_have_count(5)
    expect(one.locator(":scope > details")).not_to_have_attribute("open", "")
    assert "J18.9" not in status(one).inner_text()


@proves("code-ladder")
@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("S52.501", "The 7th character is missing."),
        ("S52.501D", "What is asked for is initial encounter for closed fracture."),
        ("S52.502A", "All is right up to the side."),
        ("S52.509A", "More than that is known here"),
        ("S52.501I", 'There is no such code: "I" is none of the 7th characters'),
        ("S62.501A", "The chapter is right, the block is not"),
        ("M25.531", "stands in chapter 13"),
    ],
)
def test_each_kind_of_miss_is_told_in_its_own_words(asked: Page, written: str, part: str) -> None:
    one = item(asked, SEVENTH)
    write(one, written)
    expect(status(one)).to_contain_text(part)
    expect(reason(one)).to_contain_text(part)


@proves("code-outside")
def test_what_the_guide_does_not_carry_is_said(asked: Page) -> None:
    one = item(asked, ONE)
    write(one, "J12.9")
    expect(status(one)).to_contain_text("This guide carries only part of the Tabular List, and J12 is not in it")


@proves("code-miss")
def test_the_authors_reason_wins(asked: Page) -> None:
    one = item(asked, ONE)
    write(one, "J15.9")
    expect(status(one)).to_have_text(SAY["code_wrong_why"])
    expect(reason(one)).to_have_text("Why miss: nobody said that it was bacterial.")
    expect(rows(one)).to_have_count(0)


@proves("code-key")
def test_the_second_miss_brings_the_key_its_title_and_where_it_stands(asked: Page) -> None:
    one = item(asked, ONE)
    write(one, "J18.0")
    expect(button(one)).to_have_text(SAY["try_again"])
    button(one).click()
    assert focused(asked) == "input text J18.0"
    write(one, "J18.1")
    expect(status(one)).to_have_text("Not right. Key: J18.9")
    key = one.locator(":scope > details")
    expect(key).to_contain_text("Key: J18.9 Pneumonia, unspecified organism")
    expect(key).to_contain_text("Chapter 10: Diseases of the respiratory system (J00-J99) › Influenza and pneumonia")
    expect(key).to_contain_text("FY2026, April 2026 release, for services from April 1, 2026 to September 30, 2026")
    expect(key).to_contain_text("Published free of charge by CDC/NCHS.")
    expect(reason(one)).to_contain_text("Lobar pneumonia")


@proves("code-several")
@pytest.mark.parametrize("key", ["E11.65", "E11.9"])
def test_each_of_several_keys_is_right(asked: Page, key: str) -> None:
    one = item(asked, TWO)
    write(one, key)
    expect(status(one)).to_contain_text("Right")


@proves("code-several")
def test_a_miss_is_compared_with_the_nearest_key(asked: Page) -> None:
    one = item(asked, TWO)
    write(one, "E11.69")
    expect(status(one)).to_contain_text('Character 5, "9"')


@proves("code-lazy")
def test_nothing_of_the_list_comes_before_somebody_writes_and_then_only_what_is_needed(
    page: Page, guide: Site, watch: Callable[[Page], Watch]
) -> None:
    seen = watch(page)
    page.goto(guide.url + "codes/")
    one = item(page, ONE)
    expect(button(one)).to_be_attached()
    page.wait_for_load_state("networkidle")
    parts = ("studykit-codes", "studykit-tabular", "studykit-chapters")
    assert [url for url in seen.requests if any(part in url for part in parts)] == []
    write(one, "J44.9")
    expect(rows(one).first).to_be_visible()
    shards = sorted(url.rpartition("/")[2] for url in seen.requests if "/studykit-codes-" in url)
    assert shards == ["J18.js", "J44.js", "chapter-10.js"]
    assert seen.messages == [] and seen.strangers(guide.url) == []


@proves("code-late")
@pytest.mark.parametrize("late", ["**/J18.js", "**/assets/studykit-codes.*.js"])
def test_a_list_that_comes_late_is_told_late(asked: Page, late: str) -> None:
    waiting: list[Route] = []
    asked.route(late, lambda route: waiting.append(route))
    one = item(asked, ONE)
    field(one).fill("J18.0")
    if "J18" in late:
        asked.evaluate("async () => { await studykit.part('codes'); await studykit.part('tabular'); }")
    button(one).click()
    expect(status(one)).to_have_text(SAY["code_wrong"])
    for route in waiting:
        route.continue_()
    expect(status(one)).to_contain_text("Character 4")
    expect(rows(one)).to_have_count(5)


@proves("code-late")
def test_without_the_list_right_and_wrong_are_still_told(asked: Page) -> None:
    asked.route("**/assets/studykit-c*", lambda route: route.abort())
    one = item(asked, ONE)
    field(one).fill("J18.0")
    button(one).click()
    expect(status(one)).to_have_text(SAY["code_wrong"])
    button(one).click()
    field(one).fill("J18.9")
    button(one).click()
    expect(status(one)).to_contain_text("Right")


@proves("code-browse")
def test_the_panel_opens_by_keys_from_chapter_to_code(asked: Page) -> None:
    one = item(asked, ONE)

    def enter(text: str) -> None:
        summary = panel(one).locator("summary", has_text=text).first
        summary.focus()
        summary.press("Enter")

    enter(SAY["codes_browse"])
    enter("Chapter 10: Diseases of the respiratory system")
    enter("Influenza and pneumonia (J09-J18)")
    expect(panel(one)).to_contain_text("J12 Viral pneumonia, not elsewhere classified (title only)")
    enter("J18 Pneumonia, unspecified organism")
    expect(panel(one).get_by_text("J18.0 Bronchopneumonia")).to_be_visible()
    expect(panel(one)).to_contain_text("congenital pneumonia (P23.0)")
    expect(panel(one)).to_contain_text("FY2026, April 2026 release")
    assert focused(asked).startswith("summary J18")
    assert entries(asked) == []


@proves("code-browse")
def test_the_panel_shows_7th_characters_with_their_meaning(asked: Page) -> None:
    one = item(asked, SEVENTH)
    for text in (SAY["codes_browse"], "Chapter 20", "Slipping", "W19 Unspecified fall"):
        panel(one).locator("summary", has_text=text).first.click()
    expect(panel(one).get_by_text("D subsequent encounter")).to_be_visible()


@proves("code-saved")
def test_an_answer_is_remembered_as_a_code(asked: Page) -> None:
    one = item(asked, ONE)
    write(one, "j180")
    expect(status(one)).to_contain_text("Character 4")
    asked.reload()
    expect(one.locator(".sk-past")).to_contain_text("not right. You wrote: J18.0")
    expect(field(one)).to_have_value("J18.0")
    expect(one.locator(".written .sk-verdict")).to_have_text(SAY["wrong"])


@proves("code-plain")
def test_without_a_script_there_is_a_line_and_the_key_with_title_and_place(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url + "codes/")
    one = item(plain_page, ONE)
    field(one).fill("J18.9")
    expect(panel(one)).to_be_hidden()
    one.locator("summary").last.click()
    expect(one.get_by_text("Pneumonia, unspecified organism").first).to_be_visible()
    expect(one).to_contain_text("Not right: J15.9 Unspecified bacterial pneumonia")
    expect(one).to_contain_text("Chapter 10")


@proves("code-plain")
def test_on_paper_there_is_a_line_to_write_on_and_the_key_behind(asked: Page) -> None:
    one = item(asked, ONE)
    write(one, "J18.0")
    panel(one).locator("summary").click()
    asked.emulate_media(media="print")
    for hidden in (field(one), panel(one), reason(one), button(one)):
        expect(hidden).to_be_hidden()
    label = one.locator(".written")
    assert label.evaluate("e => getComputedStyle(e, '::after').borderBottomStyle") == "solid"
    expect(label).to_contain_text("ICD-10-CM code")


@proves("code-file")
def test_it_works_from_a_file(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    page = open_context().new_page()
    page.goto((guide.folder / "codes/index.html").as_uri())
    one = item(page, ONE)
    field(one).fill("J18.0")
    loaded(one, "J18.0")
    button(one).click()
    expect(status(one)).to_contain_text("Character 4")


@pytest.fixture(params=["light", "dark"])
def shaded(open_context: Callable[..., BrowserContext], guide: Site, request: pytest.FixtureRequest) -> Iterator[Page]:
    page = open_context(viewport=SMALL, color_scheme=request.param).new_page()
    page.goto(guide.url + "codes/")
    expect(button(item(page, TWO))).to_be_attached()
    yield page


@proves("code-access")
def test_barriers_width_and_targets(shaded: Page, axe: Callable[[Page], list[str]]) -> None:
    one = item(shaded, SEVENTH)
    write(one, "S52.502A")
    expect(rows(one).first).to_be_visible()
    for text in (SAY["codes_browse"], "Chapter 19", "elbow and forearm", "S52 Fracture"):
        panel(one).locator("summary", has_text=text).first.click()
    expect(panel(one).get_by_text("S52.5 Fracture of lower end of radius")).to_be_visible()
    assert axe(shaded) == []
    assert shaded.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    sizes = one.locator("summary, input:not([type=radio])").evaluate_all(
        "all => all.filter(e => e.offsetParent).map(e => e.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24
