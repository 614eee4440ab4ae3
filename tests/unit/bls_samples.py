"""A made BLS public API: it answers in the shape of https://www.bls.gov/developers/api_signature_v2.htm.

Nothing here was recorded: the wages are invented, the messages are as BLS users report them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

NOT_RELEASED = {"code": "8", "text": "Estimate not released."}
CAPPED = {"code": "5", "text": "This wage is equal to or greater than $115.00 per hour or $239,200 per year."}
THRESHOLD = {
    "status": "REQUEST_NOT_PROCESSED",
    "responseTime": 0,
    "message": [
        "Request could not be serviced, as the daily threshold for total number of requests allocated to the user"
        " with registration key  has been reached."
    ],
    "Results": {},
}
WAGES = {
    "01": "1200",
    "03": "30.00",
    "04": "62400",
    "08": "28.00",
    "11": "40000",
    "12": "50000",
    "13": "58240",
    "14": "70000",
    "15": "90000",
}

Answer = dict[str, Any]


def point(value: str, *notes: dict[str, str], year: str = "2026", period: str = "A01") -> dict[str, Any]:
    return {"year": year, "period": period, "periodName": "Annual", "value": value, "footnotes": list(notes) or [{}]}


def answer(*series: dict[str, Any], message: tuple[str, ...] = (), **other: Any) -> Answer:
    return {
        "status": "REQUEST_SUCCEEDED",
        "responseTime": 78,
        "message": list(message),
        "Results": {"series": list(series)},
        **other,
    }


def series(name: str, *points: dict[str, Any]) -> dict[str, Any]:
    return {"seriesID": name, "data": list(points)}


@dataclass
class MadeBls:
    """Answers each question with the same wages, but for series in `special`; `change` may spoil the answer number n (from 1)."""

    year: str = "2026"
    special: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    change: Callable[[int, Answer], Answer | str | Exception] = lambda number, given: given
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def post(self, address: str, body: bytes) -> str:
        question = json.loads(body)
        self.asked.append((address, question))
        given = answer(*(self._series(name) for name in question["seriesid"]))
        changed = self.change(len(self.asked), given)
        if isinstance(changed, Exception):
            raise changed
        return changed if isinstance(changed, str) else json.dumps(changed)

    def _series(self, name: str) -> dict[str, Any]:
        if name in self.special:
            made = self.special[name]
            return series(name, made) if made else series(name)
        return series(name, point(WAGES[name[-2:]], year=self.year))
