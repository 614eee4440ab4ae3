"""What `mkdocs build --strict` makes of a tiny project, and what it says when something is wrong."""

from __future__ import annotations

import filecmp
import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from .conftest import Project, make_project

STEM = "Which figure splits a group in half?"


def test_page_has_the_whole_item_without_a_script(built: Project) -> None:
    html = built.site("page/index.html")
    for text in (
        STEM,
        "The maximum",
        "Half stand above it.",
        "The median is the middle of a sorted list.",
        "Technical notes",
    ):
        assert text in html
    assert html.count("<study-item ") == html.count("</study-item>") == 2
    assert 'class="draft"' not in html
    assert "<!--studykit" not in html


def test_only_pages_with_widgets_link_our_script_and_style(built: Project) -> None:
    assets = sorted((path.name for path in (built.root / "site/assets").glob("studykit.*")), key=lambda name: name[-3:])
    assert [re.sub(r"\.[0-9a-f]{10}\.", ".#.", name) for name in assets] == ["studykit.#.js", "studykit.#.css"]
    page, home = built.site("page/index.html"), built.site("index.html")
    content = page[page.index("<article") : page.index("</article>")]
    for name in assets:
        assert content.count(f"../assets/{name}") == 1
    assert "studykit" not in home
    assert not (built.root / "site/assets/studykit").exists()


def test_search_reads_the_text_and_nothing_of_a_quiz(built: Project) -> None:
    index = json.loads(built.site("search/search_index.json"))
    text = " ".join(entry["text"] for entry in index["docs"])
    assert "Half earn less than" in text
    for hidden in (
        STEM,
        "The maximum",
        "Half stand above it",
        "middle of a sorted list",
        "Show the key",
        "Check yourself",
        "Technical notes",
    ):
        assert hidden not in text


def test_no_citation_is_left_in_the_site(built: Project) -> None:
    for file in (built.root / "site").rglob("*"):
        if file.suffix in (".html", ".json", ".xml"):
            assert not re.search(r"\b(fact|source|example|md):[a-z/]", file.read_text("utf-8")), file


def test_page_ends_with_its_sources(built: Project) -> None:
    html = built.site("page/index.html")
    listed = html[html.index('<section class="sources"') :]
    assert 'id="source-bls-oews-2025"' in listed and "https://www.bls.gov/oes/tables.htm" in listed
    assert 'href="#source-bls-oews-2025"' in html
    assert '<section class="sources"' not in built.site("index.html")


def test_every_problem_is_said_at_once_and_the_exit_code_is_1(project: Project) -> None:
    project.replace("data/quizzes/base.yml", "key: a", "key: d")
    project.replace("docs/page.md", "$51,140", "$50,000")
    project.replace("docs/page.md", "bank: base", "bank: bsae")
    project.write("docs/index.md", "# Home\n\nCoders earn $90,000.\n")
    result = project.build()
    assert result.returncode == 1
    lines = result.stderr.splitlines()
    assert lines[:4] == [
        'data/quizzes/base.yml:15:10: key "d" names no choice; use one of: a, b, c',
        'docs/index.md:3:13: uncited figure "$90,000"; cite it with [..](fact:…), or mark an invented example with [..](example:)',
        "docs/page.md:3:21: says $50,000; data/salaries.yml:14 says $51,140; run make facts, or correct the number",
        'docs/page.md:6:7: no item bank "bsae" in data/quizzes; did you mean "base"?',
    ]
    assert "4 problems" in lines[-1]
    assert "Traceback" not in result.stderr
    assert not (project.root / "site").exists()


def test_a_failed_build_leaves_the_last_site_alone(project: Project) -> None:
    assert project.build().returncode == 0
    before = project.site("page/index.html")
    project.replace("docs/page.md", "$51,140", "$50,000")
    assert project.build().returncode == 1
    assert project.site("page/index.html") == before


def test_an_overdue_review_warns_and_builds(project: Project) -> None:
    project.replace("data/quizzes/base.yml", "review_by: 2099-01-01", "review_by: 2020-01-01")
    result = project.build()
    assert result.returncode == 0
    assert (
        "data/quizzes/base.yml:9:16: warning: review was due on 2020-01-01; check the item and set a new date"
        in result.stderr
    )


def test_today_is_the_builds_own_date(project: Project) -> None:
    project.replace("data/quizzes/base.yml", "review_by: 2099-01-01", "review_by: 2020-01-01")
    result = project.build(SOURCE_DATE_EPOCH="1500000000")
    assert result.returncode == 0 and "warning" not in result.stderr


def test_drafts_are_not_published(project: Project) -> None:
    project.replace(
        "data/quizzes/base.yml",
        "    status: reviewed\n    objective: base-first\n    level: apply",
        "    objective: base-first\n    level: apply",
    )
    assert project.build().returncode == 0
    html = project.site("page/index.html")
    assert STEM not in html and html.count("<study-item ") == 1


def test_without_addresses_nothing_dangles(built: Project) -> None:
    for path in ("index.html", "page/index.html", "404.html"):
        html = built.site(path)
        for sign in ("github.com", 'rel="canonical"', "og:url", "None", "localhost", "127.0.0.1"):
            assert sign not in html, (path, sign)
        assert "Report this item" not in html


def test_addresses_come_from_the_environment(project: Project) -> None:
    result = project.build(SITE_URL="https://guide.example.org/sub", REPO_URL="https://code.example.org/team/guide/")
    assert result.returncode == 0, result.stderr
    html = project.site("page/index.html")
    assert '<link rel="canonical" href="https://guide.example.org/sub/page/">' in html
    assert "https://code.example.org/team/guide/issues/new?template=item-report.yml&amp;title=" in html
    assert "https://code.example.org/team/guide/edit/main/docs/page.md" in html


def test_github_actions_knows_the_addresses_by_itself(project: Project) -> None:
    result = project.build(
        GITHUB_ACTIONS="true", GITHUB_REPOSITORY="Owner/guide", GITHUB_SERVER_URL="https://github.com"
    )
    assert result.returncode == 0, result.stderr
    html = project.site("page/index.html")
    assert 'href="https://owner.github.io/guide/page/"' in html
    assert "https://github.com/Owner/guide/edit/main/docs/page.md" in html


def test_links_in_item_text_work_from_the_page(project: Project) -> None:
    project.replace(
        "data/quizzes/base.yml",
        "rationale: The median is the middle",
        "rationale: See [the list](base.md#first). It is the middle",
    )
    assert project.build().returncode == 0
    assert '<a href="../base/#first">the list</a>' in project.site("page/index.html")


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path, root: Path) -> None:
    sites = []
    for name in ("one", "two"):
        project = make_project(tmp_path / name, root)
        project.write("docs/take.md", "# Take along\n\n```downloads\n```\n")
        assert project.build(SOURCE_DATE_EPOCH="1795000000").returncode == 0
        sites.append(project.root / "site")
    names = [path.relative_to(sites[0]).as_posix() for path in sites[0].rglob("*") if path.is_file()]
    same, different, odd = filecmp.cmpfiles(*sites, names, shallow=False)
    # gzip writes the time of day into its header.
    assert [name for name in different if not name.endswith(".gz")] == [] and odd == []
    assert len(same) > 10


def test_items_can_be_taken_along_where_a_page_offers_them(project: Project) -> None:
    assert project.build().returncode == 0
    assert not (project.root / "site/downloads").exists()
    project.write("docs/take.md", "# Take along\n\n```downloads\n```\n")
    assert project.build(SITE_URL="https://guide.example/").returncode == 0
    made = {file.name for file in (project.root / "site/downloads").iterdir()}
    forms = (".apkg", ".csv", "-moodle.xml", "-qti.zip")
    assert {f"{name}{form}" for name in ("base", "guide") for form in forms} <= made
    assert "https://guide.example/page/#" in project.site("downloads/base.csv")


@pytest.mark.parametrize("text", ["", "\ufeff# Page\n", "# Page\n\n<!-- never closed\n", "---\n---\n"])
def test_odd_pages_build(project: Project, text: str) -> None:
    project.write("docs/odd.md", text)
    result = project.build()
    assert result.returncode == 0, result.stderr


def test_a_fault_of_ours_keeps_its_traceback(project: Project) -> None:
    shutil.rmtree(project.root / "overrides/widgets")
    result = project.build()
    assert result.returncode == 1 and "Traceback" in result.stderr


def test_a_broken_template_cache_breaks_nothing(project: Project) -> None:
    assert project.build().returncode == 0
    kept = list((project.root / ".cache/templates").iterdir())
    assert len(kept) > 10
    whole = project.site("page/index.html")
    for file in kept:
        file.write_bytes(file.read_bytes()[:20])
    assert project.build().returncode == 0
    assert project.site("page/index.html") == whole


def test_a_cache_that_cannot_be_written_breaks_nothing(project: Project) -> None:
    project.write(".cache", "a file where a folder should be")
    result = project.build()
    assert result.returncode == 0, result.stderr


def test_an_edited_template_is_not_taken_from_the_cache(project: Project) -> None:
    assert project.build().returncode == 0
    project.replace("overrides/widgets/quiz.html", '<p class="quiz-title">', '<p class="quiz-title edited">')
    assert project.build().returncode == 0
    assert 'class="quiz-title edited"' in project.site("page/index.html")


def test_the_list_of_sources_leads_back_to_the_pages_that_use_them(project: Project) -> None:
    project.write("docs/all.md", "# All\n\n```source-list\n```\n")
    assert project.build().returncode == 0
    assert 'Used on: <a href="../page/">Page</a>' in project.site("all/index.html")
    assert "<!--used:" not in project.site("all/index.html") and "Used on" not in project.site("page/index.html")


def test_all_facts_can_be_taken_with_their_license(project: Project) -> None:
    project.write(
        "docs/all.md", "# All\n\n[JSON](data/facts.json), [CSV](data/facts.csv), [license](data/license.txt)\n"
    )
    project.write("LICENSE-CONTENT", "Terms.\n")
    done = project.build()
    assert done.returncode == 0, done.stderr
    known = json.loads(project.site("data/facts.json"))
    assert {"us/coders/median@2025-05"} <= {fact["id"] for fact in known["facts"]}
    assert (
        project.site("data/facts.csv").startswith("\ufeffid,subject,")
        and project.site("data/license.txt") == "Terms.\n"
    )
    assert 'href="../data/facts.json"' in project.site("all/index.html")


def edition(project: Project) -> dict[str, str]:
    first = project.site("sw.js").partition("\n")[0]
    files: dict[str, str] = json.loads(first.removeprefix("const edition = ").removesuffix(";"))["files"]
    return files


def test_the_worker_knows_all_that_stands_on_a_page(built: Project) -> None:
    files = edition(built)
    assert {"", "page/", "404.html", "search/search_index.json", "sitemap.xml"} <= set(files)
    for path, name in (("index.html", ""), ("page/index.html", "page/")):
        html = built.site(path)
        linked = re.findall(r'(?:src|href)="([^"#?]+\.(?:js|css|svg|png))[^"]*"', html)
        assert linked
        for link in linked:
            found = (built.root / "site" / path).parent.joinpath(link).resolve()
            # The tiny project has none of the guide's pictures.
            is_known = found.relative_to((built.root / "site").resolve()).as_posix() in files
            assert is_known or not found.exists(), link
        assert hashlib.sha256(html.encode()).hexdigest().startswith(files[name])
    assert json.loads(built.site("offline.json"))["files"] == len(files)
    assert json.loads(built.site("manifest.webmanifest"))["name"] == "Tiny"


def test_the_guide_is_not_offered_for_keeping_where_the_settings_say_so(project: Project) -> None:
    project.replace("mkdocs.yml", "extra: {generator: false}", "extra: {generator: false, offline: false}")
    assert project.build().returncode == 0
    assert "unregister" in project.site("sw.js") and "edition" not in project.site("sw.js")
    assert not (project.root / "site/offline.json").exists()
