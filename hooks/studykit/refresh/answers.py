"""An answer of the BLS public API: JSON text to one annual figure a series, and nothing taken on trust.

The shape stands in "API Signatures", https://www.bls.gov/developers/api_signature_v2.htm: `status`, `message`, and under `Results` a list of
series with `seriesID` and `data`; a point has `year`, `period` (A01: the year), `value` as text, and `footnotes` with `code` and `text`.
BLS answers 200 whatever happens, so `status` decides. In this survey footnote 5 says that a wage is at or above the highest that
BLS shows, 8 that the estimate is not released; both stand in oe.footnote at https://download.bls.gov/pub/time.series/oe/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

SUCCEEDED = "REQUEST_SUCCEEDED"
YEARLY = "A01"
CAPPED = "5"
_NUMBER = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_NO_VALUE = {"", "-", "*", "**", "#", "N/A"}


class RefreshError(Exception):
    """The refresh cannot go on: what is wrong, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}; {remedy}")


@dataclass(frozen=True, slots=True)
class Point:
    """The newest year of a series. `value` is None where BLS shows none; `why` then says what it says instead."""

    year: int
    value: str | None
    why: str = ""


def read_answer(text: str, asked: Iterable[str]) -> dict[str, Point | None]:
    """The newest annual point of each series that was asked for; None for a series without any. Raises RefreshError for all else."""
    try:
        answer = json.loads(text)
    except ValueError:
        raise RefreshError("the answer of BLS is not JSON", "try again later") from None
    _check_status(answer)
    found: dict[str, Point | None] = {}
    wanted = list(asked)
    for series in _series(answer):
        name = series.get("seriesID")
        if not isinstance(name, str) or name not in wanted:
            raise RefreshError(f'BLS answered for the series "{name}", which was not asked for', "try again later")
        point = _newest(name, series.get("data"))
        if name in found and found[name] != point:
            raise RefreshError(f"BLS answered twice for {name}, and not the same", "try again later")
        found[name] = point
    told = " ".join(_messages(answer))
    missing = [name for name in wanted if name not in found]
    for name in missing:
        if name not in told:
            raise RefreshError(
                f"BLS left out {len(missing)} of {len(wanted)} series, {name} first, and did not say why",
                "try again later",
            )
        found[name] = None
    return found


def _check_status(answer: Any) -> None:
    status = answer.get("status") if isinstance(answer, dict) else None
    if status == SUCCEEDED:
        return
    told = " ".join(_messages(answer)) or "no reason given"
    if "threshold" in told.lower():
        raise RefreshError(
            f"BLS takes no more questions today: {told}",
            "run it again tomorrow, or set BLS_API_KEY to a key of your own (free at https://data.bls.gov/registrationEngine/)",
        )
    if status is None:
        raise _malformed("no status")
    raise RefreshError(f"BLS did not answer ({status}): {told}", "try again later")


def _messages(answer: Any) -> list[str]:
    messages = answer.get("message") if isinstance(answer, dict) else None
    return [str(message) for message in messages] if isinstance(messages, list) else []


def _series(answer: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """`Results` is an object in version 2; the page on version 1 shows a list of one."""
    results = answer.get("Results")
    parts = results if isinstance(results, list) else [results]
    for part in parts:
        listed = part.get("series") if isinstance(part, dict) else None
        if not isinstance(listed, list):
            raise _malformed("no list of series")
        for series in listed:
            if not isinstance(series, dict):
                raise _malformed("a series that is no object")
            yield series


def _newest(name: str, data: Any) -> Point | None:
    if not isinstance(data, list):
        raise _malformed(f"no data in {name}")
    points: dict[int, Point] = {}
    for entry in data:
        if not isinstance(entry, dict):
            raise _malformed(f"a point of {name} that is no object")
        if entry.get("period") != YEARLY:
            continue
        point = _point(name, entry)
        if points.setdefault(point.year, point) != point:
            raise RefreshError(f"BLS gave two values for {name} in {point.year}", "try again later")
    return points[max(points)] if points else None


def _point(name: str, entry: Mapping[str, Any]) -> Point:
    year, value = entry.get("year"), entry.get("value")
    if not isinstance(year, str) or not re.fullmatch(r"20\d\d", year):
        raise _malformed(f'the year "{year}" in {name}')
    if not isinstance(value, str):
        raise _malformed(f"a value of {name} that is no text")
    plain = value.strip().replace(",", "")
    codes, texts = _footnotes(entry.get("footnotes"))
    if CAPPED in codes:
        return Point(int(year), None, texts or "at or above the highest wage that BLS shows")
    if plain in _NO_VALUE:
        return Point(int(year), None, texts or "no value, no reason given")
    if not _NUMBER.fullmatch(plain):
        raise _malformed(f'the value "{value}" in {name}')
    return Point(int(year), plain)


def _footnotes(notes: Any) -> tuple[set[str], str]:
    listed = [note for note in notes if isinstance(note, dict)] if isinstance(notes, list) else []
    texts = [str(note["text"]).strip() for note in listed if note.get("text")]
    return {str(note.get("code")) for note in listed}, " ".join(texts)


def _malformed(what: str) -> RefreshError:
    return RefreshError(
        f"the answer of BLS has another form than its documentation: {what}", "look at what has changed"
    )
