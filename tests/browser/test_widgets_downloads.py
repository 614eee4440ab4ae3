"""Files to take away: the list of them, and the copy of the guide that is opened from a disk."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SMALL, Site, Watch
from engines import ENGINES, Tab
from playwright.sync_api import BrowserContext, Page
from test_engines_tools import until
from widget_site import proves, served

LIST = "practice/downloads/"
LINKS = "() => [...document.querySelectorAll('.downloads li a')].map(a => [a.href, a.nextElementSibling.textContent])"


def unpacked(site: Path, folder: Path) -> Path:
    """A site's offline copy; there are other archives beside it."""
    with zipfile.ZipFile(next((site / "downloads").glob("*-offline.zip"))) as archive:
        archive.extractall(folder)
    return next(folder.iterdir())


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny guide's offline copy, unpacked."""
    return unpacked(served().folder, tmp_path_factory.mktemp("disk"))


@proves("downloads-plain")
def test_without_a_script_every_file_is_there_as_large_as_said(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url + LIST)
    links = plain_page.evaluate(LINKS)
    assert len(links) > 5
    for address, said in links:
        size = (guide.folder / address.removeprefix(guide.url)).stat().st_size
        shown, unit = re.search(r"([\d.]+) (KB|MB)", said).groups()
        assert abs(float(shown) * {"KB": 1000, "MB": 1_000_000}[unit] - size) <= max(size / 18, 1000), address
    kinds = plain_page.locator(".downloads > p a").all()
    assert len(kinds) > 5 and all(plain_page.locator(kind.get_attribute("href")).count() == 1 for kind in kinds)
    for summary in plain_page.locator(".downloads summary").all():
        summary.focus()
        plain_page.keyboard.press("Enter")
    assert all(link.is_visible() for link in plain_page.locator(".downloads li a").all())


@proves("downloads-access")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_on_a_small_phone(
    open_context: Callable[..., BrowserContext], axe: Callable[[Page], list[str]], guide: Site, scheme: str
) -> None:
    page = open_context(viewport=SMALL, color_scheme=scheme).new_page()
    page.goto(guide.url + LIST)
    for summary in page.locator(".downloads summary").all():
        summary.click()
    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    heights = page.locator(".downloads li a, .downloads summary").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24


@proves("offline-search", "offline-links")
@pytest.mark.parametrize("engine", ENGINES)
def test_the_copy_finds_pages_and_links_lead_to_them(open_tab: Callable[..., Tab], copy: Path, engine: str) -> None:
    tab = open_tab(engine)
    tab.open(f"{(copy / 'index.html').as_uri()}?q=glossary")
    until(tab, "document.querySelector('.md-search-result__item a')")
    found = tab.evaluate("() => document.querySelector('.md-search-result__item a').href")
    assert re.search(r"/index\.html(\?|#|$)", found), found
    tab.open(found)
    assert tab.evaluate("() => document.querySelector('h1').textContent.trim() !== ''")
    addresses = tab.evaluate("() => [...document.querySelectorAll('a[href]')].map(a => a.href)")
    for address in addresses:
        path = re.sub(r"[?#].*", "", address)
        if path.startswith("file:"):
            assert Path(path.removeprefix("file://")).is_file(), address


@proves("offline-links")
def test_a_link_that_a_script_made_leads_to_a_page(page: Page, copy: Path) -> None:
    page.goto((copy / "index.html").as_uri())
    page.evaluate(
        "() => { const a = document.createElement('a'); a.href = 'other/'; a.id = 'made'; a.append('x'); document.querySelector('h1').after(a); }"
    )
    page.locator("#made").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/other/index.html")
    assert page.locator("h1").inner_text() == "Other"


@pytest.fixture(scope="session")
def whole_copy(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Path:
    """The real guide's offline copy, unpacked."""
    return unpacked(site.folder, tmp_path_factory.mktemp("whole"))


@proves("offline-widgets")
@pytest.mark.parametrize("engine", ENGINES)
def test_in_the_copy_an_answer_is_known_on_every_page(
    open_tab: Callable[..., Tab], whole_copy: Path, engine: str
) -> None:
    tab = open_tab(engine)

    def at(page: str, is_ready: str) -> None:
        tab.open((whole_copy / page / "index.html").as_uri())
        until(tab, is_ready)

    at("salaries", "document.querySelector('study-item button')")
    tab.evaluate("() => document.querySelector('study-item input[type=radio]').click()")
    tab.evaluate(
        "() => document.querySelector('study-item input[type=radio]').closest('study-item').querySelector('button').click()"
    )
    at("practice", "/answered: 1 of /.test(document.querySelector('[data-part=progress]').textContent)")
    at("practice/today", "document.querySelector('.review-buttons button, .review-line')?.textContent")
    assert "nothing yet" not in tab.evaluate("() => document.querySelector('.review-line').textContent")
    begin = "[...document.querySelectorAll('[data-part=exam] button')].find(one => one.textContent === 'Begin')"
    at("practice/exam", begin)
    tab.evaluate(f"() => {begin}.click()")
    until(tab, "document.querySelector('[data-part=exam] study-item :is(input, select, button)')")
    at("programs/finder", "document.querySelector('.finder-places li button')")
    tab.evaluate("() => document.querySelector('.finder-places li[data-county=hartford] button').click()")
    until(tab, "location.hash.includes('county=hartford')")
    at("reference/glossary", "document.querySelectorAll('dt').length > 100")


@proves("offline-quiet")
def test_the_copy_works_under_its_policy_and_asks_nobody(
    page: Page, copy: Path, watch: Callable[[Page], Watch]
) -> None:
    seen = watch(page)
    page.goto(f"{(copy / 'index.html').as_uri()}?q=plain")
    page.locator(".md-search-result__item").first.wait_for(state="attached")
    page.goto((copy / LIST / "index.html").as_uri())
    assert seen.messages == []
    assert [address for address in seen.requests if not address.startswith(("file:", "data:"))] == []
    assert "you are reading it" in page.locator(".downloads").inner_text()
