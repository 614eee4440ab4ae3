"""Cases, items and pages together: an item's case exists, and stands before it on its page; each case stands somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from .cases import Case
from .cases.form import DIAGNOSES
from .codes import Tabular
from .fences.quiz import requested
from .library import Library
from .places import Place, Problem, no_such, suggestion
from .scan import Scan


def check_cases(library: Library, scans: dict[str, Scan]) -> Iterator[Problem]:
    yield from _check_named(library)
    placed: set[str] = set()
    case_of = _cases_of_items(library)
    for scan in scans.values():
        yield from _check_page(scan, library, case_of, placed)
    for case in library.cases.values():
        yield from check_diagnoses(case, library.codes)
        if case.name not in placed:
            yield Problem(case.place, "no page shows this case", "place it with a case fence", is_warning=True)


def check_diagnoses(case: Case, tabular: Tabular | None) -> Iterator[Problem]:
    """A diagnosis on a claim is a complete ICD-10-CM code, unless it is wrong on purpose."""
    if tabular is None:
        return
    for field in case.fields():
        if field.number not in DIAGNOSES or field.id in case.wrong:
            continue
        code, place = field.value, field.node.place
        if tabular.title(code) is None and not tabular.carries(code) and tabular.block_of(code[:3]):
            remedy = f"add {code[:3]} to data/codes.yml and run make codes"
            yield Problem(place, f'the code "{code}" is not in data/codes.lock.json', remedy)
        elif tabular.title(code) is None:
            remedy = 'correct it, or name the field under "wrong"'
            yield Problem(place, f'no code "{code}" in ICD-10-CM {tabular.release.name}', remedy)
        elif not tabular.is_billable(code):
            yield Problem(place, f'the code "{code}" is not complete', suggestion("", tabular.below(code)))


def _cases_of_items(library: Library) -> dict[str, str]:
    """The case that each item names, by the item's id; the case may not exist."""
    return {
        identifier: case
        for bank in library.banks.values()
        for item, _ in bank.nodes
        if (identifier := item.text_of("id")) and (case := item.text_of("case"))
    }


def _check_named(library: Library) -> Iterator[Problem]:
    """The case that an item names is a file in data/cases."""
    for bank in library.banks.values():
        for item, _ in bank.nodes:
            named = item.get("case")
            if named and named.text and named.text not in library.cases:
                yield no_such(named.place, "case", named.text, "data/cases", library.cases)


def _check_page(scan: Scan, library: Library, case_of: dict[str, str], placed: set[str]) -> Iterator[Problem]:
    """A case stands once on a page, and before the items that are about it."""
    shown: dict[str, Place] = {}
    requests = [(found.name, found.read()[0]) for found in scan.fences if found.name in ("case", "quiz")]
    on_page = {request.text_of("case") for name, request in requests if name == "case" and request}
    for name, request in requests:
        if name == "case" and request and (node := request.get("case")) and node.text:
            placed.add(node.text)
            if node.text in shown:
                yield Problem(
                    node.place,
                    f'the case "{node.text}" stands twice on this page',
                    f"place it once; the first is in line {shown[node.text].line}",
                )
            shown.setdefault(node.text, node.place)
        for identifier, node in requested(request, library) if name == "quiz" else ():
            case = case_of.get(identifier)
            if case in library.cases and case not in shown:
                where = "stands after it" if case in on_page else "does not stand on this page"
                yield Problem(
                    node.place,
                    f'the item "{identifier}" is about the case "{case}", which {where}',
                    "put a case fence before the item",
                )
