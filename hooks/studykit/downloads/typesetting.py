"""A book as JSON to PDF, by Typst and `workbook.typ`."""

from __future__ import annotations

import datetime
import hashlib
import re
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

_TEMPLATE = Path(__file__).with_name("workbook.typ")
FOLDER = "workbook"
_KEPT_DAYS = 2
_PAGE = re.compile(rb"/Type\s*/Page\b")


def typeset(book: str, day: datetime.date, cache: Path | None = None) -> bytes:
    """The tagged PDF of a book. The whole one takes seconds: what did not change since the last build is kept in `cache`."""
    template = _TEMPLATE.read_bytes()
    name = hashlib.blake2b(
        b"\0".join([version("typst").encode(), template, day.isoformat().encode(), book.encode()])
    ).hexdigest()[:32]
    file = cache / FOLDER / f"{name}.pdf" if cache else None
    if file and file.is_file():
        return file.read_bytes()
    made = _compile(template, book, day)
    if file:
        # A folder that cannot be written makes the next build slower and breaks nothing.
        with suppress(OSError):
            _keep(file, made)
    return made


def _compile(template: bytes, book: str, day: datetime.date) -> bytes:
    # Sixty megabytes that neither a check nor a preview needs.
    import typst

    made = typst.compile(
        template,
        sys_inputs={"book": book},
        # A machine's own fonts would make other bytes of the same book.
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=datetime.datetime.combine(day, datetime.time(), datetime.UTC),
    )
    # A list is for pictures, one a page.
    assert isinstance(made, bytes)
    return made


def page_count(book: bytes) -> int:
    """The pages of a PDF that `typeset` made: it lists each as an object of its own."""
    return len(_PAGE.findall(book))


def _keep(file: Path, made: bytes) -> None:
    """Keep this one, whole or not at all, and drop what no build has made for some days: the date in a book changes daily."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{hashlib.blake2b(made).hexdigest()[:8]}.part")
    part.write_bytes(made)
    part.replace(file)
    newest = file.stat().st_mtime
    for old in file.parent.glob("*.pdf"):
        if newest - old.stat().st_mtime > _KEPT_DAYS * 86400:
            old.unlink(missing_ok=True)
