"""`make links`, or `python -m studykit.links`: list official pages that are gone or have moved. The exit code is 0 whatever there is."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from studykit.library import Reader
from studykit.links.asking import Answer, Asking
from studykit.links.finding import find_addresses, lines


def check_links(root: Path, asking: Asking) -> int:
    """Ask for every address once. Readers of a guide must not lose a build because a server is down."""
    places = find_addresses(Reader(root).read().book)
    asked = 0

    def tell(address: str, answer: Answer) -> None:
        nonlocal asked
        asked += 1
        if asked % 50 == 0:
            print(f"{asked} of {len(places)} asked", file=sys.stderr)

    print(f"{len(places)} pages to ask for: some minutes", file=sys.stderr)
    answers = asking.ask_all(places, tell)
    counts = Counter(answer.verdict for answer in answers.values())
    if answers and counts["there"] + counts["moved"] == 0:
        print("No page at all could be seen: is there a connection?")
        return 0
    for line in lines(places, answers):
        print(line)
    print(", ".join(f"{counts[verdict]} {words}" for verdict, words in _TOLD.items()))
    return 0


_TOLD = {"there": "there", "moved": "moved", "gone": "gone", "unsure": "not seen"}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="studykit.links", description="Which official pages are gone?")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds to wait for a page")
    options = parser.parse_args(arguments)
    return check_links(options.root, Asking(timeout=options.timeout))


if __name__ == "__main__":
    sys.exit(main())
