"""Scripts and styles as they travel: without their comments and indentation, which are for who reads the source."""

from __future__ import annotations

import re

_INDENT = re.compile(r"(?m)^[ \t]+|\n(?=\n)")
_STYLE_COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
# Only comments that begin a line: what looks like one behind code may be part of a string or an address. One that begins
# with an exclamation mark is a license, which must travel.
_SCRIPT_COMMENT = re.compile(r"(?m)^[ \t]*(?://.*|/\*(?!!)(?:[^*]|\*(?!/))*\*/[ \t]*)\n")


def lean_style(text: str) -> str:
    """A style sheet without comments and indentation."""
    return _INDENT.sub("", _STYLE_COMMENT.sub("", text))


def lean_script(text: str) -> str:
    """A script without lines of comment and indentation. It holds no text of several lines: that would lose its indentation."""
    return _INDENT.sub("", _SCRIPT_COMMENT.sub("", text))


def lean(path: str, text: str) -> str:
    """A style sheet or a script, told by its path."""
    return lean_style(text) if path.endswith(".css") else lean_script(text)
