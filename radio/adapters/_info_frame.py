"""The information frame in front of an edition, by which players know its exact length.

It is a silent frame that carries the Xing table in the form for constant bit rate ("Info") and the
LAME extension; players that know neither play 24 ms of silence.
"""

from __future__ import annotations

from struct import pack

from radio.adapters.frames import HEADER, SIDE_BYTES
from radio.domain.audio.sound import DELAY, FRAME_BYTES, FRAME_SAMPLES, RATE

_DECODER_DELAY = 529
ENCODER_DELAY = DELAY - _DECODER_DELAY
"""Samples in front of the sound, the decoder's own not counted, as the table wants it."""
_HAS_ALL = 0x0F
"""Frames, bytes, table of contents and quality are given."""
_CONSTANT = 0x01
"""Tag revision 0, constant bit rate."""
_ENCODER = b"LAME3.100"
"""Nine bytes; players read the delays only behind a name they know, and LAME made the frames."""
_LOW_PASS = 110
"""In hundreds of Hz."""


def info_frame(frames: int, samples: int, frame_bytes: int = FRAME_BYTES) -> bytes:
    """The frame for `frames` frames of sound behind it, `samples` samples of them to be heard.

    `frame_bytes` is the size of each of those frames.
    """
    padding = frames * FRAME_SAMPLES - ENCODER_DELAY - samples
    size = FRAME_BYTES + frames * frame_bytes
    bit_rate = frame_bytes * 8 * RATE // FRAME_SAMPLES // 1000
    seek_table = bytes(percent * 256 // 100 for percent in range(100))
    told = HEADER + bytes(SIDE_BYTES)
    told += b"Info" + pack(">III", _HAS_ALL, frames, size) + seek_table + pack(">I", 0)
    told += _ENCODER + pack(">BB8xBB", _CONSTANT, _LOW_PASS, 0, bit_rate)
    told += pack(">I", ENCODER_DELAY << 12 | padding)[1:] + bytes(4) + pack(">IH", size, 0)
    told += pack(">H", crc16(told))
    return told.ljust(FRAME_BYTES, b"\0")


def heard_samples(frame: bytes) -> int | None:
    """How many samples are to be heard of the file this frame leads; None for another frame."""
    table = frame[len(HEADER) + SIDE_BYTES :]
    if table[:4] != b"Info" or table[120:124] != _ENCODER[:4]:
        return None
    frames = int.from_bytes(table[8:12], "big")
    delays = int.from_bytes(table[141:144], "big")
    return frames * FRAME_SAMPLES - (delays >> 12) - (delays & 0xFFF)


def crc16(told: bytes) -> int:
    """The checksum of the LAME extension: CRC-16 with the polynomial 0x8005, lowest bit first."""
    crc = 0
    for byte in told:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 if crc & 1 else crc >> 1
    return crc
