"""The list of files on a page: sizes are known only once all is made, so the fence leaves a mark that is filled then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING

from ..dates_in_text import write_date
from ..render import Site
from ..words import Words

if TYPE_CHECKING:
    import datetime

    from . import Download

MARK = "<!--downloads-->"
_ORDER = ("offline", "workbook", "anki", "calendar", "csv", "moodle", "qti", "facts")
"""What learners ask for first, then what is for other programs; a kind that is not named here stands last."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The files of one maker, for a list. A file without an address is named and not linked."""

    name: str
    files: tuple[tuple[Download, int], ...]
    """Each with its size in bytes; 0 for the file that the list itself is in."""


def has_list(html: str) -> bool:
    return MARK in html


def in_order(kinds: Iterable[Kind]) -> list[Kind]:
    """The kinds as a page lists them."""
    return sorted(kinds, key=lambda kind: _ORDER.index(kind.name) if kind.name in _ORDER else len(_ORDER))


def fill_list(
    html: str, kinds: Iterable[Kind], site: Site, words: Words, day: datetime.date, link: Callable[[str], str]
) -> str:
    """A page with its list. `link` turns a file's path below the site into an address, or into nothing."""
    views = [
        SimpleNamespace(name=kind.name, files=[_file_view(file, size, link) for file, size in kind.files])
        for kind in kinds
    ]
    template = site.templates.get_template("downloads.html")
    made = template.render(kinds=views, words=words, date=write_date(day.isoformat()))
    return html.replace(MARK, made.strip())


def fill_preview(html: str, words: Words) -> str:
    """A page of a preview, for which no files are made."""
    return html.replace(MARK, f"<p>{words['download_preview']}</p>")


def _file_view(file: Download, size: int, link: Callable[[str], str]) -> SimpleNamespace:
    return SimpleNamespace(
        url=link(file.path),
        title=file.title,
        suffix=file.path.rpartition(".")[2].upper(),
        size=", ".join(filter(None, [file_size(size), file.amount])) if size else "",
    )


def file_size(count: int) -> str:
    """Bytes in words as file managers write them: 1,000 bytes are 1 KB; never less than there is by more than a twentieth."""
    if count < 999_500:
        return f"{max(1, round(count / 1000))} KB"
    return f"{count / 1_000_000:.1f} MB"
