"""Ask whether a page is still there: HEAD, then GET where HEAD says no; with a limit of time, a second try, and pauses at each host."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

AGENT = "Mozilla/5.0 (compatible; studykit-links; looks once whether a cited page is still there)"
_GONE = {404, 410}
_MOVED_FOR_GOOD = {301, 308}
_PASSING = {408, 429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class Answer:
    """`verdict` is there, moved, gone or unsure; `words` say why, as in "HTTP 404"; `address` is where a moved page is now."""

    verdict: str
    words: str = ""
    address: str = ""


@dataclass
class Asking:
    """How to ask. Hosts are asked side by side, each one thing at a time with `pause` seconds between."""

    timeout: float = 20.0
    tries: int = 2
    pause: float = 1.0
    hosts_at_once: int = 8
    sleep: Callable[[float], None] = time.sleep
    _told: threading.Lock = field(default_factory=threading.Lock)

    def ask_all(
        self, addresses: Iterable[str], tell: Callable[[str, Answer], None] = lambda *_: None
    ) -> dict[str, Answer]:
        """The answer for each address; `tell` hears of each as it comes."""
        by_host: dict[str, list[str]] = {}
        for address in dict.fromkeys(addresses):
            by_host.setdefault(urlsplit(address).hostname or "", []).append(address)
        answers: dict[str, Answer] = {}

        def ask_host(listed: list[str]) -> None:
            for number, address in enumerate(listed):
                if number:
                    self.sleep(self.pause)
                answer = self.ask(address)
                with self._told:
                    answers[address] = answer
                    tell(address, answer)

        with ThreadPoolExecutor(self.hosts_at_once) as pool:
            list(pool.map(ask_host, by_host.values()))
        return answers

    def ask(self, address: str) -> Answer:
        answer = Answer("unsure", "not asked")
        for number in range(self.tries):
            if number:
                self.sleep(self.pause * 4)
            for method in ("HEAD", "GET"):
                answer, is_final = self._ask_once(address, method)
                if is_final:
                    return answer
                if method == "HEAD":
                    self.sleep(self.pause)
        return answer

    def _ask_once(self, address: str, method: str) -> tuple[Answer, bool]:
        """An answer, and whether asking on is of no use. Many servers refuse HEAD, so only GET says that a page is gone."""
        try:
            request = urllib.request.Request(
                _ascii(address), method=method, headers={"User-Agent": AGENT, "Accept": "*/*"}
            )
            redirects = _Redirects()
            with urllib.request.build_opener(redirects).open(request, timeout=self.timeout) as page:
                return _there(address, page.geturl(), redirects.are_for_good), True
        except urllib.error.HTTPError as fault:
            fault.close()
            verdict = "gone" if fault.code in _GONE else "unsure"
            return Answer(verdict, f"HTTP {fault.code}"), method == "GET" and fault.code not in _PASSING
        except (OSError, http.client.HTTPException, ValueError) as fault:
            return _unreached(fault), False


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows, as the standard library does, and notes whether every step was for good."""

    def __init__(self) -> None:
        self.are_for_good = True

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        self.are_for_good = self.are_for_good and code in _MOVED_FOR_GOOD
        made = super().redirect_request(req, fp, code, msg, headers, newurl)
        if made is not None:
            made.method = req.get_method()
        return made


def _there(asked: str, reached: str, are_for_good: bool) -> Answer:
    """Another path than the one asked for is a move; the same with https, www. or a slash is none that matters."""
    if _bare(_ascii(asked)) == _bare(reached) or not are_for_good:
        return Answer("there")
    if urlsplit(asked).path.strip("/") and not urlsplit(reached).path.strip("/"):
        return Answer("gone", "leads to the front page", reached)
    return Answer("moved", "moved for good", reached)


def _bare(address: str) -> str:
    parts = urlsplit(address)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _unreached(fault: Exception) -> Answer:
    reason = getattr(fault, "reason", None) or fault
    if isinstance(reason, socket.gaierror):
        return Answer("gone", "no such host")
    if isinstance(reason, ssl.SSLCertVerificationError):
        return Answer("unsure", f"certificate: {reason.verify_message}")
    if isinstance(reason, TimeoutError):
        return Answer("unsure", "no answer in time")
    return Answer("unsure", str(reason) or type(reason).__name__)


def _ascii(address: str) -> str:
    """Addresses that hold other letters, as a browser sends them."""
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")
