"""The built guide behind a real web server, and a real browser in front of it.

SITE_DIR names a site that is already built (quick while writing a test); otherwise it is built once for the
session, strictly, for the address it is then served from: a sub-path, as on GitHub Pages.
"""

import functools
import http.server
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}


def page_paths() -> list[str]:
    """The address of every page below the site's root, from docs/, the error page included."""
    docs = ROOT / "docs"
    found = []
    for file in sorted(docs.rglob("*.md")):
        name = file.relative_to(docs).with_suffix("").as_posix()
        name = re.sub(r"(^|/)(index|README)$", r"\1", name)
        found.append(name if not name or name.endswith("/") else f"{name}/")
    return [*found, "404.html"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `path` runs once for every page."""
    if "path" in metafunc.fixturenames:
        metafunc.parametrize("path", page_paths(), ids=lambda path: path or "home")


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves one folder below a prefix, and its 404.html for what is not there, as GitHub Pages does."""

    prefix = "/"

    def translate_path(self, path: str) -> str:
        path = urlsplit(path).path
        inside = path.removeprefix(self.prefix) if path.startswith(self.prefix) else "outside-of-the-site"
        return super().translate_path(f"/{inside}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *_arguments: object) -> None:
        """Silence: pytest shows what matters."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass(frozen=True)
class Site:
    """Where the built files are, and the address they are served from (ends in a slash)."""

    folder: Path
    url: str


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The built site, served."""
    given = os.environ.get("SITE_DIR")
    if given:
        folder = Path(given)
        address = re.search(r'rel="canonical" href="([^"]+)"', (folder / "index.html").read_text())
        parts = urlsplit(address[1] if address else "")
        prefix, port = parts.path or "/", (parts.hostname == "127.0.0.1" and parts.port) or _free_port()
    else:
        folder, prefix, port = tmp_path_factory.mktemp("site") / "site", "/guide/", _free_port()
        # With a repository, so that the links to it are looked at too.
        known = {"SITE_URL": f"http://127.0.0.1:{port}{prefix}", "REPO_URL": "https://github.com/example/guide"}
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
            cwd=ROOT,
            env=os.environ | known | {"NO_MKDOCS_2_WARNING": "1"},
            check=True,
        )
    handler = type("Handler", (_Handler,), {"prefix": prefix})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), functools.partial(handler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, f"http://127.0.0.1:{port}{prefix}")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site_url(site: Site) -> str:
    """The served site's address, with a slash at its end."""
    return site.url


@pytest.fixture(scope="session")
def site_dir(site: Site) -> Path:
    """The built site's folder."""
    return site.folder


@pytest.fixture
def guide() -> Site:
    """The tiny guide with one of every widget."""
    from widget_site import served  # it needs this file

    return served()


def chromium_arguments() -> list[str]:
    arguments = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox refuses root
    return arguments


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for the session: a second would refuse to start beside it."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the session."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=chromium_arguments())
    yield browser
    browser.close()


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make a fresh reader: Playwright's options, such as java_script_enabled, color_scheme, viewport."""
    made: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        context = browser.new_context(**({"viewport": PHONE} | options))
        context.set_default_timeout(10_000)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A phone with a script and light colors."""
    return open_context().new_page()


@pytest.fixture
def desk_page(open_context: Callable[..., BrowserContext]) -> Page:
    """A wide screen with a script and light colors."""
    return open_context(viewport=DESK).new_page()


@pytest.fixture
def plain_page(open_context: Callable[..., BrowserContext]) -> Page:
    """A phone on which no script runs."""
    return open_context(java_script_enabled=False).new_page()


@dataclass
class Watch:
    """What a page said and asked for."""

    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def strangers(self, url: str) -> list[str]:
        """Requests that left the site."""
        return [request for request in self.requests if not request.startswith((url, "data:", "blob:"))]


@pytest.fixture(scope="session")
def watch() -> Callable[[Page], Watch]:
    """Collect errors, warnings and requests of a page from now on."""

    def begin(page: Page) -> Watch:
        seen = Watch()
        page.on("console", lambda said: seen.messages.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: seen.messages.append(str(error)))
        page.on("request", lambda request: seen.requests.append(request.url))
        return seen

    return begin


@pytest.fixture(scope="session")
def axe_source() -> str:
    """axe-core's script, from `npm ci`."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text()


@pytest.fixture(scope="session")
def axe(axe_source: str) -> Callable[[Page], list[str]]:
    """Run axe over a page as it stands; returns one line per violation and place."""

    def run(page: Page) -> list[str]:
        if not page.evaluate("typeof window.axe === 'object'"):
            # evaluate, not a script element: the page's own policy stays in force.
            page.evaluate(f"() => {{ {axe_source} }}")
        return page.evaluate(
            """async () => {
              const options = {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}};
              const result = await axe.run(document, options);
              return result.violations.flatMap(violation => violation.nodes.map(node =>
                `${violation.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\\n").slice(1).join(" ").trim()}`));
            }"""
        )

    return run


@pytest.fixture(scope="session")
def engines(playwright: Playwright) -> Iterator[Any]:
    """Firefox and WebKit beside Chromium; each starts when a test asks for it."""
    from engines import Engines  # which imports this file

    started = Engines(playwright)
    yield started
    started.close()


@pytest.fixture
def open_tab(engines: Any) -> Iterator[Callable[..., Any]]:
    """A new reader's first tab: of an engine, and of a way to look at the page."""
    readers = []

    def begin(engine: str, *mode: Any) -> Any:
        readers.append(contextmanager(engines.open)(engine, *mode))
        return readers[-1].__enter__()

    yield begin
    for reader in readers:
        reader.__exit__(None, None, None)
