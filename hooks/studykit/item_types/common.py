"""The fields that all item types share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..scalars import IsoDate, Kebab, Text, one_of, whole_between
from ..shapes import Shape

Status = Annotated[str, *one_of("draft", "reviewed")]
Level = Annotated[str, *one_of("recall", "apply", "judge")]
Difficulty = Annotated[int, *whole_between(1, 3)]
Provenance = Annotated[str, *one_of("original")]
Invented = Annotated[str, *one_of("invented")]


class SourceShape(Shape):
    """Where an item's rationale can be checked."""

    id: Kebab = Field(description="An id from data/sources.yml, such as bls-oews-2025.")
    where: Text | None = Field(None, description="The place in the source, such as Technical notes.")
    date: IsoDate | None = Field(
        None,
        description="The day you looked there, such as 2026-11-21. Without it, the day that data/sources.yml gives.",
    )


class ItemShape(Shape):
    """One scored task."""

    id: Kebab = Field(
        description="Permanent and unique, such as salaries-014: a reader's saved progress hangs on it. Take the next free number; never change or reuse one."
    )
    type: Kebab = Field(description="How readers answer. It decides which other fields the item has.")
    status: Status = Field(
        "draft",
        description="draft: shown by make serve, never published. reviewed: a reader who did not write it answered it rightly without seeing the key.",
    )
    objective: Kebab = Field(
        description="What it tests: a name under objectives at the top of the chapter's page, such as salaries-read-percentiles."
    )
    level: Level = Field(
        description="recall asks what something is, apply asks to use it in a new case, judge asks to weigh one thing against another."
    )
    difficulty: Difficulty = Field(description="1 easy, 2 medium, 3 hard, for a reader of the chapter.")
    review_by: IsoDate = Field(
        description="The day by which somebody must look whether it is still right, such as 2027-06-30. After it, make check warns."
    )
    stem: Text = Field(
        description="One whole question, or one complete instruction, without a blank to fill. Emphasis and links work."
    )
    rationale: Text = Field(description="Why the key is right; shown once answered. Paragraphs and lists are allowed.")
    source: Kebab | SourceShape | list[Kebab | SourceShape] = Field(
        description="Where the rationale can be checked: an id from data/sources.yml, such as bls-oews-2025; or a map with id and where; or a list of these."
    )
    case: Kebab | None = Field(
        None,
        description="The note, claim or remittance that it is about: a file's name in data/cases, without .yml. A case fence shows it on the page.",
    )
    hints: list[Text] | None = Field(
        None,
        description="Steps towards the answer, one after the other, for who asks. The item can be answered without them.",
    )
    domain: Kebab | None = Field(None, description="The content area of a mock exam that may draw this item.")
    enemies: list[Kebab] | None = Field(
        None, description="The ids of items that give this one away, or are too like it. No exam draws both."
    )
    provenance: Provenance | None = Field(
        None, description="original: written for this guide, and taken from no exam, course or book."
    )
    figures: Invented | None = Field(
        None,
        description="invented: every figure in this item is made up, and readers are told so. Without it, figures must be cited.",
    )
