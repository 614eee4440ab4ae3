"""The link by which a reader reports a wrong fact: a new issue that names the facts already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote

FORM = "fact-correction.yml"
_MOST = 1500
"""Letters of names in an address: far below what GitHub and browsers take, far above what a page needs."""


def fact_report_url(repo_url: str | None, page: str, names: Iterable[str]) -> str | None:
    """A prefilled issue about facts of a page, such as salaries/index.md; None when nobody knows where the repository is."""
    if not repo_url:
        return None
    listed = short_names(names)
    title = f"Fact: {listed[0]}" if len(listed) == 1 else f"Fact on {page}"
    fields = {"template": FORM, "title": title, "page": page, "fact": _fitting(listed)}
    query = "&".join(f"{name}={quote(text, safe='/@,:')}" for name, text in fields.items() if text)
    return f"{repo_url.rstrip('/')}/issues/new?{query}"


def short_names(ids: Iterable[str]) -> list[str]:
    """Ids of facts, those of one subject and period joined: us/coders/p10,median@2025-05. Other names stay as they are."""
    joined: dict[tuple[str, str], list[str]] = {}
    for name in dict.fromkeys(ids):
        path, at, period = name.partition("@")
        subject, _, measure = path.rpartition("/")
        joined.setdefault((subject, at + period) if at else (name, ""), []).append(measure)
    return [
        f"{subject}/{','.join(measures)}{period}" if period else subject
        for (subject, period), measures in joined.items()
    ]


def _fitting(names: list[str]) -> str:
    """One a line, as many as fit."""
    text = ""
    for number, name in enumerate(names):
        if len(text) + len(name) > _MOST:
            return f"{text}and {len(names) - number} more"
        text += f"{name}\n"
    return text.rstrip("\n")


def fact_report_link(address: str | None, words: Mapping[str, str]) -> str:
    """The link as HTML, or nothing."""
    if not address:
        return ""
    return f' <a class="fact-report" data-search-exclude href="{escape(address)}">{escape(words["report_fact"])}</a>'
