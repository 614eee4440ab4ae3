"""A book as JSON to PDF, by Typst and `workbook.typ`."""

from __future__ import annotations

import datetime
import hashlib
import logging
import re
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

_TEMPLATE = Path(__file__).with_name("workbook.typ")
FOLDER = "workbook"
_KEPT_DAYS = 2
_PAGE = re.compile(rb"/Type\s*/Page\b")
_NO_FONT = "could not be displayed with font"
_BOX = "□"
_ONE_SIGN = b'#set document(title: "Sign")\n#sys.inputs.book'
logger = logging.getLogger(__name__)


def typeset(book: str, day: datetime.date, cache: Path | None = None) -> bytes:
    """The tagged PDF of a book. The whole one takes seconds: what did not change since the last build is kept in `cache`."""
    template = _TEMPLATE.read_bytes()
    name = hashlib.blake2b(
        b"\0".join([version("typst").encode(), template, day.isoformat().encode(), book.encode()])
    ).hexdigest()[:32]
    file = cache / FOLDER / f"{name}.pdf" if cache else None
    if file:
        # Another build may remove it at any time.
        with suppress(OSError):
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

    try:
        return _made(template, book, day)
    except typst.TypstError as fault:
        # PDF/UA forbids a sign that no font draws, and Typst names the first of them without a place.
        if _NO_FONT not in str(fault):
            raise
    lost = [sign for sign in sorted(set(book)) if not sign.isascii() and not _has_font(sign, day)]
    codes = ", ".join(f"U+{ord(sign):04X}" for sign in lost)
    logger.warning("the workbook has no font for %s (%s): it prints %s", ", ".join(lost), codes, _BOX)
    return _made(template, book.translate({ord(sign): _BOX for sign in lost}), day)


def _has_font(sign: str, day: datetime.date) -> bool:
    import typst

    try:
        _made(_ONE_SIGN, sign, day)
    except typst.TypstError:
        return False
    return True


def _made(template: bytes, book: str, day: datetime.date) -> bytes:
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
    # A name of its own: two builds at a time would write into one file.
    with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as out:
        part = Path(out.name)
    try:
        part.write_bytes(made)
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    newest = file.stat().st_mtime
    for old in file.parent.glob("*.pdf"):
        if newest - old.stat().st_mtime > _KEPT_DAYS * 86400:
            old.unlink(missing_ok=True)
