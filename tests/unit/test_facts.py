"""Each rule of the fact files with a file that breaks it: what to replace in the sample, by what, and the messages that follow."""

from __future__ import annotations

import pytest
from fact_samples import SOURCES, WAGES, book, read

from studykit.facts import check_not_found, read_not_found

WRONG = [
    (
        "value: 52300",
        "value: 52_300",
        [
            '15:47: "value" says "52_300", the unit is usd-per-year; write a plain number such as 51140 or 24.59, without sign, comma or unit',
        ],
    ),
    (
        "value: 52300",
        "value: $52,300",
        [
            '15:47: "value" says "$52", the unit is usd-per-year; write a plain number such as 51140 or 24.59, without sign, comma or unit',
            '15:51: unknown field "300"; use one of: as_of, check_url, confidence, formula, id, inputs, label, note …',
        ],
    ),
    (
        "value: 52300",
        "value: nan",
        [
            '15:47: "value" says "nan", the unit is usd-per-year; write a plain number such as 51140 or 24.59, without sign, comma or unit',
        ],
    ),
    (
        "value: 52300",
        "value: -1",
        [
            '15:47: "value" says "-1", the unit is usd-per-year; write a number that is not below 0',
        ],
    ),
    (
        "value: 52300",
        "value: [1, 2]",
        [
            '15:47: "value" is a list; make it text',
        ],
    ),
    (
        "value: 52300",
        'value: ""',
        [
            '15:47: "value" is empty; it must hold text',
        ],
    ),
    (
        "value: 52300",
        "value: null",
        [
            '15:47: "value" is empty; write it',
        ],
    ),
    (
        ", value: 52300",
        "",
        [
            '15:9: missing field "value"; add it',
        ],
    ),
    (
        "value: 52300",
        "vlaue: 52300",
        [
            '15:40: unknown field "vlaue"; did you mean "value"?',
        ],
    ),
    (
        "value: 12, unit: awards",
        "value: 12.5, unit: awards",
        [
            '31:48: "value" says "12.5", the unit is awards; write a whole number',
        ],
    ),
    (
        "value: 12, unit: awards",
        "value: 12, unit: award",
        [
            '31:58: "unit" says "award"; it must be one of: usd-per-year, usd-per-hour, usd, percent, jobs, openings-per-year, awards, students, credits, items, cases, count, hours, minutes, days, weeks, months, years, year, date, text',
        ],
    ),
    (
        "value: 2024-02",
        "value: 2024-13",
        [
            '32:47: "value" says "2024-13", the unit is date; write a date such as 2027-05-31, or a month such as 2027-05',
        ],
    ),
    (
        "value: 2024-02, unit: date",
        "value: 20245, unit: year",
        [
            '32:47: "value" says "20245", the unit is year; write a year such as 2026',
        ],
    ),
    (
        "us/coders/median@2025-05, value",
        "us/coders/median, value",
        [
            '15:14: "id" says "us/coders/median"; write subject/measure@period: us/medical-records-specialists/median@2025-05',
            '19:9: input "us/coders/median@2025-05" is no fact; write the id of a fact, with @ and its period',
        ],
    ),
    (
        "us/coders/growth@2024-34",
        "us/Coders/growth@2024-34",
        [
            '18:14: "id" says "us/Coders/growth@2024-34"; write subject/measure@period: us/medical-records-specialists/median@2025-05',
        ],
    ),
    (
        "us/coders/growth@2024-34",
        "us/coder/growth@2024-34",
        [
            '18:14: no subject "us/coder" in the fact files; add it to subjects:, or did you mean "us/coders"?',
        ],
    ),
    (
        "us/coders/growth@2024-34",
        "us/coders/median@2024-05",
        [
            '18:14: fact "us/coders/median@2024-05" stands twice; keep one; the first is in line 16',
        ],
    ),
    (
        "source: bls-2025",
        "source: bls-2026",
        [
            '8:13: no source "bls-2026" in data/sources.yml; did you mean "bls-2025"?',
        ],
    ),
    (
        "    source: bls-2025\n    period: May 2025\n",
        "    source: bls-2025\n",
        [
            '14:9: fact "us/coders/median@2025-05" has no "period"; write it in the fact or in its group',
            '16:9: fact "us/billers/median@2025-05" has no "period"; write it in the fact or in its group',
            '18:9: fact "us/coders/lead@2025-05" has no "period"; write it in the fact or in its group',
        ],
    ),
    (
        "as_of: 2025-05-01",
        "as_of: 2025-05",
        [
            '10:12: "as_of" says "2025-05"; it must be a date such as 2027-05-31',
        ],
    ),
    (
        "review_by: 2027-06-30\n    confidence: publisher",
        "review_by: soon\n    confidence: publisher",
        [
            '11:16: "review_by" says "soon"; it must be a date such as 2027-05-31',
        ],
    ),
    (
        "    note: The page has no date.\n",
        "",
        [
            '28:9: fact "us/billers/mean-hourly@2024" has no date and no note; say in a note why the publisher gives no date',
            '29:9: fact "us/coders/focus@2024" has no date and no note; say in a note why the publisher gives no date',
            '30:9: fact "program/alpha/awards@2024" has no date and no note; say in a note why the publisher gives no date',
            '31:9: fact "program/beta/closed@2024" has no date and no note; say in a note why the publisher gives no date',
        ],
    ),
    (
        "    as_of: null\n",
        "",
        [
            '28:9: fact "us/billers/mean-hourly@2024" has no "as_of"; write a date in the fact or in its group, or null with a note',
            '29:9: fact "us/coders/focus@2024" has no "as_of"; write a date in the fact or in its group, or null with a note',
            '30:9: fact "program/alpha/awards@2024" has no "as_of"; write a date in the fact or in its group, or null with a note',
            '31:9: fact "program/beta/closed@2024" has no "as_of"; write a date in the fact or in its group, or null with a note',
        ],
    ),
    (
        "    check_url: https://www.bls.gov/oes/\n",
        "",
        [
            '28:9: fact "us/billers/mean-hourly@2024" is second-hand and has no "check_url"; add the official page where it can be confirmed',
            '29:9: fact "us/coders/focus@2024" is second-hand and has no "check_url"; add the official page where it can be confirmed',
            '30:9: fact "program/alpha/awards@2024" is second-hand and has no "check_url"; add the official page where it can be confirmed',
            '31:9: fact "program/beta/closed@2024" is second-hand and has no "check_url"; add the official page where it can be confirmed',
        ],
    ),
    (
        "check_url: https://www.bls.gov/oes/",
        "check_url: bls.gov",
        [
            '27:16: "check_url" says "bls.gov"; it must be an address that starts with https://',
        ],
    ),
    (
        "confidence: secondary",
        "confidence: unverified",
        [
            '26:17: "confidence" says "unverified"; it must be one of: publisher, secondary',
        ],
    ),
    (
        "value: 8,",
        "value: 9,",
        [
            '19:9: fact "us/coders/lead@2025-05" says 9; its formula gives 8; correct the value, the inputs or the formula',
        ],
    ),
    (
        ", formula: round((a - b) / b * 100)",
        "",
        [
            '19:9: a derived figure has no "formula"; write both inputs and formula',
        ],
    ),
    (
        ", inputs: [us/coders/median@2025-05, us/billers/median@2025-05]",
        "",
        [
            '19:9: a derived figure has no "inputs"; write both inputs and formula',
        ],
    ),
    (
        "us/billers/median@2025-05]",
        "us/billers/median]",
        [
            '19:9: input "us/billers/median" is no fact; write the id of a fact, with @ and its period',
        ],
    ),
    (
        "us/billers/median@2025-05]",
        "us/coders/lead@2025-05]",
        [
            '19:9: fact "us/coders/lead@2025-05" is an input of itself; name other facts',
        ],
    ),
    (
        "us/billers/median@2025-05]",
        "us/coders/focus@2024]",
        [
            '19:9: an input of "us/coders/lead@2025-05" is not a number; compute from numbers only',
        ],
    ),
    (
        "round((a - b) / b * 100)",
        "round((a - c) / b * 100)",
        [
            '19:9: formula "round((a - c) / b * 100)": "c" names no input; use + - * / ( ) and round(), with a, b, c … for the inputs',
        ],
    ),
    (
        "round((a - b) / b * 100)",
        "a ** b",
        [
            '19:9: formula "a ** b": only + - * / ( ) and round() can stand in it; use + - * / ( ) and round(), with a, b, c … for the inputs',
        ],
    ),
    (
        "round((a - b) / b * 100)",
        "a / (b - b)",
        [
            '19:9: formula "a / (b - b)": it cannot be computed; use + - * / ( ) and round(), with a, b, c … for the inputs',
        ],
    ),
    (
        "round((a - b) / b * 100)",
        "a +",
        [
            '19:9: formula "a +": it cannot be computed; use + - * / ( ) and round(), with a, b, c … for the inputs',
        ],
    ),
    (
        "id: us/billers, name",
        "id: us/coders, name",
        [
            '3:10: subject "us/coders" stands twice; keep one; the first is in line 2',
            '17:14: no subject "us/billers" in the fact files; add it to subjects:, or did you mean "us/coders"?',
        ],
    ),
    (
        "id: program/beta, name",
        "id: Beta, name",
        [
            '5:10: "id" says "Beta"; write lower-case names with hyphens, and / between: us/medical-records-specialists',
            '32:14: no subject "program/beta" in the fact files; add it to subjects:, or did you mean "program/alpha"?',
        ],
    ),
    (
        "name: Alpha, status",
        "naem: Alpha, status",
        [
            '4:25: unknown field "naem"; did you mean "name"?',
        ],
    ),
    (
        "subjects:\n",
        "subject:\n",
        [
            '1:1: unknown field "subject"; did you mean "subjects"?',
            '15:14: no subject "us/coders" in the fact files; add it to subjects:',
            '17:14: no subject "us/billers" in the fact files; add it to subjects:',
            '31:14: no subject "program/alpha" in the fact files; add it to subjects:',
            '32:14: no subject "program/beta" in the fact files; add it to subjects:',
        ],
    ),
]


@pytest.mark.parametrize(("old", "new", "messages"), WRONG)
def test_problem(old: str, new: str, messages: list[str]) -> None:
    assert old in WAGES
    _, problems = read(WAGES.replace(old, new, 1))
    assert [str(problem) for problem in problems] == [f"data/salaries.yml:{message}" for message in messages]


WRONG_SOURCES = [
    ("short: BLS, ", "", ['sources.yml:2:5: missing field "short"; add it']),
    (
        "seen: 2026-11-21",
        "seen: yesterday",
        ['sources.yml:2:157: "seen" says "yesterday"; it must be a date such as 2027-05-31'],
    ),
    (
        "id: copy-2024",
        "id: bls-2025",
        [
            'salaries.yml:21:13: no source "copy-2024" in data/sources.yml; use one of: bls-2025',
            'sources.yml:3:10: source "bls-2025" stands twice; keep one; the first is in line 2',
        ],
    ),
    (
        "id: copy-2024",
        "id: Copy",
        [
            'salaries.yml:21:13: no source "copy-2024" in data/sources.yml; use one of: Copy, bls-2025',
            'sources.yml:3:10: "id" says "Copy"; it must be lower-case letters, digits and single hyphens, as in claims-004',
        ],
    ),
]


@pytest.mark.parametrize(("old", "new", "messages"), WRONG_SOURCES)
def test_source_problem(old: str, new: str, messages: list[str]) -> None:
    _, problems = read(sources=SOURCES.replace(old, new, 1))
    assert [str(problem) for problem in problems] == [f"data/{message}" for message in messages]


def test_the_same_subject_in_two_files() -> None:
    _, problems = read(careers="subjects:\n  - {id: us/coders, name: Coders}\n")
    assert [str(problem) for problem in problems] == [
        'data/careers.yml:2:10: subject "us/coders" stands twice; keep one; the first is at data/salaries.yml:2'
    ]


def test_empty_fact_file() -> None:
    _, problems = read(careers="# nothing yet\n")
    assert [str(problem) for problem in problems] == [
        "data/careers.yml:1:1: the file is empty; write subjects: and groups:"
    ]


# Not found


def not_found(text: str) -> tuple[list[str], list[str]]:
    """What stands in data/not-found.yml, as ids, and what is said of it."""
    entries, problems = read_not_found(text, "data/not-found.yml")
    return [entry.id for entry in entries], [str(problem) for problem in problems]


ENTRY = '- {id: a, what: A wage, look_at: "https://example.org/", looked: 2026-11-21'


def test_what_was_not_found_is_read() -> None:
    assert not_found(f"not_found:\n{ENTRY}, fact: us/coders/p10@2026, note: Soon.}}\n") == (["a"], [])
    assert not_found("not_found: []\n") == ([], [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "data/not-found.yml:1:1: the file is empty; write not_found: []"),
        (
            f"not_found:\n{ENTRY}}}\n{ENTRY}}}\n",
            'data/not-found.yml:3:8: entry "a" stands twice; keep one; the first is in line 2',
        ),
        (f"not_found:\n{ENTRY}, fact: US/coders}}\n", '"fact" says "US/coders"; write subject/measure, or with @'),
        ("not_found:\n- {id: a, what: A wage, looked: 2026-11-21}\n", '"look_at"'),
        (f"not_found:\n{ENTRY.replace('11-21', '13-21')}}}\n", '"looked"'),
    ],
)
def test_mistakes_in_what_was_not_found(text: str, said: str) -> None:
    (line,) = not_found(text)[1]
    assert said in line


@pytest.mark.parametrize(
    ("path", "is_found"),
    [
        ("us/coders/median", True),
        ("us/coders/median@2024-05", True),
        ("us/coders/p10", False),
        ("us/billers/mean-hourly", False),
    ],
)
def test_what_was_found_since(path: str, is_found: bool) -> None:
    entries, problems = read_not_found(f"not_found:\n{ENTRY}, fact: {path}}}\n", "data/not-found.yml")
    assert not problems
    said = [str(problem) for problem in check_not_found(entries, book())]
    assert said == (
        [
            f'data/not-found.yml:2:3: warning: "a" was found: data/salaries.yml:{16 if "@" in path else 15} has it; take this entry out'
        ]
        if is_found
        else []
    )
