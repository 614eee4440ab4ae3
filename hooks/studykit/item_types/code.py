"""`code`: the reader writes an ICD-10-CM code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from pydantic import Field

from ..codes import Tabular, check_code_item
from ..codes.making import long_date
from ..codes.rules import check_code_form
from ..nodes import Node
from ..places import Problem
from ..scalars import ReleaseName, Text
from ..shapes import Shape
from . import ItemType
from .common import ItemShape

if TYPE_CHECKING:
    from ..library import Library
    from ..words import Words


class MissShape(Shape):
    """A wrong code that people write, with its own reason."""

    code: Text = Field(description="A code that exists, complete or not, such as J15.9.")
    why: Text = Field(description="Which mistake it is; said instead of what the Tabular List would say.")


class CodeItemShape(ItemShape):
    """An item that a code of ICD-10-CM answers."""

    key: Text | list[Text] = Field(
        description="The right code, such as J18.9; or a list of codes that are all accepted."
    )
    why: Text = Field(
        description="How one comes to it: the main term in the Index, then what the Tabular List says there."
    )
    misses: list[MissShape] | None = Field(
        None, description="Wrong codes whose mistake only the author can name. All others are explained by the list."
    )
    release: ReleaseName | None = Field(
        None, description="The fiscal year that the key is from, such as FY2026, where a new release may change it."
    )


@dataclass(frozen=True, slots=True)
class CodeItem:
    keys: tuple[str, ...]
    why: str
    misses: tuple[tuple[str, str], ...]

    def view(self, text: Callable[[str], Markup], library: Library) -> dict[str, Any]:
        """What the template sees: codes with titles and what stands above them, and the release they are from."""
        tabular, words = library.codes, library.words
        if tabular is None:  # a preview lives on while the lock is made
            return {"keys": (), "misses": (), "why": text(self.why), "release": "", "credit": "", "fixed": True}
        release = tabular.release
        named = f"{release.name}, {release.issue}"
        first, last = long_date(release.valid_from), long_date(release.valid_until)
        return {
            "keys": [
                SimpleNamespace(code=code, title=tabular.title(code), above=_above(code, tabular, words))
                for code in self.keys
            ],
            "misses": [
                SimpleNamespace(code=code, title=tabular.title(code), why=text(why)) for code, why in self.misses
            ],
            "why": text(self.why),
            "release": named,
            "credit": words["codes_release"].format(release=named, first=first, last=last),
            "fixed": True,
        }


def _above(code: str, tabular: Tabular, words: Words) -> list[str]:
    """The chapter, the block and the codes above a code, each as one line; the first two have their range in the title."""
    (chapter, chapter_title), (_, block_title), *codes = tabular.above(code)
    first = words["codes_chapter"].format(name=chapter, title=chapter_title)
    return [first, block_title, *(f"{name} {title}" for name, title in codes)]


def check_in(item: Node, library: Library) -> Iterable[Problem]:
    return check_code_item(item, library.codes)


def texts(item: Node) -> Iterator[tuple[Node, bool]]:
    misses = item.get("misses")
    for node in (item.get("why"), *(miss.get("why") for miss in (misses.items if misses else ()))):
        if node and node.text:
            yield node, False


def build(shape: CodeItemShape) -> CodeItem:
    keys = (shape.key,) if isinstance(shape.key, str) else tuple(shape.key)
    return CodeItem(keys, shape.why, tuple((miss.code, miss.why) for miss in shape.misses or ()))


TYPE = ItemType(
    name="code",
    shape=CodeItemShape,
    check=check_code_form,
    check_bank=lambda items: iter(()),
    check_in=check_in,
    build=build,
    texts=texts,
    identity=lambda value: sorted(value.keys),
)
