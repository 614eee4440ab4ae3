"""All addresses in data/ that readers are sent to, with the places where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts import FactBook
from ..places import Place
from .asking import Answer

ORDER = ("gone", "moved", "unsure")


def find_addresses(book: FactBook) -> dict[str, list[Place]]:
    """Sources, subjects' own pages, and the pages where second-hand facts can be confirmed. An address may stand in many places."""
    found: dict[str, list[Place]] = {}
    for address, place in _all(book):
        places = found.setdefault(address.partition("#")[0], [])
        if place not in places:
            places.append(place)
    return found


def _all(book: FactBook) -> Iterator[tuple[str, Place]]:
    for source in book.sources.values():
        yield source.url, source.place
    for subject in book.subjects.values():
        if subject.url:
            yield subject.url, subject.place
    for fact in book.facts.values():
        if fact.check_url:
            yield fact.check_url, fact.place


def lines(places: dict[str, list[Place]], answers: dict[str, Answer]) -> Iterator[str]:
    """What is not simply there, the gone first: place, address, why, what to do."""
    for verdict in ORDER:
        for address, answer in sorted(answers.items(), key=lambda entry: places[entry[0]][0]):
            if answer.verdict == verdict:
                first, *others = places[address]
                more = f" (and {len(others)} more)" if others else ""
                yield f"{first}{more}: {address} {_words(answer)}"


def _words(answer: Answer) -> str:
    if answer.verdict == "gone":
        return f"is gone ({answer.words}); search the publisher's site for the title, or cite a public archive's copy"
    if answer.verdict == "moved":
        return f"has moved; see whether it says the same, then write {answer.address}"
    return f"could not be seen ({answer.words}); open it in a browser"
