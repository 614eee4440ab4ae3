"""What a first view of each page of the guide brings over the wire."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from .item_sizes import gzip_size
from .report import Bound, Row
from .server import file_for, serving, travelling
from .sites import build_guide, page_paths

KIB = 1024
FIRST_VIEW, INDEX, CURES = 120 * KIB, 250 * KIB, 2 * KIB
PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class View:
    """A page's first view in bytes as sent, without response headers; the search index is counted apart."""

    path: str
    bytes: int
    index: int
    widget_code: int
    has_widget: bool
    requests: int
    foreign: tuple[str, ...]


def chromium() -> str:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"


def measure_weights(folder: Path, tell: Callable[[str], None]) -> list[Row]:
    """Every page in a browser with an empty cache, on a phone's screen, until it is at rest."""
    with serving() as server:
        server.site = build_guide(folder / "guide", server.address)
        views = _view_all(server.site, server.address)
    for view in views:
        tell(f"{view.path or 'home'}: {view.bytes:,} B, {view.requests} requests")
    return [*weight_rows(views), *_script_rows(server.site)]


def _view_all(site: Path, address: str) -> list[View]:
    from playwright.sync_api import sync_playwright

    views = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for path in page_paths(site):
            context = browser.new_context(viewport=PHONE, device_scale_factor=2)
            asked: list[str] = []
            context.on("request", lambda request, asked=asked: asked.append(request.url))
            page = context.new_page()
            page.goto(address + path, wait_until="networkidle")
            context.close()
            views.append(view_of(path, asked, site, address))
        browser.close()
    return views


def view_of(path: str, asked: Iterable[str], site: Path, address: str) -> View:
    """Add up what was asked for; each address counts once, since the browser keeps it."""
    own = {url.partition("#")[0] for url in asked if url.startswith(address)}
    foreign = tuple(sorted({url for url in asked if not url.startswith((address, "data:", "blob:"))}))
    sizes = {url: len(travelling(file).body) for url in own if (file := file_for(site, url.removeprefix(address)))}
    index = sum(size for url, size in sizes.items() if url.endswith("search_index.json"))
    page = file_for(site, path)
    return View(
        path=path,
        bytes=sum(sizes.values()) - index,
        index=index,
        widget_code=sum(size for url, size in sizes.items() if "/assets/studykit." in url),
        has_widget=page is not None and b"<study-" in page.read_bytes(),
        requests=len(sizes),
        foreign=foreign,
    )


def weight_rows(views: list[View]) -> list[Row]:
    """The worst page of each gate."""
    heaviest = max(views, key=lambda view: view.bytes)
    index = max(views, key=lambda view: view.index)
    bare = [view for view in views if not view.has_widget]
    code = max(bare, key=lambda view: view.widget_code, default=None)
    foreign = sorted({url for view in views for url in view.foreign})
    counted = f"{len(views)} pages, {len(views) - len(bare)} with a widget"
    return [
        Row(
            "first view without the index, gzip",
            heaviest.bytes / KIB,
            "KB",
            FIRST_VIEW / KIB,
            remark=_name(heaviest),
            digits=1,
        ),
        Row("search index, gzip", index.index / KIB, "KB", INDEX / KIB, digits=1),
        Row("most requests of a page", max(view.requests for view in views), remark=counted),
        Row("requests to others", len(foreign), "", 0, remark=" ".join(foreign[:3])),
        Row(
            "widget code where no widget stands",
            code.widget_code if code else 0,
            "B",
            0,
            remark=_name(code) if code and code.widget_code else "",
        ),
    ]


def _script_rows(site: Path) -> list[Row]:
    """The scripts that every page loads are ours; the theme's own stand in another folder."""
    scripts = sorted((site / "assets/javascripts").glob("theme*.js"))
    size = sum(gzip_size(file.read_bytes()) for file in scripts)
    return [Row("script that cures the theme's faults, gzip", size, "B", CURES, Bound.LESS)]


def _name(view: View | None) -> str:
    return f"worst: {view.path or 'home'}" if view else ""
