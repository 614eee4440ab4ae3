"""Items as an IMS content package of QTI 1.2, with the fields that Canvas reads; Blackboard, Brightspace and others read it, too.

Canvas takes what is right from the conditions that set a score, a matching row's number from the digits of its name, and
feedback from names such as general_fb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from ..packing import pack
from .tasks import Choosing, Matching, Task, Writing

_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FIRST = 1001
"""Answers are named by numbers from here on: Canvas takes 0 for none."""
_ENDS = 'continue="No"'
_GOES_ON = 'continue="Yes"'


@dataclass(frozen=True, slots=True)
class Quiz:
    """A bank as a quiz: its name, and its files as (path, content)."""

    name: str
    files: tuple[tuple[str, bytes], ...]


def qti_quiz(name: str, title: str, tasks: Sequence[Task], about: str) -> Quiz:
    """A bank's items; Canvas makes a quiz and a question bank of them."""
    files = (
        (f"{name}.xml", _assessment(name, title, tasks)),
        ("assessment_meta.xml", _meta(name, title, about, len(tasks))),
    )
    return Quiz(name, tuple((f"{name}/{file}", text.encode()) for file, text in files))


def qti_package(quizzes: Sequence[Quiz]) -> bytes:
    """Such quizzes as one archive."""
    manifest = _manifest(quiz.name for quiz in quizzes).encode()
    return pack([("imsmanifest.xml", manifest), *(file for quiz in quizzes for file in quiz.files)])


def _manifest(names: Iterable[str]) -> str:
    resources = "".join(
        f'<resource identifier="guide-{name}" type="imsqti_xmlv1p2"><file href="{name}/{name}.xml"/>'
        f'<dependency identifierref="guide-{name}-meta"/></resource>\n'
        f'<resource identifier="guide-{name}-meta" type="associatedcontent/imscc_xmlv1p1/learning-application-resource" '
        f'href="{name}/assessment_meta.xml"><file href="{name}/assessment_meta.xml"/></resource>\n'
        for name in names
    )
    return (
        f'{_HEAD}<manifest identifier="guide" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1">\n'
        "<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>\n"
        f"<organizations/>\n<resources>\n{resources}</resources>\n</manifest>\n"
    )


def _meta(name: str, title: str, about: str, points: int) -> str:
    return (
        f'{_HEAD}<quiz identifier="guide-{name}" xmlns="http://canvas.instructure.com/xsd/cccv1p0">\n'
        f"<title>{escape(title)}</title>\n<description>{escape(about)}</description>\n"
        "<shuffle_answers>false</shuffle_answers>\n<quiz_type>practice_quiz</quiz_type>\n"
        f"<points_possible>{points}</points_possible>\n<show_correct_answers>true</show_correct_answers>\n</quiz>\n"
    )


def _assessment(name: str, title: str, tasks: Iterable[Task]) -> str:
    items = "".join(line + "\n" for task in tasks for line in _item(task))
    return (
        f'{_HEAD}<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2" {_XSI} '
        'xsi:schemaLocation="http://www.imsglobal.org/xsd/ims_qtiasiv1p2 http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd">\n'
        f'<assessment ident="guide-{name}" title="{escape(title)}">\n<section ident="root_section">\n'
        f"{items}</section>\n</assessment>\n</questestinterop>\n"
    )


def _item(task: Task) -> Iterator[str]:
    item, body = task.item, task.body
    if isinstance(body, Choosing):
        kind, answer, conditions = _choosing(body)
    elif isinstance(body, Matching):
        kind, answer, conditions = _matching(body)
    else:
        kind, answer, conditions = _writing(body)
    label = f"<p>{escape(body.label)}</p>" if isinstance(body, Writing) else ""
    yield f'<item ident="{item.id}" title="{item.id}">'
    fields = (("question_type", kind), ("points_possible", "1"))
    listed = "".join(
        f"<qtimetadatafield><fieldlabel>{name}</fieldlabel><fieldentry>{value}</fieldentry></qtimetadatafield>"
        for name, value in fields
    )
    yield f"<itemmetadata><qtimetadata>{listed}</qtimetadata></itemmetadata>"
    yield f"<presentation>{_material(task.case + task.stem + label)}{answer}</presentation>"
    yield (
        '<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>'
        f"<respcondition {_GOES_ON}><conditionvar><other/></conditionvar>{_shows('general_fb')}</respcondition>"
        f"{conditions}</resprocessing>"
    )
    yield _feedback("general_fb", _explained(body) + task.after)
    if isinstance(body, Choosing):
        yield from (_feedback(f"{number}_fb", choice.why) for number, choice in enumerate(body.choices, _FIRST))
    yield "</item>"


def _explained(body: Choosing | Matching | Writing) -> str:
    """What has no place of its own: why a row is right, and what usual wrong answers come from."""
    if isinstance(body, Choosing):
        return ""
    if isinstance(body, Matching):
        return "".join(f"<p>{row.text}: <b>{escape(row.key)}</b><br>{row.why}</p>" for row in body.rows)
    misses = "".join(f"<p>{escape(said)}<br>{why}</p>" for said, why in body.misses)
    return f"<p><b>{escape(body.shown)}</b></p><p>{body.why}</p>{misses}"


def _choosing(body: Choosing) -> tuple[str, str, str]:
    numbered = list(enumerate(body.choices, _FIRST))
    labels = "".join(
        f'<response_label ident="{number}">{_material(choice.text)}</response_label>' for number, choice in numbered
    )
    many = "Multiple" if body.several else "Single"
    answer = (
        f'<response_lid ident="response1" rcardinality="{many}"><render_choice>{labels}</render_choice></response_lid>'
    )
    said = "".join(
        f"<respcondition {_GOES_ON}><conditionvar>{_equal(number)}</conditionvar>{_shows(f'{number}_fb')}</respcondition>"
        for number, _ in numbered
    )
    tests = "".join(
        _equal(n) if one.is_key else f"<not>{_equal(n)}</not>" for n, one in numbered if one.is_key or body.several
    )
    wanted = f"<and>{tests}</and>" if body.several else tests
    right = f"<respcondition {_ENDS}><conditionvar>{wanted}</conditionvar>{_scores()}</respcondition>"
    return "multiple_answers_question" if body.several else "multiple_choice_question", answer, said + right


def _matching(body: Matching) -> tuple[str, str, str]:
    numbers = {offered: number for number, offered in enumerate(body.offered, _FIRST)}
    labels = "".join(
        f'<response_label ident="{number}">{_material(offered, "plain")}</response_label>'
        for offered, number in numbers.items()
    )
    rows = list(enumerate(body.rows, _FIRST + len(numbers)))
    answer = "".join(
        f'<response_lid ident="response_{place}">{_material(row.text)}<render_choice>{labels}</render_choice></response_lid>'
        for place, row in rows
    )
    share = f"{100 / len(rows):.2f}"
    conditions = "".join(
        f"<respcondition><conditionvar>{_equal(numbers[row.key], f'response_{place}')}</conditionvar>{_scores(share, 'Add')}</respcondition>"
        for place, row in rows
    )
    return "matching_question", answer, conditions


def _writing(body: Writing) -> tuple[str, str, str]:
    if body.number is None:
        kind, form, wanted = "short_answer_question", "", "".join(map(_equal, body.accepted))
    else:
        kind, form = "numerical_question", ' fibtype="Decimal"'
        low, high = _plain(body.number - body.tolerance), _plain(body.number + body.tolerance)
        between = f'<vargte respident="response1">{low}</vargte><varlte respident="response1">{high}</varlte>'
        wanted = f"<or>{_equal(_plain(body.number))}<and>{between}</and></or>"
    field = f'<render_fib{form}><response_label ident="answer1" rshuffle="No"/></render_fib>'
    answer = f'<response_str ident="response1" rcardinality="Single">{field}</response_str>'
    return kind, answer, f"<respcondition {_ENDS}><conditionvar>{wanted}</conditionvar>{_scores()}</respcondition>"


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def _equal(value: object, response: str = "response1") -> str:
    return f'<varequal respident="{response}">{escape(str(value))}</varequal>'


def _scores(points: str = "100", action: str = "Set") -> str:
    return f'<setvar action="{action}" varname="SCORE">{points}</setvar>'


def _shows(name: str) -> str:
    return f'<displayfeedback feedbacktype="Response" linkrefid="{name}"/>'


def _feedback(name: str, html: str) -> str:
    return f'<itemfeedback ident="{name}"><flow_mat>{_material(f"<div>{html}</div>")}</flow_mat></itemfeedback>'


def _material(text: str, kind: str = "html") -> str:
    return f'<material><mattext texttype="text/{kind}">{escape(text, quote=False)}</mattext></material>'
