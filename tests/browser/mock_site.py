"""The tiny guide's mock exams: `mock` of two parts, one of them too small for its full form; `kinds` of one item of each type, and one too few."""

from typing import Any

TOWNS = ["Avon", "Berlin", "Canton", "Derby", "Essex", "Granby", "Hamden", "Kent", "Ledyard", "Mystic", "Norwich", "Oxford", "Putnam", "Roxbury", "Sharon", "Thomaston", "Union", "Vernon", "Weston", "Windsor"]  # fmt: skip


def _item(number: int, town: str, part: str) -> dict[str, Any]:
    """The key is always b."""
    return {
        "id": f"mock-{number:03}",
        "type": "choice",
        "status": "reviewed",
        "objective": "mock-find" if part == "north" else "mock-return",
        "domain": part,
        "level": ["recall", "apply", "judge"][number % 3],
        "difficulty": 1 + number % 2,
        "review_by": "2099-12-31",
        "stem": f"Which road does the clerk take to {town} in the {part}?",
        "choices": [
            {"id": "a", "text": f"The lower road to {town}", "why": f"Why a: the bridge before {town} is closed."},
            {"id": "b", "text": f"The upper road to {town}", "why": f"Why b: it leads straight to {town}."},
            {"id": "c", "text": f"The river way to {town}", "why": f"Why c: no boat goes to {town}."},
        ],
        "key": "b",
        "rationale": f"Rationale of {town}, said once.",
        "source": "demo-source",
        **({"hints": [f"A hint on the way to {town}"]} if number == 1 else {}),
    }


BANK = {
    "title": "Mock",
    "items": [_item(n + 1, town, "north" if n < 14 else "south") for n, town in enumerate(TOWNS)],
}
FACTS = {
    "subjects": [{"id": "exam/mock", "name": "An example exam"}],
    "groups": [
        {
            "source": "demo-source",
            "period": "seen 2026",
            "as_of": "2026-01-01",
            "review_by": "2099-12-31",
            "confidence": "publisher",
            "facts": [
                {"id": "exam/mock/weight-north@2026", "value": "60", "unit": "percent", "label": "the north"},
                {"id": "exam/mock/weight-south@2026", "value": "40", "unit": "percent", "label": "the south"},
                {"id": "exam/mock/weight-all@2026", "value": "100", "unit": "percent", "label": "all kinds"},
                {"id": "exam/mock/pace@2026", "value": "2", "unit": "minutes"},
            ],
        }
    ],
}
EXAMS = {
    "mock": {
        "title": "Mock practice",
        "certification": "exam/mock",
        "domains": [
            {"id": "north", "title": "The north", "weight": "exam/mock/weight-north"},
            {"id": "south", "title": "The south", "weight": "exam/mock/weight-south"},
        ],
        "forms": ["5", "10"],
        "pace": "exam/mock/pace",
        "note": "This is made up.",
    },
    "kinds": {
        "title": "Kinds practice",
        "certification": "exam/mock",
        "domains": [{"id": "kinds", "title": "All kinds", "weight": "exam/mock/weight-all"}],
        "forms": ["9"],
    },
}
FRONT = """---
title: Mock
description: A page to try mock exams on.
reviewed: 2026-11-21
objectives:
  mock-find: Find each town.
  mock-return: Come back from the south.
---

# Mock

"""
PAGE = FRONT + "## Take one\n\n```exam\nexam: mock\n```\n\n```exam\nexam: kinds\n```\n\n[Plain page](plain.md)\n"
LESSON = (
    FRONT.replace("objectives:\n  mock-find: Find each town.\n  mock-return: Come back from the south.\n", "").replace(
        "Mock\n", "Mock lesson\n"
    )
    + "```quiz\nbank: mock\n```\n"
)
