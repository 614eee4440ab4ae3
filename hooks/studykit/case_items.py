"""Items whose type asks about a case itself get that case: banks and cases are read from files of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .banks import Bank, Item, item_hash
from .cases import Case
from .item_types import all_types


def with_cases(bank: Bank, cases: Mapping[str, Case]) -> Bank:
    """The bank with such items bound to their cases; one whose case is missing or damaged is left out, as any with a problem."""
    types = all_types()
    asking = [item for item in bank.items.values() if types[item.type].bind]
    if not asking:
        return bank
    items = dict(bank.items)
    for item in asking:
        case = cases.get(item.case or "")
        if case and case.is_whole:
            items[item.id] = _bound(item, case)
        else:
            del items[item.id]
    return replace(bank, items=items)


def _bound(item: Item, case: Case) -> Item:
    kind = all_types()[item.type]
    assert kind.bind
    body = kind.bind(item.body, case)
    return replace(item, body=body, hash=item_hash([kind.name, item.stem, *kind.identity(body)]))
