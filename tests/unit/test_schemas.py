"""What editors know of the data files: it is as new as the models, whole, and said in plain words."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from studykit.item_types import all_types
from studykit.library import author_files
from studykit.schemas import data_files, schema_texts, write_schemas

ROOT = Path(__file__).parents[2]
TEXTS = schema_texts()
KINDS = data_files()
DATA = [file.relative_to(ROOT).as_posix() for file in author_files(ROOT / "data", "*.yml")]
MODELINE = "# yaml-language-server: $schema="


@pytest.mark.parametrize("path", TEXTS)
def test_schema_is_as_new_as_the_models(path: str) -> None:
    assert (ROOT / path).is_file() and (ROOT / path).read_text("utf-8") == TEXTS[path], "run make schema"


def test_no_schema_is_left_over() -> None:
    assert {file.relative_to(ROOT).as_posix() for file in (ROOT / "data/schema").iterdir()} == set(TEXTS)


def test_make_schema_writes_what_changed(tmp_path: Path) -> None:
    assert write_schemas(tmp_path) == list(TEXTS)
    (tmp_path / "data/schema/words.json").write_text("{}", "utf-8")
    assert write_schemas(tmp_path) == ["data/schema/words.json"]
    assert write_schemas(tmp_path) == []


def test_schemas_are_json_schemas() -> None:
    command = [Path(sys.executable).parent / "check-jsonschema", "--check-metaschema"]
    result = subprocess.run([*command, *(ROOT / path for path in TEXTS)], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", DATA)
def test_every_data_file_has_one_schema(path: str) -> None:
    (name,) = (name for name, files in KINDS.items() if any(fnmatch(path, pattern) for pattern in files.paths))
    first = (ROOT / path).read_text("utf-8").partition("\n")[0]
    # Who starts a new file need not know of this line; who copies one may copy a wrong one.
    if first.startswith(MODELINE):
        depth = path.count("/") - 1
        assert first == f"{MODELINE}{'../' * depth}schema/{name}.json"


def test_vs_code_finds_the_schema_of_a_new_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {f"data/schema/{name}.json": list(files.paths) for name, files in KINDS.items()}


def test_every_item_type_has_its_branch() -> None:
    item = KINDS["bank"].schema["properties"]["items"]["items"]
    assert item["properties"]["type"]["enum"] == list(all_types())
    for branch, kind in zip(item["allOf"], all_types().values(), strict=True):
        assert branch["if"]["properties"]["type"] == {"const": kind.name}
        assert list(branch["then"]["properties"]) == list(kind.shape.model_fields)


def described(schema: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """Every field below a schema, with what an editor says beside it."""
    for name, below in schema.get("properties", {}).items():
        if below is not True and "const" not in below:
            yield f"{path}/{name}", below.get("description", "")
            yield from described(below, f"{path}/{name}")
    for key in ("items", "then"):
        if isinstance(schema.get(key), dict):
            yield from described(schema[key], path)
    for branch in [*schema.get("allOf", []), *schema.get("anyOf", [])]:
        title = branch.get("then", {}).get("title")
        yield from described(branch, f"{path}({title})" if title else path)


FIELDS = sorted({field for name, files in KINDS.items() for field in described(files.schema, name)})


@pytest.mark.parametrize(("field", "description"), FIELDS, ids=[field for field, _ in FIELDS])
def test_field_says_what_to_write(field: str, description: str) -> None:
    """A whole sentence or more, short enough to read beside the pointer. Editors show a backtick as a backtick."""
    assert re.fullmatch(r"[^`]{15,259}\.", description)
