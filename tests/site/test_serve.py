"""Live preview: mistakes stand in the page, the server lives, and what did not change is not read again."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .conftest import Project

DEADLINE = 40


@contextmanager
def serving(project: Project) -> Iterator[Callable[[str], str]]:
    """A running preview: gives a function from a path to the page's HTML."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    log = project.root / "serve.log"
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=project.root, env=project.environment(), stdout=out, stderr=out)

    def get(path: str) -> str:
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    try:
        yield get
    finally:
        server.terminate()
        server.wait(10)


def eventually(get: Callable[[str], str], path: str, is_there: Callable[[str], bool]) -> str:
    """The page, once it is as it should be; polled, because the server watches files at its own pace."""
    end = time.monotonic() + DEADLINE
    html = ""
    while time.monotonic() < end:
        html = get(path)
        if is_there(html):
            return html
        time.sleep(0.1)
    raise AssertionError(f"{path} never became right:\n{html[:3000]}")


def boxes(html: str) -> str:
    return " ".join(re.findall(r'<div class="problem".*?</div>', html, re.DOTALL))


def test_mistakes_stand_in_the_page_and_the_server_lives(project: Project) -> None:
    with serving(project) as get:
        html = eventually(get, "page/", lambda html: "<study-item" in html)
        assert boxes(html) == "" and "livereload" in html

        project.replace("data/quizzes/base.yml", "key: a", "key: d")
        html = eventually(get, "page/", lambda html: 'key "d"' in html.replace("&#34;", '"'))
        assert "data/quizzes/base.yml:15:10: key" in boxes(html)

        project.replace("data/quizzes/base.yml", "key: d", "key: a")
        project.replace("docs/page.md", "$51,140", "$50,000")
        html = eventually(get, "page/", lambda html: "says $50,000" in html)
        assert "docs/page.md:3:21: says $50,000; data/salaries.yml:14 says $51,140" in boxes(html)

        project.replace("docs/page.md", "$50,000", "$51,140")
        page = project.read("docs/page.md")
        project.write("docs/page.md", f"---\nobjectives: [To read]\n---\n\n{page}")
        html = eventually(get, "page/", lambda html: "the objectives are a list" in html)
        assert "docs/page.md:2:13: " in boxes(html)

        project.write("docs/page.md", page)
        project.write("data/quizzes/base.yml", "title: [\n")
        html = eventually(get, "page/", lambda html: "a bracket is not closed" in html)

        project.write("data/words.yml", "\t:")
        eventually(get, "page/", lambda html: html != "")
        assert get("") != ""


def test_a_preview_shows_drafts(project: Project) -> None:
    project.replace("data/quizzes/base.yml", "status: reviewed", "status: draft")
    with serving(project) as get:
        html = eventually(get, "page/", lambda html: "<study-item" in html)
        assert html.count("<study-item ") == html.count('<p class="draft">') == 2
