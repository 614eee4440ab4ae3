"""Data files in an editor, as its language server sees them."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from studykit.cases.shapes import KINDS
from studykit.checklists import ChecklistShape
from studykit.codes.wanted import WantedShape
from studykit.facts import FactFileShape, GlossaryFileShape, NotFoundFileShape, SourceFileShape
from studykit.item_types import all_types
from studykit.library import author_files
from studykit.nodes import Node, read_yaml
from studykit.schemas import data_files
from studykit.schemas.shapes import CoverageFile
from studykit.shapes import check_shape
from tests.editor.language_server import LanguageServer
from tests.golden.test_golden import target_of

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/golden"
FILES_BY_KIND = data_files()
# What VS Code tells the server, and what keeps it from asking the network.
EDITOR = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
SETTINGS = {
    "schemas": EDITOR["yaml.schemas"],
    "schemaStore": {"enable": False},
    "kubernetesCRDStore": {"enable": False},
}


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    started = LanguageServer(ROOT, SETTINGS)
    yield started
    assert started.stop() == 0


def kind_of(path: str) -> str:
    """The name of a data file's schema."""
    (name,) = (name for name, files in FILES_BY_KIND.items() if any(fnmatch(path, pattern) for pattern in files.paths))
    return name


def with_modeline(path: str, text: str) -> str:
    """A file's text below the line that names its schema."""
    return f"# yaml-language-server: $schema={(ROOT / 'data/schema').as_uri()}/{kind_of(path)}.json\n{text}"


def accepted() -> Iterator[tuple[str, str, str]]:
    """A name, a path and a text of every file that `make check` accepts: the guide's own, and those of the golden cases."""
    for base in (ROOT, GOLDEN / "base"):
        for file in author_files(base / "data", "*.yml"):
            yield file.relative_to(ROOT).as_posix(), file.relative_to(base).as_posix(), file.read_text("utf-8")
    for case in sorted(GOLDEN.glob("cases/*.yml")):
        if re.search("^0 problems", case.with_name(f"{case.name}.txt").read_text("utf-8"), re.MULTILINE):
            yield case.name, target_of(case), case.read_text("utf-8-sig")


ACCEPTED = {name: with_modeline(path, text) for name, path, text in accepted()}


@pytest.fixture(scope="module")
def marks(server: LanguageServer) -> dict[str, list[str]]:
    """All files at once: the server waits for a pause in typing before it looks."""
    return server.marks(ACCEPTED)


@pytest.mark.parametrize("name", ACCEPTED)
def test_nothing_is_marked_that_make_check_accepts(name: str, marks: dict[str, list[str]]) -> None:
    assert marks[name] == []


# Small changes to good entries: both readers must agree on each.

BARE = ("true", "00100", "2026", "1.50", "1e3", ".5", "0x1F")
"""What an editor takes for a number or a boolean: it cannot see how that was written, so it lets pass what may be right."""
ODD = (
    *BARE, "No", "12:30", "2027-05-31", "null", "~", "''", "\"3\"", "a-name", "Two words", "https://example.org/",
    "[]", "[a-name]", "[Two words, 7]", "{}", "{id: a-name}",
)  # fmt: skip


@dataclass(frozen=True)
class Odd:
    """YAML as an author might write it."""

    text: str


def yaml_of(value: object) -> str:
    """One line of YAML."""
    match value:
        case Odd(text):
            return text
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)}: {yaml_of(below)}" for key, below in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(yaml_of, value)) + "]"
        case _:
            return json.dumps(value)


def changed(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The value with something odd in one place, one field missing, or one too many; each with what was done."""
    for odd in ODD:
        yield f"{path}: {odd}", Odd(odd)
    if isinstance(value, dict):
        yield f"{path}/rationel: x", {**value, "rationel": "x"}
        for key, below in value.items():
            yield f"{path} without {key}", {name: other for name, other in value.items() if name != key}
            yield from ((what, {**value, key: other}) for what, other in changed(below, f"{path}/{key}"))
    elif isinstance(value, list) and value:
        yield from ((what, [other, *value[1:]]) for what, other in changed(value[0], path))


def merged(values: list[Any]) -> Any:
    """One value with every field that any of them has; lists keep one entry, made in the same way."""
    if all(isinstance(value, dict) for value in values):
        fields = dict.fromkeys(itertools.chain.from_iterable(values))
        return {field: merged([value[field] for value in values if field in value]) for field in fields}
    if isinstance(values[0], list):
        below = [entry for value in values if isinstance(value, list) for entry in value]
        return [merged(below)] if below else []
    return values[0]


SHAPES = {
    "checklist": ChecklistShape,
    "codes": WantedShape,
    "coverage": CoverageFile,
    "facts": FactFileShape,
    "glossary": GlossaryFileShape,
    "not-found": NotFoundFileShape,
    "sources": SourceFileShape,
}
TAGS = {"bank": ("type", {name: kind.shape for name, kind in all_types().items()}), "case": ("kind", KINDS)}
SAMPLES = [*SHAPES, *(f"{tag}: {name}" for tag, shapes in TAGS.values() for name in shapes)]


@cache
def good_entries() -> dict[str, Any]:
    """For each kind of file, item and case one entry that has every field in use."""
    found: dict[str, list[Any]] = {}
    for _, path, text in accepted():
        root, _ = read_yaml(text, path)
        kind = kind_of(path)
        for node in root.get("items").items if kind == "bank" else [root]:
            tag = TAGS[kind][0] if kind in TAGS else None
            found.setdefault(f"{tag}: {node.text_of(tag)}" if tag else kind, []).append(node.plain())
    return {name: merged(entries) for name, entries in found.items()}


def refused(kind: str, entry: Node) -> bool:
    """Whether our reader finds fault with the entry's shape."""
    if kind not in TAGS:
        return bool(check_shape(entry, SHAPES[kind]))
    tag, shapes = TAGS[kind]
    shape = shapes.get(entry.text_of(tag) or "") if entry.fields else None
    return shape is None or bool(check_shape(entry, shape))


@pytest.mark.parametrize("name", SAMPLES)
def test_editor_and_make_check_agree(name: str, server: LanguageServer, tmp_path: Path) -> None:
    """On every small change to a good entry, each on a line of its own."""
    kind = next((kind for kind, (tag, _) in TAGS.items() if name.startswith(f"{tag}: ")), name)
    schema = FILES_BY_KIND[kind].schema
    if kind == "bank":
        schema = schema["properties"]["items"]["items"]
    (tmp_path / "list.json").write_text(json.dumps({"items": schema}), "utf-8")
    entries = [("as it is", good_entries()[name]), *changed(good_entries()[name])]
    text = "".join(f"- {yaml_of(entry)}\n" for _, entry in entries)
    root, problems = read_yaml(text, "list.yml")
    assert root and not problems and len(root.items) == len(entries)
    head = f"# yaml-language-server: $schema={(tmp_path / 'list.json').as_uri()}\n"
    lines = {int(mark.partition(":")[0]) - 1 for mark in server.marks({"list.yml": head + text})["list.yml"]}
    for line, ((what, _), entry) in enumerate(zip(entries, root.items, strict=True), 1):
        is_bare = what.rpartition(": ")[2] in BARE
        assert refused(kind, entry) == (line in lines) or (is_bare and line not in lines), what


# What an editor says while somebody writes. `|` is where the author is.

BANK = "data/quizzes/claims.yml"
START = """\
title: Claims
items:
  - id: claims-001
    type: {kind}
    """
REST = """\
    status: draft
    objective: claims-first
    level: apply
    difficulty: 1
    review_by: 2027-06-30
    stem: Which comes first?
    choices:
      - {id: a, text: One, why: Right.}
      - {id: b, text: Two, why: Not this.}
    key: a
    source: bls-oews-2025
    rationale: Because.
"""


def written(text: str, path: str = BANK) -> tuple[str, tuple[int, int]]:
    """A file's text without `|`, and the position that it marks."""
    text = with_modeline(path, text)
    before = text.partition("|")[0]
    return text.replace("|", "", 1), (before.count("\n"), len(before) - before.rfind("\n") - 1)


def item(part: str, kind: str = "choice") -> tuple[str, tuple[int, int]]:
    return written(START.replace("{kind}", kind) + part)


def without_documents(offered: dict[str, str]) -> set[str]:
    """Names alone: the server offers whole skeletons as well, under a title with a capital letter."""
    return {name for name in offered if name.islower()}


TYPES = ", ".join(f'"{name}"' for name in all_types())


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("", "", []),
        ("rationale", "rationel", ['3:5 Missing property "rationale".', "16:5 Property rationel is not allowed."]),
        ("    key: a\n", "", ['3:5 Missing property "key".']),
        ("Because.", "", ['16:16 Incorrect type. Expected "string".']),
        ("text: Two, ", "", ['13:9 Missing property "text".']),
        ("draft", "public", ['5:13 Value is not accepted. Valid values: "draft", "reviewed".']),
        ("y: 1", "y: 4", ["8:17 Value is not accepted. Valid values: 1, 2, 3."]),
        ("06-30", "6-30", ["9:16 must be a date such as 2027-05-31"]),
        ("claims-first", "Claims", ["6:16 must be lower-case letters, digits and single hyphens, as in claims-004"]),
        ("type: choice", "type: multi", ['14:10 Incorrect type. Expected "array".']),
        ("type: choice", "type: chioce", [f"4:11 Value is not accepted. Valid values: {TYPES}."]),
        ("    type: choice\n", "", ['3:5 Missing property "type".']),
        ("source: bls-oews-2025", "source: {where: Table 1}", ['15:5 Missing property "id".']),
    ],
    ids=lambda value: "" if isinstance(value, list) else value.strip() or "nothing",
)
def test_marks_say_what_is_wrong_and_no_more(old: str, new: str, marked: list[str], server: LanguageServer) -> None:
    good = START.replace("{kind}", "choice").rstrip(" ") + REST
    assert old in good
    text = with_modeline(BANK, good.replace(old, new, 1))
    found = server.marks({BANK: text})[BANK]
    # Lines as the author counts them, without the line that names the schema.
    assert [re.sub(r"^\d+", lambda line: str(int(line[0]) - 1), mark) for mark in found] == marked


@pytest.mark.parametrize("kind", all_types())
def test_the_fields_of_its_type_are_offered(kind: str, server: LanguageServer) -> None:
    offered = server.completion(BANK, *item("ra|", kind))
    fields = all_types()[kind].shape.model_fields
    assert without_documents(offered) == set(fields) - {"id", "type"}
    for name, field in fields.items():
        assert name in ("id", "type") or offered[name] == field.description


@pytest.mark.parametrize(
    ("part", "values"),
    [
        ("status: |", ["draft", "reviewed"]),
        ("level: |", ["recall", "apply", "judge"]),
        ("difficulty: |", ["1", "2", "3"]),
        ("figures: |", ["invented"]),
        ("choices:\n      - |", ["id", "text", "why"]),
        ("source:\n      |", ["id", "where", "date"]),
        # No true, false or null in a text.
        ("rationale: |", []),
        ("rationale: t|", []),
        ("domain: |", []),
    ],
)
def test_values_are_offered_where_there_are_some(part: str, values: list[str], server: LanguageServer) -> None:
    assert sorted(name for name in server.completion(BANK, *item(part)) if name == name.lower()) == sorted(values)


def test_types_and_kinds_are_offered_with_what_they_are(server: LanguageServer) -> None:
    offered = server.completion(BANK, *written("items:\n  - id: a\n    type: |"))
    assert offered == {name: kind.shape.__doc__ for name, kind in all_types().items()}
    case = "data/cases/claim.yml"
    assert server.completion(case, *written("kind: |", case)) == {name: kind.__doc__ for name, kind in KINDS.items()}


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("ratio|nale: Because.", "Why the key is right"),
        ("rationale: Bec|ause.", "Why the key is right"),
        ("rationale: 20|26", "Why the key is right"),
        ("rationale: Tr|ue", "Why the key is right"),
        ("choices:\n      - {id: a, te|xt: One}", "What readers can choose"),
        ("choices:\n      - {id: a, te|xt: 2026}", "What readers can choose"),
        ("hi|nts: [One]", "Steps towards the answer"),
        ("diffi|culty: 3", "1 easy"),
        ("diffi|culty: '3'", "1 easy"),
        ("so|urce: bls", "Where the rationale can be checked"),
        ("source: [{whe|re: Table 1}]", "The place in the source"),
        ("le|vel: apply", "* `recall`"),
    ],
)
def test_the_pointer_on_a_field_says_what_it_is(part: str, said: str, server: LanguageServer) -> None:
    assert said in server.hover(BANK, *item(part))


@pytest.mark.parametrize(
    "word", ["No", "yes", "00100", "2026", "12:30", "1_000", "0x1F", "1e3", "True", "2027-05-31", "~x"]
)
def test_words_of_yaml_stay_text(word: str, server: LanguageServer) -> None:
    text = START.replace("{kind}", "choice").rstrip(" ") + REST.replace("Two", word)
    assert server.marks({BANK: with_modeline(BANK, text)})[BANK] == []


FILES = [file.relative_to(ROOT).as_posix() for file in author_files(ROOT / "data", "*.yml")]
LINE = "# yaml-language-server: "
WITH_LINE = [path for path in FILES if (ROOT / path).read_text("utf-8").startswith(LINE)]


def schema_said(server: LanguageServer, path: str, text: str) -> str:
    """The schema that is named where the pointer is on the first field."""
    first = next(re.finditer(r"^[^#\n]*?(\w\w)", text, re.MULTILINE))
    position = (text.count("\n", 0, first.start()), first.start(1) - first.start() + 1)
    return server.hover(path, text, position).partition("Source: [")[2].partition("]")[0]


@pytest.mark.parametrize("path", WITH_LINE)
def test_a_files_own_first_line_leads_to_its_schema(path: str, server: LanguageServer) -> None:
    """In every editor. Who starts a new file need not know of this line."""
    text = (ROOT / path).read_text("utf-8")
    # Under a name that no setting knows.
    assert schema_said(server, path.replace(".yml", ".yaml"), text) == f"{kind_of(path)}.json"


@pytest.mark.parametrize("path", FILES)
def test_vs_code_knows_a_file_without_that_line(path: str, server: LanguageServer) -> None:
    text = re.sub(rf"\A{LINE}.*\n", "", (ROOT / path).read_text("utf-8"))
    assert schema_said(server, path, text) == f"{kind_of(path)}.json"


def test_a_new_bank_is_known_by_its_place(server: LanguageServer) -> None:
    text = "title: Claims\nitems: []\n"
    assert schema_said(server, "data/quizzes/new-bank.yml", text) == "bank.json"
    assert schema_said(server, "data/elsewhere/new-bank.yml", text) == ""
