"""Charts of the guide itself: what is said of them, what is seen of them, and that they fit."""

import gzip
import re
from collections.abc import Callable

import pytest
from conftest import DESK, PHONE, SMALL, Site
from playwright.sync_api import BrowserContext, Page, expect
from test_theme_contrast import contrast
from widget_site import proves, words

SAY = words()
PAGES = ["salaries/", "salaries/connecticut/", "careers/outlook/", "programs/"]

# Letters of charts that are too small or stand on other letters; what is wider than its place.
FAULTS = """() => {
  const found = [], boxes = [];
  for (const chart of document.querySelectorAll(".chart")) {
    const wide = document.documentElement.clientWidth;
    const walker = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent.trim(), parent = node.parentElement;
      if (!text || ["title", "desc"].includes(parent.localName) || parent.closest("details") || !parent.checkVisibility()) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      if (size < 12 && !parent.closest("sup")) found.push(`${text}: ${size}px`);
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.right > wide + 1 || box.left < -1) found.push(`${text}: ${box.left} to ${box.right}`);
        boxes.push([chart, text, box, size]);
      }
    }
  }
  boxes.forEach(([chart, text, a, size], place) => {
    for (const [other, against, b] of boxes.slice(place + 1)) {
      // The box of a line of text is higher than its letters.
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (other === chart && across > 1 && down > size * .4) found.push(`${text} | ${against}`);
    }
  });
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push("sideways");
  return found;
}"""

# The colors of each kind of shape, with what is behind it.
PAINTED = """() => {
  const found = {}, page = getComputedStyle(document.body).backgroundColor;
  for (const shape of document.querySelectorAll(".chart :is(rect, line, .mark, svg text)")) {
    const style = getComputedStyle(shape), name = `${shape.closest("g, li")?.className.baseVal || ""} ${shape.localName}.${shape.getAttribute("class")}`;
    if (shape.matches(".grid, .halo")) continue;
    const stroke = style.stroke !== "none" && shape.localName !== "text";
    found[name.trim()] = [stroke ? style.stroke : style.fill, page, shape.localName === "text" ? 4.5 : 3];
  }
  return found;
}"""


def charts(page: Page, site: Site, path: str):
    page.goto(site.url + path)
    found = page.locator("figure.chart")
    expect(found.first).to_be_visible()
    return found


@proves("chart-said")
@pytest.mark.parametrize("where", PAGES)
def test_a_chart_is_named_and_described(page: Page, site: Site, where: str) -> None:
    for chart in charts(page, site, where).all():
        caption = chart.locator("figcaption").inner_text()
        expect(page.get_by_role("figure", name=caption)).to_have_count(1)
        pictures = chart.get_by_role("img")
        assert pictures.count() >= 1
        for picture in pictures.all():
            expect(picture).to_have_accessible_name(re.compile(re.escape(caption)))
            expect(picture).to_have_accessible_description(re.compile(r"\d"))
        expect(chart.locator(".fact-table-source").last).to_be_visible()
        assert re.search(r"20\d\d|not published", chart.inner_text())


@proves("chart-said")
def test_bars_and_ranges_say_label_and_value_in_text(page: Page, site: Site) -> None:
    first = charts(page, site, "salaries/").first
    coders = first.get_by_role("listitem").filter(has_text=re.compile("^Coders"))
    expect(coders).to_contain_text(re.compile(r"\$[\d,]+ \$[\d,]+ to \$[\d,]+"))
    missing = page.locator(".chart li", has_text="Hospitals").first
    expect(missing).to_contain_text(SAY["chart_no_range"])


@proves("chart-table")
@pytest.mark.parametrize("where", PAGES)
def test_the_table_opens_by_keys_without_a_script(plain_page: Page, site: Site, where: str) -> None:
    for chart in charts(plain_page, site, where).all():
        expect(chart.get_by_role("table")).to_be_hidden()
        chart.locator("summary").focus()
        plain_page.keyboard.press("Enter")
        table = chart.get_by_role("table")
        expect(table).to_be_visible()
        drawn = chart.locator("li .chart-value b, .chart-rows svg text:not([class])").all_text_contents()
        text = table.inner_text()
        for value in drawn:
            assert re.sub(r"\[.*", "", value) in text or value == SAY["chart_none"]


@proves("chart-letters")
@pytest.mark.parametrize("size", ["125%", "250%"], ids=["as-is", "twice"])
@pytest.mark.parametrize("where", PAGES)
def test_letters_keep_their_size_and_distance(
    open_context: Callable[..., BrowserContext], site: Site, where: str, size: str
) -> None:
    page = open_context().new_page()
    for viewport in (SMALL, PHONE, DESK):
        # Loaded afresh: the theme moves its search in when a page grows.
        page.set_viewport_size(viewport)
        charts(page, site, where)
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert page.evaluate(FAULTS) == [], viewport


@proves("chart-seen")
@pytest.mark.parametrize("colors", ["light", "dark", "forced"])
@pytest.mark.parametrize("where", PAGES)
def test_what_is_drawn_can_be_seen(
    open_context: Callable[..., BrowserContext], site: Site, where: str, colors: str
) -> None:
    options = {"forced_colors": "active"} if colors == "forced" else {"color_scheme": colors}
    page = open_context(**options).new_page()
    charts(page, site, where)
    painted = page.evaluate(PAINTED)
    assert painted
    faint = {name: pair for name, pair in painted.items() if contrast(pair[0], pair[1]) < pair[2]}
    assert faint == {}


@proves("chart-no-color")
def test_lines_differ_without_color(page: Page, site: Site) -> None:
    lines = charts(page, site, "salaries/").locator("svg[role=img] g")
    looks = lines.evaluate_all(
        """all => all.map(g => [getComputedStyle(g.querySelector("line")).strokeDasharray, g.querySelector(".mark").getAttribute("d"), g.querySelector("text").textContent])"""
    )
    assert len(looks) >= 3
    for way in zip(*looks, strict=True):
        assert len(set(way)) == len(looks)


@proves("chart-no-color")
def test_the_row_to_compare_with_is_hollow(page: Page, site: Site) -> None:
    chart = charts(page, site, "salaries/connecticut/").first
    inside = chart.locator(".bar").evaluate_all("all => all.map(e => getComputedStyle(e).fill)")
    assert len(set(inside)) == 2 and inside.count(inside[-1]) == 1
    assert chart.locator(".compare").first.evaluate("e => getComputedStyle(e).strokeDasharray") != "none"


@proves("chart-print")
def test_paper_has_chart_and_table(page: Page, site: Site) -> None:
    found = charts(page, site, "salaries/")
    page.emulate_media(media="print")
    for chart in found.all():
        expect(chart.locator("svg[role=img]").first).to_be_visible()
        expect(chart.get_by_role("table")).to_be_visible()


@proves("chart-access")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", PAGES)
def test_axe_finds_nothing(
    open_context: Callable[..., BrowserContext], site: Site, axe, where: str, scheme: str
) -> None:
    page = open_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    charts(page, site, where)
    page.evaluate("document.querySelectorAll('.chart details').forEach(e => { e.open = true; })")
    assert axe(page) == []


@proves("weight-chart")
def test_a_chart_weighs_little_and_only_where_it_stands(site: Site) -> None:
    sizes = []
    for file in site.folder.rglob("*.html"):
        html = file.read_text("utf-8")
        found = re.findall(r"<figure class=\"chart .*?</figure>", html, re.DOTALL)
        sizes += [len(gzip.compress(chart.encode(), mtime=0)) for chart in found]
        assert bool(found) == ("studykit-chart." in html), file
        assert html.count("studykit-chart.") <= 1
    print(sorted(sizes))
    assert sizes and max(sizes) <= 6 * 1024
    assert not list(site.folder.glob("assets/studykit-chart.*.js"))
    (style,) = site.folder.glob("assets/studykit-chart.*.css")
    assert len(gzip.compress(style.read_bytes(), mtime=0)) <= 2 * 1024
