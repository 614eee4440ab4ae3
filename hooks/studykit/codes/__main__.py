"""`make codes`, or `python -m studykit.codes`: write data/codes.lock.json. Needs simple-icd-10-cm, which a build does not."""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import sys
from pathlib import Path

from studykit.codes.lock import LOCK
from studykit.codes.making import make_lock
from studykit.codes.wanted import WANTED, codes_of, read_wanted
from studykit.library import Reader

PACKAGE = "simple-icd-10-cm"


def write_codes(root: Path, *, tabular: Path | None = None, listed: Path | None = None) -> int:
    """Write the lock below `root`; the exit code is 1 when something asks for a category that does not exist.

    The package brings a release. A newer one is read from two files of CDC/NCHS: `tabular`, the Tabular List as XML, whose
    name must end in its first day (`…-October-1-2026.xml`), and `listed`, the list of all codes.
    """
    try:
        source = importlib.import_module(PACKAGE.replace("-", "_"))
    except ModuleNotFoundError:
        print(f"{PACKAGE} is not installed: run make codes, or pip install -r requirements-dev.txt", file=sys.stderr)
        return 1
    made_from = f"{PACKAGE} {importlib.metadata.version(PACKAGE)}"
    file_name = str(source.simple_icd_10_cm._classification_data_package_file_name)
    if tabular and listed:
        source.change_version(str(listed), str(tabular))
        made_from, file_name = f"{tabular.name}, {listed.name}", tabular.name
    text, unknown = make_lock(source, wanted_categories(root), package=made_from, file_name=file_name)
    for category in unknown:
        print(f"ICD-10-CM has no category {category}", file=sys.stderr)
    # Bytes, so that line ends are the same on every system.
    (root / LOCK).write_bytes(text.encode("utf-8"))
    print(f"{LOCK}: written from {made_from}")
    return 1 if unknown else 0


def wanted_categories(root: Path) -> set[str]:
    """The categories of all codes that items name, and those listed by hand."""
    banks = Reader(root).read().banks.values()
    codes = codes_of(item for bank in banks for item, kind in bank.nodes if kind.name == "code")
    file = root / WANTED
    if file.is_file():
        nodes, _ = read_wanted(file.read_text("utf-8"), WANTED)
        codes |= {node.text for node in nodes if node.text}
    return {code[:3] for code in codes}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="studykit.codes", description="Write data/codes.lock.json.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--tabular", type=Path, help="the Tabular List of a newer release, as XML")
    parser.add_argument("--list", type=Path, help="the list of all codes of that release")
    options = parser.parse_args(arguments)
    return write_codes(options.root, tabular=options.tabular, listed=options.list)


if __name__ == "__main__":
    sys.exit(main())
