"""Each case is one file laid over a tiny project: its problems or its HTML stand beside it, in a file that ends in .txt."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import markdown
import pytest

from studykit.extension import StudykitExtension, custom_fences
from studykit.library import Reader
from studykit.places import count_line, errors
from studykit.project import check_project, scan_pages
from studykit.render import Site, read_templates

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "cases").iterdir() if path.suffix in (".yml", ".md"))
TODAY = datetime.date(2026, 11, 21)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, root: Path, request: pytest.FixtureRequest) -> None:
    seen = outcome(case, tmp_path, root)
    golden = case.with_name(f"{case.name}.txt")
    if request.config.getoption("--update-golden"):
        golden.write_text(seen, "utf-8")
    assert seen == golden.read_text("utf-8")


def outcome(case: Path, tmp_path: Path, root: Path) -> str:
    """The lines that an author sees; then, if nothing is wrong, the HTML that a reader gets."""
    project = tmp_path / "project"
    shutil.copytree(HERE / "base", project)
    shutil.copy(root / "data/words.yml", project / "data/words.yml")
    shutil.copytree(root / "overrides/widgets", project / "overrides/widgets")
    target = project / target_of(case)
    target.parent.mkdir(exist_ok=True)
    shutil.copy(case, target)
    for kind in ("case", "decision"):
        if case.name.endswith(f".{kind}.yml"):
            (project / "docs/case.md").write_text(f"```{kind}\n{kind}: case\n```\n", "utf-8")
    library = Reader(project).read()
    problems = check_project(project, library, today=TODAY).problems
    lines = [f"{problem}\n" for problem in problems] + [f"{count_line(problems)}\n"]
    return "".join(lines) if errors(problems) else "".join([*lines, "\n", render(project, library, case), "\n"])


def target_of(case: Path) -> str:
    """Where a case lies in the project: a page, a case of the guide (`x.case.yml`), a decision (`x.decision.yml`), else an item bank."""
    if case.suffix == ".md":
        return f"docs/{case.name}"
    folders = {".case.yml": "cases", ".decision.yml": "decisions"}
    folder = next((name for end, name in folders.items() if case.name.endswith(end)), "quizzes")
    return f"data/{folder}/case.yml"


def render(project: Path, library: object, case: Path) -> str:
    if case.suffix == ".md":
        path = f"docs/{case.name}"
    elif case.name.endswith((".case.yml", ".decision.yml")):
        path = "docs/case.md"
    else:
        path, text = "docs/case.md", "```quiz\nbank: case\n```\n"
        (project / path).write_text(text, "utf-8")
    scan = scan_pages(project)[0][path]
    extension = StudykitExtension(library, Site(read_templates(project), "https://github.com/owner/guide"))  # type: ignore[arg-type]
    extension.start_page(lambda target: f"../{target}", scan)
    superfences = {"pymdownx.superfences": {"relaxed_headers": True, "custom_fences": custom_fences()}}
    converter = markdown.Markdown(
        extensions=["meta", "admonition", "attr_list", "pymdownx.superfences", "toc", extension],
        extension_configs=superfences,
    )
    html = converter.convert(scan.text)
    for scheme in ("fact", "source", "example", "md"):
        assert f'="{scheme}:' not in html
    return html


def test_every_golden_file_has_its_case() -> None:
    names = {f"{case.name}.txt" for case in CASES}
    assert {path.name for path in (HERE / "cases").glob("*.txt")} == names
