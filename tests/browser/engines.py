"""One way to drive three engines: Chromium and Firefox through Playwright, WebKit through Selenium.

A test asks `Engines` for a `Tab` in a `Mode` and says what a reader would do: open, press, read. What an engine
cannot do stands here, at its place, and nowhere else.

| | Chromium | Firefox | WebKit |
|---|---|---|---|
| names, roles, descriptions | the browser's own tree | names and roles as Playwright computes them, descriptions by their ids | the browser's own names and roles, descriptions by their ids |
| dark, forced colors | emulated | by preference | dark: the window's own; there are no forced colors |
| print | emulated | print rules turned into screen rules | as Firefox |
| script off | emulated | by preference | by setting |
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import yaml
from conftest import CHROMIUM, ROOT, chromium_arguments
from measures import PRINT_RULES
from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page, Playwright
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

ENGINES = ["chromium", "firefox", "webkit"]
FIREFOX = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or "/usr/bin/firefox-esr"
WEBKIT_DRIVER = shutil.which("WebKitWebDriver") or "/usr/bin/WebKitWebDriver"
SILENT_ROLES = {"generic", "none", "InlineTextBox", "LabelText", "Legend", ""}


@dataclass(frozen=True)
class Mode:
    """How a reader looks at the page."""

    name: str
    dark: bool = False
    width: int = 390
    text: int = 100
    """Text size in percent."""
    forced: bool = False
    script: bool = True


PHONE = Mode("light")
MODES = [
    PHONE,
    Mode("dark", dark=True),
    Mode("320 px", width=320),
    # As wide as a small laptop's half screen: the text, not the screen, is what grows.
    Mode("200 % text", width=640, text=200),
    Mode("forced colors", forced=True),
]
# WebKit knows no forced colors: its readers change colors by a style of their own or by inverting the screen.
MATRIX = [(engine, mode) for engine in ENGINES for mode in MODES if not (engine == "webkit" and mode.forced)]


class Heard(NamedTuple):
    """What a screen reader is told of one thing."""

    role: str
    name: str
    description: str = ""


class Tab(Protocol):
    """An open page. Keys have Playwright's names; scripts are arrow functions of at most one value."""

    def open(self, url: str) -> None: ...
    def reload(self) -> None: ...
    def back(self) -> None: ...
    def press(self, key: str) -> None: ...
    def type(self, text: str) -> None: ...
    def evaluate(self, script: str, value: Any = None) -> Any: ...
    def heard(self, selector: str) -> list[Heard]: ...
    def another(self) -> Tab: ...
    def print_view(self) -> None: ...
    def front(self) -> None: ...
    def picture(self, file: Path) -> None: ...


# What aria-describedby says, for engines that tell no descriptions.
DESCRIBED = """selector => [...document.querySelectorAll(selector + ' [aria-describedby]')].map(e =>
  e.getAttribute('aria-describedby').split(/ +/).map(id => document.getElementById(id)?.textContent || '').join(' '))"""
LARGER = "size => { if (size !== 100) document.documentElement.style.fontSize = 1.25 * size + '%'; }"  # the theme's own is 125 %


class PlaywrightTab:
    """Chromium, or Firefox."""

    def __init__(self, context: BrowserContext, mode: Mode, *, tree: bool) -> None:
        self.context, self.mode, self.tree = context, mode, tree
        self.page: Page = context.new_page()
        self.session: CDPSession | None = context.new_cdp_session(self.page) if tree else None

    def open(self, url: str) -> None:
        self.page.goto(url)
        self.evaluate(LARGER, self.mode.text)

    def reload(self) -> None:
        self.page.reload()
        self.evaluate(LARGER, self.mode.text)

    def back(self) -> None:
        # Playwright's own way waits for a load, and a page that Firefox kept is not loaded.
        here = self.page.evaluate("() => { setTimeout(() => history.back()); return location.href; }")
        self.page.wait_for_timeout(100)
        for _ in range(100):
            # A page that is just being left answers no question.
            with suppress(Error):
                if self.evaluate("() => location.href") != here:
                    return
            self.page.wait_for_timeout(50)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def evaluate(self, script: str, value: Any = None) -> Any:
        return self.page.evaluate(script, value)

    def heard(self, selector: str) -> list[Heard]:
        return self._from_tree(selector) if self.session else self._from_snapshot(selector)

    def _from_tree(self, selector: str) -> list[Heard]:
        assert self.session
        found = self.session.send("Runtime.evaluate", {"expression": f"document.querySelector({selector!r})"})
        nodes = self.session.send("Accessibility.queryAXTree", {"objectId": found["result"]["objectId"]})["nodes"]
        said = [
            Heard(*(str(node.get(part, {}).get("value") or "") for part in ("role", "name", "description")))
            for node in nodes
            if not node.get("ignored")
        ]
        return [self._live(one, selector) for one in said if one.role not in SILENT_ROLES]

    def _live(self, heard: Heard, selector: str) -> Heard:
        """A status line has no name: what is said is its text."""
        if heard.role == "StaticText":
            return heard._replace(role="text")
        if heard.role != "status":
            return heard
        return heard._replace(
            name=self.evaluate("s => document.querySelector(s + ' [role=status]').textContent", selector)
        )

    def _from_snapshot(self, selector: str) -> list[Heard]:
        said = list(snapshot_lines(yaml.safe_load(self.page.locator(selector).aria_snapshot())))
        described = [Heard("description", "", text) for text in self.evaluate(DESCRIBED, selector)]
        return [*(one for one in said if one.role not in SILENT_ROLES), *described]

    def print_view(self) -> None:
        """Chromium can be told; Firefox cannot."""
        self.page.emulate_media(media="print")
        if not self.evaluate("() => matchMedia('print').matches"):
            self.evaluate(PRINT_RULES)

    def another(self) -> PlaywrightTab:
        return PlaywrightTab(self.context, self.mode, tree=self.tree)

    def front(self) -> None:
        self.page.bring_to_front()

    def picture(self, file: Path) -> None:
        self.page.screenshot(path=file)


class SeleniumTab:
    """WebKit."""

    def __init__(self, driver: Any, mode: Mode, handle: str) -> None:
        self.driver, self.mode, self.handle = driver, mode, handle

    def open(self, url: str) -> None:
        self.driver.get(url)
        self.evaluate(LARGER, self.mode.text)

    def reload(self) -> None:
        self.driver.refresh()
        self.evaluate(LARGER, self.mode.text)

    def back(self) -> None:
        self.driver.back()

    def press(self, key: str) -> None:
        *held, last = key.split("+")
        named = {"Space": " ", "ArrowDown": Keys.DOWN, "ArrowUp": Keys.UP}
        keys = [named.get(one) or getattr(Keys, one.upper(), one) for one in (*held, last)]
        chain = ActionChains(self.driver, duration=0)
        for one in keys[:-1]:
            chain.key_down(one)
        chain.send_keys(keys[-1])
        for one in keys[:-1]:
            chain.key_up(one)
        chain.perform()

    def type(self, text: str) -> None:
        ActionChains(self.driver, duration=0).send_keys(text).perform()

    def evaluate(self, script: str, value: Any = None) -> Any:
        return self.driver.execute_script(f"return ({script})(arguments[0])", value)

    def heard(self, selector: str) -> list[Heard]:
        wanted = "input, select, textarea, button, summary, a, li, fieldset, table, [role]"
        elements = self.driver.execute_script(
            """return [...document.querySelector(arguments[0]).querySelectorAll(arguments[1])].filter(e => e.checkVisibility());""",
            selector,
            wanted,
        )
        said = []
        for element in elements:
            role = element.aria_role
            name = element.text if role in ("status", "listitem") else element.accessible_name
            said.append(Heard(role, name))
        return [*said, *(Heard("description", "", text) for text in self.evaluate(DESCRIBED, selector))]

    def print_view(self) -> None:
        self.evaluate(PRINT_RULES)

    def another(self) -> SeleniumTab:
        # A window: its tabs stay in the background, where nothing wakes that waits to be on screen.
        self.driver.switch_to.new_window("window")
        return SeleniumTab(self.driver, self.mode, self.driver.current_window_handle)

    def front(self) -> None:
        self.driver.switch_to.window(self.handle)

    def picture(self, file: Path) -> None:
        self.driver.save_screenshot(str(file))


def snapshot_lines(nodes: Any) -> Iterator[Heard]:
    """Playwright's tree, such as `- radio "Yes" [checked]`; text stands behind a colon, parts below."""
    for node in nodes:
        head, below = next(iter(node.items())) if isinstance(node, dict) else (node, None)
        role, _, rest = head.partition(" ")
        name = re.match(r'"((?:[^"\\]|\\.)*)"', rest)
        text = below if isinstance(below, str) else ""
        yield Heard(role, name[1].replace('\\"', '"') if name else text)
        if isinstance(below, list):
            yield from snapshot_lines(below)


class Engines:
    """Starts each browser once for each way it can only be started; `close` ends all of them."""

    def __init__(self, playwright: Playwright) -> None:
        self.playwright = playwright
        self.folder = Path(tempfile.mkdtemp(prefix="engines-"))
        self.browsers: dict[tuple[str, ...], Browser] = {}
        self.screen: subprocess.Popen[bytes] | None = None
        self.display = ""

    def open(self, engine: str, mode: Mode = PHONE) -> Iterator[Tab]:
        """A new reader with a first tab; goes away with the iterator."""
        if engine == "webkit":
            yield from self._webkit(mode)
            return
        browser = self._chromium() if engine == "chromium" else self._firefox(mode)
        options: dict[str, Any] = {"viewport": {"width": mode.width, "height": 844}}
        if engine == "chromium":
            options |= {
                "color_scheme": "dark" if mode.dark else "light",
                "forced_colors": "active" if mode.forced else "none",
                "java_script_enabled": mode.script,
            }
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        yield PlaywrightTab(context, mode, tree=engine == "chromium")
        context.close()

    def _chromium(self) -> Browser:
        if ("chromium",) not in self.browsers:
            self.browsers[("chromium",)] = self.playwright.chromium.launch(
                executable_path=CHROMIUM,
                args=chromium_arguments(),
                # Playwright turns the back/forward cache off, which a reader's browser has.
                ignore_default_args=["--disable-back-forward-cache"],
            )
        return self.browsers[("chromium",)]

    def _firefox(self, mode: Mode) -> Browser:
        needed(FIREFOX, "FIREFOX")
        key = ("firefox", str(mode.dark), str(mode.forced), str(mode.script))
        if key not in self.browsers:
            self.browsers[key] = self.playwright.firefox.launch(
                channel="moz-firefox",
                executable_path=FIREFOX,
                firefox_user_prefs={
                    "layout.css.prefers-color-scheme.content-override": 0 if mode.dark else 1,
                    "browser.display.document_color_use": 2 if mode.forced else 1,
                    "javascript.enabled": mode.script,
                },
            )
        return self.browsers[key]

    def _webkit(self, mode: Mode) -> Iterator[Tab]:
        options = Options()
        options.binary_location = mini_browser()
        options.add_argument("--automation")
        if mode.dark:
            options.add_argument("--dark-mode")
        if not mode.script:
            options.add_argument("--enable-javascript=false")
        needed(WEBKIT_DRIVER, "PATH")
        service, driver = self._webkit_window(options, mode)
        yield SeleniumTab(driver, mode, driver.current_window_handle)
        driver.quit()
        service.stop()

    def _webkit_window(self, options: Options, mode: Mode) -> tuple[Service, webdriver.Remote]:
        """A window that has the focus. One in some thousand never answers its driver, and is started again."""
        for is_last in (False, False, True):
            service = Service(WEBKIT_DRIVER, env=self._screen(), popen_kw={"start_new_session": True})
            config = ClientConfig(remote_server_addr=service.service_url, timeout=30)
            try:
                service.start()
                driver = webdriver.Remote(RemoteConnection(client_config=config), options=options)
                driver.set_window_rect(0, 0, mode.width, 844)
                # Without a window manager nobody makes the window the active one, and nothing in it would have the focus.
                find = [
                    "xdotool",
                    "search",
                    "--sync",
                    "--onlyvisible",
                    "--class",
                    "minibrowser",
                    "windowfocus",
                    "--sync",
                ]
                subprocess.run(find, env=self._screen(), check=True, timeout=30)
                assert driver.execute_script("return [innerWidth, document.hasFocus()]") == [mode.width, True]
            except (HTTPError, WebDriverException, subprocess.TimeoutExpired):
                with suppress(ProcessLookupError):
                    os.killpg(service.process.pid, signal.SIGKILL)
                if is_last:
                    raise
            else:
                # A window that crashes later is not waited for without end.
                config.timeout = 90
                return service, driver
        raise AssertionError("unreachable")

    def _screen(self) -> dict[str, str]:
        """WebKit's window needs a screen: one without a monitor."""
        if not self.screen:
            needed(shutil.which("Xvfb") or "Xvfb", "PATH")
            read, write = os.pipe()
            command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
            self.screen = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
            os.close(write)
            with os.fdopen(read) as pipe:
                self.display = f":{pipe.readline().strip()}"
            # The window's own buttons would keep it from being 320 pixels wide.
            style = self.folder / "gtk-3.0/gtk.css"
            style.parent.mkdir()
            style.write_text("window * { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px; }")
        own = {"DISPLAY": self.display, "XDG_CONFIG_HOME": str(self.folder), "WEBKIT_DISABLE_DMABUF_RENDERER": "1"}
        return os.environ | own | {"LIBGL_ALWAYS_SOFTWARE": "1", "GDK_BACKEND": "x11"}

    def close(self) -> None:
        for browser in self.browsers.values():
            browser.close()
        if self.screen:
            self.screen.terminate()
            self.screen.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def needed(file: str, variable: str) -> None:
    """A browser that is not there is a failure: tests that are passed over prove nothing."""
    assert Path(file).exists(), f"{file} is not there; run make test, which installs it, or name another in {variable}"


def mini_browser() -> str:
    given = os.environ.get("WEBKIT")
    found = [given] if given else sorted(map(str, Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))
    assert found, "WebKit's MiniBrowser is not there; run make test, which installs it, or name one in WEBKIT"
    needed(found[-1], "WEBKIT")
    return found[-1]


AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text


def axe(tab: Tab) -> list[str]:
    """What axe finds in the self-checks as they stand: one line per violation and place."""
    if not tab.evaluate("() => typeof window.axe === 'object'"):
        tab.evaluate(f"() => {{ {AXE()}; window.axe = axe; }}")
    return tab.evaluate(
        """() => axe.run({include: [['main']]}, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})
          .then(result => result.violations.flatMap(violation => violation.nodes.map(node =>
            `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\\n').slice(1).join(' ').trim()}`)))"""
    )
