"""Every shipped script by the embedded voice."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import psutil

from radio.adapters.script_files import read_folder
from radio.adapters.voices.espeak import espeak_voices
from radio.domain.audio.sound import Sound
from radio.domain.phrasing import passage_phrases
from radio.domain.script_text import passages
from radio.domain.spoken import to_spoken
from radio.ports import VoiceSettings

Report = Callable[[str, float, str], None]
Parts: TypeAlias = Sequence[Sound | timedelta]
SCRIPTS = Path(__file__).parents[2] / "scripts"


def read_aloud(report: Report) -> list[Parts]:
    """Every shipped script by the embedded voice, as a take wants it."""
    voice = espeak_voices()[0]
    next(iter(voice.speak(["một"], VoiceSettings())))  # the engines start
    said = [
        passage_phrases(
            part if isinstance(part, timedelta) else str(to_spoken(part))
            for part in passages(script.body)
        )
        for _, script in read_folder(SCRIPTS)
    ]
    words = [phrase.words for phrases in said for phrase in phrases]
    before, began = cpu_seconds(), time.perf_counter()
    sounds = dict(zip(words, voice.speak(words, VoiceSettings()), strict=True))
    took, cpu = time.perf_counter() - began, cpu_seconds() - before
    speech = sum((sound.length for sound in sounds.values()), timedelta()).total_seconds()
    report("speech read by the embedded voice", speech / 60, "minutes")
    report("speech per second of CPU", speech / cpu, "s/s")
    report("speech per second, all processors", speech / took, "s/s")
    return [
        [part for phrase in phrases for part in (sounds[phrase.words], phrase.pause)][:-1]
        for phrases in said
    ]


def cpu_seconds() -> float:
    """Of this process and all it started."""
    own = psutil.Process()
    times = [one.cpu_times() for one in (own, *own.children(recursive=True))]
    return float(sum(one.user + one.system for one in times))
