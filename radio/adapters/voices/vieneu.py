"""VieNeu-TTS v3 Nano: the most natural Vietnamese without a network, from a model in the workspace.

An optional part (`pip install "loa-xa[vieneu]"`, 0.9 GB); the model's files are put into the folder
`voices/vieneu-v3-nano` by hand, because nobody vouches for their checksums here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from radio.adapters.voice_models import sha256_of
from radio.adapters.voices._engine_pool import EnginePool, Patience
from radio.adapters.voices._engine_process import WITH_PACKAGES, Program
from radio.adapters.voices._packages import installed, needed
from radio.domain.audio.sound import Sound
from radio.ports import VoiceError, VoiceSettings

PACKAGE = "vieneu"
ENGINE = Path(__file__).with_name("_vieneu_engine.py")
FOLDER = "vieneu-v3-nano"
FILES = (
    "text_encoder.onnx",
    "duration_predictor.onnx",
    "vector_estimator.onnx",
    "codec_decoder.onnx",
    "config.json",
    "constants.npz",
)
PRESETS = {
    "xuan-tien": ("Xuân Tiên", "nữ, giọng Bắc, phong cách tin tức"),
    "huu-quan": ("Hữu Quân", "nam, giọng Bắc, phong cách tin tức"),
    "ai-han": ("Ái Hân", "nữ, giọng Nam, phong cách tin tức"),
}
"""The newsreaders among the package's eleven presets, by the part of the id after the colon."""
PATIENCE = Patience(longest_answer=180.0, longest_rest=600.0)
"""Its makers tell of 0.22 s a second of speech on several processors; here it has one."""
PROCESSES = 2
_METHOD = "1"
"""Rises when the same words would come out differently by what is done here."""


class VieNeuModel:
    """The folder of the model and the processes that hold it, for all presets."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read or started before it is needed."""
        self._folder = folder

    @property
    def whole(self) -> bool:
        """Whether every file is there."""
        return all((self._folder / name).is_file() for name in FILES)

    @cached_property
    def version(self) -> str:
        """Of the package and of every file to the byte."""
        try:
            digests = "".join(sha256_of(self._folder / name) for name in FILES)
        except OSError:
            return "missing"
        together = sha256(digests.encode()).hexdigest()
        return f"{installed(PACKAGE) or 'missing'}/{together}/{_METHOD}"

    @cached_property
    def pool(self) -> EnginePool:
        """The processes that hold the model; raises `VoiceError` when it cannot be used here."""
        if not installed(PACKAGE):
            raise needed("vieneu")
        if not self.whole:
            raise VoiceError(
                "The folder %(folder)s must hold %(files)s.",
                permanent=True,
                folder=str(self._folder),
                files=", ".join(FILES),
            )
        program = Program(ENGINE, (self._folder.resolve(),), self._folder, WITH_PACKAGES)
        return EnginePool(program, PATIENCE, min(PROCESSES, os.cpu_count() or 1))


class VieNeuVoice:
    """One preset of the model."""

    language = "vie"

    def __init__(self, model: VieNeuModel, variant: str) -> None:
        """`variant` is a key of `PRESETS`."""
        self.id = f"vieneu:{variant}"
        self._preset, description = PRESETS[variant]
        self.name = f"VieNeu-TTS {self._preset} ({description})"
        self._model = model

    @property
    def version(self) -> str:
        """Of the package and the model."""
        return self._model.version

    def available(self) -> bool:
        """Whether package and model are there."""
        return installed(PACKAGE) is not None and self._model.whole

    def speak(self, phrases: Sequence[str], settings: VoiceSettings) -> Iterator[Sound]:
        """The sound of each phrase; raises `VoiceError`. The engine has no pitch.

        It cuts long phrases itself, at 140 characters.
        """
        yield from self._model.pool.speak(
            {"text": phrase, "preset": self._preset, "speed": settings.speed} for phrase in phrases
        )


def vieneu_voices(folder: Path) -> list[VieNeuVoice]:
    """A voice for each newsreader, when the folder of voice models holds the model's folder."""
    if not (folder / FOLDER).is_dir():
        return []
    model = VieNeuModel(folder / FOLDER)
    return [VieNeuVoice(model, variant) for variant in PRESETS]
