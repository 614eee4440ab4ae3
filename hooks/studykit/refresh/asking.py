"""Ask the BLS public API: few questions, slowly, with a limit of time, and what was answered is kept for a week.

Limits as "Frequently Asked Questions", https://www.bls.gov/developers/api_faqs.htm, has them: version 1 takes 25 questions a day of 25 series
without a key, version 2 takes 500 of 50 with one. An answer that is kept costs none: `--write` writes what the diff has shown.
"""

from __future__ import annotations

import datetime
import hashlib
import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .answers import Point, RefreshError, read_answer

HOST = "https://api.bls.gov"
TIMEOUT = 30.0
TRIES = 3
PAUSE = 1.0
MOST_BYTES = 5_000_000
KEPT = datetime.timedelta(days=7)
YEARS = 3
"""How far back a question looks. This survey answers with its newest year only, and nobody promises how soon that is out."""

Post = Callable[[str, bytes], str]


@dataclass
class Bls:
    """How to ask. `post`, `pause` and `today` are given, so that tests need neither a network nor patience."""

    today: datetime.date
    key: str | None = None
    cache: Path | None = None
    host: str = HOST
    post: Post = field(default_factory=lambda: send)
    pause: Callable[[float], None] = time.sleep

    def ask(self, series: Iterable[str]) -> dict[str, Point | None]:
        """The newest point of each series. Raises RefreshError when one question has no good answer: half of an answer is none."""
        points: dict[str, Point | None] = {}
        asked = 0
        for part in self._parts(series):
            text = self._kept(part)
            if text is None:
                if asked:
                    self.pause(PAUSE)
                text = self._ask_once(part)
                asked += 1
                points |= read_answer(text, part)
                self._keep(part, text)
            else:
                points |= read_answer(text, part)
        return points

    def _parts(self, series: Iterable[str]) -> Iterator[Sequence[str]]:
        names = list(dict.fromkeys(series))
        most = 50 if self.key else 25
        return (names[start : start + most] for start in range(0, len(names), most))

    def _ask_once(self, part: Sequence[str]) -> str:
        question: dict[str, object] = {
            "seriesid": list(part),
            "startyear": str(self.today.year - YEARS),
            "endyear": str(self.today.year),
        }
        if self.key:
            question["registrationkey"] = self.key
        address = f"{self.host}/publicAPI/{'v2' if self.key else 'v1'}/timeseries/data/"
        body = json.dumps(question).encode()
        for number in range(1, TRIES + 1):
            try:
                return self.post(address, body)
            except urllib.error.HTTPError as fault:
                fault.close()
                if fault.code != 429 and fault.code < 500:
                    raise RefreshError(
                        f"BLS refused the question (HTTP {fault.code})", "look at what has changed"
                    ) from None
                reason = f"HTTP {fault.code}"
            except (OSError, http.client.HTTPException, ValueError) as fault:
                # Time-outs and names that do not resolve are OSErrors, an answer that breaks off is an HTTPException.
                reason = str(getattr(fault, "reason", "") or fault or type(fault).__name__)
            if number < TRIES:
                self.pause(PAUSE * 4**number)
        raise RefreshError(f"BLS could not be reached ({reason})", "is there a connection? Then run it again later")

    def _file(self, part: Sequence[str]) -> Path | None:
        name = hashlib.blake2b(" ".join(part).encode(), digest_size=8).hexdigest()
        return self.cache / f"{name}.json" if self.cache else None

    def _kept(self, part: Sequence[str]) -> str | None:
        """An answer of this week. One that cannot be read counts as none."""
        file = self._file(part)
        try:
            kept = json.loads(file.read_text("utf-8")) if file and file.is_file() else None
            age = self.today - datetime.date.fromisoformat(kept["day"]) if kept else KEPT
            text = str(kept["answer"]) if kept else None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return text if datetime.timedelta() <= age < KEPT else None

    def _keep(self, part: Sequence[str], text: str) -> None:
        file = self._file(part)
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps({"day": self.today.isoformat(), "answer": text}), "utf-8")


def send(address: str, body: bytes) -> str:
    """Post JSON; the answer's text. Raises OSError (a time-out among them), HTTPException, or ValueError for too much or no UTF-8."""
    headers = {"Content-Type": "application/json", "User-Agent": "studykit-refresh (reads OEWS series once a year)"}
    request = urllib.request.Request(address, data=body, headers=headers)
    end = time.monotonic() + TIMEOUT
    raw = bytearray()
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        # The limit of urlopen holds for each read: one that drips would never end.
        while part := answer.read1(65536):
            raw += part
            if len(raw) > MOST_BYTES:
                raise ValueError("the answer is too long")
            if time.monotonic() > end:
                raise TimeoutError("the answer took too long")
    return raw.decode("utf-8")
