"""Clips and takes in folders, by what they are; what is damaged is as if it were not there.

    clips/<roll>.*        sentences of sound, in rolls
    takes/ab/<id>.mp3     the frames of a take, and nothing else
    takes/ab/<id>.json    its record, written after the frames it vouches for
    locks/abc.lock        who makes a take that begins with `abc`

Both can be made again and are checked against a sum when they are read, so they are not forced to
the disk: what a power cut damaged is made once more, and forcing a take would last longer than
reading an edited sentence aloud. What was packed is kept by the media store, which does force it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, NoReturn

from filelock import FileLock
from xxhash import xxh3_64_intdigest as checksum

from radio.adapters.clip_rolls import ClipRolls
from radio.adapters.whole_files import write_whole
from radio.domain.audio.sound import FRAME_BYTES, Sound, Take, TakeId
from radio.domain.errors import Damaged, NotFound
from radio.ports import NotMade

_SUM = "sum"
"""What a record calls its own sum; those written before it had one have none."""
CLIPS_AT_MOST = 4 << 30
"""Bytes of clips: a day and night of speech."""


class FolderLibrary:
    """An `AudioLibrary` in a folder, for any number of threads and processes."""

    def __init__(self, root: Path, clips_at_most: int = CLIPS_AT_MOST) -> None:
        """`clips_at_most` is in bytes; takes have no cap, they are what was approved."""
        self._root = root
        self._takes = root / "takes"
        self._clips = ClipRolls(root / "clips", clips_at_most)
        self._damaged: dict[str, None] = {}

    def clip(self, key: str) -> Sound | None:
        """The sentence of sound kept under `key`; None when absent or damaged."""
        try:
            return self._clips.get(key)
        except Damaged:
            self._damaged[f"clips/{key}"] = None
            return None

    def has_clip(self, key: str) -> bool:
        """Whether one is kept under `key`; only `clip` tells whether it is whole."""
        return self._clips.has(key)

    def keep_clip(self, key: str, sound: Sound) -> None:
        """Keep a sentence of sound, unless it is empty; raises `OSError` when the disk is full."""
        if sound.samples:
            self._clips.keep(key, sound)

    def take(self, take: TakeId) -> Take | None:
        """The record of a take whose frames are present and whole; else None.

        Frames are looked at once for each state of their file; what changes in it later without a
        trace is met by `frames`.
        """
        kept = self._kept(take)
        return kept.take if kept else None

    def frames(self, take: TakeId) -> bytes:
        """The MP3 frames of a take, whole; raises `Damaged`, or `NotFound` when there are none."""
        kept = self._kept(take)
        try:
            content = _content(self._take_path(take, "mp3"))
        except FileNotFoundError:
            raise NotFound("There is no recording %(take)s.", take=take) from None
        if kept is not None and checksum(content) == kept.checksum:
            return content
        _checked.cache_clear()  # it was whole when it was looked at; from now on it is not there
        self._kept(take)
        raise Damaged("The recording %(take)s is damaged; ask again, it is made anew.", take=take)

    def keep_take(self, take: Take, frames: bytes) -> None:
        """Keep a take; its record appears only after its frames."""
        record = json.dumps({**vars(take), _SUM: _sum(vars(take))}).encode()
        write_whole(Path(self._take_path(take.id, "mp3")), frames, durable=False)
        write_whole(Path(self._take_path(take.id, "json")), record, durable=False)

    def damaged(self) -> Sequence[str]:
        """Files met that were not what had been kept, since this was asked last; each once."""
        met, self._damaged = self._damaged, {}
        return tuple(met)

    @contextmanager
    def making(self, take: TakeId) -> Iterator[None]:
        """The right to make a take; waits while somebody else makes it, in any process.

        The locks are 4,096 files that stay, for making a file anew costs more than the lock: of two
        takes that are made at once, one in so many waits for the other.
        """
        folder = self._root / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{take[:3]}.lock"):
            self._clips.look()  # whoever was here before may have read some of its sentences
            yield

    def _kept(self, take: TakeId) -> _Kept | None:
        record, frames = self._take_path(take, "json"), self._take_path(take, "mp3")
        try:
            kept = _checked(record, _written(record), frames, _written(frames))
        except FileNotFoundError:
            return None
        if kept is None:
            self._damaged[f"takes/{take}"] = None
        return kept

    def _take_path(self, take: TakeId, suffix: str) -> str:
        """As text: a `Path` takes longer to make than its file to look at, thousands a day."""
        return f"{self._takes}/{take[:2]}/{take}.{suffix}"


class KeptTakes(FolderLibrary):
    """The same folder for pages that are only looked at: no take is made for them."""

    def making(self, take: TakeId) -> NoReturn:
        """Raises `NotMade`, whatever is asked for."""
        raise NotMade("Its sound is not made yet.")


class _Kept(NamedTuple):
    """A take that was found whole."""

    take: Take
    checksum: int
    """XXH3 of its frames, by which each later reading is checked: a tenth of its SHA-256."""


@lru_cache(maxsize=2048)
def _checked(record: str, _record_at: int, frames: str, _frames_at: int) -> _Kept | None:
    """The take as these two files have it, read once for each state of them."""
    try:
        fields = json.loads(_content(record))
        known = fields.pop(_SUM, None)
        whole = known is None or known == _sum(fields)
        fields["energies"] = tuple(fields["energies"])
        fields["peaks"] = tuple(fields["peaks"])
        take = Take(**fields)
        content = _content(frames)
        whole = whole and len(content) == take.frames * FRAME_BYTES
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    if not whole or sha256(content).hexdigest() != take.sha256:
        return None
    return _Kept(take, checksum(content))


def _sum(fields: Mapping[str, object]) -> str:
    """What a record says of itself, so that no figure in it changes unseen."""
    return f"{checksum(json.dumps(fields).encode()):016x}"


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as `_take_path`
        return file.readall()


def _written(path: str) -> int:
    """When the file was written last, in ns; raises `FileNotFoundError`."""
    return os.stat(path).st_mtime_ns  # noqa: PTH116 - as `_take_path`
