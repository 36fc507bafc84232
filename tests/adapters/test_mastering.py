"""Every take comes out at one loudness, below the peak ceiling, on the frame grid."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from radio.adapters.frames import HEADER, check
from radio.adapters.mastering import LameMastering
from radio.adapters.mastering._bed import LEAD_IN, TAIL
from radio.domain.audio.finish import PEAK_CEILING, TARGET, TOLERANCE, USUAL, Finish
from radio.domain.audio.loudness import integrated
from radio.domain.audio.sound import DELAY, FRAME_BYTES, FRAME_SAMPLES, RATE, Sound, TakeId
from radio.domain.errors import Refused
from tests.fakes import tone
from tests.sounds import by_ffmpeg, decoded, speechlike

TAKE = TakeId("take")
MASTERING = LameMastering()


@pytest.mark.parametrize("level", [0.01, 0.1, 0.9])
def test_an_independent_meter_finds_every_take_at_the_target(tmp_path: Path, level: float) -> None:
    _, frames = MASTERING.master(TAKE, "tone:vi", [speechlike(8, level=level)])
    (tmp_path / "take.mp3").write_bytes(frames)
    heard = by_ffmpeg(tmp_path / "take.mp3")
    assert heard.loudness == pytest.approx(TARGET, abs=TOLERANCE)
    assert heard.true_peak <= PEAK_CEILING


def test_the_record_says_what_the_meter_says(tmp_path: Path) -> None:
    take, frames = MASTERING.master(TAKE, "tone:vi", [speechlike(8)])
    (tmp_path / "take.mp3").write_bytes(frames)
    heard = by_ffmpeg(tmp_path / "take.mp3")
    assert take.loudness == pytest.approx(heard.loudness, abs=0.15)
    assert take.true_peak == pytest.approx(heard.true_peak, abs=0.2)
    assert integrated(take.energies) == take.loudness


@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.39, 0.4, 0.41, 1.0])
def test_even_a_short_call_is_levelled(seconds: float) -> None:
    take, _ = MASTERING.master(TAKE, "tone:vi", [tone(seconds, level=0.02)])
    assert take.loudness == pytest.approx(TARGET, abs=TOLERANCE)


@pytest.mark.parametrize("seconds", [0.03, 0.05, 0.1])
def test_a_short_sound_of_sharp_peaks_gets_the_room_that_its_frames_leave(seconds: float) -> None:
    take, _ = MASTERING.master(TAKE, "tone:vi", [speechlike(seconds)])
    assert USUAL.met(take.loudness, take.true_peak)


@pytest.mark.parametrize("samples", [1, 575, 576, 577, 24_000])
def test_every_frame_lies_on_the_grid_and_the_first_borrows_nothing(samples: int) -> None:
    sound = Sound(((b"\x00\x20" * 27 + b"\x00\xe0" * 27) * samples)[: 2 * samples])
    take, frames = MASTERING.master(TAKE, "tone:vi", [sound])
    assert len(frames) == take.frames * FRAME_BYTES
    assert {frames[at : at + 3] for at in range(0, len(frames), FRAME_BYTES)} == {HEADER[:3]}
    assert frames[len(HEADER)] == 0
    assert take.frames * FRAME_SAMPLES >= samples + DELAY


def test_a_sound_of_another_rate_keeps_its_length() -> None:
    take, _ = MASTERING.master(TAKE, "tone:vi", [speechlike(2, rate=22_050)])
    assert abs(take.samples - 2 * RATE) <= 1


def test_silence_between_parts_is_exact_and_stays_silent() -> None:
    sound = speechlike(1)
    take, frames = MASTERING.master(TAKE, "t", [sound, timedelta(seconds=1), sound])
    heard = decoded(frames)[DELAY : DELAY + take.samples]
    assert take.samples == 3 * RATE
    assert np.abs(heard[RATE + 2000 : 2 * RATE - 2000]).max() <= 2
    assert np.abs(heard[2 * RATE + 1000 : 2 * RATE + 3000]).max() > 500


def test_the_same_parts_give_the_same_bytes() -> None:
    parts = [speechlike(2), timedelta(seconds=0.3), speechlike(1, seed=2)]
    assert MASTERING.master(TAKE, "t", parts) == MASTERING.master(TAKE, "t", parts)


def test_a_bed_plays_before_under_and_after_the_words() -> None:
    words, bed = speechlike(4), tone(1.7, hertz=440)
    take, frames = MASTERING.master(TAKE, "tone:vi", [words], bed=bed)
    assert take.length == timedelta(milliseconds=LEAD_IN + TAIL) + words.length
    heard = decoded(frames)[DELAY : DELAY + take.samples].astype(float)
    before = np.abs(heard[RATE // 2 : RATE]).max()
    after = np.abs(heard[-2 * RATE :][: RATE // 2]).max()
    end = np.abs(heard[-RATE // 50 :]).max()
    assert before > 2000
    assert after > 1000
    assert end < before / 10


def test_words_are_as_loud_with_a_bed_as_without() -> None:
    words, bed = speechlike(8), tone(1.7, hertz=440)
    plain, _ = MASTERING.master(TAKE, "t", [words])
    under, _ = MASTERING.master(TAKE, "t", [words], bed=bed)
    first = round(LEAD_IN / 100)
    spoken = integrated(under.energies[first : first + len(plain.energies)])
    assert spoken == pytest.approx(plain.loudness, abs=1.0)


def test_a_ducked_bed_lies_far_below_the_words() -> None:
    pause = timedelta(seconds=2)
    words = [speechlike(2), pause, speechlike(2)]
    under, _ = MASTERING.master(TAKE, "t", words, bed=tone(1.7, hertz=440))
    silence = round(LEAD_IN / 100) + 24
    assert integrated(under.energies[silence : silence + 12]) < TARGET - 10


@pytest.mark.parametrize("parts", [[], [timedelta(seconds=3)], [tone(1, level=0.0)]])
def test_nothing_to_hear_is_refused(parts: list[Sound | timedelta]) -> None:
    with pytest.raises(Refused, match="nothing to hear"):
        MASTERING.master(TAKE, "tone:vi", parts)


def test_what_no_limiter_can_make_loud_is_refused() -> None:
    click = np.zeros(RATE, "<i2")
    click[RATE // 2] = 32767
    with pytest.raises(Refused, match="right loudness"):
        MASTERING.master(TAKE, "tone:vi", [Sound(click.tobytes())])


@pytest.mark.parametrize(("target", "ceiling"), [(-23.0, -1.5), (-20.0, -6.0), (-15.0, -1.0)])
def test_the_level_a_station_wishes_is_reached_on_the_finished_file(
    tmp_path: Path, target: float, ceiling: float
) -> None:
    finish = Finish(target=target, ceiling=ceiling)
    take, frames = MASTERING.master(TAKE, "tone:vi", [speechlike(8)], finish=finish)
    (tmp_path / "take.mp3").write_bytes(frames)
    heard = by_ffmpeg(tmp_path / "take.mp3")
    assert take.loudness == pytest.approx(target, abs=TOLERANCE)
    assert heard.loudness == pytest.approx(target, abs=TOLERANCE)
    assert heard.true_peak <= ceiling


def test_frames_mastered_before_are_taken_as_they_are() -> None:
    take, frames = MASTERING.master(TAKE, "house", [speechlike(3)])
    assert MASTERING.adopt(TAKE, "house", frames, take.samples) == take


def test_frames_of_another_loudness_are_not_adopted() -> None:
    finish = Finish(target=-23.0)
    take, frames = MASTERING.master(TAKE, "house", [speechlike(3)], finish=finish)
    with pytest.raises(Refused, match="right loudness"):
        MASTERING.adopt(TAKE, "house", frames, take.samples)


@pytest.mark.parametrize("frames", [b"", b"\xff\xfb\x90\xc4" + bytes(188), b"RIFF", HEADER])
def test_other_bytes_are_not_adopted(frames: bytes) -> None:
    with pytest.raises(Refused, match="not frames"):
        MASTERING.adopt(TAKE, "house", frames, 100)


@pytest.mark.parametrize("at", [0, 1, 2, 3, FRAME_BYTES * 5 + 2, FRAME_BYTES * 7 + 3])
def test_one_wrong_byte_in_any_header_is_found(at: int) -> None:
    _, frames = MASTERING.master(TAKE, "house", [speechlike(1)])
    other = bytearray(frames)
    other[at] ^= 0x80
    with pytest.raises(Refused, match="not frames"):
        check(bytes(other))


def test_what_a_header_says_beside_the_sound_is_not_looked_at() -> None:
    _, frames = MASTERING.master(TAKE, "house", [speechlike(1)])
    other = bytearray(frames)
    other[3] ^= 0x08  # the copyright bit
    assert check(bytes(other)) == len(frames) // FRAME_BYTES
