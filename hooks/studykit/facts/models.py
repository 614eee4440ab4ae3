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

    id: Kebab = Field(description="Permanent: who publishes it, what it is, and the year, such as bls-oews-2025.")
    publisher: Text = Field(description="The full name of who publishes it, such as U.S. Bureau of Labor Statistics.")
    short: Text = Field(description="What stands in brackets behind a number, such as BLS.")
    title: Text = Field(description="The title of the page or file, as it stands there.")
    url: Url = Field(description="The address of the page or file, such as https://www.bls.gov/oes/tables.htm.")
    seen: IsoDate = Field(description="The day somebody looked at it, such as 2026-11-21.")
    published: Text | None = Field(None, description="When it was published, in free words such as April 2026.")
    note: Text | None = Field(None, description="A remark for who edits this file; readers do not see it.")


class SourceFileShape(Shape):
    """data/sources.yml: every source that the guide cites."""

    sources: list[SourceShape] = Field(description="All sources, in the order of their ids.")


class SubjectShape(Shape):
    """What facts are about."""

    id: Text = Field(
        description="Permanent: lower-case names with / between, such as us/medical-records-specialists. A fact's id starts with it."
    )
    name: Text = Field(description="The name that tables show.")
    url: Url | None = Field(None, description="Its own official page, if it has one.")
    status: Text | None = Field(None, description="A free word by which tables choose, such as open or closed.")
    school: Text | None = Field(
        None,
        description="For a program: the id of the school that gives it. What the program does not say itself, its school says.",
    )


class SharedShape(Shape):
    """What a group and a fact both may say; the fact's own word counts."""

    unit: Unit | None = Field(
        None, description="What the value counts, such as usd-per-year. Signs and commas come by themselves."
    )
    period: Text | None = Field(None, description="The time that the value is about, as people say it: May 2025.")
    as_of: IsoDate | None = Field(
        None,
        description="The same as a date, such as 2025-05-01: pages show the newest. null when the publisher gives none; a note then says so.",
    )
    review_by: IsoDate | None = Field(
        None,
        description="The day by which somebody must look again, such as 2027-06-30: shortly after the publisher's next issue.",
    )
    source: Kebab | None = Field(None, description="An id from data/sources.yml, such as bls-oews-2025.")
    confidence: Confidence | None = Field(
        None,
        description="publisher: you saw it on the publisher's own page. secondary: you saw it quoted elsewhere; then check_url must stand too.",
    )
    note: Text | None = Field(None, description="What a reader must know with the value; shown beside it.")
    check_url: Url | None = Field(None, description="The official page where a reader can confirm a second-hand value.")
    label: Text | None = Field(None, description="What the number is, if the measure's name does not say it.")


class FactShape(SharedShape):
    """One figure, date or short text."""

    id: Text = Field(
        description="Permanent: subject, measure and period, such as us/medical-records-specialists/median@2025-05."
    )
    value: Text = Field(
        description="One plain number, date or short text: 51140, 24.59, 2027-05-31. No sign and no comma."
    )
    inputs: list[Text] | None = Field(
        None,
        description="For a figure that is worked out: the ids of the facts it is made from. The formula calls them a, b, c and so on.",
    )
    formula: Text | None = Field(
        None,
        description="For a figure that is worked out, such as round((a - b) / b * 100). It may hold + - * / ( ) and round(); make check does the sum again.",
    )


class GroupShape(SharedShape):
    """Facts that share fields."""

    title: Text | None = Field(None, description="What its facts have in common, for who edits this file.")
    facts: list[FactShape] = Field(description="The facts. What all of them share can stand in the group instead.")


class FactFileShape(Shape):
    """A fact file: subjects, and the facts about them in groups."""

    subjects: list[SubjectShape] | None = Field(None, description="What facts are about. Each stands in one file only.")
    groups: list[GroupShape] | None = Field(
        None, description="The facts, in groups that share fields such as source and period."
    )


GROUPS = ("careers", "coding", "insurance", "claims", "law", "medicine", "word-parts")
"""What the words of the glossary are about; each is a set of cards, too."""
TermGroup = Annotated[str, *one_of(*GROUPS)]


class TermShape(Shape):
    """A word or abbreviation of the trade."""

    id: Kebab = Field(description="Permanent name, such as eob.")
    term: Text = Field(description="The word as texts write it, such as EOB.")
    stands_for: Text | None = Field(
        None, description="What an abbreviation's letters stand for. Shown where a section mentions it first."
    )
    meaning: Text = Field(description="What it means, in one or two plain sentences.")
    group: TermGroup = Field(description="What the word is about. Pages can show a group, and its cards.")
    see: list[Kebab] | None = Field(None, description="The ids of related words, which are linked behind the meaning.")
    source: Kebab | None = Field(None, description="An id from data/sources.yml, such as bls-oews-2025.")


class GlossaryFileShape(Shape):
    """data/glossary.yml: the words and abbreviations of the trade."""

    terms: list[TermShape] = Field(description="All words, in the order of their ids.")


class NotFoundShape(Shape):
    """One thing that was looked for and not found."""

    id: Kebab = Field(description="A name for it, such as ct-minimum-wage-2027.")
    what: Text = Field(description="What was looked for, in a few words.")
    look_at: Url = Field(description="The official page where it should stand one day.")
    looked: IsoDate = Field(description="The day somebody last looked, such as 2026-11-21.")
    fact: Text | None = Field(
        None, description="The path that the fact will have, with or without @ and its period, if that is known."
    )
    note: Text | None = Field(None, description="What helps whoever looks next.")


class NotFoundFileShape(Shape):
    """data/not-found.yml: what was looked for and not found."""

    not_found: list[NotFoundShape] = Field(description="All of it. A found thing becomes a fact, and its line goes.")
