"""Questions to the BLS public API and its answers: all that can come back, and what is made of it."""

from __future__ import annotations

import datetime
import http.client
import io
import json
import threading
import time
import urllib.error
from collections.abc import Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from bls_samples import CAPPED, NOT_RELEASED, THRESHOLD, MadeBls, answer, point, series

from studykit.refresh import asking
from studykit.refresh.answers import Point, RefreshError, read_answer
from studykit.refresh.asking import Bls
from studykit.refresh.series import MEASURES, all_series

ONE = "OEUN000000000000029207213"
TWO = "OEUS090000000000029207213"
TODAY = datetime.date(2027, 5, 20)


# Ids


def test_ids_have_the_documented_parts() -> None:
    """The first is the one that BLS itself shows on its page of formats, for another occupation."""
    ids = {one.path: one.id for one in all_series()}
    assert ids["us/medical-records-specialists/median"] == ONE
    assert ids["ct/state/medical-records-specialists/median"] == TWO
    assert ids["ct/hartford/billing-and-posting-clerks/mean-hourly"] == "OEUM002554000000043302103"
    assert ids["us/all-occupations/jobs"] == "OEUN000000000000000000001"
    assert {len(name) for name in ids.values()} == {25}
    assert len(set(ids.values())) == len(ids)


def test_a_day_without_a_key_is_enough() -> None:
    assert -(-len(list(all_series())) // 25) <= 20


def test_measures_and_units_fit() -> None:
    for measure in MEASURES:
        unit = "jobs" if measure.name == "jobs" else "usd-per-hour" if "hourly" in measure.name else "usd-per-year"
        assert measure.unit == unit


# Answers


def read(given: Any, *asked: str) -> dict[str, Point | None]:
    return read_answer(given if isinstance(given, str) else json.dumps(given), asked or (ONE,))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (point("51140"), Point(2026, "51140")),
        (point("1,194,720"), Point(2026, "1194720")),
        (point(" 24.59 "), Point(2026, "24.59")),
        (point("-", NOT_RELEASED), Point(2026, None, "Estimate not released.")),
        (point("*"), Point(2026, None, "no value, no reason given")),
        (point("#", CAPPED), Point(2026, None, CAPPED["text"])),
        (point("239200", CAPPED), Point(2026, None, CAPPED["text"])),
        (point("-", {}), Point(2026, None, "no value, no reason given")),
        ({**point("5"), "footnotes": None}, Point(2026, "5")),
        ({**point("5"), "footnotes": ["odd"]}, Point(2026, "5")),
    ],
)
def test_a_point(given: dict[str, Any], expected: Point) -> None:
    assert read(answer(series(ONE, given))) == {ONE: expected}


def test_the_newest_year_counts_and_only_annual_points() -> None:
    points = (point("3", year="2024"), point("4", year="2025"), point("9", year="2026", period="M05"))
    assert read(answer(series(ONE, *points))) == {ONE: Point(2025, "4")}


def test_results_may_be_a_list_as_version_1_documents() -> None:
    given = answer()
    given["Results"] = [{"series": [series(ONE, point("4"))]}]
    assert read(given) == {ONE: Point(2026, "4")}


@pytest.mark.parametrize(
    "given",
    [
        answer(series(ONE)),
        answer(message=(f"Series does not exist for Series {ONE}",)),
        answer(series(ONE), message=(f"No Data Available for Series {ONE} Year: 2026",)),
    ],
)
def test_a_series_without_data(given: Any) -> None:
    assert read(given) == {ONE: None}


def test_the_same_series_twice_must_be_the_same() -> None:
    assert read(answer(series(ONE, point("4")), series(ONE, point("4")))) == {ONE: Point(2026, "4")}
    assert read(answer(series(ONE, point("4"), point("4")))) == {ONE: Point(2026, "4")}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("<html>Service unavailable</html>", "the answer of BLS is not JSON"),
        ("", "the answer of BLS is not JSON"),
        ('{"status": "REQUEST_SUCC', "the answer of BLS is not JSON"),
        ("[]", "another form than its documentation: no status"),
        ("null", "another form than its documentation: no status"),
        (THRESHOLD, "BLS takes no more questions today: Request could not be serviced"),
        (
            {"status": "REQUEST_NOT_PROCESSED", "message": ["Invalid Series for Series X"]},
            "BLS did not answer (REQUEST_NOT_PROCESSED): Invalid Series for Series X; try again later",
        ),
        ({"status": "REQUEST_FAILED"}, "BLS did not answer (REQUEST_FAILED): no reason given"),
        ({"status": "REQUEST_SUCCEEDED", "message": "text"}, "no list of series"),
        (answer(Results={}), "no list of series"),
        (answer(Results={"series": {}}), "no list of series"),
        (answer("odd"), "a series that is no object"),  # type: ignore[arg-type]
        (answer(), f"BLS left out 1 of 1 series, {ONE} first, and did not say why"),
        (answer(series(TWO, point("4"))), f'the series "{TWO}", which was not asked for'),
        (answer({"data": []}), 'the series "None", which was not asked for'),
        (answer({"seriesID": ONE}), f"no data in {ONE}"),
        (answer({"seriesID": ONE, "data": ["4"]}), f"a point of {ONE} that is no object"),
        (answer(series(ONE, point("4")), series(ONE, point("5"))), f"BLS answered twice for {ONE}, and not the same"),
        (answer(series(ONE, point("4"), point("5"))), f"BLS gave two values for {ONE} in 2026"),
        (answer(series(ONE, point("nan"))), f'the value "nan" in {ONE}'),
        (answer(series(ONE, point("-4"))), f'the value "-4" in {ONE}'),
        (answer(series(ONE, point("1e5"))), f'the value "1e5" in {ONE}'),
        (answer(series(ONE, point("4", year="26"))), f'the year "26" in {ONE}'),
        (answer(series(ONE, {**point("4"), "value": 4})), f"a value of {ONE} that is no text"),
        (answer(series(ONE, {**point("4"), "year": 2026})), f'the year "2026" in {ONE}'),
    ],
)
def test_what_is_refused(given: Any, said: str) -> None:
    with pytest.raises(RefreshError, match=r"; ") as refused:
        read(given)
    assert said in str(refused.value)


def test_half_an_answer_is_refused() -> None:
    with pytest.raises(RefreshError, match=f"left out 1 of 2 series, {TWO} first"):
        read(answer(series(ONE, point("4"))), ONE, TWO)


def test_the_threshold_names_the_key() -> None:
    with pytest.raises(RefreshError, match="run it again tomorrow, or set BLS_API_KEY"):
        read(THRESHOLD)


# Questions


def names(count: int) -> list[str]:
    return [one.id for one in all_series()][:count]


def ask(bls: Bls, count: int = 60) -> dict[str, Point | None]:
    return bls.ask(names(count))


def test_questions_without_a_key_go_to_version_1_in_25s_slowly() -> None:
    made, waits = MadeBls(), list[float]()
    points = ask(Bls(TODAY, post=made.post, pause=waits.append))
    assert len(points) == 60
    assert {address for address, _ in made.asked} == {"https://api.bls.gov/publicAPI/v1/timeseries/data/"}
    assert [len(question["seriesid"]) for _, question in made.asked] == [25, 25, 10]
    assert all("registrationkey" not in question for _, question in made.asked)
    assert {(question["startyear"], question["endyear"]) for _, question in made.asked} == {("2024", "2027")}
    assert waits == [1.0, 1.0]


def test_questions_with_a_key_go_to_version_2_in_50s() -> None:
    made = MadeBls()
    ask(Bls(TODAY, key="secret", post=made.post, pause=lambda _: None))
    assert [len(question["seriesid"]) for _, question in made.asked] == [50, 10]
    assert all(question["registrationkey"] == "secret" for _, question in made.asked)
    assert all("secret" not in address for address, _ in made.asked)


def http_error(code: int) -> urllib.error.HTTPError:
    return urllib.error.HTTPError("https://api.bls.gov", code, "", Message(), io.BytesIO())


PASSING = [
    TimeoutError("timed out"),
    urllib.error.URLError("name not known"),
    http.client.IncompleteRead(b"{"),
    http.client.RemoteDisconnected(),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "odd"),
]


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: type(fault).__name__)
def test_a_fault_that_passes_is_tried_again(fault: Exception) -> None:
    waits: list[float] = []
    made = MadeBls(change=lambda number, given: fault if number < 3 else given)
    assert len(ask(Bls(TODAY, post=made.post, pause=waits.append), 5)) == 5
    assert waits == [4.0, 16.0]


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_busy_server_is_tried_three_times(code: int) -> None:
    made = MadeBls(change=lambda number, given: http_error(code))
    with pytest.raises(RefreshError, match=rf"BLS could not be reached \(HTTP {code}\); is there a connection\?"):
        ask(Bls(TODAY, post=made.post, pause=lambda _: None))
    assert len(made.asked) == 3


@pytest.mark.parametrize("code", [400, 403, 404])
def test_a_refusal_is_not_tried_again(code: int) -> None:
    made = MadeBls(change=lambda number, given: http_error(code))
    with pytest.raises(RefreshError, match=rf"BLS refused the question \(HTTP {code}\)"):
        ask(Bls(TODAY, post=made.post, pause=lambda _: None))
    assert len(made.asked) == 1


def test_a_limit_reached_on_the_way_ends_it_all() -> None:
    made = MadeBls(change=lambda number, given: THRESHOLD if number == 3 else given)
    with pytest.raises(RefreshError, match="no more questions today"):
        ask(Bls(TODAY, post=made.post, pause=lambda _: None))


# Answers that are kept


def test_what_was_answered_this_week_is_not_asked_again(tmp_path: Path) -> None:
    made = MadeBls()
    first = ask(Bls(TODAY, cache=tmp_path / "c", post=made.post, pause=lambda _: None))
    again = ask(Bls(TODAY + datetime.timedelta(days=6), cache=tmp_path / "c", post=made.post, pause=lambda _: None))
    assert again == first and len(made.asked) == 3
    ask(Bls(TODAY + datetime.timedelta(days=7), cache=tmp_path / "c", post=made.post, pause=lambda _: None))
    assert len(made.asked) == 6


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", '{"day": "soon", "answer": ""}'])
def test_a_damaged_answer_is_asked_for_again(tmp_path: Path, damage: str) -> None:
    made = MadeBls()
    ask(Bls(TODAY, cache=tmp_path, post=made.post, pause=lambda _: None), 5)
    (kept,) = tmp_path.iterdir()
    kept.write_text(damage, "utf-8")
    ask(Bls(TODAY, cache=tmp_path, post=made.post, pause=lambda _: None), 5)
    assert len(made.asked) == 2


def test_a_bad_answer_and_the_key_are_not_kept(tmp_path: Path) -> None:
    made = MadeBls(change=lambda number, given: THRESHOLD if number == 2 else given)
    with pytest.raises(RefreshError):
        ask(Bls(TODAY, key="secret", cache=tmp_path, post=made.post, pause=lambda _: None))
    (kept,) = tmp_path.iterdir()
    assert "secret" not in kept.read_text("utf-8") and "threshold" not in kept.read_text("utf-8")


# Over a real line


class Server(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/slow":
            time.sleep(0.5)
        self.send_response(200)
        self.end_headers()
        if self.path == "/drip":
            for _ in range(30):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
        self.wfile.write(b"x" * 200 if self.path == "/long" else body)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture
def host() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_sending(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asking.send(f"{host}/", '{"é": 1}'.encode()) == '{"é": 1}'
    monkeypatch.setattr(asking, "MOST_BYTES", 100)
    with pytest.raises(ValueError, match="too long"):
        asking.send(f"{host}/long", b"{}")


@pytest.mark.parametrize("path", ["slow", "drip"])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_slow_answer_is_given_up(host: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "TIMEOUT", 0.2)
    with pytest.raises(TimeoutError):
        asking.send(f"{host}/{path}", b"{}")
