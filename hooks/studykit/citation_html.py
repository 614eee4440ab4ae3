"""Citations and a page's list of sources as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from urllib.parse import urlsplit

from .dates_in_text import write_date
from .fact_reports import fact_report_link
from .facts.values import Fact, FactBook, Source
from .spellings import spell


def render_citation(
    book: FactBook, target: str, text_html: str, *, words: Mapping[str, str], seen: set[str], on_page: bool
) -> str:
    """A checked citation as HTML.

    `text_html` is the link's text as safe HTML. `seen` holds what the page has cited: the first citation of a source and
    period says both in brackets. `on_page` links to the list at the page's end, otherwise straight to the publisher's page.
    A citation that `check_citation` blames gives its text alone.
    """
    scheme, _, name = target.partition(":")
    if scheme == "example":
        return f'<span class="example" title="{escape(words["example_title"])}">{text_html}</span>'
    if scheme == "source":
        source = book.sources.get(name)
        return (
            f'<a class="cite" href="{_href(source, on_page)}"{_title(source.title)}>{text_html}</a>'
            if source
            else text_html
        )
    fact = book.find(name)
    if fact is None:
        return text_html
    kind = "fact-text" if fact.unit == "text" else "fact"
    html = (
        f'<a class="{kind}" href="{_href(fact.source, on_page)}"{_title(_explain(book, fact, words))}>{text_html}</a>'
    )
    key = f"{fact.source.id} {fact.period}"
    if key not in seen:
        seen.add(key)
        html += f' <small class="fact-when">({escape(when(fact))})</small>'
    if fact.is_second_hand:
        html += f' <small class="fact-label">{second_hand(fact, words)}</small>'
    return html


def when(fact: Fact) -> str:
    """Publisher and period of a fact: BLS, May 2025."""
    return f"{fact.source.short}, {fact.period}"


def second_hand(fact: Fact, words: Mapping[str, str]) -> str:
    """The label of a figure that is not from the publisher, with the page that can confirm it, as HTML."""
    label = escape(words["second_hand"])
    if not fact.check_url:
        return label
    host = (urlsplit(fact.check_url).hostname or "").removeprefix("www.")
    return f'{label}; <a href="{escape(fact.check_url)}">{escape(words["confirm_at"].format(site=host))}</a>'


def _explain(book: FactBook, fact: Fact, words: Mapping[str, str]) -> str:
    parts = [when(fact)]
    if fact.formula:
        inputs = [book.facts[name] for name in fact.inputs if name in book.facts]
        listed = "; ".join(
            f"{book.subject_of(entry).name}, {entry.label or book.measure_of(entry)}, {entry.period}: {spell(entry)}"
            for entry in inputs
        )
        parts = [f"{words['our_calculation']}: {fact.formula}", listed, when(fact)]
    if fact.label:
        parts.append(fact.label)
    if fact.note:
        parts.append(fact.note)
    return ". ".join(part.rstrip(".") for part in parts)


def _href(source: Source, on_page: bool) -> str:
    return f"#source-{source.id}" if on_page else escape(source.url)


def _title(text: str) -> str:
    return f' title="{escape(text)}"'


def render_source_list(
    book: FactBook,
    source_ids: Iterable[str],
    words: Mapping[str, str],
    report_url: Callable[[list[str]], str | None] = lambda names: None,
    facts: Mapping[str, list[str]] | None = None,
) -> str:
    """The list at a page's end, in the order of `source_ids`; nothing when there is none.

    `report_url` gives the address to report facts by their ids, `facts` those of each source; a source without any is named itself.
    """
    sources = [book.sources[name] for name in dict.fromkeys(source_ids) if name in book.sources]
    if not sources:
        return ""

    def entry(source: Source) -> str:
        named = (facts or {}).get(source.id) or [f"source:{source.id}"]
        link = fact_report_link(report_url(named), words)
        return f'<li id="source-{source.id}">{describe_source(source, words)}{link}</li>\n'

    entries = "".join(map(entry, sources))
    heading = escape(words["sources"])
    return f'<section class="sources" data-search-exclude aria-labelledby="sources">\n<h2 id="sources">{heading}</h2>\n<ul>\n{entries}</ul>\n</section>\n'


def describe_source(source: Source, words: Mapping[str, str], *, names_publisher: bool = True) -> str:
    """Publisher, linked title, time of publication and the day somebody looked, as HTML."""
    publisher = f"{escape(source.publisher)}: " if names_publisher else ""
    day = source.seen.isoformat()
    seen = escape(words["seen_on"]).replace("{date}", f'<time datetime="{day}">{write_date(day)}</time>')
    published = f", {escape(source.published)}" if source.published and source.published not in source.title else ""
    return f'{publisher}<a href="{escape(source.url)}">{escape(source.title)}</a>{published}. {seen}'
