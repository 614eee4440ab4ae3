"""The link to report a wrong fact: where it leads, what it names, where it stands."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fact_samples import WORDS, book
from test_fact_table import REQUEST, library, node

from studykit.citation_html import render_source_list
from studykit.fact_reports import fact_report_url, short_names
from studykit.fences import Page, all_fences
from studykit.render import Site

REPO = "https://github.com/owner/guide"


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ([], []),
        (["us/coders/median@2025-05"], ["us/coders/median@2025-05"]),
        (["us/coders/p10@2025", "us/coders/p90@2025", "us/coders/p10@2025"], ["us/coders/p10,p90@2025"]),
        (["us/coders/p10@2025", "us/coders/p10@2024"], ["us/coders/p10@2025", "us/coders/p10@2024"]),
        (["us/a/p10@2025", "us/b/p10@2025", "us/a/p90@2025"], ["us/a/p10,p90@2025", "us/b/p10@2025"]),
        (["source:bls-2025", "source:bls-2024"], ["source:bls-2025", "source:bls-2024"]),
    ],
)
def test_names(ids: list[str], expected: list[str]) -> None:
    assert short_names(ids) == expected


def asked(address: str | None) -> dict[str, str]:
    assert address and address.startswith(f"{REPO}/issues/new?")
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_one_fact_stands_in_the_title() -> None:
    assert asked(fact_report_url(REPO, "salaries/index.md", ["us/coders/median@2025-05"])) == {
        "template": "fact-correction.yml",
        "title": "Fact: us/coders/median@2025-05",
        "page": "salaries/index.md",
        "fact": "us/coders/median@2025-05",
    }


def test_several_facts_stand_one_a_line() -> None:
    given = asked(fact_report_url(f"{REPO}/", "salaries/a & b.md", ["us/a/p10@2025", "us/b/p10@2025"]))
    assert given["title"] == "Fact on salaries/a & b.md" and given["page"] == "salaries/a & b.md"
    assert given["fact"] == "us/a/p10@2025\nus/b/p10@2025"


def test_an_address_stays_short() -> None:
    names = [f"us/occupation-number-{number}/median@2025-05" for number in range(500)]
    address = fact_report_url(REPO, "a.md", names)
    assert address and len(address) < 2000
    assert re.search(r"\nand \d+ more$", asked(address)["fact"])


@pytest.mark.parametrize("repo", [None, ""])
def test_without_a_repository_there_is_no_link(repo: str | None) -> None:
    assert fact_report_url(repo, "a.md", ["us/coders/median@2025-05"]) is None


def links(html: str) -> list[str]:
    return [
        unescape(link)
        for link in re.findall(
            r'<a class="fact-report" data-search-exclude href="([^"]*)">Report a wrong fact</a>', html
        )
    ]


def test_each_source_of_a_page_names_what_the_page_cites_of_it() -> None:
    page = Page(lambda target: target, Site(Path(), REPO), path="pay.md")
    page.cite("bls-2025", "us/coders/median@2025-05")
    page.cite("bls-2025", "us/billers/median@2025-05")
    page.cite("copy-2024")
    made = render_source_list(book(), page.cited, WORDS, page.report_url, page.facts)
    first, second = links(made)
    assert asked(first)["fact"] == "us/coders/median@2025-05\nus/billers/median@2025-05"
    assert asked(second)["fact"] == "source:copy-2024"
    assert re.search(r'<li id="source-copy-2024">.*</a></li>', made)


def table(repo: str | None) -> str:
    page = Page(lambda target: target, Site(Path(), repo), path="pay.md")
    return all_fences()["fact-table"].render(node(REQUEST), library(), page)


def test_a_table_names_its_facts() -> None:
    (link,) = links(table(REPO))
    assert asked(link)["fact"] == "us/coders/median@2025-05\nus/billers/median@2025-05"
    assert re.search(
        r'<p class="fact-table-source">May 2025\. Source: <a .*>BLS</a>\. <a class="fact-report"', table(REPO)
    )
    assert links(table(None)) == [] and table(None) in table(REPO).replace(
        re.findall(r'\. <a class="fact-report".*?</a>', table(REPO))[0], ""
    )
