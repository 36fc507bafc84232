"""Splices one programme in a process of its own and says how much memory that took.

Arguments: folder of the library, the file to write, seconds of programme.
"""

from __future__ import annotations

import sys
from datetime import date
from itertools import cycle
from pathlib import Path

import psutil

from radio.adapters.audio_library import FolderLibrary
from radio.adapters.media import FolderMedia
from radio.adapters.splice import FrameSplicing
from radio.domain.audio.cuesheet import Item, place
from radio.domain.audio.sound import FRAME_BYTES, RATE, Take, TakeId
from radio.domain.programme import SegmentKind
from radio.ports import Label


def main() -> None:
    library, target, seconds = FolderLibrary(Path(sys.argv[1])), Path(sys.argv[2]), int(sys.argv[3])
    takes: list[Take] = []
    for path in cycle(sorted(Path(sys.argv[1]).rglob("takes/*/*.json"))):
        take = library.take(TakeId(path.stem))
        assert take is not None
        takes.append(take)
        if sum(one.samples for one in takes) >= seconds * RATE:
            break
    items = [Item(SegmentKind.SPEECH, "Bản tin", one.frames, one.samples) for one in takes]
    layout = place(items)
    label = Label("Chương trình", "Đài", "Chương trình", date(2022, 10, 3), ("vie",), -16.0)
    frames = (
        (start, library.frames(take.id)) for start, take in zip(layout.starts, takes, strict=True)
    )
    pieces = FrameSplicing().pieces(label, layout, frames)
    FolderMedia(target.parent).put_pieces(target.name, pieces)
    assert target.stat().st_size > layout.frames * FRAME_BYTES
    print(most_memory())


def most_memory() -> float:
    """MB this process ever had; where it can be told, without what it was forked from."""
    status = Path("/proc/self/status")
    if status.is_file():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return psutil.Process().memory_info().rss / 2**20


if __name__ == "__main__":
    main()
