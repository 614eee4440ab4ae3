"""The Python-Markdown extension: fences of ours, citations in prose, the list of sources at a page's end.

Any generator that runs Python-Markdown and SuperFences can use it: give it the project's root, or a library read before.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.superfences import SuperFencesException

from .blocks import FoundFence, without_comments
from .citation_html import render_citation, render_source_list
from .elements import put_text
from .fences import Page, all_fences, check_fence
from .library import Library, Reader
from .meanings import Meanings
from .nodes import Node
from .places import Place, Problem, errors
from .plan_view import Here
from .project import scan_pages
from .render import Site, read_templates, render_problems
from .scan import SCHEMES, Scan, fence_pages

logger = logging.getLogger(__name__)


class StudykitExtension(Extension):
    """Registered once a build; `start_page` before each page tells where links lead and where fences stand."""

    def __init__(
        self,
        library: Library,
        site: Site,
        problems: Iterable[Problem] | None = None,
        scans: Mapping[str, Scan] | None = None,
    ) -> None:
        """`problems` are those of the whole project, where somebody has checked it; fences are then not checked again.

        `scans` are all pages: what they are called, and where the tools stand.
        """
        super().__init__()
        self.library, self.site = library, site
        self._titles, self._tools = page_titles(scans or {}), fence_pages(scans or {})
        self._is_checked = problems is not None
        self._problems: dict[str, list[Problem]] = defaultdict(list)
        for problem in errors(problems or ()):
            self._problems[problem.place.path].append(problem)
        self._resolve: Callable[[str], str] = lambda target: target
        self._scan: Scan | None = None
        self._found: list[FoundFence] = []
        self.page = Page(self._resolve, site)

    def start_page(self, resolve: Callable[[str], str], scan: Scan | None = None) -> None:
        self._resolve = resolve
        self._scan = scan
        self._found = list(scan.fences) if scan else []

    def problems_of_page(self) -> list[Problem]:
        """The problems of the current page that no fence of it shows."""
        if self._scan is None:
            return []
        in_fences = {line for found in self._scan.fences for line in found.lines}
        return [problem for problem in self._problems[self._scan.path] if problem.place.line not in in_fences]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        self.page = self._new_page()
        md.registerExtension(self)
        # Before SuperFences (25), or its formatters would run inside comments.
        md.preprocessors.register(_Comments(md), "studykit-comments", 29)
        # After inline patterns (20) have made links, before the table of contents (5) reads the headings.
        md.treeprocessors.register(_Citations(md, self), "studykit-citations", 12)
        # Before the citations: nothing of ours stands between the title and the furniture behind it.
        md.treeprocessors.register(Here(md, self), "studykit-here", 13)
        meanings = {term.term: term.stands_for for term in self.library.glossary if term.stands_for}
        # After all links are made, before the table of contents.
        md.treeprocessors.register(Meanings(md, meanings), "studykit-meanings", 7)

    def reset(self) -> None:
        self.page = self._new_page()

    def _new_page(self) -> Page:
        path = self._scan.path.removeprefix("docs/") if self._scan else ""
        return Page(self._resolve, self.site, path=path, titles=self._titles, tools=self._tools)

    def render_fence(self, language: str, source: str) -> str:
        """A fence's HTML, or the author's mistakes in it."""
        found = self._take_found(language, source)
        request, problems = found.read() if self._is_checked else check_fence(found, self.library)
        problems = problems + self._known_problems(found, request)
        return (
            render_problems(problems) if problems else all_fences()[language].render(request, self.library, self.page)
        )

    def _known_problems(self, found: FoundFence, request: Node | None) -> list[Problem]:
        """What the check of the project has found in a fence, and in the files of data/ that it shows."""
        of_fence = [problem for problem in self._problems[found.place.path] if problem.place.line in found.lines]
        behind = [*self._files_behind(request), *all_fences()[found.name].files]
        return of_fence + [problem for path in behind for problem in self._problems[path]]

    def _files_behind(self, request: Node | None) -> list[str]:
        """The files that a fence names."""
        if request is None:
            return []
        found = (
            self.library.banks.get(request.text_of("bank") or ""),
            self.library.cases.get(request.text_of("case") or ""),
            self.library.decisions.get(request.text_of("decision") or ""),
            self.library.checklists.get(request.text_of("list") or ""),
            self.library.pictures.get(request.text_of("picture") or ""),
            self.library.exams.get(request.text_of("exam") or ""),
        )
        return [one.path for one in found if one]

    def _take_found(self, language: str, source: str) -> FoundFence:
        """The scanned fence that is rendered now: formatters are not told where they are."""
        for number, found in enumerate(self._found):
            if found.name == language and found.body.strip() == source.strip():
                return self._found.pop(number)
        return FoundFence(language, "", source, Place("this page"), 1, 0)


def makeExtension(root: str = ".", **_: Any) -> StudykitExtension:  # noqa: N802 (Python-Markdown's name)
    """For generators without an adapter: `studykit.extension` with the option `root`."""
    return StudykitExtension(_reader(root).read(), Site(read_templates(Path(root))), scans=_scans(root))


@cache
def _reader(root: str) -> Reader:
    """One reader for all pages: a generator may make an extension for each."""
    return Reader(Path(root))


@cache
def _scans(root: str) -> dict[str, Scan]:
    return scan_pages(Path(root))[0]


def page_titles(scans: Mapping[str, Scan]) -> dict[str, str]:
    """The pages' titles by their paths below docs/."""
    return {path.removeprefix("docs/"): scan.title for path, scan in scans.items()}


def custom_fences() -> list[dict[str, Any]]:
    """Entries for `custom_fences` of pymdownx.superfences."""
    return [
        {"name": name, "class": name, "format": format_fence, "validator": take_any_option} for name in all_fences()
    ]


def format_fence(source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **_: Any) -> str:
    """What SuperFences calls for a fence of ours. It swallows every exception but its own, and would show the raw fence."""
    owner = next(entry for entry in md.registeredExtensions if isinstance(entry, StudykitExtension))
    try:
        return owner.render_fence(language, source)
    except Exception as fault:
        if not owner.site.is_preview:
            raise SuperFencesException from fault
        # An exception would freeze the preview.
        logger.exception("%s fence", language)
        return render_problems([Problem(Place("this page"), f"{type(fault).__name__}: {fault}", "see the terminal")])


def take_any_option(
    language: str, inputs: dict[str, str], options: dict[str, Any], attrs: dict[str, Any], md: Markdown
) -> bool:
    """Refusing an option would show the raw fence; the check reports it with its place instead."""
    options.update(inputs)
    return True


class _Comments(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        if not any("<!--" in line for line in lines):
            return lines
        return without_comments("\n".join(lines)).split("\n")


class _Citations(Treeprocessor):
    def __init__(self, md: Markdown, owner: StudykitExtension) -> None:
        super().__init__(md)
        self._owner = owner

    def run(self, root: Element) -> None:
        page, library = self._owner.page, self._owner.library
        cited = [link for link in root.iter("a") if link.get("href", "").partition(":")[0] in SCHEMES]
        if cited:
            parents = {child: parent for parent in root.iter() for child in parent}
            for link in cited:
                self._replace(parents[link], link, link.get("href", ""))
        if page.cited:
            html = render_source_list(library.book, page.cited, library.words, page.report_url, page.facts)
            holder = SubElement(root, "div")
            holder.text = self.md.htmlStash.store(html)

    def _replace(self, parent: Element, link: Element, target: str) -> None:
        page, library = self._owner.page, self._owner.library
        fact = library.book.find(target.removeprefix("fact:")) if target.startswith("fact:") else None
        for source in library.book.sources_behind(target):
            page.cite(source.id, fact.id if fact else None)
        text = escape("".join(link.itertext()), quote=False)
        html = render_citation(library.book, target, text, words=library.words, seen=page.seen, on_page=True)
        put_text(parent, link, self.md.htmlStash.store(html))
