"""Cases: the payer's arithmetic, NPIs, and how an item hangs on its case."""

from __future__ import annotations

import datetime
import random
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from studykit.case_checks import check_diagnoses
from studykit.cases import read_case
from studykit.cases.arithmetic import Sum, find_faults, sums_of
from studykit.cases.npi import check_digit, fits, may_be_real
from studykit.extension import StudykitExtension
from studykit.library import Library, Reader
from studykit.project import check_project
from studykit.render import Site, read_templates

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests/golden/base"
TODAY = datetime.date(2026, 11, 21)
SUMS = [
    Sum("l1-charge", ("l1-allowed", "l1-contractual")),
    Sum("l1-allowed", ("l1-paid", "l1-copay")),
    Sum("l2-charge", ("l2-allowed", "l2-contractual")),
    Sum("l2-allowed", ("l2-paid", "l2-copay")),
    *(
        Sum(f"total-{name}", (f"l1-{name}", f"l2-{name}"))
        for name in ("charge", "allowed", "contractual", "paid", "copay")
    ),
]


def right_amounts(dice: random.Random) -> dict[str, Decimal]:
    amounts: dict[str, Decimal] = {}
    for line in ("l1", "l2"):
        paid, copay, contractual = (Decimal(dice.randrange(0, 90000)) / 100 for _ in range(3))
        parts = {"paid": paid, "copay": copay, "contractual": contractual, "allowed": paid + copay}
        parts["charge"] = parts["allowed"] + contractual
        amounts |= {f"{line}-{name}": amount for name, amount in parts.items()}
    for name in ("charge", "allowed", "contractual", "paid", "copay"):
        amounts[f"total-{name}"] = amounts[f"l1-{name}"] + amounts[f"l2-{name}"]
    return amounts


@pytest.mark.parametrize("seed", range(60))
def test_one_changed_amount_is_always_found_and_may_be_named(seed: int) -> None:
    dice = random.Random(seed)
    amounts = right_amounts(dice)
    assert not list(find_faults(amounts, SUMS, ()))
    for name in amounts:
        changed = amounts | {name: amounts[name] + Decimal("0.01")}
        faults = list(find_faults(changed, SUMS, ()))
        assert faults and all(fault.kind == "sum" and name in (fault.id, *fault.parts) for fault in faults)
        assert not list(find_faults(changed, SUMS, (name,)))
        # Named, but right; and another one named instead.
        assert [fault.kind for fault in find_faults(amounts, SUMS, (name,))] == ["right"]
        other = dice.choice([one for one in amounts if one != name])
        assert list(find_faults(changed, SUMS, (other,)))


def test_amounts_are_exact() -> None:
    sums = [Sum("total", ("a", "b"))]
    cents = {"a": Decimal("0.10"), "b": Decimal("0.20"), "total": Decimal("0.30")}
    assert not list(find_faults(cents, sums, ()))


def test_check_digit_is_that_of_the_publishers_example() -> None:
    assert check_digit("123456789") == 3
    assert fits("1234567893") and not fits("1234567890") and not fits("123456789") and not fits("12345678９3")
    assert not may_be_real("1234567893")  # the example itself
    assert may_be_real("1000000004") and not may_be_real("1000000005") and not may_be_real("9000000015")


def project(tmp_path: Path, **changes: tuple[str, str]) -> tuple[Path, Library]:
    """The golden cases' tiny project; each change replaces a text in the file of that name."""
    if not tmp_path.joinpath("data").exists():
        shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
        shutil.copytree(ROOT / "overrides/widgets", tmp_path / "overrides/widgets")
        shutil.copy(ROOT / "data/words.yml", tmp_path / "data/words.yml")
    for name, (old, new) in changes.items():
        file = next(tmp_path.rglob(f"{name.replace('_', '-')}.*"))
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    return tmp_path, Reader(tmp_path).read()


def problems(root: Path, library: Library) -> list[str]:
    return [str(problem) for problem in check_project(root, library, today=TODAY).problems]


def test_a_case_that_no_page_shows_is_a_warning(tmp_path: Path) -> None:
    assert problems(*project(tmp_path)) == []
    page = tmp_path / "docs/base.md"
    page.write_text(page.read_text().split("```case")[0])
    assert problems(*project(tmp_path)) == [
        "data/cases/base-claim.yml:1:1: warning: no page shows this case; place it with a case fence"
    ]


def test_a_changed_value_of_an_offered_field_is_another_question(tmp_path: Path) -> None:
    def hash_now(**changes: tuple[str, str]) -> str:
        return project(tmp_path, **changes)[1].banks["spots"].items["spots-001"].hash

    first = hash_now()
    assert hash_now(base_claim=("Chest X-ray", "X-ray of the chest")) == first
    second = hash_now(base_claim=("J20.9", "J40"))
    assert second != first
    assert hash_now(base_claim=("offer: [dob, dx, total]", "offer: [dob, dx, total, npi]")) not in (first, second)


def test_a_damaged_case_is_told_where_it_stands_and_blames_nobody_else(tmp_path: Path) -> None:
    root, library = project(tmp_path, base_claim=("kind: claim", "kind: clame"))
    found = problems(root, library)
    assert found == ['data/cases/base-claim.yml:1:7: unknown kind of case "clame"; did you mean "claim"?']
    checked = check_project(root, library, today=TODAY)
    extension = StudykitExtension(library, Site(read_templates(root), is_preview=True), checked.problems)
    extension.start_page(lambda target: target, checked.scans["docs/base.md"])
    html = extension.render_fence("case", "case: base-claim")
    assert 'class="problem"' in html and "clame" in html


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("J20.9", None),
        ("J20", 'the code "J20" is not complete; use one of: J20.0, '),
        ("J20.99", 'no code "J20.99" in ICD-10-CM '),
        (
            "W04.XXXA",
            'the code "W04.XXXA" is not in data/codes.lock.json; add W04 to data/codes.yml and run make codes',
        ),
    ],
)
def test_a_diagnosis_is_a_complete_code(code: str, said: str | None) -> None:
    library = Reader(ROOT).read()
    text = (ROOT / "data/cases/claim-001.yml").read_text("utf-8").replace("J20.9", code)
    case, _ = read_case(text, "data/cases/claim-001.yml")
    found = [str(problem) for problem in check_diagnoses(case, library.codes)]
    assert found == [] if said is None else said in found[0] and found[0].startswith("data/cases/claim-001.yml:12:32: ")
    wrong = replace(case, wrong=("dx",))
    assert not list(check_diagnoses(wrong, library.codes))


def test_every_case_of_the_guide_has_its_kind_in_its_name() -> None:
    cases = Reader(ROOT).read().cases
    assert len(cases) >= 6
    for case in cases.values():
        assert case.is_whole
        assert case.name.startswith({"claim": "claim-", "remittance": "remit-", "note": "note-"}[case.kind])


def test_claims_have_a_sum_only_for_the_total_charge() -> None:
    case = Reader(ROOT).read().cases["claim-001"]
    assert sums_of(case.kind, list(case.groups)) == [Sum("total", ("l1-charge", "l2-charge"))]
