"""The interface's words: each is said by a template, a script or a module, and each that one of them names is there."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from studykit.assets import bundle
from studykit.cases.form import CLAIM_ITEMS
from studykit.item_types import all_types
from studykit.words import read_words

ROOT = Path(__file__).parents[2]
SOURCES = ("hooks/**/*.py", "hooks/**/*.js", "hooks/**/*.typ", "overrides/**/*.html", "docs/assets/**/*.js")
# A string that is one name, the field of a map, a field of the words, a number.
NAMES = re.compile(
    r"(['\"`])(?P<string>[\w.-]+)\1|\b(?P<field>[\w-]+):|\bwords\.(?P<word>\w+)|\b(?P<number>\d[\d.]*)\b"
)
# What a string begins or ends with before or behind something that is filled in or joined on: `exam_${name}`, "_more".
STARTS = re.compile(r"['\"`](\w+_)(?:\$?\{|['\"])|`(\w+)\$\{")
ENDS = re.compile(r"(?:['\"]|\})(_\w+)['\"`]")
NAMED = re.compile(r"\bkit\.say\('(\w+)'|\bkit\.button\('(\w+)'|\{\{ words\.(\w+)|\bwords\[['\"](\w+)['\"]\]")


@cache
def words() -> dict[str, str]:
    found, problems = read_words((ROOT / "data/words.yml").read_text("utf-8"), "data/words.yml")
    assert not problems
    return found


@cache
def sources() -> dict[str, str]:
    files = sorted(file for kind in SOURCES for file in ROOT.glob(kind))
    return {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}


def plain(name: str) -> str:
    return re.sub(r"[.-]", "_", name)


class Said:
    """The names that a text of code holds, whole or in parts that are put together."""

    def __init__(self, text: str) -> None:
        parts = (next(filter(None, match.group("string", "field", "word", "number"))) for match in NAMES.finditer(text))
        # A claim's items are written in one string.
        self._names = {plain(part) for part in parts} | set(CLAIM_ITEMS)
        self._starts = {plain(one or two) for one, two in STARTS.findall(text)}
        # The status line takes a type's own words where there are some.
        self._ends = {*ENDS.findall(text), *(f"_{kind}" for kind in all_types())}

    def __contains__(self, name: str) -> bool:
        return (
            name in self._names
            or any(name == one or (name.startswith(one) and name.removeprefix(one) in self) for one in self._starts)
            or any(name != one and name.endswith(one) and name.removesuffix(one) in self for one in self._ends)
        )


def test_every_word_is_said_somewhere() -> None:
    said = Said("\n".join(sources().values()))
    assert [name for name in words() if plain(name) not in said] == []
    assert "quiz_never_said" not in said
    assert "mydata_plain_file" in said, "put together in a template"


def test_pages_carry_no_word_that_no_script_says() -> None:
    script = bundle(ROOT, words())[0].text
    known = json.loads(script.partition("||")[2].partition(";\n")[0])
    said = Said("\n".join(text for path, text in sources().items() if path.startswith("docs/")))
    assert [name for name in known["words"] if plain(name) not in said] == []


@pytest.mark.parametrize("path", sources())
def test_every_word_that_is_named_is_there(path: str) -> None:
    named = {next(filter(None, found)) for found in NAMED.findall(sources()[path])}
    assert sorted(named - words().keys()) == []
