"""The widgets' own script and style: joined, named by their content, and linked only where a widget stands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .lean import lean_script, lean_style

FOLDER = Path("docs/assets/studykit")
MAIN = "studykit"
_ON_PAPER = (
    *("calendar_", "case_", "certification_", "chart_", "confirm_", "download_", "draft", "example_", "fact_", "hint"),
    *("invented", "menu_", "our_", "pick", "plan_", "quiz_", "report_", "second_hand", "see", "source", "takeaway_"),
    "workbook_",
)
"""How words begin that no script says: templates and modules do, and every page with a widget would carry them."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file to publish: its path below the site, and its text."""

    path: str
    text: str

    @property
    def kind(self) -> str:
        """js, css, json or csv."""
        return self.path.rpartition(".")[2]

    @property
    def name(self) -> str:
        """What the script calls a part: `codes` for `assets/studykit-codes.0123456789.js`."""
        return self.path.rpartition("/")[2].partition(".")[0].removeprefix(f"{MAIN}-")

    @property
    def hash(self) -> str:
        """What stands between name and kind: it changes with the content."""
        return self.path.rsplit(".", 2)[1]


def bundle(
    root: Path, words: Mapping[str, str], more: Iterable[Asset] = (), *, review: str | None = None
) -> list[Asset]:
    """The joined script and style, the parts that load when needed, `more` of those, and the styles of parts.

    A style among the parts is linked where its name stands in the page, as `data-part="chart"`.
    A name changes with the content, so that caches never lie. The script knows the words, each part's name and hash, and
    the address of the page with the daily `review`, if there is one.
    """
    folder = root / FOLDER / "parts"
    sources = sorted(folder.glob("*.js"))
    parts = [_named(f"{MAIN}-{file.stem}", "js", _part(file, words)) for file in sources]
    parts += more
    # What lies deeper is found by a part that knows its folder: a hundred names would weigh on every page.
    hashes = {asset.name: asset.hash for asset in parts if asset.path.count("/") == 1}
    # JSON may hold what ends a script, were it ever inlined.
    apart = (*_ON_PAPER, *(f"{file.stem}_" for file in sources))
    spoken = {name: text for name, text in words.items() if not name.startswith(apart)}
    told: dict[str, object] = {"words": spoken, "parts": hashes} | ({"reviewPage": review} if review else {})
    known = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    # Under instant navigation this runs again on each visit: the words that parts have brought stay.
    head = f"window.studykit=window.studykit||{known.replace('<', chr(92) + 'u003c')};\n"
    script = "\n".join(lean_script(file.read_text("utf-8")) for file in sorted((root / FOLDER).glob("*.js")))
    style = "\n".join(lean_style(file.read_text("utf-8")) for file in sorted((root / FOLDER).glob("*.css")))
    styles = sorted(folder.glob("*.css"))
    parts += [_named(f"{MAIN}-{file.stem}", "css", lean_style(file.read_text("utf-8"))) for file in styles]
    return [_named(MAIN, "js", head + script), _named(MAIN, "css", style), *parts]


def _part(file: Path, words: Mapping[str, str]) -> str:
    """A part with the words that only it says: those that begin with its name, as `codes_…` for codes.js."""
    own = {name: text for name, text in words.items() if name.startswith(f"{file.stem}_")}
    script = lean_script(file.read_text("utf-8"))
    return f"Object.assign(window.studykit.words,{json.dumps(own, ensure_ascii=False)});\n{script}" if own else script


def _named(name: str, suffix: str, text: str) -> Asset:
    return Asset(f"assets/{name}.{content_hash(text.encode())}.{suffix}", text)


def content_hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=5).hexdigest()


def linked_assets(assets: Iterable[Asset]) -> list[Asset]:
    """Those that pages may link, in the order of their links; the others load when something asks for them."""
    return sorted(
        (asset for asset in assets if asset.name == MAIN or asset.kind == "css"),
        key=lambda asset: (asset.kind, asset.name != MAIN),
    )


def with_links(html: str, linked: list[Asset], url: Callable[[str], str]) -> str:
    """A page's content with the styles and the script of what stands in it.

    They stand inside the content: under instant navigation a script elsewhere in the next page never runs.
    """
    tags = {"css": '<link rel="stylesheet" href="{}">', "js": '<script defer src="{}"></script>'}
    links = "".join(tags[asset.kind].format(url(asset.path)) for asset in linked if _needs(html, asset))
    return f"{links}\n{html}" if links else html


def _needs(html: str, asset: Asset) -> bool:
    """Whether a page shows what an asset is for: a widget, or something that names this style."""
    return "<study-" in html if asset.name == MAIN else f'data-part="{asset.name}"' in html
