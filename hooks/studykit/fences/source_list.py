"""```` ```source-list ````: all sources of the guide, by publisher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from html import escape
from itertools import groupby

from ..citation_html import describe_source
from ..dates_in_text import write_date
from ..facts import Fact
from ..library import Library
from ..nodes import Node
from ..uses import use_mark
from . import Fence, Page


def render_source_list_fence(request: Node | None, library: Library, page: Page) -> str:
    """All sources; without ids, since the list at the page's end has them."""
    sources = sorted(
        library.book.sources.values(), key=lambda source: (source.publisher.casefold(), source.title.casefold())
    )
    facts: dict[str, list[Fact]] = defaultdict(list)
    for fact in library.book.facts.values():
        facts[fact.source.id].append(fact)
    html = ""
    for publisher, group in groupby(sources, key=lambda source: source.publisher):
        entries = "".join(
            f"<li>{describe_source(source, library.words, names_publisher=False)}"
            f"{_facts_line(facts[source.id], library.words)} {use_mark(source.id)}</li>\n"
            for source in group
        )
        html += f"<div><dt>{escape(publisher)}</dt><dd><ul>\n{entries}</ul></dd></div>\n"
    return f'<dl class="source-list" data-search-exclude>\n{html}</dl>\n'


def _facts_line(facts: list[Fact], words: Mapping[str, str]) -> str:
    """How many facts rest on a source, as of when, and how sure they are."""
    if not facts:
        return ""
    dated = [fact.as_of for fact in facts if fact.as_of]
    newest = f", {words['source_as_of'].format(date=write_date(max(dated).isoformat()))}" if dated else ""
    second = sum(fact.is_second_hand for fact in facts)
    if not second:
        sure = words["source_publisher"]
    else:
        sure = words["source_second" if second < len(facts) else "source_all_second"].format(n=second)
    count = words["source_fact" if len(facts) == 1 else "source_facts"].format(n=len(facts))
    return f" <small>{escape(f'{count}{newest}; {sure}.')}</small>"


FENCE = Fence(name="source-list", render=render_source_list_fence, elsewhere="sources stand in data/sources.yml")
