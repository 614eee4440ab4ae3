"""Items for a Moodle question bank: https://docs.moodle.org/en/Moodle_XML_format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from .tasks import Choosing, Matching, Task, Writing
from .texts import plain

_NAME_LENGTH = 80


def moodle_category(title: str, tasks: Iterable[Task], guide: str) -> str:
    """A bank's questions, in a category of its title below the guide's."""
    # A slash would open another category; Moodle reads two as one that is meant.
    path = "/".join(name.replace("/", "//") for name in (guide, title))
    category = f"<category><text>{escape(f'$course$/top/{path}')}</text></category>"
    return "".join([f'<question type="category">{category}</question>\n', *map(_question, tasks)])


def moodle_xml(categories: Iterable[str]) -> bytes:
    """A file of such categories."""
    return "".join(['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n', *categories, "</quiz>\n"]).encode()


def _question(task: Task) -> str:
    item, body = task.item, task.body
    if isinstance(body, Choosing):
        kind, lines, more = "multichoice", _choices(body), ""
    elif isinstance(body, Matching):
        kind, lines = "match", _rows(body)
        more = "".join(f"<p>{row.text}: <b>{escape(row.key)}</b><br>{row.why}</p>" for row in body.rows)
    else:
        kind, lines = "shortanswer" if body.number is None else "numerical", _answers(body)
        more = f"<p><b>{escape(body.shown)}</b></p><p>{body.why}</p>"
    label = f"<p>{escape(body.label)}</p>" if isinstance(body, Writing) else ""
    name = f"{item.id} {plain(task.stem)}"
    tags = "".join(f"<tag><text>{escape(tag)}</text></tag>" for tag in (item.objective, item.level, task.bank))
    return "\n".join(
        (
            f'<question type="{kind}">',
            f"<name><text>{escape(name if len(name) <= _NAME_LENGTH else f'{name[: _NAME_LENGTH - 1]}…')}</text></name>",
            _html("questiontext", task.case + task.stem + label),
            _html("generalfeedback", more + task.after),
            # For teachers to find it by. Moodle has each once in a category, and drops it from a second copy.
            f"<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden><idnumber>{item.id}</idnumber>",
            *lines,
            *(_html("hint", f"<p>{hint}</p>") for hint in task.hints),
            f"<tags>{tags}</tags>",
            "</question>\n",
        )
    )


def _html(name: str, html: str) -> str:
    return f'<{name} format="html"><text>{escape(html, quote=False)}</text></{name}>'


def _choices(body: Choosing) -> Iterator[str]:
    """Several keys share the mark, and the distractors take it away again: who marks all gets nothing."""
    keys = sum(choice.is_key for choice in body.choices)
    right, wrong = _share(keys), _share(len(body.choices) - keys) if body.several else "0"
    yield f"<single>{str(not body.several).lower()}</single><shuffleanswers>false</shuffleanswers><answernumbering>ABCD</answernumbering>"
    for choice in body.choices:
        fraction = right if choice.is_key else wrong if wrong == "0" else f"-{wrong}"
        yield (
            f'<answer fraction="{fraction}" format="html"><text>{escape(choice.text, quote=False)}</text>'
            f"{_html('feedback', choice.why)}</answer>"
        )


def _share(count: int) -> str:
    """A part of the whole as Moodle writes it. It refuses a share that it does not know: a tenth is the least of many."""
    return f"{100 / min(count, 10):.5f}".rstrip("0").rstrip(".")


def _rows(body: Matching) -> Iterator[str]:
    """Offered answers that no row needs stand behind rows without words. Moodle shuffles answers anyway; this is about rows."""
    yield "<shuffleanswers>false</shuffleanswers>"
    used = {row.key for row in body.rows}
    pairs = [(row.text, row.key) for row in body.rows] + [("", one) for one in body.offered if one not in used]
    for text, key in pairs:
        yield (
            f'<subquestion format="html"><text>{escape(text, quote=False)}</text>'
            f"<answer><text>{escape(key, quote=False)}</text></answer></subquestion>"
        )


def _answers(body: Writing) -> Iterator[str]:
    if body.number is None:
        yield "<usecase>0</usecase>"
    width = f"<tolerance>{body.tolerance}</tolerance>"
    for fraction, said, why in [
        *((100, said, body.why) for said in body.accepted),
        *((0, *miss) for miss in body.misses),
    ]:
        # In a short answer an asterisk stands for anything.
        text = said.replace("*", "\\*") if body.number is None else said
        tolerance = "" if body.number is None else width if fraction else "<tolerance>0</tolerance>"
        yield f'<answer fraction="{fraction}"><text>{escape(text, quote=False)}</text>{_html("feedback", why)}{tolerance}</answer>'
