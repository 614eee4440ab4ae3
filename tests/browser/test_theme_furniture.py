"""What the theme adds around a page's content, and what it leaves out when an address is not known."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

CONFIG = """
site_name: Tiny
site_description: A tiny guide.
docs_dir: docs
theme:
  name: material
  custom_dir: {overrides}
  font: false
  features: [navigation.tabs, navigation.indexes, navigation.footer]
markdown_extensions: [{{toc: {{anchorlink: true}}}}]
{more}
"""

PAGE = """---
title: First
description: Says "hello" & more.
reviewed: 2026-11-21
objectives:
  first-one: read a line
  first-two: tell *this* from <that>
---
# First

Text.

## A section

Text.

## Another

Text.
"""


class Tags(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def meta(self, name: str) -> list[str | None]:
        """The contents of the meta elements of this name or property."""
        return [
            attrs.get("content")
            for tag, attrs in self.found
            if tag == "meta" and name in (attrs.get("name"), attrs.get("property"))
        ]


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """Build a site of two pages with our templates; returns the folder."""

    def run(more: str = "") -> Path:
        root = tmp_path_factory.mktemp("tiny")
        (root / "docs").mkdir()
        (root / "docs/index.md").write_text("# Home\n\nText.\n")
        (root / "docs/first.md").write_text(PAGE)
        (root / "mkdocs.yml").write_text(CONFIG.format(overrides=ROOT / "overrides", more=more))
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=root, check=True)
        return root / "site"

    return run


@pytest.fixture(scope="module")
def unknown(build) -> Path:
    """Built without knowing any address."""
    return build()


@pytest.fixture(scope="module")
def known(build) -> Path:
    """Built for an address, with a repository."""
    return build(
        "site_url: https://example.org/sub/\nrepo_url: https://github.com/example/guide\nedit_uri: edit/main/docs/\n"
        "extra: {issue_url: 'https://github.com/example/guide/issues/new/choose'}\n"
    )


def test_page_says_when_it_was_reviewed(unknown):
    html = (unknown / "first/index.html").read_text()
    assert re.search(r'Last reviewed <time datetime="2026-11-21">November 21, 2026</time>', html)
    assert "Last reviewed" not in (unknown / "index.html").read_text()


def test_page_lists_its_objectives_after_the_title(unknown):
    html = (unknown / "first/index.html").read_text()
    assert html.index("</h1>") < html.index("On this page you learn to") < html.index("A section</a></h2>")
    assert "<li>read a line</li>" in html
    assert "<that>" not in html
    assert "On this page you learn to" not in (unknown / "index.html").read_text()


def test_title_names_page_and_guide(unknown):
    titles = [
        re.search("<title>(.*)</title>", (unknown / name).read_text())[1]
        for name in ("first/index.html", "index.html", "404.html")
    ]
    assert titles == ["First - Tiny", "Home", "Page not found - Tiny"]


def test_preview_tags_without_an_address(unknown):
    tags = Tags((unknown / "first/index.html").read_text())
    assert tags.meta("og:title") == ["First"]
    assert tags.meta("og:description") == ['Says "hello" & more.']
    assert tags.meta("og:image") == tags.meta("og:url") == []


def test_nothing_dangles_without_an_address(unknown):
    for file in unknown.rglob("*.html"):
        html = file.read_text()
        assert "Edit this page" not in html and "Report a mistake" not in html and "Source on" not in html
        for tag, attrs in Tags(html).found:
            for name in ("href", "src", "content"):
                value = attrs.get(name)
                assert value != "" and value not in ("None", "#", "/None"), f"{file}: {tag} {name}={value!r}"
                assert not (value or "").startswith(("http:", "https:", "//")), f"{file}: {tag} {name}={value!r}"


def test_known_addresses_are_used(known):
    html = (known / "first/index.html").read_text()
    tags = Tags(html)
    assert tags.meta("og:url") == ["https://example.org/sub/first/"]
    assert tags.meta("og:image") == ["https://example.org/sub/assets/images/social.png"]
    assert 'href="https://github.com/example/guide/edit/main/docs/first.md" rel="edit">Edit this page' in html
    assert 'href="https://github.com/example/guide/issues/new/choose">Report a mistake' in html
    assert (
        '<p class="sk-print-only">Tiny · https://example.org/sub/first/ · Last reviewed November 21, 2026</p>' in html
    )
    assert "api.github.com" not in html and 'data-md-component="source"' not in html


def test_error_page_links_from_the_root_of_a_sub_path(known):
    tags = Tags((known / "404.html").read_text())
    links = [attrs["href"] for tag, attrs in tags.found if tag in ("a", "link") and attrs.get("href")]
    inside = [link for link in links if not link.startswith(("https://", "#"))]
    assert inside and all(link.startswith("/sub/") for link in inside), inside
    assert tags.meta("robots") == ["noindex"]


def test_lost_reader_finds_a_chapter(page, site_url, watch):
    seen = watch(page)
    answer = page.goto(site_url + "careers/no/such/page/")
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "This page is not here"
    page.locator(".md-content li a", has_text="Salaries").click()
    page.wait_for_url(site_url + "salaries/")
    assert seen.strangers(site_url) == []


def test_search_works_on_the_error_page(page, site_url):
    page.goto(site_url + "careers/no/such/page/")
    page.wait_for_load_state("networkidle")
    page.locator(".sk-search").click()
    page.keyboard.type("coder")
    page.locator(".md-search-result__link").first.wait_for()


def test_footer_says_what_the_guide_is_not(page, site_url):
    page.goto(site_url)
    small = page.locator(".sk-end__small").inner_text()
    assert "not affiliated" in small and "not legal" in small and "trademark" in small
    for name in ("Privacy", "Accessibility"):
        target = page.locator(".sk-end__links a", has_text=name).evaluate("link => link.href")
        assert target.startswith(site_url) and page.request.get(target).ok


def test_headings_are_read_without_a_sign(path, site_dir):
    """The theme's "¶" would be read out with every heading."""
    html = (site_dir / path / "index.html" if not path.endswith(".html") else site_dir / path).read_text()
    headings = re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", html, re.S)
    assert headings
    assert not [heading for heading in headings if "¶" in heading or "headerlink" in heading]


def test_every_page_carries_its_policy(path, site_dir):
    html = (site_dir / path / "index.html" if not path.endswith(".html") else site_dir / path).read_text()
    policies = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert len(policies) == 1
    assert "default-src 'none'" in policies[0] and "unsafe" not in policies[0]
    assert html.index("Content-Security-Policy") < html.index("<script")


def test_policy_stops_a_foreign_script(page, site_url, watch):
    seen = watch(page)
    page.goto(site_url)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.broken = true'}))"
    )
    assert page.evaluate("window.broken") is None
    assert any("Content Security Policy" in message for message in seen.messages)


@pytest.mark.parametrize("width", [320, 390, 800])
def test_the_name_in_the_header_has_its_width_before_all_buttons_are_read(page, site_url, width):
    """A browser may paint while it still reads the header; the name must not wrap anew when the last button comes."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + "careers/")
    title = page.locator(".md-header__title")
    whole = title.bounding_box()
    page.locator(".sk-search").evaluate("button => button.remove()")
    assert title.bounding_box() == whole
    page.locator(".md-header__option").evaluate("colors => colors.remove()")
    assert title.bounding_box() == whole
