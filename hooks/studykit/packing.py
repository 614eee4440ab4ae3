"""Zip archives whose bytes follow from what is in them: no clock, no place, no rights of a file system."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_NEVER = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip archive knows."""
_UNIX = 3


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of these files, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _NEVER)
            # Python writes there which system it runs on.
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
