"""Sentences that look like a guide's, the same ones for the same seed, without a digit or a number word."""

from __future__ import annotations

import random

_VOCABULARY = """
account address agency agreement aid allowance amount answer appeal approval area audit authority balance ballot bandage benefit bill
biller billing blood body bone branch breath building burn calendar call card care caregiver carrier case chance change charge chart
check child choice claim claimant clerk clinic clinician code coder coding comment company complaint condition consent contact contract
copay copy county course cover coverage credit cure data date deadline debt deductible delay denial department deposit desk detail
diagnosis diet discharge disease doctor document dose draft drug duty edit effect email employer encounter entry error estimate event
evidence examination example exchange expense eye fact family fee field file filing finding folder follow form fracture friend fund
grammar group guide guideline habit hand handbook head health hearing heart help history home hospital household identity illness image
income infection injury insurance insurer interview invoice issue job joint journal key kidney knee label language law leave ledger
letter level license life line list log loss lung mail manager manual mark material meaning measure medicine meeting member message
method mistake modifier money morning name network note notice number nurse office officer order outcome owner package page pain paper
parent part party patient pay payer payment penalty permission person pharmacy phone physician place plan policy portal practice premium
price privacy problem procedure process provider question rate reader reason receipt record reference referral refund register relief
remark remittance repair reply report request resident result review rider right risk role room rule safety sample schedule school
score screen section sequence service sheet sign skill software source specialist staff stage state statement status step story
student study subject summary supervisor surgery symptom system table task team term test therapy ticket title tool topic training
treatment trial type unit update visit voice wage ward week word work worker wound year
accept add agree allow answer appeal apply arrive ask assign attach bill bring call carry change check choose collect compare complete
confirm copy correct count cover decide deny depend describe discuss enter explain fail file fill find finish follow forget forward give
group happen hold include join keep know learn leave list listen match mean meet miss move need offer open order pass pay pick plan point
post prepare print prove raise reach read receive record refer remain remove repeat reply report return review send serve show sign
sort speak spell start state stay submit support take tell test train transfer treat turn type update use verify wait watch work write
able active adult annual blank brief broad careful certain clean clear clinical common complete correct covered current daily different
direct early easy entire exact false federal final formal former free frequent full general good hard helpful honest large late legal
likely local long main major manual medical missing modern narrow natural new next normal official old open ordinary paid past
patient personal plain possible primary private proper public quick quiet rare ready real recent regular right routine safe separate
serious several short simple similar slow small special specific standard steady strong sudden typical unclear unpaid urgent usual valid
visible warm weak whole wide wrong
"""
_SMALL_ONES = "the a of to and in is for that with on as by an or from at this be are it not when which who if but so has was may must"
_WORDS, _SMALL = sorted(set(_VOCABULARY.split())), _SMALL_ONES.split()
random.Random(1).shuffle(_WORDS)  # or the frequent ones would all begin with a
_MARKS = ("*{}*", "**{}**", "`{}`", "[{}](https://example.org/page)")


def heading(random_: random.Random) -> str:
    """A heading of a few words."""
    return _sentence(random_, random_.randint(3, 6))


def paragraph(random_: random.Random, words: int) -> str:
    """Whole sentences, `words` words in all."""
    sentences = []
    while words > 0:
        count = random_.randint(8, 18)
        count = words if words - count < 5 else count
        sentences.append(_sentence(random_, count) + ".")
        words -= count
    return " ".join(sentences)


def phrase(random_: random.Random, words: int, *, end: str = "", marked: bool = False) -> str:
    """One sentence that ends with `end`; `marked` puts a bit of Markdown into it."""
    parts = _sentence(random_, words).split()
    if marked:
        at = random_.randrange(1, len(parts))
        parts[at] = random_.choice(_MARKS).format(parts[at])
    return " ".join(parts) + end


def _sentence(random_: random.Random, words: int) -> str:
    """About every second word is a small one, as in English; the rest are drawn as Zipf's law has it, roughly."""
    parts = []
    for number in range(words):
        if number % 2 and number < words - 1:
            parts.append(random_.choice(_SMALL))
        else:
            parts.append(_WORDS[int(len(_WORDS) * random_.random() ** 1.6)])
    return " ".join(parts).capitalize()
