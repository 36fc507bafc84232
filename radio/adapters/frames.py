"""MP3 frames as bytes: what one of ours looks like, and how to tell it from any other.

ISO/IEC 13818-3, layer III, 64 kbit/s at 24 kHz, mono, no checksum, no padding: always 192 bytes.
"""

from __future__ import annotations

from radio.domain.audio.sound import FRAME_BYTES
from radio.domain.errors import Refused

HEADER = b"\xff\xf3\x84\xc4"
_SAYING = bytes(byte & 0xC3 for byte in range(256))
"""The fourth byte without what says nothing about the sound: joint-stereo mode, copyright, copy."""
SIDE_BYTES = 9
SILENT_FRAME = HEADER + bytes(FRAME_BYTES - len(HEADER))
"""A frame of digital silence that needs nothing from the frames before it."""


def check(frames: bytes) -> int:
    """How many frames these bytes are.

    Raises `Refused` when they are not whole frames on our grid, or when the first borrows bits
    from a frame before it (a join would then be heard).
    """
    count, rest = divmod(len(frames), FRAME_BYTES)
    if not count or rest or not _on_grid(frames, count) or frames[len(HEADER)]:
        raise Refused("These are not frames of MP3 at 64 kbit/s and 24 kHz.")
    return count


def _on_grid(frames: bytes, count: int) -> bool:
    """Whether each frame begins as ours do; looked at by columns, because an hour has 150,000."""
    *same, fourth = (frames[at::FRAME_BYTES] for at in range(len(HEADER)))
    columns = (*same, fourth.translate(_SAYING))
    ours = HEADER[:3] + HEADER[3:].translate(_SAYING)
    return all(column == bytes([head]) * count for column, head in zip(columns, ours, strict=True))
