"""Item types. One module per type, each with a `TYPE`; a new type is a module here, a template and a script part."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ..nodes import Node
from ..places import Problem
from .common import ItemShape

if TYPE_CHECKING:
    from ..cases import Case
    from ..library import Library


@dataclass(frozen=True, slots=True)
class ItemType:
    """What the engine must know of a type; the template is `overrides/widgets/<name>.html`."""

    name: str
    shape: type[ItemShape]
    check: Callable[[Node], Iterator[Problem]]
    """Rules within one item, over a node whose shape may be wrong: a rule skips what it cannot read."""
    check_bank: Callable[[list[Node]], Iterator[Problem]]
    """Rules over all items of this type in one bank."""
    build: Callable[[Any], Any]
    """The type's own frozen value, from its shape."""
    texts: Callable[[Node], Iterator[tuple[Node, bool]]]
    """The nodes that hold author text, and whether paragraphs are allowed in each."""
    identity: Callable[[Any], list[str]]
    """What the reader is asked and what is right: the parts of the hash besides type and stem."""
    check_in: Callable[[Node, Library], Iterable[Problem]] = lambda item, library: ()
    """Rules within one item that need other files, such as its case."""
    bind: Callable[[Any, Case], Any] | None = None
    """The value together with the item's case, for a type that asks about the case itself; its identity then covers both."""


@cache
def all_types() -> dict[str, ItemType]:
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    types = [module.TYPE for module in modules if hasattr(module, "TYPE")]
    return {kind.name: kind for kind in sorted(types, key=lambda kind: kind.name)}
