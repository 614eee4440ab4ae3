"""The widgets' own script and style: joined, named by their content, and linked only where a widget stands."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("docs/assets/studykit")
MAIN = "studykit"
_ON_PAPER = "case_"
"""Words that only templates say."""
_QUIZ = '<section class="quiz"'
_HELD = re.compile(r"<!--studykit-(\d+)-->.*?<!--/studykit-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file to publish: its path below the site, and its text."""

    path: str
    text: str

    @property
    def kind(self) -> str:
        """js or css."""
        return self.path.rpartition(".")[2]

    @property
    def name(self) -> str:
        """What the script calls a part: `codes` for `assets/studykit-codes.0123456789.js`."""
        return self.path.rpartition("/")[2].partition(".")[0].removeprefix(f"{MAIN}-")


def bundle(root: Path, words: Mapping[str, str], more: Iterable[Asset] = ()) -> list[Asset]:
    """The joined script and style, the parts that load when needed, and `more` of those.

    A name changes with the content, so that caches never lie. The script knows the words, and by name where the parts lie.
    """
    sources = sorted((root / FOLDER / "parts").glob("*.js"))
    parts = [_named(f"studykit-{file.stem}", "js", _part(file, words)) for file in sources]
    parts += more
    # What lies deeper is found by a part that knows its folder: a hundred names would weigh on every page.
    files = {asset.name: asset.path for asset in parts if asset.path.count("/") == 1}
    # JSON may hold what ends a script, were it ever inlined.
    apart = (_ON_PAPER, *(f"{file.stem}_" for file in sources))
    spoken = {name: text for name, text in words.items() if not name.startswith(apart)}
    known = json.dumps({"words": spoken, "files": files}, ensure_ascii=False, separators=(",", ":"))
    # Under instant navigation this runs again on each visit: the words that parts have brought stay.
    head = f"window.studykit=window.studykit||{known.replace('<', chr(92) + 'u003c')};\n"
    script = "\n".join(_without_comments(file.read_text("utf-8")) for file in sorted((root / FOLDER).glob("*.js")))
    style = "\n".join(file.read_text("utf-8") for file in sorted((root / FOLDER).glob("*.css")))
    styles = sorted((root / FOLDER / "parts").glob("*.css"))
    parts += [_named(f"studykit-{file.stem}", "css", file.read_text("utf-8")) for file in styles]
    return [_named(MAIN, "js", head + script), _named(MAIN, "css", style), *parts]


def _part(file: Path, words: Mapping[str, str]) -> str:
    """A part with the words that only it says: those that begin with its name, as `codes_…` for codes.js."""
    own = {name: text for name, text in words.items() if name.startswith(f"{file.stem}_")}
    script = _without_comments(file.read_text("utf-8"))
    return f"Object.assign(window.studykit.words,{json.dumps(own, ensure_ascii=False)});\n{script}" if own else script


def _named(name: str, suffix: str, text: str) -> Asset:
    return Asset(f"assets/{name}.{content_hash(text.encode())}.{suffix}", text)


def _without_comments(script: str) -> str:
    """A script without its lines of comment, which are for who reads the source."""
    return re.sub(r"(?m)^[ \t]*(//.*|/\*\*[^*]*\*/[ \t]*)\n", "", script)


def content_hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=5).hexdigest()


def with_links(html: str, assets: list[Asset], url: Callable[[str], str]) -> str:
    """A page's content with its style and script, if it has a widget, and with the style that parts/ has for this widget.

    They stand inside the content: under instant navigation a script elsewhere in the next page never runs.
    """
    if "<study-" not in html:
        return html
    tags = {"css": '<link rel="stylesheet" href="{}">', "js": '<script defer src="{}"></script>'}
    style, script = (next(asset for asset in assets if asset.name == MAIN and asset.kind == kind) for kind in tags)
    own = [asset for asset in assets if asset.kind == "css" and f"<study-{asset.name}" in html]
    links = "".join(tags[asset.kind].format(url(asset.path)) for asset in (style, *own, script))
    return f"{links}\n{html}"


def hold_quizzes(html: str) -> tuple[str, list[str]]:
    """A page with only the stems of its quizzes, and the quizzes that were taken out.

    Search shall find stems, and neither choices nor keys nor the widget's own words; parsing them only to skip them is
    half of what items cost a build.
    """
    held: list[str] = []
    parts: list[str] = []
    end = 0
    # Searching for fixed strings: a regular expression would walk through every item letter by letter.
    while (start := html.find(_QUIZ, end)) >= 0:
        parts += [html[end:start], f"<!--studykit-{len(held)}-->"]
        end = html.index("</section>", start) + len("</section>")
        held.append(html[start:end])
        parts += [f"{piece.partition('</legend>')[0]} " for piece in held[-1].split("<legend>")[1:]]
        parts.append("<!--/studykit-->")
    return "".join([*parts, html[end:]]), held


def put_back(html: str, held: list[str]) -> str:
    """The page with its quizzes whole again."""
    return _HELD.sub(lambda match: held[int(match[1])], html) if held else html
