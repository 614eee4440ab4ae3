"""The guide kept on a reader's device: a service worker that knows one edition of the site file by file, and the manifest.

Nothing is kept before a reader asks for it, on the page with the fence `my-data`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from .assets import FOLDER, Asset

WORKER = "sw.js"
ABOUT = "offline.json"
MANIFEST = "manifest.webmanifest"
IMAGES = "assets/images"
_READ = frozenset({".html", ".js", ".css", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff2"})
_BESIDE = frozenset({"sitemap.xml", "search/search_index.json"})
"""Instant navigation asks the first for what it may open; the second is the search."""
_UNUSED = "assets/javascripts/lunr/"
"""Other languages' search, which the theme brings along."""
_ICONS = {
    "favicon.svg": ("any", "image/svg+xml"),
    "icon-192.png": ("192x192", "image/png"),
    "icon-512.png": ("512x512", "image/png"),
}


def edition_files(site: Path) -> dict[str, bytes]:
    """What a reader without a connection needs, by its address below the site: pages, not what they offer for taking away."""
    found = {}
    # A page such as node.js.md has a folder whose name ends like a script's.
    for file in (file for file in sorted(site.rglob("*")) if file.is_file()):
        path = file.relative_to(site).as_posix()
        if path in _BESIDE or (file.suffix.lower() in _READ and path != WORKER and not path.startswith(_UNUSED)):
            found[_address(path)] = file.read_bytes()
    return found


def _address(path: str) -> str:
    """A page's address is its folder's: hosts send readers of `index.html` there."""
    is_index = path == "index.html" or path.endswith("/index.html")
    return quote(path.removesuffix("index.html") if is_index else path)


def offline_assets(root: Path, site: Path, *, is_offered: bool) -> list[Asset]:
    """The worker for a finished site, and what the page says of it; or the worker that removes what readers kept."""
    scripts = root / FOLDER / "offline"
    if not is_offered:
        return [Asset(WORKER, (scripts / "goodbye.js").read_text("utf-8"))]
    contents = edition_files(site)
    files = {address: _hash(content) for address, content in contents.items()}
    size = sum(map(len, contents.values()))
    version = _hash(json.dumps(files).encode())
    edition = {"version": version, "bytes": size, "files": files}
    worker = f"const edition = {_json(edition)};\n{(scripts / 'worker.js').read_text('utf-8')}"
    return [Asset(WORKER, worker), Asset(ABOUT, _json({"version": version, "files": len(files), "bytes": size}))]


def _hash(content: bytes) -> str:
    """What the worker can work out too: browsers know SHA-256."""
    return hashlib.sha256(content).hexdigest()[:16]


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def manifest(name: str, description: str, language: str, images: Iterable[str]) -> Asset:
    """What a browser needs to install the guide; `images` are the files in assets/images."""
    there = set(images)
    icons = [
        {"src": f"{IMAGES}/{image}", "sizes": sizes, "type": kind}
        for image, (sizes, kind) in _ICONS.items()
        if image in there
    ]
    about = {"name": name, "description": description, "start_url": "./", "scope": "./", "lang": language}
    # With its own window but the browser's way back.
    look = {"display": "minimal-ui", "background_color": "#ffffff", "theme_color": "#103f4f", "icons": icons}
    return Asset(MANIFEST, json.dumps(about | look, ensure_ascii=False, indent=1) + "\n")
