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
from .facts import NOT_FOUND_FILE, FactBook, NotFound, Term, read_book, read_glossary, read_not_found
from .nodes import Node
from .pictures import Picture, read_picture
from .places import Place, Problem, suggestion
from .plan import PLAN_FILE, Plan, read_plan
from .words import Words, read_words

_FOLDERS = ("quizzes", "cases", "checklists", "decisions", "exams", "pictures")


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
        banks: dict[str, Bank] = {}
        cases: dict[str, Case] = {}
        checklists: dict[str, Checklist] = {}
        decisions: dict[str, Decision] = {}
        pictures: dict[str, Picture] = {}
        plan = Plan()
        exams: dict[str, Exam] = {}
        book_texts: dict[str, str] = {}
        glossary: tuple[Term, ...] = ()
        words = Words()
        listed: tuple[Node, ...] = ()
        not_found: tuple[NotFound, ...] = ()
        for path, text in texts.items():
            parts = path.split("/")
            name = parts[-1].removesuffix(".yml")
            if parts[1] == "quizzes":
                banks[name], found = self._make(path, read_bank, text, path)
            elif parts[1] == "cases":
                cases[name], found = self._make(path, read_case, text, path)
            elif parts[1] == "checklists":
                checklists[name], found = self._make(path, read_checklist, text, path)
            elif parts[1] == "decisions":
                decisions[name], found = self._make(path, read_decision, text, path)
            elif parts[1] == "pictures":
                pictures[name], found = self._make(path, read_picture, text, path)
            elif parts[1] == "exams":
                exams[name], found = self._make(path, read_exam, text, path)
            elif path == PLAN_FILE:
                plan, found = self._make(path, read_plan, text, path)
            elif parts[1:] == ["glossary.yml"]:
                glossary, found = self._make(path, read_glossary, text, path)
            elif path == NOT_FOUND_FILE:
                not_found, found = self._make(path, read_not_found, text, path)
            elif path == WANTED:
                listed, found = self._make(path, read_wanted, text, path)
            elif parts[1:] == ["words.yml"]:
                words, found = self._make(path, read_words, text, path)
            elif len(parts) > 2:
                found = [
                    Problem(Place(path), f'no folder "{parts[1]}" belongs in data', suggestion(parts[1], _FOLDERS))
                ]
            else:
                if name != "coverage":
                    book_texts[path] = text
                continue
            problems += found
        book, found = self._make("facts", read_book, book_texts)
        problems += found
        banks = {name: with_cases(bank, cases) for name, bank in banks.items()}
        codes, found = self._read_codes(banks, listed)
        problems += found
        return Library(
            banks,
            book,
            glossary,
            checklists,
            words,
            tuple(problems),
            cases,
            codes,
            decisions,
            not_found,
            pictures,
            plan,
            exams,
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

    def _make(
        self, name: str, read: Callable[..., tuple[Any, list[Problem]]], *texts: object
    ) -> tuple[Any, list[Problem]]:
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
