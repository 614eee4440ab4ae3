"""The repository around the guide: what README and CONTRIBUTING tell people to do works, and workflows have no more rights than they need."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from studykit.__main__ import rewrite
from studykit.exams import ExamShape
from studykit.fact_reports import FORM
from studykit.fences import all_fences
from studykit.library import Reader
from studykit.lints.remarks import find_remarks, guide_of
from studykit.project import check_project, scan_pages
from tests.site.conftest import make_project

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TODAY = datetime.date(2026, 11, 21)
by_name = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


def load(path: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, timeout=60)


# Workflows


@by_name
def test_every_action_is_pinned_to_a_commit(workflow: Path) -> None:
    used = re.findall(r"^\s*(?:- )?uses: *(.*)$", workflow.read_text("utf-8"), re.MULTILINE)
    assert used
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@by_name
def test_rights_are_given_by_job_and_only_deploying_may_write(workflow: Path) -> None:
    read = load(workflow)
    assert read["permissions"] == {}
    for name, job in read["jobs"].items():
        deploys = {"pages": "write", "id-token": "write"}
        assert job["permissions"] == (deploys if name == "deploy" else {"contents": "read"}), name


@by_name
def test_checkouts_keep_no_credentials_and_nothing_reads_secrets(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    assert "secrets." not in text and "pull_request_target" not in text and "workflow_run" not in text


def test_pull_requests_run_the_readmes_test_command_in_a_fresh_debian() -> None:
    job = load(ROOT / ".github/workflows/pull-request.yml")["jobs"]["test"]
    assert job["container"] == "debian:12"
    assert {"make lint", "make test"} <= {step.get("run") for step in job["steps"]}


def test_zizmor_finds_nothing() -> None:
    result = run(BIN / "zizmor", "--offline", "--no-progress", "--persona=pedantic", "--strict-collection", ".github")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [ROOT / ".github/ISSUE_TEMPLATE/config.yml"]),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_github_can_read_our_files(schema: str, paths: list[Path]) -> None:
    result = run(BIN / "check-jsonschema", "--builtin-schema", schema, *paths)
    assert result.returncode == 0, result.stdout + result.stderr


def test_reports_open_a_form_that_exists() -> None:
    named = [FORM, *re.findall(r"template=([\w-]+\.yml)", (ROOT / "hooks/studykit/render.py").read_text("utf-8"))]
    assert named
    for name in named:
        assert (ROOT / ".github/ISSUE_TEMPLATE" / name).is_file(), name


def test_the_default_pull_request_text_leads_to_the_lists() -> None:
    folder = ROOT / ".github/PULL_REQUEST_TEMPLATE"
    linked = re.findall(r"template=([\w-]+\.md)", folder.with_suffix(".md").read_text("utf-8"))
    assert sorted(linked) == sorted(path.name for path in folder.glob("*.md"))


# README


def test_readme_names_every_make_target_and_no_other() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b(?=[`\s]*(?:[`|#]|$|PORT))", README, re.MULTILINE)) == targets


def test_readme_starts_with_the_two_commands() -> None:
    commands = re.findall(r"```\w*\n(.*?)```", README, re.DOTALL)
    assert [block.split("#")[0].strip() for block in commands[:2]] == ["make serve", "make test"]


def test_each_dependency_has_its_reason_in_the_readme() -> None:
    chosen = (ROOT / "requirements.txt").read_text("utf-8").partition("# brought along")[0]
    chosen += (ROOT / "requirements-dev.txt").read_text("utf-8")
    names = set(re.findall(r"^([A-Za-z][\w.-]*)==", chosen, re.MULTILINE))
    names |= set(re.findall(r'"([a-z-]+)": "\d', (ROOT / "package.json").read_text("utf-8")))
    part = README.partition("## Why each dependency is there")[2].partition("\n## ")[0]
    told = set(re.findall(r"^\| `([\w.-]+)` \| [^|]+ \| [^|]+ \|$", part, re.MULTILINE))
    assert told == names


def test_clean_removes_every_folder_that_npm_fills() -> None:
    owners = [path.parent for path in [ROOT / "package.json", *ROOT.glob("*/package.json")]]
    folders = {
        (owner / "node_modules").relative_to(ROOT).as_posix() for owner in owners if owner.name != "node_modules"
    }
    assert folders <= set(run("make", "--dry-run", "clean").stdout.split())


def test_every_template_that_replaces_the_themes_has_its_reason() -> None:
    told = (ROOT / "docs-dev/theme.md").read_text("utf-8")
    templates = [*(ROOT / "overrides").glob("*.html"), *(ROOT / "overrides/partials").glob("*.html")]
    names = {path.relative_to(ROOT / "overrides").as_posix() for path in templates}
    assert {name for name in names if f"`{name}`" not in told} == set()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs-dev/architecture.md"])
def test_links_between_our_own_pages_lead_somewhere(page: str) -> None:
    prose = re.sub(r"(?s)(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", (ROOT / page).read_text("utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if target.startswith(("https://", "../../issues")):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file.read_text("utf-8")), target


def anchors(text: str) -> set[str]:
    """Headings' anchors as GitHub makes them."""
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


# CONTRIBUTING


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A copy of the guide's texts that a test may change."""
    for folder in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def problems_in(guide: Path) -> set[str]:
    return {str(problem) for problem in check_project(guide, Reader(guide).read(), today=TODAY).problems}


def samples(heading: str) -> list[str]:
    """The YAML blocks below a heading of CONTRIBUTING."""
    part = CONTRIBUTING.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^```yaml\n(.*?)^```$", part, re.DOTALL | re.MULTILINE)


def test_every_fence_has_an_example_and_is_explained() -> None:
    part = CONTRIBUTING.partition("\n## Fences\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^```([a-z-]+)$", part, re.MULTILINE)) == all_fences().keys()
    explained = "\n".join(line for line in part.splitlines() if line.startswith("- `"))
    assert [name for name in all_fences() if f"`{name}`" not in explained] == []


def test_every_field_of_an_exam_is_explained() -> None:
    part = CONTRIBUTING.partition("\n## Mock exams\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)) == ExamShape.model_fields.keys()


def append(file: Path, text: str) -> None:
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{text}", "utf-8")


def add_sample_item(guide: Path, *, old: str = "", new: str = "") -> set[str]:
    """What the check says once the sample item was copied, with one mistake in it, that it did not say before."""
    before = problems_in(guide)
    (sample,) = samples("Add an item")
    assert old in sample
    append(guide / "data/quizzes/salaries.yml", sample.replace(old, new, 1))
    return problems_in(guide) - before


def add_sample_fact(guide: Path, *, old: str = "", new: str = "") -> set[str]:
    before = problems_in(guide)
    source, fact, _ = samples("Correct a fact")
    assert old in source + fact
    append(guide / "data/sources.yml", source)
    append(guide / "data/salaries.yml", fact.replace(old, new, 1))
    return problems_in(guide) - before


def test_the_sample_item_passes_the_checks(guide: Path) -> None:
    count = len(Reader(guide).read().banks["salaries"].items)
    assert add_sample_item(guide) == set()
    assert len(Reader(guide).read().banks["salaries"].items) == count + 1


@pytest.mark.parametrize("number", [0, 1, 2, 3], ids=["match", "order", "text", "number"])
def test_the_samples_of_other_types_pass_the_checks(guide: Path, number: int) -> None:
    (sample,) = samples("Add an item")
    other = [*samples("Rows and steps"), *samples("Words, numbers and dates")][number]
    kept = re.sub(r"(?ms)^    (?:type|stem|key): [^\n]*\n|^    choices:\n.*?(?=^    \w)", "", sample)
    before = problems_in(guide)
    append(guide / "data/quizzes/salaries.yml", kept + other)
    assert problems_in(guide) - before == set()
    assert re.findall(r"type: (\w+)", other)[0] == list(Reader(guide).read().banks["salaries"].items.values())[-1].type


def test_the_sample_fact_passes_the_checks_once_citations_are_rewritten(guide: Path) -> None:
    before = problems_in(guide)
    found = add_sample_fact(guide)
    assert found
    assert all("run make facts, or correct the number" in problem for problem in found)
    rewrite(guide)
    assert problems_in(guide) == before


def test_the_sample_of_what_was_not_found_passes_the_checks(guide: Path) -> None:
    before = problems_in(guide)
    count = len(Reader(guide).read().not_found)
    append(guide / "data/not-found.yml", samples("Correct a fact")[2])
    assert problems_in(guide) == before
    assert len(Reader(guide).read().not_found) == count + 1


def correct_a_value(guide: Path) -> set[str]:
    file = guide / "data/salaries.yml"
    text = file.read_text("utf-8")
    assert "median@2025-05, value: 51140," in text
    file.write_text(text.replace("median@2025-05, value: 51140,", "median@2025-05, value: 52300,", 1), "utf-8")
    return problems_in(guide)


def remark_on_a_sample(guide: Path) -> set[str]:
    """What `make report` says once a distractor of the sample item holds an absolute word."""
    add_sample_item(guide, old="text: Most of them earn", new="text: Only few of them earn")
    library = Reader(guide).read()
    return {str(remark) for remark in find_remarks(guide_of(library, scan_pages(guide)[0]))}


EXPERIMENTS = {
    "remark": remark_on_a_sample,
    "misspelt field": lambda guide: add_sample_item(guide, old="rationale", new="rationel"),
    "new fact": add_sample_fact,
    "value with signs": lambda guide: add_sample_fact(guide, old="52300", new='"$52,300"'),
    "changed value": correct_a_value,
}


def said(line: str) -> str:
    """A message without its place, and without the lines and numbers that change with the guide."""
    message = re.sub(r"^\S+\.(?:yml|md):\d+:\d+: ", "", line)
    return re.sub(r"\.yml:\d+", ".yml:N", message)


def test_every_message_in_contributing_is_really_said(tmp_path: Path) -> None:
    really: set[str] = set()
    for golden in (ROOT / "tests/golden/cases").glob("*.txt"):
        really |= {said(line) for line in golden.read_text("utf-8").splitlines()}
    for name, experiment in EXPERIMENTS.items():
        guide = tmp_path / name
        for folder in ("data", "docs", "overrides"):
            shutil.copytree(ROOT / folder, guide / folder)
        really |= {said(line) for line in experiment(guide)}
    shown = re.findall(r"^\S+\.(?:yml|md):\d+:\d+: .*$", CONTRIBUTING, re.MULTILINE)
    shown += [
        row[1] for row in re.findall(r"^\| (`+) ?(.*?) ?\1 \| [A-Z].*\|$", CONTRIBUTING, re.MULTILINE) if "; " in row[1]
    ]
    assert len(shown) > 20
    assert [line for line in shown if said(line) not in really] == []


def test_contributing_names_every_field() -> None:
    """What an author may write stands in the page that authors read."""
    from studykit.facts.models import FactShape
    from studykit.item_types import all_types

    for name in FactShape.model_fields:
        assert f"`{name}`" in CONTRIBUTING, name
    for kind in all_types().values():
        assert f"`type: {kind.name}`" in CONTRIBUTING or f"type: {kind.name}\n" in CONTRIBUTING
        for name in kind.shape.model_fields:
            assert re.search(rf"\b{name}:|`{name}`", CONTRIBUTING), name


# docs-dev/architecture.md

YEAR_ITEM = """\
  - id: base-003
    type: year
    objective: base-first
    level: apply
    difficulty: 1
    review_by: 2099-01-01
    status: reviewed
    stem: How many halves has a group?
    key: {key}
    why: Half of it and half of it.
    rationale: Two halves make one.
    source: bls-oews-2025
"""


def test_an_item_type_is_one_module_one_template_and_one_script_part(tmp_path: Path) -> None:
    """The three files that the page shows, laid into a project, and nothing else changed."""
    text = (ROOT / "docs-dev/architecture.md").read_text("utf-8")
    project = make_project(tmp_path / "tiny", ROOT)
    files = re.findall(r"^`([\w/.-]+)`[^\n]*:\n\n```\w+\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert len(files) == 3
    for path, content in files:
        assert not (project.root / path).exists()
        project.write(path, content)
    bank = project.read("data/quizzes/base.yml")
    project.write("data/quizzes/base.yml", bank + YEAR_ITEM.format(key="two"))
    refused = project.build()
    assert refused.returncode == 1
    assert 'key "two" is no year; write digits only' in refused.stderr
    project.write("data/quizzes/base.yml", bank + YEAR_ITEM.format(key="2"))
    result = project.build()
    assert result.returncode == 0, result.stderr
    html = project.site("page/index.html")
    assert '<study-item id="base-003" data-type="year"' in html
    assert '<dt data-key="2">Key: 2</dt><dd>Half of it and half of it.</dd>' in html
    (script,) = (project.root / "site/assets").glob("studykit.*.js")
    assert "kit.types.year = {" in script.read_text("utf-8")
