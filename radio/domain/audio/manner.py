"""The manner in which words are read: how fast, how high, and how it is finished."""

from __future__ import annotations

from dataclasses import dataclass

from radio.domain.audio.finish import USUAL, Finish
from radio.domain.message import Message, message

SLOWEST, FASTEST = 0.5, 2.0
"""Share of a voice's own pace for radio; beyond it no voice is understood."""
LOWEST, HIGHEST = 0.5, 2.0
"""Share of a voice's own pitch."""


@dataclass(frozen=True)
class VoiceSettings:
    """How a voice is to speak."""

    speed: float = 1.0
    """1 is the voice's own pace for radio."""
    pitch: float = 1.0
    """1 is the voice's own; engines without pitch ignore it."""

    @property
    def wrong(self) -> tuple[tuple[str, Message], ...]:
        """Each setting that no voice can follow, with what is wrong."""
        found = []
        if not SLOWEST <= self.speed <= FASTEST:
            found.append(("speed", message("write a speed from 0.5 to 2")))
        if not LOWEST <= self.pitch <= HIGHEST:
            found.append(("pitch", message("write a pitch from 0.5 to 2")))
        return tuple(found)


@dataclass(frozen=True)
class Manner:
    """How something is read at one station."""

    settings: VoiceSettings = VoiceSettings()
    finish: Finish = USUAL


PLAIN = Manner()
"""As every voice reads by itself, for any loudspeaker."""
