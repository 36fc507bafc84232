"""Editions in other forms: a small MP3, Opus, WAV; the same samples, the same length, the same tag.

An edition is decoded block by block, so three hours need no more memory than one minute.
"""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator
from importlib.metadata import version
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import BinaryIO, TypeAlias

import miniaudio
from mutagen.id3 import ID3
from mutagen.oggopus import OggOpus

from radio.adapters import _ffmpeg
from radio.adapters._info_frame import heard_samples, info_frame
from radio.adapters.mastering._encoder import USUAL_QUALITY, encoder, turned_up
from radio.adapters.tags import tag_bytes
from radio.domain.audio.sound import DELAY, FRAME_BYTES, FRAME_SAMPLES, RATE
from radio.domain.errors import Refused
from radio.domain.packs.variant import Variant

BIT_RATE = 24
"""kbit/s of the small MP3 and of Opus: at this rate an MP3 frame is 72 bytes, without padding."""
_SMALL_FRAME = BIT_RATE * FRAME_SAMPLES * 1000 // 8 // RATE
_METHOD = "1"
_BLOCK = 1 << 16
"""Samples decoded at once."""
_OPUS_NAMES = {"TIT2": "title", "TPE1": "artist", "TALB": "album", "TDRC": "date"}
_OPUS_NAMES |= {"TLAN": "language", "TCON": "genre"}
_OPUS_LEVEL = -23.0
"""LUFS to which R128_TRACK_GAIN brings a file (RFC 7845, 5.2.1)."""
_REPLAY_GAIN_LEVEL = -18.0
Samples: TypeAlias = Iterator[bytes]
"""Blocks of signed 16 bit, mono, at `RATE`."""


class EditionConversion:
    """Writes editions in other forms."""

    @property
    def version(self) -> str:
        """Changes when the same edition would come out as other bytes."""
        return f"{_METHOD}:lameenc-{version('lameenc')}:{_ffmpeg.version()}"

    def convert(self, edition: Path, variant: Variant, file: BinaryIO) -> None:
        """Write an edition (one of our own MP3 files) as a variant into a seekable file.

        Raises `Refused` for another file or one that lacks its end, `Unavailable` for Opus without
        ffmpeg; what was written until then is not to be kept.
        """
        with edition.open("rb") as opened:
            head = opened.read(1 << 20)
        own_tag = tag_bytes(head)
        samples = heard_samples(head[own_tag : own_tag + FRAME_BYTES])
        if samples is None:
            raise Refused("%(file)s is not an edition of ours.", file=edition.name)
        _WRITERS[variant](_decoded(edition, samples), file, head[:own_tag], samples)


def _decoded(edition: Path, samples: int) -> Samples:
    """The sound of a file that says it holds so many samples; raises `Refused` when it has less."""
    form, got = miniaudio.SampleFormat.SIGNED16, 0
    for block in miniaudio.stream_file(str(edition), form, 1, RATE, _BLOCK):
        got += len(block)
        yield block.tobytes()
    if got < samples:
        raise Refused("%(file)s lacks its end; build its date again.", file=edition.name)


def _low(sound: Samples, file: BinaryIO, own_tag: bytes, samples: int) -> None:
    """Our tag, our information frame, then what LAME makes at a lower rate."""
    file.write(own_tag)
    begins = file.tell()
    file.write(bytes(FRAME_BYTES))
    lame = encoder(BIT_RATE, USUAL_QUALITY)
    size = sum(file.write(bytes(lame.encode(turned_up(block)))) for block in sound)
    size += file.write(bytes(lame.flush()))
    frames, rest = divmod(size, _SMALL_FRAME)
    if rest or frames < ceil((samples + DELAY) / FRAME_SAMPLES):
        raise Refused("The encoder of MP3 gave back less than it was given.")
    file.seek(begins)
    file.write(info_frame(frames, samples, _SMALL_FRAME))
    file.seek(0, 2)


def _opus(sound: Samples, file: BinaryIO, own_tag: bytes, samples: int) -> None:
    for piece in _ffmpeg.opus(sound, BIT_RATE, samples / RATE):
        file.write(piece)
    file.seek(0)
    tagged = OggOpus(fileobj=file)
    tags = ID3(BytesIO(own_tag))
    for name, plain in _OPUS_NAMES.items():
        if name in tags:
            tagged[plain] = [str(tags[name])]
    gain = float(str(tags["TXXX:REPLAYGAIN_TRACK_GAIN"]).split()[0])
    tagged["R128_TRACK_GAIN"] = [str(round(256 * (gain + _OPUS_LEVEL - _REPLAY_GAIN_LEVEL)))]
    for number, chapter in enumerate(sorted(tags.getall("CHAP"), key=lambda one: one.start_time)):
        tagged[f"CHAPTER{number:03d}"] = [_clock(chapter.start_time)]
        tagged[f"CHAPTER{number:03d}NAME"] = [str(chapter.sub_frames["TIT2"])]
    tagged.save(fileobj=file, padding=lambda _: 0)


def _wav(sound: Samples, file: BinaryIO, _own_tag: bytes, samples: int) -> None:
    with wave.open(file, "wb") as written:
        written.setparams((1, 2, RATE, samples, "NONE", ""))
        for block in sound:
            written.writeframesraw(block)


def _clock(milliseconds: int) -> str:
    """As chapters in Vorbis comments are timed: `00:01:02.345`."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


_WRITERS: dict[Variant, Callable[[Samples, BinaryIO, bytes, int], None]] = {
    Variant.LOW: _low,
    Variant.OPUS: _opus,
    Variant.WAV: _wav,
}
