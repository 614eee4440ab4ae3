"""Commands for authors: `python -m studykit check | facts | report | item | pages | schema`, run with hooks/ on the path, from the project's root."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from pathlib import Path

from .clock import today
from .library import Reader, author_files, collector_paused
from .lints.remarks import count_remarks, find_remarks, guide_of
from .places import count_line, errors
from .project import check_project


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="studykit", description="Authors' checks without a build.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, help_text in (
        ("check", "check data, pages and templates"),
        ("facts", "write the data's numbers into the citations"),
        ("report", "list remarks on the items, and facts that are due, second-hand or not found"),
        ("item", "ask for an item and write it at the end of its bank"),
        ("pages", "write the pages of the certifications that are missing or not as the data has them"),
        ("schema", "write what editors know of the data files into data/schema"),
    ):
        command = commands.add_parser(name, help=help_text)
        command.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    options = parser.parse_args(arguments)
    commands_by_name = {
        "check": check,
        "facts": rewrite,
        "report": list_remarks,
        "item": ask_item,
        "pages": pages,
        "schema": schema,
    }
    return commands_by_name[options.command](options.root)


def check(root: Path) -> int:
    """Print every problem; the exit code says whether one of them is an error."""
    with collector_paused():
        library = Reader(root).read()
        checked = check_project(root, library, today=today())
        remarks = find_remarks(guide_of(library, checked.scans))
    problems = checked.problems
    for problem in problems:
        print(problem)
    items = list(library.items())
    drafts = sum(item.status == "draft" for item in items)
    told = f"; make report has {count_remarks(remarks)}" if remarks else ""
    print(
        f"{count_line(problems)} in {len(library.banks)} banks with {len(items)} items ({drafts} drafts) and {len(library.book.facts)} facts{told}"
    )
    return 1 if errors(problems) else 0


def list_remarks(root: Path) -> int:
    """Print what `report.command` finds."""
    from .report.command import report

    return report(root, today())


def ask_item(root: Path) -> int:
    """Ask on the terminal, or of lines that come through a pipe."""
    from .new_item.command import new_item

    with suppress(ImportError):
        import readline  # noqa: F401 (gives `input` arrow keys and a history)
    return new_item(root, today(), input, print)


def rewrite(root: Path) -> int:
    """Bring the numbers in citations up to the data."""
    from .rewrite import rewrite_facts

    book = Reader(root).read().book
    changed = 0
    files = [*author_files(root / "docs", "*.md"), *author_files(root / "data", "*.yml")]
    for file in files:
        # Bytes, so that line ends stay as the author's editor wrote them.
        before = file.read_bytes().decode("utf-8")
        after = rewrite_facts(before, book)
        if after != before:
            file.write_bytes(after.encode("utf-8"))
            print(f"{file.relative_to(root).as_posix()}: citations brought up to the data")
            changed += 1
    print(f"{changed} file{'' if changed == 1 else 's'} changed")
    return 0


def pages(root: Path) -> int:
    """Bring the certifications' own pages up to the data."""
    from .certifications import write_pages

    for path in write_pages(root, Reader(root).read().book, today()):
        print(f"{path}: brought up to the data; a new page belongs into mkdocs.yml, under nav")
    return 0


def schema(root: Path) -> int:
    """Bring the JSON Schemas up to the models."""
    from .schemas import write_schemas

    for path in write_schemas(root):
        print(f"{path}: brought up to the models")
    return 0


if __name__ == "__main__":
    sys.exit(main())
