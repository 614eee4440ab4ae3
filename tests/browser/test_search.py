"""The site's own search: what beginners type, and the pages that should come first."""

from urllib.parse import quote, urlsplit

import pytest
from conftest import Site
from playwright.sync_api import Page, expect
from widget_site import proves

# What is typed: the pages (below the site) of which one must be among the first three.
QUERIES = {
    "modifier": ["procedures/hcpcs/"],
    "CPC-A": ["certifications/which-first/", "first-job/", "certifications/cpc/"],
    "denial": ["payment/denials/"],
    "HUSKY": ["insurance/husky/"],
    "E11.9": ["icd-10-cm/look-up/"],
    "how much does it pay": ["salaries/", "reference/faq/"],
    "salary": ["salaries/"],
    "wages in Connecticut": ["salaries/connecticut/"],
    "work from home": ["careers/a-day/", "reference/faq/"],
    "do I need a degree": ["reference/faq/", "qualifications/"],
    "how long does it take": ["reference/faq/", "qualifications/", "study/plan/"],
    "stressful": ["reference/faq/", "careers/downsides/"],
    "AI": ["careers/outlook/", "reference/faq/"],
    "scam": ["fit/warning-signs/"],
    "financial aid": ["paying/"],
    "scholarship": ["paying/"],
    "student loan": ["paying/loans/"],
    "closed school": ["programs/closed-schools/"],
    "which certification first": ["certifications/which-first/"],
    "RHIT": ["certifications/rhit/"],
    "continuing education": ["certifications/keeping/", "first-job/staying-current/"],
    "study plan": ["study/plan/"],
    "word parts": ["language/", "language/flashcards/"],
    "abbreviations": ["language/notes/", "reference/glossary/"],
    "deductible": ["insurance/"],
    "Medicare Part B": ["insurance/medicare/"],
    "birthday rule": ["insurance/who-pays-first/"],
    "prior authorization": ["insurance/checking-coverage/"],
    "Excludes1": ["icd-10-cm/conventions/"],
    "7th character": ["icd-10-cm/injuries/"],
    "sequela": ["icd-10-cm/injuries/", "icd-10-cm/guidelines/"],
    "uncertain diagnosis": ["icd-10-cm/guidelines/"],
    "HCPCS": ["procedures/hcpcs/"],
    "medical necessity": ["procedures/medical-necessity/"],
    "DRG": ["procedures/hospital/"],
    "CPT": ["procedures/"],
    "CMS-1500": ["claim/form/"],
    "timely filing": ["claim/filing/"],
    "clearinghouse": ["claim/"],
    "remittance advice": ["payment/"],
    "appeal": ["payment/appeals/"],
    "surprise bill": ["payment/patient-bills/"],
    "HIPAA": ["compliance/"],
    "false claims": ["compliance/honest-claims/"],
    "query": ["compliance/queries/"],
    "copy of records": ["compliance/connecticut/"],
    "cancer registry": ["registries/", "careers/"],
    "risk adjustment": ["registries/specialties/"],
    "resume": ["first-job/"],
    "internship": ["first-job/experience/"],
}


def first_pages(page: Page, site: Site, query: str) -> list[str]:
    """The first three pages that the search lists, as paths below the site."""
    page.goto(f"{site.url}?q={quote(query)}")
    expect(page.locator(".md-search-result__item").first).to_be_attached()
    links = page.locator(".md-search-result__item").evaluate_all(
        "all => all.slice(0, 3).map(item => item.querySelector('a').href)"
    )
    base = urlsplit(site.url).path
    return [urlsplit(link).path.removeprefix(base) for link in links]


def test_there_are_forty_queries() -> None:
    assert len(QUERIES) >= 40


@proves("search-finds")
@pytest.mark.parametrize("query", QUERIES)
def test_the_right_page_is_among_the_first_three(page: Page, site: Site, query: str) -> None:
    found = first_pages(page, site, query)
    assert set(found) & set(QUERIES[query]), found
