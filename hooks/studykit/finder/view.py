"""What the finder's template sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from types import SimpleNamespace

from markupsafe import Markup

from ..citation_html import second_hand
from ..dates_in_text import write_date
from ..facts.values import Fact
from ..spellings import spell
from .fields import COUNTIES, FIELDS, slug
from .rows import Row, Value

_LENGTHS = (12, 24, 36)


def finder_view(rows: list[Row], words: Mapping[str, str]) -> SimpleNamespace:
    return SimpleNamespace(
        rows=[_row(row, words) for row in rows],
        choices=[_choices(field.key, rows, words) for field in FIELDS if field.filter == "choice"],
        lengths=[(str(most), words["finder_within"].replace("{n}", str(most))) for most in _LENGTHS],
        counties=[_county(name, rows) for name in COUNTIES],
        sorts=[(key, words[f"finder_sort_{key}"]) for key in ("school", "name", "cost", "length", "credits")],
    )


def _choices(key: str, rows: Iterable[Row], words: Mapping[str, str]) -> SimpleNamespace:
    """The words that programs have in a field, each once; all counties, with or without a school."""
    texts = {text for row in rows for text in row.value(key).choices}
    listed = COUNTIES if key == "county" else sorted(texts, key=str.casefold)
    options = [(slug(text), text) for text in listed]
    return SimpleNamespace(key=key, label=words[f"finder_{key}"], options=options)


def _county(name: str, rows: Iterable[Row]) -> SimpleNamespace:
    """The schools with a campus in a county, each leading to its first program."""
    found: dict[str, SimpleNamespace] = {}
    for row in rows:
        if row.school and name in row.value("county").choices:
            school = found.setdefault(row.school.id, SimpleNamespace(name=row.school.name, first=row.id, count=0))
            school.count += 1
    return SimpleNamespace(name=name, slug=slug(name), schools=list(found.values()))


def _row(row: Row, words: Mapping[str, str]) -> SimpleNamespace:
    facts = list(row.facts())
    return SimpleNamespace(
        id=row.id,
        name=row.program.name,
        school=row.school.name if row.school else None,
        status=row.program.status if not row.school else None,
        url=row.program.url or (row.school.url if row.school else None),
        values=[_value(value, words) for value in row.values],
        data=row.data(),
        count=len(facts),
        second=sum(fact.is_second_hand for fact in facts),
        notes=_notes(row, words),
    )


def _value(value: Value, words: Mapping[str, str]) -> SimpleNamespace:
    texts = [
        f"{spell(fact)} ({fact.period})" if value.field.dated or fact.unit == "usd" else spell(fact)
        for fact in value.facts
    ]
    return SimpleNamespace(
        key=value.field.key,
        label=words[f"finder_{value.field.key}"],
        text="; ".join(texts) or words["not_published"],
        missing=not texts,
    )


def _notes(row: Row, words: Mapping[str, str]) -> list[SimpleNamespace]:
    """Where the facts are from; facts of one origin share a line."""
    lines: dict[Markup, list[str]] = {}
    for value in row.values:
        for fact in value.facts:
            labels = lines.setdefault(_origin(fact, words), [])
            labels += [] if words[f"finder_{value.field.key}"] in labels else [words[f"finder_{value.field.key}"]]
    return [SimpleNamespace(labels="; ".join(labels), origin=origin) for origin, labels in lines.items()]


def _origin(fact: Fact, words: Mapping[str, str]) -> Markup:
    """Source, period, date, confidence and note of a fact."""
    as_of = write_date(fact.as_of.isoformat()) if fact.as_of else None
    date = words["finder_as_of"].replace("{date}", as_of) if as_of else words["finder_no_date"]
    trust = second_hand(fact, words) if fact.is_second_hand else escape(words["finder_publisher"])
    parts = [f'<a class="cite" href="#source-{fact.source.id}">{escape(fact.source.short)}</a>, {escape(fact.period)}']
    parts += [escape(date), trust]
    parts += [escape(words["our_calculation"])] if fact.formula else []
    said = "; ".join(parts)
    return Markup(f"{said}. {escape(fact.note.rstrip('.'))}." if fact.note else f"{said}.")
