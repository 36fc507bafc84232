"""A treated take is understood farther, and is a take like any other: level, grid, silence."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from radio.adapters.frames import HEADER
from radio.adapters.mastering import LameMastering
from radio.adapters.mastering._joining import samples_of
from radio.adapters.voices.espeak import EspeakPool, carried_engine, espeak_voices
from radio.domain.audio.finish import PEAK_CEILING, TARGET, TOLERANCE, Finish
from radio.domain.audio.sound import DELAY, FRAME_BYTES, RATE, Sound, Take, TakeId
from radio.domain.audio.treatment import Treatment
from radio.domain.errors import Refused
from radio.domain.phrasing import phrases
from radio.ports import VoiceSettings
from tests.fakes import tone
from tests.horn import at_equal_peak, understood
from tests.sounds import by_ffmpeg, decoded, speechlike

MASTERING = LameMastering()
PAUSE = timedelta(milliseconds=450)
TEXT = """Ủy ban nhân dân xã thông báo: từ bảy giờ sáng thứ Hai, trạm y tế tiêm vắc xin cho trẻ em
dưới năm tuổi. Bà con nhớ mang theo sổ tiêm chủng của cháu.

Nhân dân xóm Bãi Bằng chú ý, nước suối đang lên nhanh; không ai được qua ngầm khi có biển cấm.
"""


def mastered(
    parts: list[Sound | timedelta], treatment: Treatment = Treatment.HORN
) -> tuple[Take, bytes]:
    return MASTERING.master(TakeId("take"), "espeak:vi", parts, finish=Finish(treatment))


@cache
def reading() -> tuple[Sound | timedelta, ...]:
    """The text as the embedded voice reads it, with its pauses."""
    said = phrases(TEXT)
    pool = EspeakPool(carried_engine(), 1)
    voice = espeak_voices(pool)[0]
    sounds = voice.speak([one.words for one in said], VoiceSettings())
    parts = [part for one, sound in zip(said, sounds, strict=True) for part in (sound, one.pause)]
    pool.close()
    return tuple(parts[:-1])


def heard(take: Take, frames: bytes) -> NDArray[np.float64]:
    return decoded(frames)[DELAY : DELAY + take.samples] / 32768


def test_speech_for_a_horn_is_understood_farther_at_equal_peaks() -> None:
    plain = np.concatenate([samples_of(part) for part in reading() if isinstance(part, Sound)])
    treated = heard(*mastered(list(reading())))
    levelled = heard(*mastered(list(reading()), Treatment.NONE))
    assert 9 <= at_equal_peak(treated) - at_equal_peak(plain) <= 14
    assert at_equal_peak(treated) - at_equal_peak(levelled) >= 2.5


def test_at_equal_loudness_too_it_is_understood_better() -> None:
    treated = heard(*mastered(list(reading())))
    levelled = heard(*mastered(list(reading()), Treatment.NONE))
    assert understood(treated) - understood(levelled) >= 1


@pytest.mark.parametrize("level", [0.01, 0.1, 0.9])
def test_the_target_holds_after_the_treatment(tmp_path: Path, level: float) -> None:
    take, frames = mastered([speechlike(8, level=level)])
    (tmp_path / "take.mp3").write_bytes(frames)
    by_other_ears = by_ffmpeg(tmp_path / "take.mp3")
    assert by_other_ears.loudness == pytest.approx(TARGET, abs=TOLERANCE)
    assert by_other_ears.true_peak <= PEAK_CEILING
    assert take.loudness == pytest.approx(by_other_ears.loudness, abs=0.15)


def test_real_speech_meets_the_target_with_its_peaks_far_below_the_ceiling() -> None:
    take, _ = mastered(list(reading()))
    assert take.loudness == pytest.approx(TARGET, abs=0.1)
    assert take.true_peak < PEAK_CEILING - 1


def test_the_depths_of_a_voice_are_left_out_and_its_words_are_not() -> None:
    both = [tone(2, hertz=100), tone(2, hertz=1000)]
    treated = heard(*mastered([both[0], PAUSE, both[1]]))
    low, high = treated[: 2 * RATE], treated[-2 * RATE :]
    assert 20 * np.log10(np.abs(high).max() / np.abs(low).max()) > 25


def test_a_treated_take_lies_on_the_grid_as_an_untreated_one() -> None:
    plain, _ = mastered(list(reading()), Treatment.NONE)
    take, frames = mastered(list(reading()))
    assert (take.samples, take.frames) == (plain.samples, plain.frames)
    assert len(frames) == take.frames * FRAME_BYTES
    assert {frames[at : at + 3] for at in range(0, len(frames), FRAME_BYTES)} == {HEADER[:3]}
    assert frames[len(HEADER)] == 0


def test_a_treated_word_begins_where_it_began() -> None:
    parts: list[Sound | timedelta] = [timedelta(seconds=1), tone(1, hertz=1000)]
    begins = [_first_loud(heard(*mastered(parts, one))) for one in Treatment]
    assert abs(begins[0] - begins[1]) <= RATE // 500


def test_silence_between_treated_words_is_silent() -> None:
    parts: list[Sound | timedelta] = [speechlike(1), timedelta(seconds=1), speechlike(1, seed=2)]
    treated = heard(*mastered(parts))
    assert np.abs(treated[RATE + 2000 : 2 * RATE - 2000]).max() <= 2 / 32768


def test_nothing_clicks_where_words_and_silence_meet() -> None:
    """A click bends the wave far more than speech does; at the joins it bends less."""
    treated = heard(*mastered(list(reading())))
    bent = np.abs(np.diff(treated, 2))
    at, joins = 0, []
    for part in reading():
        seconds = part if isinstance(part, timedelta) else part.length
        at += round(seconds.total_seconds() * RATE)
        joins.append(at)
    near = RATE // 200
    at_joins = max(bent[max(0, join - near) : join + near].max() for join in joins[:-1])
    assert at_joins < bent.max() / 4


def test_the_same_words_are_treated_to_the_same_bytes() -> None:
    assert mastered(list(reading())) == mastered(list(reading()))


def test_a_treated_line_keeps_its_bed() -> None:
    bed = tone(1.7, hertz=440)
    plain, _ = MASTERING.master(TakeId("t"), "v", [speechlike(3)], bed)
    take, frames = MASTERING.master(TakeId("t"), "v", [speechlike(3)], bed, Finish(Treatment.HORN))
    assert take.samples == plain.samples
    assert np.abs(heard(take, frames)[RATE // 2 : RATE]).max() > 0.05


@pytest.mark.parametrize("parts", [[], [timedelta(seconds=3)], [tone(1, level=0.0)]])
def test_nothing_to_hear_is_refused_by_every_treatment(parts: list[Sound | timedelta]) -> None:
    with pytest.raises(Refused, match="nothing to hear"):
        mastered(parts)
    with pytest.raises(Refused, match="nothing to hear"):
        MASTERING.master(TakeId("t"), "v", parts, tone(2), Finish(Treatment.HORN))


def _first_loud(samples: NDArray[np.float64]) -> int:
    return int(np.argmax(np.abs(samples) > np.abs(samples).max() / 20))


GROWTH = """
import resource, sys
from itertools import repeat
from radio.adapters.mastering._blocks import Tape
from radio.adapters.mastering._joining import joined
from radio.adapters.mastering._outline import outlined
from radio.adapters.mastering._treating import filtered, pressed
from radio.domain.audio.treatment import CHAINS, Treatment
from tests.sounds import speechlike

def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

sound, chain = speechlike(10), CHAINS[Treatment.HORN]
for seconds in map(int, sys.argv[1:]):
    with Tape(filtered(joined(repeat(sound, seconds // 10)), chain)) as banded:
        for block in pressed(outlined(banded), chain).shaped(banded):
            pass
    print(most())
"""


def test_a_long_sound_needs_no_more_memory_than_a_short_one() -> None:
    """MB at most while ten seconds, seven minutes and twenty-one are treated."""
    done = subprocess.run(
        [sys.executable, "-c", GROWTH, "10", "420", "1260"],
        capture_output=True,
        text=True,
        check=True,
    )
    first, *longer = map(float, done.stdout.split())
    assert all(then - before < 150 for before, then in pairwise((first, *longer)))
    assert longer[1] - longer[0] < 30
