"""The lock of ICD-10-CM codes: how it is made, read and refused, and what it says of a code."""

from __future__ import annotations

import datetime
import json
import shutil
import sys
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any

import pytest
from ladder import tabular

from studykit.codes import LOCK, WANTED, check_release, code_assets, read_lock
from studykit.codes.__main__ import wanted_categories
from studykit.codes.form import dotted, has_form, padded, parent
from studykit.codes.making import checksum, make_lock, release_of
from studykit.library import Reader

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / LOCK).read_text("utf-8")


@pytest.mark.parametrize("code", ["J18", "J18.9", "W19.XXXA", "C7A.00", "QA0.0101", "U07.1", "Z3A.01"])
def test_what_has_the_form_of_a_code(code: str) -> None:
    assert has_form(code)


@pytest.mark.parametrize(
    "code", ["j18.9", "J189", "J1", "118.9", "J18.", "J18.98765", "JB8", "J1.89", "J18-9", " J18", ""]
)
def test_what_has_not(code: str) -> None:
    assert not has_form(code)


def test_dots_parents_and_places() -> None:
    assert dotted("J189") == "J18.9" and dotted("J18") == "J18"
    assert parent("J18.9") == "J18" and parent("E11.65") == "E11.6" and parent("J18") == ""
    assert padded("W19") == "W19.XXX" and padded("S52.501") == "S52.501"


@pytest.mark.parametrize(
    ("name", "release", "until"),
    [
        ("icd10c-tabular-April-1-2026.xml", "FY2026", "2026-09-30"),
        ("icd10cm-tabular-October-1-2026.xml", "FY2027", "2027-09-30"),
    ],
)
def test_a_release_is_named_by_its_file(name: str, release: str, until: str) -> None:
    found = release_of(name)
    assert (found["release"], found["until"]) == (release, until)


def test_a_file_without_a_date_names_no_release() -> None:
    with pytest.raises(ValueError, match="no date"):
        release_of("icd10cm_tabular_2027.xml")


@pytest.mark.parametrize(
    ("code", "title", "billable"),
    [
        ("J18", "Pneumonia, unspecified organism", False),
        ("J18.9", "Pneumonia, unspecified organism", True),
        ("I10", "Essential (primary) hypertension", True),
        ("W19", "Unspecified fall", False),
        ("W19.XXXA", "Unspecified fall, initial encounter", True),
        ("S52.501", "Unspecified fracture of the lower end of right radius", False),
        # The definition has a second meaning, which is none of the title's.
        (
            "S52.501B",
            "Unspecified fracture of the lower end of right radius, initial encounter for open fracture type I or II",
            True,
        ),
    ],
)
def test_titles_and_what_is_billable(code: str, title: str, billable: bool) -> None:
    assert tabular().title(code) == title
    assert tabular().is_billable(code) is billable


@pytest.mark.parametrize("code", ["J18.7", "J18.95", "W19.A", "W19.XXAA", "W19.XXXB", "S52.501I", "J12.9", "J19", ""])
def test_what_is_not_carried_has_no_title(code: str) -> None:
    assert tabular().title(code) is None


def test_what_stands_above() -> None:
    assert [name for name, _ in tabular().above("S52.501A")] == ["19", "S50-S59", "S52", "S52.5", "S52.50", "S52.501"]
    assert [name for name, _ in tabular().above("I10")] == ["9", "I10-I1A"]


def test_every_chapter_has_codes_to_write_items_with() -> None:
    listed = tabular()
    chapters = {listed.above(code)[0][0] for code in listed.billable()}
    assert chapters == set(listed.chapters) and len(chapters) == 22


def test_every_code_item_and_list_is_carried() -> None:
    """make codes would write the same categories again."""
    assert set(tabular().codes) == wanted_categories(ROOT)


@pytest.mark.filterwarnings("ignore:(read|open)_text is deprecated")  # the package's own, while it is imported
def test_making_is_reproducible_and_needs_the_package_alone() -> None:
    import simple_icd_10_cm

    head = json.loads(TEXT)
    name = simple_icd_10_cm.simple_icd_10_cm._classification_data_package_file_name
    text, unknown = make_lock(simple_icd_10_cm, {*tabular().codes, "J19"}, package=head["package"], file_name=name)
    assert unknown == ["J19"]
    assert text == TEXT


def test_a_lock_as_it_was_written_is_not_walked_through() -> None:
    """Its checksum tells that it is whole; a look at each code would cost every build as much as the reading."""
    walked: list[str] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_name in ("_check_codes", "has_form", "parent"):
            walked.append(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        found, _ = read_lock(TEXT)
        as_written = list(walked)
        read_lock(TEXT.replace('"title": "', '"title": "X', 1))
    finally:
        sys.setprofile(None)
    assert found and not as_written
    assert len(walked) > len(found.codes)


def said(text: str | None) -> list[str]:
    found, problems = read_lock(text)
    assert found is None
    return [str(problem) for problem in problems]


def with_checksum(text: str) -> str:
    """As if somebody had mended the checksum, too."""
    lines = text.split("\n")
    lines[1] = f'"checksum": "{checksum(chr(10).join(lines[2:-2]))}",'
    return "\n".join(lines)


def test_a_lock_that_is_not_there() -> None:
    assert said(None) == [f"{LOCK}:1:1: there is no such file, and items ask for codes; run make codes"]


def test_a_lock_that_is_cut_off_says_where() -> None:
    assert said('{\n"checksum": "x",\n"credit"') == [f"{LOCK}:3:9: the file is not whole; run make codes"]
    assert said("[]") == [f"{LOCK}:1:1: the file holds no map of codes; run make codes"]


def test_a_lock_without_a_field() -> None:
    assert said(TEXT.replace('"issue"', '"isue"')) == [
        f'{LOCK}:1:1: field "issue" is missing or of another kind; run make codes'
    ]


def test_a_lock_that_was_changed_by_hand() -> None:
    changed = TEXT.replace("Bronchopneumonia, unspecified organism", "Bronchopneumonia")
    assert said(changed) == [f"{LOCK}:2:1: the file was changed after it was written; run make codes"]


def test_a_changed_lock_says_which_codes_are_not_whole() -> None:
    line = next(number for number, text in enumerate(TEXT.split("\n"), 1) if text.startswith(' "J18.1":'))
    changed = TEXT.replace(' "J18.1": {"title"', ' "J18.1": {"titel"')
    assert said(changed)[1] == f'{LOCK}:{line}:2: code "J18.1" has no title; run make codes'
    changed = TEXT.replace(' "M25.56": {', ' "M25.5x": {')
    assert 'code "M25.561" stands below no other' in "".join(said(changed))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"until": "2026-09-30"', '"until": "2026-02-30"', '9:1: "until" is no date such as 2026-04-01'),
        ('"until": "2026-09-30"', '"until": "2026-03-30"', '9:1: "until" is before "from"'),
        ('"release": "FY2026"', '"release": "FY2027"', '6:1: release "FY2027" does not end in 2026'),
    ],
)
def test_a_lock_whose_dates_do_not_fit(old: str, new: str, message: str) -> None:
    assert said(with_checksum(TEXT.replace(old, new))) == [f"{LOCK}:{message}; run make codes"]


def test_a_newer_release_in_force_is_a_warning_and_never_an_error() -> None:
    last = datetime.date.fromisoformat(tabular().release.valid_until)
    assert list(check_release(tabular(), last)) == []
    (problem,) = check_release(tabular(), last + datetime.timedelta(days=1))
    assert problem.is_warning
    assert "was for days up to 2026-09-30; a newer release is in force" in str(problem)
    assert list(check_release(None, last)) == []


def project(folder: Path, listed: str = "categories: [J18]\n", *, item: bool = True, lock: bool = True) -> Reader:
    base = ROOT / "tests/golden"
    shutil.copytree(base / "base", folder / "p")
    if item:
        shutil.copy(base / "cases/code-html.yml", folder / "p/data/quizzes/case.yml")
    if not lock:
        (folder / "p" / LOCK).unlink()
    (folder / "p" / WANTED).write_text(listed, "utf-8")
    return Reader(folder / "p")


def test_the_lock_is_read_only_where_an_item_asks_for_a_code(tmp_path: Path) -> None:
    assert project(tmp_path / "1", item=False, lock=False).read().codes is None
    assert project(tmp_path / "2").read().codes
    missing = project(tmp_path / "3", lock=False).read()
    assert missing.codes is None
    assert [str(problem) for problem in missing.problems] == said(None)


def test_it_is_read_again_when_it_changed(tmp_path: Path) -> None:
    reader = project(tmp_path)
    first = reader.read().codes
    assert reader.read().codes is first
    file = tmp_path / "p" / LOCK
    file.write_text(file.read_text("utf-8").replace("Pneumonia", "Pneumony"), "utf-8")
    assert reader.read().codes is None


def test_the_list_of_categories_and_the_lock_say_the_same(tmp_path: Path) -> None:
    found = project(tmp_path, "categories:\n  - J18\n  - J15\n  - J19\n").read().problems
    assert [str(problem) for problem in found] == [
        f'{WANTED}:3:5: the lock does not carry "J15"; run make codes',
        f'{WANTED}:4:5: ICD-10-CM has no category "J19"; correct or remove it',
    ]


def test_a_list_of_something_else_is_refused(tmp_path: Path) -> None:
    found = project(tmp_path, "categories: [J18.9]\n").read().problems
    assert [str(problem) for problem in found] == [
        f'{WANTED}:1:14: entry 1 of "categories" says "J18.9"; it must be a category of ICD-10-CM: '
        "a capital and two characters, as in J18"
    ]


def test_shards_are_scripts_in_a_folder_named_by_their_content() -> None:
    index, *shards = code_assets(tabular())
    assert index.name == "chapters" and index.path.count("/") == 1
    assert len(shards) == len(tabular().chapters) + len(tabular().codes)
    folders = {shard.path.rpartition("/")[0] for shard in shards}
    assert len(folders) == 1 and f'"folder":"{folders.pop()}/"' in index.text
    assert max(len(shard.text) for shard in shards) < 40_000
    assert code_assets(None) == []


def test_the_command_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    from studykit.codes import __main__ as command

    def nothing(name: str) -> SimpleNamespace:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(command.importlib, "import_module", nothing)
    assert command.main(["--root", str(tmp_path)]) == 1
    assert "simple-icd-10-cm is not installed: run make codes" in capsys.readouterr().err
