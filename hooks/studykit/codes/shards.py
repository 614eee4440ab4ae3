"""The Tabular List as the browser gets it: a small index, and one classic script a chapter and a category.

Scripts, because `fetch` fails from file://. They lie in one folder that is named by the lock's content; the index, which
the script knows by name, says where. Nothing is loaded before a reader comes to a field for a code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..assets import Asset, content_hash
from .tabular import Tabular

INDEX = "chapters"
_OPEN = "window.studykit.tabular"


def code_assets(tabular: Tabular | None) -> list[Asset]:
    """The index first. Its size is paid by each page where a code is written; a shard only when it is looked at."""
    if tabular is None:
        return []
    shards = dict(_shards(tabular))
    folder = f"assets/studykit-codes-{content_hash(''.join(shards.values()).encode())}"
    release = tabular.release
    index = {
        "release": [release.name, release.issue],
        "folder": f"{folder}/",
        "carried": "".join(tabular.codes),
        "chapters": {name: _chapter(name, tabular) for name in tabular.chapters},
        "blocks": {},
        "codes": {},
    }
    text = f"{_OPEN}={_json(index)};\n"
    return [
        Asset(f"assets/studykit-{INDEX}.{content_hash(text.encode())}.js", text),
        *(Asset(f"{folder}/{name}.js", script) for name, script in shards.items()),
    ]


def _chapter(name: str, tabular: Tabular) -> dict[str, str]:
    """A chapter's title and the names of its categories, three characters each."""
    own = [block for block in tabular.blocks.values() if block["chapter"] == name]
    return {
        "title": tabular.chapters[name]["title"],
        "categories": "".join(category for block in own for category in block["categories"]),
    }


def _shards(tabular: Tabular) -> Iterator[tuple[str, str]]:
    for chapter, entry in tabular.chapters.items():
        blocks: dict[str, Any] = {
            name: {key: value for key, value in block.items() if key != "chapter"}
            for name, block in tabular.blocks.items()
            if block["chapter"] == chapter
        }
        notes = {key: value for key, value in entry.items() if key != "title"}
        script = f"Object.assign({_OPEN}.chapters[{_json(chapter)}],{_json(notes)});\n" if notes else ""
        yield f"chapter-{chapter}", f"{script}{_OPEN}.blocks[{_json(chapter)}]={_json(blocks)};\n"
    for category, codes in tabular.codes.items():
        yield category, f"{_OPEN}.codes.{category}={_json(codes)};\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
