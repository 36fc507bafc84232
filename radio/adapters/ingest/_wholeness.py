"""Whether a file is as long as it says, where ffmpeg would read what is there and say nothing."""

from __future__ import annotations

import struct
from typing import BinaryIO

_CHUNK_HEAD = struct.Struct("<4sI")
_MOST_CHUNKS = 100
"""Before the samples; recorders write two to five, and a file of empty ones would take minutes."""
_UNKNOWN = 0x7FFFFFFF
"""From here on a size of samples means that the recorder wrote on without knowing the end."""
_PAGE_HEAD = 27
_SEGMENTS_AT = 26
_LARGEST_PAGE = _PAGE_HEAD + 255 + 255 * 255


def lacks_its_end(file: BinaryIO, size: int, kind: str) -> bool:
    """Whether a file of `size` bytes was longer once; False where that cannot be known."""
    if kind == "wav":
        return _wav_lacks(file, size)
    return kind == "ogg" and _ogg_lacks(file, size)


def _wav_lacks(file: BinaryIO, size: int) -> bool:
    """Whether fewer bytes of samples are there than their chunk says, or no samples at all."""
    at = 12
    for _ in range(_MOST_CHUNKS):
        file.seek(at)
        head = file.read(_CHUNK_HEAD.size)
        if len(head) < _CHUNK_HEAD.size:
            break
        name, length = _CHUNK_HEAD.unpack(head)
        at += _CHUNK_HEAD.size
        if name == b"data":
            return bool(length < _UNKNOWN and at + length > size)
        at += length + length % 2
    return True


def _ogg_lacks(file: BinaryIO, size: int) -> bool:
    """Whether the last page is shorter than its own table says (RFC 3533, section 6)."""
    file.seek(max(0, size - _LARGEST_PAGE))
    end = file.read()
    last = end.rfind(b"OggS")
    page = end[last:] if last >= 0 else b""
    if len(page) < _PAGE_HEAD:
        return True
    table = page[_PAGE_HEAD : _PAGE_HEAD + page[_SEGMENTS_AT]]
    return len(page) < _PAGE_HEAD + page[_SEGMENTS_AT] + sum(table)
