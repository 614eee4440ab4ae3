"""The interface's words: each is said by a template, a script or a module, and each that one of them names is there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

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


@cache
def known() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """All names that the sources hold, and what names begin and end with where a part of them is filled in."""
    text = "\n".join(sources().values())
    names = {
        plain(next(filter(None, match.group("string", "field", "word", "number")))) for match in NAMES.finditer(text)
    }
    starts = {plain(one or two) for one, two in STARTS.findall(text)}
    # The status line takes a type's own words where there are some; a claim's items are written in one string.
    ends = {*ENDS.findall(text), *(f"_{kind}" for kind in all_types())}
    return frozenset({*names, *CLAIM_ITEMS}), frozenset(starts), frozenset(ends)


@cache
def is_said(name: str) -> bool:
    """Whether a name stands somewhere, whole or in parts that are put together."""
    names, starts, ends = known()
    return (
        name in names
        or any(name.startswith(start) and (name == start or is_said(name.removeprefix(start))) for start in starts)
        or any(name.endswith(end) and name != end and is_said(name.removesuffix(end)) for end in ends)
    )


def test_every_word_is_said_somewhere() -> None:
    assert [name for name in words() if not is_said(plain(name))] == []


def test_a_word_that_nothing_says_is_found() -> None:
    assert not is_said("quiz_never_said")
    assert is_said("mydata_plain_file"), "put together in a template"


@pytest.mark.parametrize("path", sources())
def test_every_word_that_is_named_is_there(path: str) -> None:
    named = {next(filter(None, found)) for found in NAMED.findall(sources()[path])}
    assert sorted(named - words().keys()) == []
