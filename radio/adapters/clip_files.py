"""One clip as a file: a WAV any player opens, with a checksum of its sound in a chunk of ours.

The checksum is there to find damage, not forgery: CRC-32, because a cryptographic one costs more
than everything else that is done to keep a clip.
"""

from __future__ import annotations

import struct
from zlib import crc32

from radio.domain.audio.sound import Sound

_CHECKSUM = b"crc "
_HEAD = struct.Struct("<4sI4s 4sIHHIIHH 4sII 4sI")
"""RIFF, the format (mono, 16 bit), the checksum, and the head of the samples."""
_RATE, _RATE_AT = struct.Struct("<I"), 24
_PCM, _MONO, _BYTES, _BITS = 1, 1, 2, 16


def clip_head(sound: Sound) -> bytes:
    """What stands in the file before the samples."""
    size = len(sound.samples)
    return _HEAD.pack(
        *(b"RIFF", _HEAD.size - 8 + size, b"WAVE"),
        *(b"fmt ", 16, _PCM, _MONO, sound.rate, sound.rate * _BYTES, _BYTES, _BITS),
        *(_CHECKSUM, 4, crc32(sound.samples, sound.rate)),
        *(b"data", size),
    )


def read_clip(content: bytes) -> Sound | None:
    """The sound of a file; None when it is not a head and its samples, whole, or empty."""
    if len(content) <= _HEAD.size:
        return None
    (rate,) = _RATE.unpack_from(content, _RATE_AT)
    sound = Sound(content[_HEAD.size :], rate)
    return sound if clip_head(sound) == content[: _HEAD.size] else None
