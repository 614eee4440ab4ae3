"""What waits for somebody: reviews, drafts, items that no page shows, stems that are nearly equal."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from ..banks import Item
from ..item_pages import items_on
from ..lints.guide import Guide
from ..lints.twins import find_twins
from ..places import Place, shorten
from ..scan import Scan
from .facts import SOON
from .tables import Section, Table


def chores(guide: Guide, scans: Mapping[str, Scan], today: datetime.date) -> Section:
    items = list(guide.library.items())
    shown = {name for scan in scans.values() for name in items_on(scan, guide.library)}
    twins = [
        [
            f"{pair.share:.0%}",
            _name(pair.first.text_of("id"), pair.first.place),
            _name(pair.second.text_of("id"), pair.second.place),
        ]
        for pair in find_twins(guide)
    ]
    return Section(
        "To do",
        f"Reviews that are due by {today + SOON}.",
        [
            _list("Items that no page shows", [item for item in items if item.id not in shown], "Every item is shown."),
            _list("Drafts", [item for item in items if item.status == "draft"], "There is no draft."),
            _due_items(items, today),
            Table("Stems that are nearly the same", ["Words shared", "Item", "Item"], twins),
        ],
    )


def _list(caption: str, items: list[Item], empty: str) -> Table:
    return Table(
        caption, ["Item", "Place", "Stem"], [[item.id, _at(item.place), shorten(item.stem)] for item in items], empty
    )


def _due_items(items: list[Item], today: datetime.date) -> Table:
    due = sorted((item.review_by, item.id, item.place) for item in items if item.review_by <= str(today + SOON))
    rows = [[name, _at(place), _when(day, today)] for day, name, place in due]
    return Table("Items to review", ["Item", "Place", "Due"], rows)


def _when(day: str, today: datetime.date) -> str:
    return f"{day} (passed)" if day < str(today) else day


def _at(place: Place) -> str:
    return f"{place.path}:{place.line}"


def _name(name: str | None, place: Place) -> str:
    return f"{name or 'no id'} ({_at(place)})"
