"""The folder of voice models: what lies in it, and how a model comes into it and leaves again."""

from __future__ import annotations

from radio.adapters.voice_models._folder import VoiceModels
from radio.adapters.voice_models._known import KNOWN, Known, Source
from radio.adapters.voice_models._model import Model, models_in, sha256_of, why_unusable

__all__ = [
    "KNOWN",
    "Known",
    "Model",
    "Source",
    "VoiceModels",
    "models_in",
    "sha256_of",
    "why_unusable",
]
