"""`order`: steps are brought into the right order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from pydantic import Field

from ..nodes import Node
from ..places import Problem
from ..scalars import Kebab, Text
from ..shapes import Shape
from . import ItemType
from .arranging import Entry, check_count, check_unlike, entries_of, shuffled, texts_of
from .common import ItemShape

if TYPE_CHECKING:
    from ..library import Library


class StepShape(Shape):
    """One step."""

    id: Kebab = Field(description="A short name, such as a. Saved answers hang on it.")
    text: Text = Field(description="What is done, in one line. Emphasis and links work.")
    why: Text = Field(description="Why it stands here: what it needs first, or what waits for it.")


class OrderItemShape(ItemShape):
    """An item whose steps are brought into order."""

    steps: list[StepShape] = Field(description="Three to eight steps, in the right order. Readers get them shuffled.")


@dataclass(frozen=True, slots=True)
class Order:
    """The part of an order item that is its own: `steps` in the right order, `shown` as they stand on the page."""

    steps: tuple[Entry, ...]
    shown: tuple[Entry, ...]

    def view(self, text: Callable[[str], Markup], library: Library) -> dict[str, Any]:
        """What the template sees; each step has the letter that it bears on paper."""
        letters = {step.id: letter for step, letter in zip(self.shown, ascii_uppercase, strict=False)}
        steps = {
            step.id: SimpleNamespace(id=step.id, text=text(step.text), why=text(step.why), letter=letters[step.id])
            for step in self.steps
        }
        return {"steps": list(steps.values()), "shown": [steps[step.id] for step in self.shown], "fixed": False}


def check(item: Node) -> Iterator[Problem]:
    yield from check_count(item, "steps", "step", least=3, most=8, remedy="write 3 to 8")
    yield from check_unlike(entries_of(item, "steps"), "step")


def build(shape: OrderItemShape) -> Order:
    """The steps in a fixed shuffle that is never the right order."""
    steps = tuple(Entry(step.id, step.text, step.why) for step in shape.steps)
    shown = shuffled(shape.id, steps)
    return Order(steps, shown if shown != steps else (*shown[1:], shown[0]))


def identity(value: Order) -> list[str]:
    """In the right order, which is the key."""
    return [part for step in value.steps for part in (step.id, step.text)]


TYPE = ItemType(
    name="order",
    shape=OrderItemShape,
    check=check,
    check_bank=lambda items: iter(()),
    build=build,
    texts=lambda item: texts_of(item, "steps"),
    identity=identity,
)
