"""Values to HTML through the templates in overrides/widgets/."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .banks import Item, ItemSource
from .fences import Page
from .library import Library
from .places import Problem
from .template_cache import TemplateCache
from .texts import render_text

TEMPLATES = Path("overrides/widgets")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LINK_MARK = "\x1e"
"""YAML forbids this character: no author's text can hold it."""
_LINK = re.compile(f"{_LINK_MARK}([^{_LINK_MARK}]*){_LINK_MARK}")


def read_templates(root: Path) -> Environment:
    """The widgets' templates of a project. Read them afresh for each build: an author may be editing one."""
    return Environment(
        loader=FileSystemLoader(root / TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=TemplateCache(root),
    )


@dataclass(frozen=True, slots=True)
class Site:
    """What rendering must know of the site: its templates, where items are reported, whether it is a preview (which shows drafts)."""

    templates: Environment
    repo_url: str | None = None
    is_preview: bool = False
    made: dict[str, tuple[Item, str]] = field(default_factory=dict, compare=False, repr=False)
    """Items by id with their HTML: lessons and the banks' fragments show the same."""

    @property
    def report_url(self) -> str | None:
        """A new issue about an item, when the repository's address is known; the item's id belongs behind it."""
        return f"{self.repo_url.rstrip('/')}/issues/new?template=item-report.yml&title=" if self.repo_url else None


def render_quiz(items: list[Item], library: Library, page: Page) -> str:
    """The items of one fence."""
    page.named.update((cited.id, None) for item in items for cited in item.sources)
    rendered = [Markup(render_item(item, library, page.site, page.resolve)) for item in items]
    quiz = page.site.templates.get_template("quiz.html")
    return _squeeze(quiz.render(items=rendered, words=library.words, report_url=page.site.report_url))


def render_item(item: Item, library: Library, site: Site, resolve: Callable[[str], str]) -> str:
    """One item. All but its links to pages is the same wherever it stands, and made once a build."""
    known = site.made.get(item.id)
    if known is None or known[0] is not item:
        template = site.templates.get_template(f"{item.type}.html")
        marking = Page(lambda target: f"{_LINK_MARK}{target}{_LINK_MARK}", site)
        html = template.render(item=_item_view(item, library, marking), words=library.words)
        site.made[item.id] = known = (item, _squeeze(html))
    html = known[1]
    return _LINK.sub(lambda match: Markup.escape(resolve(match[1])), html) if _LINK_MARK in html else html


def render_widget(name: str, library: Library, page: Page, /, **values: object) -> str:
    """A widget from the template of its name, which sees the words and what is given."""
    return _squeeze(page.site.templates.get_template(f"{name}.html").render(words=library.words, **values))


def render_problems(problems: list[Problem]) -> str:
    """What stands in the page instead of a widget, while serving."""
    lines = "".join(f"<p>{Markup.escape(problem)}</p>" for problem in problems)
    return f'<div class="problem" role="alert">{lines}</div>'


def _item_view(item: Item, library: Library, page: Page) -> SimpleNamespace:
    """What a template sees of an item: safe HTML in place of author text.

    Attributes, not a dict's entries: Jinja looks for attributes first, and a miss costs an exception.
    """

    def text(raw: str) -> Markup:
        return render_text(raw, library, page)

    return SimpleNamespace(
        id=item.id,
        type=item.type,
        hash=item.hash,
        status=item.status,
        invented=item.invented,
        stem=text(item.stem),
        rationale=render_text(item.rationale, library, page, blocks=True),
        sources=[_source_view(cited, library) for cited in item.sources],
        hints=[text(hint) for hint in item.hints],
        case=library.cases.get(item.case) if item.case else None,
        **item.body.view(text, library),
    )


def _source_view(cited: ItemSource, library: Library) -> SimpleNamespace:
    source = library.book.sources[cited.id]
    return SimpleNamespace(
        publisher=source.publisher,
        title=source.title,
        url=source.url,
        where=cited.where,
        date=cited.date or str(source.seen),
    )


def _squeeze(html: str) -> str:
    """Python-Markdown ends raw HTML at a blank line inside some blocks; templates leave none."""
    return "\n".join(line for line in html.splitlines() if line.strip()) if _BLANK_LINE.search(html) else html.strip()
