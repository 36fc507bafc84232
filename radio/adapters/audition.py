"""Lets a voice read a few words and says how fast it was and what came out."""

from __future__ import annotations

import time
from dataclasses import dataclass

from radio.adapters.mastering.figures import Figures, figures_of
from radio.domain.phrasing import phrases
from radio.domain.text import syllables
from radio.ports import Voice, VoiceSettings

_AS_IT_IS = VoiceSettings()


@dataclass(frozen=True)
class Audition:
    """One voice, one text."""

    pace: float
    """Syllables a minute, pauses not counted."""
    times_real: float
    """Seconds of speech for each second of waiting; the engine was started before."""
    figures: Figures


def audition(voice: Voice, spoken: str) -> Audition:
    """Hear the voice read a spoken text; raises `VoiceError`."""
    words = [phrase.words for phrase in phrases(spoken)]
    list(voice.speak(words[:1], _AS_IT_IS))
    began = time.perf_counter()
    sounds = list(voice.speak(words, _AS_IT_IS))
    waited = time.perf_counter() - began
    figures = figures_of(sounds)
    return Audition(
        pace=syllables(spoken) / figures.seconds * 60,
        times_real=figures.seconds / waited,
        figures=figures,
    )
