"""Clips and takes in folders, by what they are; what is damaged is as if it were not there.

    clips/a/<key>.wav     a sentence of sound, with its own checksum
    takes/ab/<id>.mp3     the frames of a take, and nothing else
    takes/ab/<id>.json    its record, written after the frames it vouches for
    locks/<id>.lock       who makes that take now

Both can be made again and are checked against a sum when they are read, so they are not forced to
the disk: what a power cut damaged is made once more, and forcing a take would last longer than
reading an edited sentence aloud. What was packed is kept by the media store, which does force it.
Clips used least recently give way when there are too many.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, NoReturn
from zlib import crc32

from filelock import FileLock

from radio.adapters.clip_files import clip_head, read_clip
from radio.adapters.whole_files import write_whole, writing_whole
from radio.domain.audio.sound import FRAME_BYTES, Sound, Take, TakeId
from radio.domain.errors import Damaged, NotFound
from radio.ports import NotMade

CLIPS_AT_MOST = 4 << 30
"""Bytes of clips: a day and night of speech."""
_SPARED = 0.9
"""Share of the cap that stays when clips give way."""
_BEFORE_A_LOOK = 0.5
"""Share of the room left that is filled before the next look: another process fills it as well."""
_LEAST_BEFORE_A_LOOK = 0.01
"""Share of the cap that is always filled before the next look."""
_TOUCH_EVERY = 600.0
"""Seconds a clip's last use may be out by."""


class FolderLibrary:
    """An `AudioLibrary` in a folder, for any number of threads and processes."""

    def __init__(self, root: Path, clips_at_most: int = CLIPS_AT_MOST) -> None:
        """`clips_at_most` is in bytes; takes have no cap, they are what was approved."""
        self._root = root
        self._clips = root / "clips"
        self._clips_at_most = clips_at_most
        self._counting = threading.Lock()
        self._before_a_look = 0.0
        self._damaged: dict[str, None] = {}

    def clip(self, key: str) -> Sound | None:
        """The sentence of sound kept under `key`; None when absent or damaged."""
        path = self._clip_path(key)
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - asked once for each phrase
                content = file.read()
                if time.time() - os.fstat(file.fileno()).st_mtime > _TOUCH_EVERY:
                    os.utime(path)
        except FileNotFoundError:
            return None
        sound = read_clip(content)
        if sound is None:
            self._damaged[f"clips/{key}"] = None
        return sound

    def has_clip(self, key: str) -> bool:
        """Whether a file is kept under `key`; only `clip` tells whether it is whole."""
        return os.path.exists(self._clip_path(key))  # noqa: PTH110 - asked once for each phrase

    def keep_clip(self, key: str, sound: Sound) -> None:
        """Keep a sentence of sound, unless it is empty; raises `OSError` when the disk is full."""
        if not sound.samples:
            return
        head = clip_head(sound)
        with writing_whole(self._clip_path(key), durable=False) as file:
            file.write(head)
            file.write(sound.samples)
        self._make_room(len(head) + len(sound.samples))

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
            content = self._take_path(take, "mp3").read_bytes()
        except FileNotFoundError:
            raise NotFound("There is no recording %(take)s.", take=take) from None
        if kept is not None and crc32(content) == kept.crc:
            return content
        _checked.cache_clear()  # it was whole when it was looked at; from now on it is not there
        self._kept(take)
        raise Damaged("The recording %(take)s is damaged; ask again, it is made anew.", take=take)

    def keep_take(self, take: Take, frames: bytes) -> None:
        """Keep a take; its record appears only after its frames."""
        record = json.dumps(vars(take)).encode()
        write_whole(self._take_path(take.id, "mp3"), frames, durable=False)
        write_whole(self._take_path(take.id, "json"), record, durable=False)

    def damaged(self) -> Sequence[str]:
        """Files met that were not what had been kept, since this was asked last; each once."""
        met, self._damaged = self._damaged, {}
        return tuple(met)

    @contextmanager
    def making(self, take: TakeId) -> Iterator[None]:
        """The right to make a take; waits while somebody else makes it, in any process.

        Its file goes while it is still held, so that none is left; who waited for it opens another.
        """
        folder = self._root / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{take}.lock"
        with FileLock(file):
            try:
                yield
            finally:
                if os.name == "posix":  # elsewhere the lock removes its file itself
                    file.unlink(missing_ok=True)

    def _clip_path(self, key: str) -> str:
        return f"{self._clips}/{key[0]}/{key}.wav"

    def _kept(self, take: TakeId) -> _Kept | None:
        record, frames = self._take_path(take, "json"), self._take_path(take, "mp3")
        try:
            kept = _checked(record, record.stat().st_mtime_ns, frames, frames.stat().st_mtime_ns)
        except FileNotFoundError:
            return None
        if kept is None:
            self._damaged[f"takes/{take}"] = None
        return kept

    def _take_path(self, take: TakeId, suffix: str) -> Path:
        return self._root / "takes" / take[:2] / f"{take}.{suffix}"

    def _make_room(self, added: int) -> None:
        """Look at the folder only when it may be nearly full since the last look."""
        with self._counting:
            self._before_a_look -= added
            if self._before_a_look < 0:
                at_most = self._clips_at_most
                room = at_most - _give_way(self._clips, at_most)
                least = _LEAST_BEFORE_A_LOOK * at_most
                self._before_a_look = max(_BEFORE_A_LOOK * room, least)


class KeptTakes(FolderLibrary):
    """The same folder for pages that are only looked at: no take is made for them."""

    def making(self, take: TakeId) -> NoReturn:
        """Raises `NotMade`, whatever is asked for."""
        raise NotMade("Its sound is not made yet.")


def _give_way(clips: Path, at_most: int) -> int:
    """Remove the least recently used clips when there is too much; how many bytes stay."""
    kept = sorted(_ages(clips))
    total = sum(size for _, size, _ in kept)
    if total <= at_most:
        return total
    for _, size, path in kept:
        if total <= _SPARED * at_most:
            break
        path.unlink(missing_ok=True)
        total -= size
    return total


def _ages(clips: Path) -> Iterator[tuple[float, int, Path]]:
    """When each clip was last used, its size in bytes, and where it is."""
    for path in clips.rglob("*.wav"):
        with suppress(FileNotFoundError):  # another process makes room as well
            found = path.stat()
            yield found.st_mtime, found.st_size, path


class _Kept(NamedTuple):
    """A take that was found whole."""

    take: Take
    crc: int
    """CRC-32 of its frames, by which each later reading is checked: a tenth of its SHA-256."""


@lru_cache(maxsize=2048)
def _checked(record: Path, _record_at: int, frames: Path, _frames_at: int) -> _Kept | None:
    """The take as these two files have it, read once for each state of them."""
    try:
        fields = json.loads(record.read_bytes())
        fields["energies"] = tuple(fields["energies"])
        fields["peaks"] = tuple(fields["peaks"])
        take = Take(**fields)
        content = frames.read_bytes()
        whole = len(content) == take.frames * FRAME_BYTES
    except (ValueError, TypeError, KeyError):
        return None
    if not whole or sha256(content).hexdigest() != take.sha256:
        return None
    return _Kept(take, crc32(content))
