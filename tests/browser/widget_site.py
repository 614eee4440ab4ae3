"""A tiny guide with one of everything a widget can be, built by the real hooks, theme, templates and script.

Pages: `` (two self-checks and a checklist), `other/` (the same items in another order, a new one among them),
`top/` (an item in the first screen), `plain/` (no widget).
"""

import atexit
import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import yaml
from conftest import ROOT, Site, _free_port, _Handler
from playwright.sync_api import Locator, Page

SHARED = ["hooks", "overrides", "docs/assets", "data/words.yml"]
NAV = [{"Home": "index.md"}, {"Other": "other.md"}, {"Top": "top.md"}, {"Plain": "plain.md"}]

FILLER = "The clerk reads the record, asks when a note is unclear, and sends the claim once all of it is there.\n\n"
FRONT = "---\ntitle: {title}\ndescription: A page to try the widgets on.\nreviewed: 2026-11-21\n{objectives}---\n\n# {title}\n\n"


def _quiz(*ids: str) -> str:
    return f"```quiz\nbank: demo\nitems: [{', '.join(ids)}]\n```\n\n"


def _front(title: str, objectives: str = "") -> str:
    return FRONT.format(title=title, objectives=objectives)


PAGES = {
    "index.md": _front("Widgets", "objectives:\n  demo-try: Try each widget.\n")
    + FILLER * 12
    + _quiz("demo-001", "demo-002")
    + "## More { #more }\n\n"
    + FILLER * 12
    + _quiz("demo-003", "demo-004")
    + "```checklist\nlist: enrol\n```\n\n"
    + "[Other page](other.md)\n",
    "other.md": _front("Other")
    + FILLER * 12
    + _quiz("demo-004", "demo-005", "demo-003", "demo-001")
    + "[Back](index.md)\n",
    "top.md": _front("Top") + _quiz("demo-001", "demo-002") + FILLER * 12,
    "plain.md": _front("Plain") + FILLER + "[Widgets](index.md)\n",
}


def _choice(identifier: str, text: str, why: str) -> dict[str, str]:
    return {"id": identifier, "text": text, "why": why}


def _item(
    number: int, kind: str, stem: str, choices: list[dict[str, str]], key: object, **more: object
) -> dict[str, object]:
    return {
        "id": f"demo-{number:03}",
        "type": kind,
        "status": "reviewed",
        "objective": "demo-try",
        "level": "apply",
        "difficulty": 1,
        "review_by": "2099-12-31",
        "stem": stem,
        "choices": choices,
        "key": key,
        "rationale": f"Rationale of item {'abcdef'[number]}, said once.\n\nAnd a second paragraph.",
        "source": {"id": "demo-source", "where": "Second chapter"},
        **more,
    }


BANK = {
    "title": "Demo",
    "items": [
        _item(
            1,
            "choice",
            "The payer returns a claim unpaid because the birth date is missing. What does the biller do first?",
            [
                _choice(
                    "a", "Send the patient the whole bill", "Why a: the patient owes nothing for a slip of the office."
                ),
                _choice(
                    "b", "Add the date and *send* it again", "Why b: a claim that never got in can simply be completed."
                ),
                _choice("c", "Ask for a formal appeal", "Why c: an appeal answers a decision, and none was made."),
            ],
            "b",
        ),
        _item(
            2,
            "choice",
            "When did the present code books for diagnoses come into force?",
            [
                _choice("a", "2015", "Why a: that was the October of the change."),
                _choice("b", "2016", "Why b: by then they had been in use for a while."),
                _choice("c", "2017", "Why c: too late as well."),
            ],
            "a",
            order="fixed",
        ),
        _item(
            3,
            "multi",
            "Which of these stand on every claim? Select all that apply.",
            [
                _choice("a", "The name of the patient", "Why a: the payer must know whose visit it was."),
                _choice("b", "The hobby of the patient", "Why b: a hobby has no place on a claim."),
                _choice("c", "The day of the visit", "Why c: cover is judged by the day."),
                _choice("d", "The number of the member", "Why d: it finds the policy."),
            ],
            ["a", "c", "d"],
        ),
        _item(
            4,
            "choice",
            'A note says "possible asthma". What may a clinic\'s coder report?',
            [
                _choice("a", "The asthma", "Why a: it is not yet known."),
                _choice("b", "The cough", "Why b: the sign is certain."),
                _choice("c", "Nothing at all", "Why c: the visit took place."),
            ],
            "b",
        ),
        _item(
            5,
            "choice",
            "Who may read a patient's record in a billing office?",
            [
                _choice("a", "Anyone who works there", "Why a: being there is no reason."),
                _choice("b", "Who needs it for the task", "Why b: access follows the task."),
                _choice("c", "Only the doctor who wrote it", "Why c: then nobody could bill."),
            ],
            "b",
        ),
    ],
}
SOURCES = {
    "sources": [
        {
            "id": "demo-source",
            "publisher": "Example Office",
            "short": "EO",
            "title": "A handbook",
            "url": "https://www.example.org/handbook",
            "seen": "2026-11-21",
        },
    ]
}
CHECKLIST = {
    "title": "Before you enrol",
    "items": [
        {"id": "cost", "text": "Ask for the whole cost in writing", "why": "Books and exams are often extra."},
        {"id": "length", "text": "Ask how long it takes"},
        {"id": "record", "text": "Look the school up"},
    ],
}


def write_project(folder: Path) -> None:
    """The project's own hooks, theme and script around data and pages of our own."""
    for name in SHARED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    config = (ROOT / "mkdocs.yml").read_text()
    before_nav = config[: config.index("\nnav:")]
    (folder / "mkdocs.yml").write_text(before_nav + "\n" + yaml.safe_dump({"nav": NAV}))
    for name, content in {"quizzes/demo.yml": BANK, "sources.yml": SOURCES, "checklists/enrol.yml": CHECKLIST}.items():
        file = folder / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True))
    for name, text in PAGES.items():
        (folder / "docs" / name).write_text(text)


def build(project: Path, site: Path, address: str) -> None:
    """Build the project strictly for the address it will be served from."""
    environment = {"SITE_URL": address, "REPO_URL": "https://github.com/example/guide", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    done = subprocess.run(
        command, cwd=project, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@functools.cache
def served() -> Site:
    """The tiny guide, built once a session and served below a path, as on GitHub Pages."""
    folder = Path(tempfile.mkdtemp(prefix="widgets-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    port, prefix = _free_port(), "/guide/"
    address = f"http://127.0.0.1:{port}{prefix}"
    write_project(folder / "project")
    build(folder / "project", folder / "site", address)
    handler = type("Handler", (_Handler,), {"prefix": prefix})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", port), functools.partial(handler, directory=str(folder / "site"))
    )
    server.daemon_threads = True
    atexit.register(server.server_close)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return Site(folder / "site", address)


_Test = TypeVar("_Test", bound=Callable[..., object])


def proves(*ids: str) -> Callable[[_Test], _Test]:
    """Names the behaviours of docs-dev/behaviours.md that a test proves; test_widgets_behaviours.py holds both together."""
    return lambda test: test


def words() -> dict[str, str]:
    return yaml.safe_load((ROOT / "data/words.yml").read_text())


def item(page: Page, number: int) -> Locator:
    return page.locator(f"#demo-{number:03}")


def button(of: Locator) -> Locator:
    """The one button that carries an item's next step."""
    return of.locator(".sk-actions > button")


def choose(of: Locator, *ids: str) -> None:
    for identifier in ids:
        of.locator(f"fieldset input[value={identifier}]").check()


def answer(of: Locator, *ids: str) -> None:
    choose(of, *ids)
    button(of).click()


def status(of: Locator) -> Locator:
    return of.get_by_role("status")


def verdict(of: Locator, identifier: str) -> Locator:
    return of.locator(f"label:has(input[value={identifier}]) .sk-verdict")


def why(of: Locator, identifier: str) -> Locator:
    return of.locator(f".sk-why[id$='-{identifier}-why']")


def entries(page: Page) -> list[dict[str, object]]:
    """The saved log, oldest first."""
    return page.evaluate(
        """() => Object.keys(localStorage).filter(key => key.includes(":log:")).map(key => {
          try { return JSON.parse(localStorage[key]); } catch { return null; }
        }).filter(Boolean).sort((a, b) => a.at < b.at ? -1 : 1)"""
    )


def focused(page: Page) -> str:
    """What has the focus, in a word a test can compare: tag, type and text or value."""
    return page.evaluate(
        """() => { const e = document.activeElement;
          return [e.tagName.toLowerCase(), e.type, e.tagName === "INPUT" ? e.value : e.textContent.trim()].filter(Boolean).join(" "); }"""
    )
