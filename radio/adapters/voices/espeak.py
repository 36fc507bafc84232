"""The offline voice: eSpeak NG, carried by a wheel, one engine in each of a few processes.

Its vibrato runs on from phrase to phrase, so that no two readings of the same words are the same
to the sample; the clip that is kept makes them so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import espeakng_loader

from radio.adapters.voices._engine_pool import EnginePool, Patience
from radio.adapters.voices._engine_process import Program
from radio.domain.audio.sound import Sound
from radio.ports import VoiceSettings

PACE = 160
"""eSpeak's words a minute at speed 1: 196 Vietnamese syllables, a calm newsreader."""
OWN_PITCH = 50
SLOWEST, FASTEST = 80, 450
"""What the engine can do, in its words a minute."""
LONGEST_ANSWER = 30.0
"""Seconds after which a process is taken for hung; a phrase takes milliseconds."""
AT_ONCE = 8
"""Phrases an engine is asked for together: 16 ms of its work."""
ENGINE = Path(__file__).with_name("_espeak_engine.py")


@dataclass(frozen=True)
class Engine:
    """Where the library and its data lie."""

    library: Path
    data: Path

    @property
    def program(self) -> Program:
        """Works in the folder of its data, whose path is then short enough for the library."""
        return Program(ENGINE, (self.library, self.data.name), self.data.parent)


def carried_engine() -> Engine:
    """The library and data that the installed wheel carries."""
    return Engine(Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path()))


class EspeakPool(EnginePool):
    """A few eSpeak engines, by default one for each processor."""

    def __init__(
        self, engine: Engine, processes: int | None = None, longest_answer: float = LONGEST_ANSWER
    ) -> None:
        super().__init__(engine.program, Patience(longest_answer), processes, AT_ONCE)
        self.installed = engine.library.is_file() and engine.data.is_dir()


@cache
def _version() -> str:
    return f"{version('espeakng-loader')}/{PACE}"


@dataclass(frozen=True)
class EspeakVoice:
    """One of eSpeak NG's Vietnamese voices."""

    pool: EspeakPool
    id: str
    name: str
    engine_voice: str
    """What eSpeak calls it: `vi`, `vi-vn-x-south`."""
    language: str = "vie"

    @property
    def version(self) -> str:
        """Of the carried library and of how it is driven."""
        return _version()

    def available(self) -> bool:
        """Whether the library is there; it is carried by the installation and needs no network."""
        return self.pool.installed

    def speak(self, phrases: Sequence[str], settings: VoiceSettings) -> Iterator[Sound]:
        """The sound of each phrase at the engine's own 22,050 Hz; raises `VoiceError`."""
        rate = min(FASTEST, max(SLOWEST, round(PACE * settings.speed)))
        pitch = min(99, max(0, round(OWN_PITCH * settings.pitch)))
        return self.pool.speak(
            {"text": phrase, "voice": self.engine_voice, "rate": rate, "pitch": pitch}
            for phrase in phrases
        )


def espeak_voices(pool: EspeakPool | None = None) -> tuple[EspeakVoice, ...]:
    """The northern voice, whose six tones are the clearest, and the southern one."""
    pool = pool or EspeakPool(carried_engine())
    return (
        EspeakVoice(pool, "espeak:vi", "eSpeak NG, giọng Bắc", "vi"),
        EspeakVoice(pool, "espeak:vi-south", "eSpeak NG, giọng Nam", "vi-vn-x-south"),
    )
