"""Derived figures: the build computes each again from its inputs."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation

from ..places import Problem
from .values import Fact

_OPERATORS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_NAMES = "abcdefghijklmnopqrstuvwxyz"


def compute(formula: str, inputs: Sequence[int | float]) -> int | float:
    """The value of a formula in which a, b, c … are the inputs in order.

    `round(x)` and `round(x, digits)` round halves away from zero, as people do. Raises ValueError for anything else
    than + - * / ( ), numbers, the inputs' names and round, and for a division by zero.
    """
    names = {name: Decimal(str(value)) for name, value in zip(_NAMES, inputs, strict=False)}
    try:
        result = _evaluate(ast.parse(formula.strip(), mode="eval").body, names)
    except (SyntaxError, DivisionByZero, InvalidOperation, RecursionError, MemoryError):
        raise ValueError("it cannot be computed") from None
    return int(result) if result == result.to_integral_value() else float(result)


def _evaluate(node: ast.expr, names: Mapping[str, Decimal]) -> Decimal:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return Decimal(str(number))
        case ast.Name(id=name):
            if name not in names:
                raise ValueError(f'"{name}" names no input')
            return names[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_evaluate(operand, names)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_evaluate(left, names), _evaluate(right, names))
        case ast.Call(func=ast.Name(id="round"), args=[number], keywords=[]):
            return _round(_evaluate(number, names), 0)
        case ast.Call(func=ast.Name(id="round"), args=[number, ast.Constant(value=int() as digits)], keywords=[]) if (
            0 <= digits <= 6
        ):
            return _round(_evaluate(number, names), digits)
    raise ValueError("only + - * / ( ) and round() can stand in it")


def _round(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def check_formulas(facts: Mapping[str, Fact], declared: frozenset[str]) -> Iterator[Problem]:
    """A derived figure names existing facts as inputs, never itself, and equals its formula."""
    for fact in facts.values():
        if fact.formula is None:
            continue
        unknown = [name for name in fact.inputs if name not in facts or name == fact.id]
        for name in unknown:
            if name == fact.id:
                yield Problem(fact.place, f'fact "{fact.id}" is an input of itself', "name other facts")
            elif name not in declared or "@" not in name:
                yield Problem(fact.place, f'input "{name}" is no fact', "write the id of a fact, with @ and its period")
        values = [facts[name].value for name in fact.inputs if name in facts]
        if unknown:
            continue
        if any(isinstance(value, str) for value in values):
            yield Problem(fact.place, f'an input of "{fact.id}" is not a number', "compute from numbers only")
            continue
        yield from _check_value(fact, [value for value in values if not isinstance(value, str)])


def _check_value(fact: Fact, values: list[int | float]) -> Iterator[Problem]:
    assert fact.formula is not None
    try:
        result = compute(fact.formula, values)
    except ValueError as fault:
        yield Problem(
            fact.place,
            f'formula "{fact.formula}": {fault}',
            "use + - * / ( ) and round(), with a, b, c … for the inputs",
        )
        return
    if isinstance(fact.value, str) or abs(result - fact.value) > 1e-9 * max(1, abs(result)):
        yield Problem(
            fact.place,
            f'fact "{fact.id}" says {fact.value}; its formula gives {result}',
            "correct the value, the inputs or the formula",
        )
