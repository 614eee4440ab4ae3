"""The three kinds of cases as authors write them: data/cases/<case>.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..scalars import Kebab, Money, Text, one_of
from ..shapes import Shape
from .form import CLAIM_ITEMS

ClaimItem = Annotated[str, *one_of(*CLAIM_ITEMS)]


class FieldShape(Shape):
    """One fact of a remittance's or note's head."""

    id: Kebab = Field(description="A short name, such as dob. Items that ask for a wrong field name it.")
    label: Text = Field(description="What stands before the value, such as Payer.")
    value: Text = Field(description="What the case says, in plain text.")


class ClaimFieldShape(Shape):
    """One item of the claim form, the service lines aside."""

    id: Kebab = Field(description="A short name, such as dob. Items that ask for a wrong field name it.")
    item: ClaimItem = Field(
        description="The item's number on the form CMS-1500, such as 1a. Its label comes by itself."
    )
    value: Text = Field(description="What the claim says, in plain text.")


class ClaimLineShape(Shape):
    """One service line: item 24 of the claim form."""

    id: Kebab = Field(
        description="A short name, such as l1. With a field's name it makes that field's id: l1-charge, l1-paid."
    )
    date: Text = Field(description="24A: the day of the service, such as 09/03/2026.")
    place: Text = Field(description="24B: the place of service, two digits such as 11.")
    procedure: Text = Field(description="24D: the service in words, or a HCPCS Level II code. Never a CPT or CDT code.")
    modifier: Text | None = Field(None, description="24D: a HCPCS Level II modifier such as RT.")
    pointer: Text = Field(
        description="24E: the letters of the diagnoses in item 21 that it was done for, such as A or AB."
    )
    charge: Money = Field(description="24F: what is asked for the whole line, in dollars and cents such as 132.00.")
    units: Text = Field(description="24G: how many units, such as 1.")
    npi: Text | None = Field(None, description="24J: the NPI of who did it. It must be nobody's: let it begin with 9.")


class AmountsShape(Shape):
    """The amounts of a remittance line, or their totals."""

    charge: Money = Field(description="What the provider asked, in dollars and cents such as 150.00.")
    allowed: Money = Field(description="What payer and provider have agreed on for the service.")
    contractual: Money = Field(description="What the provider writes off by its contract: charge less allowed.")
    deductible: Money = Field(description="What the patient pays before the plan does.")
    coinsurance: Money = Field(description="The patient's percentage.")
    copay: Money = Field(description="The patient's fixed amount.")
    other: Money | None = Field(None, description="Other adjustments that make the payment smaller.")
    paid: Money = Field(description="What the payer pays.")


class RemittanceLineShape(AmountsShape):
    """One service of a remittance."""

    id: Kebab = Field(
        description="A short name, such as l1. With a field's name it makes that field's id: l1-charge, l1-paid."
    )
    date: Text = Field(description="The day of the service, such as 09/03/2026.")
    service: Text = Field(description="The service in words.")
    remark: Text | None = Field(None, description="What the payer says about the line, in own words.")


class ParagraphShape(Shape):
    """A part of a note."""

    id: Kebab = Field(description="A short name, such as dob. Items that ask for a wrong field name it.")
    heading: Text = Field(description="What stands above it, such as Assessment.")
    text: Text = Field(description="What the note says, in plain text.")


class CaseShape(Shape):
    """What all kinds share. Everything in a case is invented, and readers are told."""

    kind: Annotated[str, *one_of("claim", "remittance", "note")] = Field(
        description="What it is. It decides which other fields the case has."
    )
    title: Text = Field(description="What the case is about; search finds it by this.")
    wrong: list[Kebab] | None = Field(
        None, description="The ids of fields that are wrong on purpose, for an item of type spot. All else is right."
    )
    offer: list[Kebab] | None = Field(
        None, description="The ids of fields that an item of type spot offers when it names none; all by default."
    )


class ClaimShape(CaseShape):
    """A claim, as on the form CMS-1500."""

    fields: list[ClaimFieldShape] = Field(description="Items of the form, in its order, without the service lines.")
    lines: list[ClaimLineShape] = Field(description="The service lines: item 24 of the form.")


class RemittanceShape(CaseShape):
    """A payer's account of what it paid, line by line."""

    fields: list[FieldShape] | None = Field(None, description="The head, such as payer, patient and plan.")
    lines: list[RemittanceLineShape] = Field(description="The services, one line each.")
    totals: AmountsShape = Field(description="The sums of the lines; make check adds them up.")


class NoteShape(CaseShape):
    """A short clinical note."""

    fields: list[FieldShape] | None = Field(None, description="The head, such as patient and date.")
    paragraphs: list[ParagraphShape] = Field(description="The parts, in order.")


KINDS: dict[str, type[CaseShape]] = {"claim": ClaimShape, "remittance": RemittanceShape, "note": NoteShape}
