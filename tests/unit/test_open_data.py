"""The facts as files for others, and where each source is used."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

from fact_samples import WORDS, book

from studykit.facts import FactBook
from studykit.library import Reader
from studykit.open_data import facts_csv, facts_json, open_data
from studykit.uses import Uses, use_mark

GUIDE = Reader(Path(__file__).parents[2]).read().book
SAID = WORDS | {"source_used": "Used on:", "source_unused": "Not used."}


def test_the_json_holds_every_fact_with_its_source_and_its_subject() -> None:
    known = json.loads(facts_json(GUIDE))
    assert known["license"] == "CC BY 4.0" and known["license_url"].startswith("https://creativecommons.org/")
    assert [fact["id"] for fact in known["facts"]] == sorted(GUIDE.facts)
    sources = {source["id"]: source for source in known["sources"]}
    subjects = {subject["id"] for subject in known["subjects"]}
    for record in known["facts"]:
        fact = GUIDE.facts[record["id"]]
        assert sources[record["source"]]["url"] == fact.source.url
        assert record["subject"] in subjects and f"{record['subject']}/{record['measure']}" == fact.path
        assert (record["value"], record["unit"], record["confidence"]) == (fact.value, fact.unit, fact.confidence)
        assert record.get("as_of") == (fact.as_of.isoformat() if fact.as_of else None)


def test_a_changed_fact_changes_one_line_of_the_json() -> None:
    lines = facts_json(GUIDE).splitlines()
    assert sum(line.startswith('{"id": "') for line in lines) == len(GUIDE.facts) + len(GUIDE.sources) + len(
        GUIDE.subjects
    )


def test_the_csv_says_the_same_in_rows() -> None:
    rows = list(csv.DictReader(io.StringIO(facts_csv(GUIDE))))
    known = {record["id"]: record for record in json.loads(facts_json(GUIDE))["facts"]}
    assert len(rows) == len(known)
    for row in rows:
        record = known[row["id"]]
        assert (row["value"], row["as_of"]) == (str(record["value"]), record.get("as_of", ""))
        assert row["publisher"] and row["source_url"].startswith("http") and row["subject_name"]
        assert row["inputs"].split() == record.get("inputs", [])


def test_text_with_commas_quotes_and_lines_comes_back() -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(facts_csv(book())))}
    for fact in book().facts.values():
        assert rows[fact.id]["note"] == (fact.note or "")


def test_a_spreadsheet_works_out_no_text_and_keeps_numbers() -> None:
    found = book()
    fact = next(iter(found.facts.values()))
    found.facts[fact.id] = replace(fact, value=-3, note="=1+1", label="-itis")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(facts_csv(found)))}
    assert [rows[fact.id][name] for name in ("value", "note", "label")] == ["-3", "'=1+1", "'-itis"]


def test_without_facts_nothing_is_published() -> None:
    assert open_data(FactBook(), "terms") == []
    assert [file.path for file in open_data(GUIDE, "terms")] == [
        "data/facts.json",
        "data/facts.csv",
        "data/license.txt",
    ]
    assert [file.path for file in open_data(GUIDE, None)] == ["data/facts.json", "data/facts.csv"]


def test_marks_are_filled_with_the_pages_that_use_a_source() -> None:
    uses = Uses()
    uses.add(["bls", "census"], "salaries/", "Pay & more")
    uses.add(["bls"], "careers/", "Careers")
    uses.add(["bls"], "careers/", "Careers")
    page = f"<li>a {use_mark('bls')}</li><li>b {use_mark('other')}</li>"
    assert uses.fill(page, SAID, lambda url: f"../{url}") == (
        '<li>a <small>Used on: <a href="../salaries/">Pay &amp; more</a>, <a href="../careers/">Careers</a></small></li>'
        "<li>b <small>Not used.</small></li>"
    )
    assert uses.fill("<p>used</p>", SAID, lambda url: url) == "<p>used</p>"
