"""A tiny guide with one of everything a widget can be, built by the real hooks, theme, templates and script.

Pages: `` (two self-checks and a checklist), `other/` (the same items in another order, a new one among them),
`top/` (an item in the first screen), `plain/` (no widget), `every/` (the first item of each type),
`arranged/` (rows to match and steps to order), `written/` (a word, a number and a date to write), `codes/` (codes to write),
`cases/` (a claim, a remittance, a note and what is wrong in them), `practice/` (endless tasks), `finder/` (programs),
`words/` (key terms, cards, two pictures and the plan, the glossary behind it on `reference/glossary/`),
`mock/` (two mock exams; `mock-lesson/` teaches the first),
`today/` (the review of all items and words),
`progress/` (progress over all pages), `my-plan/` (the plan to be given dates),
`practice/my-data/` (the reader's own data), `words/` (key terms, cards, two pictures and the plan, the glossary behind it on `reference/glossary/`),
`practice/downloads/` (files to take away), `certifications/compare/` (five certifications to compare, each with its page, and a decision above them).
"""

import atexit
import datetime
import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import mock_site
import yaml
from conftest import ROOT, Site, _free_port, _Handler
from playwright.sync_api import Locator, Page

from studykit.certifications import write_pages
from studykit.library import Reader

SHARED = ["hooks", "overrides", "docs/assets", "data/words.yml", "data/codes.lock.json"]
NAV = [
    {"Home": "index.md"},
    {"Other": "other.md"},
    {"Top": "top.md"},
    {"Plain": "plain.md"},
    {"Every type": "every.md"},
    {"Downloads": "practice/downloads.md"},
]

FILLER = "The clerk reads the record, asks when a note is unclear, and sends the claim once all of it is there.\n\n"
FRONT = "---\ntitle: {title}\ndescription: A page to try the widgets on.\nreviewed: 2026-11-21\n{objectives}---\n\n# {title}\n\n"


def _quiz(*ids: str) -> str:
    return f"```quiz\nbank: demo\nitems: [{', '.join(ids)}]\n```\n\n"


def _front(title: str, objectives: str = "") -> str:
    return FRONT.format(title=title, objectives=objectives)


PAGES = {
    "index.md": _front(
        "Widgets",
        "objectives:\n  demo-try: Try each widget.\n  demo-write: Write an answer.\n  demo-code: Write a code.\n",
    )
    + FILLER * 12
    + _quiz("demo-001", "demo-002")
    + "## More { #more }\n\n"
    + FILLER * 12
    + _quiz("demo-003", "demo-004")
    + "```checklist\nlist: enrol\n```\n\n"
    + "[Other page](other.md)\n",
    "other.md": _front("Other")
    + FILLER * 12
    + _quiz("demo-004", "demo-005", "demo-003", "demo-001")
    + "[Back](index.md)\n",
    "top.md": _front("Top") + _quiz("demo-001", "demo-002") + FILLER * 12,
    "practice/downloads.md": _front("Downloads") + "```downloads\n```\n",
    "plain.md": _front("Plain") + FILLER + "[Widgets](index.md), [every type](every.md)\n",
}


def _choice(identifier: str, text: str, why: str) -> dict[str, str]:
    return {"id": identifier, "text": text, "why": why}


def _item(
    number: int, kind: str, stem: str, choices: list[dict[str, str]], key: object, **more: object
) -> dict[str, object]:
    return {
        "id": f"demo-{number:03}",
        "type": kind,
        "status": "reviewed",
        "objective": "demo-try",
        "level": "apply",
        "difficulty": 1,
        "review_by": "2099-12-31",
        "stem": stem,
        "choices": choices,
        "key": key,
        "rationale": f"Rationale of item {'abcdef'[number]}, said once.\n\nAnd a second paragraph.",
        "source": {"id": "demo-source", "where": "Second chapter"},
        **more,
    }


BANK = {
    "title": "Demo",
    "items": [
        _item(
            1,
            "choice",
            "The payer returns a claim unpaid because the birth date is missing. What does the biller do first?",
            [
                _choice(
                    "a", "Send the patient the whole bill", "Why a: the patient owes nothing for a slip of the office."
                ),
                _choice(
                    "b", "Add the date and *send* it again", "Why b: a claim that never got in can simply be completed."
                ),
                _choice("c", "Ask for a formal appeal", "Why c: an appeal answers a decision, and none was made."),
            ],
            "b",
        ),
        _item(
            2,
            "choice",
            "When did the present code books for diagnoses come into force?",
            [
                _choice("a", "2015", "Why a: that was the October of the change."),
                _choice("b", "2016", "Why b: by then they had been in use for a while."),
                _choice("c", "2017", "Why c: too late as well."),
            ],
            "a",
            order="fixed",
        ),
        _item(
            3,
            "multi",
            "Which of these stand on every claim? Select all that apply.",
            [
                _choice("a", "The name of the patient", "Why a: the payer must know whose visit it was."),
                _choice("b", "The hobby of the patient", "Why b: a hobby has no place on a claim."),
                _choice("c", "The day of the visit", "Why c: cover is judged by the day."),
                _choice("d", "The number of the member", "Why d: it finds the policy."),
            ],
            ["a", "c", "d"],
        ),
        _item(
            4,
            "choice",
            'A note says "possible asthma". What may a clinic\'s coder report?',
            [
                _choice("a", "The asthma", "Why a: it is not yet known."),
                _choice("b", "The cough", "Why b: the sign is certain."),
                _choice("c", "Nothing at all", "Why c: the visit took place."),
            ],
            "b",
        ),
        _item(
            5,
            "choice",
            "Who may read a patient's record in a billing office?",
            [
                _choice("a", "Anyone who works there", "Why a: being there is no reason."),
                _choice("b", "Who needs it for the task", "Why b: access follows the task."),
                _choice("c", "Only the doctor who wrote it", "Why c: then nobody could bill."),
            ],
            "b",
        ),
    ],
}


def _arranged(number: int, kind: str, stem: str, **own: object) -> dict[str, object]:
    """An item whose key stands in its parts."""
    common = _item(0, kind, stem, [], "")
    del common["choices"], common["key"]
    return {**common, "id": f"demo-{number:03}", **own}


BANK["items"] += [
    _arranged(
        20,
        "match",
        "Who pays first for each of these patients?",
        choices=[
            {"id": "a", "text": "Medicare"},
            {"id": "b", "text": "The plan of the parent whose birthday comes *first* in the year"},
            {"id": "c", "text": "The employer's compensation insurer"},
        ],
        rows=[
            {"id": "r1", "text": "A retired man of 70", "key": "a", "why": "Why r1: nobody else covers him."},
            {"id": "r2", "text": "A child on two plans", "key": "b", "why": "Why r2: the *birthday* rule decides."},
            {"id": "r3", "text": "A roofer who fell at work", "key": "c", "why": "Why r3: it happened at work."},
            {"id": "r4", "text": "A retired woman of 80", "key": "a", "why": "Why r4: as with the man."},
        ],
    ),
    _arranged(
        21,
        "order",
        "Bring the work on a claim into order, first step on top.",
        steps=[
            {"id": "a", "text": "Check the coverage", "why": "Why a: before anything is spent."},
            {"id": "b", "text": "Code the *visit* from the record", "why": "Why b: the claim needs codes."},
            {"id": "c", "text": "Send the claim to the payer", "why": "Why c: only then can it be judged."},
            {"id": "d", "text": "Post the payment", "why": "Why d: it comes with the remittance."},
            {"id": "e", "text": "Bill the patient for the rest", "why": "Why e: the rest is known last."},
        ],
    ),
]


def _amounts(*amounts: str) -> dict[str, str]:
    names = ("charge", "contractual", "allowed", "deductible", "coinsurance", "copay", "paid")
    return dict(zip(names, amounts, strict=True))


PAGES["arranged.md"] = _front("Arranged") + FILLER * 12 + _quiz("demo-020", "demo-021")
NAV.append({"Arranged": "arranged.md"})
BANK["items"] += [
    _arranged(
        30,
        "text",
        "What does a payer send to the provider with its payment?",
        key=["remittance advice", "RA", "Café-Beleg"],
        why="Why key: it tells line by line *what* was paid.",
        misses=[{"text": "explanation of benefits", "why": "Why miss: that one goes to the *patient*."}],
        objective="demo-write",
    ),
    _arranged(
        31,
        "number",
        "The plan allows $150 and pays 80 percent. What does it pay?",
        key="120.00",
        unit="usd",
        tolerance="0.05",
        why="Why key: the share of the allowed amount.",
        misses=[{"number": "160", "why": "Why miss: that is the share of the *charge*."}],
        figures="invented",
        objective="demo-write",
    ),
    _arranged(
        32,
        "number",
        "A visit took place on March 2, 2025. What is the last day for the claim, one year counted with its first day?",
        key="2026-03-01",
        unit="date",
        why="Why key: the year ends the day before.",
        misses=[{"number": "2026-03-02", "why": "Why miss: the first day was left out."}],
        objective="demo-write",
    ),
]
BANK["items"] += [
    _arranged(
        70,
        "code",
        "A chest film shows pneumonia; the note names no organism. Which code is right?",
        key="J18.9",
        why="Why key: the note names *no* organism.",
        misses=[{"code": "J15.9", "why": "Why miss: nobody said that it was *bacterial*."}],
        objective="demo-code",
    ),
    _arranged(
        71,
        "code",
        "First visit for a closed fracture of the lower end of the right radius, kind not stated. Which code is right?",
        key="S52.501A",
        why="Why key: right radius, first visit, closed.",
        objective="demo-code",
    ),
    _arranged(
        72,
        "code",
        "A patient with type 2 diabetes has a high blood sugar, or none of the usual trouble. Which code may stand?",
        key=["E11.65", "E11.9"],
        why="Why key: type 2, with or without.",
        objective="demo-code",
    ),
]
PAGES["codes.md"] = _front("Codes") + FILLER * 12 + _quiz("demo-070", "demo-071", "demo-072")
NAV.append({"Codes": "codes.md"})
PAGES["written.md"] = (
    _front("Written") + FILLER * 12 + _quiz("demo-030", "demo-031", "demo-032") + "[Widgets](index.md)\n"
)
NAV.append({"Written": "written.md"})
BANK["items"] += [
    _arranged(
        40,
        "spot",
        "Which field of this claim is wrong?",
        case="visit",
        key=["dob"],
        why="Why dob: nobody is *seen* before birth.",
        misses=[{"field": "dx", "why": "Why dx: the code fits the visit."}],
    ),
    _arranged(
        41,
        "spot",
        "Which fields of this remittance are wrong? Select all that apply.",
        case="account",
        key=["l1-paid", "total-paid"],
        why={
            "l1-paid": "Why l1-paid: the patient's share is in it.",
            "total-paid": "Why total-paid: the line's mistake.",
        },
    ),
]
CASES = {
    "visit": {
        "kind": "claim",
        "title": "A visit for a cough",
        "fields": [
            {"id": "patient", "item": "2", "value": "Okafor, Daniel"},
            {"id": "dob", "item": "3", "value": "04/12/2031"},
            {"id": "dx", "item": "21A", "value": "J20.9"},
            {"id": "total", "item": "28", "value": "1168.00"},
        ],
        "lines": [
            {
                "id": "l1",
                "date": "09/03/2026",
                "place": "11",
                "procedure": "Office visit, established patient",
                "pointer": "A",
                "charge": "132.00",
                "units": "1",
            },
            {
                "id": "l2",
                "date": "09/03/2026",
                "place": "11",
                "procedure": "Chest X-ray, two views",
                "pointer": "A",
                "charge": "1036.00",
                "units": "1",
            },
        ],
        "wrong": ["dob"],
        "offer": ["patient", "dob", "dx", "total"],
    },
    "account": {
        "kind": "remittance",
        "title": "A payer's account",
        "fields": [{"id": "payer", "label": "Payer", "value": "Invented Health Plan"}],
        "lines": [
            {"id": "l1", "date": "09/17/2026", "service": "Office visit"}
            | _amounts("132.00", "44.00", "88.00", "0.00", "0.00", "25.00", "88.00"),
        ],
        "totals": _amounts("132.00", "44.00", "88.00", "0.00", "0.00", "25.00", "88.00"),
        "wrong": ["l1-paid", "total-paid"],
        "offer": ["l1-charge", "l1-allowed", "l1-paid", "total-paid"],
    },
    "note": {
        "kind": "note",
        "title": "A sore wrist",
        "paragraphs": [
            {"id": "exam", "heading": "Examination", "text": "Right wrist tender."},
            {"id": "plan", "heading": "Plan", "text": "Brace for the right wrist."},
        ],
    },
}
PAGES["cases.md"] = (
    _front("Cases")
    + FILLER * 12
    + "".join(f"```case\ncase: {name}\n```\n\n" for name in CASES)
    + _quiz("demo-040", "demo-041")
)
PAGES["practice.md"] = _front("Practice") + FILLER * 12 + "```practice\nkind: remittance\n```\n\n"
NAV += [{"Cases": "cases.md"}, {"Practice": "practice.md"}]
PAGES["finder.md"] = _front("Finder") + FILLER + "## Programs\n\n```program-finder\n```\n\n[Plain page](plain.md)\n"
NAV.append({"Finder": "finder.md"})
PAGES["practice/my-data.md"] = _front("My data") + "".join(
    f"## {panel} {{ #{panel} }}\n\n```my-data\npanel: {panel}\n```\n\n"
    for panel in ("file", "room", "offline", "forget")
)
NAV.append({"My data": "practice/my-data.md"})


def _program(name: str, **facts: object) -> list[dict[str, object]]:
    units = {"tuition": "usd", "credits": "credits"}
    return [
        {"id": f"program/{name}/{measure}@2026", "value": value, "unit": units.get(measure, "text")}
        for measure, value in facts.items()
    ]


PROGRAMS = {
    "subjects": [
        {"id": "school/hill", "name": "Hill College", "url": "https://hill.example.org/"},
        {"id": "school/shore", "name": "Shore School", "url": "https://shore.example.org/"},
        *(
            {"id": f"program/{name}", "name": title, "school": f"school/{school}", "url": f"https://{school}.example.org/{name}"}
            for name, title, school in (
                ("hill-billing", "Billing", "hill"),
                ("hill-coding", "Coding", "hill"),
                ("hill-degree", "Health Information", "hill"),
                ("shore-coding", "Coding at Night", "shore"),
            )
        ),
        {"id": "program/afar", "name": "Afar: coding", "url": "https://afar.example.org/", "status": "online, based in another state"},
    ],
    "groups": [
        {
            "source": "demo-source",
            "period": "2026",
            "as_of": "2026-05-07",
            "review_by": "2099-12-31",
            "confidence": "secondary",
            "check_url": "https://check.example.org/",
            "facts": [
                {"id": "school/hill/county@2026", "value": "Hartford and Windham", "unit": "text"},
                {"id": "school/hill/town@2026", "value": "Hartford, Danielson", "unit": "text"},
                {"id": "school/shore/county@2026", "value": "New London", "unit": "text"},
                *_program("hill-billing", level="Certificate", format="Mostly online", tuition=5218, length="2 semesters", credits=24),
                *_program("hill-coding", level="Certificate", format="Mostly online", tuition=3940, length="3 semesters", credits=18),
                *_program("hill-degree", level="Associate degree", tuition=13045, length="5 semesters", credits=72, exam="The RHIT exam"),
                *_program("shore-coding", level="Certificate", length="12 weeks to 1 year", active="Yes"),
                *_program("afar", level="Certificate"),
            ],
        }
    ],
}  # fmt: skip
SOURCES = {
    "sources": [
        {
            "id": "demo-source",
            "publisher": "Example Office",
            "short": "EO",
            "title": "A handbook",
            "url": "https://www.example.org/handbook",
            "seen": "2026-11-21",
        },
    ]
}
LETTERS = ("aaa", "bbb", "ccc", "ddd", "e-e")


def _cert_fact(path: str, value: object, unit: str, **more: object) -> dict[str, object]:
    return {"id": f"{path}@2026", "value": str(value), "unit": unit, **more}


CERTIFICATIONS = {
    "subjects": [
        {"id": f"cert/{one}", "name": f"Example Certificate {one[0].upper()} ({one.upper()})", "status": "active"}
        for one in LETTERS
    ]
    + [{"id": "issuer/eo", "name": "Example Office (EO)"}],
    "groups": [
        {
            "source": "demo-source",
            "period": "seen 2026",
            "as_of": "2026-01-01",
            "review_by": "2099-12-31",
            "confidence": "publisher",
            "facts": [
                *[_cert_fact(f"cert/{one}/issuer", "EO", "text") for one in LETTERS],
                *[_cert_fact(f"cert/{one}/focus", f"the work of {one.upper()}", "text") for one in LETTERS],
                _cert_fact("cert/aaa/items", 100, "items", label="multiple-choice questions"),
                _cert_fact("cert/aaa/items-claims", 70, "items", label="claims"),
                _cert_fact("cert/aaa/items-rest", 30, "items", label="all else"),
                _cert_fact("cert/bbb/weight-codes-least", 40, "percent", label="codes"),
                _cert_fact("cert/bbb/weight-codes-most", 60, "percent", label="codes"),
                _cert_fact("cert/bbb/weight-law", 50, "percent", label="law"),
                _cert_fact("cert/aaa/former-name", "OLD", "text"),
                _cert_fact(
                    "cert/bbb/fee",
                    425,
                    "usd",
                    label="one attempt",
                    note="For one try.",
                    confidence="secondary",
                    check_url="https://www.example.org/bbb",
                ),
            ],
        }
    ],
}
DECISION = {
    "title": "Which one first?",
    "questions": [
        {
            "id": "work",
            "ask": "Which work do you want?",
            "answers": [
                {"text": "Claims", "to": "aaa", "why": "Claims are its field."},
                {"text": "Codes", "to": "more"},
            ],
        },
        {
            "id": "more",
            "ask": "In a hospital?",
            "answers": [{"text": "Yes, there", "to": "both"}, {"text": "No, elsewhere", "to": "aaa"}],
        },
    ],
    "results": [
        {
            "id": "aaa",
            "text": "Look at the AAA.",
            "why": "It is for [the work of AAA](fact:cert/aaa/focus).",
            "certifications": ["cert/aaa"],
        },
        {
            "id": "both",
            "text": "Compare two.",
            "why": "They are for [the work of BBB](fact:cert/bbb/focus) and [more](source:demo-source).",
            "certifications": ["cert/bbb", "cert/e-e"],
        },
    ],
}
PAGES["certifications/compare.md"] = (
    _front("Compare")
    + "```decision\ndecision: first\n```\n\n"
    + FILLER * 6
    + "```comparator\n```\n\n[Plain page](../plain.md)\n"
)
NAV.append({"Compare": ["certifications/compare.md", *(f"certifications/{one}.md" for one in LETTERS)]})
GLOSSARY = {
    "terms": [
        {"id": "eob", "term": "EOB", "stands_for": "Explanation of benefits", "meaning": "What a plan tells the *patient*.", "group": "insurance", "see": ["copay"]},
        {"id": "copay", "term": "Copay", "meaning": "A fixed sum for a visit.", "group": "insurance", "see": ["eob"]},
        {"id": "allowed", "term": "Allowed amount", "meaning": "The most that a plan counts.", "group": "insurance"},
        {"id": "part-itis", "term": "-itis", "meaning": "inflammation", "group": "word-parts"},
    ]
}  # fmt: skip
PICTURES = {
    "way": {
        "title": "The way of a claim",
        "kind": "flow",
        "steps": [
            {"text": "The visit", "note": "The doctor writes the record."},
            {"text": "Is the plan active?", "aside": {"when": "No", "text": "Tell the patient before the visit."}},
            {"text": "The claim goes out"},
        ],
        "returns": "A new visit starts it again",
    },
    "code": {
        "title": "What each character says",
        "kind": "anatomy",
        "whole": "S52.521A",
        "parts": [
            {"part": "S52", "text": "Fracture of the forearm"},
            {"part": ".521", "text": "Its kind, place and side"},
            {"part": "A", "text": "First treatment"},
        ],
    },
}
PLAN = {
    "title": "To the first exam",
    "page": "words.md",
    "months": [
        {"id": "month-1", "title": "Look", "aim": "You know the work.", "pages": ["plain.md"], "do": ["Talk to a coder"]},
        {"id": "month-2", "title": "Words", "aim": "You know the words.", "pages": ["words.md"], "do": ["Make cards"]},
    ],
}  # fmt: skip
PAGES["words.md"] = (
    _front("Words")
    + "```key-terms\nterms: [eob, allowed]\n```\n\n"
    + "```flashcards\ngroup: insurance\n```\n\n"
    + "".join(f"```picture\npicture: {name}\n```\n\n" for name in PICTURES)
    + "```plan\n```\n"
)
PAGES["reference/glossary.md"] = _front("Glossary") + "```glossary\n```\n"
NAV += [{"Words": "words.md"}, {"Glossary": "reference/glossary.md"}]
PAGES["today.md"] = _front("Today") + "```review\n```\n\n[Plain page](plain.md)\n"
NAV.append({"Today": "today.md"})
PAGES["progress.md"] = _front("Progress") + "```progress\n```\n\n[Plain page](plain.md)\n"
PAGES["my-plan.md"] = _front("My plan") + "```my-plan\n```\n\n[Plain page](plain.md)\n"
NAV += [{"Progress": "progress.md"}, {"My plan": "my-plan.md"}]
CHECKLIST = {
    "title": "Before you enrol",
    "items": [
        {"id": "cost", "text": "Ask for the whole cost in writing", "why": "Books and exams are often extra."},
        {"id": "length", "text": "Ask how long it takes"},
        {"id": "record", "text": "Look the school up"},
    ],
}


def first_of_each_type() -> dict[str, dict[str, object]]:
    """By the type's name; a `spot` with several keys, since it can be partly right."""
    items = [item for item in BANK["items"] if item["type"] != "spot" or len(item["key"]) > 1]  # type: ignore[index]
    return {str(item["type"]): item for item in reversed(items)}


PAGES |= {"mock.md": mock_site.PAGE, "mock-lesson.md": mock_site.LESSON}
PAGES["exams/index.md"] = _front("Ready") + "## The measure { #measure }\n\nTwo forms.\n"
NAV.append({"Ready": "exams/index.md"})
NAV += [{"Mock": "mock.md"}, {"Mock lesson": "mock-lesson.md"}]
for of_a_type in first_of_each_type().values():
    of_a_type["domain"] = "kinds"


def _every() -> str:
    """One item of each type, its case above it."""
    items = first_of_each_type().values()
    cases = dict.fromkeys(f"```case\ncase: {item['case']}\n```\n\n" for item in items if "case" in item)
    return (
        _front("Every type")
        + FILLER * 6
        + "".join(cases)
        + _quiz(*(str(item["id"]) for item in items))
        + "[Plain page](plain.md)\n"
    )


def write_project(folder: Path) -> None:
    """The project's own hooks, theme and script around data and pages of our own."""
    for name in SHARED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    config = (ROOT / "mkdocs.yml").read_text()
    before_nav = config[: config.index("\nnav:")]
    (folder / "mkdocs.yml").write_text(before_nav + "\n" + yaml.safe_dump({"nav": NAV}))
    files = {
        "quizzes/demo.yml": BANK,
        "quizzes/mock.yml": mock_site.BANK,
        "mock.yml": mock_site.FACTS,
        **{f"exams/{name}.yml": exam for name, exam in mock_site.EXAMS.items()},
        "sources.yml": SOURCES,
        "checklists/enrol.yml": CHECKLIST,
        "programs.yml": PROGRAMS,
        "certifications.yml": CERTIFICATIONS,
        "decisions/first.yml": DECISION,
        "glossary.yml": GLOSSARY,
        "plan.yml": PLAN,
        **{f"pictures/{name}.yml": picture for name, picture in PICTURES.items()},
    }
    for name, content in {**files, **{f"cases/{name}.yml": case for name, case in CASES.items()}}.items():
        file = folder / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))
    for name, text in {**PAGES, "every.md": _every()}.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text)
    write_pages(folder, Reader(folder).read().book, datetime.date(2026, 11, 21))


def build(project: Path, site: Path, address: str) -> None:
    """Build the project strictly for the address it will be served from."""
    environment = {"SITE_URL": address, "REPO_URL": "https://github.com/example/guide", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    done = subprocess.run(
        command, cwd=project, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@functools.cache
def served() -> Site:
    """The tiny guide, built once a session and served below a path, as on GitHub Pages."""
    folder = Path(tempfile.mkdtemp(prefix="widgets-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    port, prefix = _free_port(), "/guide/"
    address = f"http://127.0.0.1:{port}{prefix}"
    write_project(folder / "project")
    build(folder / "project", folder / "site", address)
    handler = type("Handler", (_Handler,), {"prefix": prefix})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", port), functools.partial(handler, directory=str(folder / "site"))
    )
    server.daemon_threads = True
    atexit.register(server.server_close)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return Site(folder / "site", address)


_Test = TypeVar("_Test", bound=Callable[..., object])


def proves(*ids: str) -> Callable[[_Test], _Test]:
    """Names the behaviours of docs-dev/behaviours.md that a test proves; test_widgets_behaviours.py holds both together."""
    return lambda test: test


def words() -> dict[str, str]:
    return yaml.safe_load((ROOT / "data/words.yml").read_text())


def item(page: Page, number: int) -> Locator:
    return page.locator(f"#demo-{number:03}")


def button(of: Locator) -> Locator:
    """The one button that carries an item's next step."""
    return of.locator(".sk-actions > button")


def choose(of: Locator, *ids: str) -> None:
    for identifier in ids:
        of.locator(f"fieldset input[value={identifier}]").check()


def answer(of: Locator, *ids: str) -> None:
    choose(of, *ids)
    button(of).click()


def status(of: Locator) -> Locator:
    return of.get_by_role("status")


def verdict(of: Locator, identifier: str) -> Locator:
    return of.locator(f"label:has(input[value={identifier}]) .sk-verdict")


def why(of: Locator, identifier: str) -> Locator:
    return of.locator(f".sk-why[id$='-{identifier}-why']")


def entries(page: Page) -> list[dict[str, object]]:
    """The saved log, oldest first."""
    return page.evaluate(
        """() => Object.keys(localStorage).filter(key => key.includes(":log:")).map(key => {
          try { return JSON.parse(localStorage[key]); } catch { return null; }
        }).filter(Boolean).sort((a, b) => a.at < b.at ? -1 : 1)"""
    )


def focused(page: Page) -> str:
    """What has the focus, in a word a test can compare: tag, type and text or value."""
    return page.evaluate(
        """() => { const e = document.activeElement;
          return [e.tagName.toLowerCase(), e.type, e.tagName === "INPUT" ? e.value : e.textContent.trim()].filter(Boolean).join(" "); }"""
    )
