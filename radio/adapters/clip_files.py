"""One clip as a file: a WAV any player opens, with a checksum of its sound in a chunk of ours."""

from __future__ import annotations

import struct
from hashlib import sha256

from radio.domain.sound import Sound

_CHECKSUM = b"sha2"
_HEAD = struct.Struct("<4sI4s 4sIHHIIHH 4sI32s 4sI")
"""RIFF, the format (mono, 16 bit), the checksum, and the head of the samples."""
_RATE, _RATE_AT = struct.Struct("<I"), 24
_PCM, _MONO, _BYTES, _BITS = 1, 1, 2, 16


def clip_bytes(sound: Sound) -> bytes:
    """The file of a sound."""
    return _head(sound) + sound.samples


def read_clip(content: bytes) -> Sound | None:
    """The sound of a file; None when it is not exactly what `clip_bytes` made, or empty."""
    if len(content) <= _HEAD.size:
        return None
    (rate,) = _RATE.unpack_from(content, _RATE_AT)
    sound = Sound(content[_HEAD.size :], rate)
    return sound if _head(sound) == content[: _HEAD.size] else None


def _head(sound: Sound) -> bytes:
    size = len(sound.samples)
    return _HEAD.pack(
        *(b"RIFF", _HEAD.size - 8 + size, b"WAVE"),
        *(b"fmt ", 16, _PCM, _MONO, sound.rate, sound.rate * _BYTES, _BYTES, _BITS),
        *(_CHECKSUM, 32, sha256(_RATE.pack(sound.rate) + sound.samples).digest()),
        *(b"data", size),
    )
