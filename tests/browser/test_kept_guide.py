"""The guide kept on a device, in a real browser: the server goes away, and new editions come."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import ROOT, Watch, _free_port, _Handler
from engines import ENGINES, Tab
from playwright.sync_api import Page, expect
from test_engines_tools import FOCUS, TEXT, until
from widget_site import answer, build, entries, item, proves, words, write_project

from studykit.offline import offline_assets

SAY = words()
PREFIX = "/guide/"
DATA = "practice/my-data/"
PAGES = ("", "other/", "plain/", "every/", "codes/", DATA, "404.html")
EDITION = """() => [document.querySelector('h1').textContent.match(/edition (.)/)[1], document.documentElement.dataset.edition]"""
REGISTERED = "navigator.serviceWorker.getRegistrations().then(all => all.length)"


@dataclass
class Host:
    """A web server that can go away, come back, and publish another edition."""

    folder: Path
    port: int
    asked: list[str] = field(default_factory=list)
    server: http.server.ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{PREFIX}"

    def start(self) -> None:
        asked = self.asked

        class Handler(_Handler):
            prefix = PREFIX

            def do_GET(self) -> None:  # noqa: N802
                asked.append(self.path.removeprefix(PREFIX))
                super().do_GET()

        make = functools.partial(Handler, directory=str(self.folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), make)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None
        with pytest.raises(urllib.error.URLError):
            urllib.request.urlopen(self.url, timeout=2)

    def publish(self, letter: str, *, is_offered: bool = True) -> None:
        """Every page and the theme's script say which edition they are of.

        As in a build, a script that has changed has another address: else a browser may take it from its own cache.
        """
        for file in self.folder.rglob("*.html"):
            page = re.sub(r"( edition .)?</h1>", f" edition {letter}</h1>", file.read_text("utf-8"))
            file.write_text(re.sub(r"(javascripts/theme\.js\?)\w+", rf"\g<1>{letter}", page), "utf-8")
        script = self.folder / "assets/javascripts/theme.js"
        own = script.read_text("utf-8").partition("\n//edition")[0]
        script.write_text(f'{own}\n//edition\ndocument.documentElement.dataset.edition = "{letter}";\n', "utf-8")
        for asset in offline_assets(ROOT, self.folder, is_offered=is_offered):
            (self.folder / asset.path).write_text(asset.text, "utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """Instant navigation works at the address that the site was built for."""
    folder, port = tmp_path_factory.mktemp("kept"), _free_port()
    write_project(folder / "project")
    build(folder / "project", folder / "site", f"http://127.0.0.1:{port}{PREFIX}")
    return folder / "site", port


@pytest.fixture
def host(built: tuple[Path, int], tmp_path: Path) -> Iterator[Host]:
    shutil.copytree(built[0], tmp_path / "site")
    host = Host(tmp_path / "site", built[1])
    host.publish("A")
    host.start()
    yield host
    if host.server:
        host.stop()


def said(page: Page, word: str) -> None:
    expect(page.locator("study-tool[data-panel=offline]").get_by_role("status")).to_have_text(SAY[word], timeout=30_000)


def press(page: Page, word: str) -> None:
    button = page.get_by_role("button", name=SAY[word], exact=True)
    button.focus()
    page.keyboard.press("Enter")


def keep(page: Page, host: Host) -> None:
    """Ask for the guide, and load the page anew, which is then the kept one."""
    page.goto(host.url + DATA)
    press(page, "offline_keep")
    said(page, "offline_done")
    expect(page.get_by_role("button", name=SAY["offline_look"])).to_be_focused()
    page.reload()
    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")


def is_of(page: Page, letter: str) -> None:
    """Page and script are of this edition, and of no other."""
    # Not by a text that is evaluated: asked again while a page loads, its policy forbids that.
    expect(page.locator("html[data-edition]")).to_have_count(1)
    assert page.evaluate(EDITION) == [letter, letter]


@proves("kept-asked")
def test_nothing_is_kept_before_a_reader_asks(page: Page, host: Host) -> None:
    for path in ("", "every/", DATA):
        page.goto(host.url + path)
        page.wait_for_load_state("networkidle")
    assert page.evaluate(REGISTERED) == 0
    assert page.evaluate("caches.keys()") == []
    assert "sw.js" not in host.asked
    page.goto(f"{host.url}plain/")
    host.asked.clear()
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not [path for path in host.asked if "offline" in path or "manifest" in path]


@proves("kept-offline", "kept-strangers")
def test_with_the_server_gone_all_of_it_works(page: Page, host: Host, watch: Callable[[Page], Watch]) -> None:
    keep(page, host)
    expect(page.locator("study-tool[data-panel=offline]")).to_contain_text("The guide is kept on this device")
    host.stop()
    seen = watch(page)
    for path in PAGES:
        page.goto(host.url + path)
        is_of(page, "A")
    page.goto(f"{host.url}plain")
    assert page.url == f"{host.url}plain/"
    other = page.context.new_page()
    other.goto(host.url)
    answer(item(other, 1), "b")
    assert len(entries(other)) == 1
    # Instant navigation: a mark on the window lasts.
    other.evaluate("window.mark = 1")
    other.get_by_role("link", name="Other page").click()
    expect(other.locator("h1")).to_contain_text("Other")
    assert other.evaluate("window.mark") == 1
    expect(item(other, 4).get_by_role("button", name=SAY["check"])).to_be_visible()
    other.get_by_role("button", name="Search").first.click()
    other.locator(".md-search__input").press_sequentially("clerk")
    expect(other.locator(".md-search-result__item").first).to_be_visible()
    assert seen.strangers(host.url) == []


@proves("kept-edition")
def test_a_new_edition_waits_and_never_mixes(page: Page, host: Host) -> None:
    keep(page, host)
    tab = page.context.new_page()
    tab.goto(f"{host.url}plain/")
    host.publish("B")
    press(page, "offline_look")
    said(page, "offline_new_there")
    expect(page.get_by_role("button", name=SAY["offline_use"])).to_be_visible()
    for path in PAGES:
        tab.goto(host.url + path)
        is_of(tab, "A")
    tab.goto(host.url)
    tab.get_by_role("link", name="Other page").click()
    expect(tab.locator("h1")).to_contain_text("Other edition A")
    is_of(tab, "A")
    # Told at the page's end, on the next page too.
    expect(tab.locator(".sk-edition")).to_contain_text("A new edition of this guide is here.")
    tab.locator(".sk-edition a").click()
    expect(tab).to_have_url(f"{host.url}{DATA}#offline")
    tab.goto(f"{host.url}plain/")
    press(page, "offline_use")
    expect(tab.locator("h1")).to_contain_text("edition B")
    expect(page.locator("h1")).to_contain_text("edition B")
    for open_tab in (page, tab):
        is_of(open_tab, "B")
    expect(page.get_by_role("button", name=SAY["offline_look"])).to_be_visible()
    host.stop()
    for path in PAGES:
        tab.goto(host.url + path)
        is_of(tab, "B")
    assert tab.evaluate("caches.keys().then(all => all.length)") == 1


@proves("kept-edition")
def test_once_all_tabs_are_closed_the_new_edition_comes(page: Page, host: Host) -> None:
    keep(page, host)
    host.publish("B")
    press(page, "offline_look")
    said(page, "offline_new_there")
    page.reload()
    is_of(page, "A")
    context = page.context
    page.close()
    host.stop()
    # Closing takes the browser a moment.
    later = context.new_page()
    for _ in range(50):
        later.goto("about:blank")
        later.wait_for_timeout(100)
        later.goto(host.url)
        if later.evaluate(EDITION) == ["B", "B"]:
            break
    is_of(later, "B")


@proves("kept-whole")
def test_a_release_while_it_loads_keeps_what_there_was(page: Page, host: Host) -> None:
    keep(page, host)
    worker = (host.folder / "sw.js").read_text("utf-8")
    host.publish("C")
    # Half a release: the worker of an edition whose pages are not all there.
    half = (host.folder / "sw.js").read_text("utf-8")
    (host.folder / "plain/index.html").write_text(
        (host.folder / "plain/index.html").read_text().replace("edition C", "edition D")
    )
    assert half != worker
    press(page, "offline_look")
    said(page, "offline_no_look")
    late = "new MessageEvent('message', {data: {studykit: 'offline', done: 380, all: 386}})"
    page.evaluate(f"navigator.serviceWorker.dispatchEvent({late})")
    said(page, "offline_no_look")
    host.stop()
    for path in PAGES:
        page.goto(host.url + path)
        is_of(page, "A")


@proves("kept-whole")
def test_a_server_that_goes_away_at_first_leaves_nothing(page: Page, host: Host) -> None:
    page.goto(host.url + DATA)
    expect(page.get_by_role("button", name=SAY["offline_keep"])).to_be_visible()
    (host.folder / "plain/index.html").write_text("another edition")
    press(page, "offline_keep")
    said(page, "offline_failed")
    expect(page.get_by_role("button", name=SAY["offline_keep"])).to_be_focused()
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate(REGISTERED) == 0
    host.publish("A")
    press(page, "offline_keep")
    said(page, "offline_done")


@proves("kept-off")
def test_one_button_removes_it_and_leaves_the_answers(page: Page, host: Host) -> None:
    keep(page, host)
    page.goto(host.url)
    answer(item(page, 1), "b")
    page.goto(host.url + DATA)
    press(page, "offline_off")
    said(page, "offline_removed")
    expect(page.get_by_role("button", name=SAY["offline_keep"])).to_be_focused()
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate(REGISTERED) == 0
    assert len(entries(page)) == 1
    # And at once again, in the same tab.
    press(page, "offline_keep")
    said(page, "offline_done")
    host.stop()
    page.goto(f"{host.url}plain/")
    is_of(page, "A")


@proves("kept-withdrawn")
def test_a_build_without_it_removes_what_readers_kept(page: Page, host: Host) -> None:
    keep(page, host)
    host.publish("B", is_offered=False)
    (host.folder / "offline.json").unlink()
    page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update()).then(() => 0, () => 0)")
    # The tab loads itself anew without a worker.
    expect(page.locator("h1")).to_contain_text("edition B")
    is_of(page, "B")
    page.goto(host.url + DATA)
    expect(page.locator("study-tool[data-panel=offline]")).to_contain_text(SAY["offline_not_offered"])
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate(REGISTERED) == 0


@proves("kept-strangers")
def test_only_the_guide_is_kept(page: Page, host: Host) -> None:
    (host.folder / "deck.apkg").write_text("deck")
    host.publish("A")
    keep(page, host)
    names = page.evaluate(
        "caches.keys().then(([name]) => caches.open(name)).then(one => one.keys()).then(all => all.map(r => r.url))"
    )
    assert names and all(name.startswith(host.url) for name in names)
    assert not [name for name in names if name.endswith((".apkg", ".map", "sw.js", ".csv"))]


@proves("kept-off")
def test_another_site_of_the_same_address_is_not_touched(page: Page, host: Host) -> None:
    page.goto(host.url + DATA)
    page.evaluate("caches.open('studykit-offline:/other/:1')")
    keep(page, host)
    press(page, "offline_off")
    said(page, "offline_removed")
    assert page.evaluate("caches.keys()") == ["studykit-offline:/other/:1"]


OFFLINE = "study-tool[data-panel=offline]"


@proves("engines-data")
@pytest.mark.parametrize("engine", ENGINES)
def test_in_every_engine_the_guide_is_kept_or_it_is_said_that_it_cannot_be(
    open_tab: Callable[..., Tab], host: Host, engine: str
) -> None:
    tab = open_tab(engine)
    tab.open(host.url + DATA)
    until(
        tab, f"document.querySelector('{OFFLINE} [role=status]') && document.querySelector('{OFFLINE} p').textContent"
    )
    if not tab.evaluate("() => Boolean(navigator.serviceWorker && window.caches)"):
        assert engine == "webkit"
        assert tab.evaluate(TEXT, f"{OFFLINE} p") == SAY["offline_none"]
        return
    tab.evaluate(FOCUS, f"{OFFLINE} button")
    tab.press("Enter")
    until(tab, f"document.querySelector('{OFFLINE} [role=status]').textContent === {SAY['offline_done']!r}")
    tab.reload()
    host.stop()
    for path in PAGES:
        tab.open(host.url + path)
        until(tab, "document.documentElement.dataset.edition")
        assert tab.evaluate(EDITION) == ["A", "A"]
