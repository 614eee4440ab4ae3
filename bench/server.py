"""A server for measuring: one folder on a free local port, texts in gzip, 404.html for what is not there."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TEXTS = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


@dataclass(frozen=True)
class Served:
    """A file as it travels: `body` is what is sent, gzip where that is usual."""

    body: bytes
    kind: str
    is_gzip: bool


@cache
def travelling(file: Path) -> Served:
    """A file as sent. Images and fonts are compressed already and go as they are."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    content = file.read_bytes()
    if not kind.startswith(_TEXTS):
        return Served(content, kind, False)
    return Served(gzip.compress(content, compresslevel=6, mtime=0), f"{kind}; charset=utf-8", True)


def file_for(site: Path, address: str) -> Path | None:
    """The file behind an address or path; None when there is none in `site`."""
    path = unquote(urlsplit(address).path).lstrip("/")
    file = site / path
    if path == "" or path.endswith("/"):
        file /= "index.html"
    return file if file.is_file() and file.resolve().is_relative_to(site.resolve()) else None


@dataclass
class Server:
    """`site` may be set after the start: a site is built for the address that it is served from."""

    address: str
    site: Path = Path("nowhere")


@contextmanager
def serving() -> Iterator[Server]:
    """Serve until the block ends."""
    server = Server("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            file = file_for(server.site, self.path)
            served = travelling(file or server.site / "404.html")
            self.send_response(200 if file else 404)
            self.send_header("Content-Type", served.kind)
            self.send_header("Content-Length", str(len(served.body)))
            self.send_header("Cache-Control", "max-age=600")
            if served.is_gzip:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(served.body)

        def log_message(self, *_arguments: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server.address = f"http://127.0.0.1:{http.server_address[1]}/"
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
