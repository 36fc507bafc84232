"""Stand-ins that keep a port's promises in the simplest way."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from radio.domain.audio.sound import RATE, Sound
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import NotFound, Unavailable
from radio.domain.house_reading import HouseReading
from radio.domain.job import JobId
from radio.domain.message import Message
from radio.domain.planning.reception import Lengths
from radio.domain.programme import Segment, SegmentKind
from radio.domain.station import Station
from radio.ports import MediaStore, Progress, Records, Store, VoiceError, VoiceSettings
from radio.services.readings import Readings
from tests.builders import EVE


@dataclass
class FrozenClock:
    """A clock that moves only when told."""

    at: datetime = EVE

    def now(self) -> datetime:
        return self.at

    def pass_by(self, span: timedelta) -> None:
        self.at += span


class _Trusting(HouseReading):
    """Takes each approval at its word."""

    otherwise: Collection[BulletinId] = ()

    def as_approved(self, bulletin: Bulletin) -> bool:
        return bulletin.approval is not None and bulletin.id not in self.otherwise


class TrustingReadings(Readings):
    """The readings of the house by which approvals stand, but for those in `otherwise`."""

    def __init__(self, store: Store, otherwise: Collection[BulletinId] = ()) -> None:
        super().__init__(store)
        self.otherwise = otherwise

    def of(self, records: Records) -> HouseReading:
        held = super().of(records)
        reading = _Trusting(held.lexicon, held.style)
        reading.otherwise = self.otherwise
        return reading


@dataclass
class ToneVoice:
    """Speaks each phrase as a tone, a quarter of a second a word; can be told to fail."""

    id: str = "tone:vi"
    version: str = "1"
    name: str = "Tone"
    language: str = "vie"
    fails_at: str | None = None
    """A phrase containing this text raises `VoiceError`."""
    mute_at: str | None = None
    """A phrase containing this text comes out as silence."""
    spoken: list[str] = field(default_factory=list)
    present: bool = True

    def available(self) -> bool:
        return self.present

    def speak(self, phrases: Sequence[str], settings: VoiceSettings) -> Iterator[Sound]:
        for phrase in phrases:
            if self.fails_at is not None and self.fails_at in phrase:
                raise VoiceError("The voice failed.")
            self.spoken.append(phrase)
            mute = self.mute_at is not None and self.mute_at in phrase
            level = 0.0 if mute else 0.3
            yield tone(0.25 * len(phrase.split()) / settings.speed, level=level)


@dataclass
class HouseOfTones:
    """A house with one bed, a low tone."""

    hertz: int = 110

    def names(self) -> Sequence[str]:
        return ("bed",)

    def sound(self, name: str) -> Sound:
        self.digest(name)
        return tone(6, hertz=self.hertz, level=0.2)

    def sound_and_digest(self, name: str) -> tuple[Sound, str]:
        return self.sound(name), self.digest(name)

    def digest(self, name: str) -> str:
        if name.partition("@")[0] != "bed":
            raise NotFound("There is no house sound %(name)s.", name=name)
        return f"digest of the bed of {self.hertz} Hz"


@dataclass
class ListQueue:
    """A queue that keeps what it is given until `deliver`; can lose everything."""

    sent: list[JobId] = field(default_factory=list)
    run: Callable[[JobId], object] | None = None

    def send(self, job: JobId, priority: int) -> None:
        self.sent.append(job)

    def start(self, run: Callable[[JobId], object]) -> None:
        self.run = run

    def stop(self) -> None:
        self.run = None


@dataclass
class KnownWorkers:
    """Workers of whom the test says which are dead."""

    name: str = "worker-1"
    dead: set[str] = field(default_factory=set)

    def gone(self, name: str) -> bool:
        return name in self.dead


@dataclass
class Steps:
    """Progress that is written down."""

    seen: list[tuple[int, int, str]] = field(default_factory=list)

    def step(self, done: int, total: int, note: Message) -> None:
        self.seen.append((done, total, str(note)))


def tone(seconds: float, hertz: float = 220.0, level: float = 0.3) -> Sound:
    """A sine with soft ends."""
    count = round(seconds * RATE)
    ramp = RATE // 100
    samples = array("h")
    for at in range(count):
        edge = min(1.0, at / ramp, (count - at) / ramp)
        samples.append(round(32767 * level * edge * math.sin(2 * math.pi * hertz * at / RATE)))
    return Sound(samples.tobytes())


@dataclass
class FullDisk:
    """A media folder on which nothing more fits after some writes."""

    media: MediaStore
    writes_left: int

    def __getattr__(self, name: str) -> object:
        return getattr(self.media, name)

    def together(self) -> AbstractContextManager[FullDisk]:
        return nullcontext(self)

    def put(self, key: str, content: bytes) -> bool:
        if self.media.exists(key) and self.media.get(key) == content:
            return False
        self.writes_left -= 1
        if self.writes_left < 0:
            raise OSError(28, "No space left on device")
        return self.media.put(key, content)


@dataclass
class Stopwatch:
    """Measures segments by a rule instead of recordings; some bulletins have none."""

    rule: Lengths
    unrecorded: set[BulletinId] = field(default_factory=set)

    def lengths(
        self, bulletins: Mapping[BulletinId, Bulletin], progress: Progress | None = None
    ) -> Lengths:
        def length(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
            if segment.bulletin in self.unrecorded:
                raise Unavailable("The voice failed.")
            return self.rule(station, segment, after)

        return length


VIENEU = '''
"""Asked as `vieneu` 3.8.3 is (names and defaults of its v3 Nano), speaks tones, needs no model."""
import json
from pathlib import Path

import numpy as np


class Nano:
    def __init__(self, backbone_repo="hub", onnx_dir=None, threads=0, steps=16, cfg=3.0,
                 hf_token=None, **kwargs):
        self.sample_rate = 24_000
        (Path(onnx_dir) / "config.json").read_bytes()

    def infer(self, text, ref_audio=None, voice=None, style=None, denoise=True, steps=None,
              cfg=None, sway=0.0, speed=1.0, seed=None, max_chars=140, apply_watermark=True,
              **kwargs):
        if voice not in {"Xuân Tiên", "Hữu Quân", "Ái Hân"}:
            raise ValueError(f"Voice '{voice}' not found.")
        if kwargs or seed is None:
            raise TypeError("asked as nobody asks")
        at = np.arange(round(0.25 * len(text.split()) * self.sample_rate / speed))
        return (1.5 * np.sin(2 * np.pi * 220 * at / self.sample_rate)).astype(np.float32)


def Vieneu(mode="v3turbo", **kwargs):
    return {"v3nano": Nano}[mode](**kwargs)
'''
"""The package of an optional voice, for a process that loads it from a file."""
