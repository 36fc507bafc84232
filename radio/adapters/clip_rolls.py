"""Sentences of sound by key, in rolls: files that are appended to, and that go as a whole.

A file for each clip would be simpler, but to make one takes half a millisecond where many files
were removed lately, and more beside a virus scanner: a third of what its synthesis takes. Nothing
is forced to the disk: what a power cut spoilt is found by its checksum and made once more.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from radio.adapters.clip_roll import INDEX, SAMPLES, Place, Roll, lines_of
from radio.domain.audio.sound import Sound
from radio.domain.errors import Damaged

_ROLLS = 64
"""Into how many rolls the cap is divided: one of them gives way at a time."""
_LOOK_EVERY = 1.0
"""Seconds between looks for what other processes kept."""
_TOUCH_EVERY = 600.0
"""Seconds a roll's last use may be out by."""


class ClipRolls:
    """The clips of a folder, for any number of threads and processes."""

    def __init__(self, folder: Path, at_most: int) -> None:
        """`at_most` is in bytes; the rolls used longest ago give way."""
        self._folder = folder
        self._at_most = at_most
        self._places: dict[str, Place] = {}
        self._read_upto: dict[str, int] = {}
        self._touched: dict[str, float] = {}
        self._looked_at = float("-inf")
        self._looking, self._writing = threading.Lock(), threading.Lock()
        self._roll: Roll | None = None

    def has(self, key: str) -> bool:
        """Whether a clip is noted under `key` (hex); only `get` tells whether it is whole."""
        return self._place(key) is not None

    def get(self, key: str) -> Sound | None:
        """The clip kept under `key`; None when there is none. Raises `Damaged`."""
        place = self._place(key)
        if place is None:
            return None
        try:
            sound = place.read(self._folder)
            self._touch(place.roll)
        except FileNotFoundError:  # the roll gave way
            self._places.pop(key, None)
            return None
        if sound is None:
            self._places.pop(key, None)
            raise Damaged("The sentence %(key)s is damaged; ask again, it is made anew.", key=key)
        return sound

    def keep(self, key: str, sound: Sound) -> None:
        """Keep a clip; raises `OSError` when the disk is full, and then keeps nothing of it."""
        with self._writing:
            roll = self._with_room_for(len(sound.samples))
            self._places[key] = roll.append(key, sound)
            self._read_upto[roll.name] = roll.noted

    def look(self) -> None:
        """Learn what was kept by other processes and what gave way since the last look."""
        with self._looking:
            self._looked_at = time.monotonic()
            known = set(self._read_upto)  # before: a roll that is begun now is not gone
            indexes = sorted(self._folder.glob(f"*{INDEX}"))
            for index in indexes:  # the later roll has the better clip where an older is damaged
                with suppress(FileNotFoundError):
                    self._read(index)
            gone = known - {index.stem for index in indexes}
            if gone:
                self._forget(gone)

    def _read(self, index: Path) -> None:
        begun = self._read_upto.get(index.stem, 0)
        if begun == 0 or index.stat().st_size > begun:
            found, upto = lines_of(index, begun)
            self._places.update(found)
            self._read_upto[index.stem] = upto

    def _forget(self, rolls: set[str]) -> None:
        for key, place in list(self._places.items()):
            if place.roll in rolls:
                self._places.pop(key, None)
        for roll in rolls:
            del self._read_upto[roll]

    def _place(self, key: str) -> Place | None:
        found = self._places.get(key)
        if found is None and time.monotonic() - self._looked_at > _LOOK_EVERY:
            self.look()
            found = self._places.get(key)
        return found

    def _touch(self, roll: str) -> None:
        now = time.time()
        if now - self._touched.get(roll, 0.0) > _TOUCH_EVERY:
            os.utime(self._folder / f"{roll}{INDEX}")
            self._touched[roll] = now

    def _with_room_for(self, size: int) -> Roll:
        """The roll to append to; a new one when the last is full."""
        share = self._at_most // _ROLLS
        if self._roll is None or not self._roll.takes(size, share):
            if self._roll is not None:
                self._roll.close()
            self._make_room(max(size, share))
            self._roll = Roll(self._folder)
        return self._roll

    def _make_room(self, size: int) -> None:
        """Let the rolls used longest ago go, until so many bytes more fit under the cap."""
        rolls = sorted(self._ages())
        total = sum(length for _, length, _ in rolls)
        for _, length, samples in rolls:
            if total + size <= self._at_most:
                break
            with suppress(OSError):  # another process makes room as well, or reads it
                samples.with_suffix(INDEX).unlink(missing_ok=True)
                samples.unlink()
            total -= length

    def _ages(self) -> Iterator[tuple[float, int, Path]]:
        """When each roll was last used, its size in bytes, and its samples."""
        for samples in self._folder.glob(f"*{SAMPLES}"):
            with suppress(FileNotFoundError):
                index = samples.with_suffix(INDEX)
                used = (index if index.exists() else samples).stat().st_mtime
                yield used, samples.stat().st_size, samples
