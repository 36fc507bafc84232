"""A spliced file is heard, sample for sample, as its takes and the silence between them."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import imageio_ffmpeg
import miniaudio
import mutagen.mp3
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.signal import correlate

from radio.adapters._info_frame import crc16, heard_samples, info_frame
from radio.adapters.mastering import LameMastering
from radio.adapters.mastering._encoder import encoder, whole
from radio.adapters.splice import FrameSplicing
from radio.domain.audio.cuesheet import Item, Layout, place
from radio.domain.audio.sound import DELAY, FRAME_BYTES, FRAME_SAMPLES, RATE, Take, TakeId
from radio.domain.errors import Refused
from radio.domain.programme import SegmentKind
from radio.ports import Label
from tests.sounds import by_ffmpeg, decoded, speechlike

LABEL = Label(
    title="Chương trình buổi sáng, thứ Hai ngày 3 tháng 10 năm 2022",
    station="Đài truyền thanh xã Vi Hương",
    programme="Chương trình buổi sáng",
    on=date(2022, 10, 3),
    languages=("tyz", "vie"),
    loudness=-16.0,
)
Recording = tuple[Take, bytes]
EDGE = RATE // 20
"""Samples of a first or last syllable that are looked at by themselves."""


@cache
def recordings() -> Sequence[Recording]:
    mastering = LameMastering()
    lengths = [0.05, 0.4, 0.987, 1.5, 2.1, 3.0]
    return [
        mastering.master(TakeId(str(seed)), "t", [speechlike(seconds, seed=seed)])
        for seed, seconds in enumerate(lengths)
    ]


def laid(rows: Sequence[Recording | float]) -> tuple[Layout, bytes]:
    """The layout and the file of takes and of pauses in seconds."""
    items = [
        Item(SegmentKind.PAUSE, "Khoảng lặng", 0, round(row * RATE))
        if isinstance(row, float)
        else Item(SegmentKind.SPEECH, "Vốn vay ưu đãi hộ nghèo", row[0].frames, row[0].samples)
        for row in rows
    ]
    layout = place(items)
    sounds = [
        (start, row[1])
        for start, row in zip(layout.starts, rows, strict=True)
        if not isinstance(row, float)
    ]
    return layout, b"".join(FrameSplicing().pieces(LABEL, layout, sounds))


rows = st.lists(
    st.one_of(st.integers(0, 5), st.floats(0.001, 1.0)), min_size=1, max_size=12
).filter(lambda row: any(isinstance(one, int) for one in row))


@cache
def alone(number: int) -> NDArray[np.int16]:
    """One recording by itself, encoded in one pass by its own encoder, its delay dropped."""
    return decoded(recordings()[number][1])[DELAY:]


@settings(max_examples=500, deadline=None)
@given(rows)
def test_each_segment_sounds_as_it_does_alone_with_silence_between(row: list[int | float]) -> None:
    takes = [recordings()[one] if isinstance(one, int) else one for one in row]
    layout, file = laid(takes)
    heard = decoded(file)
    assert len(heard) == layout.samples
    silent = np.ones(layout.samples, dtype=bool)
    for start, one in zip(layout.starts, row, strict=True):
        if isinstance(one, float):
            continue
        at, samples = start * FRAME_SAMPLES, recordings()[one][0].samples
        assert np.array_equal(heard[at : at + samples], alone(one)[:samples])
        silent[max(0, at - DELAY) : at + len(alone(one)) + 2 * FRAME_SAMPLES] = False
    assert not heard[silent].any()


@settings(max_examples=500, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=5))
def test_no_first_or_last_syllable_is_lost_beside_the_whole_encoded_in_one_pass(
    row: list[int],
) -> None:
    """One encoder over everything is another encoding, of the same sound in the same places."""
    layout, file = laid([recordings()[one] for one in row])
    heard = decoded(file).astype(float)
    whole = np.zeros(layout.samples, "<i2")
    for start, one in zip(layout.starts, row, strict=True):
        samples = recordings()[one][0].samples
        whole[start * FRAME_SAMPLES :][:samples] = alone(one)[:samples]
    at_once = decoded(in_one_pass(whole))[DELAY:][: layout.samples].astype(float)
    for start, one in zip(layout.starts, row, strict=True):
        samples = recordings()[one][0].samples
        first, last = start * FRAME_SAMPLES, start * FRAME_SAMPLES + samples
        edge = min(EDGE, samples)
        for begin, end in ((first, last), (first, first + edge), (last - edge, last)):
            spliced, other = heard[begin:end], at_once[begin:end]
            assert np.square(spliced - other).sum() < np.square(spliced).sum() / 4


def in_one_pass(samples: NDArray[np.int16]) -> bytes:
    lame = encoder(64)
    silence = bytes(2 * RATE // 10)
    return bytes(lame.encode(whole(samples.astype(np.float32) / 32767) + silence)) + bytes(
        lame.flush()
    )


def test_every_player_finds_the_same_length_and_none_complains(tmp_path: Path) -> None:
    layout, file = laid([*recordings(), 1.0, *recordings()])
    path = tmp_path / "edition.mp3"
    path.write_bytes(file)
    heard = by_ffmpeg(path)
    assert len(decoded(file)) == len(heard.samples) == layout.samples
    assert heard.complaints == ""
    assert mutagen.mp3.MP3(path).info.length == pytest.approx(layout.samples / RATE, abs=1e-6)


def test_two_players_hear_the_same(tmp_path: Path) -> None:
    _, file = laid([*recordings(), 0.5, *recordings()])
    path = tmp_path / "edition.mp3"
    path.write_bytes(file)
    difference = decoded(file).astype(int) - by_ffmpeg(path).samples
    assert np.abs(difference).max() <= 1


def test_the_cue_sheet_says_where_each_segment_starts() -> None:
    layout, file = laid(recordings())
    heard = decoded(file)
    for cue, (take, frames) in zip(layout.sheet.cues, recordings(), strict=True):
        start = round(cue.starts.total_seconds() * RATE)
        alone = decoded(frames)[DELAY : DELAY + take.samples]
        assert np.array_equal(heard[start : start + take.samples], alone)


def test_the_tag_is_read_back_in_vietnamese(tmp_path: Path) -> None:
    layout, file = laid([recordings()[3], 1.0, recordings()[4]])
    path = tmp_path / "edition.mp3"
    path.write_bytes(file)
    tags = mutagen.mp3.MP3(path).tags
    assert tags is not None
    assert tags.version == (2, 3, 0)
    assert tags["TIT2"] == LABEL.title
    assert tags["TPE1"] == LABEL.station
    assert tags["TALB"] == LABEL.programme
    assert tags["TLAN"] == "tyzvie"
    assert str(tags["TDRC"]) == "2022-10-03"
    assert tags["TXXX:REPLAYGAIN_TRACK_GAIN"] == "-2.00 dB"
    chapters = tags.getall("CHAP")
    assert tags["CTOC:toc"].child_element_ids == ["chp0", "chp1"]
    assert [chapter.sub_frames["TIT2"].text[0] for chapter in chapters] == [
        "Vốn vay ưu đãi hộ nghèo"
    ] * 2
    assert chapters[1].start_time == layout.starts[2] * 24


def test_the_same_takes_give_the_same_file() -> None:
    assert laid(recordings()) == laid(recordings())


def test_the_information_frame_knows_what_is_heard() -> None:
    frame = info_frame(frames=100, samples=56_000)
    assert len(frame) == FRAME_BYTES
    assert heard_samples(frame) == 56_000
    assert heard_samples(bytes(FRAME_BYTES)) is None


def test_the_checksum_is_the_one_of_the_standard_test_string() -> None:
    assert crc16(b"123456789") == 0xBB3D


def test_a_take_longer_than_its_place_is_refused() -> None:
    take, frames = recordings()[2]
    layout = place([Item(SegmentKind.SPEECH, "một", take.frames, take.samples)])
    short = replace(layout, frames=layout.frames - 1)
    with pytest.raises(Refused, match="longer than the place"):
        list(FrameSplicing().pieces(LABEL, short, [(0, frames)]))


def test_three_hours_are_exact_everywhere_and_seek_to_the_place(tmp_path: Path) -> None:
    """Every tenth cue is looked for by ffmpeg's own seeking; all are held against one decoding."""
    takes = recordings()[3:]
    count = round(3 * 3600 / (sum(take.samples for take, _ in takes) / RATE + 60)) * len(takes)
    rows_: list[Recording | float] = []
    for number in range(count):
        rows_ += [takes[number % len(takes)], 60.0 / len(takes)]
    layout, file = laid(rows_)
    assert layout.samples > 2.9 * 3600 * RATE
    path = tmp_path / "edition.mp3"
    path.write_bytes(file)
    heard = 0
    places = iter(placed(layout, rows_))
    start, expected = next(places)
    kept = np.zeros(0, np.int16)
    for block in miniaudio.stream_file(
        str(path), miniaudio.SampleFormat.SIGNED16, 1, RATE, 1 << 18
    ):
        kept = np.concatenate((kept, np.asarray(block, np.int16)))
        while expected is not None and heard + len(kept) >= start + len(expected):
            assert np.array_equal(kept[start - heard :][: len(expected)], expected)
            start, expected = next(places, (0, None))
        drop = max(0, len(kept) - 20 * RATE)
        kept, heard = kept[drop:], heard + drop
    assert expected is None
    assert heard + len(kept) == layout.samples
    tags = mutagen.mp3.MP3(path).tags
    assert tags is not None
    contents = [one for name in tags["CTOC:toc"].child_element_ids for one in entries(tags, name)]
    assert contents == [f"chp{number}" for number in range(count)]
    for at, sound in placed(layout, rows_)[1::40]:
        assert abs(samples_off(path, at, sound)) <= FRAME_SAMPLES


def placed(
    layout: Layout, rows_: Sequence[Recording | float]
) -> list[tuple[int, NDArray[np.int16]]]:
    """First sample and samples of each take in an edition."""
    pairs = zip(layout.sheet.cues, rows_, strict=True)
    return [
        (round(cue.starts.total_seconds() * RATE), decoded(row[1])[DELAY:][: row[0].samples])
        for cue, row in pairs
        if not isinstance(row, float)
    ]


def samples_off(path: Path, at: int, sound: NDArray[np.int16]) -> int:
    """How far from its place ffmpeg finds a sound to which it jumps, a second before it."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error"]
    command += ["-ss", f"{at / RATE - 1:.6f}", "-i", str(path), "-t", "2", "-f", "s16le", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    found, looked_for = np.frombuffer(raw, "<i2").astype(float), sound[: RATE // 2].astype(float)
    around = found[RATE // 2 :]
    sums = np.cumsum(np.square(np.append(0, around)))
    power = sums[len(looked_for) :] - sums[: -len(looked_for)]
    unlike = power - 2 * correlate(around, looked_for, "valid", "fft")
    return int(np.argmin(unlike)) - RATE // 2


def entries(tags: mutagen.id3.ID3, name: str) -> Sequence[str]:
    """The chapters a name of the contents stands for: itself, or those of its own table."""
    return tags[f"CTOC:{name}"].child_element_ids if f"CTOC:{name}" in tags else [name]
