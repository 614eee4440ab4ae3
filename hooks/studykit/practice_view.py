"""The worked examples of a practice fence, in words."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

from .practice import EXAMPLES, PlanLine, money, steps_of, values_of
from .words import Words


def examples(words: Words) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(
            title=_fill(words["practice_example"], {"n": str(number)}),
            rows=list(_rows(line, words)),
            steps=[_fill(words[f"practice_say_{step}"], values_of(line)) for step in _all_steps(line)],
        )
        for number, line in enumerate(EXAMPLES, 1)
    ]


def _all_steps(line: PlanLine) -> list[str]:
    """What is written off, too: an example answers all three questions."""
    first, *others = steps_of(line)
    return [first, "contractual", *others]


def _rows(line: PlanLine, words: Words) -> Iterator[SimpleNamespace]:
    amounts = {"charge": line.charge, "fee": line.fee, "left": line.deductible, "copay": line.copay}
    texts = {"service": words[f"practice_service_{line.service}"]}
    texts |= {name: money(cents) for name, cents in amounts.items() if cents}
    if line.percent:
        texts["percent"] = _fill(words["practice_percent_value"], {"percent": str(line.percent)})
    if line.free or line.refused:
        texts["remark"] = words["practice_remark_free" if line.free else "practice_remark_refused"]
    for name, text in texts.items():
        yield SimpleNamespace(label=words[f"practice_{name}"], value=text, is_money=name in amounts)


def _fill(text: str, values: dict[str, str]) -> str:
    """Words with their {names} filled in, as the script does it."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text
