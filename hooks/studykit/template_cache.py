"""Compiled templates, kept between builds: compiling the theme's takes a tenth of a build and gives the same each time."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

FOLDER = Path(".cache/templates")


class TemplateCache(FileSystemBytecodeCache):
    """Jinja's own cache, which compares each template's text with what was compiled. A folder that cannot be written
    makes a build slower and breaks nothing.
    """

    def __init__(self, root: Path) -> None:
        folder = root / FOLDER
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # a damaged file fails in any way that pickle knows
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)
