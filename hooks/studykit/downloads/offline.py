"""The guide as one zip that opens from the disk: the built pages, with what a browser cannot do there done otherwise.

From `file://` an address that ends in a slash shows a folder, a worker does not start, and nothing can be fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..security import with_policy

NAME = "medical-coding-guide-offline"
INDEX = "search/search_index.json"
SCRIPT = "assets/javascripts/offline.js"
_SOURCE = Path(__file__).with_name("offline.js")
_LEFT_OUT = re.compile(
    r"404\.html$|sitemap\.xml|robots\.txt$|_headers$|CNAME$|.*\.map$|.*\.webmanifest$|sw\.js$|offline\.json$"
)
"""What means something only on a server."""
_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"]*)(")')
_OF_SERVER = re.compile(r'<link[^>]*\srel="?(?:manifest|canonical|sitemap)"?[^>]*>\s*')
_BUNDLE = re.compile(r'<script src="([^"]*)assets/javascripts/bundle\.')


def copied_files(site: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The copy's files by their paths, from the site's."""
    yield SCRIPT, _SOURCE.read_bytes()
    for path, content in site.items():
        if _LEFT_OUT.match(path):
            continue
        if path.endswith(".html"):
            yield path, offline_page(content.decode()).encode()
        elif path == INDEX:
            # A script, since nothing can be fetched; the theme looks for this name and this variable.
            yield INDEX.removesuffix("on"), f"var __index = {offline_index(content.decode())}".encode()
        else:
            yield path, content


def offline_page(html: str) -> str:
    """A page whose links name files, with our script before the theme's, and its policy computed anew."""
    html = _LINK.sub(lambda link: f"{link[1]}{file_address(link[2])}{link[3]}", html)
    html = _OF_SERVER.sub("", html)
    html = _BUNDLE.sub(lambda found: f'<script src="{found[1]}{SCRIPT}"></script>\n      {found[0]}', html)
    return with_policy(html)


def offline_index(text: str) -> str:
    """The search index with the files' names."""
    index = json.loads(text)
    for entry in index["docs"]:
        # The first page's own address is empty.
        entry["location"] = file_address(
            f"./{entry['location']}" if entry["location"][:1] in ("", "#") else entry["location"]
        )
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def file_address(address: str) -> str:
    """A relative address with the file that a server would have chosen: claim/#dates is claim/index.html#dates."""
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    if not path or path.startswith("/") or re.match(r"[a-zA-Z][\w+.-]*:", path):
        return address
    rest = address[len(path) :]
    if path.endswith("/"):
        return f"{path}index.html{rest}"
    return f"{path}/index.html{rest}" if path.rpartition("/")[2] in (".", "..") else address
