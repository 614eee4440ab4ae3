"""`make refresh`, or `python -m studykit.refresh`: print what BLS has that data/ lacks, as a diff; with --write, write it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from studykit.clock import today
from studykit.facts import FactBook, is_fact_file, read_book
from studykit.library import author_files
from studykit.places import errors
from studykit.refresh.answers import RefreshError
from studykit.refresh.asking import Bls
from studykit.refresh.figures import Found, find_figures
from studykit.refresh.series import all_series
from studykit.refresh.writing import FACTS_FILE, SOURCES_FILE, make_diff, new_texts, write_all

CACHE = Path(".cache/bls")


def refresh(root: Path, bls: Bls, *, write: bool) -> int:
    """Print the diff, and to the other channel what a person must know with it. Exit code 1, and no file touched, when BLS gives no good answer."""
    try:
        book, raw = _read(root)
        series = list(all_series())
        points = bls.ask(one.id for one in series)
        found = find_figures(book, {one: points[one.id] for one in series}, bls.today)
        # Line ends stay as the author's editor wrote them.
        before = {path: text.replace("\r\n", "\n") for path, text in raw.items()}
        after = new_texts(before, found.new, book, bls.today)
        _check(root, after)
    except RefreshError as refused:
        print(f"{refused}\nNothing was written.", file=sys.stderr)
        return 1
    print(make_diff(before, after), end="")
    for line in _said(root, found):
        print(line, file=sys.stderr)
    if write and found.new:
        ends = {path: "\r\n" if "\r\n" in text else "\n" for path, text in raw.items()}
        try:
            write_all(root, {path: text.replace("\n", ends[path]).encode() for path, text in after.items()})
        except OSError as fault:
            print(f"the files could not be written ({fault}); all is as it was", file=sys.stderr)
            return 1
        print("Written. Now: make facts, make check, and read the sentences around the new numbers.", file=sys.stderr)
    elif found.new:
        print("Nothing was written. If the diff is right: make refresh WRITE=1", file=sys.stderr)
    return 0


def _read(root: Path) -> tuple[FactBook, dict[str, str]]:
    texts = _texts(root)
    book, problems = read_book({path: text.replace("\r\n", "\n") for path, text in texts.items()})
    if wrong := errors(problems):
        raise RefreshError(f"data/ has problems, {wrong[0].place} first", "run make check and mend them")
    return book, {path: texts[path] for path in (FACTS_FILE, SOURCES_FILE)}


def _texts(root: Path) -> dict[str, str]:
    found = {}
    for file in author_files(root / "data", "*.yml"):
        path = file.relative_to(root).as_posix()
        text = file.read_bytes().decode("utf-8")
        if path == SOURCES_FILE or is_fact_file(path, text):
            found[path] = text
    missing = [path for path in (FACTS_FILE, SOURCES_FILE) if path not in found]
    if missing:
        raise RefreshError(f"there is no {missing[0]}", "run this in the guide's folder")
    return found


def _check(root: Path, after: dict[str, str]) -> None:
    """The files as they would be must pass the checks that they pass now."""
    problems = errors(read_book(_texts(root) | after)[1])
    if problems:
        raise RefreshError(
            f"the new facts would be refused: {problems[0]}", "this is a fault of make refresh; please report it"
        )


def _said(root: Path, found: Found) -> Iterable[str]:
    yield from found.remarks
    for fact in found.replaced:
        yield f'{fact.place.path}:{fact.place.line}: "{fact.id}" was second-hand; the new figure is from BLS itself'
    subjects = dict.fromkeys(fact.path.rpartition("/")[0] for fact in found.replaced)
    for path, lines in _mentions(root, subjects):
        yield f"{path} shows figures that were second-hand; does it still say so? Lines {', '.join(map(str, lines))}"
    count = len(found.new)
    yield f"{count} new fact{'' if count == 1 else 's'}, of which {len(found.replaced)} replace a second-hand one"


def _mentions(root: Path, subjects: Iterable[str]) -> Iterable[tuple[str, list[int]]]:
    """Pages and lines that name a subject without a year: what they show may change."""
    names = list(subjects)
    for file in author_files(root / "docs", "*.md") if names else ():
        lines = [
            number
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
            if "@" not in line and any(f"{name}:" in line or f"fact:{name}/" in line for name in names)
        ]
        if lines:
            yield file.relative_to(root).as_posix(), lines


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="studykit.refresh", description="New OEWS wages from the BLS public API, as a diff."
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--write", action="store_true", help="write the new facts into data/")
    parser.add_argument("--fresh", action="store_true", help="ask BLS again, although it answered this week")
    options = parser.parse_args(arguments)
    key = os.environ.get("BLS_API_KEY") or None
    cache = options.root / CACHE
    if options.fresh:
        for file in cache.glob("*.json"):
            file.unlink()
    return refresh(options.root, Bls(today(), key=key, cache=cache), write=options.write)


if __name__ == "__main__":
    sys.exit(main())
