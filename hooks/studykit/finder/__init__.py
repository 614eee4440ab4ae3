"""The program finder: every program of the fact files with its school's facts, ready to show, filter and compare."""

from .checks import check_programs
from .rows import Row, Value, build_rows
from .view import finder_view

__all__ = ["Row", "Value", "build_rows", "check_programs", "finder_view"]
