"""Writes the files of one pack in an order that never lets half a pack pass for a whole one.

When anything changes, the manifest and the ZIP go first; audio, playlists and calendar come, what
is not part of the pack any more goes, then the sums, the manifest, and last the ZIP. All that comes
before the manifest is on the disk before it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from radio.domain.broadcast import Broadcast, Edition
from radio.domain.packs.ics import schedule_ics
from radio.domain.packs.manifest import manifest, read_manifest, readable
from radio.domain.packs.pack import (
    MANIFEST,
    SUMS,
    Pack,
    PackFile,
    StationDay,
    aside,
    audio_name,
    withdrawn,
)
from radio.domain.packs.playlist import Track, m3u8, pls, xspf
from radio.domain.vietnamese_dates import short_date
from radio.ports import MediaStore
from radio.services.archive import holds, member, write_archive


@dataclass(frozen=True)
class Packing:
    """The making of one pack."""

    media: MediaStore
    day: StationDay

    def write(self) -> Pack:
        """Make the folder hold exactly this pack; the pack says how much had to be written."""
        pack = self._pack
        if not self._stands(MANIFEST, self._manifest):
            if self._before is not None:
                self.media.put(self._aside, self._before)
            self.media.delete(self._key(MANIFEST))
            self.media.delete(self._key(pack.archive))
        with self.media.together() as media:
            written = sum(
                media.put_file(self._key(name), self.media.path(edition.media))
                for name, edition in self._audio.items()
            )
            written += sum(media.put(self._key(name), text) for name, text in self._texts.items())
            self._remove_strangers(pack)
            written += media.put(self._key(SUMS), self._sums)
        with self.media.together() as media:
            written += media.put(self._key(MANIFEST), self._manifest)
            written += self._zip(media, pack)
        self.media.delete(self._aside)
        size = self.media.path(self._key(pack.archive)).stat().st_size
        issued = read_manifest(self._manifest)
        return replace(issued, bytes=size, complete=True, written=written)

    @cached_property
    def _audio(self) -> Mapping[str, Edition]:
        return {self._name(one): edition for one, edition in self.day.editions}

    @cached_property
    def _texts(self) -> Mapping[str, bytes]:
        """Playlists and calendar by name."""
        station = f"Đài truyền thanh {self.day.station.full_name}"
        title = f"{station}, {short_date(self.day.on)}"
        tracks = [
            Track(self._name(one), one.title, station, edition.length)
            for one, edition in self.day.editions
        ]
        return {
            "playlist.m3u8": m3u8(title, tracks),
            "playlist.xspf": xspf(title, tracks),
            "playlist.pls": pls(title, tracks),
            "schedule.ics": schedule_ics(self.day),
        }

    @cached_property
    def _pack(self) -> Pack:
        audio = [
            PackFile(name, edition.sha256, edition.bytes) for name, edition in self._audio.items()
        ]
        texts = [PackFile(name, _sha256(text), len(text)) for name, text in self._texts.items()]
        return Pack(
            station=self.day.station.id,
            on=self.day.on,
            files=(*audio, *texts),
            heard=self.day.heard,
            length=self.day.length,
            variant=self.day.variant,
        )

    @property
    def _aside(self) -> str:
        """Where the last whole manifest lies while the pack is made otherwise."""
        return aside(self._pack.folder)

    @cached_property
    def _before(self) -> bytes | None:
        """The manifest that stations may have already, of its copies the first that can be read."""
        return next(filter(readable, self._copies()), None)

    def _copies(self) -> Iterator[bytes]:
        for key in (self._key(MANIFEST), self._aside):
            if self.media.exists(key):
                yield self.media.get(key)
        archive = self._key(self._pack.archive)
        if self.media.exists(archive):
            yield member(self.media.path(archive), MANIFEST)

    @cached_property
    def _manifest(self) -> bytes:
        """As it is, when nothing differs; else the next revision, with what it withdraws."""
        files, known = self._pack.files, self._before
        if known is None:
            return manifest(self.day, files)
        before = read_manifest(known)
        same = manifest(self.day, files, before.revision, before.withdrawn)
        if same == known:
            return same
        return manifest(self.day, files, before.revision + 1, withdrawn(before, files))

    @cached_property
    def _sums(self) -> bytes:
        """As `sha256sum --check` reads it."""
        lines = [f"{file.sha256}  {file.name}\n" for file in self._pack.files]
        return "".join([*lines, f"{_sha256(self._manifest)}  {MANIFEST}\n"]).encode()

    def _remove_strangers(self, pack: Pack) -> None:
        own = {self._key(name) for name in pack.names}
        for key in self.media.list(pack.folder):
            if key not in own:
                self.media.delete(key)

    def _zip(self, media: MediaStore, pack: Pack) -> bool:
        """Make the ZIP; one that holds this very manifest was made from these very files."""
        key = self._key(pack.archive)
        if self.media.exists(key) and holds(self.media.path(key), MANIFEST, self._manifest):
            return False
        members: dict[str, Path] = {
            name: self.media.path(self._key(name)) for name in pack.names if name != pack.archive
        }
        with media.writing(key) as file:
            write_archive(file, members, pack.on)
        return True

    def _stands(self, name: str, content: bytes) -> bool:
        return self.media.exists(self._key(name)) and self.media.get(self._key(name)) == content

    def _name(self, broadcast: Broadcast) -> str:
        return audio_name(self.day.station, broadcast, self.day.variant)

    def _key(self, name: str) -> str:
        return f"{self._pack.folder}/{name}"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
