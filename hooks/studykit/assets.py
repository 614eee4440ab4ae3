"""The widgets' own script and style: joined, named by their content, and linked only where a widget stands."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("docs/assets/studykit")
_QUIZ = '<section class="quiz"'
_HELD = re.compile(r"<!--studykit-(\d+)-->.*?<!--/studykit-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file to publish: its path below the site, and its text."""

    path: str
    text: str


def bundle(root: Path, words: Mapping[str, str]) -> list[Asset]:
    """The joined script and style. The words stand in front of the script; a name changes with the content, so that caches never lie."""
    # JSON may hold what ends a script, were it ever inlined.
    said = json.dumps(dict(words), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    head = f"window.studykit=Object.assign(window.studykit||{{}},{{words:{said}}});\n"
    assets = []
    for suffix, start in (("js", head), ("css", "")):
        parts = [file.read_text("utf-8") for file in sorted((root / FOLDER).glob(f"*.{suffix}"))]
        text = start + "\n".join(parts)
        assets.append(Asset(f"assets/studykit.{content_hash(text.encode())}.{suffix}", text))
    return assets


def content_hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=5).hexdigest()


def with_links(html: str, assets: list[Asset], url: Callable[[str], str]) -> str:
    """A page's content with its style and script, if it has a widget.

    They stand inside the content: under instant navigation a script elsewhere in the next page never runs.
    """
    if "<study-" not in html:
        return html
    tags = {"css": '<link rel="stylesheet" href="{}">', "js": '<script defer src="{}"></script>'}
    links = "".join(tags[asset.path.rpartition(".")[2]].format(url(asset.path)) for asset in reversed(assets))
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
