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

    id: Kebab = Field(description="A source in data/sources.yml.")
    where: Text | None = Field(None, description="The place in the source, such as a section or a table.")
    date: IsoDate | None = Field(None, description="The day somebody looked; the source's own day by default.")


class ItemShape(Shape):
    """One scored task."""

    id: Kebab = Field(
        description="Permanent and unique: a reader's saved progress hangs on it. Never renumber or reuse one."
    )
    type: Kebab = Field(description="How the item is answered.")
    status: Status = Field(
        "draft",
        description="Drafts are shown while serving and never published; reviewed: a reader answered it without seeing the key.",
    )
    objective: Kebab = Field(description="The objective it tests: an id from a page's front matter.")
    level: Level = Field(description="What it asks of the reader.")
    difficulty: Difficulty = Field(description="1 easy, 3 hard.")
    review_by: IsoDate = Field(description="When somebody must look again whether it is still right.")
    stem: Text = Field(description="A question or a complete instruction, in inline Markdown.")
    rationale: Text = Field(description="Why the key is right; shown once answered. Paragraphs and lists are allowed.")
    source: Kebab | SourceShape | list[Kebab | SourceShape] = Field(description="Where the rationale can be checked.")
    case: Kebab | None = Field(None, description="The case it is about: a file in data/cases, placed by a case fence.")
    hints: list[Text] | None = Field(
        None, description="Steps towards the answer, one after the other, for who asks. Never needed to answer."
    )
    domain: Kebab | None = Field(None, description="The content area of a mock exam that may draw it.")
    enemies: list[Kebab] | None = Field(
        None, description="Items that give this one away, or are too like it: no exam draws both."
    )
    provenance: Provenance | None = Field(
        None, description="`original`: written for this guide, from no exam or course."
    )
    figures: Invented | None = Field(
        None, description="`invented`: all figures in this item are an example's, and the reader is told so."
    )
