"""Steps to order: moved by keys, mouse and finger; verdicts; script off; paper."""

from collections.abc import Callable

import pytest
from conftest import Site
from playwright.sync_api import BrowserContext, Locator, Page, expect
from widget_site import button, entries, item, proves, status, words

SAY = words()
STEPS = {
    "a": "Check the coverage",
    "b": "Code the visit from the record",
    "c": "Send the claim to the payer",
    "d": "Post the payment",
    "e": "Bill the patient for the rest",
}


@pytest.fixture
def asked(page: Page, guide: Site) -> Page:
    page.goto(guide.url + "arranged/")
    expect(button(item(page, 21))).to_have_text(SAY["check"])
    # Each item that wakes makes the page longer: places hold once all are awake.
    expect(page.locator("study-item:not([data-state])")).to_have_count(0)
    return page


def say(word: str, **values: object) -> str:
    return SAY[word].format(**values)


def order(page: Page) -> str:
    return "".join(item(page, 21).locator("li").evaluate_all("all => all.map(e => e.dataset.step)"))


def step(page: Page, identifier: str) -> Locator:
    return item(page, 21).locator(f"li[data-step={identifier}]")


def mover(page: Page, identifier: str, way: str) -> Locator:
    return step(page, identifier).locator("button").nth(["up", "down"].index(way))


def bring(page: Page, wanted: str) -> None:
    """Move steps by their buttons until they stand as wanted."""
    for place, identifier in enumerate(wanted):
        while order(page).index(identifier) > place:
            mover(page, identifier, "up").click()
    if order(page) == wanted and not page.evaluate("document.querySelector('#demo-021').moved"):
        mover(page, wanted[0], "down").click()
        mover(page, wanted[0], "up").click()


def answer(page: Page, wanted: str) -> None:
    bring(page, wanted)
    button(item(page, 21)).click()


def verdicts(page: Page) -> list[str]:
    """In the order of the page; nothing for a step without one."""
    return [
        one.locator(".sk-verdict").inner_text() if one.locator(".sk-verdict").count() else ""
        for one in item(page, 21).locator("li").all()
    ]


@proves("order-names")
def test_buttons_say_step_and_place(asked: Page) -> None:
    bring(asked, "bacde")
    for place, identifier in enumerate("bacde", start=1):
        for way in ("up", "down"):
            expect(mover(asked, identifier, way)).to_have_accessible_name(
                say(f"move_{way}", step=STEPS[identifier], place=place, all=5)
            )
    expect(mover(asked, "b", "up")).to_be_disabled()  # by aria-disabled
    expect(mover(asked, "b", "down")).to_be_enabled()
    expect(mover(asked, "e", "down")).to_be_disabled()
    assert item(asked, 21).locator("li").first.aria_snapshot().startswith("- listitem:")


@proves("order-keys", "order-focus", "order-said")
def test_keys_move_a_step_and_the_focus_stays(asked: Page) -> None:
    one = item(asked, 21)
    bring(asked, "edcba")
    asked.evaluate("document.activeElement.blur()")
    up = mover(asked, "c", "up")
    up.focus()
    up.evaluate(
        "e => { window.pressed = e; window.left = 0; e.addEventListener('blur', () => { window.left += 1; }); }"
    )
    # Whatever else were announced would have changed within a live region.
    one.evaluate(
        """item => { window.live = [];
          new MutationObserver(all => all.forEach(({target}) => {
            const live = (target.closest ? target : target.parentElement).closest("[aria-live], [role=status], [role=alert], [role=log]");
            if (live) window.live.push(live.textContent);
          })).observe(document.body, {childList: true, characterData: true, subtree: true}); }"""
    )
    asked.keyboard.press("Enter")
    assert order(asked) == "ecdba"
    expect(status(one)).to_have_text(say("moved", step=STEPS["c"], place=2, all=5))
    asked.keyboard.press("Space")
    assert order(asked) == "cedba"
    expect(status(one)).to_have_text(say("moved", step=STEPS["c"], place=1, all=5))
    asked.keyboard.press("Enter")
    assert order(asked) == "cedba"
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")
    expect(up).to_have_accessible_name(say("move_up", step=STEPS["c"], place=1, all=5))
    assert asked.evaluate("document.activeElement === window.pressed && window.left") == 0
    said = asked.evaluate("window.live")
    assert {text.strip() for text in said} == {say("moved", step=STEPS["c"], place=place, all=5) for place in (1, 2)}
    asked.keyboard.press("Tab")
    expect(mover(asked, "c", "down")).to_be_focused()
    asked.keyboard.press("Tab")
    expect(mover(asked, "e", "up")).to_be_focused()
    expect(one).to_have_attribute("data-state", "open")


@proves("order-keys")
@pytest.mark.parametrize("key", ["ArrowDown", "ArrowUp", "Home", "End"])
def test_arrows_move_and_check_nothing(asked: Page, key: str) -> None:
    bring(asked, "edcba")
    mover(asked, "c", "up").focus()
    asked.keyboard.press(key)
    assert order(asked) == "edcba"
    expect(item(asked, 21)).to_have_attribute("data-state", "open")


def drag(page: Page, identifier: str, over: str, *, part: float) -> None:
    """Take a step by its handle and let it go at a part of the height of another."""
    handle = step(page, identifier).locator(".sk-handle")
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), step(page, over).bounding_box()
    assert start and end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, (start["y"] + end["y"]) / 2, steps=4)
    page.mouse.move(start["x"] + 5, end["y"] + end["height"] * part, steps=4)
    page.mouse.up()


@proves("order-drag")
def test_a_mouse_drags_a_step_by_its_handle(desk_page: Page, guide: Site) -> None:
    desk_page.goto(guide.url + "arranged/")
    expect(button(item(desk_page, 21))).to_be_visible()
    bring(desk_page, "abcde")
    item(desk_page, 21).locator("legend").scroll_into_view_if_needed()
    drag(desk_page, "a", "d", part=0.8)
    assert order(desk_page) == "bcdae"
    expect(status(item(desk_page, 21))).to_have_text(say("moved", step=STEPS["a"], place=4, all=5))
    drag(desk_page, "a", "b", part=0.2)
    assert order(desk_page) == "abcde"
    expect(item(desk_page, 21).locator("[data-drag]")).to_have_count(0)
    # Once let go, the pointer moves nothing.
    desk_page.mouse.move(300, 800)
    assert order(desk_page) == "abcde"
    button(item(desk_page, 21)).click()
    expect(item(desk_page, 21)).to_have_attribute("data-state", "done")
    expect(item(desk_page, 21).locator(".sk-handle:visible")).to_have_count(0)


@proves("order-drag")
def test_a_finger_drags_a_step_and_the_page_stays(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    context = open_context(has_touch=True)
    page = context.new_page()
    page.goto(guide.url + "arranged/")
    expect(page.locator("study-item:not([data-state])")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    bring(page, "abcde")
    item(page, 21).locator("legend").scroll_into_view_if_needed()
    handle = step(page, "a").locator(".sk-handle")
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), step(page, "c").bounding_box()
    assert start and end
    x, top, bottom = start["x"] + 10, start["y"] + 10, end["y"] + end["height"] * 0.8
    before = page.evaluate("scrollY")
    client = context.new_cdp_session(page)
    client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": top}]})
    for part in range(1, 9):
        point = {"x": x, "y": top + (bottom - top) * part / 8}
        client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(status(item(page, 21))).to_have_text(say("moved", step=STEPS["a"], place=3, all=5))
    assert order(page) == "bcade"
    assert page.evaluate("scrollY") == before


@proves("order-untouched")
def test_check_before_anything_was_moved_says_so(asked: Page) -> None:
    button(item(asked, 21)).click()
    expect(status(item(asked, 21))).to_have_text(SAY["move_first"])
    expect(button(item(asked, 21))).to_be_focused()
    expect(item(asked, 21)).to_have_attribute("data-state", "open")
    assert entries(asked) == []


@proves("order-partly")
@pytest.mark.parametrize(
    ("response", "hits", "score", "wrong"),
    [
        ("ebacd", 3, 0.5, "ea"),
        ("bcdea", 4, 0.75, "a"),  # no step is in its place, and one move mends it
        ("eabcd", 4, 0.75, "e"),
        ("edcba", 0, 0, "edcba"),
        ("abced", 4, 0.75, "d"),
    ],
)
def test_steps_in_order_among_themselves_are_counted(
    asked: Page, response: str, hits: int, score: float, wrong: str
) -> None:
    answer(asked, response)
    expect(status(item(asked, 21))).to_have_text(say("say_partly_order", hits=hits, all=5))
    assert entries(asked)[0]["response"] == list(response)
    assert entries(asked)[0]["score"] == pytest.approx(score)
    moves = [one for one, said in zip(response, verdicts(asked), strict=True) if said == SAY["step_wrong"]]
    assert "".join(moves) == wrong
    expect(item(asked, 21).locator("details")).not_to_have_attribute("open", "")


@proves("order-partly")
def test_the_measure_is_the_fewest_moves_for_every_order_of_five(asked: Page) -> None:
    """Against a second way to count: take steps away until the rest is in order."""
    wrong = asked.evaluate(
        """() => {
          const key = [..."abcde"], {check} = window.studykit.types.order, wrong = [];
          const orders = (left) => left.length ? left.flatMap((one, i) => orders(left.toSpliced(i, 1)).map(rest => [one, ...rest])) : [[]];
          for (const order of orders(key)) {
            let longest = 0;
            for (let kept = 0; kept < 32; kept += 1) {
              const rest = order.filter(one => kept >> key.indexOf(one) & 1);
              if (rest.every((one, i) => !i || rest[i - 1] < one)) longest = Math.max(longest, rest.length);
            }
            const {hits, score} = check(order, key);
            if (hits !== (longest > 1 ? longest : 0) || score !== (longest - 1) / 4) wrong.push(order.join(""));
            if ((score === 1) !== (order.join("") === "abcde")) wrong.push(order.join(""));
          }
          return wrong;
        }"""
    )
    assert wrong == []


@proves("order-retry")
def test_trying_again_keeps_the_order(asked: Page) -> None:
    one = item(asked, 21)
    answer(asked, "bcdea")
    expect(step(asked, "a")).to_contain_text(f"{STEPS['a']} {SAY['step_wrong']}")
    expect(mover(asked, "a", "up")).to_have_accessible_description(SAY["step_wrong"])
    expect(mover(asked, "b", "down")).to_have_accessible_description(SAY["step_right"])
    button(one).click()
    expect(mover(asked, "a", "up")).to_be_focused()
    assert order(asked) == "bcdea"
    for _ in range(4):
        asked.keyboard.press("Enter")
    assert verdicts(asked) == ["", *[SAY["step_right"]] * 4]
    button(one).click()
    expect(status(one)).to_have_text(say("say_right_order", all=5))
    assert verdicts(asked) == [SAY["step_right"]] * 5
    assert len(entries(asked)) == 1


@proves("order-retry")
def test_moving_after_a_miss_is_trying_again(asked: Page) -> None:
    answer(asked, "bcdea")
    mover(asked, "a", "up").click()
    expect(button(item(asked, 21))).to_have_text(SAY["check"])
    expect(status(item(asked, 21))).to_have_text(say("moved", step=STEPS["a"], place=4, all=5))
    expect(mover(asked, "a", "up")).to_be_focused()


@proves("order-done")
def test_once_done_steps_say_their_place_and_the_key_stands_below(asked: Page) -> None:
    one = item(asked, 21)
    answer(asked, "bcdea")
    button(one).click()
    button(one).click()
    expect(status(one)).to_have_text(say("say_partly_key_order", hits=4, all=5))
    assert verdicts(asked) == [*[SAY["step_right"]] * 4, say("step_place", place=1)]
    assert order(asked) == "bcdea"
    expect(one.locator("li button:visible, .sk-handle:visible")).to_have_count(0)
    expect(one.locator("dt:visible")).to_have_text(list(STEPS.values()))
    assert one.locator("dd:visible").all_inner_texts()[0] == "Why a: before anything is spent."
    assert (
        one.locator("dt:visible").first.evaluate("e => getComputedStyle(e, '::before').content") == 'counter(step) ". "'
    )
    expect(one.get_by_text("Rationale of item a")).to_be_visible()
    tree = one.get_by_role("list").aria_snapshot()
    assert f"{STEPS['a']} {say('step_place', place=1)}" in tree
    button(one).click()
    expect(one.locator(".sk-verdict, [data-verdict]")).to_have_count(0)
    expect(one.locator("li button:visible")).to_have_count(10)
    expect(item(asked, 21).locator("li").first.locator("button").nth(1)).to_be_focused()
    button(one).click()
    expect(status(one)).to_have_text(SAY["move_first"])


@proves("order-done")
def test_the_key_shown_first_says_every_place(asked: Page) -> None:
    one = item(asked, 21)
    bring(asked, "bcdea")
    one.locator("summary").click()
    expect(status(one)).to_have_text(SAY["say_key_order"])
    assert verdicts(asked) == [say("step_place", place=place) for place in (2, 3, 4, 5, 1)]
    assert (entries(asked)[0]["shown"], entries(asked)[0]["response"]) == (True, [])


@proves("order-shuffle")
@pytest.mark.parametrize("chance", [0, 0.2, 0.4, 0.6, 0.999])
def test_no_shuffle_is_the_right_order(open_context: Callable[..., BrowserContext], guide: Site, chance: float) -> None:
    built = (guide.folder / "arranged/index.html").read_text()
    as_built = "".join(part[0] for part in built.split('data-step="')[1:])
    assert sorted(as_built) == list("abcde") and as_built != "abcde"
    context = open_context()
    context.add_init_script(f"Math.random = () => {chance}")
    page = context.new_page()
    page.goto(guide.url + "arranged/")
    expect(button(item(page, 21))).to_be_visible()
    for _ in range(3):
        assert sorted(order(page)) == list("abcde")
        assert order(page) != "abcde"
        answer(page, "abcde")
        button(item(page, 21)).click()


@proves("order-shuffle")
def test_a_shuffle_that_comes_out_right_is_turned(open_context: Callable[..., BrowserContext], guide: Site) -> None:
    left = [part[0] for part in (guide.folder / "arranged/index.html").read_text().split('data-step="')[1:]]
    draws = []
    for identifier in "abcde":
        draws.append((left.index(identifier) + 0.5) / len(left))
        left.remove(identifier)
    context = open_context()
    context.add_init_script(f"const draws = {draws}; Math.random = () => draws.shift() ?? 0.5")
    page = context.new_page()
    page.goto(guide.url + "arranged/")
    expect(button(item(page, 21))).to_be_visible()
    assert order(page) == "bcdea"


@proves("order-restore", "restore-edited")
def test_an_earlier_answer_stands_in_its_order(asked: Page, guide: Site) -> None:
    answer(asked, "bcdea")
    asked.reload()
    one = item(asked, 21)
    expect(one).to_have_attribute("data-state", "past")
    assert order(asked) == "bcdea"
    expect(one.locator(".sk-past")).to_contain_text("some steps in the right order")
    assert verdicts(asked) == [*[SAY["step_right"]] * 4, SAY["step_wrong"]]
    expect(one.locator("li button:visible")).to_have_count(0)
    expect(one.locator("details")).not_to_have_attribute("open", "")
    html = (guide.folder / "arranged/index.html").read_text().replace(one.get_attribute("data-hash") or "", "another")
    asked.route(guide.url + "arranged/", lambda route: route.fulfill(body=html, content_type="text/html"))
    asked.reload()
    expect(one).to_have_attribute("data-state", "open")
    button(one).click()
    expect(status(one)).to_have_text(SAY["move_first"])


@proves("order-restore", "store-odd-response")
@pytest.mark.parametrize("response", ['["zz","b","b"]', '["e"]', '[""]', "[]"])
def test_a_saved_order_that_names_other_steps_does_no_harm(asked: Page, response: str) -> None:
    answer(asked, "bcdea")
    asked.evaluate(
        """response => { const name = Object.keys(localStorage).find(key => key.includes(":log:"));
          localStorage[name] = localStorage[name].replace(/"response":\\[.*?\\]/, `"response":${response}`); }""",
        response,
    )
    asked.reload()
    expect(item(asked, 21)).to_have_attribute("data-state", "past")
    assert sorted(order(asked)) == list("abcde")
    button(item(asked, 21)).click()
    answer(asked, "abcde")
    expect(item(asked, 21)).to_have_attribute("data-state", "done")


@proves("order-plain")
def test_without_a_script_letters_lead_from_key_to_steps(plain_page: Page, guide: Site) -> None:
    plain_page.goto(guide.url + "arranged/")
    one = item(plain_page, 21)
    expect(one.locator("fieldset button")).to_have_count(0)
    assert one.locator("ol").evaluate("e => getComputedStyle(e).listStyleType") == "upper-alpha"
    one.locator("summary").click()
    letters = dict(zip(order(plain_page), "ABCDE", strict=True))
    expect(one.get_by_text(f"{SAY['key']}: {', '.join(letters[identifier] for identifier in 'abcde')}")).to_be_visible()
    for identifier in "abcde":
        expect(one.get_by_text(f"Why {identifier}:")).to_be_visible()


@proves("order-print", "print-same")
@pytest.mark.parametrize("state", ["plain", "open", "missed", "done", "past"])
def test_paper_keeps_the_builds_order_and_letters(plain_page: Page, page: Page, guide: Site, state: str) -> None:
    shown = plain_page if state == "plain" else page
    shown.goto(guide.url + "arranged/")
    built = (guide.folder / "arranged/index.html").read_text()
    as_built = "".join(part[0] for part in built.split('data-step="')[1:])
    if state != "plain":
        expect(button(item(shown, 21))).to_be_visible()
    if state not in ("plain", "open"):
        answer(shown, "abcde" if state == "done" else "bcdea")
    if state == "past":
        shown.reload()
        expect(item(shown, 21)).to_have_attribute("data-state", "past")
    shown.emulate_media(media="print")
    one = item(shown, 21)
    expect(one.locator("button:visible, .sk-move:visible, .sk-verdict:visible")).to_have_count(0)
    tops = {
        identifier: step(shown, identifier).evaluate("e => e.getBoundingClientRect().top") for identifier in "abcde"
    }
    assert "".join(sorted(tops, key=tops.__getitem__)) == as_built
    if state == "plain":
        assert one.locator("ol").evaluate("e => getComputedStyle(e).listStyleType") == "upper-alpha"
    else:
        bears = {identifier: step(shown, identifier).get_attribute("data-letter") for identifier in "abcde"}
        assert bears == dict(zip(as_built, "ABCDE", strict=True))
        shown_letter = step(shown, "a").evaluate("e => getComputedStyle(e, '::before').content")
        assert shown_letter == f'"{"ABCDE"[as_built.index("a")]}. "'
    letters = dict(zip(as_built, "ABCDE", strict=True))
    key = f"{SAY['key']}: {', '.join(letters[identifier] for identifier in 'abcde')}"
    expect(one.get_by_text(key)).to_be_visible()
    expect(one.locator("dt:visible")).to_have_count(6)
