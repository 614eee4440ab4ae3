"""What is said of each certification, in tables of a few columns. A column may hold several measures; words.yml names it."""

from __future__ import annotations

from dataclasses import dataclass

PARTS = "parts"
"""The column of the blueprint, which is no single fact."""


@dataclass(frozen=True, slots=True)
class Column:
    """The word of its heading is `certification_<key>`."""

    key: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The word of its caption is `certification_table_<key>`."""

    key: str
    columns: tuple[Column, ...]


def _table(key: str, **columns: tuple[str, ...]) -> Table:
    return Table(key, tuple(Column(name.replace("_", "-"), measures) for name, measures in columns.items()))


TABLES = (
    _table(
        "who",
        focus=("focus",),
        issuer=("issuer",),
        status=("status", "holders", "accreditor"),
        names=("former-name", "also-written", "apprentice-name"),
    ),
    _table(
        "bring",
        eligibility=("eligibility",),
        experience=("experience-advised", "experience", "course-hours", "course-credit", "practicode-credit"),
    ),
    _table(
        "exam",
        items=("items", "items-scored", "items-pretest", "cases"),
        duration=("duration", "pace"),
        format=("format", "books"),
        delivery=("delivery", "time-to-test", "window"),
        passing=("passing", "pass-rate"),
    ),
    _table("cover", parts=(PARTS, "topics")),
    _table(
        "cost",
        fee=("fee", "fee-two-attempts"),
        fee_member=("fee-member",),
        membership=("membership", "yearly-fee", "yearly-fee-member"),
    ),
    _table("keep", renewal_cycle=("renewal-cycle",), ceu=("ceu", "ceu-own")),
)
