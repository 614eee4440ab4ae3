"""The report as a page of its own."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

from jinja2 import Environment

from ..library import Library
from ..lints.remarks import Remark, find_remarks, guide_of, rules
from ..scan import Scan
from .chores import chores
from .contents import contents, objectives
from .facts import facts
from .keys import keys
from .tables import Cell, Section, Table


def render_report(library: Library, scans: Mapping[str, Scan], templates: Environment, today: datetime.date) -> str:
    guide = guide_of(library, scans)
    sections = [
        _remarks(find_remarks(guide)),
        contents(guide),
        objectives(guide),
        keys(library),
        chores(guide, scans, today),
        facts(library, today),
    ]
    return templates.get_template("report.html").render(sections=sections, today=today)


def _remarks(remarks: list[Remark]) -> Section:
    counts = Counter(remark.rule for remark in remarks)
    by_rule: list[Sequence[Cell]] = [[sentence, counts[name]] for name, sentence in rules().items()]
    listed = [[str(remark.problem.place), remark.problem.what, remark.problem.remedy] for remark in remarks]
    return Section(
        "Remarks",
        "A remark stops nothing. Whether it is right, a person decides.",
        [Table("Rules", ["Rule", "Remarks"], by_rule), Table("All remarks", ["Place", "What", "Remedy"], listed)],
    )
