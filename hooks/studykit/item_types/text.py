"""`text`: the reader writes a word or a few."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from pydantic import Field

from ..nodes import Node
from ..places import Problem, shorten
from ..rules import at, check_codes
from ..scalars import Text
from ..shapes import Shape
from . import ItemType, written

if TYPE_CHECKING:
    from ..library import Library


class TextMissShape(Shape):
    """A wrong answer that people give."""

    text: Text = Field(description="The wrong answer, as plain text. It is compared as the key is.")
    why: Text = Field(description="Which mistake it is.")


class TextItemShape(written.WrittenShape):
    """An item that a word or a few words answer."""

    key: Text | list[Text] = Field(
        description="The accepted forms, such as [remittance advice, RA], as plain text. The first is shown as the key. Case, spaces, hyphens, accents and a full stop do not count."
    )
    misses: list[TextMissShape] | None = Field(
        None, description="Wrong answers that people give, each with its mistake."
    )


@dataclass(frozen=True, slots=True)
class WrittenText:
    """Accepted forms, the first one shown as the key, and misses as (text, why)."""

    forms: tuple[str, ...]
    why: str
    misses: tuple[tuple[str, str], ...]

    def view(self, text: Callable[[str], Markup], library: Library) -> dict[str, Any]:
        """What the template sees; `text` makes author text safe HTML."""
        return written.view(library.words["written_label"], list(self.forms), self.why, list(self.misses), text=text)


# The same two patterns as in docs/assets/studykit/parts/written.js: what is refused here as equal must be equal there.
_PASSED_OVER = re.compile(r"[\s\-‐-―−'’‘\"“”`\u00ad\u200b-\u200d\u2060]|\.(?!\d)")
_AT_THE_ENDS = re.compile(r"^[(\[]+|[.,;:!?)\]]+$")


def plain(text: str) -> str:
    """A text without what does not count: case, accents, spaces, hyphens, quotes, the dots of abbreviations, marks at its ends."""
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter)[0] != "M")
    return _AT_THE_ENDS.sub("", _PASSED_OVER.sub("", "".join(letters).lower()))


def check(item: Node) -> Iterator[Problem]:
    """Forms and misses can be compared, differ from each other, and are no codes that may not be published."""
    key = item.get("key")
    if key and isinstance(key.value, list) and not key.value:
        yield Problem(item.keys["key"], "the key is empty", "write the accepted forms, such as [remittance advice, RA]")
    yield from written.check_misses_given(item)
    forms = [(node, plain(node.text)) for node in (key.items or [key] if key else []) if node.text]
    missed = [(node, plain(node.text)) for miss in written.misses(item) if (node := miss.get("text")) and node.text]
    for node, value in [*forms, *missed]:
        said = shorten(node.text or "")
        if not value and said:
            yield Problem(node.place, f'"{said}" holds nothing to compare', "write letters or digits")
        yield from check_codes(node.text or "", at(node))
    for number, (node, value) in enumerate(forms):
        for earlier, known in forms[:number]:
            if value and value == known:
                yield Problem(
                    node.place,
                    f'the form "{shorten(node.text or "")}" is accepted already as "{shorten(earlier.text or "")}"',
                    "remove it: case, spaces, hyphens and accents do not count",
                )
                break
    yield from written.check_apart(
        [form for form in forms if form[1]],
        [miss for miss in missed if miss[1]],
        same=lambda miss, form: miss == form,
        is_key="case, spaces, hyphens and accents do not count",
    )


def _build(shape: TextItemShape) -> WrittenText:
    forms = shape.key if isinstance(shape.key, list) else [shape.key]
    return WrittenText(tuple(forms), shape.why, tuple((miss.text, miss.why) for miss in shape.misses or ()))


TYPE = ItemType(
    name="text",
    shape=TextItemShape,
    check=check,
    check_bank=lambda items: iter(()),
    build=_build,
    texts=written.texts,
    # Sorted: another form to show is not another question.
    identity=lambda value: sorted(value.forms),
)
