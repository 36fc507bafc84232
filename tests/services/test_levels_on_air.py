"""The embedded voice and the shipped sounds in a row: nothing is a step louder than what is before.

Judged on decoded frames, as a listener hears them.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.house_sounds import FolderHouseSounds
from radio.adapters.mastering import LameMastering
from radio.adapters.mastering._bed import LEAD_IN, TAIL
from radio.adapters.mastering._blocks import in_blocks
from radio.adapters.mastering._meter import loudness
from radio.adapters.voices.espeak import espeak_voices
from radio.config import shipped
from radio.domain.audio.finish import TARGET, TOLERANCE, Finish
from radio.domain.audio.manner import Manner
from radio.domain.audio.sound import DELAY, RATE, Take
from radio.domain.audio.treatment import Treatment
from radio.domain.phrasing import phrases
from radio.services.narration import Narration
from tests.sounds import decoded

LINES = (
    "Đây là Đài truyền thanh xã Vi Hương, huyện Bạch Thông, tỉnh Bắc Kạn.",
    "Kính chào bà con và các đồng chí! Mời bà con cùng nghe chương trình phát thanh buổi sáng.",
    "Các hộ nghèo, hộ cận nghèo được vay vốn ưu đãi để phát triển sản xuất, chăn nuôi.",
    "Xin kính chào và hẹn gặp lại.",
)
STEP = 1.0
"""LU."""
FINISHES = [Manner(), Manner(finish=Finish(target=-20.0)), Manner(finish=Finish(Treatment.HORN))]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> FolderLibrary:
    return FolderLibrary(tmp_path_factory.mktemp("audio"))


@pytest.fixture(scope="module")
def house() -> FolderHouseSounds:
    return FolderHouseSounds(shipped() / "audio" / "house", LameMastering())


@pytest.fixture(scope="module")
def narration(library: FolderLibrary, house: FolderHouseSounds) -> Narration:
    return Narration(library, LameMastering(), house)


def read(narration: Narration, line: str, manner: Manner, bed: str | None = None) -> Take:
    return narration.take(phrases(line), espeak_voices()[0], manner, bed)


def heard(frames: bytes, take: Take, first: int = 0, last: int | None = None) -> float:
    """LUFS of a decoded take from one sample to another."""
    samples = decoded(frames)[DELAY : DELAY + take.samples].astype(np.float32) / np.float32(32768)
    return loudness(in_blocks([samples[first:last]]))


@pytest.mark.parametrize("manner", FINISHES)
def test_no_item_is_a_step_louder_than_its_neighbour(
    library: FolderLibrary, house: FolderHouseSounds, narration: Narration, manner: Manner
) -> None:
    sounds = [house.take(name, manner.finish) for name in ("jingle", "sting", "bed")]
    takes = [read(narration, line, manner) for line in LINES]
    takes.append(read(narration, LINES[0], manner, "bed"))
    levels = [heard(frames, take) for take, frames in sounds]
    levels += [heard(library.frames(take.id), take) for take in takes]
    assert all(abs(level - manner.finish.target) <= TOLERANCE for level in levels)
    assert all(abs(one - other) <= STEP for one, other in pairwise([*levels, levels[0]]))


@pytest.mark.parametrize("line", LINES)
def test_speech_does_not_jump_when_the_bed_under_it_ends(
    library: FolderLibrary, narration: Narration, line: str
) -> None:
    """The words alone, cut out from between the lead-in and the tail of the bed."""
    under = read(narration, line, Manner(), "bed")
    begins, ends = LEAD_IN * RATE // 1000, under.samples - TAIL * RATE // 1000
    words = heard(library.frames(under.id), under, begins, ends)
    after = read(narration, LINES[1], Manner())
    assert abs(words - heard(library.frames(after.id), after)) <= STEP
    assert words == pytest.approx(TARGET, abs=STEP)
