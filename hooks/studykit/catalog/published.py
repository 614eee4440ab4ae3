"""What may be published: reviewed items without a problem, whole cases, the glossary's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..banks import Bank, Item, item_hash
from ..cases import Case
from ..facts import GLOSSARY_FILE, Term
from ..library import Library
from ..places import Place, Problem, errors
from ..scalars import is_kebab
from ..takeaway import TERMS as WORDS
from ..takeaway import WHOLE

TERMS = "terms"
"""The fragment with the glossary's words."""
_TAKEN = frozenset({TERMS, WHOLE, WORDS})


@dataclass(frozen=True, slots=True)
class Published:
    """Items by bank in the banks' order, the cases they are about, and words."""

    banks: Mapping[str, tuple[Item, ...]]
    cases: Mapping[str, Case]
    terms: tuple[Term, ...]

    def items(self) -> Iterator[tuple[str, Item]]:
        """Each item behind its bank's name."""
        for name, items in self.banks.items():
            yield from ((name, item) for item in items)


def select_published(library: Library, problems: Iterable[Problem] = ()) -> Published:
    """What the catalog holds.

    A build with problems makes nothing; a preview lives on, without the files that have one.
    """
    wrong = {problem.place.path for problem in errors(problems)}
    cases = {name: case for name, case in library.cases.items() if case.is_whole and case.path not in wrong}
    banks = {
        name: tuple(item for item in bank.items.values() if _is_fit(item, cases, library))
        for name, bank in sorted(library.banks.items())
        if bank.path not in wrong
    }
    named = {item.case for items in banks.values() for item in items}
    return Published(
        {name: items for name, items in banks.items() if items},
        {name: case for name, case in sorted(cases.items()) if name in named},
        () if GLOSSARY_FILE in wrong else library.glossary,
    )


def _is_fit(item: Item, cases: Mapping[str, Case], library: Library) -> bool:
    return (
        item.is_reviewed
        and (item.case is None or item.case in cases)
        and all(cited.id in library.book.sources for cited in item.sources)
    )


def term_hash(term: Term) -> str:
    """Like an item's: a better sentence about the same word forgets nothing."""
    return item_hash(["card", term.term, term.stands_for or ""])


def check_bank_names(banks: Mapping[str, Bank]) -> Iterator[Problem]:
    """A bank's name stands in addresses and in other programs' ids, beside the names of the glossary and of the whole guide."""
    for name, bank in banks.items():
        if name in _TAKEN:
            yield Problem(Place(bank.path), f'no bank can be called "{name}"', "give the file another name")
        elif not is_kebab(name):
            remedy = "use lower-case letters, digits and single hyphens, as in claim-forms"
            yield Problem(Place(bank.path), f"the file's name \"{name}\" cannot be a bank's", remedy)
