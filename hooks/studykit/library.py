"""All that stands in data/: read, checked and built once, and read again only where a file changed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .banks import Bank, Item, read_bank
from .case_items import with_cases
from .cases import Case, read_case
from .checklists import Checklist, read_checklist
from .codes import LOCK, WANTED, Tabular, check_wanted, read_lock, read_wanted
from .decisions import Decision, read_decision
from .exams import Exam, read_exam
from .facts import GLOSSARY_FILE, NOT_FOUND_FILE, FactBook, NotFound, Term, read_book, read_glossary, read_not_found
from .nodes import Node
from .pictures import Picture, read_picture
from .places import Place, Problem, suggestion
from .plan import PLAN_FILE, Plan, read_plan
from .words import WORDS_FILE, Words, read_words

_Read = Callable[..., tuple[Any, list[Problem]]]
"""Makes a value of a file's text and path, and tells the problems in it."""
_FOLDERS: dict[str, _Read] = {
    "quizzes": read_bank,
    "cases": read_case,
    "checklists": read_checklist,
    "decisions": read_decision,
    "exams": read_exam,
    "pictures": read_picture,
}
"""What reads each file of a folder; a value is known by its file's name."""
_FILES: dict[str, _Read] = {
    PLAN_FILE: read_plan,
    GLOSSARY_FILE: read_glossary,
    NOT_FOUND_FILE: read_not_found,
    WANTED: read_wanted,
    WORDS_FILE: read_words,
}
"""What reads a file of its own kind; all others that lie in data/ itself are looked at for facts."""


@dataclass(frozen=True, slots=True)
class Library:
    """What pages may refer to, and the problems found while reading it."""

    banks: Mapping[str, Bank]
    book: FactBook
    glossary: tuple[Term, ...]
    checklists: Mapping[str, Checklist]
    words: Words
    problems: tuple[Problem, ...]
    cases: Mapping[str, Case] = field(default_factory=dict)
    codes: Tabular | None = None
    """None where no item asks for a code: nothing else is worth the time to read them."""
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    not_found: tuple[NotFound, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    plan: Plan = field(default_factory=Plan)
    exams: Mapping[str, Exam] = field(default_factory=dict)

    def items(self) -> Iterator[Item]:
        for bank in self.banks.values():
            yield from bank.items.values()


@dataclass
class Reader:
    """Reads data/ below `root`. Keep one while serving: what did not change is not read again.

    `reads` counts the files that were read, for the tests that hold this.
    """

    root: Path
    reads: int = 0
    _texts: dict[str, tuple[tuple[int, int], str, Problem | None]] = field(default_factory=dict)
    _made: dict[str, tuple[tuple[object, ...], tuple[Any, list[Problem]]]] = field(default_factory=dict)

    def read(self) -> Library:
        texts, problems = self._read_texts()
        named: dict[str, dict[str, Any]] = {folder: {} for folder in _FOLDERS}
        single: dict[str, Any] = {}
        book_texts: dict[str, str] = {}
        for path, text in texts.items():
            _, *folders, file = path.split("/")
            if path in _FILES:
                single[path], found = self._make(path, _FILES[path], text, path)
            elif folders and folders[0] in _FOLDERS:
                read, known = _FOLDERS[folders[0]], named[folders[0]]
                known[file.removesuffix(".yml")], found = self._make(path, read, text, path)
            elif folders:
                remedy = suggestion(folders[0], _FOLDERS)
                found = [Problem(Place(path), f'no folder "{folders[0]}" belongs in data', remedy)]
            else:
                book_texts[path], found = text, []
            problems += found
        book, found = self._make("facts", read_book, book_texts)
        problems += found
        banks = {name: with_cases(bank, named["cases"]) for name, bank in named["quizzes"].items()}
        codes, found = self._read_codes(banks, single.get(WANTED, ()))
        problems += found
        return Library(
            banks,
            book,
            single.get(GLOSSARY_FILE, ()),
            named["checklists"],
            single.get(WORDS_FILE) or Words(),
            tuple(problems),
            named["cases"],
            codes,
            named["decisions"],
            single.get(NOT_FOUND_FILE, ()),
            named["pictures"],
            single.get(PLAN_FILE) or Plan(),
            named["exams"],
        )

    def _read_codes(self, banks: Mapping[str, Bank], listed: tuple[Node, ...]) -> tuple[Tabular | None, list[Problem]]:
        if not any(kind.name == "code" for bank in banks.values() for _, kind in bank.nodes):
            return None, []
        file = self.root / LOCK
        text, wrong = self._read_text(file, LOCK) if file.is_file() else (None, None)
        if wrong:
            return None, [wrong]
        codes, problems = self._make(LOCK, read_lock, text)
        return codes, problems + (list(check_wanted(listed, codes)) if codes else [])

    def _make(self, name: str, read: _Read, *texts: object) -> tuple[Any, list[Problem]]:
        """What `read` gives for these texts, asked again only when they are others."""
        known = self._made.get(name)
        if known is None or known[0] != texts:
            self._made[name] = known = (texts, read(*texts))
        return known[1]

    def _read_texts(self) -> tuple[dict[str, str], list[Problem]]:
        texts: dict[str, str] = {}
        problems: list[Problem] = []
        for file in author_files(self.root / "data", "*.yaml"):
            path = file.relative_to(self.root).as_posix()
            problems.append(Problem(Place(path), "this file is not read", "let its name end in .yml"))
        for file in author_files(self.root / "data", "*.yml"):
            path = file.relative_to(self.root).as_posix()
            text, wrong = self._read_text(file, path)
            if wrong:
                problems.append(wrong)
            else:
                texts[path] = text
        return texts, problems

    def _read_text(self, file: Path, path: str) -> tuple[str, Problem | None]:
        """A file's text, read again only when the file changed."""
        status = file.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        known = self._texts.get(path)
        if known is None or known[0] != stamp:
            self.reads += 1
            self._texts[path] = known = (stamp, *read_text(file, path))
        return known[1], known[2]


def author_files(folder: Path, pattern: str) -> Iterator[Path]:
    """The files that an author wrote, sorted: not what an editor keeps beside them (`.#page.md` may even lead nowhere)."""
    for file in sorted(folder.rglob(pattern)):
        if not any(part.startswith(".") for part in file.relative_to(folder).parts) and file.is_file():
            yield file


def read_text(file: Path, path: str) -> tuple[str, Problem | None]:
    """A file's text, with line ends as they are; a problem when it is not UTF-8."""
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as fault:
        before = raw[: fault.start]
        place = Place(path, before.count(b"\n") + 1, fault.start - before.rfind(b"\n"))
        return "", Problem(place, "this character is not UTF-8", "save the file as UTF-8")


@contextmanager
def collector_paused() -> Iterator[None]:
    """Reading and checking make many objects that last; looking for garbage meanwhile doubles the time and finds none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
