"""The catalog of a built site: it leads to what is there."""

from __future__ import annotations

import json
import re
from typing import Any

from .conftest import Project


def catalog(project: Project) -> dict[str, Any]:
    (file,) = (project.root / "site/assets").glob("studykit-catalog.*.js")
    return json.loads(file.read_text("utf-8").removeprefix("window.studykit.catalog=").removesuffix(";\n"))


def placed(project: Project) -> dict[str, tuple[dict[str, Any], str]]:
    """Items that stand on a page, each with that page's HTML."""
    known = catalog(project)
    pages = [project.site(f"{page['url']}index.html") for page in known["pages"]]
    found = {name: (item, pages[item["page"]]) for name, item in known["items"].items() if "page" in item}
    assert found.keys() >= {"base-001", "base-002"}
    return found


def test_the_script_knows_the_catalog_and_the_catalog_its_fragments(built: Project) -> None:
    (script,) = (built.root / "site/assets").glob("studykit.*.js")
    (file,) = (built.root / "site/assets").glob("studykit-catalog.*.js")
    assert f'"catalog":"{file.name.split(".")[1]}"' in script.read_text("utf-8")
    banks = catalog(built)["banks"]
    assert banks and all((built.root / "site" / path).is_file() for path in banks.values())
    # No page carries them.
    assert "catalog" not in re.sub(r"<main.*?</main>", "", built.site("page/index.html"), flags=re.DOTALL)


def test_pages_of_the_catalog_show_its_items_as_the_fragments_do(built: Project) -> None:
    banks = catalog(built)["banks"]
    for name, (item, page) in placed(built).items():
        text = built.site(banks[item["bank"]]).removeprefix("window.studykit.fragment(").removesuffix(");\n")
        html = json.loads(f"[{text}]")[1]["items"][name]
        assert html.startswith(f'<study-item id="{name}"') and html in page


def test_addresses_of_files_are_those_of_a_site_without_folders(project: Project) -> None:
    """As the copy to take along needs them, which no server turns into a page."""
    project.write("mkdocs.yml", f"{project.read('mkdocs.yml')}use_directory_urls: false\n")
    assert project.build().returncode == 0
    assert {page["url"] for page in catalog(project)["pages"]} >= {"base.html"}
