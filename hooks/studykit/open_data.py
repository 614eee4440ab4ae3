"""The facts for other people's programs and spreadsheets: data/facts.json, data/facts.csv and their license."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from .assets import Asset
from .facts import Fact, FactBook, Source, Subject
from .spreadsheet import MARK, csv_table

_R = TypeVar("_R")

FOLDER = "data"
LICENSE_FILE = "LICENSE-CONTENT"
_ABOUT = {
    "title": "Facts of the Connecticut medical billing and coding study guide",
    "license": "CC BY 4.0",
    "license_url": "https://creativecommons.org/licenses/by/4.0/",
    "credit": "the contributors of the Connecticut medical billing and coding study guide",
    "note": "Facts as such belong to nobody: please cite the publisher named with each. "
    "A fact with confidence secondary was not seen at its publisher's; check_url is where to confirm it.",
}
_COLUMNS = (
    *("id", "subject", "subject_name", "measure", "label", "period", "value", "unit", "as_of", "review_by"),
    *("confidence", "check_url", "note", "formula", "inputs"),
    *("source", "publisher", "source_title", "source_url", "source_seen"),
)


def open_data(book: FactBook, license_text: str | None) -> list[Asset]:
    """The files to publish below the site; nothing without facts."""
    if not book.facts:
        return []
    files = [Asset(f"{FOLDER}/facts.json", facts_json(book)), Asset(f"{FOLDER}/facts.csv", MARK + facts_csv(book))]
    return [*files, Asset(f"{FOLDER}/license.txt", license_text)] if license_text else files


def facts_json(book: FactBook) -> str:
    """License, sources, subjects and facts, each on a line of its own, so that two versions can be compared.

    Numbers are numbers, dates ISO texts. Facts name their source and subject by id; what is not known is left out.
    """
    parts = [
        *(f"{json.dumps(name)}: {_line(text)}" for name, text in _ABOUT.items()),
        f'"sources": {_lines(_source(one) for one in _by_id(book.sources))}',
        f'"subjects": {_lines(_subject(one) for one in _by_id(book.subjects))}',
        f'"facts": {_lines(_fact(one, book) for one in _by_id(book.facts))}',
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def facts_csv(book: FactBook) -> str:
    """One fact a row with its source; lists are joined by spaces."""
    return csv_table(_COLUMNS, _rows(book))


def _rows(book: FactBook) -> Iterator[dict[str, object]]:
    for fact in _by_id(book.facts):
        source = fact.source
        yield (
            _fact(fact, book)
            | {"subject_name": book.subject_of(fact).name, "inputs": " ".join(fact.inputs)}
            | {"publisher": source.publisher, "source_title": source.title}
            | {"source_url": source.url, "source_seen": source.seen.isoformat()}
        )


def _by_id(records: Mapping[str, _R]) -> list[_R]:
    return [records[name] for name in sorted(records)]


def _line(record: object) -> str:
    return json.dumps(record, ensure_ascii=False)


def _lines(records: Iterable[object]) -> str:
    return "[\n" + ",\n".join(map(_line, records)) + "\n]"


def _known(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in (None, [])}


def _source(source: Source) -> dict[str, object]:
    return _known(
        id=source.id,
        publisher=source.publisher,
        title=source.title,
        url=source.url,
        published=source.published,
        seen=source.seen.isoformat(),
    )


def _subject(subject: Subject) -> dict[str, object]:
    return _known(id=subject.id, name=subject.name, url=subject.url, status=subject.status, school=subject.school)


def _fact(fact: Fact, book: FactBook) -> dict[str, object]:
    return _known(
        id=fact.id,
        subject=book.subject_of(fact).id,
        measure=book.measure_of(fact),
        label=fact.label,
        period=fact.period,
        value=fact.value,
        unit=fact.unit,
        as_of=fact.as_of.isoformat() if fact.as_of else None,
        review_by=fact.review_by.isoformat(),
        confidence=fact.confidence,
        check_url=fact.check_url,
        note=fact.note,
        formula=fact.formula,
        inputs=list(fact.inputs),
        source=fact.source.id,
    )
