"""Remarks: each rule with an item that breaks it and one that does not."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest
import textstat

from studykit.banks import read_bank
from studykit.cases import read_case
from studykit.facts import Term
from studykit.item_types.choosing import chance_allows
from studykit.library import Library, Reader
from studykit.lints.guide import Guide
from studykit.lints.remarks import GUIDE_LINTS, ITEM_LINTS, find_remarks, rules
from studykit.lints.wording import content_words, plain, reading_grade, syllables
from studykit.places import Place
from studykit.words import Words

ROOT = Path(__file__).parents[2]
OBJECTIVES = {"one": Place("docs/first/index.md", 4, 3), "two": Place("docs/second.md", 4, 3)}
ITEM = """\
  - id: {id}
    type: {type}
    status: reviewed
    objective: {objective}
    level: {level}
    difficulty: 1
    review_by: 2099-01-01
    stem: "{stem}"
    choices:
      - {{id: a, text: "{a}", why: It is the middle.}}
      - {{id: b, text: "{b}", why: A few high values move it.}}
      - {{id: c, text: "{c}", why: Nobody stands above it.}}
    key: {key}
    rationale: Sort the values.
    source: bls
"""
PLAIN = {
    "id": "case-001",
    "type": "choice",
    "objective": "one",
    "level": "apply",
    "stem": "Which figure splits a group in half?",
    "a": "The median of them",
    "b": "The average of them",
    "c": "The largest of them",
    "key": "a",
}


def item(**fields: str) -> str:
    return ITEM.format(**{**PLAIN, **fields})


def remarks(*items: str, terms: tuple[str, ...] = ()) -> list[tuple[str, str, int]]:
    """What is remarked in a bank of these items: rule, what, line."""
    bank, _ = read_bank("title: Case\nitems:\n" + "".join(items), "data/quizzes/case.yml")
    glossary = tuple(Term(term.lower(), term, None, "Meaning.", None, Place("g"), "law") for term in terms)
    library = Library({"case": bank}, Reader(ROOT / "tests/golden/base").read().book, glossary, {}, Words(), ())
    found = find_remarks(Guide(library, OBJECTIVES))
    return [(remark.rule, remark.problem.what, remark.problem.place.line) for remark in found]


def test_a_good_item_has_no_remark() -> None:
    assert remarks(item()) == []


LONG = "A plan pays late for a visit in the spring and the clinic waits. " * 6
BROKEN = {
    "key 1.4 times as long": (
        item(a="The value in the middle of them all", b="The average of them", c="The largest of them"),
        "long_key",
        "the key is 1.8 times as long as the other choices",
        12,
    ),
    "keys of a multi item": (
        item(
            type="multi",
            key="[a, b]",
            a="The value in the middle of it",
            b="The sum of it by the count",
            c="The mean, guessed",
        ),
        "long_key",
        "the key is 1.6 times as long as the other choices",
        12,
    ),
    "lengths spread": (
        item(c="The mode", b="The average of the whole group"),
        "uneven_length",
        "the longest choice is 3.8 times as long as the shortest",
        13,
    ),
    "one full stop": (
        item(b="The average of them."),
        "unlike_form",
        'the choice "The average of them." ends like a sentence, other choices do not',
        13,
    ),
    "one number": (
        item(c="3 of the values"),
        "unlike_form",
        'the choice "3 of the values" starts with a number, other choices do not',
        14,
    ),
    "one small letter": (
        item(a="the median of them"),
        "unlike_form",
        'the choice "the median of them" starts with a small letter, other choices do not',
        12,
    ),
    "word of stem and key": (
        item(stem="Which figure halves the groups?", a="The one that halves"),
        "shared_word",
        'of the choices only the key repeats the stem\'s word "halves"',
        12,
    ),
    "the same in another form": (
        item(stem="Which figure describes the groups?", a="The group's median"),
        "shared_word",
        "of the choices only the key repeats the stem's word \"group's\"",
        12,
    ),
    "absolute word in a distractor": (
        item(b="Always the average"),
        "absolute_distractors",
        '"always" stands in a distractor and not in the key',
        13,
    ),
    "absolute words in two distractors": (
        item(b="Never the average", c="The largest only"),
        "absolute_distractors",
        '"never" stands in 2 distractors and not in the key',
        13,
    ),
    "not": (item(stem="Which figure is not a middle?"), "hidden_negation", 'the stem asks with "not"', 10),
    "NOT without strong": (
        item(stem="Which figure is NOT a middle?"),
        "hidden_negation",
        'the stem asks with "NOT"',
        10,
    ),
    "strong without capitals": (
        item(stem="Which figure is **not** a middle?"),
        "hidden_negation",
        'the stem asks with "**not**"',
        10,
    ),
    "does not, short": (
        item(stem="What doesn't a middle show?"),
        "hidden_negation",
        'the stem asks with "doesn\'t"',
        10,
    ),
    "except": (item(stem="Which of them fit, except one?"), "hidden_negation", 'the stem asks with "except"', 10),
    "long stem": (item(stem=f"{LONG}What now?"), "long_stem", "the stem has 86 words", 10),
    "hard stem": (
        item(
            stem="Which organizational certification documentation requirements necessitate institutional accreditation determinations by authorized evaluation committees?"
        ),
        "hard_stem",
        "the stem reads at grade 36",
        10,
    ),
    "abbreviation": (
        item(b="The RVU of them"),
        "unknown_abbreviation",
        'the abbreviation "RVU" is not in the glossary (1 item)',
        13,
    ),
    "near-duplicate": (
        item(stem="Which figure splits a large group of coders in half?")
        + item(id="case-002", stem="Which one figure splits the large group of coder pay in half?"),
        "near_duplicates",
        'the stem is nearly that of "case-001"',
        25,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_rule_finds_what_breaks_it(name: str) -> None:
    text, rule, what, line = BROKEN[name]
    assert remarks(text) == [(rule, what, line)]


FINE = {
    "numbers have the length they have": item(a="1,200.50", b="9", c="12"),
    "so have short names": item(a="RHIT and CCS", b="CPC", c="CCA"),
    "a word that a distractor has too": item(
        stem="Which halves the group?", a="That halves", b="This halves", c="It does"
    ),
    "an absolute word in the key too": item(a="All that is even", b="All that is odd", c="All the rest of them"),
    "strong capitals": item(stem="Which figure is **NOT** a middle?"),
    "strong capital EXCEPT": item(stem="Which of them fit, **EXCEPT** one?"),
    "not in a condition": item(stem="What do you do when a claim is not paid?"),
    "not in the story": item(stem="The claim was not paid. What is next?"),
    "a contrast": item(stem="Which one is a fee, not a tax?"),
    "except in the story": item(stem="All came except one. Who is next?"),
    "codes and roman numbers": item(a="The code J18.9", b="The code E11.9", c="HCPCS Level II A4550"),
    "an edition of what is known": item(a="The code of CPC-9", b="The code of CCA-2", c="The code of them"),
    "strong words are not short for anything": item(stem="Which **ONE** do you take?"),
    "enemies may be alike": item() + item(id="case-002") + "    enemies: [case-001]\n",
    "and items about other cases": item() + "    case: a\n" + item(id="case-002") + "    case: b\n",
    "short stems are alike by nature": item(stem="Which is right?") + item(id="case-002", stem="Which is right?"),
}


@pytest.mark.parametrize("name", FINE)
def test_rule_passes_what_is_fine(name: str) -> None:
    assert remarks(FINE[name], terms=("RHIT", "CCS", "CPC", "CCA", "HCPCS Level II")) == []


def test_an_abbreviation_is_told_once_with_the_number_of_items() -> None:
    found = remarks(item(a="A DRG of them"), item(id="case-002", stem="What do MS-DRGs do?", b="A DRG of it"))
    assert found == [
        ("unknown_abbreviation", 'the abbreviation "DRG" is not in the glossary (2 items)', 12),
        ("unknown_abbreviation", 'the abbreviation "MS-DRG" is not in the glossary (1 item)', 25),
    ]


def test_half_of_a_chapter_asks_more_than_recall() -> None:
    stems = ("What is a payer?", "Who sends claims?", "When does a year start?", "Where do notes go?")
    items = [
        item(id=f"case-{number}", stem=stem, level="recall" if number < 3 else "judge")
        for number, stem in enumerate(stems)
    ]
    other = item(id="case-9", objective="two", level="judge", stem="How long is a term?")
    assert remarks(*items, other) == [("mostly_recall", '1 of 4 items of the chapter "first" are above recall', 4)]
    assert remarks(*items[1:], other, item(id="case-8", stem="Why ask twice?")) == []


def test_a_note_has_at_most_120_words_and_its_abbreviations_are_explained() -> None:
    note = "kind: note\ntitle: Note\nparagraphs:\n  - {{id: a, heading: Exam, text: {}}}\n"
    book = Reader(ROOT / "tests/golden/base").read().book

    def said(text: str) -> list[tuple[str, str]]:
        case, problems = read_case(note.format(text), "data/cases/note.yml")
        assert problems == []
        library = Library({}, book, (), {}, Words(), (), cases={"note": case})
        return [(remark.rule, remark.problem.what) for remark in find_remarks(Guide(library, {}))]

    assert said("well " * 119 + "now") == []
    assert said("well " * 120 + "now") == [("long_note", "the note has 121 words")]
    assert said("The COPD is stable") == [
        ("unknown_abbreviation", 'the abbreviation "COPD" is not in the glossary (1 item)')
    ]


def test_every_rule_has_its_sentence_and_an_item_that_breaks_it() -> None:
    assert all(sentence.endswith(".") for sentence in rules().values())
    broken = {rule for _, rule, _, _ in BROKEN.values()} | {"mostly_recall", "long_note"}
    assert broken == {lint.__name__ for lint in (*ITEM_LINTS, *GUIDE_LINTS)} == set(rules())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: x\nitems: [1, [2], {type: choice}, {type: multi, key: {a: b}, choices: x, stem: [y]}]\n",
        "title: x\nitems: [{type: choice, key: [a], choices: [{id: a}, {text: ''}, {id: b, text: B}], stem: '', enemies: x}]\n",
        "title: x\nitems: [{type: choice, key: a, choices: [{id: a, text: '**'}, {id: b, text: ' '}], stem: '?'}]\n",
    ],
)
def test_rules_skip_what_they_cannot_read(text: str) -> None:
    bank, _ = read_bank(text, "data/quizzes/case.yml")
    library = Library({"case": bank}, Reader(ROOT / "tests/golden/base").read().book, (), {}, Words(), ())
    find_remarks(Guide(library, {}))


@pytest.mark.parametrize(("count", "three", "four"), [(20, 10, 8), (50, 22, 18), (100, 41, 32), (1, 2, 2)])
def test_how_often_the_key_may_be_longest_or_shortest(count: int, three: int, four: int) -> None:
    """One more is an error: 11 of 20, 23 of 50, 42 of 100 with three choices; 9, 19, 33 with four."""
    assert chance_allows([3] * count) == three
    assert chance_allows([4] * count) == four


# What words are


def test_words_with_other_endings_are_one() -> None:
    assert content_words("Coding the codes") == content_words("coded code") == content_words("a CODE's")
    assert content_words("Which of these is it?") == frozenset()


def test_marks_and_links_are_not_read() -> None:
    assert plain("See **the** [table](source:bls)  `now`") == "See the table now"


@pytest.mark.parametrize(
    ("word", "count"),
    [("code", 1), ("coded", 2), ("claims", 1), ("payer", 2), ("table", 2), ("insurance", 3), ("J18", 1)],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_reading_grade_agrees_with_textstat() -> None:
    """On the guide's own stems the two differ by about one grade, and put a hard text far above a plain one."""
    stems = [plain(item.stem) for item in Reader(ROOT).read().items() if len(item.stem.split()) >= 10]
    assert len(stems) > 100
    assert mean(abs(reading_grade(stem) - textstat.flesch_kincaid_grade(stem)) for stem in stems) < 1.5
    hard = "Reimbursement determinations necessitate comprehensive documentation substantiating medical necessity."
    assert reading_grade("You read the note. You pick the code. The plan pays.") < 4 < 12 < reading_grade(hard)
