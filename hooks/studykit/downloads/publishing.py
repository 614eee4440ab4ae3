"""Writes what readers take away into the finished site, and lists it on the pages that ask for it.

Nothing is made for a site without such a page. Call it when all other files are there: the offline copy holds them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

from ..packing import pack
from ..words import fill
from . import FOLDER, Download, Making, make_all
from .listing import Kind, file_size, fill_list, in_order
from .offline import NAME, copied_files

ZIP = f"{FOLDER}/{NAME}.zip"
OFFLINE = "offline"


def publish(folder: Path, pages: Iterable[str], making: Making) -> None:
    """`folder` is the finished site; `pages` are the files in it that hold the mark of a list, such as downloads/index.html."""
    listed = {path: (folder / path).read_text("utf-8") for path in pages}
    if not listed:
        return
    made = make_all(making)
    for file in (file for files in made.values() for file in files):
        _write(folder / file.path, file.content)
    whole = making.library.words["download_offline_file"]
    # The copy's own page cannot say how large the copy is.
    inside = _filled(listed, made, Download(OFFLINE, ZIP, whole, b""), making, is_copy=True)
    # The other files would weigh more than the guide; the facts are small, and pages lead to them.
    away = {ZIP, *(file.path for files in made.values() for file in files if file.path.startswith(f"{FOLDER}/"))}
    files = sorted(copied_files(_site(folder, without=away) | {path: html.encode() for path, html in inside.items()}))
    archive = pack((f"{NAME}/{path}", content) for path, content in files)
    _write(folder / ZIP, archive)
    unpacked = file_size(sum(len(content) for _, content in files))
    amount = fill(making.library.words["download_offline_count"], size=unpacked)
    for path, html in _filled(listed, made, Download(OFFLINE, ZIP, whole, archive, amount), making).items():
        _write(folder / path, html.encode())


def _filled(
    pages: Mapping[str, str],
    made: Mapping[str, list[Download]],
    copy: Download,
    making: Making,
    *,
    is_copy: bool = False,
) -> dict[str, str]:
    listed = {OFFLINE: [copy], **made}
    kinds = in_order(Kind(name, tuple((file, len(file.content)) for file in files)) for name, files in listed.items())

    def link_from(page: str, path: str) -> str:
        if not is_copy or not path.startswith(f"{FOLDER}/"):
            return "../" * page.count("/") + path
        # The copy does not hold the other files.
        return f"{making.site_url.rstrip('/')}/{path}" if making.site_url and path != ZIP else ""

    site, words = making.site, making.library.words
    return {
        page: fill_list(html, kinds, site, words, making.today, partial(link_from, page))
        for page, html in pages.items()
    }


def _site(folder: Path, *, without: Collection[str]) -> dict[str, bytes]:
    """All files of the site by their paths, some aside."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    named = ((file.relative_to(folder).as_posix(), file) for file in files)
    return {path: file.read_bytes() for path, file in named if path not in without}


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
