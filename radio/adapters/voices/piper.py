"""Piper: natural neural voices without a network, from model files in the workspace.

An optional part (`pip install "loa-xa[piper]"`); a model comes by `radio voices install`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from textwrap import wrap

import numpy as np

from radio.adapters.voice_models import Model, models_in, why_unusable
from radio.adapters.voices._edges import trimmed
from radio.adapters.voices._engine_pool import EnginePool, Patience
from radio.adapters.voices._engine_process import WITH_PACKAGES, Asked, Program
from radio.adapters.voices._packages import installed, needed
from radio.domain.audio.sound import Sound
from radio.domain.phrasing import phrases as breaths
from radio.ports import VoiceError, VoiceSettings

PACKAGE = "piper-tts"
ENGINE = Path(__file__).with_name("_piper_engine.py")
LONGEST = 120
"""Characters asked for at once: memory grows with them, to 3.4 GB for a sentence of 68 seconds."""
PATIENCE = Patience(longest_answer=90.0, longest_rest=600.0)
"""A phrase takes 0.3 s on a desktop; a slow machine needs seconds, and to load a model first."""
PROCESSES = 4
"""At most: each takes 0.3 GB."""
_METHOD = "1"
"""Rises when the same words would come out differently by what is done here."""


class PiperVoice:
    """One model in the folder of voice models."""

    def __init__(self, model: Model, processes: int | None = None) -> None:
        """Nothing is read or started before it is needed."""
        self.id = f"piper:{model.name}"
        self._model = model
        self._processes = processes or min(PROCESSES, os.cpu_count() or 1)

    @property
    def name(self) -> str:
        """With the licence of the model, where it is known; it is not that of Piper."""
        licence = self._model.licence
        return f"Piper {self._model.name}" + (f" ({licence})" if licence else "")

    @property
    def language(self) -> str:
        """As the model's configuration says, in ISO 639-3."""
        return self._model.language

    @cached_property
    def version(self) -> str:
        """Of the package, the model to the byte, and how it is driven."""
        return f"{installed(PACKAGE) or 'missing'}/{self._model.digest}/{_METHOD}"

    def available(self) -> bool:
        """Whether package and model are there and the model knows what its language needs."""
        return bool(
            installed(PACKAGE) and self._model.whole and not why_unusable(self._model.config)
        )

    def speak(self, phrases: Sequence[str], settings: VoiceSettings) -> Iterator[Sound]:
        """The sound of each phrase, the silence around it cut off; raises `VoiceError`.

        The engine has no pitch.
        """
        pieces = [_pieces(phrase) for phrase in phrases]
        asked: Iterator[Asked] = (
            {"text": piece, "speed": settings.speed} for phrase in pieces for piece in phrase
        )
        sounds = self.pool.speak(asked)
        for phrase in pieces:
            yield _joined(list(islice(sounds, len(phrase))))

    @cached_property
    def pool(self) -> EnginePool:
        """The processes that hold the model; raises `VoiceError` when it cannot be used here."""
        package, unusable = find_spec("piper"), why_unusable(self._model.config)
        if package is None or package.origin is None:
            raise needed("piper")
        if unusable is not None:
            raise VoiceError(
                "%(voice)s cannot be used: %(reason)s.",
                permanent=True,
                voice=self.id,
                reason=unusable,
            )
        data = Path(package.origin).with_name("espeak-ng-data")
        return EnginePool(self._program(data), PATIENCE, self._processes)

    def _program(self, data: Path) -> Program:
        """Works beside eSpeak's data, whose path is then short enough for the library."""
        model, digest = self._model, self._model.digest.partition(":")[0]
        files = (model.file.resolve(), model.config_file.resolve())
        return Program(ENGINE, (*files, digest, data.name), data.parent, WITH_PACKAGES)


def piper_voices(folder: Path) -> list[PiperVoice]:
    """A voice for each model in the folder."""
    return [PiperVoice(model) for model in models_in(folder)]


def _pieces(phrase: str) -> list[str]:
    """The phrase in breaths none of which is too long, even where no word ends."""
    if len(phrase) <= LONGEST:
        return [phrase]
    cut = [piece for breath in breaths(phrase) for piece in wrap(breath.words, LONGEST)]
    return cut or [phrase[:LONGEST]]


def _joined(sounds: Sequence[Sound]) -> Sound:
    rate = sounds[0].rate
    cut = [trimmed(np.frombuffer(sound.samples, "<i2"), rate).tobytes() for sound in sounds]
    return Sound(b"".join(cut), rate)
