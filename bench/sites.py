"""The real guide, and the same pages in plain Material, built for an address."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from . import ROOT
from .rounds import Timing, run_timed

DATE = "1793491200"
"""SOURCE_DATE_EPOCH of measured builds, in seconds: 2026-11-01. A build on another day is the same build."""

_NAMES = "|".join(file.stem.replace("_", "-") for file in (ROOT / "hooks/studykit/fences").glob("[a-z]*.py"))
_FENCES = re.compile(rf"^(`{{3,}})(?:{_NAMES})[ \t]*\n.*?^\1`*\s*?$", re.DOTALL | re.MULTILINE)
_CITATIONS = re.compile(r"\[([^\[\]]*)\]\((?:fact|source|example):[^)\s]*\)")


def build_guide(site: Path, address: str) -> Path:
    """The guide as published, strictly."""
    time_guide(site, address)
    return site


def time_guide(site: Path, address: str) -> Timing:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return run_timed(command, ROOT, SITE_URL=address, SOURCE_DATE_EPOCH=DATE)


def build_plain(folder: Path, address: str) -> Path:
    """The guide's prose in Material as it comes: no hooks, templates, styles or scripts of ours, no items, no citations."""
    write_plain(folder, address)
    time_plain(folder)
    return folder / "site"


def time_plain(folder: Path) -> Timing:
    return run_timed([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, SOURCE_DATE_EPOCH=DATE)


def write_plain(folder: Path, address: str) -> None:
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("assets"))
    for file in (folder / "docs").rglob("*.md"):
        file.write_text(plain_markdown(file.read_text("utf-8")), "utf-8")
    config = plain_config((ROOT / "mkdocs.yml").read_text("utf-8"), address)
    (folder / "mkdocs.yml").write_text(config, "utf-8")


def plain_markdown(text: str) -> str:
    """A page without our fences; citations become their text."""
    return _CITATIONS.sub(r"\1", _FENCES.sub("", text))


def plain_config(text: str, address: str) -> str:
    """The guide's mkdocs.yml with the theme's own looks: the rest, features and navigation, stays as it is."""
    text = re.sub(
        r"^(hooks|watch|extra_css|extra_javascript|validation):\n(?:[ \t].*\n|\n)*", "", text, flags=re.MULTILINE
    )
    text = re.sub(r"^  (custom_dir|favicon|logo):.*\n", "", text, flags=re.MULTILINE)
    text = text.replace("primary: custom", "primary: indigo").replace("accent: custom", "accent: indigo")
    return re.sub(r"^site_url:.*$", f"site_url: {address}", text, flags=re.MULTILINE)


def page_paths(site: Path) -> list[str]:
    """The path of every page below a site's root, the error page left out: `""` is the home page."""
    found = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return sorted(path.removesuffix("index.html") for path in found if path != "404.html")
