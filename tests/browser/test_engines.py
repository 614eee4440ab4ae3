"""Every item type in Chromium, Firefox and WebKit, by keys alone: each state, each way of looking at the page."""

import re
from collections.abc import Callable

import pytest
from conftest import Site
from drives import ACTION, DRIVES, Hands
from engines import ENGINES, MATRIX, Heard, Mode, Tab, axe
from measures import CONTRAST, PRINTED, TARGETS, walk
from test_widgets_access import clipped, overflowing
from widget_site import first_of_each_type, proves, words

from studykit.item_types import all_types

SAY = words()
ITEMS = {kind: item for kind, item in first_of_each_type().items() if kind in DRIVES}
OPEN = Callable[..., Tab]
AWAKE = """() => new Promise((resolve, reject) => { const end = Date.now() + 20000, look = () => {
  const asleep = document.querySelector('study-item:not([data-state])');
  if (!asleep) resolve(); else if (Date.now() > end) reject(new Error(`${asleep.id} does not wake`)); else setTimeout(look, 20); }; look(); })"""
STATES = (
    "() => Object.fromEntries([...document.querySelectorAll('study-item')].map(e => [e.dataset.type, e.dataset.state]))"
)
# Beside a control the verdict must be the control's own; where nothing is left to do, text will do.
VERDICTS = """id => [...document.querySelectorAll(`#${id} .sk-verdict`)].filter(e => e.checkVisibility())
  .map(e => [e.textContent, [...e.closest('[data-verdict]').querySelectorAll('input, select, textarea, button')].some(c => c.checkVisibility())])"""
FOCUS_IN = "selector => document.activeElement.matches(selector)"
LOG = "() => Object.keys(localStorage).filter(key => key.includes(':log:')).length"
LEAVE = """path => { document.querySelector('h1').dataset.left = '';
  [...document.querySelectorAll('.md-content a')].find(a => a.href.endsWith(path)).focus(); }"""
ARRIVED = """path => new Promise((resolve, reject) => { const end = Date.now() + 20000, look = () => {
  if (location.href.endsWith(path) && document.querySelector('h1:not([data-left])')) setTimeout(resolve, 50);
  else if (Date.now() > end) reject(new Error(`${path} does not come`)); else setTimeout(look, 20); }; look(); })"""
NO_SCRIPT = Mode("no script", script=False)
# Resolves once the line of progress says so.
UNTIL_SAID = """text => new Promise((resolve, reject) => { const end = Date.now() + 8000, look = () => {
  const said = document.querySelector('.sk-progress p')?.textContent;
  if (said === text) resolve(); else if (Date.now() > end) reject(new Error(`says "${said}"`)); else setTimeout(look, 20); }; look(); })"""
OFFERED = "() => [...document.querySelectorAll('study-item button, .sk-actions')].filter(e => e.checkVisibility()).map(e => e.outerHTML)"
LACKING = """id => { const [details] = [...document.querySelectorAll(`#${id} > details`)].slice(-1);
  return ['dt[data-key]', 'dd', 'dl + p', 'a[href^="https:"]'].filter(part => !details.querySelector(part)?.checkVisibility()); }"""


def hands(tab: Tab) -> list[Hands]:
    return [Hands(tab, item) for item in ITEMS.values()]


def go(tab: Tab, url: str) -> None:
    tab.open(url)
    tab.evaluate(AWAKE)


def sentence(*names: str, kind: str) -> re.Pattern[str]:
    """What the status line may say, whatever stands in its gaps."""
    said = [SAY.get(f"{name}_{kind}", SAY[name]) for name in names]
    return re.compile("|".join(re.sub(r"\\\{\w+\\\}", ".*", re.escape(text)) for text in said))


def plain(text: str) -> str:
    return " ".join(text.split())


def unheard(tab: Tab, kind: str, item: str, *sentences: str) -> list[str]:
    """What of the verdict the accessibility tree does not tell."""
    heard: list[Heard] = tab.heard(f"#{item}")
    status = [plain(one.name) for one in heard if one.role == "status"]
    faults = [] if any(sentence(*sentences, kind=kind).search(said) for said in status) else [f"status {status}"]
    verdicts = tab.evaluate(VERDICTS, item)
    told = {
        True: [plain(f"{one.name} {one.description}") for one in heard if one.role not in ("status", "text")],
        False: [plain(one.name) for one in heard],
    }
    faults += [
        f'verdict "{said}"' for said, control in verdicts if not any(plain(said) in text for text in told[control])
    ]
    if not verdicts:
        faults.append("no verdict beside a control")
    return [f"{kind}: not heard: {fault}; heard {heard}" for fault in faults]


def looks(tab: Tab, state: str) -> list[str]:
    """What is wrong with the page as it stands."""
    found = [*overflowing(tab), *tab.evaluate(TARGETS), *tab.evaluate(CONTRAST)]
    if tab.mode.script:
        found += axe(tab)  # it waits for timers, and so for ever where no script runs
    if tab.mode.text > 100:
        found += clipped(tab)
    return [f"{state}: {fault}" for fault in found]


def done(answered: int, right: int) -> str:
    return SAY["progress"].format(done=answered, all=len(first_of_each_type()), right=right)


@proves("engines-all-types")
def test_every_type_is_walked() -> None:
    """A new type needs an item in widget_site.py and its keys in drives.py."""
    assert sorted(DRIVES) == sorted(first_of_each_type()) == sorted(all_types())


@proves("engines-keys", "engines-heard", "engines-measured")
@pytest.mark.parametrize(("engine", "mode"), MATRIX, ids=lambda part: getattr(part, "name", part))
def test_every_type_in_every_state(open_tab: OPEN, guide: Site, engine: str, mode: Mode) -> None:
    tab = open_tab(engine, mode)
    go(tab, guide.url + "every/")
    assert tab.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches") is mode.dark
    assert tab.evaluate("() => matchMedia('(forced-colors: active)').matches") is mode.forced
    faults = walk(tab) + looks(tab, "unanswered")
    for hand in hands(tab):
        hand.answer("wrong")
        faults += unheard(tab, *names(hand), "say_wrong", "say_partly")
        assert tab.evaluate(FOCUS_IN, ACTION), f"{hand.item['type']}: focus did not stay on the button"
    assert set(tab.evaluate(STATES).values()) == {"missed"}
    faults += looks(tab, "wrong")
    for hand in hands(tab):
        partly = DRIVES[hand.item["type"]].partly
        hand.act()
        assert tab.evaluate(FOCUS_IN, f"#{hand.item['id']} fieldset *"), (
            f"{hand.item['type']}: Try again lost the focus"
        )
        hand.answer("partly" if partly else "wrong")
        faults += unheard(tab, *names(hand), "say_partly_key" if partly else "say_wrong_key")
    assert set(tab.evaluate(STATES).values()) == {"done"}
    faults += looks(tab, "partly")
    for hand in hands(tab):
        hand.act()
        hand.answer("right")
        faults += unheard(tab, *names(hand), "say_right")
    faults += looks(tab, "right")
    assert not faults, "\n".join(faults)


def names(hand: Hands) -> tuple[str, str]:
    return hand.item["type"], hand.item["id"]


@proves("engines-plain", "engines-print")
@pytest.mark.parametrize("engine", ENGINES)
def test_every_type_without_a_script(open_tab: OPEN, guide: Site, engine: str) -> None:
    tab = open_tab(engine, NO_SCRIPT)
    tab.open(guide.url + "every/")
    assert tab.evaluate("() => matchMedia('(scripting: enabled)').matches") is False
    assert tab.evaluate(OFFERED) == []
    faults = walk(tab) + looks(tab, "no script")
    for hand in hands(tab):
        hand.begin()
        hand.to("study-item > details:last-of-type > summary")
        tab.press("Enter")
        faults += [f"{hand.item['type']}: {lack} cannot be read" for lack in tab.evaluate(LACKING, hand.item["id"])]
    faults += looks(tab, "no script, keys open")
    assert not faults, "\n".join(faults)
    tab.reload()
    tab.print_view()
    assert tab.evaluate(PRINTED) == []


@proves("engines-print", "engines-reload")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_reload_in_the_middle_and_print(open_tab: OPEN, guide: Site, engine: str) -> None:
    tab = open_tab(engine)
    go(tab, guide.url + "every/")
    *checked, begun = hands(tab)
    for hand in checked:
        hand.answer("wrong")
    begun.begin()
    DRIVES[begun.item["type"]].answer(begun, "wrong")
    tab.reload()
    tab.evaluate(AWAKE)
    states = tab.evaluate(STATES)
    assert states.pop(begun.item["type"]) == "open"
    assert set(states.values()) == {"past"}
    assert tab.evaluate(LOG) == len(checked)
    for hand in checked:
        said = tab.evaluate("id => document.querySelector(`#${id} .sk-past`).textContent", hand.item["id"])
        assert sentence("last_wrong", "last_partly", kind=hand.item["type"]).fullmatch(said), said
        hand.act()
    for hand in [*checked, begun]:
        hand.answer("right")
    assert set(tab.evaluate(STATES).values()) == {"done"}
    assert tab.evaluate(LOG) == 2 * len(checked) + 1
    tab.print_view()
    assert tab.evaluate(PRINTED) == []


@proves("engines-tabs")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_second_tab(open_tab: OPEN, guide: Site, engine: str) -> None:
    left = open_tab(engine)
    go(left, guide.url + "every/")
    right = left.another()
    go(right, guide.url + "every/")
    for hand in hands(right):
        hand.answer("right")
    left.front()
    left.evaluate(UNTIL_SAID, done(len(ITEMS), len(ITEMS)))
    hands(left)[0].answer("wrong")
    right.front()
    right.evaluate(UNTIL_SAID, done(len(ITEMS), len(ITEMS)))
    assert right.evaluate(LOG) == len(ITEMS) + 1


@proves("engines-back")
@pytest.mark.parametrize("engine", ENGINES)
def test_back_to_a_page_that_was_kept(open_tab: OPEN, guide: Site, engine: str) -> None:
    tab = open_tab(engine)
    go(tab, guide.url + "every/")
    tab.evaluate("() => { window.kept = true; }")
    # Not by a link: instant navigation would not leave the page.
    go(tab, guide.url + "other/")
    other = [hand for hand in hands(tab) if tab.evaluate("id => Boolean(document.getElementById(id))", hand.item["id"])]
    for hand in other:
        hand.answer("right")
    tab.back()
    tab.evaluate(UNTIL_SAID, done(len(other), len(other)))
    assert tab.evaluate("() => window.kept") is True
    for hand in hands(tab):
        if hand not in other:
            hand.answer("right")
    tab.evaluate(UNTIL_SAID, done(len(ITEMS), len(ITEMS)))


@proves("engines-instant")
@pytest.mark.parametrize("engine", ENGINES)
def test_there_and_back_by_instant_navigation(open_tab: OPEN, guide: Site, engine: str) -> None:
    tab = open_tab(engine)
    go(tab, guide.url + "every/")
    tab.evaluate("() => { window.same = true; }")
    half = len(ITEMS) // 2
    for hand in hands(tab)[:half]:
        hand.answer("right")
    follow(tab, "plain/")
    follow(tab, "every/")
    tab.evaluate(AWAKE)
    for hand in hands(tab)[half:]:
        hand.answer("right")
    expected = {kind: "past" if number < half else "done" for number, kind in enumerate(ITEMS)}
    assert tab.evaluate(STATES) == expected
    assert tab.evaluate("() => window.same") is True


def follow(tab: Tab, path: str) -> None:
    """Follow a link by instant navigation: the address changes first, and only then the page, heading and all."""
    tab.evaluate(LEAVE, path)
    tab.press("Enter")
    tab.evaluate(ARRIVED, path)


@proves("engines-file")
@pytest.mark.parametrize("engine", ENGINES)
def test_every_type_from_a_file(open_tab: OPEN, guide: Site, engine: str) -> None:
    tab = open_tab(engine)
    go(tab, (guide.folder / "every/index.html").as_uri())
    for hand in hands(tab):
        hand.answer("right")
    assert set(tab.evaluate(STATES).values()) == {"done"}
    tab.reload()
    tab.evaluate(AWAKE)
    assert set(tab.evaluate(STATES).values()) == {"past"}
