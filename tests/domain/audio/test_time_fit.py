"""A programme that fills its airtime does so to the sample, its farewell to the frame."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from radio.domain.audio.cuesheet import SEAM_FRAMES, Item, gap, place
from radio.domain.audio.sound import DELAY, FRAME, FRAME_SAMPLES, RATE
from radio.domain.audio.time_fit import LEAST_MUSIC, fitted, music_for, with_silence
from radio.domain.programme import SegmentKind

KINDS = [SegmentKind.SPEECH, SegmentKind.JINGLE, SegmentKind.STING, SegmentKind.PAUSE]
SECOND = timedelta(seconds=1)


def item(kind: SegmentKind, samples: int) -> Item:
    frames = 0 if kind is SegmentKind.PAUSE else ceil((samples + DELAY) / FRAME_SAMPLES)
    return Item(kind, "một mục", frames, samples)


rows = st.lists(
    st.builds(item, st.sampled_from(KINDS), st.integers(1, 200_000)), min_size=1, max_size=12
)


def music(length: timedelta) -> Item:
    return item(SegmentKind.MUSIC, round(length.total_seconds() * RATE))


@given(rows, st.data(), st.floats(0, 300))
def test_any_row_lasts_exactly_its_airtime_and_what_is_behind_ends_with_it(
    row: list[Item], data: st.DataObject, more: float
) -> None:
    at = data.draw(st.integers(0, len(row)))
    samples = place(row).samples + round(more * RATE)
    length = timedelta(seconds=samples / RATE)
    missing = music_for(row, at, length)
    whole = [*row[:at], music(missing), *row[at:]] if missing else row
    behind = at + 1 if missing else at
    layout = fitted(whole, behind, length, stretched=not missing)
    assert layout.samples == samples
    assert layout.frames * FRAME_SAMPLES >= samples + DELAY or not layout.frames
    if behind < len(whole):
        end = layout.sheet.cues[-1].starts + layout.sheet.cues[-1].length
        assert timedelta() <= length - end < FRAME + timedelta(microseconds=100)


@given(rows, st.data(), st.floats(0, 300))
def test_items_keep_their_order_their_gaps_and_their_seams(
    row: list[Item], data: st.DataObject, more: float
) -> None:
    at = data.draw(st.integers(0, len(row)))
    length = place(row).sheet.length + timedelta(seconds=more)
    layout = fitted(row, at, length, stretched=True)
    for before, after, start, then in zip(
        row, row[1:], layout.starts, layout.starts[1:], strict=False
    ):
        silence = round(gap(before.kind, after.kind).total_seconds() * RATE)
        assert then * FRAME_SAMPLES >= start * FRAME_SAMPLES + before.samples + silence
        if before.frames and after.frames:
            assert then >= start + before.frames + SEAM_FRAMES


def test_music_lasts_whole_seconds_and_leaves_less_than_two() -> None:
    row = [item(SegmentKind.SPEECH, 5 * RATE + 123), item(SegmentKind.SPEECH, 3 * RATE)]
    missing = music_for(row, 1, timedelta(seconds=60))
    assert missing == timedelta(seconds=51)
    layout = fitted([row[0], music(missing), row[1]], 2, timedelta(seconds=60), stretched=False)
    first, played, last = layout.sheet.cues
    assert played.starts - first.length < SECOND
    assert timedelta() <= last.starts - (played.starts + played.length) < SECOND + SECOND


def test_a_little_too_short_is_made_up_by_pauses_no_more_than_twice_as_long() -> None:
    row = [item(SegmentKind.SPEECH, 10 * RATE)] * 4
    natural = place(row)
    length = natural.sheet.length + SECOND
    assert music_for(row, 3, length) == timedelta()
    layout = fitted(row, 3, length, stretched=True)
    usual = gap(SegmentKind.SPEECH, SegmentKind.SPEECH)
    for before, after in zip(layout.sheet.cues, layout.sheet.cues[1:], strict=False):
        silence = after.starts - before.starts - before.length
        assert usual < silence <= 2 * usual + FRAME


def test_what_pauses_cannot_take_is_silence_before_the_farewell() -> None:
    row = [item(SegmentKind.SPEECH, 10 * RATE)] * 2
    layout = fitted(row, 1, timedelta(seconds=27), stretched=True)
    first, last = layout.sheet.cues
    assert first.starts == timedelta()
    assert last.starts > timedelta(seconds=16.9)


def test_a_little_music_is_no_music() -> None:
    row = [item(SegmentKind.SPEECH, 10 * RATE)]
    assert music_for(row, 1, timedelta(seconds=10) + LEAST_MUSIC) == timedelta()
    assert music_for(row, 1, timedelta(seconds=11) + LEAST_MUSIC) >= LEAST_MUSIC


def test_a_row_that_is_too_long_stays_as_it_is() -> None:
    row = [item(SegmentKind.SPEECH, 10 * RATE)] * 2
    assert fitted(row, 1, timedelta(seconds=5), stretched=True) == place(row)


def test_nothing_but_silence_may_fill_the_time() -> None:
    layout = fitted([], 0, timedelta(seconds=3), stretched=True)
    assert layout.samples == 3 * RATE
    assert layout.frames * FRAME_SAMPLES >= layout.samples + DELAY


@given(rows, st.data(), st.floats(0, 7))
def test_where_no_music_is_played_the_sheet_has_the_silence(
    row: list[Item], data: st.DataObject, more: float
) -> None:
    at = data.draw(st.integers(0, len(row)))
    length = place(row).sheet.length + timedelta(seconds=more)
    layout = fitted(row, at, length, stretched=True)
    told = with_silence(layout, at, "Nhạc")
    assert len(told.starts) == len(told.sheet.cues) == len(row) + 1
    silence = told.sheet.cues[at]
    assert silence.kind is SegmentKind.PAUSE
    assert silence.length >= timedelta()
    others = [*told.sheet.cues[:at], *told.sheet.cues[at + 1 :]]
    assert others == list(layout.sheet.cues)
    assert (told.samples, told.frames) == (layout.samples, layout.frames)
