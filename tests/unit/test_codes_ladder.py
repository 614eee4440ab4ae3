"""What the ladder says of a code, and that it never calls a wrong one right."""

from __future__ import annotations

import itertools
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from ladder import ask, tabular, told

# answer, keys, step, and a part of what is said.
ANSWERS = [
    ("J18.9", ["J18.9"], "exact", ""),
    (" j189 ", ["J18.9"], "exact", ""),
    ("w19xxxa", ["W19.XXXA"], "exact", ""),
    ("O80", ["O80"], "exact", ""),
    ("J12.82", ["J18.9", "J12.82"], "exact", ""),
    ("J1", ["J18.9"], "form", "at least 3 characters"),
    ("S52.501AA", ["S52.501A"], "form", "at most 7 characters"),
    ("J1.89", ["J18.9"], "form", "behind the third character"),
    ("J18.9.", ["J18.9"], "form", "behind the third character"),
    ("J18.", ["J18.9"], "form", "nothing behind it"),
    ("J18-9", ["J18.9"], "form", 'character 4, "-"'),
    ("J18.9é", ["J18.9"], "form", 'character 6, "É"'),
    ("118.9", ["J18.9"], "form", 'character 1, "1"'),
    ("JO8.9", ["J18.9"], "form", "the digit 0"),
    ("J19.0", ["J18.9"], "none", "no category J19"),
    ("J18.7", ["J18.9"], "none", 'character 4 is never "7"'),
    ("J18.O", ["J18.0"], "none", "the digit 0"),
    ("J18.95", ["J18.9"], "none", '"5" is too much'),
    ("I10.9", ["I10"], "none", "I10 is complete"),
    ("W19.A", ["W19.XXXA"], "none", "must stand in place 7"),
    ("W19.XXAA", ["W19.XXXA"], "none", 'character 6, "A", must be the placeholder X'),
    ("W19.XXXB", ["W19.XXXA"], "none", '"B" is none of the 7th characters'),
    ("J18", ["J18.9"], "incomplete", "right so far, but not complete: 1 more character."),
    ("S52.5", ["S52.501A"], "incomplete", "3 more characters"),
    ("S52.501", ["S52.501A"], "incomplete", "The 7th character is missing."),
    ("W19", ["W19.XXXA"], "incomplete", "X keeps the empty places"),
    ("E11", ["E10.9"], "incomplete", "no claim may carry it"),
    ("S52.51", ["S52.501A"], "incomplete", "no claim may carry it"),
    ("J15.9", ["J18.9"], "category", "The block is right: J09-J18."),
    (
        "E10.9",
        ["E11.9"],
        "category",
        'A note at E10 keeps the two apart. Excludes1: "type 2 diabetes mellitus (E11.-)"',
    ),
    ("G43.909", ["R51.9"], "category", "A note at G43 keeps the two apart: read its Excludes2."),
    ("J44.9", ["J18.9"], "category", "The chapter is right, the block is not"),
    ("I10", ["J18.9"], "category", "Look in chapter 10, Diseases of the respiratory system"),
    ("P70.2", ["E11.9"], "category", 'Excludes1: "neonatal diabetes mellitus (P70.2)"'),
    ("J12.9", ["J18.9"], "category", "whether J12.9 is a valid code is not checked here"),
    ("QA0.0", ["J18.9"], "category", "QA0"),
    ("J18.0", ["J18.9"], "character", 'Character 4, "0", is not: here it says "Bronchopneumonia'),
    ("E11.9", ["E11.65"], "character", "Character 4"),
    ("M25.562", ["M25.561"], "side", '"Pain in left knee"'),
    ("H10.33", ["H10.31"], "side", "bilateral"),
    ("S52.502D", ["S52.501A"], "side", "left radius"),
    ("M25.569", ["M25.561"], "unspecified", "look for the detail"),
    ("H10.30", ["H10.31"], "unspecified", "unspecified eye"),
    ("S52.501D", ["S52.501A"], "seventh", "What is asked for is initial encounter for closed fracture."),
    ("E10.65", ["J18.9", "E11.65"], "category", "E08-E13"),
    ("J18.0", ["E11.65", "J18.9"], "character", "Bronchopneumonia"),
]


def test_each_step_says_what_is_wrong_and_what_to_look_at() -> None:
    found = ask(*({"check": "ladder", "answer": answer, "keys": keys} for answer, keys, _, _ in ANSWERS))
    for (answer, keys, step, part), seen in zip(ANSWERS, found, strict=True):
        said = " ".join(seen["say"])
        assert (seen["step"], seen["right"]) == (step, step == "exact"), (answer, keys, said)
        assert part in said, (answer, keys, said)
        assert (seen["look"] is None) == (step in ("form", "exact")), (answer, keys)


def test_no_sentence_hands_over_the_key() -> None:
    """No excerpt is the key alone either."""
    keys = random.Random(3).sample(list(tabular().billable()), 300)
    asked = [(answer, key) for key, other in itertools.pairwise(keys) for answer in near(key, other)]
    found = ask(*({"check": "ladder", "answer": answer, "keys": [key]} for answer, key in asked))
    for (answer, key), seen in zip(asked, found, strict=True):
        said = " ".join(seen["say"])
        if not answer.startswith(key):
            assert key not in said, (answer, key)
            assert len(key) == 3 or not seen["look"] or [row[0] for row in seen["look"]["rows"]] != [key], (answer, key)


def near(key: str, other: str) -> list[str]:
    """Wrong answers to a key: another code, its own category, its neighbors."""
    listed = tabular()
    beside = [code for code in listed.codes[key[:3]] if code != key]
    return [other, *([key[:3]] if len(key) > 3 else []), *beside[:3], *beside[-3:]]


@pytest.mark.parametrize(
    ("line", "code", "is_meant"),
    [
        ("neonatal diabetes mellitus (P70.2)", "P702", True),
        ("type 1 diabetes mellitus (E10.-)", "E1065", True),
        ("gestational diabetes (O24.4-)", "O24410", True),
        ("gestational diabetes (O24.4-)", "O2430", False),
        ("drug-induced interstitial lung disorder (J70.2-J70.4)", "J703", True),
        ("drug-induced interstitial lung disorder (J70.2-J70.4)", "J709", False),
        ("pneumonitis due to external agents (J67-J70)", "J690", True),
        ("complications of pregnancy, childbirth and the puerperium (O00-O9A)", "O9A213", True),
        ("associated influenza (J09.X1, J10.0-, J11.0-)", "J1008", True),
        ("certain localized infections - see body system-related chapters", "J189", False),
        ("aspiration pneumonia due to anesthesia during pregnancy (O29)", "O29011", True),
    ],
)
def test_which_codes_a_note_means(line: str, code: str, is_meant: bool) -> None:
    assert ask({"check": "covers", "line": line, "code": code}) == [is_meant]


def test_only_the_shards_of_answer_and_key_are_needed() -> None:
    assert ask({"check": "needs", "answer": "J44.9", "keys": ["J18.9"]}) == [["chapter-10", "J44", "J18"]]
    assert ask({"check": "needs", "answer": "J12.9", "keys": ["J18.9"]}) == [["chapter-10", "J18"]]
    assert ask({"check": "needs", "answer": "", "keys": ["J18.9"]}) == [["chapter-10", "J18"]]


def test_no_single_edit_of_a_key_breaks_the_ladder_or_is_called_right() -> None:
    """Every billable code of the lock, with every insertion, deletion, replacement and swap over A-Z, 0-9 and the dot."""
    keys = list(tabular().billable())
    halves = [keys[::2], keys[1::2]]
    with ThreadPoolExecutor(len(halves)) as pool:
        answers = list(pool.map(lambda half: ask({"check": "edits", "keys": half})[0], halves))
    for found, half in zip(answers, halves, strict=True):
        assert found["faults"] == []
        assert found["count"] > 300 * len(half)
        assert set(found["steps"]) >= {
            "form",
            "none",
            "incomplete",
            "category",
            "character",
            "side",
            "seventh",
            "exact",
        }


def test_what_the_reader_types_may_be_in_any_form() -> None:
    assert told("Ｊ１８．９", "J18.9")["right"]
    assert told("j 18 9", "J18.9")["right"]
