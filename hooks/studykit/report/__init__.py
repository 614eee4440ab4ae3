"""The author report: remarks, and what the banks hold in numbers. Shown while serving, never published."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

    from ..library import Library
    from ..scan import Scan

REPORT_PATH = "author-report/index.html"
"""Below the site, while serving."""


def report_page(library: Library, scans: Mapping[str, Scan], templates: Environment, today: datetime.date) -> str:
    """The whole page as HTML. A build never asks for it, and shall not wait for the modules that make it."""
    from .page import render_report

    return render_report(library, scans, templates, today)
