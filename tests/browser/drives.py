"""How a reader answers an item of each type by keys alone: wrong, partly right (where a type knows that) and right.

A new type adds one function here; test_engines.py then walks it in every engine, state and mode.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engines import Tab

Item = dict[str, Any]
"""An item as it stands in its bank."""

# The reader's place, without a mark on the page: the stem takes the focus and gives it up again.
BEGIN = """id => { const stem = document.querySelector(`#${id} legend`);
  stem.tabIndex = -1; stem.focus(); stem.addEventListener('blur', () => stem.removeAttribute('tabindex'), {once: true}); }"""
WAY = """([id, selector]) => { const at = document.activeElement, item = document.getElementById(id);
  if (item.contains(at) && at.matches(selector)) return 'there';
  const before = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...item.querySelectorAll(selector)].some(e => before(at, e)) ? 'Tab' : 'Shift+Tab'; }"""
FOCUSED = """() => { const e = document.activeElement;
  return {value: e.value || '', on: Boolean(e.checked || e.getAttribute('aria-pressed') === 'true'), text: e.textContent.trim()}; }"""
OPTIONS = "([id, value]) => { const e = document.getElementById(id); return [e.selectedIndex, [...e.options].findIndex(o => o.value === value)]; }"
STEPS = "id => [...document.querySelectorAll(`#${id} li[data-step]`)].map(e => e.dataset.step)"
FOCUS = "([id, selector]) => document.getElementById(id).querySelector(selector).focus()"
HAS = "([id, selector]) => Boolean(document.getElementById(id).querySelector(selector))"
VALUES = "id => [...document.querySelectorAll(`#${id} fieldset > div input`)].map(e => e.value)"
EXPLAINED = """() => new Promise((resolve, reject) => { const end = Date.now() + 8000, look = () => {
  if (studykit.explain) resolve(); else if (Date.now() > end) reject(new Error('codes do not load')); else setTimeout(look, 20); }; look(); })"""
ACTION = ".sk-actions > button"


@dataclass
class Hands:
    """On the keyboard, at one item."""

    tab: Tab
    item: Item

    def begin(self) -> None:
        self.tab.evaluate(BEGIN, self.item["id"])

    def to(self, selector: str, most: int = 60) -> None:
        """Tab, or Shift+Tab, until the focus is on such a control of this item."""
        for _ in range(most):
            way = self.tab.evaluate(WAY, [self.item["id"], selector])
            if way == "there":
                return
            self.tab.press(way)
        raise AssertionError(f"{self.item['id']}: {most} Tabs do not reach {selector}")

    def focused(self) -> dict[str, Any]:
        return self.tab.evaluate(FOCUSED)

    def write(self, selector: str, text: str) -> None:
        self.to(selector)
        self.tab.press("Control+a")
        self.tab.type(text)

    def choose_radio(self, value: str) -> None:
        """Arrow keys move within the group and choose."""
        self.to("fieldset > div input[type=radio]")
        for _ in range(8):
            now = self.focused()
            if now["value"] == value and now["on"]:
                return
            self.tab.press("Space" if now["value"] == value else "ArrowDown")
        raise AssertionError(f"{self.item['id']}: arrow keys do not reach {value}")

    def tick(self, selector: str, wanted: list[str]) -> None:
        """Tab from box to box; Space where a box is not as wanted."""
        seen: set[str] = set()
        self.to(selector)
        while self.tab.evaluate(WAY, [self.item["id"], selector]) == "there":
            now = self.focused()
            if now["value"] in seen:
                break
            seen.add(now["value"])
            if now["on"] != (now["value"] in wanted):
                self.tab.press("Space")
            self.tab.press("Tab")
        assert set(wanted) <= seen, f"{self.item['id']}: keys reach {sorted(seen)}, not all of {wanted}"

    def choose_option(self, select: str, value: str) -> None:
        """Arrow keys in a closed list box."""
        self.to(f"[id='{select}']")
        at, wanted = self.tab.evaluate(OPTIONS, [select, value])
        for _ in range(abs(wanted - at)):
            self.tab.press("ArrowDown" if wanted > at else "ArrowUp")
        assert self.focused()["value"] == value, (
            f"{select}: arrow keys lead to {self.focused()['value']}, not to {value}"
        )

    def steps(self) -> list[str]:
        return self.tab.evaluate(STEPS, self.item["id"])

    def move(self, step: str, place: int) -> None:
        """The step's own buttons; the focus stays on the one that was pressed."""
        up = self.steps().index(step) > place
        if self.steps().index(step) == place:
            return
        self.to(f"li[data-step='{step}'] button:{'first' if up else 'last'}-of-type")
        for _ in range(abs(self.steps().index(step) - place)):
            self.tab.press("Enter")
        assert self.steps().index(step) == place, f"{step} stands in {self.steps()}, not in place {place}"

    def has(self, selector: str) -> bool:
        return self.tab.evaluate(HAS, [self.item["id"], selector])

    def values(self) -> list[str]:
        return self.tab.evaluate(VALUES, self.item["id"])

    def act(self) -> None:
        """Come back to the button of the next step, Try again or Ask me again; `answer` walked the way to it."""
        self.tab.evaluate(FOCUS, [self.item["id"], ACTION])
        self.tab.press("Enter")

    def answer(self, how: str) -> None:
        self.begin()
        DRIVES[self.item["type"]].answer(self, how)
        self.to(ACTION)
        self.tab.press("Enter")


@dataclass(frozen=True)
class Drive:
    """`answer(hands, how)` with how: wrong, partly, right."""

    answer: Callable[[Hands, str], None]
    partly: bool = False


def choice(hands: Hands, how: str) -> None:
    key = hands.item["key"]
    key = key if isinstance(key, str) else key[0]
    hands.choose_radio(key if how == "right" else next(one for one in hands.values() if one != key))


def multi(hands: Hands, how: str) -> None:
    key = hands.item["key"]
    others = [one["id"] for one in hands.item["choices"] if one["id"] not in key]
    hands.tick("fieldset > div input", {"right": key, "partly": key[:1], "wrong": others[:1]}[how])


def written(hands: Hands, how: str) -> None:
    key = hands.item["key"]
    form = str(key[0] if isinstance(key, list) else key)
    # Of the same kind, so that there is something to check.
    wrong = form.replace(form[0], "7" if form[0] != "7" else "8", 1) if form[0].isdigit() else "neither here nor there"
    hands.write("fieldset input", form if how == "right" else wrong)


def code(hands: Hands, how: str) -> None:
    """Wrong: another code of the same category. The reasons stand in a part that loads when the field is reached."""
    key = hands.item["key"]
    hands.to(".written input")
    hands.tab.evaluate(EXPLAINED)
    other = "8" if key[-1] != "8" else "0"
    hands.write(".written input", key.replace(".", "").lower() if how == "right" else key[:-1] + other)


def match(hands: Hands, how: str) -> None:
    choices = [one["id"] for one in hands.item["choices"]]
    for number, row in enumerate(hands.item["rows"]):
        others = [one for one in choices if one != row["key"]]
        hit = how == "right" or (how == "partly" and number == 0)
        hands.choose_option(f"{hands.item['id']}.{row['id']}", row["key"] if hit else others[0])


def order(hands: Hands, how: str) -> None:
    """Right but for the first step; or from the last step to the first."""
    right = [one["id"] for one in hands.item["steps"]]
    wanted = {"right": right, "partly": [*right[1:], right[0]], "wrong": right[::-1]}[how]
    if hands.steps() == wanted:
        hands.move(wanted[1], 0)  # it must have been touched
    for place, step in enumerate(wanted):
        hands.move(step, place)


def spot(hands: Hands, how: str) -> None:
    key = hands.item["key"]
    if hands.has("fieldset > div input[type=radio]"):
        choice(hands, how)
    elif how == "wrong":
        hands.tick("fieldset > div input", [one for one in hands.values() if one not in key][:1])
    else:
        hands.tick("fieldset > div input", key[:1] if how == "partly" else key)


DRIVES = {
    "choice": Drive(choice),
    "code": Drive(code),
    "match": Drive(match, partly=True),
    "multi": Drive(multi, partly=True),
    "number": Drive(written),
    "order": Drive(order, partly=True),
    "spot": Drive(spot, partly=True),
    "text": Drive(written),
}
