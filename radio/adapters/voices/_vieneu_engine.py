"""VieNeu-TTS v3 Nano on one thread: the engine that a worker process loads.

Written against the source of vieneu 3.8.3. Knows only installed packages, because its process
knows nothing of the house; it never asks the model hub for anything.
"""

from __future__ import annotations

import os

import numpy as np

_SEED = 1
"""Of the noise it starts from: the same words sound the same each time."""


class VieNeu:
    """The model of one folder, loaded and ready to speak by any of its preset voices."""

    def __init__(self, folder: str) -> None:
        """`folder` holds the exported graphs, `config.json` and `constants.npz`."""
        os.environ["HF_HUB_OFFLINE"] = "1"  # read when the hub's library is imported, just now
        from vieneu import Vieneu

        self._voice = Vieneu(mode="v3nano", onnx_dir=folder, threads=1)
        self.rate: int = self._voice.sample_rate

    def speak(self, text: str, preset: str, speed: float) -> bytes:
        """The samples of `text`."""
        heard = self._voice.infer(text, voice=preset, speed=speed, seed=_SEED)
        samples: bytes = (np.clip(heard, -1.0, 1.0) * 32767).astype("<i2").tobytes()
        return samples


open_engine = VieNeu
