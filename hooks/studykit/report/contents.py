"""What the banks hold: items by chapter, objective, domain, level, difficulty and type."""

from __future__ import annotations

from collections import defaultdict

from ..banks import Item
from ..item_types import all_types
from ..lints.guide import Guide, chapter
from .tables import Cell, Section, Table, cross

LEVELS = ("recall", "apply", "judge")
DIFFICULTIES = ("1", "2", "3")
ENOUGH = 2


def contents(guide: Guide) -> Section:
    items = list(guide.library.items())
    names = [(bank.name, item) for bank in guide.library.banks.values() for item in bank.items.values()]
    return Section(
        "Items",
        "Items with a problem are not counted: make check names them.",
        [
            cross("Chapters and levels", "Chapter", [(_chapter(guide, item), item.level) for item in items], LEVELS),
            cross("Levels and difficulty", "Level", sorted((i.level, str(i.difficulty)) for i in items), DIFFICULTIES),
            cross("Banks and types", "Bank", [(name, item.type) for name, item in names], list(all_types())),
            cross("Domains and levels", "Domain", sorted((i.domain or "none", i.level) for i in items), LEVELS),
        ],
    )


def objectives(guide: Guide) -> Section:
    """Every objective that a page states, with its items."""
    tested: dict[str, list[Item]] = defaultdict(list)
    for item in guide.library.items():
        tested[item.objective].append(item)
    rows: list[list[Cell]] = []
    for name, place in sorted(guide.objectives.items(), key=lambda entry: entry[1]):
        found = tested[name]
        levels = [sum(item.level == level for item in found) for level in LEVELS]
        difficulties = [sum(item.difficulty == number for item in found) for number in (1, 2, 3)]
        published = sum(item.is_reviewed for item in found)
        rows.append([name, place.path, published, len(found) - published, *levels, *difficulties])
    heads = ["Objective", "Page", "Published", "Drafts", *LEVELS, *(f"Difficulty {n}" for n in DIFFICULTIES)]
    missing = [[row[0], row[1], row[2]] for row in rows if int(row[2]) < ENOUGH]
    return Section(
        "Objectives",
        "An objective needs at least two published items.",
        [
            Table("Objectives without enough items", ["Objective", "Page", "Published"], missing, "Each has enough."),
            Table("Items of each objective", heads, rows, "No page states an objective."),
        ],
    )


def _chapter(guide: Guide, item: Item) -> str:
    place = guide.objectives.get(item.objective)
    return chapter(place.path) if place else "none"
