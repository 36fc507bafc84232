"""From nothing to a finished half hour on two processors, against LAME alone on both of them.

LAME as it comes, and at the quality that takes are encoded at. And what further stations cost that
broadcast the same takes: the joining of an edition of their own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

import numpy as np

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.house_sounds import FolderHouseSounds
from radio.adapters.mastering import LameMastering
from radio.adapters.mastering._encoder import BIT_RATE, QUALITY, USUAL_QUALITY, encoder
from radio.adapters.media import FolderMedia
from radio.adapters.splice import FrameSplicing
from radio.adapters.voices.espeak import espeak_voices
from radio.config import shipped
from radio.domain.audio.cuesheet import Item, place
from radio.domain.audio.loudness import together
from radio.domain.audio.manner import Manner, VoiceSettings
from radio.domain.audio.sound import RATE, Take
from radio.domain.house_reading import HouseReading
from radio.domain.programme import SegmentKind
from radio.domain.script import Script
from radio.ports import Label
from radio.services.narration import Narration
from tests.sounds import decoded

LABEL = Label("Chương trình", "Đài", "Chương trình", date(2022, 10, 3), ("vie",), -16.0)
PROCESSORS = 2
STATIONS = 14
TIMES = 3


def cold(scripts: Sequence[Script], root: Path, report: Callable[[str, float, str], None]) -> None:
    """Text to file and LAME alone, one after the other, several times: they share the noise."""
    pairs, further = [], []
    for number in range(TIMES):
        folder = root / f"cold{number}"
        took, takes, library = _made(scripts, folder)
        began = time.perf_counter()
        for station in range(1, STATIONS):
            _joined(takes, library, folder, station)
        further.append((time.perf_counter() - began) / took)
        sounds = [decoded(library.frames(take.id)) for take in takes]
        pairs.append((took, _by_lame(sounds, USUAL_QUALITY), _by_lame(sounds, QUALITY)))
    minutes = sum(take.samples for take in takes) / RATE / 60
    report("cold: written text to a finished programme, both processors", minutes, "minutes")
    report("  took", median(took for took, *_ in pairs), "s")
    report(
        "  LAME alone on both processors, as it comes", median(lame for _, lame, _ in pairs), "s"
    )
    report("  cold / LAME as it comes", median(took / lame for took, lame, _ in pairs), "ratio")
    report("  cold / LAME at our quality", median(took / ours for took, _, ours in pairs), "ratio")
    name = f"  {STATIONS} stations' editions of the same takes / the first from nothing, in time"
    report(name, 1 + median(further), "ratio")


def _made(scripts: Sequence[Script], root: Path) -> tuple[float, list[Take], FolderLibrary]:
    """Seconds from written text to a file; half of the texts are read twice, at two paces."""
    library, mastering = FolderLibrary(root), LameMastering()
    house = FolderHouseSounds(shipped() / "audio" / "house", mastering)
    narration, voice, reading = (
        Narration(library, mastering, house),
        espeak_voices()[0],
        HouseReading(),
    )
    next(iter(voice.speak(["một"], VoiceSettings())))  # the engines start
    asked = [(script, Manner()) for script in scripts]
    asked += [
        (script, Manner(VoiceSettings(speed=1.05))) for script in scripts[: len(scripts) // 2]
    ]
    began = time.perf_counter()

    def read(one: tuple[Script, Manner]) -> Take:
        return narration.take(reading.script(one[0]).spoken.phrases, voice, one[1])

    with ThreadPoolExecutor(PROCESSORS) as pool:
        takes = list(pool.map(read, asked))
    _joined(takes, library, root, 0)
    return time.perf_counter() - began, takes, library


def _joined(takes: Sequence[Take], library: FolderLibrary, root: Path, station: int) -> None:
    """The edition of a station on the disk, with its loudness and digest."""
    layout = place([Item(SegmentKind.SPEECH, "Bản tin", one.frames, one.samples) for one in takes])
    together(one.energies for one in takes)
    placed = zip(layout.starts, takes, strict=True)
    frames = ((start, library.frames(one.id)) for start, one in placed)
    label = replace(LABEL, station=f"Đài {station}")
    FolderMedia(root).put_pieces(f"{station}.mp3", FrameSplicing().pieces(label, layout, frames))


def _by_lame(sounds: Sequence[np.ndarray], quality: int) -> float:
    """Seconds of two threads that do nothing but encode the same sounds."""

    def encode(sound: np.ndarray) -> None:
        lame = encoder(BIT_RATE, quality)
        lame.encode(sound.tobytes())
        lame.flush()

    began = time.perf_counter()
    with ThreadPoolExecutor(PROCESSORS) as pool:
        list(pool.map(encode, sounds))
    return time.perf_counter() - began
