"""Which data files have which shape, and the schema file of each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..banks import BankShape
from ..cases.shapes import KINDS
from ..checklists import ChecklistShape
from ..codes.wanted import WANTED, WantedShape
from ..decisions import DecisionShape
from ..exams import ExamShape
from ..facts import (
    FACT_FILES,
    GLOSSARY_FILE,
    NOT_FOUND_FILE,
    SOURCES_FILE,
    FactFileShape,
    GlossaryFileShape,
    NotFoundFileShape,
    SourceFileShape,
)
from ..item_types import all_types
from ..pictures import KINDS as PICTURES
from ..plan import PLAN_FILE, PlanShape
from ..words import WORDS_FILE
from .making import schema_of, union_of
from .shapes import CoverageFile, WordsFile

FOLDER = "data/schema"
# Draft 7 is what every editor reads.
_HEAD = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "$comment": "Made by `make schema` from the models in hooks/studykit: change those.",
}


@dataclass(frozen=True, slots=True)
class DataFiles:
    """Files of one shape: patterns of their paths, and their JSON Schema."""

    paths: tuple[str, ...]
    schema: dict[str, Any]


def data_files() -> dict[str, DataFiles]:
    """All kinds of data files, by the name of their schema."""
    kinds = {
        "bank": ("Item bank", ("data/quizzes/*.yml",), bank_schema()),
        "case": ("Case", ("data/cases/*.yml",), union_of("kind", KINDS)),
        "checklist": ("Checklist", ("data/checklists/*.yml",), schema_of(ChecklistShape)),
        "codes": ("Categories of ICD-10-CM", (WANTED,), schema_of(WantedShape)),
        "coverage": ("Coverage", ("data/coverage.yml",), schema_of(CoverageFile)),
        "decision": ("Decision", ("data/decisions/*.yml",), schema_of(DecisionShape)),
        "exam": ("Mock exam", ("data/exams/*.yml",), schema_of(ExamShape)),
        "facts": ("Facts", FACT_FILES, schema_of(FactFileShape)),
        "glossary": ("Glossary", (GLOSSARY_FILE,), schema_of(GlossaryFileShape)),
        "not-found": ("Not found", (NOT_FOUND_FILE,), schema_of(NotFoundFileShape)),
        "picture": ("Picture", ("data/pictures/*.yml",), union_of("kind", PICTURES)),
        "plan": ("Study plan", (PLAN_FILE,), schema_of(PlanShape)),
        "sources": ("Sources", (SOURCES_FILE,), schema_of(SourceFileShape)),
        "words": ("Words", (WORDS_FILE,), schema_of(WordsFile)),
    }
    return {
        name: DataFiles(paths, {**_HEAD, **schema, "title": title}) for name, (title, paths, schema) in kinds.items()
    }


def bank_schema() -> dict[str, Any]:
    """The model of a bank leaves its items open: their shape depends on their type."""
    bank = schema_of(BankShape)
    shapes = {name: kind.shape for name, kind in all_types().items()}
    bank["properties"]["items"]["items"] = {"title": "Item", **union_of("type", shapes)}
    return bank


def schema_texts() -> dict[str, str]:
    """The text of each schema file, by its path from the project's root."""
    return {f"{FOLDER}/{name}.json": f"{_dump(files.schema)}\n" for name, files in data_files().items()}


def _dump(value: Any, indent: str = "") -> str:
    """JSON in which what fits in a line stands in one, so that a change is a short diff."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent + line) <= 120 or not isinstance(value, dict | list):
        return line
    deeper = f"{indent}  "
    if isinstance(value, list):
        parts = [deeper + _dump(part, deeper) for part in value]
    else:
        parts = [f"{deeper}{json.dumps(key)}: {_dump(part, deeper)}" for key, part in value.items()]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    inside = ",\n".join(parts)
    return f"{opening}\n{inside}\n{indent}{closing}"


def write_schemas(root: Path) -> list[str]:
    """Bring the schema files up to the models; the paths of those that changed."""
    texts = schema_texts()
    changed = [path for path, text in texts.items() if _text_of(root / path) != text]
    for path in changed:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(texts[path], "utf-8", newline="\n")
    return changed


def _text_of(file: Path) -> str | None:
    return file.read_text("utf-8") if file.is_file() else None
