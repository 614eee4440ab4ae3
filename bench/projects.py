"""The same pages as MkDocs projects: plain, with our items, and with the items of other plugins as far as their syntax goes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from . import ROOT, mixed
from .items import PUBLISHER, SOURCE_SEEN, SOURCE_TITLE, SOURCE_URL, Item, Page, Section
from .sites import plain_config

MIXED = "ours, all types mixed"
VARIANTS = ("plain", "ours", MIXED, "mkdocs-quiz", "mkdocs-mcq")
"""What is compared; the first is what the others are divided by."""

CHAPTER = 10
"""Pages in a chapter of the navigation."""
_OURS = ("ours", MIXED)
_PLUGINS = {"mkdocs-quiz": "search, mkdocs_quiz", "mkdocs-mcq": "search, mcq"}
_HOOKS = "hooks: [hooks/mkdocs_events.py]\nwatch: [data, overrides]\n"


def write_project(root: Path, pages: list[Page], variant: str, *, themed: bool = False) -> None:
    """Write a project into `root`, which must not exist. `themed` takes the guide's whole theme along, not its widgets alone."""
    docs = root / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n\nNothing but a way in.\n", "utf-8")
    for page in pages:
        (docs / f"{page.name}.md").write_text(page_markdown(page, variant), "utf-8")
    config = _config(pages, variant, themed=themed)
    if variant in _OURS:
        config += _HOOKS
        _add_ours(root, pages, variant, themed=themed)
    (root / "mkdocs.yml").write_text(config, "utf-8")


def _config(pages: list[Page], variant: str, *, themed: bool) -> str:
    """The guide's own features and extensions in the theme's own looks, and a navigation of chapters with ten pages each."""
    guide = plain_config((ROOT / "mkdocs.yml").read_text("utf-8"), '""')
    guide = guide[: guide.index("\nnav:")]
    guide = re.sub(
        r"^plugins:\n(?:  .*\n)+", f"plugins: [{_PLUGINS.get(variant, 'search')}]\n", guide, flags=re.MULTILINE
    )
    if themed:
        guide = guide.replace("  name: material\n", "  name: material\n  custom_dir: overrides\n")
    nav = ["  - Home: index.md\n"]
    for number, page in enumerate(pages):
        if number % CHAPTER == 0:
            nav.append(f"  - {page.sections[0].title}:\n")
        nav.append(f"      - {page.title}: {page.name}.md\n")
    return f"{guide}\nnav:\n{''.join(nav)}"


def write_sizes_project(root: Path, page: Page, variant: str) -> None:
    """One page twice: `items` with its items, `texts` with only the items' own texts as paragraphs."""
    write_project(root, [page], variant)
    bare = "".join(_section(section, _texts_only(section)) for section in page.sections)
    (root / "docs" / f"{page.name}.md").rename(root / "docs/items.md")
    (root / "docs/texts.md").write_text(_front(page, variant) + bare, "utf-8")
    config = (root / "mkdocs.yml").read_text("utf-8")
    entry = f"      - {page.title}: {page.name}.md"
    both = f"      - {page.title}: items.md\n      - {page.title}: texts.md"
    (root / "mkdocs.yml").write_text(config.replace(entry, both), "utf-8")


def page_markdown(page: Page, variant: str) -> str:
    """A page's Markdown in the syntax of a variant."""
    written = _WRITERS.get(variant, _nothing)
    return _front(page, variant) + "".join(_section(section, written(page, section)) for section in page.sections)


def _front(page: Page, variant: str) -> str:
    objective = f"objectives:\n  {page.name}-a: Tell a rule from a habit\n" if variant in _OURS else ""
    return f"---\ntitle: {page.title}\n{objective}---\n\n# {page.title}\n\n"


def _section(section: Section, items: str) -> str:
    return f"## {section.title}\n\n" + "".join(f"{text}\n\n" for text in section.paragraphs) + items


def _nothing(page: Page, section: Section) -> str:
    return ""


def _texts_only(section: Section) -> str:
    return "".join(f"{text}\n\n" for item in section.items for text in own_texts(item))


def own_texts(item: Item) -> list[str]:
    """What is an item's own, each text once: what its author wrote, and its source with address and date."""
    return [*item.texts(), _source_link()]


def _ours(page: Page, section: Section) -> str:
    listed = ", ".join(item.id for item in section.items)
    return f"```quiz\nbank: {page.name}\nitems: [{listed}]\n```\n\n"


def _mkdocs_quiz(page: Page, section: Section) -> str:
    """Its syntax holds everything: feedback below each answer, the rest after the last one."""
    parts = []
    for item in section.items:
        answers = "".join(
            f"- [{'x' if choice.id == item.key else ' '}] {choice.text}\n> {choice.why}\n" for choice in item.choices
        )
        parts.append(f"<quiz>\n{item.stem}\n{answers}\n{item.rationale}\n\nSource: {_source_link()}\n</quiz>\n\n")
    return "".join(parts)


def _mkdocs_mcq(page: Page, section: Section) -> str:
    """It has no place for a rationale or a source: both stand in the key's feedback."""
    parts = []
    for item in section.items:
        answers = ""
        for choice in item.choices:
            is_key = choice.id == item.key
            answers += f"- [{'x' if is_key else ' '}] {choice.text}\n  > {choice.why}\n"
            answers += f"  > {item.rationale}\n  > Source: {_source_link()}\n" if is_key else ""
        parts.append(f"```mcq\n---\ntype: single\nquestion: {json.dumps(item.stem)}\n---\n\n{answers}```\n\n")
    return "".join(parts)


def _source_link() -> str:
    return f"[{PUBLISHER}: {SOURCE_TITLE}]({SOURCE_URL}) ({SOURCE_SEEN})"


def _mixed(page: Page, section: Section) -> str:
    """A case stands before the items about it."""
    first = page.items.index(section.items[0])
    has_spot = any(mixed.kind_of(first + at) == "spot" for at in range(len(section.items)))
    return (f"```case\ncase: {mixed.CASE}\n```\n\n" if has_spot else "") + _ours(page, section)


_WRITERS: dict[str, Callable[[Page, Section], str]] = {
    "ours": _ours,
    MIXED: _mixed,
    "mkdocs-quiz": _mkdocs_quiz,
    "mkdocs-mcq": _mkdocs_mcq,
}


def _add_ours(root: Path, pages: list[Page], variant: str, *, themed: bool) -> None:
    """Our engine as the guide has it, and a bank for each page."""
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=skip)
    shutil.copytree(ROOT / "docs/assets/studykit", root / "docs/assets/studykit")
    shutil.copytree(
        ROOT / "overrides" if themed else ROOT / "overrides/widgets",
        root / ("overrides" if themed else "overrides/widgets"),
    )
    (root / "data/quizzes").mkdir(parents=True)
    shutil.copy(ROOT / "data/words.yml", root / "data/words.yml")
    source = {"id": "rules", "publisher": PUBLISHER, "short": "EHA", "title": SOURCE_TITLE, "url": SOURCE_URL}
    listed = "".join(f"    {name}: {value}\n" for name, value in source.items())
    (root / "data/sources.yml").write_text(f"sources:\n  -\n{listed}    seen: {SOURCE_SEEN}\n", "utf-8")
    for page in pages:
        bank = bank_yaml(page, is_mixed=variant == MIXED)
        (root / f"data/quizzes/{page.name}.yml").write_text(bank, "utf-8")
    if variant == MIXED:
        (root / "data/cases").mkdir()
        for name in (f"cases/{mixed.CASE}.yml", "codes.lock.json"):
            shutil.copy(ROOT / "data" / name, root / "data" / name)


def bank_yaml(page: Page, *, is_mixed: bool = False) -> str:
    """The bank of a page's items, as an author writes one."""
    items = (_item_yaml(page, item, number if is_mixed else 0) for number, item in enumerate(page.items))
    return f"title: {page.title}\nitems:\n" + "\n".join(items)


def _item_yaml(page: Page, item: Item, number: int) -> str:
    return (
        f"  - id: {item.id}\n    type: {mixed.kind_of(number)}\n    status: reviewed\n    objective: {page.name}-a\n"
        f"    level: apply\n    difficulty: 2\n    review_by: 2099-01-01\n{mixed.body_yaml(item, number, _scalar)}"
        f"    rationale: {_scalar(item.rationale)}\n    source: rules\n"
    )


def _scalar(text: str) -> str:
    """Authors quote only what YAML would misread; in a flow map that is brackets and a few marks."""
    return json.dumps(text) if any(mark in text for mark in "*`[]{}:#,&!|>'\"%@") else text
