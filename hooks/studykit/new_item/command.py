"""`make item`: ask, then write."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from ..banks import Bank
from ..item_checks import objectives_of
from ..item_types import all_types
from ..library import Library, Reader
from ..lints.guide import chapter
from ..project import scan_pages
from ..scan import Scan
from .asking import Interview, Names, Talk
from .bank_file import CannotAppendError, next_id, read_bank_file, replace_file, with_item
from .checking import Checker
from .questions import questions_of
from .writing import Values, item_lines

_MOST_SHOWN = 12


def new_item(root: Path, today: datetime.date, ask: Callable[[str], str], say: Callable[[str], None]) -> int:
    """Ask for an item and write it; the exit code. Leaving early (EOFError, KeyboardInterrupt from `ask`) writes nothing."""
    library, talk = Reader(root).read(), Talk(ask, say)
    if not library.banks:
        say("there is no bank in data/quizzes; write the first one as CONTRIBUTING.md shows")
        return 1
    try:
        say("A new item. Ctrl+C leaves, and nothing is written.")
        bank = _ask_bank(talk, library)
        read_bank_file(root / bank.path, bank.path)
        say("\ntype: How the item is answered.")
        kind = all_types()[talk.name("  type: ", Names(tuple(all_types()), tuple(all_types())))]
        questions = questions_of(kind)
        scans, _ = scan_pages(root)
        names = {
            "objective": _objectives(bank, scans),
            "source": _sources(bank, library),
            "case": Names(tuple(library.cases), tuple(library.cases)),
        }
        questions = [question for question in questions if question.name not in names or names[question.name].known]
        checker = Checker(library, scans, today, bank.name, bank.path)
        defaults = {"review_by": str(today + datetime.timedelta(days=365)), "difficulty": "2"}
        start: Values = {"id": "draft-001", "type": kind.name, "status": "draft"}
        values = Interview(talk, checker.problems, names, defaults, start).run(questions)
        later = checker.commands(values)
        bare = frozenset(question.name for question in questions if question.is_bare)
    except (EOFError, KeyboardInterrupt):
        say("\nnothing was written")
        return 1
    except CannotAppendError as fault:
        say(str(fault))
        return 1
    return _write(root, bank, library, values, bare, later, say)


def _write(
    root: Path,
    bank: Bank,
    library: Library,
    values: Values,
    bare: frozenset[str],
    later: list[str],
    say: Callable[[str], None],
) -> int:
    """Read the file again, since the author may have saved it meanwhile, and put the item in."""
    file = root / bank.path
    lines: list[str] = []
    try:
        found = read_bank_file(file, bank.path)
        used = [name for other in library.banks.values() for name in _ids(other)]
        values["id"] = next_id(bank.name, found.ids, used)
        lines = item_lines(values, found.indent, bare)
        replace_file(file, with_item(found, lines))
    except (OSError, CannotAppendError) as fault:
        say(f"\n{bank.path} is as it was: {fault}. This is the item; copy it:\n")
        say("\n".join(lines or item_lines(values, "  ", bare)))
        return 1
    say(f"\n{values['id']} stands at the end of {bank.path}:\n")
    say("\n".join(lines))
    say(
        f"\nNext: {', '.join([*later, 'make check'])}. Place it in a quiz fence on the page that states its objective, look at it in"
    )
    say("make serve, and let somebody answer it blind (CONTRIBUTING.md).")
    return 0


def _ids(bank: Bank) -> list[str]:
    named = [item.text_of("id") for item, _ in bank.nodes] + [node.text for node in bank.retired]
    return [name for name in named if name]


def _ask_bank(talk: Talk, library: Library) -> Bank:
    labels = {name: f"{bank.title}, {len(bank.nodes)} items" for name, bank in library.banks.items()}
    talk.say("\nbank: The file in data/quizzes that gets it.")
    return library.banks[talk.name("  bank: ", Names(tuple(library.banks), tuple(library.banks), labels))]


def _objectives(bank: Bank, scans: Mapping[str, Scan]) -> Names:
    """Those of the chapters that this bank's items are about, else all."""
    stated = objectives_of(scans.values())
    own = {stated[name].path for item, _ in bank.nodes if (name := item.text_of("objective")) in stated}
    chapters = {chapter(path) for path in own}
    near = [name for name, place in stated.items() if chapter(place.path) in chapters]
    fronts = [scan.front.get("objectives") for scan in scans.values() if scan.front]
    labels = {name: text.text or "" for front in fronts if front for name, text in front.fields.items()}
    return Names(tuple(near or stated), tuple(stated), labels)


def _sources(bank: Bank, library: Library) -> Names:
    """The bank's most cited ones; any other by its id."""
    cited = Counter(source.id for item in bank.items.values() for source in item.sources)
    shown = tuple(name for name, _ in cited.most_common(_MOST_SHOWN))
    sources = library.book.sources
    return Names(shown, tuple(sources), {name: sources[name].title for name in shown})
