"""`make links`, against a server of our own: which pages are there, moved, gone, or could not be seen."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from fact_samples import WAGES, book

from studykit.links.__main__ import check_links, main
from studykit.links.asking import Answer, Asking
from studykit.links.finding import find_addresses, lines
from studykit.places import Place


class Site(BaseHTTPRequestHandler):
    """`/404` answers 404, `/404-head` only to HEAD, `/to/…` leads on, `/busy-once` is busy the first time."""

    seen: list[tuple[str, str, float]]

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        path = self.path
        earlier = [1 for _, one, _ in self.seen if one == path]
        self.seen.append((method, path, time.monotonic()))
        if path == "/slow":
            time.sleep(0.5)
        if path == "/breaks":
            self.connection.close()
            return
        code, target = 200, ""
        if path[1:4].isdigit() and (method == "HEAD" or not path.endswith("-head")):
            code = int(path[1:4])
        if path == "/busy-once" and len(earlier) < 2:
            code = 503
        if path.startswith("/to/"):
            _, _, kind, target = path.split("/", 3)
            code, target = int(kind), f"/{target}"
        self.send_response(code)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def quick(**others: Any) -> Asking:
    return Asking(**{"timeout": 5.0, "sleep": lambda _: None, **others})


@pytest.mark.parametrize(
    ("path", "verdict", "words"),
    [
        ("/page", "there", ""),
        ("/page?x=1#part", "there", ""),
        ("/é page", "there", ""),
        ("/404-head", "there", ""),
        ("/405-head", "there", ""),
        ("/403-head", "there", ""),
        ("/busy-once", "there", ""),
        ("/404", "gone", "HTTP 404"),
        ("/410", "gone", "HTTP 410"),
        ("/403", "unsure", "HTTP 403"),
        ("/401", "unsure", "HTTP 401"),
        ("/500", "unsure", "HTTP 500"),
        ("/429", "unsure", "HTTP 429"),
        ("/to/302/page", "there", ""),
        ("/to/301/page", "moved", "moved for good"),
        ("/to/308/page", "moved", "moved for good"),
        ("/to/301/to/302/page", "there", ""),
        ("/to/301/404", "gone", "HTTP 404"),
        ("/to/301/", "gone", "leads to the front page"),
        ("/breaks", "unsure", None),
    ],
)
def test_verdicts(site: str, path: str, verdict: str, words: str | None) -> None:
    answer = quick().ask(site + path)
    assert answer.verdict == verdict
    assert words is None or answer.words == words


def test_a_moved_page_says_where(site: str) -> None:
    assert quick().ask(f"{site}/to/301/page").address == f"{site}/page"


def test_a_page_that_is_there_is_asked_for_once_and_by_head(site: str) -> None:
    quick().ask(f"{site}/page")
    quick().ask(f"{site}/to/301/other")
    assert [(method, path) for method, path, _ in Site.seen] == [
        ("HEAD", "/page"),
        ("HEAD", "/to/301/other"),
        ("HEAD", "/other"),
    ]


def test_what_may_pass_is_tried_again_and_what_will_not_is_not(site: str) -> None:
    quick().ask(f"{site}/503")
    quick().ask(f"{site}/404")
    assert [method for method, path, _ in Site.seen if path == "/503"] == ["HEAD", "GET", "HEAD", "GET"]
    assert [method for method, path, _ in Site.seen if path == "/404"] == ["HEAD", "GET"]


def test_a_slow_page_is_given_up(site: str) -> None:
    started = time.monotonic()
    assert quick(timeout=0.1, tries=1).ask(f"{site}/slow") == Answer("unsure", "no answer in time")
    assert time.monotonic() - started < 2


def test_nobody_at_home() -> None:
    assert quick().ask("http://no-such-host.invalid/") == Answer("gone", "no such host")
    assert quick(tries=1).ask("http://127.0.0.1:9/").verdict == "unsure"
    assert quick(tries=1).ask("http://[odd/").verdict == "unsure"


def test_a_host_is_asked_slowly_and_hosts_side_by_side(site: str) -> None:
    asking = Asking(pause=0.2, timeout=5.0)
    other = site.replace("127.0.0.1", "localhost")
    answers = asking.ask_all([f"{site}/a", f"{site}/b", f"{site}/b", f"{other}/c", f"{other}/d"])
    assert len(answers) == 4 and {answer.verdict for answer in answers.values()} == {"there"}
    times = {path: when for _, path, when in Site.seen}
    assert times["/b"] - times["/a"] >= 0.2 and times["/d"] - times["/c"] >= 0.2
    assert abs(times["/a"] - times["/c"]) < 0.2


def test_addresses_with_their_places() -> None:
    found = find_addresses(book())
    assert [str(place) for place in found["https://www.bls.gov/oes/tables.htm"]] == ["data/sources.yml:2:5"]
    assert [place.path for place in found["https://www.bls.gov/ooh/"]] == ["data/salaries.yml"]
    assert len(found["https://www.bls.gov/oes/"]) == WAGES.partition("Reported by others")[2].count("- {id:")


def test_what_is_said() -> None:
    first, second = Place("data/sources.yml", 9), Place("data/sources.yml", 3)
    places = {"https://a/": [first, second], "https://b/": [second], "https://c/": [first], "https://d/": [second]}
    answers = {
        "https://a/": Answer("unsure", "HTTP 403"),
        "https://b/": Answer("there"),
        "https://c/": Answer("gone", "HTTP 404"),
        "https://d/": Answer("moved", "moved for good", "https://e/"),
    }
    assert list(lines(places, answers)) == [
        "data/sources.yml:9:1: https://c/ is gone (HTTP 404); search the publisher's site for the title, or cite a public archive's copy",
        "data/sources.yml:3:1: https://d/ has moved; see whether it says the same, then write https://e/",
        "data/sources.yml:9:1 (and 1 more): https://a/ could not be seen (HTTP 403); open it in a browser",
    ]


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    shutil.copytree(root / "tests/golden/base", tmp_path / "p", ignore=shutil.ignore_patterns("quizzes", "cases"))
    return tmp_path / "p"


def test_the_command_fails_nothing(project: Path, site: str, capsys: pytest.CaptureFixture[str]) -> None:
    entry = "  - {{id: z-{0}, publisher: P, short: P, title: T, url: {1}/{0}, seen: 2026-01-01}}\n"
    (project / "data/sources.yml").write_text(
        "sources:\n" + entry.format("404", site) + entry.format("page", site), "utf-8"
    )
    (project / "data/salaries.yml").unlink()
    assert check_links(project, quick()) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"data/sources.yml:2:5: {site}/404 is gone (HTTP 404)")
    assert said[1:] == ["1 there, 0 moved, 1 gone, 0 not seen"]


def test_without_a_network_one_line_says_so(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Asking, "ask", lambda self, address: Answer("gone", "no such host"))
    monkeypatch.setattr("time.sleep", lambda _: None)
    assert main(["--root", str(project)]) == 0
    assert capsys.readouterr().out.splitlines() == ["No page at all could be seen: is there a connection?"]
