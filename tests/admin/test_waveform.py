"""The outline of a take."""

from __future__ import annotations

import re

import pytest

from radio.admin.waveform import BARS, HEIGHT, waveform


def bars(peaks: list[int]) -> list[tuple[float, float, int]]:
    found = re.findall(r"M([\d.]+) ([\d.]+)v(\d+)", waveform(peaks))
    return [(float(x), float(y), int(height)) for x, y, height in found]


@pytest.mark.parametrize("count", [1, 7, BARS, 5000])
def test_every_take_has_the_same_width(count: int) -> None:
    drawn = bars([128] * count)
    assert [x for x, _, _ in drawn] == [at + 0.5 for at in range(BARS)]


def test_the_loudest_fills_the_box_and_silence_is_a_line() -> None:
    half = BARS // 2
    drawn = bars([255] * half + [0] * half)
    assert {(y, height) for _, y, height in drawn[:half]} == {(0.0, HEIGHT)}
    assert {height for _, _, height in drawn[half:]} == {2}


def test_a_short_loud_moment_is_never_lost() -> None:
    peaks = [0] * 5000
    peaks[2500] = 255
    assert max(height for _, _, height in bars(peaks)) == HEIGHT


def test_nothing_is_drawn_of_nothing() -> None:
    assert waveform([]) == ""
