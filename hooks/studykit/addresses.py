"""Where the site and its repository are: told by the environment, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses or None. Without them the site links to neither."""

    site_url: str | None
    repo_url: str | None


def addresses(environment: Mapping[str, str]) -> Addresses:
    """`SITE_URL` and `REPO_URL`; in GitHub Actions the repository's own and its GitHub Pages address."""
    site, repo = environment.get("SITE_URL") or None, environment.get("REPO_URL") or None
    slug = environment.get("GITHUB_REPOSITORY", "")
    if environment.get("GITHUB_ACTIONS") == "true" and "/" in slug:
        owner, _, name = slug.partition("/")
        repo = repo or f"{environment.get('GITHUB_SERVER_URL', 'https://github.com')}/{slug}"
        host = f"{owner.lower()}.github.io"
        site = site or (f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/")
    return Addresses(f"{site.rstrip('/')}/" if site else None, repo.rstrip("/") if repo else None)
