"""The catalog and its fragments as files to publish."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..assets import MAIN, Asset, content_hash
from ..item_pages import ItemPages
from ..library import Library
from ..places import Problem
from ..render import Site
from ..scan import Scan
from .fragments import fragments
from .listing import listing
from .published import select_published

CATALOG = "catalog"
_OPEN = "window.studykit"


def catalog_assets(
    library: Library,
    scans: Mapping[str, Scan],
    site: Site,
    placed: ItemPages,
    url: Callable[[str], str],
    problems: Iterable[Problem] = (),
) -> list[Asset]:
    """The catalog first, which the script knows by name; then a fragment for each bank, in a folder named by their content.

    `url` gives the address below the site's root of a path below docs/, such as `claim/form/` for `claim/form.md`, and nothing
    for the first page. There are no files where there is neither an item nor a word.
    """
    published = select_published(library, problems)
    made = fragments(published, library, site, url)
    if not made:
        return []
    scripts = {name: f"{_OPEN}.fragment({_json(name)},{_json(content)});\n" for name, content in made.items()}
    folder = f"assets/{MAIN}-banks-{content_hash(''.join(scripts.values()).encode())}"
    files = {name: f"{folder}/{name}.js" for name in scripts}
    text = f"{_OPEN}.catalog={_json(listing(published, library, scans, placed, url) | {'banks': files})};\n"
    return [
        Asset(f"assets/{MAIN}-{CATALOG}.{content_hash(text.encode())}.js", text),
        *(Asset(files[name], script) for name, script in scripts.items()),
    ]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
