"""Which subjects of the fact files are certifications, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..facts.values import Fact, FactBook, Subject

_PARENT = "cert/"
_NAME = re.compile(r"(?P<words>.+) \((?P<letters>[^()]+)\)")
FOLDER = "certifications"
COMPARE_PAGE = f"{FOLDER}/compare.md"


@dataclass(frozen=True, slots=True)
class Certification:
    """A subject such as cert/cpc. `issuer` is the subject of who issues it, if the facts name one."""

    subject: Subject
    issuer: Subject | None

    @property
    def id(self) -> str:
        return self.subject.id.removeprefix(_PARENT)

    @property
    def letters(self) -> str:
        """CPC for Certified Professional Coder (CPC)."""
        found = _NAME.fullmatch(self.subject.name)
        return found["letters"] if found else self.subject.name

    @property
    def words(self) -> str:
        """Certified Professional Coder for Certified Professional Coder (CPC)."""
        found = _NAME.fullmatch(self.subject.name)
        return found["words"] if found else self.subject.name

    @property
    def page(self) -> str:
        """Its own page below docs/."""
        return f"{FOLDER}/{self.id}.md"

    def fact(self, book: FactBook, measure: str) -> Fact | None:
        """Its newest fact of a measure; how an exam is delivered may be said by the issuer for all its exams."""
        own = book.find(f"{self.subject.id}/{measure}")
        if own is None and measure == "delivery" and self.issuer:
            return book.find(f"{self.issuer.id}/{measure}")
        return own


def all_certifications(book: FactBook) -> Iterator[Certification]:
    """All certifications, in the order of the fact files."""
    for subject in book.subjects.values():
        if subject.id.startswith(_PARENT):
            yield certification(book, subject)


def certification(book: FactBook, subject: Subject) -> Certification:
    issuer = book.find(f"{subject.id}/issuer")
    return Certification(subject, book.subjects.get(f"issuer/{str(issuer.value).lower()}") if issuer else None)
