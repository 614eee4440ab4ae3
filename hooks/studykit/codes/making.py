"""`make codes`: from the package simple-icd-10-cm to the text of data/codes.lock.json."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..numbers_in_text import MONTHS
from .form import padded, parent

CREDIT = "ICD-10-CM is published free of charge by CDC/NCHS."


def release_of(file_name: str) -> dict[str, str]:
    """Name, month and dates of a release, from the name of its file (`…-April-1-2026.xml`). Raises ValueError.

    A fiscal year begins in October. A release is for days of service from its own day to the end of its fiscal year.
    """
    match = re.search(r"-([A-Z][a-z]+)-(\d{1,2})-(\d{4})\.", file_name)
    if match is None or match[1] not in MONTHS:
        raise ValueError(f"no date in {file_name}")
    first = datetime.date(int(match[3]), MONTHS.index(match[1]) + 1, int(match[2]))
    year = first.year + (first.month >= 10)
    return {
        "release": f"FY{year}",
        "issue": f"{match[1]} {match[3]}",
        "from": first.isoformat(),
        "until": f"{year}-09-30",
    }


def long_date(iso: str) -> str:
    """2026-04-01 as readers in the United States write it."""
    date = datetime.date.fromisoformat(iso)
    return f"{MONTHS[date.month - 1]} {date.day}, {date.year}"


def make_lock(source: Any, wanted: Iterable[str], *, package: str, file_name: str) -> tuple[str, list[str]]:
    """The lock's text, and the wanted categories that do not exist. `source` is the module simple_icd_10_cm."""
    chapters: dict[str, Any] = {}
    blocks: dict[str, Any] = {}
    number = 1
    while source.is_chapter(str(number)):
        chapter = str(number)
        chapters[chapter] = _entry(source, chapter)
        for block in source.get_children(chapter):
            titles = {name: _text(source.get_description(name)) for name in source.get_children(block, True)}
            blocks[block] = {"chapter": chapter, **_entry(source, block, is_block=True), "categories": titles}
        number += 1
    known = {name for block in blocks.values() for name in block["categories"]}
    carried = sorted(set(wanted) & known)
    codes = {name: dict(_tree(source, name)) for name in carried}
    head = {"written_by": "make codes", "credit": CREDIT, "package": package, **release_of(file_name)}
    return lock_text(head, chapters, blocks, codes), sorted(set(wanted) - known)


def _tree(source: Any, code: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A code and all below it. Codes that only add a 7th character are not listed: the definition says them."""
    entry = _entry(source, code)
    below = source.get_children(code)
    if below and source.is_extended_subcategory(below[0]):
        ends = "".join(name[-1] for name in below)
        if [padded(code) + end for end in ends] != below:
            raise ValueError(f"the 7th characters of {code} have another form than expected: {below[0]}")
        if ends != "".join(source.get_seven_chr_def(code, search_in_ancestors=True)):
            entry["ends"] = ends
        below = []
    elif not below and source.get_seven_chr_def(code, search_in_ancestors=True):
        entry["ends"] = ""
    yield code, entry
    for name in below:
        if parent(name) != code:
            raise ValueError(f"{name} stands below {code}")
        yield from _tree(source, name)


def _entry(source: Any, name: str, *, is_block: bool = False) -> dict[str, Any]:
    """Title and notes. Only white space is changed; a 7th character's second meaning stands behind a slash."""
    lists = {
        "includes": source.get_includes(name, is_block),
        "terms": source.get_inclusion_term(name, is_block),
        "excludes1": source.get_excludes1(name, is_block),
        "excludes2": source.get_excludes2(name, is_block),
        "code_first": source.get_code_first(name, False, is_block).split("\n"),
        "use_additional": source.get_use_additional_code(name, False, is_block).split("\n"),
        "code_also": source.get_code_also(name, False, is_block).split("\n"),
        "notes": source.get_notes(name, False, is_block).split("\n"),
    }
    entry: dict[str, Any] = {"title": _text(source.get_description(name, is_block))}
    for kind, lines in lists.items():
        if kept := [_text(line) for line in lines if line.strip()]:
            entry[kind] = kept
    if note := source.get_seven_chr_note(name, False, is_block):
        entry["seventh_note"] = _text(note)
    if seventh := source.get_seven_chr_def(name, False, is_block):
        entry["seventh"] = {key: " / ".join(map(_text, meaning.split("/"))) for key, meaning in seventh.items()}
    return entry


def _text(text: str) -> str:
    return " ".join(text.split())


def lock_text(head: dict[str, str], chapters: Any, blocks: Any, codes: Any) -> str:
    """JSON with one code a line, so that a new release is a diff that one can read; with the checksum of all of it."""
    body = ",\n".join(
        [
            *(f"{_json(key)}: {_json(value)}" for key, value in head.items()),
            f'"chapters": {{\n{_lines(chapters)}\n}}',
            f'"blocks": {{\n{_lines(blocks)}\n}}',
            '"codes": {\n'
            + ",\n".join(f"{_json(name)}: {{\n{_lines(entries)}\n}}" for name, entries in codes.items())
            + "\n}",
        ]
    )
    return f'{{\n"checksum": {_json(checksum(body))},\n{body}\n}}\n'


def _lines(entries: dict[str, Any]) -> str:
    return ",\n".join(f" {_json(name)}: {_json(entry)}" for name, entry in entries.items())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def checksum(body: str) -> str:
    """Over all lines between the checksum's own and the closing brace."""
    return hashlib.blake2b(body.encode(), digest_size=8).hexdigest()
