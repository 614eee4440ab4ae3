"""`make facts`: the data's values are written into the citations, and nothing else changes."""

from __future__ import annotations

import pytest
from fact_samples import WAGES, book, read

from studykit.rewrite import rewrite_facts

SAME = [
    "No citation at all, [$1](example:), [BLS](source:bls-2025), [page](a.md).",
    "It is [$52,300](fact:us/coders/median), [about $52,000](fact:us/coders/median).",
    "Unknown: [$5](fact:us/coders/none). Two: [$1 to $2](fact:us/coders/median). None: [the median](fact:us/coders/median).",
]


@pytest.mark.parametrize("text", SAME)
def test_unchanged(text: str) -> None:
    assert rewrite_facts(text, book()) == text


def test_rewritten() -> None:
    before = "A [median of $51,140 a year](fact:us/coders/median), [about $51,000](fact:us/coders/median), in [$49,000](fact:us/coders/median@2024-05).\n"
    after = "A [median of $52,300 a year](fact:us/coders/median), [about $52,000](fact:us/coders/median), in [$50,250](fact:us/coders/median@2024-05).\n"
    assert rewrite_facts(before, book()) == after


def test_rewritten_in_yaml() -> None:
    before = 'stem: "Coders earn [about\n  $51,000](fact:us/coders/median)."\n'
    assert rewrite_facts(before, book()) == 'stem: "Coders earn [about\n  $52,000](fact:us/coders/median)."\n'


def test_text_with_special_characters_is_left_to_the_author() -> None:
    given, _ = read(WAGES.replace("doctors' offices", "'offices: all'"))
    assert rewrite_facts("[offices](fact:us/coders/focus)", given) == "[offices](fact:us/coders/focus)"
    given, _ = read(WAGES.replace("doctors' offices", "all offices"))
    assert rewrite_facts("[Offices](fact:us/coders/focus)", given) == "[All offices](fact:us/coders/focus)"
