"""Options and folders that all tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what is seen into the golden files; the diff is the review"
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The guide's own folder."""
    return ROOT
