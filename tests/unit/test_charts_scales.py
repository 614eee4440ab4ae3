"""Scales and places of labels, worked out by hand."""

from __future__ import annotations

import pytest

from studykit.charts.scales import Scale, nice_ticks, place_labels, wrap_label

TICKS = [
    # low, high, what somebody would write on the axis
    (0, 224340, [0, 50000, 100000, 150000, 200000, 250000]),
    (0, 81150, [0, 20000, 40000, 60000, 80000, 100000]),
    (38330, 51140, [37500, 40000, 42500, 45000, 47500, 50000, 52500]),
    (-5, 23, [-5, 0, 5, 10, 15, 20, 25]),
    (0, 30, [0, 10, 20, 30]),
    (0, 9, [0, 2, 4, 6, 8, 10]),
    (0, 2, [0, 0.5, 1, 1.5, 2]),
    (0, 85900, [0, 20000, 40000, 60000, 80000, 100000]),
    (0, 0.03, [0, 0.01, 0.02, 0.03]),
    (-3, -1, [-3, -2.5, -2, -1.5, -1]),
]


@pytest.mark.parametrize(("low", "high", "ticks"), TICKS)
def test_ticks_enclose_at_round_steps(low: float, high: float, ticks: list[float]) -> None:
    most = 7 if len(ticks) == 7 else 6
    assert [float(tick) for tick in nice_ticks(low, high, most)] == ticks


def test_fewer_ticks_make_larger_steps() -> None:
    assert [int(tick) for tick in nice_ticks(-5, 23)] == [-10, 0, 10, 20, 30]
    assert [int(tick) for tick in nice_ticks(38330, 51140)] == [35000, 40000, 45000, 50000, 55000]
    assert [int(tick) for tick in nice_ticks(0, 10, 2)] == [0, 10]


@pytest.mark.parametrize(
    ("value", "ticks"), [(7, [0, 2, 4, 6, 8]), (0, [0, 0.2, 0.4, 0.6, 0.8, 1]), (-4, [-4, -3, -2, -1, 0])]
)
def test_one_value_is_measured_from_zero(value: int, ticks: list[float]) -> None:
    assert [float(tick) for tick in nice_ticks(value, value)] == ticks


def test_steps_of_two_and_a_half_are_whole_numbers() -> None:
    assert [float(tick) for tick in nice_ticks(0, 10, 5)] == [0, 5, 10]
    assert [int(tick) for tick in nice_ticks(0, 100, 5)] == [0, 25, 50, 75, 100]


def test_places_are_shares_of_the_length() -> None:
    scale = Scale.over([37000, 81150])
    assert scale.at(0) == 0 and scale.at(100000) == 100
    assert scale.at(51140) == pytest.approx(51.14)
    growth = Scale.over([-5, 23, 7])  # -10 to 30
    assert growth.at(0) == 25 and growth.at(-5) == 12.5 and growth.at(23) == 82.5
    trend = Scale.over([38330, 51140], from_zero=False)  # 35,000 to 55,000
    assert trend.at(45000) == 50


LABELS = [
    # wanted middles, heights, low, high, where they go
    ([2, 6], [2, 2], 0, 10, [2, 6]),
    ([5, 5], [2, 2], 0, 10, [5, 7]),
    ([5, 4.5, 9], [2, 2, 2], 0, 10, [6.5, 4.5, 9]),
    ([9.5, 9.8], [2, 2], 0, 10, [7, 9]),
    ([0, 0.2, 0.1], [1, 1, 1], 0, 10, [0.5, 2.5, 1.5]),
    ([5, 5.5], [4, 1], 0, 10, [5, 7.5]),
    ([], [], 0, 10, []),
]


@pytest.mark.parametrize(("wanted", "sizes", "low", "high", "places"), LABELS)
def test_labels_move_apart_and_stay_inside(
    wanted: list[float], sizes: list[float], low: float, high: float, places: list[float]
) -> None:
    assert place_labels(wanted, sizes, low, high) == pytest.approx(places)


def test_labels_are_broken_between_words() -> None:
    assert wrap_label("Health information technologists", 12) == ["Health", "information", "technologists"]
    assert wrap_label("All jobs", 12) == ["All jobs"]
    assert wrap_label("Part-time-workers", 5) == ["Part-time-workers"]
