"""Certifications: chosen and compared, each on its page, and decisions."""

import re

import pytest
from conftest import SMALL, Site
from playwright.sync_api import Locator, Page, expect
from test_theme_pages import SIDEWAYS
from widget_site import LETTERS, focused, proves, words

SAY = words()
COMPARE = "certifications/compare/"
SHOWN = SAY["comparator_shown"]


def opened(page: Page, guide: Site, place: str = "") -> Page:
    page.goto(f"{guide.url}{COMPARE}{place}")
    page.wait_for_function("Boolean(window.studykit && window.studykit.compare)")
    return page


@pytest.fixture
def compare(page: Page, guide: Site) -> Page:
    return opened(page, guide)


def box(page: Page, letters: str) -> Locator:
    return page.get_by_role("checkbox", name=letters, exact=True)


def table(page: Page) -> Locator:
    return page.get_by_role("table", name=SAY["comparator_caption"])


def heads(page: Page) -> list[str]:
    return [text.partition(" ")[0] for text in table(page).locator("thead th").all_inner_texts()[1:]]


def said(page: Page) -> Locator:
    return page.locator("study-comparator").get_by_role("status")


def cells(page: Page, head: str) -> list[str]:
    row = table(page).get_by_role("row").filter(has=page.get_by_role("rowheader", name=head, exact=True))
    return row.get_by_role("cell").all_inner_texts()


@proves("compare-choose", "compare-words")
def test_two_to_four_are_chosen_by_keys_and_stand_side_by_side(compare: Page) -> None:
    expect(said(compare)).to_have_text("")
    box(compare, "BBB").focus()
    compare.keyboard.press("Space")
    expect(said(compare)).to_have_text(SAY["comparator_one"].format(names="BBB"))
    expect(table(compare)).to_have_count(0)
    compare.keyboard.press("Shift+Tab")
    compare.keyboard.press("Space")
    expect(said(compare)).to_have_text(SHOWN.format(names="BBB, AAA"))
    assert focused(compare) == "input checkbox aaa"
    assert heads(compare) == ["BBB", "AAA"]
    box(compare, "DDD").check()
    box(compare, "E-E").check()
    assert heads(compare) == ["BBB", "AAA", "DDD", "E-E"]
    box(compare, "BBB").uncheck()
    expect(said(compare)).to_have_text(SHOWN.format(names="AAA, DDD, E-E"))
    assert heads(compare) == ["AAA", "DDD", "E-E"]
    assert cells(compare, SAY["certification_focus"])[1].startswith("the work of DDD")


@proves("compare-most")
def test_a_fifth_is_refused_in_words(compare: Page) -> None:
    for letters in ("AAA", "BBB", "CCC", "DDD"):
        box(compare, letters).check()
    box(compare, "E-E").click()
    expect(said(compare)).to_have_text(SAY["comparator_most"])
    expect(box(compare, "E-E")).not_to_be_checked()
    assert heads(compare) == ["AAA", "BBB", "CCC", "DDD"]


@proves("compare-address")
def test_the_address_keeps_the_choice(compare: Page, guide: Site) -> None:
    before = compare.evaluate("history.length")
    box(compare, "E-E").check()
    box(compare, "AAA").check()
    assert compare.url.endswith("#compare=e-e,aaa")
    assert compare.evaluate("history.length") == before
    link = compare.get_by_role("link", name=SAY["comparator_link"])
    assert link.evaluate("link => link.href") == compare.url
    compare.reload()
    expect(said(compare)).to_have_text(SHOWN.format(names="E-E, AAA"))
    expect(box(compare, "AAA")).to_be_checked()
    compare.goto("about:blank")
    opened(compare, guide, "#compare=ccc,none,ccc,ddd,aaa,bbb,e-e,%22")
    expect(box(compare, "AAA")).not_to_be_checked()
    compare.goto("about:blank")
    opened(compare, guide, "#compare=ccc,none,ccc,ddd,aaa,bbb,e-e")
    assert heads(compare) == ["CCC", "DDD", "AAA", "BBB"]


@proves("compare-address")
def test_a_link_on_the_page_chooses_too(compare: Page) -> None:
    box(compare, "CCC").check()
    for answer in ("Codes", "Yes, there"):
        compare.locator("summary").filter(has_text=answer).first.click()
    compare.get_by_role("link", name=SAY["certification_side_by_side"]).first.click()
    expect(said(compare)).to_have_text(SHOWN.format(names="BBB, E-E"))
    expect(box(compare, "CCC")).not_to_be_checked()


@proves("compare-address")
def test_it_works_from_a_folder(page: Page, guide: Site) -> None:
    page.goto(f"file://{guide.folder}/{COMPARE}index.html")
    page.wait_for_function("Boolean(window.studykit && window.studykit.compare)")
    box(page, "AAA").check()
    box(page, "BBB").check()
    assert page.url.endswith("#compare=aaa,bbb")
    page.reload()
    expect(said(page)).to_have_text(SHOWN.format(names="AAA, BBB"))


@proves("compare-clear")
def test_one_button_takes_all_out(compare: Page) -> None:
    box(compare, "AAA").check()
    box(compare, "CCC").check()
    compare.get_by_role("button", name=SAY["comparator_clear"]).click()
    expect(said(compare)).to_have_text(SAY["comparator_none"])
    expect(table(compare)).to_have_count(0)
    assert "#" not in compare.url
    assert focused(compare) == "input checkbox aaa"
    assert compare.locator("study-comparator input:checked").count() == 0


@proves("compare-says")
def test_what_is_copied_says_the_same(compare: Page) -> None:
    box(compare, "AAA").check()
    box(compare, "BBB").check()
    one, other = cells(compare, SAY["certification_fee"])
    assert one == SAY["not_published"]
    assert other.startswith("$425: one attempt") and SAY["second_hand"] in other and "seen 2026" in other
    mark = re.search(r"\[\w\]", other)
    assert mark
    expect(compare.locator(".fact-notes li").filter(has_text=mark[0])).to_contain_text("For one try.")
    full = compare.locator(".compare-all tr[data-id=bbb]").filter(has_text="$425").get_by_role("cell").first
    assert full.inner_text() == other
    ids = compare.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


@proves("compare-plain")
def test_without_a_script_every_table_is_complete(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url + COMPARE)
    tables = plain_page.locator("study-comparator table")
    assert tables.count() == 6
    for number in range(6):
        expect(tables.nth(number)).to_be_visible()
        assert tables.nth(number).locator("tbody tr").count() == len(LETTERS)
    assert plain_page.locator("study-comparator :is(input, button):visible").count() == 0
    expect(plain_page.get_by_text(SAY["certification_choose"])).to_be_hidden()


@proves("compare-print")
def test_paper_shows_what_was_chosen_or_all(compare: Page) -> None:
    every = compare.locator(".compare-all table").first
    compare.emulate_media(media="print")
    expect(every).to_be_visible()
    expect(box(compare, "AAA")).to_be_hidden()
    compare.emulate_media(media="screen")
    box(compare, "AAA").check()
    box(compare, "BBB").check()
    expect(every).to_be_visible()
    compare.emulate_media(media="print")
    expect(every).to_be_hidden()
    expect(table(compare)).to_be_visible()
    expect(compare.locator(".fact-notes")).to_be_visible()
    expect(compare.get_by_role("button", name=SAY["comparator_clear"])).to_be_hidden()


@proves("compare-alone", "certification-pages")
def test_script_and_style_load_only_where_they_are_needed(page: Page, guide: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, guide)
    assert any("studykit-comparator." in url for url in asked)
    assert any("studykit-certification." in url and url.endswith(".css") for url in asked)
    asked.clear()
    page.goto(f"{guide.url}certifications/aaa/")
    assert not any(re.search(r"/studykit[^/]*\.js", url) for url in asked)
    for other in ("", "plain/", "other/"):
        asked.clear()
        page.goto(guide.url + other)
        page.wait_for_load_state("networkidle")
        assert not any("certification" in url or "comparator" in url for url in asked)


@proves("certification-pages")
def test_a_certification_has_its_page(plain_page: Page, guide: Site) -> None:
    plain_page.goto(f"{guide.url}certifications/aaa/")
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Example Certificate A (AAA)")
    rows = plain_page.locator("tr").filter(has=plain_page.get_by_role("rowheader", name=SAY["certification_names"]))
    expect(rows).to_contain_text("OLD: former name")
    expect(rows).to_contain_text("EO, seen 2026")
    expect(plain_page.get_by_text("not affiliated with Example Office (EO)")).to_be_visible()
    expect(plain_page.locator("#source-demo-source")).to_be_visible()
    expect(plain_page.get_by_role("link", name="Compare AAA")).to_have_attribute("href", "../compare/#compare=aaa")


@proves("certification-pages")
def test_the_chapters_list_has_the_pages(desk_page: Page, guide: Site) -> None:
    desk_page.goto(f"{guide.url}certifications/aaa/")
    assert desk_page.locator(".sk-nav__chapter--open a").all_inner_texts()[-5:] == [one.upper() for one in LETTERS]


@proves("weights-words")
@pytest.mark.parametrize(
    "media", [{}, {"forced_colors": "active"}, {"media": "print"}], ids=["screen", "forced", "print"]
)
def test_a_weight_is_said_and_drawn(page: Page, guide: Site, media: dict[str, str]) -> None:
    page.goto(f"{guide.url}certifications/bbb/")
    page.emulate_media(**media)  # type: ignore[arg-type]
    parts = page.locator(".weights li")
    assert [text.strip() for text in parts.all_inner_texts()] == ["codes: 40–60%", "law: 50%"]
    bar = parts.first.locator(".weight-least")
    assert bar.evaluate("bar => getComputedStyle(bar).fill") not in ("none", "rgba(0, 0, 0, 0)")
    whole, least, span = (
        parts.first.locator(f".weight-{name}").evaluate("bar => bar.getBoundingClientRect().width")
        for name in ("all", "least", "span")
    )
    assert least / whole == pytest.approx(0.4, abs=0.02) and span / whole == pytest.approx(0.2, abs=0.02)
    assert parts.first.locator("svg").get_attribute("aria-hidden") == "true"


@proves("decision-keys")
def test_answers_open_by_keys_without_a_script(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url + COMPARE)
    decision = plain_page.locator(".decision")
    expect(decision.get_by_text("In a hospital?")).to_be_hidden()
    decision.locator("summary").filter(has_text="Codes").focus()
    plain_page.keyboard.press("Enter")
    expect(decision.get_by_text("In a hospital?")).to_be_visible()
    plain_page.keyboard.press("Tab")
    plain_page.keyboard.press("Space")
    result = decision.locator(".decision-result:visible")
    expect(result).to_contain_text("Compare two.")
    expect(result.get_by_role("link", name="the work of BBB")).to_have_attribute(
        "href", "https://www.example.org/handbook"
    )
    expect(result.get_by_role("link", name="BBB", exact=True)).to_have_attribute("href", "../bbb/")


@proves("decision-print")
def test_paper_shows_every_way(page: Page, guide: Site) -> None:
    page.goto(guide.url + COMPARE)
    page.emulate_media(media="print")
    results = page.locator(".decision-result")
    assert results.count() == 3
    for number in range(3):
        assert results.nth(number).bounding_box()["height"] > 20  # type: ignore[index]
        expect(results.nth(number)).to_be_visible()


def states(page: Page, guide: Site) -> None:
    """Everything open and chosen."""
    opened(page, guide, "#compare=aaa,bbb,ccc,ddd")
    expect(table(page)).to_be_visible()
    page.evaluate("document.querySelectorAll('.decision details').forEach(one => { one.open = true; })")


@proves("certification-access")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_context, axe, guide: Site, scheme: str) -> None:
    page = open_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    states(page, guide)
    assert axe(page) == []
    page.goto(f"{guide.url}certifications/bbb/")
    assert axe(page) == []


@proves("certification-access")
@pytest.mark.parametrize("large", [False, True], ids=["plain", "twice"])
def test_a_small_screen_is_enough(open_context, guide: Site, large: bool) -> None:
    page = open_context(viewport={"width": 640, "height": 900} if large else SMALL).new_page()
    for place in ("compare", "page"):
        if place == "compare":
            states(page, guide)
        else:
            page.goto(f"{guide.url}certifications/bbb/")
        if large:
            page.evaluate("document.documentElement.style.fontSize = '250%'")  # the theme's own is 125%
        assert page.evaluate(SIDEWAYS) == []


@proves("certification-access")
def test_targets_and_focus(compare: Page, guide: Site) -> None:
    states(compare, guide)
    small = compare.evaluate(
        """() => [...document.querySelectorAll('.comparator :is(label, button), .decision summary')].map(e => [e.textContent.trim(), e.getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""
    )
    assert small == []
    box(compare, "AAA").focus()
    compare.keyboard.press("Tab")
    style = compare.evaluate(
        "(e => [getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth)])(document.activeElement)"
    )
    assert style[0] != "none" and style[1] >= 2


@proves("compare-choose", "compare-address")
def test_under_instant_navigation_there_and_back(compare: Page, guide: Site, watch) -> None:
    seen = watch(compare)
    box(compare, "AAA").check()
    box(compare, "BBB").check()
    compare.get_by_role("link", name="Plain page").last.click()
    expect(compare.get_by_role("heading", level=1)).to_have_text("Plain")
    compare.go_back()
    expect(said(compare)).to_have_text(SHOWN.format(names="AAA, BBB"))
    assert heads(compare) == ["AAA", "BBB"]
    assert seen.messages == [] and seen.strangers(guide.url) == []
