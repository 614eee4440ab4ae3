"""A tiny guide with one of everything a widget can be, built by the real hooks, theme, templates and script.

Pages: `` (two self-checks and a checklist), `other/` (the same items in another order, a new one among them),
`top/` (an item in the first screen), `plain/` (no widget).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from conftest import ROOT

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
    "other.md": _front("Other") + FILLER * 12 + _quiz("demo-004", "demo-005", "demo-003", "demo-001") + "[Back](index.md)\n",
    "top.md": _front("Top") + _quiz("demo-001", "demo-002") + FILLER * 12,
    "plain.md": _front("Plain") + FILLER + "[Widgets](index.md)\n",
}


def _choice(identifier: str, text: str, why: str) -> dict[str, str]:
    return {"id": identifier, "text": text, "why": why}


def _item(number: int, kind: str, stem: str, choices: list[dict[str, str]], key: object, **more: object) -> dict[str, object]:
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
                _choice("a", "Send the patient the whole bill", "Why a: the patient owes nothing for a slip of the office."),
                _choice("b", "Add the date and *send* it again", "Why b: a claim that never got in can simply be completed."),
                _choice("c", "Ask for a formal appeal", "Why c: an appeal answers a decision, and none was made."),
            ],
            "b",
        ),
        _item(
            2,
            "choice",
            "Which of these comes first on the way of a claim?",
            [
                _choice("a", "The visit", "Why a: without a visit nothing can be billed."),
                _choice("b", "The code", "Why b: codes are chosen from the note of the visit."),
                _choice("c", "The payment", "Why c: payment ends the way."),
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
            "A note says \"possible asthma\". What may a clinic's coder report?",
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
        {"id": "demo-source", "publisher": "Example Office", "short": "EO", "title": "A handbook", "url": "https://www.example.org/handbook", "seen": "2026-11-21"},
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
    done = subprocess.run(command, cwd=project, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
