"""People's recordings as plain WAV files, named by their samples and never changed."""

from __future__ import annotations

import io
import wave
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from radio.adapters.voices.recording import RecordingVoice
from radio.domain.audio.sound import Sound
from radio.domain.errors import NotFound
from radio.domain.version import Recording
from radio.ports import MediaStore

_FOLDER = "recordings"
_BYTES_A_SAMPLE = 2


class KeptSounds:
    """The recordings of one installation; what was once handed in can be heard for ever."""

    def __init__(self, media: MediaStore) -> None:
        self._media = media

    def keep(self, sound: Sound) -> str:
        """Keep the samples; their SHA-256 (hex)."""
        name = _name(sound)
        content = io.BytesIO()
        with wave.open(content, "wb") as written:
            written.setnchannels(1)
            written.setsampwidth(_BYTES_A_SAMPLE)
            written.setframerate(sound.rate)
            written.writeframes(sound.samples)
        self._media.put(_key(name), content.getvalue())
        return name

    def file(self, name: str) -> Path:
        """Where the WAV file of that name lies; raises `NotFound` when it is gone or damaged."""
        path = self._media.path(_key(name))
        state = path.stat()
        _require_whole(name, path, state.st_mtime_ns, state.st_size)
        return path

    def sound(self, name: str) -> Sound:
        """The samples of that name; raises `NotFound` when they are gone or damaged."""
        return _sound(name, self._media.get(_key(name)))

    def voice(self, recording: Recording, language: str) -> RecordingVoice:
        """Who was recorded, as a voice that says this one thing."""
        return RecordingVoice(recording.sound, recording.speaker, language, self.sound)


@lru_cache(maxsize=256)
def _require_whole(name: str, path: Path, _changed_at: int, _bytes: int) -> None:
    """Look once at each state of a file; raises as `_sound` does."""
    _sound(name, path.read_bytes())


def _sound(name: str, content: bytes) -> Sound:
    """The samples of a file; raises `NotFound` when they are not those of that name."""
    try:
        with wave.open(io.BytesIO(content)) as read:
            found = Sound(read.readframes(read.getnframes()), read.getframerate())
    except (wave.Error, EOFError):
        found = None
    if found is None or _name(found) != name:
        raise NotFound("A recording is damaged; record it again.")
    return found


def _name(sound: Sound) -> str:
    return sha256(b"%d\n" % sound.rate + sound.samples).hexdigest()


def _key(name: str) -> str:
    return f"{_FOLDER}/{name[:2]}/{name}.wav"
