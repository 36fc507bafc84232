"""Encodes and decodes takes: LAME by lameenc, and miniaudio to hear what a listener will."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import lameenc
import miniaudio
import numpy as np

from radio.adapters.frames import check
from radio.adapters.mastering._blocks import BLOCK, Samples, in_blocks
from radio.domain.audio.sound import DELAY, RATE

BIT_RATE = 64
"""kbit/s, constant."""
QUALITY = 7
"""LAME's scale of what its search for the best bits may take; 3 is its own default.

At our bit rate bits are plenty and the search hardly pays: 7 puts its noise 34 dB below speech,
3 and 5 put it 27 dB below. Held against what the ear masks it is as low in the mean, lower in the
worst band, and above the mask in 1.9 % of windows and bands instead of 1.3 %; in half their time
(`python -m tests.bench encoder`).
"""
USUAL_QUALITY = 3
"""Where few bits are left and the search pays."""

_TURNED_DOWN = 0.95
"""LAME makes everything softer by this factor at our bit rate; it is given back beforehand."""


def encoded(blocks: Iterable[Samples]) -> bytes:
    """The frames of one sound by an encoder of its own, its tail included."""
    lame = encoder(BIT_RATE)
    pieces = [bytes(lame.encode(whole(block))) for block in blocks]
    frames = b"".join((*pieces, bytes(lame.flush())))
    check(frames)
    return frames


def encoder(bit_rate: int, quality: int = QUALITY) -> lameenc.Encoder:
    """A fresh encoder of mono at `RATE` and so many kbit/s."""
    lame = lameenc.Encoder()
    lame.set_channels(1)
    lame.set_in_sample_rate(RATE)
    lame.set_out_sample_rate(RATE)
    lame.set_bit_rate(bit_rate)
    lame.set_quality(quality)
    lame.silence()
    return lame


def decoded(frames: bytes, count: int) -> Iterator[Samples]:
    """The first `count` real samples of a take in blocks, the delay in front dropped."""
    return in_blocks(_heard(frames, count))


def _heard(frames: bytes, count: int) -> Iterator[Samples]:
    pieces = miniaudio.stream_memory(frames, miniaudio.SampleFormat.FLOAT32, 1, RATE, BLOCK)
    at = -DELAY
    for piece in pieces:
        samples = np.asarray(piece, dtype=np.float32)
        yield samples[max(0, -at) : max(0, count - at)]
        at += len(samples)


def whole(block: Samples) -> bytes:
    """Samples of 16 bits as the encoder is given them."""
    steps = np.rint(block * (32767 / _TURNED_DOWN))
    return bytes(np.clip(steps, -32768, 32767).astype("<i2"))
