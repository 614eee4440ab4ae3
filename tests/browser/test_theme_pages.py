"""Every page of the guide: nothing breaks, nothing leaves the site, nothing is cut off, axe finds nothing."""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

FIRST_VIEW = 120 * 1024
SEARCH_INDEX = 250 * 1024
# What the tools of the study loop know of the whole guide: like the search's index it comes behind the page, and has a
# limit of its own.
CATALOG = 40 * 1024

# What sticks out of the page sideways without standing in something that scrolls.
SIDEWAYS = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > wide) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  const scrolls = element => {
    for (let box = element.parentElement; box; box = box.parentElement) {
      const flow = getComputedStyle(box).overflowX;
      if ((flow === "auto" || flow === "scroll") && box.getBoundingClientRect().right <= wide + 1) return true;
    }
  };
  for (const element of document.querySelectorAll(".md-header *, .md-main *, .md-footer *")) {
    const box = element.getBoundingClientRect();
    if (!box.width || (box.right <= wide + 1 && box.left >= -1)) continue;
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true}) || scrolls(element)) continue;
    found.push(`${element.tagName} ${element.className} ${Math.round(box.left)}–${Math.round(box.right)}: ${element.textContent.slice(0, 40)}`);
  }
  return found;
}"""

# Layout shifts as browsers count them, with the text that moved.
SHIFTS = """window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push(
  `${entry.value}: ${entry.sources.map(source => source.node && source.node.textContent.trim().slice(0, 40)).join(", ")}`
))).observe({type: "layout-shift", buffered: true});"""


@dataclass(frozen=True)
class Survey:
    """What one visit to one page saw."""

    messages: list[str]
    strangers: list[str]
    weight: int
    sideways: dict[int, list[str]]
    axe: dict[str, list[str]]
    shifts: list[str]


@pytest.fixture(scope="module")
def survey(browser, site, axe, watch) -> Callable[[str], Survey]:
    """Visit a page once, whichever tests ask for it."""
    done: dict[str, Survey] = {}

    def visit(path: str) -> Survey:
        if path in done:
            return done[path]
        # Less motion: colors are measured as they stand, not on their way.
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, color_scheme="light", reduced_motion="reduce"
        )
        page = context.new_page()
        seen = watch(page)
        page.add_init_script(SHIFTS)
        page.goto(site.url + path)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(150)  # tables are wrapped and named after the load
        first_view, shifts = list(seen.requests), page.evaluate("window.shifts")
        found, sideways = {}, {390: page.evaluate(SIDEWAYS)}
        found["phone, light"] = axe(page)
        page.evaluate("document.querySelector('#__palette_1').click()")
        found["phone, dark"] = axe(page)
        page.set_viewport_size({"width": 320, "height": 640})
        sideways[320] = page.evaluate(SIDEWAYS)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.wait_for_timeout(50)
        sideways[1280] = page.evaluate(SIDEWAYS)
        found["wide, dark"] = axe(page)
        page.evaluate("document.querySelector('#__palette_0').click()")
        found["wide, light"] = axe(page)
        context.close()
        done[path] = Survey(seen.messages, seen.strangers(site.url), _weight(site, first_view), sideways, found, shifts)
        return done[path]

    return visit


def _weight(site, requests: list[str]) -> int:
    total = 0
    for request in set(requests):
        name = urlsplit(request).path.removeprefix(urlsplit(site.url).path)
        is_index = name == "search/search_index.json" or name.startswith("assets/studykit-catalog.")
        if not request.startswith(site.url) or is_index:
            continue
        file = site.folder / name
        total += len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 6))
    return total


def test_page_says_nothing_to_the_console(path, survey):
    assert survey(path).messages == []


def test_page_asks_no_third_party(path, survey):
    assert survey(path).strangers == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_page_does_not_scroll_sideways(path, width, survey):
    assert survey(path).sideways[width] == []


@pytest.mark.parametrize("state", ["phone, light", "phone, dark", "wide, light", "wide, dark"])
def test_axe_finds_nothing(path, state, survey):
    assert survey(path).axe[state] == []


def test_first_view_is_light(path, survey):
    assert 0 < survey(path).weight <= FIRST_VIEW


def test_nothing_moves_while_the_page_loads(path, survey):
    assert survey(path).shifts == []


def test_page_has_no_inline_style(path, site_dir):
    """The policy would drop it without a word to the author. (What a script sets is not dropped.)"""
    html = (site_dir / path / "index.html" if not path.endswith(".html") else site_dir / path).read_text("utf-8")
    assert re.findall(r"<style\b|<[^<>]*\sstyle=[^<>]*>", html[html.index('class="md-content"') :]) == []


def test_search_index_is_light(site_dir):
    assert len(gzip.compress((site_dir / "search/search_index.json").read_bytes(), 6)) <= SEARCH_INDEX


def test_catalog_is_light(site_dir):
    (catalog,) = site_dir.glob("assets/studykit-catalog.*.js")
    assert len(gzip.compress(catalog.read_bytes(), 6)) <= CATALOG


def test_survey_sees_a_fault(page, site_url, axe):
    """The checks above can fail: a page with known faults is blamed for each."""
    page.goto(site_url)
    page.evaluate(
        """() => {
          const box = document.querySelector(".md-content__inner");
          box.insertAdjacentHTML("beforeend", "<img src='data:,' width=10 height=10><p id=wide>" + "w".repeat(400) + "</p>");
          document.querySelector("#wide").style.whiteSpace = "nowrap";
        }"""
    )
    assert any("image-alt" in line for line in axe(page))
    assert any("www" in line or "wide" in line for line in page.evaluate(SIDEWAYS))
