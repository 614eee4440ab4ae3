"""The kinds of pictures as authors write them: data/pictures/<picture>.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..scalars import Text, one_of
from ..shapes import Shape


class AsideShape(Shape):
    """A way out to the side of a step."""

    when: Text = Field(description="In which case one leaves the way here, such as No.")
    text: Text = Field(description="What happens then.")


class StepShape(Shape):
    """One step of a way."""

    text: Text = Field(description="The step in a few words.")
    note: Text | None = Field(None, description="A second line: who does it, or what comes of it.")
    aside: AsideShape | None = Field(None, description="A way out to the side.")


class PartShape(Shape):
    """One part of the whole."""

    part: Text = Field(description="The characters. All parts in order make the whole.")
    text: Text = Field(description="What these characters say.")


class PictureShape(Shape):
    """What all pictures have."""

    title: Text = Field(description="The caption: what is shown.")
    kind: Annotated[str, *one_of("flow", "anatomy")] = Field(description="What the picture is made of.")


class FlowShape(PictureShape):
    """Steps from top to bottom, joined by arrows."""

    steps: list[StepShape] = Field(description="Three to ten steps, in order.")
    returns: Text | None = Field(None, description="Words for an arrow from the last step back to the first.")


class AnatomyShape(PictureShape):
    """A code cut into its parts, each explained."""

    whole: Text = Field(description="What is cut, such as S52.521A.")
    parts: list[PartShape] = Field(description="Its parts in order; together they are the whole.")


KINDS: dict[str, type[PictureShape]] = {"flow": FlowShape, "anatomy": AnatomyShape}
