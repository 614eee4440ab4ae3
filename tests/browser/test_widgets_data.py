"""The page of the reader's own data: saved to a file, loaded from one, forgotten."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL, Site
from engines import ENGINES, Tab
from engines import axe as axe_in
from playwright.sync_api import BrowserContext, Locator, Page, expect
from test_engines_tools import FOCUS, TEXT, until
from test_theme_contrast import contrast
from test_widgets_words import SIDEWAYS
from widget_site import answer, item, proves, words

SAY = words()
PATH = "practice/my-data/"
OURS = "studykit:/guide/:"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
DUMP = "() => Object.fromEntries(Object.keys(localStorage).sort().map(name => [name, localStorage.getItem(name)]))"


def said(word: str, **values: object) -> str:
    return SAY[word].format(**values)


def panel(page: Page, name: str) -> Locator:
    return page.locator(f"study-tool[data-panel={name}]")


def status(page: Page, name: str) -> Locator:
    return panel(page, name).get_by_role("status")


def press(page: Page, word: str) -> None:
    """The button of that word, by keys."""
    button = page.get_by_role("button", name=SAY[word], exact=True)
    button.focus()
    page.keyboard.press("Enter")


def entry(identifier: str, number: int, **more: object) -> list[str]:
    value = {"v": 1, "id": identifier, "hash": "ab12", "at": "2026-11-22T05:00:00.000Z", "type": "choice"}
    return [
        "log",
        f"{1_790_000_000_000 + number}-abc",
        json.dumps(value | {"response": ["b"], "score": 1, "n": 1} | more),
    ]


def file_of(*entries: object, **head: object) -> dict[str, Any]:
    """A file as a browser hands it over."""
    text = json.dumps({"format": "studykit-record", "version": 1, "entries": entries} | head)
    return {"name": "mine.json", "mimeType": "application/json", "buffer": text.encode()}


def load(page: Page, file: dict[str, Any]) -> None:
    page.get_by_label(SAY["mydata_load"]).set_input_files(files=[file])


def kept(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(DUMP)
    return {name: text for name, text in found.items() if name.startswith(OURS) and not name.startswith(f"{OURS}page:")}


def study(page: Page, url: str) -> None:
    """Two answers and a tick."""
    page.goto(url)
    answer(item(page, 1), "a")
    answer(item(page, 2), "b")
    page.locator("study-checklist input").first.check()


@pytest.fixture
def data(page: Page, guide: Site) -> Page:
    study(page, guide.url)
    page.goto(guide.url + PATH)
    expect(page.get_by_role("button", name=SAY["mydata_save"])).to_be_enabled()
    expect(page.get_by_role("button", name=SAY["mydata_forget"])).to_be_visible()
    return page


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        press(page, "mydata_save")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@proves("data-plain")
def test_without_a_script_each_panel_says_so(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url + PATH)
    for name in ("file", "room", "offline", "forget"):
        expect(panel(plain_page, name)).to_have_text(SAY[f"mydata_plain_{name}"])
    expect(plain_page.locator("study-tool").locator("button, input")).to_have_count(0)


@proves("data-save")
def test_all_that_is_kept_is_in_the_file(data: Page, tmp_path: Path) -> None:
    expect(panel(data, "file").locator("li")).to_have_text(
        [f"{SAY['mydata_kind_log']}: 2", f"{SAY['mydata_kind_tick']}: 1"]
    )
    path = saved(data, tmp_path)
    assert re.fullmatch(r"study-record-\d{4}-\d\d-\d\d\.json", path.name)
    expect(status(data, "file")).to_have_text(said("mydata_saved", name=path.name))
    file = json.loads(path.read_text())
    assert file["version"] == 1
    assert {f"{OURS}{kind}:{name}": text for kind, name, text in file["entries"]} == kept(data)


@proves("data-save")
def test_the_day_in_the_files_name_is_the_readers(
    open_context: Callable[..., BrowserContext], guide: Site, tmp_path: Path
) -> None:
    """In the evening it is tomorrow already where clocks are counted from."""
    page = open_context(timezone_id="America/New_York").new_page()
    page.clock.set_fixed_time("2026-12-02T01:00:00Z")
    study(page, guide.url)
    page.goto(guide.url + PATH)
    expect(page.get_by_role("button", name=SAY["mydata_save"])).to_be_enabled()
    assert saved(page, tmp_path).name == "study-record-2026-12-01.json"


@proves("data-load", "data-devices")
def test_another_device_gets_what_it_lacks_and_keeps_its_own(
    data: Page, guide: Site, tmp_path: Path, open_context: Callable[..., BrowserContext]
) -> None:
    first = saved(data, tmp_path)
    other = open_context().new_page()
    other.goto(guide.url)
    answer(item(other, 3), "a", "c")
    own = kept(other)
    tab = other.context.new_page()
    tab.goto(guide.url + "top/")
    other.goto(guide.url + PATH)
    before = kept(other)
    load(other, {"name": first.name, "mimeType": "application/json", "buffer": first.read_bytes()})
    preview = panel(other, "file").locator(".mydata-preview")
    expect(preview.locator("p").first).to_be_focused()
    expect(preview.locator("p").first).to_have_text(said("mydata_would_add", name=first.name))
    expect(preview.locator("li")).to_have_text([f"{SAY['mydata_kind_log']}: 2", f"{SAY['mydata_kind_tick']}: 1"])
    assert kept(other) == before
    press(other, "mydata_add")
    expect(status(other, "file")).to_have_text(said("mydata_added", n=3))
    expect(other.get_by_label(SAY["mydata_load"])).to_be_focused()
    assert kept(other) == own | kept(data)
    expect(panel(other, "file").locator("li").first).to_have_text(f"{SAY['mydata_kind_log']}: 3")
    # The other tab has heard of it without a load.
    expect(tab.locator(".sk-progress").first).to_contain_text("2 of 2")
    second = saved(other, tmp_path / "second")
    load(data, {"name": "b.json", "mimeType": "application/json", "buffer": second.read_bytes()})
    press(data, "mydata_add")
    expect(status(data, "file")).to_have_text(said("mydata_added", n=1))
    assert kept(data) == kept(other)
    load(data, {"name": "b.json", "mimeType": "application/json", "buffer": second.read_bytes()})
    expect(panel(data, "file").locator(".mydata-preview p").first).to_have_text(
        said("mydata_nothing_new", name="b.json")
    )


@proves("data-load", "menu-marks-file")
def test_marks_that_answers_have_overtaken_are_worked_out_anew(data: Page) -> None:
    data.evaluate(f"localStorage.setItem('{OURS}page:x/', '{{}}')")
    data.evaluate("studykit.part('catalog')")
    digest = data.evaluate("studykit.catalog.items['demo-003'].hash")
    load(data, file_of(entry("demo-003", 1, hash=digest)))
    press(data, "mydata_add")
    expect(status(data, "file")).to_have_text(said("mydata_added", n=1))
    assert f"{OURS}page:x/" not in data.evaluate(DUMP)
    expect(data.locator(".sk-nav a", has_text="Home").locator("small")).to_have_text(re.compile(r"^ ?3 of"))


EXAM = """async () => { await studykit.part('running');
  const ids = ['demo-001', 'demo-002'], now = Date.now();
  const known = Object.fromEntries(ids.map(id => [id, {hash: 'ab12', domain: 'd'}]));
  const start = studykit.running.begin({name: 'n1', exam: 'e', form: {ids, domains: []}, known, seed: 's', shared: false,
    version: 'v', limit: null, unseen: 3, now: now - 60000});
  const one = studykit.running.answer(start, ids[0], ['a'], null, now - 50000);
  const two = studykit.running.answer(start, ids[1], ['b'], 'sure', now - 40000);
  return [one, two].map(studykit.running.write); }"""


@proves("data-exam")
def test_a_mock_exam_on_both_devices_is_put_together(data: Page) -> None:
    here, there = data.evaluate(EXAM)
    data.evaluate(f"text => {{ localStorage.setItem('{OURS}exam:n1', text); studykit.store.renew(); }}", here)
    load(data, file_of(["exam", "n1", there]))
    preview = panel(data, "file").locator(".mydata-preview")
    expect(preview).to_contain_text(said("mydata_joined", n=1))
    press(data, "mydata_add")
    expect(status(data, "file")).to_have_text(said("mydata_added_joined", n=0, joined=1))
    both = json.loads(kept(data)[f"{OURS}exam:n1"])
    assert both["answers"] == json.loads(here)["answers"] | json.loads(there)["answers"]
    load(data, file_of(["exam", "n1", there]))
    expect(preview).to_contain_text(said("mydata_nothing_new", name="mine.json"))


@proves("data-load")
def test_what_is_here_under_the_same_name_stays(data: Page) -> None:
    before = kept(data)
    name, text = next((name, text) for name, text in before.items() if ":log:" in name)
    mine = ["log", name.removeprefix(f"{OURS}log:"), text]
    other = ["log", mine[1], entry("demo-009", 1)[2]]
    load(data, file_of(other, entry("demo-003", 7), ["log", "<b>", "{}"]))
    preview = panel(data, "file").locator(".mydata-preview")
    expect(preview).to_contain_text(said("mydata_kept", n=1))
    expect(preview).to_contain_text(said("mydata_refused", n=1))
    press(data, "mydata_add")
    after = kept(data)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


@proves("data-leave")
@pytest.mark.parametrize("way", ["button", "Escape"])
def test_leaving_changes_nothing(data: Page, way: str) -> None:
    before = kept(data)
    load(data, file_of(entry("demo-003", 1)))
    expect(panel(data, "file").locator(".mydata-preview")).to_be_visible()
    if way == "Escape":
        data.keyboard.press("Escape")
    else:
        press(data, "mydata_leave")
    expect(panel(data, "file").locator(".mydata-preview")).to_be_hidden()
    expect(status(data, "file")).to_have_text(SAY["mydata_left"])
    expect(data.get_by_label(SAY["mydata_load"])).to_be_focused()
    assert kept(data) == before


ODD = {
    "broken": b'{"format":"studykit-record","version":1,"entries":[["log"',
    "foreign": b'{"type":"FeatureCollection","features":[]}',
    "later": b'{"format":"studykit-record","version":9,"entries":[]}',
    "large": b" " * (33 * 1024 * 1024),
}


@proves("data-odd")
@pytest.mark.parametrize("wrong", ODD)
def test_an_odd_file_is_refused_in_words(data: Page, wrong: str, tmp_path: Path) -> None:
    before = kept(data)
    (tmp_path / "odd.json").write_bytes(ODD[wrong])
    data.get_by_label(SAY["mydata_load"]).set_input_files(tmp_path / "odd.json")
    expect(status(data, "file")).to_have_text(said(f"mydata_wrong_{wrong}", name="odd.json"))
    expect(panel(data, "file").locator(".mydata-preview")).to_be_hidden()
    assert kept(data) == before


@proves("data-odd")
def test_a_hostile_file_brings_nothing_in(data: Page, guide: Site) -> None:
    before = kept(data)
    hostile = '<img src=x onerror="window.hit=1">'
    file = file_of(
        ["log", hostile, entry("demo-003", 1)[2]],
        entry(hostile, 2),
        entry("constructor", 3),
        ["__proto__", "polluted", "1"],
        ["setting", "a", '{"__proto__":{"polluted":1}}'],
    )
    load(data, file | {"name": f"{hostile}.json"})
    expect(panel(data, "file").locator(".mydata-preview")).to_contain_text(said("mydata_refused", n=5))
    expect(panel(data, "file").locator("img")).to_have_count(0)
    assert data.evaluate("[window.hit, ({}).polluted]") == [None, None]
    assert kept(data) == before


@proves("data-full")
def test_a_full_storage_adds_nothing_and_says_so(data: Page) -> None:
    before = kept(data)
    data.evaluate(f"() => {{ {FULL} }}")
    load(data, file_of(entry("demo-003", 1), entry("demo-004", 2)))
    press(data, "mydata_add")
    expect(status(data, "file")).to_have_text(SAY["mydata_no_room"])
    assert kept(data) == before


@proves("data-full")
def test_a_file_larger_than_the_room_leaves_what_was_there(data: Page) -> None:
    before = kept(data)
    many = [entry("demo-003", number, response=["x" * 4000]) for number in range(2000)]
    load(data, file_of(*many))
    press(data, "mydata_add")
    expect(status(data, "file")).to_have_text(SAY["mydata_no_room"])
    assert kept(data) == before


@proves("data-forget")
def test_forgetting_names_what_goes_and_removes_it_all(data: Page, guide: Site) -> None:
    data.evaluate(
        """() => { localStorage.setItem('/guide/.__palette', '{"index":1}'); localStorage.setItem('/other/.__palette', '1');
        localStorage.setItem('studykit:/other/:log:1-a', 'x'); sessionStorage.setItem('/guide/.__x', '1'); }"""
    )
    data.evaluate("caches.open('studykit-offline:/guide/:1').then(() => caches.open('studykit-offline:/other/:1'))")
    before = data.evaluate(DUMP)
    press(data, "mydata_forget")
    ask = panel(data, "forget").locator(".mydata-preview")
    expect(ask.locator("p").first).to_be_focused()
    named = [line for line in ask.locator("li").all_inner_texts() if not line.startswith(SAY["mydata_kind_page"])]
    assert named == [
        *(f"{SAY['mydata_kind_log']}: 2", f"{SAY['mydata_kind_tick']}: 1"),
        *(SAY["mydata_theme"], SAY["mydata_copy"]),
    ]
    data.keyboard.press("Escape")
    expect(ask).to_be_hidden()
    expect(data.get_by_role("button", name=SAY["mydata_forget"])).to_be_focused()
    press(data, "mydata_forget")
    press(data, "mydata_forget_no")
    assert data.evaluate(DUMP) == before
    press(data, "mydata_forget")
    press(data, "mydata_forget_yes")
    expect(status(data, "forget")).to_have_text(SAY["mydata_forgotten"])
    expect(data.get_by_role("button", name=SAY["mydata_forget"])).to_be_focused()
    assert set(data.evaluate(DUMP)) == {"/other/.__palette", "studykit:/other/:log:1-a"}
    assert data.evaluate("Object.keys(sessionStorage).filter(name => name.startsWith('/guide/.__'))") == []
    assert data.evaluate("caches.keys()") == ["studykit-offline:/other/:1"]
    expect(panel(data, "file")).to_contain_text(SAY["mydata_here_none"])
    expect(data.get_by_role("button", name=SAY["mydata_save"])).to_be_disabled()
    press(data, "mydata_forget")
    expect(status(data, "forget")).to_have_text(SAY["mydata_forget_none"])
    data.goto(guide.url)
    expect(data.locator(".sk-progress").first).to_contain_text("0 of")


@proves("data-room")
def test_the_room_is_said_and_the_browser_can_be_asked(data: Page) -> None:
    room = panel(data, "room")
    expect(room).to_contain_text(said("mydata_room", ours=1, all=1, most="5,000", percent=1))
    expect(room).to_contain_text(SAY["mydata_not_persisted"])
    data.evaluate("navigator.storage.persist = async () => true")
    press(data, "mydata_persist")
    expect(status(data, "room")).to_have_text(SAY["mydata_persist_yes"])
    expect(room).to_contain_text(SAY["mydata_persisted"])


@proves("data-room")
def test_a_blocked_storage_is_said(page: Page, guide: Site) -> None:
    page.add_init_script(FULL)
    page.goto(guide.url)
    answer(item(page, 1), "a")
    page.locator(".md-footer").get_by_role("link", name="My data").first.click()
    expect(panel(page, "room")).to_contain_text(SAY["mydata_room_blocked"])
    # What was done without storage can still be saved.
    expect(panel(page, "file").locator("li")).to_have_text([f"{SAY['mydata_kind_log']}: 1"])


STATES: dict[str, Callable[[Page], object]] = {
    "at first": lambda page: None,
    "preview": lambda page: load(page, file_of(entry("demo-003", 1), ["log", "<", ""])),
    "forgetting": lambda page: press(page, "mydata_forget"),
    "refused": lambda page: load(page, file_of(format="x")),
}


@proves("data-access")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible(
    open_context: Callable[..., BrowserContext], guide: Site, axe: Callable[[Page], list[str]], state: str, dark: bool
) -> None:
    page = open_context(viewport=SMALL, color_scheme="dark" if dark else "light").new_page()
    study(page, guide.url)
    page.goto(guide.url + PATH)
    expect(page.get_by_role("button", name=SAY["offline_keep"])).to_be_visible()
    STATES[state](page)
    page.wait_for_timeout(300)
    assert axe(page) == []
    assert page.evaluate(SIDEWAYS) == []
    small = page.locator("study-tool :is(button, input)").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect()).filter(box => box.width < 24 || box.height < 24)"
    )
    assert small == []
    page.set_viewport_size({"width": 640, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert page.evaluate(SIDEWAYS) == []


@proves("data-access")
def test_focus_is_seen_and_paper_shows_no_panel(data: Page) -> None:
    for word in ("mydata_save", "mydata_forget", "mydata_persist"):
        button = data.get_by_role("button", name=SAY[word], exact=True)
        button.focus()
        data.keyboard.press("Shift+Tab")
        data.keyboard.press("Tab")
        expect(button).to_be_focused()
        assert button.evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)") >= 2
        color, ground = button.evaluate(
            "e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert contrast(color, ground) >= 4.5
    data.emulate_media(media="print")
    for section in data.locator(".mydata").all():
        expect(section).to_be_hidden()


FILE = "study-tool[data-panel=file]"
FORGET = "study-tool[data-panel=forget]"
CHOOSE = """text => { const data = new DataTransfer(), input = document.querySelector('#mydata-load');
  data.items.add(new File([text], 'mine.json')); input.files = data.files; input.dispatchEvent(new Event('change')); }"""


@proves("engines-data")
@pytest.mark.parametrize("engine", ENGINES)
def test_in_every_engine_a_file_is_saved_and_loaded_and_all_is_forgotten(
    open_tab: Callable[..., Tab], guide: Site, engine: str
) -> None:
    tab = open_tab(engine)
    tab.open(guide.url + PATH)
    until(tab, f"document.querySelector('{FILE} button') && document.querySelector('{FORGET} button')")
    tab.evaluate(CHOOSE, file_of(entry("demo-003", 1), ["log", "<b>", ""])["buffer"].decode())
    until(tab, "document.activeElement.closest('.mydata-preview')")
    assert SAY["mydata_kind_log"] in tab.evaluate(TEXT, f"{FILE} .mydata-preview")
    assert axe_in(tab) == []
    tab.press("Tab")
    tab.press("Enter")
    until(tab, f"document.querySelector('{FILE} [role=status]').textContent")
    assert tab.evaluate(TEXT, f"{FILE} [role=status]") == said("mydata_added", n=1)
    stored = tab.evaluate("() => Object.keys(localStorage).filter(name => name.startsWith('studykit:'))")
    assert stored == [f"{OURS}log:{entry('demo-003', 1)[1]}"]
    # What the browser would write to the disk; Firefox's own panel for downloads would take the next key.
    tab.evaluate(
        """() => { window.made = []; HTMLAnchorElement.prototype.click = () => {};
        const own = URL.createObjectURL; URL.createObjectURL = blob => { window.made.push(blob); return own.call(URL, blob); }; }"""
    )
    tab.evaluate(FOCUS, f"{FILE} button")
    tab.press("Enter")
    until(tab, "window.made.length")
    text = tab.evaluate("() => window.made[0].text()")
    assert json.loads(text)["entries"] == [entry("demo-003", 1)]
    tab.evaluate(FOCUS, f"{FORGET} button")
    tab.press("Enter")
    until(tab, f"document.activeElement.closest('{FORGET} .mydata-preview')")
    assert axe_in(tab) == []
    tab.press("Tab")
    tab.press("Tab")
    tab.press("Enter")
    until(tab, f"document.querySelector('{FORGET} [role=status]').textContent")
    assert tab.evaluate(TEXT, f"{FORGET} [role=status]") == SAY["mydata_forgotten"]
    assert tab.evaluate("() => Object.keys(localStorage).filter(name => name.startsWith('studykit:'))") == []
