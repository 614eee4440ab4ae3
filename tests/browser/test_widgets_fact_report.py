"""The link to report a wrong fact, on a page of the guide with tables and cited figures."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import ROOT, SMALL, Site
from playwright.sync_api import BrowserContext, Page, expect
from widget_site import proves, words

SAY = words()
PATH = "salaries/connecticut/"
FIRST = "ct/hartford/medical-records-specialists/"


def links(page: Page, inside: str) -> list[dict[str, list[str]]]:
    """What the issue forms behind the links are filled with."""
    found = page.locator(inside).get_by_role("link", name=SAY["report_fact"])
    addresses = [found.nth(number).get_attribute("href") or "" for number in range(found.count())]
    assert all(re.match(r"https://github\.com/[\w-]+/[\w-]+/issues/new\?", address) for address in addresses)
    return [parse_qs(urlsplit(address).query) for address in addresses]


@proves("fact-report")
def test_tables_and_sources_lead_to_a_filled_in_issue(page: Page, site: Site) -> None:
    page.goto(site.url + PATH)
    tables = links(page, ".fact-table-source")
    assert len(tables) == page.locator("table.fact-table").count() > 3
    assert all(given["page"] == ["salaries/connecticut.md"] for given in tables)
    assert all(given["template"] == ["fact-correction.yml"] for given in tables)
    assert any(name.startswith(FIRST) for given in tables for name in given["fact"][0].split("\n"))
    sources = links(page, "section.sources")
    assert len(sources) == page.locator("section.sources li").count() > 3
    form = (ROOT / ".github/ISSUE_TEMPLATE/fact-correction.yml").read_text("utf-8")
    for given in [*tables, *sources]:
        assert given["fact"][0] and given["title"][0]
        assert all(f"id: {name}\n" in form for name in given if name not in ("template", "title"))


@proves("fact-report-plain")
def test_it_is_there_without_a_script_and_not_on_paper(open_context: Callable[..., BrowserContext], site: Site) -> None:
    page = open_context(java_script_enabled=False, viewport=SMALL).new_page()
    page.goto(site.url + PATH)
    link = page.locator(".fact-table-source").first.get_by_role("link", name=SAY["report_fact"])
    expect(link).to_be_visible()
    page.emulate_media(media="print")
    expect(link).to_be_hidden()


@proves("fact-report-plain")
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_it_fits_and_is_reached_by_keys(page: Page, site: Site, size: str) -> None:
    page.set_viewport_size(SMALL)
    page.goto(site.url + PATH)
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
    found = page.get_by_role("link", name=SAY["report_fact"])
    for number in (0, found.count() - 1):
        box = found.nth(number).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= SMALL["width"]
    line = page.locator(".fact-table-source").first
    line.locator("a.cite").last.focus()
    page.keyboard.press("Tab")
    expect(line.get_by_role("link", name=SAY["report_fact"])).to_be_focused()


@proves("fact-report-axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_likes_it(
    open_context: Callable[..., BrowserContext], site: Site, axe: Callable[[Page], list[str]], scheme: str
) -> None:
    page = open_context(color_scheme=scheme).new_page()
    page.goto(site.url + PATH)
    assert axe(page) == []
