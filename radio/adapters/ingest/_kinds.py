"""What a file is by its first bytes; its name and what a browser says of it do not count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from radio.domain.message import Message, message

_HEAD = 4096
_TAG_HEADER = 10
_PADDING = b"\0"
"""Some editors leave some before the first frame of an MP3."""

_BY_START: Mapping[bytes, str] = {
    b"fLaC": "flac",
    b"OggS": "ogg",
    b"\x1aE\xdf\xa3": "matroska",
    b"#!AMR": "amr",
    b"0&\xb2u\x8ef\xcf\x11": "asf",
}
"""AMR and Windows Media are what old phones and the recorder of Windows 7 write."""

_ARCHIVE = message("This is an archive; unpack it and send the recording that is in it.")
_PICTURE = message("This is a picture, not a recording.")
_TEXT = message("This is a page or a document, not a recording.")
_PLAYLIST = message("This only says where recordings are; send the recording itself.")
_OTHER = message(
    "This is not a recording that can be read; send wav, mp3, m4a, ogg, opus, flac or webm."
)
_MISTAKEN: Mapping[bytes, Message] = {
    **dict.fromkeys((b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), _ARCHIVE),
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"<svg"), _PICTURE),
    **dict.fromkeys((b"%PDF", b"\xd0\xcf\x11\xe0", b"<html", b"<!doc", b"<?xml"), _TEXT),
    **dict.fromkeys((b"#extm3u", b"ffconcat", b"[playlist]", b"<asx", b"v=0"), _PLAYLIST),
}
"""By how they begin, in small letters where they are letters."""

_LAYERS_2_3 = (0b10, 0b01)


def container(file: BinaryIO) -> str | None:
    """ffmpeg's name for the format of the file; None for what is no recording we read."""
    head = file.read(_HEAD)
    padding = len(head) - len(head.lstrip(_PADDING)) if head[4:8] != b"ftyp" else 0
    tag = _tag_bytes(head[padding : padding + _TAG_HEADER])
    file.seek(padding + tag)
    head = file.read(_HEAD)
    if head[4:8] == b"ftyp":
        return "mov"
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return "wav"
    for start, name in _BY_START.items():
        if head.startswith(start):
            return name
    return _by_frame(head) or ("mp3" if tag else None)


def mistaken(file: BinaryIO) -> Message:
    """What to say of a file that is no recording we read."""
    head = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for start, said in _MISTAKEN.items():
        if head.startswith(start.lower()):
            return said
    return _OTHER


def _by_frame(head: bytes) -> str | None:
    """MPEG audio by its frame header (ISO 11172-3, 13818-7): twelve or eleven set bits in front."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    if head[1] & 0xF6 == 0xF0:
        return "aac"
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate, frequency = head[2] >> 4, head[2] >> 2 & 3
    known = version != 1 and layer in _LAYERS_2_3 and rate not in (0, 15) and frequency != 3
    return "mp3" if known else None


def _tag_bytes(head: bytes) -> int:
    """How many bytes an ID3v2 tag takes in front; its size has seven bits a byte."""
    if len(head) < _TAG_HEADER or head[:3] != b"ID3":
        return 0
    size = 0
    for byte in head[6:_TAG_HEADER]:
        size = size << 7 | byte & 0x7F
    return _TAG_HEADER + size
