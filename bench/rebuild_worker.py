"""Build a project, edit a file, build again, in one process as `mkdocs serve` does: `python rebuild_worker.py PROJECT EDITS FILE…`.

Prints JSON: for each file the seconds of each rebuild, and how many data files were read for it. Runs by itself, with
the interpreter that builds the sites.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def main(project: Path, edits: int, names: list[str]) -> None:
    logging.disable(logging.WARNING)
    readers = _watch_readers(project)
    first = _load(project)
    first.plugins.on_startup(command="serve", dirty=False)
    build(first, serve_url=None)
    told = {}
    for name in names:
        file = project / name
        seconds, reads = [], []
        for number in range(edits):
            file.write_text(file.read_text("utf-8").replace("rule", f"rule{'s' * (number % 2)}", 1) + "\n", "utf-8")
            before = sum(reader.reads for reader in readers.values())
            start = time.perf_counter()
            build(_load(project), serve_url=None)
            seconds.append(time.perf_counter() - start)
            reads.append(sum(reader.reads for reader in readers.values()) - before)
        told[name] = {"seconds": seconds, "reads": reads}
    print(json.dumps(told))


def _load(project: Path):
    """`serve` reads the configuration afresh for each rebuild."""
    return load_config(config_file=str(project / "mkdocs.yml"), site_dir=str(project / "served"))


def _watch_readers(project: Path) -> dict:
    """Every Reader of ours that reads from now on, by its identity; none in a project without our hooks."""
    readers: dict[int, object] = {}
    if not (project / "hooks").is_dir():
        return readers
    sys.path.insert(0, str(project / "hooks"))
    from studykit.library import Reader

    read = Reader.read

    def watched(self):
        readers[id(self)] = self
        return read(self)

    Reader.read = watched
    return readers


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
