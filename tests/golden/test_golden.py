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
# The page on which a case of each kind is shown, and where its file lies.
PAGES = {
    "case": "```case\ncase: case\n```\n",
    "decision": "```decision\ndecision: case\n```\n",
    "certifications": """\
---
title: ABC
description: "ABC: what the exam asks, covers and costs, how to keep it, and how sure each figure is."
---

# Able Biller Certificate (ABC)

```certification
subject: cert/abc
```
""",
    "picture": "```picture\npicture: case\n```\n",
    "plan": "# The plan\n\n```plan\n```\n\n```progress\n```\n\n```my-plan\n```\n",
    "exam": "# Exam\n",
    "glossary": """\
# Words

```glossary
group: [insurance, word-parts]
```

```key-terms
terms: [eob, copay]
```

```flashcards
group: word-parts
```
""",
}
TARGETS = {
    "case": "data/cases/case.yml",
    "decision": "data/decisions/case.yml",
    "certifications": "data/certifications.yml",
    "picture": "data/pictures/case.yml",
    "plan": "data/plan.yml",
    "exam": "data/exams/case.yml",
    "glossary": "data/glossary.yml",
    None: "data/quizzes/case.yml",
}


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
    if kind := kind_of(case):
        page = project / page_of(case)
        page.parent.mkdir(exist_ok=True)
        page.write_text(PAGES[kind], "utf-8")
    library = Reader(project).read()
    problems = check_project(project, library, today=TODAY).problems
    lines = [f"{problem}\n" for problem in problems] + [f"{count_line(problems)}\n"]
    return "".join(lines) if errors(problems) else "".join([*lines, "\n", render(project, library, case), "\n"])


def kind_of(case: Path) -> str | None:
    """What a YAML file is, by the end of its name, such as decision for `x.decision.yml`; None for an item bank."""
    return next((kind for kind in PAGES if case.name.endswith(f".{kind}.yml")), None)


def page_of(case: Path) -> str:
    """Where it is shown. A certification's page has its name."""
    return "docs/certifications/abc.md" if kind_of(case) == "certifications" else "docs/case.md"


def target_of(case: Path) -> str:
    """Where a case lies in the project."""
    if case.suffix == ".md":
        return f"docs/{case.name}"
    return TARGETS[kind_of(case)]


def render(project: Path, library: object, case: Path) -> str:
    if case.suffix == ".md":
        path = f"docs/{case.name}"
    elif kind_of(case):
        path = page_of(case)
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
