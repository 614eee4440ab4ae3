"""The program finder, and the closed schools that search finds."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import DESK, PHONE, SMALL, Site
from measures import COLORS, STEP
from playwright.sync_api import BrowserContext, Locator, Page, expect
from widget_site import focused, proves, words

from studykit.library import Reader

SAY = {name.removeprefix("finder_"): text for name, text in words().items() if name.startswith("finder_")}
NAMES = {"afar": "Afar: coding", "billing": "Billing", "coding": "Coding", "degree": "Health Information", "night": "Coding at Night"}  # fmt: skip


def finder(page: Page) -> Locator:
    return page.locator("study-finder")


def open_finder(page: Page, guide: Site, hash: str = "") -> Locator:
    page.goto(f"{guide.url}finder/{hash}")
    expect(status(page)).not_to_be_empty()
    return finder(page)


def status(page: Page) -> Locator:
    return finder(page).get_by_role("status")


def shown(page: Page) -> list[str]:
    return page.locator(".finder-list > li:visible h3").all_text_contents()


def some(number: int) -> str:
    return SAY["some"].format(shown=number, all=5)


def control(page: Page, name: str) -> Locator:
    return finder(page).locator(f"form [name={name}]")


def county(page: Page, name: str) -> Locator:
    return finder(page).get_by_role("button", name=name, exact=True)


def box(page: Page, program: str) -> Locator:
    return page.locator(f".finder-pick input[value={program}]")


@pytest.fixture
def found(page: Page, guide: Site) -> Page:
    open_finder(page, guide)
    return page


@proves("finder-plain")
def test_without_a_script_everything_is_there(plain_page: Page, guide: Site) -> None:
    plain_page.goto(f"{guide.url}finder/")
    assert sorted(shown(plain_page)) == sorted(NAMES.values())
    first = plain_page.locator(".finder-list > li", has_text="Coding at Night")
    assert first.locator("dt").count() == 14
    expect(first.locator(".missing").first).to_have_text("not published")
    expect(first.get_by_role("link", name=SAY["page"])).to_have_attribute(
        "href", "https://shore.example.org/shore-coding"
    )
    first.locator("summary").press("Enter")
    for said in ("EO", "as of May 7, 2026", "reported second-hand", "confirm at check.example.org"):
        expect(first.locator("details")).to_contain_text(said)
    for hidden in ("form", ".finder-pick", "button"):
        assert not any(one.is_visible() for one in finder(plain_page).locator(hidden).all())
    plain_page.locator(".finder-places li[data-county=windham]").get_by_role("link", name="Hill College").click()
    expect(plain_page).to_have_url(re.compile("#program-hill-"))


@proves("finder-filter")
def test_filters_hold_together_and_are_said(found: Page) -> None:
    expect(status(found)).to_have_text(SAY["all"].format(all=5))
    control(found, "level").select_option("certificate")
    expect(status(found)).to_have_text(some(4))
    control(found, "format").select_option("mostly-online")
    expect(status(found)).to_contain_text(some(2))
    assert shown(found) == ["Billing", "Coding"]
    control(found, "town").select_option("danielson")
    control(found, "exam").select_option("the-rhit-exam")
    assert shown(found) == []
    expect(status(found)).to_contain_text(SAY["none"])


@proves("finder-missing", "finder-cost")
def test_what_cannot_be_judged_is_counted_and_can_be_shown(found: Page) -> None:
    control(found, "cost").fill("$5,000")
    control(found, "cost").press("Enter")
    unjudged = SAY["unjudged"].format(n=2, fields="price of the whole program")
    expect(status(found)).to_have_text(f"{some(1)} {unjudged}")
    control(found, "unknown").check()
    expect(status(found)).to_have_text(
        f"{some(3)} {SAY['unjudged_too'].format(n=2, fields='price of the whole program')}"
    )
    assert shown(found) == ["Coding", "Coding at Night", "Afar: coding"]
    control(found, "cost").fill("cheap")
    control(found, "cost").press("Enter")
    expect(status(found)).to_contain_text(SAY["bad_cost"])
    assert len(shown(found)) == 5


@proves("finder-sort")
def test_the_order_can_be_chosen(found: Page) -> None:
    control(found, "sort").focus()
    control(found, "sort").select_option("cost")
    assert shown(found) == ["Coding", "Billing", "Health Information", "Coding at Night", "Afar: coding"]
    assert found.evaluate("document.activeElement.name") == "sort"
    control(found, "sort").select_option("length")
    assert shown(found)[:2] == ["Billing", "Coding at Night"]


@proves("finder-address")
def test_the_address_says_it_and_back_works(found: Page, open_context: Callable[..., BrowserContext]) -> None:
    control(found, "level").select_option("certificate")
    county(found, "Windham").click()
    assert found.url.endswith("#find?level=certificate&county=windham")
    other = open_context().new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(found.url)
    expect(control(other, "county")).to_have_value("windham")
    assert shown(other) == ["Billing", "Coding", "Afar: coding"]
    assert not any("windham" in url.partition("#")[0] for url in asked)
    found.go_back()
    expect(control(found, "county")).to_have_value("")
    expect(status(found)).to_have_text(some(4))
    found.go_back()
    expect(status(found)).to_have_text(SAY["all"].format(all=5))
    found.go_forward()
    expect(control(found, "level")).to_have_value("certificate")
    found.reload()
    expect(status(found)).to_have_text(some(4))


@proves("finder-address")
def test_an_odd_address_does_no_harm(page: Page, guide: Site) -> None:
    open_finder(page, guide, "#find?level=nonsense&county=atlantis&sort=best&compare=gone,hill-coding")
    expect(status(page)).to_have_text(SAY["all"].format(all=5))
    expect(box(page, "hill-coding")).to_be_checked()


@proves("finder-target")
def test_a_link_to_what_is_filtered_out_leads_there(found: Page) -> None:
    control(found, "level").select_option("associate-degree")
    assert shown(found) == ["Health Information"]
    found.locator(".finder-places li[data-county=new-london] a").click()
    expect(found.locator("#program-shore-coding")).to_be_in_viewport()
    expect(status(found)).to_have_text(SAY["all"].format(all=5))


@proves("finder-clear")
def test_all_filters_can_be_taken_away(found: Page) -> None:
    clear = finder(found).get_by_role("button", name=SAY["clear"])
    expect(clear).to_be_hidden()
    control(found, "level").select_option("certificate")
    control(found, "near").check()
    clear.click()
    expect(status(found)).to_have_text(SAY["all"].format(all=5))
    expect(control(found, "near")).not_to_be_checked()
    assert found.evaluate("document.activeElement.name") == "level"
    assert "#" not in found.url


@proves("finder-map")
def test_a_county_can_be_pressed_in_list_and_map(found: Page) -> None:
    button = county(found, "New London")
    button.focus()
    found.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(control(found, "county")).to_have_value("new-london")
    assert shown(found) == ["Coding at Night", "Afar: coding"]
    expect(found.locator(".finder-map g[data-chosen]")).to_have_attribute("data-county", "new-london")
    found.locator(".finder-map g[data-county=hartford] path").click()
    expect(county(found, "Hartford")).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_attribute("aria-pressed", "false")
    found.locator(".finder-map g[data-county=hartford] path").click()
    expect(status(found)).to_have_text(SAY["all"].format(all=5))
    county(found, "Tolland").click()
    control(found, "near").check()
    assert shown(found) == []


@proves("finder-compare")
def test_up_to_three_stand_side_by_side(found: Page) -> None:
    table = finder(found).get_by_role("table")
    box(found, "hill-billing").check()
    expect(status(found)).to_have_text(SAY["compare_more"].format(name="Billing"))
    expect(table).to_be_hidden()
    box(found, "shore-coding").check()
    expect(status(found)).to_have_text(SAY["compare_now"].format(n=2))
    expect(table.get_by_role("columnheader")).to_have_count(3)
    price = table.get_by_role("row", name="Price of the whole program")
    assert price.get_by_role("cell").all_text_contents() == ["$5,218 (2026)", "not published"]
    box(found, "afar").check()
    box(found, "hill-degree").click()
    expect(box(found, "hill-degree")).not_to_be_checked()
    expect(status(found)).to_have_text(SAY["compare_full"])
    assert found.url.endswith("#find?compare=hill-billing,shore-coding,afar")
    found.locator("li[data-id=afar]").get_by_role("button", name=SAY["compare_go"]).click()
    assert focused(found) == f"h3 {SAY['compare']}"
    finder(found).get_by_role("button", name=SAY["compare_drop"].format(name="Billing")).click()
    assert focused(found) == f"h3 {SAY['compare']}"
    finder(found).get_by_role("button", name=SAY["compare_drop"].format(name="Afar: coding")).click()
    expect(table).to_be_hidden()
    assert focused(found) == "input checkbox afar"


@proves("finder-keys")
def test_keys_alone_do_all_of_it(found: Page) -> None:
    control(found, "level").focus()
    reached: list[str] = []
    faults: list[str] = []
    for _ in range(60):
        step = found.evaluate(STEP.replace("'.quiz'", "'study-finder'"))
        faults += step["faults"]
        if step["last"]:
            break
        reached.append(found.evaluate("document.activeElement.name || document.activeElement.textContent.trim()"))
        found.keyboard.press("Tab")
    assert faults == []
    for name in ("level", "cost", "near", "Windham", SAY["page"]):
        assert name in reached
    control(found, "unknown").focus()
    found.keyboard.press("Space")
    expect(control(found, "unknown")).to_be_checked()


@proves("finder-print")
def test_paper_has_what_is_shown(found: Page) -> None:
    control(found, "level").select_option("certificate")
    control(found, "cost").fill("5000")
    control(found, "cost").press("Enter")
    found.emulate_media(media="print")
    assert shown(found) == ["Coding"]
    for hidden in ("form", ".finder-pick", "button", ".finder-map"):
        assert not any(one.is_visible() for one in finder(found).locator(hidden).all()), hidden
    said = SAY["filters"].format(filters="Credential: Certificate; Price of the whole program: at most $5,000")
    expect(finder(found).get_by_text(said)).to_be_visible()
    expect(status(found)).to_be_visible()
    expect(found.locator("li[data-id=hill-coding] details li").first).to_be_visible()


@proves("finder-instant", "finder-lazy")
def test_it_works_under_instant_navigation(page: Page, guide: Site, watch: Callable[..., object]) -> None:
    seen = watch(page)
    page.goto(f"{guide.url}plain/")
    page.evaluate("window.kept = true")
    assert not any("finder." in url for url in seen.requests)  # type: ignore[attr-defined]
    page.evaluate("document.querySelector('a[href$=\"finder/\"]').click()")
    expect(status(page)).to_have_text(SAY["all"].format(all=5))
    control(page, "level").select_option("associate-degree")
    expect(status(page)).to_have_text(some(1))
    page.locator("article a", has_text="Plain page").click()
    expect(finder(page)).to_have_count(0)
    page.go_back()
    expect(control(page, "level")).to_have_value("associate-degree")
    expect(status(page)).to_have_text(some(1))
    control(page, "level").select_option("certificate")
    page.go_back()
    expect(status(page)).to_have_text(some(1))
    assert page.evaluate("window.kept") is True
    assert seen.messages == []  # type: ignore[attr-defined]
    assert seen.strangers(guide.url) == []  # type: ignore[attr-defined]


@proves("finder-file")
def test_it_works_from_a_file(page: Page, guide: Site) -> None:
    address = (guide.folder / "finder/index.html").as_uri()
    page.goto(f"{address}#find?county=new-london")
    expect(status(page)).to_have_text(some(2))
    control(page, "level").select_option("certificate")
    assert page.url == f"{address}#find?level=certificate&county=new-london"
    page.go_back()
    expect(control(page, "level")).to_have_value("")


OVERFLOW = """() => [document.documentElement, ...document.querySelectorAll("study-finder *")]
  .filter(e => e.checkVisibility() && getComputedStyle(e).display !== "inline" && !e.closest("svg") && !e.closest(".table-scroll")
    && !e.matches("select, input") && e.clientWidth && e.scrollWidth > e.clientWidth + 1)
  .map(e => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)"""
SMALL_TARGETS = """() => [...document.querySelectorAll("study-finder :is(select, button, summary, label.finder-pick, label.finder-tick, input[name=cost], .finder-places a)")]
  .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
FAINT = f"""() => {{ {COLORS}
  const low = [];
  for (const element of document.querySelectorAll('study-finder *')) {{
    if (!shown(element) || element.closest('svg')) continue;
    const style = getComputedStyle(element), own = ground(element);
    const says = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const text = ratio(over(parts(style.color), own), own);
    if (says && text < 4.5) low.push(`text ${{text.toFixed(2)}} ${{named(element)}}`);
    if (!element.matches('button, select, input:not([type])')) continue;
    const around = ground(element.parentElement);
    if (Math.max(ratio(over(parts(style.borderTopColor), around), around), ratio(own, around)) < 3) low.push(`edge ${{named(element)}}`);
  }}
  for (const shape of document.querySelectorAll('.finder-map g')) {{
    const [path, text] = shape.children, fill = parts(getComputedStyle(path).fill), page = ground(document.body);
    const under = over(fill, page);
    if (ratio(over(parts(getComputedStyle(text).fill), under), under) < 4.5) low.push(`map text ${{text.textContent}}`);
    if (ratio(over(parts(getComputedStyle(path).stroke), page), page) < 3) low.push(`map edge ${{text.textContent}}`);
  }}
  return low;
}}"""


def states(page: Page, guide: Site) -> Iterator[str]:
    open_finder(page, guide)
    yield "all"
    page.locator(".finder-list summary").first.click()
    open_finder(page, guide, "#find?level=certificate&county=hartford&compare=hill-billing,shore-coding,afar")
    page.reload()
    expect(finder(page).get_by_role("table")).to_be_visible()
    yield "compared"
    open_finder(page, guide, "#find?county=tolland&near=campus")
    page.reload()
    yield "none"


@proves("finder-access")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, DESK], ids=["small", "desk"])
def test_everybody_can_use_it(
    open_context: Callable[..., BrowserContext],
    guide: Site,
    axe: Callable[[Page], list[str]],
    scheme: str,
    size: dict[str, int],
) -> None:
    page = open_context(color_scheme=scheme, viewport=size).new_page()
    for state in states(page, guide):
        assert axe(page) == [], state
        assert page.evaluate(OVERFLOW) == [], state
        assert page.evaluate(SMALL_TARGETS) == [], state
        assert page.evaluate(FAINT) == [], state


@proves("finder-access")
def test_large_text_and_forced_colors(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    page = open_context(viewport=PHONE, forced_colors="active").new_page()
    for state in states(page, guide):
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(OVERFLOW) == [], state
    chosen = open_finder(page, guide, "#find?county=hartford")
    page.reload()
    path = chosen.locator(".finder-map g[data-chosen] path")
    other = chosen.locator(".finder-map g[data-county=tolland] path")
    fills = [one.evaluate("e => getComputedStyle(e).fill") for one in (path, other)]
    assert fills[0] != fills[1]


@proves("finder-lazy")
def test_only_its_page_links_its_style(guide: Site) -> None:
    assert "studykit-finder." in (guide.folder / "finder/index.html").read_text()
    assert "studykit-finder." not in (guide.folder / "practice/index.html").read_text()


@proves("closed-search")
def test_search_finds_each_closed_school(site_dir: Path) -> None:
    entries = json.loads((site_dir / "search/search_index.json").read_text())["docs"]
    book = Reader(Path(__file__).parents[2]).read().book
    closed = [subject for subject in book.subjects.values() if subject.status == "closed"]
    assert len(closed) >= 7
    for school in closed:
        name = school.name.replace("&", "&amp;")
        [entry] = [one for one in entries if one["title"] == name]
        happened = book.find(f"{school.id}/happened")
        assert happened is not None and str(happened.value) in entry["text"], name
        assert "Where the transcripts are:" in entry["text"] and "Office of Higher Education" in entry["text"], name
