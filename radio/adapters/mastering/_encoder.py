"""Encodes and decodes takes: LAME by lameenc, and miniaudio to hear what a listener will."""

from __future__ import annotations

import lameenc
import miniaudio
import numpy as np

from radio.adapters.frames import check
from radio.adapters.mastering._meter import Samples
from radio.domain.sound import DELAY, RATE

BIT_RATE = 64
"""kbit/s, constant."""
QUALITY = 3
"""LAME's scale: 2 takes nearly twice as long for a difference no horn loudspeaker shows."""

_TURNED_DOWN = 0.95
"""LAME makes everything softer by this factor at our bit rate; it is given back beforehand."""


def encoded(samples: Samples) -> bytes:
    """The frames of one sound by an encoder of its own, its tail included."""
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_quality(QUALITY)
    encoder.silence()
    whole = np.clip(np.rint(samples * (32767 / _TURNED_DOWN)), -32768, 32767).astype("<i2")
    frames = bytes(encoder.encode(whole.tobytes())) + bytes(encoder.flush())
    check(frames)
    return frames


def decoded(frames: bytes, count: int) -> Samples:
    """The first `count` real samples of a take, the delay in front dropped."""
    sound = miniaudio.decode(frames, miniaudio.SampleFormat.FLOAT32, nchannels=1, sample_rate=RATE)
    return np.asarray(sound.samples, dtype=np.float32)[DELAY : DELAY + count]
