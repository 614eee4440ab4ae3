"""The fields that all item types share."""

from __future__ import annotations

from pydantic import Field

from ..shapes import IsoDate, Kebab, Shape, Text, one_of, whole_between


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
    status: one_of("draft", "reviewed") = Field(
        "draft",
        description="Drafts are shown while serving and never published; reviewed: a reader answered it without seeing the key.",
    )  # type: ignore[valid-type]
    objective: Kebab = Field(description="The objective it tests: an id from a page's front matter.")
    level: one_of("recall", "apply", "judge") = Field(description="What it asks of the reader.")  # type: ignore[valid-type]
    difficulty: whole_between(1, 3) = Field(description="1 easy, 3 hard.")  # type: ignore[valid-type]
    review_by: IsoDate = Field(description="When somebody must look again whether it is still right.")
    stem: Text = Field(description="A question or a complete instruction, in inline Markdown.")
    rationale: Text = Field(description="Why the key is right; shown once answered. Paragraphs and lists are allowed.")
    source: Kebab | SourceShape | list[Kebab | SourceShape] = Field(description="Where the rationale can be checked.")
    figures: one_of("invented") | None = Field(
        None, description="`invented`: all figures in this item are an example's, and the reader is told so."
    )  # type: ignore[valid-type]
