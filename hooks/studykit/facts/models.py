"""The shapes of the fact files, data/sources.yml and data/glossary.yml. The descriptions are their documentation."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..scalars import IsoDate, Kebab, Text, Url, one_of
from ..shapes import Shape
from .units import UNITS

Unit = Annotated[str, *one_of(*UNITS)]
Confidence = Annotated[str, *one_of("publisher", "secondary")]


class SourceShape(Shape):
    """One page or file of a publisher."""

    id: Kebab = Field(description="Publisher, what, year: bls-oews-2025. Permanent.")
    publisher: Text = Field(description="Full name of who publishes it.")
    short: Text = Field(description="What stands in brackets behind a number, such as BLS.")
    title: Text = Field(description="The title of the page or file.")
    url: Url = Field(description="Its address.")
    seen: IsoDate = Field(description="The day somebody looked at it.")
    published: Text | None = Field(None, description="When it was published, in free words.")
    note: Text | None = Field(None, description="A remark for maintainers; not shown.")


class SourceFileShape(Shape):
    """data/sources.yml: every source that the guide cites."""

    sources: list[SourceShape] = Field(description="All sources, sorted by id.")


class SubjectShape(Shape):
    """What facts are about."""

    id: Text = Field(
        description="Lower-case names with / between: us/medical-records-specialists. A fact's path is subject/measure."
    )
    name: Text = Field(description="The name that tables show.")
    url: Url | None = Field(None, description="Its official page.")
    status: Text | None = Field(None, description="A free word that tables can filter by: open, closed.")


class SharedShape(Shape):
    """What a group and a fact both may say; the fact's own word counts."""

    unit: Unit | None = Field(None, description="What the value counts.")
    period: Text | None = Field(None, description="The time the value is about, for people: May 2025.")
    as_of: IsoDate | None = Field(
        None, description="The same as a date; the newest wins. null when the publisher gives none, with a note."
    )
    review_by: IsoDate | None = Field(None, description="The day by which somebody must look again.")
    source: Kebab | None = Field(None, description="Id of a source in data/sources.yml.")
    confidence: Confidence | None = Field(
        None, description="publisher: seen at the publisher's. secondary: quoted elsewhere; needs check_url."
    )
    note: Text | None = Field(None, description="What a reader must know about the value; shown.")
    check_url: Url | None = Field(None, description="The official page where a second-hand value can be confirmed.")
    label: Text | None = Field(None, description="What the number is, when the measure's name does not say it.")


class FactShape(SharedShape):
    """One figure, date or short text."""

    id: Text = Field(
        description="subject/measure@period-key: us/medical-records-specialists/median@2025-05. Permanent."
    )
    value: Text = Field(description="One plain number, date or text.")
    inputs: list[Text] | None = Field(
        None, description="Of a derived figure: the ids of the facts it is made from, named a, b, c … in the formula."
    )
    formula: Text | None = Field(
        None, description="Of a derived figure: + - * / ( ) and round(x) or round(x, digits). The build recomputes it."
    )


class GroupShape(SharedShape):
    """Facts that share fields."""

    title: Text | None = Field(None, description="What the group is, for maintainers.")
    facts: list[FactShape] = Field(description="The facts.")


class FactFileShape(Shape):
    """A fact file: subjects, and the facts about them in groups."""

    subjects: list[SubjectShape] | None = Field(
        None, description="What facts are about. A subject stands in one file only."
    )
    groups: list[GroupShape] | None = Field(None, description="The facts.")


class TermShape(Shape):
    """A word or abbreviation of the trade."""

    id: Kebab = Field(description="Permanent name: eob.")
    term: Text = Field(description="As it stands in the text: EOB.")
    stands_for: Text | None = Field(None, description="What an abbreviation's letters stand for; the tooltip.")
    meaning: Text = Field(description="What it means, in one or two plain sentences.")
    source: Kebab | None = Field(None, description="Id of a source in data/sources.yml.")


class GlossaryFileShape(Shape):
    """data/glossary.yml."""

    terms: list[TermShape] = Field(description="All terms.")
