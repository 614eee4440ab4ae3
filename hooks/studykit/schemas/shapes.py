"""Shapes of data files that nothing else reads by a model."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel, WithJsonSchema

from ..scalars import Kebab, Number, Text
from ..shapes import Shape

Word = Annotated[str, WithJsonSchema({"type": ["string", "number", "boolean"], "minLength": 1})]


class WordsFile(RootModel[dict[str, Word]]):
    """Every word that a widget says by itself. A name in {braces} is filled in, such as {done}; keep it."""


class CoverageEntry(Shape):
    """Where one point that articles for newcomers cover stands in this guide."""

    point: Number = Field(description="The point's number in our list of what such articles cover.")
    title: Text = Field(description="The point in words.")
    page: Text = Field(description="The page below docs, such as careers/index.md.")
    anchor: Kebab = Field(description="The anchor of the section's heading, such as settings, without #.")
    tool: Kebab | None = Field(
        default=None, description="The fence on that page that does it, where the page is a tool."
    )


class CoverageFile(RootModel[list[CoverageEntry]]):
    """Where each point stands. Each section has at least 120 words, a source and an item, or its page has the tool; a test holds this."""
