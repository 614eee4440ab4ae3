"""The talk: ask, refuse what is wrong with its remedy, ask again."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase

from ..places import Problem, suggestion
from .checking import Path
from .questions import Question
from .writing import Value, Values

Check = Callable[[Values], list[tuple[Path, Problem]]]


@dataclass(frozen=True, slots=True)
class Names:
    """Names that a field may have: `shown` are listed, `known` are taken too. By number, or by a part that only one has."""

    shown: tuple[str, ...]
    known: tuple[str, ...]
    labels: Mapping[str, str] = field(default_factory=dict)

    def find(self, text: str) -> str | None:
        if text in self.known:
            return text
        if text.isdigit() and 0 < int(text) <= len(self.shown):
            return self.shown[int(text) - 1]
        near = [name for name in self.known if text.lower() in name.lower()]
        return near[0] if len(near) == 1 else None


@dataclass
class Talk:
    """`ask` shows a prompt and gives a line, or raises EOFError; `say` shows a line."""

    ask: Callable[[str], str]
    say: Callable[[str], None]

    def name(
        self, prompt: str, names: Names, *, default: str = "", optional: bool = False, is_listed: bool = True
    ) -> str:
        """One of the names; empty only if that is allowed."""
        for number, name in enumerate(names.shown if is_listed else (), 1):
            label = names.labels.get(name, "")
            self.say(f"  {number:>2} {name}{f'  {label}' if label else ''}")
        while True:
            text = self.text(prompt, default)
            found = names.find(text) if text else None
            if found:
                if found != text:
                    self.say(f"    {found}")
                return found
            if optional and not text:
                return ""
            what = f'there is no "{text}"' if text else "this cannot be left out"
            self.say(f"    {what}; {suggestion(text, names.known)}")

    def text(self, prompt: str, default: str = "") -> str:
        """One line, its spaces made single."""
        while True:
            text = " ".join(self.ask(prompt).split())
            # What an arrow key or a wrong encoding leaves behind.
            if not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text):
                return text or default
            self.say("    there are signs in it that cannot be shown; write it again")


@dataclass
class Interview:
    """Answers to all questions of one item, checked one by one. `names` and `defaults` are by field."""

    talk: Talk
    check: Check
    names: Mapping[str, Names]
    defaults: Mapping[str, str]
    values: Values

    def run(self, questions: list[Question]) -> Values:
        by_name = {question.name: question for question in questions}
        for question in questions:
            self._field(question)
            # An answer can show that an earlier one was wrong: a second key needs a stem that says so.
            while wrong := [(way, found) for way, found in self.check(self.values) if way and way[0] in by_name]:
                self._tell(wrong)
                self._field(by_name[str(wrong[0][0][0])])
        return self.values

    def _field(self, question: Question) -> None:
        self.talk.say("")
        self.talk.say(f"{question.name}: {question.help}")
        # A field that is asked again keeps its place in the item.
        self.values[question.name] = ""
        if question.many:
            self._list(question)
        else:
            self._entry(question, (question.name,), question.name, optional=not question.is_required)
        if not self.values[question.name]:
            del self.values[question.name]

    def _list(self, question: Question) -> None:
        """Entries until one is left empty. What is wrong with the whole can be mended by adding; at the second time it starts over."""
        told: set[str] = set()
        entries: list[Value] = []
        self.values[question.name] = entries
        while True:
            number = len(entries)
            label = f"{question.name} {self._entry_id(question, number)}"
            entries.append("")
            if self._entry(question, (question.name, number), label, optional=number > 0 or not question.is_required):
                continue
            del entries[number:]
            wrong = (
                [(way, found) for way, found in self.check(self.values) if way[:1] == (question.name,)]
                if entries
                else []
            )
            if not wrong:
                break
            self._tell(wrong)
            if told & {found.what for _, found in wrong}:
                self.talk.say("    once more from the first")
                entries.clear()
            told = {found.what for _, found in wrong}
        if question.may_be_single and len(entries) == 1:
            self.values[question.name] = entries[0]

    def _entry(self, question: Question, way: Path, label: str, *, optional: bool) -> bool:
        """Ask for one value, or for all parts of it; False when it was left out."""
        if not question.fields:
            return self._leaf(question, way, label, optional=optional)
        parts: Values = {}
        self._put(way, parts)
        asked = 0
        for part in question.fields:
            if part.name == "id":
                parts["id"] = self._entry_id(question, int(way[-1]) if isinstance(way[-1], int) else 0)
                continue
            parts[part.name] = ""
            may_skip = not part.is_required or (optional and not asked)
            given = self._leaf(part, (*way, part.name), f"{label}, {part.name}", optional=may_skip)
            if not given:
                del parts[part.name]
                if part.is_required:
                    return False
            asked += 1
        return True

    def _leaf(self, question: Question, way: Path, label: str, *, optional: bool) -> bool:
        """Ask until a value has no problem of its own."""
        default = self.defaults.get(question.name, "") if len(way) == 1 else ""
        hint = (
            f" [{default}]"
            if default
            else " (Enter: none)"
            if optional and len(way) == 1
            else " (Enter: no more)"
            if optional
            else ""
        )
        names = self.names.get(question.name) if len(way) == 1 or question.many else None
        if question.options:
            names = Names(question.options, question.options)
        while True:
            if names:
                is_first = way[-1] in (0, question.name)
                text = self.talk.name(
                    f"  {label}{hint}: ", names, default=default, optional=optional, is_listed=is_first
                )
            else:
                text = self.talk.text(f"  {label}{hint}: ", default)
            if not text and optional:
                return False
            if not text:
                self.talk.say("    this cannot be left out; write it")
                continue
            self._put(way, text)
            wrong = [(found_way, found) for found_way, found in self.check(self.values) if found_way == way]
            if not wrong:
                return True
            self._tell(wrong)
            self._put(way, "")

    def _put(self, way: Path, value: Value) -> None:
        holder: Value = self.values
        for step in way[:-1]:
            holder = holder[step]  # type: ignore[index]
        holder[way[-1]] = value  # type: ignore[index]

    def _entry_id(self, question: Question, number: int) -> str:
        """a, b, c for the first list of an item with ids; r1, r2 for rows beside choices. A list without ids counts from 1."""
        if not any(part.name == "id" for part in question.fields):
            return str(number + 1)
        with_ids = [name for name, value in self.values.items() if isinstance(value, list) and _has_ids(value)]
        if with_ids[:1] in ([], [question.name]):
            return ascii_lowercase[number % 26]
        return f"{question.name[0]}{number + 1}"

    def _tell(self, wrong: list[tuple[Path, Problem]]) -> None:
        for line in dict.fromkeys(f"    {found.what}; {found.remedy}" for _, found in wrong):
            self.talk.say(line)


def _has_ids(entries: list[Value]) -> bool:
    return any(isinstance(entry, dict) and "id" in entry for entry in entries)
