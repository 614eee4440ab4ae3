"""The only file that knows MkDocs: events in, studykit called, nothing decided."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

# MkDocs takes this folder off the path once this file is imported: every import stands here.
from studykit.addresses import addresses
from studykit.assets import Asset, bundle, content_hash, linked_assets, with_links
from studykit.catalog import catalog_assets
from studykit.clock import changed, today
from studykit.codes import code_assets
from studykit.downloads import CACHE, Making, in_reading_order
from studykit.downloads.listing import fill_preview, has_list
from studykit.downloads.publishing import publish
from studykit.extension import StudykitExtension, custom_fences, page_titles
from studykit.holding import hold_widgets, put_back
from studykit.item_pages import ItemPages, item_pages
from studykit.lean import lean
from studykit.library import Reader, collector_paused
from studykit.marks import menu_marks
from studykit.offline import IMAGES, manifest, offline_assets
from studykit.open_data import LICENSE_FILE, open_data
from studykit.places import Problem, count_line, errors
from studykit.project import check_project
from studykit.render import Site, read_templates, render_problems
from studykit.report import REPORT_PATH, report_page
from studykit.scan import Scan, fence_pages
from studykit.security import with_policy
from studykit.template_cache import TemplateCache
from studykit.uses import Uses


@dataclass
class _Build:
    """What one build knows; made afresh in on_config, because this module outlives rebuilds."""

    extension: StudykitExtension
    scans: dict[str, Scan]
    placed: ItemPages
    problems: list[Problem]
    tools: dict[str, str]
    """The page below docs/ on which each fence stands."""
    linked: list[Asset] = field(default_factory=list)
    held: dict[str, list[str]] = field(default_factory=dict)
    uses: Uses = field(default_factory=Uses)
    addresses: dict[str, str] = field(default_factory=dict)
    lists: list[str] = field(default_factory=list)
    """The files of pages that list what readers take away."""


_readers: dict[Path, Reader] = {}
_command = "build"
_build: _Build


def on_startup(*, command: str, **_: Any) -> None:
    global _command
    _command = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    global _build
    root = Path(config.config_file_path).parent
    where = addresses(os.environ)
    _set_addresses(config, where.site_url, where.repo_url)
    with collector_paused():
        library = _readers.setdefault(root, Reader(root)).read()
        checked = check_project(root, library, today=today())
        if _command != "serve":
            # All that was read lasts until the build ends: the collector need not look through it again.
            gc.freeze()
    _report(checked.problems)
    site = Site(read_templates(root), where.repo_url, is_preview=_command == "serve")
    extension = StudykitExtension(library, site, checked.problems, checked.scans)
    placed = item_pages(checked.scans, library, config.nav)
    tools = fence_pages(checked.scans)
    _build = _Build(extension, checked.scans, placed, checked.problems, tools)
    config.markdown_extensions.append(extension)  # type: ignore[arg-type]
    config.mdx_configs.setdefault("pymdownx.superfences", {}).setdefault("custom_fences", []).extend(custom_fences())
    _hash_extras(config, root)
    config.extra["tools"] = tools
    config.extra["menu_marks"] = menu_marks(placed, library, drafts=_command == "serve")
    return config


def _set_addresses(config: MkDocsConfig, site_url: str | None, repo_url: str | None) -> None:
    # Under `serve` MkDocs has put the local address there; links would leave it.
    if _command != "serve":
        config.site_url = site_url or ""
    config.repo_url = repo_url
    config.edit_uri = "edit/main/docs/" if repo_url else None
    if repo_url:
        config.repo_name = "GitHub" if "github.com" in repo_url else "Repository"
        config.extra["issue_url"] = f"{repo_url}/issues/new/choose"


def _hash_extras(config: MkDocsConfig, root: Path) -> None:
    """MkDocs links our style and script by name alone: a cache would keep an old one."""

    def hashed(path: str) -> str:
        return f"{path}?{content_hash((root / 'docs' / path).read_bytes())}"

    config.extra_css = [hashed(path) for path in config.extra_css]
    config.extra_javascript = [hashed(str(path)) for path in config.extra_javascript]


def _report(problems: list[Problem]) -> None:
    """All problems, one a line. A build ends here; a preview goes on and shows them in the page."""
    for problem in problems:
        print(problem, file=sys.stderr)
    if not errors(problems):
        return
    print(count_line(problems), file=sys.stderr)
    if _command != "serve":
        raise Abort("Nothing was built.")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    # MkDocs calls the first page "./"; for a reader it is the root itself.
    _build.addresses = {file.src_uri: file.url.removeprefix("./") for file in files.documentation_pages()}
    assets = _assets(config)
    _build.linked = linked_assets(assets)
    images = [Path(file.src_uri).name for file in files if file.src_uri.startswith(f"{IMAGES}/")]
    app = manifest(config.site_name, config.site_description or "", config.theme["language"], images)
    for asset in [*assets, *_open_data(config), app]:
        files.append(File.generated(config, asset.path, content=asset.text))
    _lean_extras(files, config)
    # The parts are published joined.
    for file in list(files):
        if file.src_uri.startswith("assets/studykit/"):
            files.remove(file)
    if _command == "serve":
        known, templates = _build.extension.library, _build.extension.site.templates
        text = report_page(known, _build.scans, templates, today())
        # What is a draft is left out of every build, even if this line were reached in one.
        files.append(File.generated(config, REPORT_PATH, content=text, inclusion=InclusionLevel.DRAFT))
    return files


def _lean_extras(files: Files, config: MkDocsConfig) -> None:
    extras = {str(path).partition("?")[0] for path in (*config.extra_css, *config.extra_javascript)}
    for file in list(files):
        if file.src_uri in extras:
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=lean(file.src_uri, file.content_string)))


def _assets(config: MkDocsConfig) -> list[Asset]:
    """Made before any page: pages link a script that names them."""
    library, site = _build.extension.library, _build.extension.site

    def url(path: str) -> str:
        return _build.addresses.get(path, path)

    catalog = catalog_assets(library, _build.scans, site, _build.placed, url, _build.problems)
    review = _build.tools.get("review")
    more = [*code_assets(library.codes), *catalog]
    return bundle(Path(config.config_file_path).parent, library.words, more, review=review and url(review))


def _open_data(config: MkDocsConfig) -> list[Asset]:
    terms = Path(config.config_file_path).with_name(LICENSE_FILE)
    return open_data(_build.extension.library.book, terms.read_text("utf-8") if terms.is_file() else None)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    env.bytecode_cache = TemplateCache(Path(config.config_file_path).parent)
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    def resolve(target: str) -> str:
        path, mark, anchor = target.partition("#")
        file = files.get_file_from_path(path)
        return (get_relative_url(file.url, page.url) if file else path) + mark + anchor

    _build.extension.start_page(resolve, _build.scans.get(f"docs/{page.file.src_uri}"))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    html = with_links(html, _build.linked, lambda path: get_relative_url(path, page.url))
    html, _build.held[page.url] = hold_widgets(html)
    _build.uses.add(_build.extension.page.used, page.url, str(page.title))
    found = _build.extension.problems_of_page()
    return render_problems(found) + html if found else html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    output = put_back(output, _build.held.pop(page.url, []))
    output = _build.uses.fill(output, _build.extension.library.words, lambda url: get_relative_url(url, page.url))
    if _command == "serve":
        return fill_preview(output, _build.extension.library.words)
    if has_list(output):
        _build.lists.append(page.file.dest_uri)
    return with_policy(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    # Live reload needs its inline script.
    return with_policy(output_content) if template_name.endswith(".html") and _command != "serve" else output_content


# Last, when all files are there, the search's index too: the offline copy and the worker's list hold it.
@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    # A preview changes with every save: nobody keeps it.
    if _command == "serve":
        return
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    making = Making(
        in_reading_order(_build.extension.library, _build.placed.home),
        _build.extension.site,
        today(),
        config.site_url or None,
        page_titles(_build.scans),
        _build.addresses,
        _build.placed.home,
        _build.tools,
        changed(root),
        root / CACHE,
    )
    publish(site, _build.lists, making)
    offered = config.extra.get("offline", True) is not False
    for asset in offline_assets(root, site, is_offered=offered):
        (site / asset.path).write_text(asset.text, "utf-8")
