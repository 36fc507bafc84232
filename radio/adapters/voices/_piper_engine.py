"""Piper, a neural voice on one thread: the engine that a worker process loads.

Knows only installed packages, because its process knows nothing of the house.
"""

from __future__ import annotations

import json
from hashlib import file_digest
from pathlib import Path

import numpy as np
import onnxruntime
from piper import PiperVoice, SynthesisConfig
from piper.config import PiperConfig


class Piper:
    """One model, loaded and ready to speak."""

    def __init__(self, model: str, config: str, digest: str, data: str) -> None:
        """`digest` is the SHA-256 (hex) of the model that was approved; another is refused.

        `data` is the folder of eSpeak's data; the library's buffer for its path is short.
        """
        with Path(model).open("rb") as network:
            found = file_digest(network, "sha256").hexdigest()
        if found != digest:
            raise OSError("the voice model was changed; start radio again to use the new one")
        told = PiperConfig.from_dict(json.loads(Path(config).read_text("utf-8")))
        self._voice = PiperVoice(_session(model), told, Path(data))
        self.rate: int = told.sample_rate
        self._pace = told.length_scale

    def speak(self, text: str, speed: float) -> bytes:
        """The samples of `text`.

        Not brought to one level sentence by sentence: that is for the whole take to decide.
        """
        how = SynthesisConfig(length_scale=self._pace / speed, normalize_audio=False)
        words = text.replace("[[", "").replace("]]", "")  # to Piper, marks of raw phonemes
        chunks = [chunk.audio_int16_array for chunk in self._voice.synthesize(words, how)]
        return np.concatenate(chunks).astype("<i2").tobytes() if chunks else b""


def _session(model: str) -> onnxruntime.InferenceSession:
    """One thread: two processes of one are a fifth faster than one of two."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # phrases differ in length; a plan for each is never used
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


open_engine = Piper
