"""The types `text` and `number`: what is forgiven, how close an answer is, and the course of an item that is answered in writing."""

import re
from collections.abc import Callable, Iterator

import pytest
from conftest import Site, Watch
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect
from widget_site import button, entries, focused, item, proves, status, words

from studykit.item_types.number import UNITS, spell
from studykit.item_types.text import plain
from studykit.words import Words

SAY = words()
TEXT, NUMBER, DATE = 30, 31, 32
KEYS = {TEXT: "remittance advice", NUMBER: "$120.00", DATE: "March 1, 2026"}
RIGHT = {TEXT: "Remittance-Advice.", NUMBER: "120", DATE: "3/1/2026"}
MISS = {TEXT: "Explanation of benefits", NUMBER: "$160", DATE: "2 March 2026"}
FAR = {TEXT: "a cheque", NUMBER: "7", DATE: "7/7/2030"}
EVERY = pytest.mark.parametrize("number", [TEXT, NUMBER, DATE])
LABELS = {TEXT: "Your answer", NUMBER: "Your answer, in dollars", DATE: "Your answer, a date, month first"}


def field(of: Locator) -> Locator:
    return of.locator(".written input")


def verdict(of: Locator) -> Locator:
    return of.locator(".written .sk-verdict")


def reason(of: Locator) -> Locator:
    return of.locator(".sk-why")


def write(of: Locator, text: str) -> None:
    field(of).fill(text)
    button(of).click()


def judged(page: Page, kind: str, said: str, forms: list[str], unit: str = "", tolerance: str = "0") -> str:
    """What the script says of an answer: right, miss, the word for how close it is or for why it cannot be checked, or wrong.
    The first form is the key, the others are misses."""
    return page.evaluate(
        """async ([kind, said, forms, measure]) => {
          await studykit.part("written");
          const part = studykit.written[kind];
          const lack = part.lacks(said, measure);
          if (lack) return lack;
          const found = part.judge(said, forms.map((text, i) => ({text, isKey: i === 0, why: {}})), measure);
          return found.isKey ? "right" : found.why ? "miss" : found.near || "wrong";
        }""",
        [kind, said, forms, {"unit": unit, "tolerance": tolerance}],
    )


def ready(page: Page) -> None:
    """All items are awake, and what judges their answers is there."""
    expect(button(item(page, DATE))).to_be_attached()
    page.evaluate("studykit.part('written')")


@pytest.fixture
def asked(page: Page, guide: Site) -> Page:
    page.goto(guide.url + "written/")
    expect(button(item(page, TEXT))).to_have_text(SAY["check"])
    ready(page)
    return page


FORGIVEN = [
    "remittance advice",
    "Remittance Advice",
    "REMITTANCE-ADVICE",
    "  remittance   advice.  ",
    "remittance‑advice!",
    "remittanceadvice",
    "rémittance ádvice",
    "“remittance advice”",
    "(remittance advice)",
    "remittance advice?",
    "remittance\u00a0advice",
    "ﬁ".replace("ﬁ", "remittance advice…"),
]
OTHERS = [
    "remittance",
    "advice",
    "remittance advices",
    "remit advice",
    "835",
    "remittance/advice",
    "no remittance advice",
]


@proves("text-forgives")
def test_the_build_and_the_script_forgive_the_same(asked: Page) -> None:
    key = "remittance advice"
    for said in FORGIVEN:
        assert plain(said) == plain(key), said
        assert judged(asked, "text", said, [key]) == "right", said
        assert judged(asked, "text", key, [said]) == "right", said
    for said in OTHERS:
        assert plain(said) != plain(key), said
        assert judged(asked, "text", said, [key]) != "right", said
    for said, form in [
        ("C.O.B.", "COB"),
        ("coinsurance", "co-insurance"),
        ("Sjögren", "sjogren"),
        ("patient’s", "patient's"),
    ]:
        assert plain(said) == plain(form)
        assert judged(asked, "text", said, [form]) == "right"
    assert plain("1.5") != plain("15")
    assert judged(asked, "text", "15", ["1.5"]) == "wrong"


@proves("text-forgives")
@pytest.mark.parametrize("said", ["ra", "R.A.", "cafe beleg", "CAFÉ-BELEG"])
def test_every_accepted_form_is_right(asked: Page, said: str) -> None:
    write(item(asked, TEXT), said)
    expect(status(item(asked, TEXT))).to_have_text(SAY["say_right_text"])


@proves("text-close")
def test_how_close_a_text_is(asked: Page) -> None:
    for said, key, word in [
        ("remitance advice", "remittance advice", "written_near_1"),
        ("remittance advise", "remittance advice", "written_near_1"),
        ("remittance adviec", "remittance advice", "written_near_1"),
        ("remittance advices", "remittance advice", "written_near_1"),
        ("remitance advise", "remittance advice", "written_near_2"),
        ("remitance advises", "remittance advice", "wrong"),
        ("bill", "bull", "written_near_1"),
        ("ball", "bulk", "wrong"),
        ("RB", "RA", "wrong"),
        ("EOC", "EOB", "wrong"),
        ("CMS-1501", "CMS-1500", "wrong"),
        ("837", "835", "wrong"),
    ]:
        assert judged(asked, "text", said, [key]) == word, (said, key)


@proves("text-close")
def test_a_slip_is_told_without_the_key(asked: Page) -> None:
    one = item(asked, TEXT)
    write(one, "remitance advice")
    expect(status(one)).to_have_text(SAY["written_wrong_close"])
    expect(reason(one)).to_have_text(SAY["written_near_1"])
    expect(verdict(one)).to_have_text(SAY["wrong"])
    expect(one.get_by_text("remittance advice")).to_be_hidden()
    assert entries(asked)[0]["score"] == 0


@proves("text-miss", "number-miss")
@EVERY
def test_a_foreseen_miss_gets_its_own_reason(asked: Page, number: int) -> None:
    one = item(asked, number)
    write(one, MISS[number])
    expect(status(one)).to_have_text(SAY["written_wrong_why"])
    expect(reason(one)).to_contain_text("Why miss: ")
    expect(one.locator("details")).not_to_have_attribute("open", "")


@proves("text-miss")
def test_a_misspelt_miss_is_still_that_miss(asked: Page) -> None:
    assert judged(asked, "text", "explanation of benefit", ["remittance advice", "explanation of benefits"]) == "miss"
    # What the author foresaw counts more than that it looks like the key.
    assert judged(asked, "text", "abduction", ["adduction", "abduction"]) == "miss"
    assert judged(asked, "text", "aduction", ["adduction", "abduction"]) == "written_near_1"


@proves("text-empty")
@pytest.mark.parametrize("said", ["", "   ", "...", "-"])
def test_nothing_written_is_nothing_to_check(asked: Page, said: str) -> None:
    one = item(asked, TEXT)
    write(one, said)
    expect(status(one)).to_have_text(SAY["answer_first"])
    expect(button(one)).to_be_focused()
    expect(one).to_have_attribute("data-state", "open")
    assert entries(asked) == []


@proves("text-enter")
@EVERY
def test_enter_checks_and_arrow_keys_do_not(asked: Page, number: int) -> None:
    one = item(asked, number)
    field(one).fill(FAR[number])
    for key in ("ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End"):
        asked.keyboard.press(key)
    expect(one).to_have_attribute("data-state", "open")
    expect(field(one)).to_have_value(FAR[number])
    asked.keyboard.down("Enter")
    asked.keyboard.down("Enter")
    asked.keyboard.down("Enter")  # a held key repeats
    asked.keyboard.up("Enter")
    expect(one).to_have_attribute("data-state", "missed")
    expect(field(one)).to_be_focused()
    asked.keyboard.press("Enter")
    asked.keyboard.press("Tab")  # leaving the field is no new answer
    expect(one).to_have_attribute("data-state", "missed")
    expect(status(one)).to_have_text(SAY["written_wrong"])
    field(one).fill(RIGHT[number])
    asked.keyboard.press("Enter")
    expect(one).to_have_attribute("data-state", "done")
    asked.keyboard.press("Enter")
    expect(one).to_have_attribute("data-state", "done")
    expect(field(one)).to_be_focused()
    assert len(entries(asked)) == 1
    assert asked.url.endswith("/written/")


@proves("text-keys")
def test_keys_alone_lead_through_a_round(asked: Page) -> None:
    one = item(asked, NUMBER)
    field(one).focus()
    asked.keyboard.type("160")
    asked.keyboard.press("Tab")
    assert focused(asked).startswith("input radio")
    asked.keyboard.press("Space")
    asked.keyboard.press("Tab")
    assert focused(asked) == f"button button {SAY['check']}"
    asked.keyboard.press("Space")
    expect(status(one)).to_have_text(SAY["written_wrong_why"])
    expect(button(one)).to_be_focused()
    asked.keyboard.press("Space")
    expect(field(one)).to_be_focused()
    asked.keyboard.press("ControlOrMeta+a")
    asked.keyboard.type("$120.00")
    asked.keyboard.press("Enter")
    expect(status(one)).to_have_text(SAY["say_right_number"])
    asked.keyboard.press("Tab")
    asked.keyboard.press("Enter")
    expect(one).to_have_attribute("data-state", "open")
    expect(field(one)).to_be_focused()
    expect(field(one)).to_have_value("")
    asked.keyboard.press("Tab")
    asked.keyboard.press("Tab")
    assert focused(asked) == f"summary {SAY['show_key']}"
    asked.keyboard.press("Enter")
    expect(status(one)).to_have_text(SAY["say_key"].replace("{key}", "$120.00"))


@proves("text-first-miss", "text-retry")
@EVERY
def test_the_first_miss_and_another_try(asked: Page, number: int) -> None:
    one = item(asked, number)
    write(one, MISS[number])
    expect(verdict(one)).to_have_text(SAY["wrong"])
    expect(field(one)).to_have_value(MISS[number])
    expect(one.get_by_text(KEYS[number])).to_be_hidden()
    expect(button(one)).to_have_text(SAY["try_again"])
    button(one).click()
    expect(field(one)).to_be_focused()
    expect(field(one)).to_have_value(MISS[number])
    expect(verdict(one)).to_be_visible()
    asked.keyboard.press("End")
    asked.keyboard.type("8")
    expect(verdict(one)).to_have_count(0)
    expect(one.locator("[data-verdict]")).to_have_count(0)
    expect(reason(one)).to_contain_text("Why miss: ")
    expect(button(one)).to_have_text(SAY["check"])


@proves("text-retry")
def test_writing_on_after_a_miss_is_trying_again(asked: Page) -> None:
    one = item(asked, TEXT)
    write(one, "a cheque")
    expect(reason(one)).to_have_count(0)
    field(one).fill("RA")
    expect(status(one)).to_have_text("")
    button(one).click()
    expect(one).to_have_attribute("data-state", "done")


@proves("text-second-miss")
@EVERY
def test_the_second_miss_names_key_and_reasons(asked: Page, number: int) -> None:
    one = item(asked, number)
    write(one, FAR[number])
    button(one).click()
    write(one, MISS[number])
    expect(status(one)).to_have_text(SAY["say_wrong_key"].replace("{key}", KEYS[number]))
    expect(verdict(one)).to_have_text(SAY["wrong"])
    for text in ("Why key: ", "Why miss: ", "Rationale of item"):
        expect(one.get_by_text(text)).to_have_count(1)
        expect(one.get_by_text(text)).to_be_visible()
    expect(one.locator("dt[data-key]")).to_contain_text(KEYS[number])
    expect(button(one)).to_have_text(SAY["ask_again"])
    expect(field(one)).to_have_accessible_description(re.compile("^Why miss: "))


@proves("text-right")
@EVERY
def test_right_gives_every_reason(asked: Page, number: int) -> None:
    one = item(asked, number)
    write(one, RIGHT[number])
    expect(status(one)).to_have_text(SAY["say_right_text"])
    expect(verdict(one)).to_have_text(SAY["right"])
    expect(one.get_by_text("Why key: ")).to_be_visible()
    expect(one.get_by_text("Why key: ")).to_have_count(1)
    expect(one.get_by_text("Rationale of item")).to_be_visible()
    assert entries(asked)[0]["score"] == 1
    assert entries(asked)[0]["response"] == [RIGHT[number]]


@proves("text-tree", "number-label")
@EVERY
def test_verdict_and_reason_stand_in_the_accessibility_tree(asked: Page, number: int) -> None:
    one = item(asked, number)
    label = LABELS[number]
    expect(one.get_by_role("textbox", name=label, exact=True)).to_be_visible()
    expect(one.get_by_role("group", name=one.locator("legend").inner_text())).to_be_visible()
    write(one, MISS[number])
    box = one.get_by_role("textbox", name=f"{label} {SAY['wrong']}", exact=True)
    expect(box).to_have_accessible_description(re.compile("^Why miss: "))
    write(one, RIGHT[number])
    box = one.get_by_role("textbox", name=f"{label} {SAY['right']}", exact=True)
    expect(box).to_have_accessible_description(re.compile("^Why key: "))
    # The browser's own tree, not only the rules for it.
    session = asked.context.new_cdp_session(asked)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    found = [
        node
        for node in nodes
        if node.get("role", {}).get("value") == "textbox" and SAY["right"] in node["name"]["value"]
    ]
    assert [node["name"]["value"] for node in found] == [f"{label} {SAY['right']}"]
    assert found[0]["description"]["value"].startswith("Why key: ")
    assert found[0]["value"]["value"] == RIGHT[number]


@proves("text-locked")
def test_a_finished_field_is_within_reach_and_fixed(asked: Page) -> None:
    one = item(asked, TEXT)
    write(one, "RA")
    field(one).focus()
    expect(field(one)).to_be_focused()
    asked.keyboard.type("x")
    expect(field(one)).to_have_value("RA")
    expect(field(one)).not_to_be_editable()
    button(one).click()
    expect(field(one)).to_be_editable()
    expect(one.locator(".sk-verdict, .sk-why, [aria-describedby], [data-verdict], dd[id]")).to_have_count(0)


@proves("text-restored")
@EVERY
def test_what_was_written_comes_back(asked: Page, number: int) -> None:
    write(item(asked, number), MISS[number])
    asked.reload()
    ready(asked)
    one = item(asked, number)
    expect(one).to_have_attribute("data-state", "past")
    expect(one.locator(".sk-past")).to_contain_text(f"not right. You wrote: {MISS[number]}")
    expect(field(one)).to_have_value(MISS[number])
    expect(verdict(one)).to_have_text(SAY["wrong"])
    expect(reason(one)).to_have_count(0)
    expect(one.get_by_text(KEYS[number])).to_be_hidden()
    one.locator("summary").click()
    expect(one.get_by_text("Why miss: ")).to_be_visible()
    button(one).click()
    expect(field(one)).to_have_value("")
    write(one, RIGHT[number])
    asked.reload()
    expect(one.locator(".sk-past")).to_contain_text(f"right. You wrote: {RIGHT[number]}")
    expect(verdict(one)).to_have_text(SAY["right"])


@proves("text-restored")
def test_looking_at_the_key_leaves_no_verdict(asked: Page) -> None:
    one = item(asked, TEXT)
    one.locator("summary").click()
    expect(verdict(one)).to_have_count(0)
    expect(one.get_by_text("Why key: ")).to_be_visible()
    asked.reload()
    expect(one.locator(".sk-past")).to_contain_text("you looked at the key")
    expect(field(one)).to_have_value("")


@proves("text-edited")
def test_an_edited_item_is_asked_afresh(asked: Page, guide: Site) -> None:
    write(item(asked, TEXT), "a cheque")
    old = item(asked, TEXT).get_attribute("data-hash") or ""
    html = (guide.folder / "written/index.html").read_text().replace(old, "another")
    asked.route(guide.url + "written/", lambda route: route.fulfill(body=html, content_type="text/html"))
    asked.reload()
    expect(item(asked, TEXT)).to_have_attribute("data-state", "open")
    expect(field(item(asked, TEXT))).to_have_value("")


@proves("text-part")
def test_the_part_loads_only_with_such_an_item(page: Page, guide: Site, watch: Callable[[Page], Watch]) -> None:
    seen = watch(page)
    page.goto(guide.url)
    expect(button(item(page, 4))).to_be_attached()
    assert not [address for address in seen.requests if "studykit-written" in address]
    page.goto(guide.url + "written/")
    ready(page)
    write(item(page, TEXT), "remitance advice")
    write(item(page, DATE), "3/1/2026")
    assert len([address for address in seen.requests if "studykit-written" in address]) == 1
    assert seen.messages == []
    assert seen.strangers(guide.url) == []


@proves("text-part")
def test_without_the_part_nothing_is_checked_and_it_is_said(asked: Page) -> None:
    write(item(asked, NUMBER), "120")
    asked.route("**/studykit-written.*", lambda route: route.abort())
    asked.reload()
    expect(verdict(item(asked, NUMBER))).to_have_text(SAY["right"])
    one = item(asked, TEXT)
    write(one, "RA")
    expect(status(one)).to_have_text(SAY["not_loaded"])
    expect(one).to_have_attribute("data-state", "open")
    assert len(entries(asked)) == 1
    one.locator("summary").click()
    expect(one.get_by_text("Why key: ")).to_be_visible()


@proves("text-part")
def test_the_part_is_asked_for_again_and_then_checks_what_waits(asked: Page) -> None:
    held: list[Route] = []
    asked.route("**/studykit-written.*", lambda route: route.abort())
    asked.reload()
    one = item(asked, TEXT)
    write(one, "RA")
    expect(status(one)).to_have_text(SAY["not_loaded"])
    asked.unroute("**/studykit-written.*")
    asked.route("**/studykit-written.*", lambda route: held.append(route))
    button(one).focus()
    asked.keyboard.press("Enter")
    expect(status(one)).to_contain_text(SAY["not_loaded"])
    asked.wait_for_timeout(100)
    held[0].continue_()
    expect(verdict(one)).to_have_text(SAY["right"])
    expect(button(one)).to_be_focused()
    assert len(entries(asked)) == 1


@proves("text-part")
def test_a_part_that_was_on_its_way_when_the_reader_left_comes_once_they_are_back(asked: Page) -> None:
    # An engine may stop what is loading when it puts the page aside, and tell neither of success nor of failure.
    asked.add_init_script(
        """const { append } = Element.prototype;
        Element.prototype.append = function (...nodes) {
          if (window.lost || !`${nodes[0]?.src}`.includes('studykit-written')) return append.apply(this, nodes);
          window.lost = true;
        };"""
    )
    asked.reload()
    one = item(asked, TEXT)
    write(one, "RA")
    expect(status(one)).to_have_text(SAY["not_loaded"])
    assert asked.evaluate("window.lost")
    asked.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(verdict(one)).to_have_text(SAY["right"])


@proves("text-part")
def test_its_words_outlive_instant_navigation(asked: Page) -> None:
    asked.evaluate("window.same = true")
    asked.get_by_role("link", name="Widgets", exact=True).last.click()
    expect(button(item(asked, 1))).to_be_attached()
    asked.go_back()
    write(item(asked, TEXT), "remitance advice")
    expect(reason(item(asked, TEXT))).to_have_text(SAY["written_near_1"])
    assert asked.evaluate("window.same") is True


@proves("text-plain")
@EVERY
def test_without_a_script(plain_page: Page, guide: Site, number: int) -> None:
    plain_page.goto(guide.url + "written/")
    one = item(plain_page, number)
    one.get_by_role("textbox", name=LABELS[number], exact=True).fill("my own words")
    expect(one.get_by_text("Why key: ")).to_be_hidden()
    one.locator("summary").click()
    for text in (f"{SAY['key']}: {KEYS[number]}", "Why key: ", f"{SAY['wrong']}: ", "Why miss: ", "Rationale of item"):
        expect(one.get_by_text(text)).to_be_visible()
    if number == TEXT:
        expect(one.locator("dt[data-key]")).to_have_text("Key: remittance advice; also accepted: RA, Café-Beleg")
    if number == NUMBER:
        expect(one.locator("dt[data-key]")).to_have_text("Key: $120.00, give or take $0.05")
    details, box = one.locator("details").bounding_box(), one.locator("fieldset").bounding_box()
    assert details and box and details["y"] - box["y"] - box["height"] < 30


@proves("text-print")
def test_paper_has_a_line_and_the_whole_key(page: Page, guide: Site) -> None:
    page.goto(guide.url + "written/")
    for state in course(page):
        page.emulate_media(media="print")
        assert (
            page.locator(".written input:visible, .sk-verdict:visible, .sk-why:visible, .sk-actions:visible").count()
            == 0
        )
        lines = page.locator(".written").evaluate_all(
            """all => all.map(e => { const s = getComputedStyle(e, "::after"), own = getComputedStyle(e);
              return [s.borderBottomStyle, parseFloat(s.borderBottomWidth) > 0, parseFloat(s.height) > 20, own.borderLeftWidth, own.paddingLeft]; })"""
        )
        assert lines == [["solid", True, True, "0px", "0px"]] * 3, state
        line, key, why = page.evaluate(
            """() => [".written", "dt[data-key]", "dd"].map(name => [...document.querySelectorAll(name)].map(e => e.getBoundingClientRect()))
              .map(boxes => [Math.min(...boxes.map(b => b.top)), Math.max(...boxes.map(b => b.bottom)), Math.min(...boxes.map(b => b.height))])"""
        )
        assert line[1] < key[0], state
        assert min(line[2], key[2], why[2]) > 0, state
        page.emulate_media(media="screen")


def course(page: Page) -> Iterator[str]:
    """Takes all three items through every state of theirs, and says in which they are."""
    three = [(number, item(page, number)) for number in (TEXT, NUMBER, DATE)]
    ready(page)
    yield "unanswered"
    for number, one in three:
        write(one, {TEXT: "remitance advice", NUMBER: "12000", DATE: "2/28/2026"}[number])
    yield "close"
    for number, one in three:
        field(one).fill(FAR[number])
        button(one).click()
    yield "done"
    page.reload()
    ready(page)
    expect(three[-1][1]).to_have_attribute("data-state", "past")
    yield "past"
    for number, one in three:
        button(one).click()
        write(one, MISS[number])
    yield "missed"
    for number, one in three:
        write(one, RIGHT[number])
    yield "right"


@proves("text-everyone")
@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_axe_finds_nothing(
    open_context: Callable[..., BrowserContext], guide: Site, axe: Callable[[Page], list[str]], look: str
) -> None:
    options = {"forced_colors": "active"} if look == "forced" else {"color_scheme": look}
    page = open_context(**options).new_page()
    page.goto(guide.url + "written/")
    for state in course(page):
        assert axe(page) == [], state
        edge = field(item(page, TEXT)).evaluate(
            "e => { const s = getComputedStyle(e); return [s.borderTopStyle !== 'none', parseFloat(s.borderTopWidth) >= 1, s.borderTopColor !== s.backgroundColor]; }"
        )
        assert edge == [True, True, True], state


@proves("text-everyone")
@pytest.mark.parametrize(("width", "size"), [(320, "125%"), (640, "250%")])
def test_small_screens_and_large_text_are_enough(
    open_context: Callable[..., BrowserContext], guide: Site, width: int, size: str
) -> None:
    page = open_context(viewport={"width": width, "height": 700}).new_page()
    page.goto(guide.url + "written/")
    for state in course(page):
        page.evaluate("size => document.documentElement.style.setProperty('font-size', size)", size)
        wide = page.evaluate(
            """() => [document.documentElement, ...document.querySelectorAll(".quiz, .quiz *:not(input)")]
              .filter(e => getComputedStyle(e).display !== "inline" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth)
              .map(e => `${e.tagName}.${e.className} ${e.scrollWidth} > ${e.clientWidth}`)"""
        )
        assert wide == [], state
        for number in (TEXT, NUMBER, DATE):
            box = field(item(page, number)).bounding_box()
            assert box and box["height"] >= 24 and box["width"] >= 24
            assert box["x"] >= 0 and box["x"] + box["width"] <= width


@proves("text-everyone")
def test_edges_of_fields_can_be_seen(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    """3:1 between the field's edge and what lies on both sides of it (WCAG 1.4.11)."""
    for scheme in ("light", "dark"):
        page = open_context(color_scheme=scheme).new_page()
        page.goto(guide.url + "written/")
        colors = field(item(page, TEXT)).evaluate(
            """e => [getComputedStyle(e).borderTopColor, getComputedStyle(e).backgroundColor, getComputedStyle(e.closest(".quiz")).backgroundColor]
              .map(color => color.match(/[\\d.]+/g).slice(0, 3).map(Number))"""
        )
        edge, inside, outside = (luminance(color) for color in colors)
        for other in (inside, outside):
            assert (max(edge, other) + 0.05) / (min(edge, other) + 0.05) >= 3, (scheme, colors)


def luminance(color: list[float]) -> float:
    parts = [part / 255 for part in color]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@proves("number-forms")
def test_what_does_not_count_in_a_number(asked: Page) -> None:
    dollars = [
        "1250",
        "1,250",
        "$1,250",
        "$ 1,250.00",
        "1 250",
        " +1250 ",
        "1250.",
        "1,250 dollars",
        "1250 USD",
        "1250.000",
        "$1250",
        "1\u202f250",
        "1250",
    ]
    for said in dollars:
        assert judged(asked, "number", said, ["$1,250"], "usd") == "right", said
    for said in ["-45", "−45", "- 45", "-$45", "$-45.00", "–45"]:
        assert judged(asked, "number", said, ["−$45.00"], "usd") == "right", said
    for said in ["80", "80%", "80 %", "80 percent", "80.0 per cent", "+80%"]:
        assert judged(asked, "number", said, ["80%"], "percent") == "right", said
    for said in ["12", "12 months", "12 month", "12months", "012"]:
        assert judged(asked, "number", said, ["12 months"], "months") == "right", said
    for said in [".5", "0.5", "0.50", "00.5"]:
        assert judged(asked, "number", said, ["0.5"], "count") == "right", said


@proves("number-nothing-yet")
def test_what_is_no_number_is_nothing_to_check(asked: Page) -> None:
    for said in [
        "twelve",
        "a lot",
        "$",
        "%",
        "+",
        ".",
        "1.2.3",
        "12 years",
        "1e3",
        "12 or 13",
        "1.234.567",
        "3k",
        "NaN",
        "Infinity",
        "0x10",
        "--3",
    ]:
        assert judged(asked, "number", said, ["12 months"], "months") == "written_no_number", said
    for said in ["80%", "$80"]:
        assert judged(asked, "number", said, ["80"], "count") == "written_no_number", said
    for said in ["120,50", "1.234,56", "0,125", ",5", "12,5 months", "1,2345", "1,25,000"]:
        assert judged(asked, "number", said, ["12 months"], "months") == "written_no_point", said
    for said in [
        "soon",
        "2026",
        "2/30/2026",
        "13/1/2026",
        "2026-02-29",
        "March 2026",
        "1.3.2026",
        "3/1/26",
        "Foo 1, 2026",
        "0/1/2026",
        "3/0/2026",
        "ma 1 2026",
    ]:
        assert judged(asked, "number", said, ["March 1, 2026"], "date") == "written_no_date", said


@proves("number-nothing-yet")
@pytest.mark.parametrize(
    ("number", "said", "word"),
    [
        (NUMBER, "", "answer_first"),
        (NUMBER, "a lot", "written_no_number"),
        (NUMBER, "120,00", "written_no_point"),
        (DATE, "next spring", "written_no_date"),
    ],
)
def test_nothing_to_check_is_said_and_not_logged(asked: Page, number: int, said: str, word: str) -> None:
    one = item(asked, number)
    write(one, said)
    expect(status(one)).to_have_text(SAY[word])
    expect(one).to_have_attribute("data-state", "open")
    expect(verdict(one)).to_have_count(0)
    assert entries(asked) == []
    write(one, FAR[number])
    expect(one).to_have_attribute("data-state", "missed")


@proves("number-tolerance", "number-miss")
def test_within_the_tolerance_is_right(asked: Page) -> None:
    forms = ["$120.00", "$160.00"]
    for said, found in [
        ("120.5", "right"),
        ("119.5", "right"),
        ("120.51", "wrong"),
        ("119.49", "wrong"),
        ("160.5", "miss"),
        ("160.6", "wrong"),
    ]:
        assert judged(asked, "number", said, forms, "usd", "0.5") == found, said
    assert judged(asked, "number", "0.3", ["0.1"], "count", "0.2") == "right"
    assert judged(asked, "number", "2026-03-02", ["March 1, 2026"], "date", "1") == "right"
    assert judged(asked, "number", "2026-03-03", ["March 1, 2026"], "date", "1") == "wrong"
    assert judged(asked, "number", "999999999999.99", ["$999,999,999,999.98"], "usd") != "right"


@proves("number-close")
def test_how_close_a_number_is(asked: Page) -> None:
    for said, key, unit, word in [
        ("106.7", "$106.67", "usd", "rounded"),
        ("107", "$106.67", "usd", "rounded"),
        ("110", "$106.67", "usd", "rounded"),
        ("100", "$106.67", "usd", ""),
        ("106.667", "$106.67", "usd", "rounded"),
        ("106.6", "$106.67", "usd", ""),
        ("120.30", "$120.00", "usd", ""),
        ("1,200", "1,234", "count", "rounded"),
        ("1,100", "1,234", "count", ""),
        ("119.6", "120", "count", "rounded"),
        ("0.056", "0.0557", "count", "rounded"),
        ("0.5", "0.4", "count", ""),
        ("0.8", "80%", "percent", "fraction"),
        ("8000", "80%", "percent", "hundred"),
        ("12000", "$120.00", "usd", "hundred"),
        ("1.2", "$120.00", "usd", "hundred"),
        ("45", "−$45.00", "usd", "sign"),
        ("-120", "$120.00", "usd", "sign"),
        ("0", "12 months", "months", ""),
        ("5", "0", "count", ""),
        ("2/28/2026", "March 1, 2026", "date", "day"),
        ("2026-03-02", "March 1, 2026", "date", "day"),
        ("2026-03-03", "March 1, 2026", "date", ""),
    ]:
        assert judged(asked, "number", said, [key], unit) == (f"written_near_{word}" if word else "wrong"), (said, key)


@proves("number-close")
def test_a_close_number_is_told_in_words(asked: Page) -> None:
    one = item(asked, NUMBER)
    write(one, "12,000")
    expect(status(one)).to_have_text(SAY["written_wrong_close"])
    expect(reason(one)).to_have_text(SAY["written_near_hundred"])
    expect(field(one)).to_have_accessible_description(SAY["written_near_hundred"])


DAYS = [
    "2026-03-01, 2026-3-1, 3/1/2026, 03/01/2026, 3-1-2026, 1 Mar 2026, 1st march 2026, 1-Mar-2026, Mar. 1 2026, march 1 2026",
    "March 1, 2026",
    "MARCH 1st, 2026",
    "1 March, 2026",
    " 3/1/2026 ",
    "２０２６-03-01",
]


@proves("number-dates")
def test_a_day_may_be_written_in_many_ways(asked: Page) -> None:
    for said in [*DAYS[0].split(", "), *DAYS[1:]]:
        assert judged(asked, "number", said, ["March 1, 2026"], "date") == "right", said


@proves("number-dates")
def test_every_month_is_known(asked: Page) -> None:
    for month in range(1, 13):
        iso = f"2028-{month:02}-15"
        shown = spell(iso, "date", Words())
        assert judged(asked, "number", iso, [shown], "date") == "right"
        assert judged(asked, "number", f"{shown[:3]} 15, 2028", [shown], "date") == "right"
    assert judged(asked, "number", "Sept. 15, 2028", ["September 15, 2028"], "date") == "right"
    assert judged(asked, "number", "Feb 29, 2028", ["February 29, 2028"], "date") == "right"


@proves("number-spelled")
def test_the_script_reads_what_the_build_spells(asked: Page) -> None:
    said = Words(SAY)
    for unit in UNITS:
        values = {"date": ["2026-12-31"], "year": ["2015"]}.get(
            unit, ["0", "1", "12", "1250", "1234567.5", "0.25", "120.00"]
        )
        for value in [*values, *(["-1250.5"] if unit in ("usd", "percent", "count") else [])]:
            shown = spell(value, unit, said)
            assert judged(asked, "number", value, [shown], unit) == "right", (value, shown)
            assert judged(asked, "number", shown, [shown], unit) == "right", (value, shown)
    assert [spell("120.00", "usd", said), spell("24.5", "usd", said), spell("80", "percent", said), spell("1", "months", said)] == [
        "$120.00", "$24.50", "80%", "1 month",
    ]  # fmt: skip
