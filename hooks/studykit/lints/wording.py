"""What the lints know of words: plain text, words that carry meaning, sentences, and how hard they read."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.?!…]+[\"”’')*]*(?=\s|$)")
_VOWELS = re.compile(r"[aeiou]+y?|y(?![aeiou])")
_SILENT = re.compile(r"(?<![l])e$|(?<=[^aeiouytd])ed$|(?<=[^csxzghaeiouy])es$")
_ENDING = re.compile(r"(?:['’]s?|ies|es|s|ed|ing|ly)$")
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"[a-z']+",
        """
    a about after again all also although an and another any are as at be because been before being best better
    between both but by can cannot could did do does doing done down during each either else even every few
    first follow for from get give given gives go goes had has have having he her here hers him his how if in
    instead into is it its just kind like made make makes many may mean means might more most much must need
    needs neither never new no none nor not now of off often on once one only or other others our out over own
    part per please rather reason right same say says see select she should show shows since so some something
    still such sure take takes tell tells than that the their them then there these they thing things this those
    three through to too true two under until up upon us use used uses using very was way ways we well were what
    when where whether which while who whom whose why will with within without word words would wrong yes yet
    you your apply answer
""",
    )
)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """An author's text without its marks: links as their words, no stars and backticks."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return " ".join(text.replace("*", "").replace("`", "").split())


def words(text: str) -> list[str]:
    """The words of a text, as written; names such as ICD-10-CM are one."""
    return _WORD.findall(plain(text))


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, in small letters and without their endings, so that `codes` is `coding`."""
    return frozenset(_root(word) for word in words(text.lower()) if word not in _FUNCTION_WORDS and len(word) > 2)


@cache
def _root(word: str) -> str:
    """Cut one ending off a longer word. Crude on purpose: it only has to treat both sides alike."""
    root = _ENDING.sub("", word).removesuffix("e")
    return root if len(root) > 2 else word


@cache
def syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, without a silent e."""
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word.lower()))))


def reading_grade(text: str) -> float:
    """The school grade in which a text is easy to read (Flesch-Kincaid; Kincaid et al. 1975, Navy report 8-75).

    The same measure that the pages are tested with. Syllables are counted by `syllables`: textstat is for tests alone, and a
    test holds that both agree.
    """
    found = words(text)
    if not found:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(plain(text))))
    return 0.39 * len(found) / sentences + 11.8 * sum(map(syllables, found)) / len(found) - 15.59
