"""Voices, one file a kind; a new kind is one file here and one line in `KINDS`.

A person's recording (`recording.py`) is a voice too, but of one bulletin: no installation lists it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from radio.adapters.voices.espeak import espeak_voices
from radio.adapters.voices.gtts import gtts_voices
from radio.adapters.voices.piper import piper_voices
from radio.adapters.voices.vieneu import vieneu_voices
from radio.ports import Voice


@dataclass(frozen=True)
class Kind:
    """One kind of voice."""

    voices: Callable[[Path], Sequence[Voice]]
    """Those that are here; takes the folder of voice models."""
    online: bool = False
    """Whether it needs the internet to speak."""


KINDS: Mapping[str, Kind] = {
    "vieneu": Kind(vieneu_voices),
    "piper": Kind(piper_voices),
    "gtts": Kind(lambda _: gtts_voices(), online=True),
    "espeak": Kind(lambda _: espeak_voices()),
}
"""By the part of a voice's id before the colon; the best to listen to come first."""


def is_online(voice: str) -> bool:
    """Whether a voice of this id sends what it reads over the internet."""
    kind = KINDS.get(voice.partition(":")[0])
    return kind is not None and kind.online


def installed_voices(models: Path, *, online: bool = True) -> tuple[Voice, ...]:
    """Every voice of this installation, the best first: the order in which `auto` tries them.

    Nothing starts or connects before a voice is asked. `models` is the folder of voice models,
    `online` the setting that allows voices which need the internet.
    """
    kinds = (kind for kind in KINDS.values() if online or not kind.online)
    return tuple(voice for kind in kinds for voice in kind.voices(models))
