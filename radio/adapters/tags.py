"""What a listener's player shows: the ID3 tag of an edition, a chapter for each item.

Version 2.3, which every player and car radio reads; its texts are in UTF-16, the only form that
version has for Vietnamese.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO

from mutagen.id3 import (
    CHAP,
    CTOC,
    ID3,
    TALB,
    TCON,
    TDRC,
    TIT2,
    TLAN,
    TLEN,
    TPE1,
    TRSN,
    TXXX,
    CTOCFlags,
    Encoding,
    TextFrame,
)

from radio.domain.audio.cuesheet import CueSheet
from radio.domain.programme import SegmentKind
from radio.ports import Label

_REPLAY_GAIN_LEVEL = -18.0
"""LUFS to which ReplayGain 2 brings everything."""
_MOST_IN_A_TABLE = 255
"""Entries of a table of contents (ID3v2 chapters, 3.2): their number is one byte."""
_SPEECH = "Speech"
_NO_OFFSET = 0xFFFFFFFF
_TAG_HEADER = 10


def tag(label: Label, sheet: CueSheet) -> bytes:
    """The whole tag as it stands at the beginning of a file; the same for the same edition."""
    frames = ID3()
    for text in _texts(label, sheet):
        frames.add(text)
    frames.update_to_v23()  # chapters are alike in both versions, and many
    _add_chapters(frames, sheet)
    file = BytesIO()
    frames.save(file, v1=0, v2_version=3, padding=lambda _: 0)
    return file.getvalue()


def _texts(label: Label, sheet: CueSheet) -> list[TextFrame]:
    utf16 = Encoding.UTF16
    gain = f"{_REPLAY_GAIN_LEVEL - label.loudness:+.2f} dB"
    return [
        TIT2(encoding=utf16, text=[label.title]),
        TPE1(encoding=utf16, text=[label.station]),
        TRSN(encoding=utf16, text=[label.station]),
        TALB(encoding=utf16, text=[label.programme]),
        TDRC(encoding=utf16, text=[label.on.isoformat()]),
        TLAN(encoding=utf16, text=["".join(label.languages)]),
        TCON(encoding=utf16, text=[_SPEECH]),
        TLEN(encoding=utf16, text=[str(_milliseconds(sheet.length))]),
        TXXX(encoding=Encoding.LATIN1, desc="REPLAYGAIN_TRACK_GAIN", text=[gain]),
    ]


def _add_chapters(frames: ID3, sheet: CueSheet) -> None:
    """A chapter for each cue that is not a pause; it lasts until the next begins.

    Without any there is no table of them either.
    """
    cues = [cue for cue in sheet.cues if cue.kind is not SegmentKind.PAUSE]
    if not cues:
        return
    starts = [cue.starts for cue in cues]
    names = [f"chp{place}" for place in range(len(cues))]
    ends = [*starts[1:], sheet.length]
    for name, cue, end in zip(names, cues, ends, strict=True):
        title = TIT2(encoding=Encoding.UTF16, text=[cue.title])
        frames.add(
            CHAP(
                element_id=name,
                start_time=_milliseconds(cue.starts),
                end_time=_milliseconds(end),
                start_offset=_NO_OFFSET,
                end_offset=_NO_OFFSET,
                sub_frames=[title],
            )
        )
    _add_contents(frames, names)


def _add_contents(frames: ID3, names: Sequence[str]) -> None:
    """A table of contents; of more chapters than one has room for, a table of tables."""
    starts = range(0, len(names), _MOST_IN_A_TABLE)
    parts = [names[at : at + _MOST_IN_A_TABLE] for at in starts]
    if len(parts) > 1:
        for number, part in enumerate(parts):
            frames.add(_table(f"toc{number}", CTOCFlags.ORDERED, part))
        names = [f"toc{number}" for number in range(len(parts))]
    frames.add(_table("toc", CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED, names))


def _table(name: str, flags: int, entries: Sequence[str]) -> CTOC:
    return CTOC(element_id=name, flags=flags, child_element_ids=list(entries), sub_frames=[])


def _milliseconds(length: timedelta) -> int:
    return round(length / timedelta(milliseconds=1))


def tag_bytes(content: bytes) -> int:
    """How many bytes an ID3v2 tag takes at the beginning; its size has seven bits a byte."""
    if content[:3] != b"ID3" or len(content) < _TAG_HEADER:
        return 0
    size = 0
    for byte in content[6:_TAG_HEADER]:
        size = size << 7 | byte
    return _TAG_HEADER + size
