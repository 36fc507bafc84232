"""The engines that the tests of voices share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from radio.adapters.voices.espeak import EspeakPool, EspeakVoice, carried_engine, espeak_voices


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
