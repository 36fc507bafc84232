from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from radio.domain.audio.cuesheet import SEAM_FRAMES, Item, advance, gap, place
from radio.domain.audio.sound import DELAY, FRAME, FRAME_SAMPLES, RATE
from radio.domain.programme import SegmentKind

KINDS = [SegmentKind.SPEECH, SegmentKind.JINGLE, SegmentKind.STING, SegmentKind.PAUSE]


@st.composite
def items(draw: st.DrawFn) -> Item:
    kind = draw(st.sampled_from(KINDS))
    samples = draw(st.integers(1, 200_000))
    frames = 0 if kind is SegmentKind.PAUSE else ceil((samples + DELAY) / FRAME_SAMPLES)
    return Item(kind, "một mục", frames, samples)


def speech(seconds: float, title: str = "bản tin") -> Item:
    samples = round(seconds * RATE)
    return Item(SegmentKind.SPEECH, title, ceil((samples + DELAY) / FRAME_SAMPLES), samples)


def pause(seconds: float) -> Item:
    return Item(SegmentKind.PAUSE, "Khoảng lặng", 0, round(seconds * RATE))


def test_the_first_item_starts_at_nought() -> None:
    assert place([speech(1)]).sheet.cues[0].starts == timedelta()


def test_a_breath_lies_between_two_speeches() -> None:
    first, second = place([speech(1), speech(1)]).sheet.cues
    silence = second.starts - (first.starts + first.length)
    wanted = gap(SegmentKind.SPEECH, SegmentKind.SPEECH)
    assert wanted <= silence < wanted + FRAME


def test_a_pause_is_as_long_as_was_asked_and_needs_no_breath_beside_it() -> None:
    before, silence, after = place([speech(1), pause(2), speech(1)]).sheet.cues
    between = after.starts - (before.starts + before.length)
    assert silence.length == timedelta(seconds=2)
    assert timedelta(seconds=2) <= between < timedelta(seconds=2) + 2 * FRAME


def test_a_pause_shorter_than_the_seam_still_leaves_the_decoder_time() -> None:
    layout = place([speech(1), pause(0.001), speech(1)])
    first = speech(1)
    assert layout.starts[2] - layout.starts[0] >= first.frames + SEAM_FRAMES


def test_an_edition_ends_with_its_last_sample() -> None:
    layout = place([speech(1), speech(1.5)])
    last = layout.sheet.cues[-1]
    assert layout.sheet.length == last.starts + last.length


def test_an_edition_may_end_with_a_pause() -> None:
    layout = place([speech(1), pause(3)])
    assert layout.sheet.length >= timedelta(seconds=4)
    assert layout.frames * FRAME_SAMPLES >= layout.samples + DELAY


def test_nothing_placed_has_no_length() -> None:
    layout = place([])
    assert (layout.frames, layout.samples, layout.sheet.cues) == (0, 0, ())


@given(st.lists(items(), min_size=1, max_size=40))
def test_takes_never_touch_and_never_start_early(row: list[Item]) -> None:
    layout = place(row)
    takes = [(start, item) for start, item in zip(layout.starts, row, strict=True) if item.frames]
    for (start, item), (after, _) in pairwise(takes):
        assert after >= start + item.frames + SEAM_FRAMES
    for before, item, start, after in zip(
        row, row[1:], layout.starts, layout.starts[1:], strict=False
    ):
        ends = start * FRAME_SAMPLES + before.samples
        silence = round(gap(before.kind, item.kind).total_seconds() * RATE)
        assert after * FRAME_SAMPLES >= ends + silence


@given(st.lists(items(), min_size=1, max_size=40))
def test_the_frames_hold_every_sample_and_the_decoders_delay(row: list[Item]) -> None:
    layout = place(row)
    assert layout.frames * FRAME_SAMPLES >= layout.samples + DELAY
    for start, item in zip(layout.starts, row, strict=True):
        assert start + item.frames <= layout.frames


@given(st.lists(items(), min_size=1, max_size=20))
def test_starts_on_the_sheet_are_whole_frames(row: list[Item]) -> None:
    layout = place(row)
    for cue, start in zip(layout.sheet.cues, layout.starts, strict=True):
        assert cue.starts == timedelta(milliseconds=24 * start)


@given(st.lists(items(), min_size=1, max_size=12))
def test_items_in_a_row_are_as_long_as_their_parts_add_up_to(row: list[Item]) -> None:
    afters = [*(item.kind for item in row[1:]), None]
    parts = (advance(item, after) for item, after in zip(row, afters, strict=True))
    foretold, placed = sum(parts, timedelta()), place(row).sheet.length
    assert placed <= foretold + timedelta(microseconds=1)
    shortest = min((item.samples for item in row if not item.frames), default=RATE)
    if shortest >= RATE // 5:
        assert abs(foretold - placed) <= timedelta(microseconds=1)
