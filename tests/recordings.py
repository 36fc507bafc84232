"""Recordings as people hand them in."""

from __future__ import annotations

import io
import wave
from pathlib import Path

from radio.adapters.ingest import ingest
from radio.domain.audio.sound import Sound


def wav(sound: Sound) -> bytes:
    """A WAV file of a sound."""
    content = io.BytesIO()
    with wave.open(content, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(sound.rate)
        written.writeframes(sound.samples)
    return content.getvalue()


def voice_in(file: Path) -> Sound:
    """What is taken in of a file, whatever is to be said of it."""
    sound, _cautions = ingest(file)
    return sound
