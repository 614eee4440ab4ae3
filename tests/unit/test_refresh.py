"""`make refresh`: from a made BLS to a diff, and to files that are written whole or not at all."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bls_samples import CAPPED, NOT_RELEASED, THRESHOLD, MadeBls, answer, point

from studykit.__main__ import rewrite
from studykit.library import Reader
from studykit.places import errors
from studykit.project import check_project
from studykit.refresh import __main__ as command
from studykit.refresh import writing
from studykit.refresh.__main__ import refresh
from studykit.refresh.answers import RefreshError
from studykit.refresh.asking import Bls
from studykit.refresh.series import all_series
from studykit.refresh.writing import with_groups, with_sources, with_subjects, write_all

TODAY = datetime.date(2027, 5, 20)
IDS = {one.path: one.id for one in all_series()}

FACTS = """\
# Kept as it is.
subjects:
  - {id: us/medical-records-specialists, name: "Coders"}  # 29-2072
  - {id: ct/state/medical-records-specialists, name: "Coders in all of Connecticut"}

groups:
  - title: Coders, United States, May 2025
    source: bls-oews-2025
    period: May 2025
    as_of: 2025-05-01
    review_by: 2027-06-30
    confidence: publisher
    facts:
      - {id: us/medical-records-specialists/median@2025-05, value: 51140, unit: usd-per-year}

  - title: Second-hand
    source: bls-oews-2025
    period: May 2023
    as_of: 2023-05-01
    review_by: 2027-06-30
    confidence: secondary
    check_url: https://www.bls.gov/oes/current/oes_ct.htm
    facts:
      - {id: ct/state/medical-records-specialists/median@2023-05, value: 61300, unit: usd-per-year}
"""
SOURCES = """\
sources:
  - id: aapc-cpc
    publisher: AAPC
    short: AAPC
    title: CPC
    url: https://www.aapc.com/certifications/cpc
    seen: 2026-11-21
  - id: bls-oews-2025
    publisher: U.S. Bureau of Labor Statistics
    short: BLS
    title: National tables, May 2025
    url: https://www.bls.gov/oes/tables.htm
    seen: 2026-11-21
  - id: census-2020
    publisher: Census
    short: Census
    title: A table
    url: https://www.census.gov/
    seen: 2026-11-21
"""
PAGE = """\
Half earn less than [$51,140](fact:us/medical-records-specialists/median).

```fact-table
caption: Coders in Connecticut
rows:
  ct/state/medical-records-specialists: Coders
columns:
  median: Half under
```
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in (("data/salaries.yml", FACTS), ("data/sources.yml", SOURCES), ("docs/pay.md", PAGE)):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def files(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project / "data").iterdir()}


def run(project: Path, made: MadeBls | None = None, *, write: bool = False) -> int:
    made = made or MadeBls()
    return refresh(project, Bls(TODAY, post=made.post, pause=lambda _: None), write=write)


def only(*paths: str, year: str = "2026") -> MadeBls:
    """A BLS that publishes nothing but these."""
    made = MadeBls(year=year, special=dict.fromkeys(IDS.values()))
    for path in paths:
        del made.special[IDS[path]]
    return made


def test_the_diff_applies_and_is_what_is_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(project)
    assert run(project) == 0
    diff = capsys.readouterr().out
    assert files(project) == before
    copy = project / "copy"
    shutil.copytree(project / "data", copy / "data")
    subprocess.run(
        ["git", "apply", "-"],
        cwd=copy,
        input=diff,
        text=True,
        check=True,
        env={"GIT_DIR": "none", "PATH": "/usr/bin:/bin"},
    )
    assert run(project, write=True) == 0
    assert capsys.readouterr().out == diff
    assert files(project) == files(copy) != before
    removed = [line for line in diff.splitlines() if line.startswith("-") and not line.startswith("---")]
    assert removed == []


def test_new_facts_in_words(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = only("us/medical-records-specialists/median", "ct/hartford/billing-and-posting-clerks/mean-hourly")
    assert run(project, made, write=True) == 0
    said = capsys.readouterr()
    assert (project / "data/salaries.yml").read_text("utf-8") == FACTS.replace(
        "\n\ngroups:",
        '\n  - {id: ct/hartford/billing-and-posting-clerks, name: "Billers in the Hartford area"}\n\ngroups:',
    ) + (
        "\n"
        "  - title: Coders, United States, May 2026\n"
        "    source: bls-oews-2026\n"
        "    period: May 2026\n"
        "    as_of: 2026-05-01\n"
        "    review_by: 2028-06-30\n"
        "    confidence: publisher\n"
        "    facts:\n"
        "      - {id: us/medical-records-specialists/median@2026-05, value: 58240, unit: usd-per-year}\n"
        "\n"
        "  - title: Billers in Connecticut areas, May 2026\n"
        "    source: bls-oews-ct-areas-2026\n"
        "    period: May 2026\n"
        "    as_of: 2026-05-01\n"
        "    review_by: 2028-06-30\n"
        "    confidence: publisher\n"
        "    facts:\n"
        "      - {id: ct/hartford/billing-and-posting-clerks/mean-hourly@2026-05, value: 30.0, unit: usd-per-hour}\n"
    )
    sources = (project / "data/sources.yml").read_text("utf-8")
    order = [line.split()[-1] for line in sources.splitlines() if line.startswith("  - id:")]
    assert order == ["aapc-cpc", "bls-oews-2025", "bls-oews-2026", "bls-oews-ct-areas-2026", "census-2020"]
    assert "title: Occupational Employment and Wage Statistics, national tables, May 2026\n" in sources
    assert "seen: 2027-05-20\n    published: May 2026\n" in sources
    assert "us/billing-and-posting-clerks: BLS publishes nothing\n" in said.err
    assert "us/medical-records-specialists/jobs: not published (no such series)\n" in said.err
    assert "ct/waterbury: nothing at all under M0047930; has its code changed?" in said.err
    assert said.err.splitlines()[-2:] == [
        "2 new facts, of which 0 replace a second-hand one",
        "Written. Now: make facts, make check, and read the sentences around the new numbers.",
    ]


def test_second_hand_figures_are_replaced_and_pages_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, only("ct/state/medical-records-specialists/median"), write=True) == 0
    said = capsys.readouterr().err
    name = "ct/state/medical-records-specialists/median@2023-05"
    assert f'data/salaries.yml:24: "{name}" was second-hand; the new figure is from BLS itself\n' in said
    assert "docs/pay.md shows figures that were second-hand; does it still say so? Lines 6\n" in said
    assert "1 new fact, of which 1 replace" in said
    fact = Reader(project).read().book.find("ct/state/medical-records-specialists/median")
    assert fact and fact.value == 58240 and not fact.is_second_hand and fact.source.id == "bls-oews-ct-2026"


def test_a_second_run_finds_nothing_new(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(project, write=True)
    before = files(project)
    capsys.readouterr()
    assert run(project, write=True) == 0
    said = capsys.readouterr()
    assert said.out == "" and files(project) == before
    assert said.err.splitlines()[-1] == "0 new facts, of which 0 replace a second-hand one"


def test_values_that_bls_does_not_show_make_no_fact(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = only("us/medical-records-specialists/median")
    made.special[IDS["us/medical-records-specialists/p10"]] = point("-", NOT_RELEASED)
    made.special[IDS["us/medical-records-specialists/p90"]] = point("-", CAPPED)
    assert run(project, made, write=True) == 0
    said = capsys.readouterr().err
    assert "us/medical-records-specialists/p10: not published (Estimate not released.)\n" in said
    assert "us/medical-records-specialists/p90: not published (This wage is equal to or greater than" in said
    assert "/p90@2026" not in (project / "data/salaries.yml").read_text("utf-8")


def test_a_changed_value_of_a_known_year_is_named_and_left(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(project)
    assert run(project, only("us/medical-records-specialists/median", year="2025"), write=True) == 0
    said = capsys.readouterr()
    name = "us/medical-records-specialists/median@2025-05"
    assert f'data/salaries.yml:14: "{name}" says 51140; BLS says 58240\n' in said.err
    assert said.out == "" and files(project) == before


def test_an_older_year_is_not_news(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, only("us/medical-records-specialists/median", year="2024")) == 0
    assert capsys.readouterr().out == ""


def test_a_leap_is_asked_about(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = only("us/medical-records-specialists/median")
    made.special[IDS["us/medical-records-specialists/median"]] = point("81140")
    assert run(project, made) == 0
    assert "is 81140, and May 2025 had 51140: is that a real change?" in capsys.readouterr().err


def spoiled(path: str, value: str, year: str = "2026") -> MadeBls:
    return MadeBls(special={IDS[path]: point(value, year=year)})


def late(given: Any) -> Callable[[int, Any], Any]:
    """The last question but two gets this answer."""
    return lambda number, right: given if number == 17 else right


FAILURES = {
    "threshold": (MadeBls(change=late(THRESHOLD)), "BLS takes no more questions today"),
    "not JSON": (MadeBls(change=late("<html>")), "the answer of BLS is not JSON"),
    "partial": (MadeBls(change=late(answer())), "BLS left out 25 of 25 series"),
    "time-out": (
        MadeBls(change=lambda number, right: TimeoutError() if number > 16 else right),
        "could not be reached",
    ),
    "nothing": (MadeBls(special=dict.fromkeys(IDS.values())), "BLS gave no figure at all"),
    "to come": (spoiled("us/all-occupations/mean", "62400", "2028"), "for 2028, which is to come"),
    "half a job": (spoiled("us/all-occupations/jobs", "1.5"), 'BLS gave "1.5" for us/all-occupations/jobs'),
    "zero": (spoiled("us/all-occupations/mean", "0"), 'BLS gave "0" for us/all-occupations/mean'),
    "order": (spoiled("ct/state/compliance-officers/p25", "58250"), "a p25 of 58250 above its median of 58240"),
    "hours": (spoiled("ct/state/compliance-officers/mean", "72400"), "a mean of 72400 a year and 30.0 an hour"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_on_failure_nothing_is_written(project: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    made, expected = FAILURES[name]
    made.asked.clear()
    before = files(project)
    assert run(project, made, write=True) == 1
    said = capsys.readouterr()
    assert said.out == "" and expected in said.err and said.err.endswith("\nNothing was written.\n")
    assert files(project) == before


def test_data_with_problems_are_not_touched(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "data/salaries.yml"
    file.write_text(FACTS.replace("51140", "many"), "utf-8")
    made = MadeBls()
    assert run(project, made, write=True) == 1
    assert made.asked == []
    assert "data/ has problems, data/salaries.yml:14:" in capsys.readouterr().err


def test_a_folder_without_the_guide(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path) == 1
    assert "there is no data/salaries.yml; run this in the guide's folder" in capsys.readouterr().err


def test_line_ends_stay(project: Path) -> None:
    file = project / "data/salaries.yml"
    file.write_bytes(FACTS.replace("\n", "\r\n").encode())
    assert run(project, write=True) == 0
    raw = file.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") > FACTS.count("\n")
    assert b"\r" not in (project / "data/sources.yml").read_bytes()


# Writing


def test_write_all_or_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before, replace = files(project), Path.replace

    def fails_for_sources(self: Path, target: Path) -> Path:
        if target.name == "sources.yml":
            raise OSError("no space left")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails_for_sources)
    assert run(project, write=True) == 1
    assert "could not be written (no space left); all is as it was" in capsys.readouterr().err
    assert files(project) == before


def test_a_full_disk_leaves_no_draft(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(project)

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(writing.os, "fdopen", full)
    with pytest.raises(OSError, match="no space left"):
        write_all(project, {"data/salaries.yml": b"", "data/sources.yml": b""})
    assert files(project) == before


def test_rights_of_a_file_stay(project: Path) -> None:
    file = project / "data/salaries.yml"
    file.chmod(0o640)
    write_all(project, {"data/salaries.yml": b"x"})
    assert file.stat().st_mode & 0o777 == 0o640 and file.read_bytes() == b"x"


def test_places_in_odd_files() -> None:
    assert with_subjects("subjects:\n- {id: a}\n\n# About groups.\ngroups:\n", ["- {id: b}"]) == (
        "subjects:\n- {id: a}\n- {id: b}\n\n# About groups.\ngroups:\n"
    )
    assert with_groups("groups:\n  - a\n\n\n", ["  - b"]) == "groups:\n  - a\n\n  - b\n"
    assert (
        with_sources("sources:\n  - id: b\n    x: 1", {"c": "  - id: c"})
        == "sources:\n  - id: b\n    x: 1\n  - id: c\n"
    )
    for text in ("groups:\nsubjects:\n  - {id: a}\n", "subjects:\n"):
        with pytest.raises(RefreshError, match="bring them into that order"):
            with_subjects(text, ["  - {id: b}"])
    with pytest.raises(RefreshError, match="does not end with its groups"):
        with_groups("groups:\n  - a\nsubjects:\n", ["  - b"])


# The command, and the guide itself


def test_the_command(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    made = MadeBls()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.datetime(2027, 5, 20, tzinfo=datetime.UTC).timestamp())))
    monkeypatch.setenv("BLS_API_KEY", "")
    monkeypatch.setattr("studykit.refresh.asking.send", made.post)
    monkeypatch.setattr("studykit.refresh.asking.PAUSE", 0)
    assert command.main(["--root", str(project)]) == 0
    asked = len(made.asked)
    assert asked == 19
    assert command.main(["--root", str(project), "--write"]) == 0
    assert len(made.asked) == asked
    assert command.main(["--root", str(project), "--fresh"]) == 0
    assert len(made.asked) == 2 * asked
    assert "Written." in capsys.readouterr().err


def test_a_new_year_goes_through_the_whole_guide(tmp_path: Path, root: Path) -> None:
    """Refresh, then `make facts`, then the check: nothing is left but what a person must decide."""
    for folder in ("data", "docs", "overrides"):
        shutil.copytree(root / folder, tmp_path / folder)

    def wrong() -> set[str]:
        checked = check_project(tmp_path, Reader(tmp_path).read(), today=TODAY)
        return {str(problem) for problem in errors(checked.problems)}

    before = wrong()
    assert run(tmp_path, write=True) == 0
    found = wrong() - before
    assert found and all("run make facts, or correct the number" in problem for problem in found)
    rewrite(tmp_path)
    assert wrong() == before
