"""MP3 frames as bytes: what one of ours looks like, and how to tell it from any other.

ISO/IEC 13818-3, layer III, 64 kbit/s at 24 kHz, mono, no checksum, no padding: always 192 bytes.
"""

from __future__ import annotations

from radio.domain.audio.sound import FRAME_BYTES
from radio.domain.errors import Refused

HEADER = b"\xff\xf3\x84\xc4"
_SET_BY_ENCODER = 0x3C
"""Bits of the fourth byte that say nothing about the sound: joint-stereo mode, copyright, copy."""
SIDE_BYTES = 9
SILENT_FRAME = HEADER + bytes(FRAME_BYTES - len(HEADER))
"""A frame of digital silence that needs nothing from the frames before it."""


def is_ours(frame: bytes) -> bool:
    """Whether the bytes begin with the header every frame of ours has."""
    return (
        len(frame) >= len(HEADER)
        and frame[:3] == HEADER[:3]
        and frame[3] & ~_SET_BY_ENCODER == HEADER[3] & ~_SET_BY_ENCODER
    )


def check(frames: bytes) -> int:
    """How many frames these bytes are.

    Raises `Refused` when they are not whole frames on our grid, or when the first borrows bits
    from a frame before it (a join would then be heard).
    """
    count, rest = divmod(len(frames), FRAME_BYTES)
    on_grid = all(is_ours(frames[at : at + 4]) for at in range(0, len(frames), FRAME_BYTES))
    if not count or rest or not on_grid or frames[len(HEADER)]:
        raise Refused("These are not frames of MP3 at 64 kbit/s and 24 kHz.")
    return count
