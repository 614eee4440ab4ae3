"""The author report is there while serving, and nothing of it in a build."""

from __future__ import annotations

from .conftest import Project
from .test_serve import eventually, serving


def test_the_report_is_served_and_follows_edits(project: Project) -> None:
    with serving(project) as get:
        html = eventually(get, "author-report/", lambda html: "<h1>Author report</h1>" in html)
        assert "Items that no page shows" in html and "&#34;always&#34;" not in html
        project.replace("data/quizzes/base.yml", "text: The maximum", "text: Always the maximum")
        eventually(get, "author-report/", lambda html: "&#34;always&#34; stands in a distractor" in html)
        # A mistake leaves the report where it was.
        project.write("data/quizzes/base.yml", "title: [\n")
        eventually(get, "author-report/", lambda html: "&#34;always&#34;" not in html and "<h1>" in html)


def test_a_build_publishes_nothing_of_it(built: Project) -> None:
    files = [file for file in (built.root / "site").rglob("*") if file.is_file()]
    assert files and not [file for file in files if "author-report" in file.as_posix()]
    assert not [
        file for file in files if b"author-report" in file.read_bytes() or b"Author report" in file.read_bytes()
    ]
