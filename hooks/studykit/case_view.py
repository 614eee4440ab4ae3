"""What the case's template sees."""

from __future__ import annotations

from types import SimpleNamespace

from .cases import Case, Field, Group
from .words import Words


def label_of(field: Field, words: Words) -> str:
    return words[field.word] if field.word else field.label


def line_name(number: int, words: Words) -> str:
    return words["case_line"].replace("{n}", str(number))


def field_view(field: Field, words: Words) -> SimpleNamespace:
    return SimpleNamespace(
        id=field.id,
        number=field.number,
        label=label_of(field, words),
        value=field.shown,
        is_money=field.is_money,
        where=line_name(field.line, words) if field.line else words["case_totals"] if field.is_total else "",
    )


def case_view(case: Case, words: Words) -> SimpleNamespace:
    tables = [group for group in case.groups if group.word in ("case_line", "case_totals")]
    return SimpleNamespace(
        name=case.name,
        kind=case.kind,
        title=case.title,
        groups=[_group_view(case, group, tables, words) for group in case.groups],
    )


def _group_view(case: Case, group: Group, tables: list[Group], words: Words) -> SimpleNamespace:
    caption = words[group.word] if group.word else words[f"case_{case.kind}"]
    if group.word == "case_line":
        caption = line_name(group.fields[0].line, words)
    return SimpleNamespace(
        caption=caption,
        is_note=group.word == "case_note",
        starts_lines=bool(tables) and group is tables[0],
        ends_lines=bool(tables) and group is tables[-1],
        fields=[field_view(field, words) for field in group.fields],
    )
