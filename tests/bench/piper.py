"""The local neural voice on one process and on each processor: speed and memory.

No Vietnamese model comes with a package; a public English one is fed Vietnamese phonemes. It has
the size and build of the Vietnamese one, so that the time is right and the sound is not.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from radio.adapters.voice_models import Model
from radio.adapters.voices.piper import PiperVoice
from radio.domain.phrasing import phrases
from radio.domain.spoken import to_spoken
from radio.domain.text import syllables
from radio.ports import VoiceSettings
from tests.voice_models import VIETNAMESE, put, vietnamese_config

Report = Callable[[str, float, str], None]
TEXT = Path(__file__).parents[1] / "data" / "ke-hoach-truyen-thong.txt"
SYLLABLES = 1000
ROUNDS = 3
AS_IT_IS = VoiceSettings()


def run(report: Report) -> None:
    spoken = [phrase.words for phrase in phrases(str(to_spoken(TEXT.read_text("utf-8"))))]
    said = accumulate(syllables(phrase) for phrase in spoken)
    chosen = [phrase for phrase, so_far in zip(spoken, said, strict=True) if so_far <= SYLLABLES]
    report("syllables to read", sum(map(syllables, chosen)), "")
    with TemporaryDirectory() as folder:
        put(Path(folder), VIETNAMESE, vietnamese_config())
        for processes in sorted({1, os.cpu_count() or 1}):
            one_width(PiperVoice(Model(Path(folder), VIETNAMESE), processes), chosen, report)


def one_width(voice: PiperVoice, chosen: Sequence[str], report: Report) -> None:
    width = f"{len(voice.pool.processes)} processes"
    began = time.perf_counter()
    list(voice.speak(chosen[:1], AS_IT_IS))
    report(f"{width}: start, model, first phrase", time.perf_counter() - began, "s")
    list(voice.speak(chosen[:8], AS_IT_IS))
    speeds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        length = sum(sound.length.total_seconds() for sound in voice.speak(chosen, AS_IT_IS))
        speeds.append(length / (time.perf_counter() - began))
    report(f"{width}: speech a second, best of {ROUNDS}", max(speeds), "s")
    report(f"{width}: the same, worst", min(speeds), "s")
    used = [psutil.Process(one.pid).memory_info().rss for one in voice.pool.processes if one.pid]
    report(f"{width}: memory of the largest", max(used) / 2**20, "MB")
    voice.pool.close()
