"""Where the site and its repository are."""

from __future__ import annotations

import pytest

from studykit.addresses import addresses

ACTIONS = {"GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": "https://github.com"}
CASES = [
    ({}, None, None),
    ({"SITE_URL": "", "REPO_URL": ""}, None, None),
    ({"SITE_URL": "https://a.example.org"}, "https://a.example.org/", None),
    ({"SITE_URL": "https://a.example.org/b//"}, "https://a.example.org/b/", None),
    ({"REPO_URL": "https://code.example.org/x/y/"}, None, "https://code.example.org/x/y"),
    ({"GITHUB_REPOSITORY": "Owner/guide"}, None, None),
    (
        {**ACTIONS, "GITHUB_REPOSITORY": "Owner/guide"},
        "https://owner.github.io/guide/",
        "https://github.com/Owner/guide",
    ),
    (
        {**ACTIONS, "GITHUB_REPOSITORY": "Owner/owner.github.io"},
        "https://owner.github.io/",
        "https://github.com/Owner/owner.github.io",
    ),
    (
        {**ACTIONS, "GITHUB_REPOSITORY": "o/g", "SITE_URL": "https://guide.example.org/"},
        "https://guide.example.org/",
        "https://github.com/o/g",
    ),
]


@pytest.mark.parametrize(("environment", "site", "repo"), CASES)
def test_addresses(environment: dict[str, str], site: str | None, repo: str | None) -> None:
    found = addresses(environment)
    assert (found.site_url, found.repo_url) == (site, repo)
