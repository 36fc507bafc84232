"""Makes room on the disk: packs and joined programmes of long ago go.

What was heard stays known: the takes it was joined from, its cue sheet, its digest and who approved
it are kept for ever. Packs, their ZIPs and the joined files are only copies of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from radio.domain.packs.pack import MANIFEST, PACKS, day_of
from radio.ports import AuditEntry, Clock, MediaStore, Store

MADE = ("audio/editions", "audio/variants")
"""Folders of joined files, which go by their age: what is planned for tomorrow is never old."""


@dataclass(frozen=True)
class Clearing:
    """Removes packs and joined files that are older than they are kept."""

    store: Store
    media: MediaStore
    clock: Clock
    machine: Clock
    """The machine's own clock, by which files are dated."""
    zone: str
    """Of the centre."""
    keep_days: int
    horizon_days: int
    """How many days before its date a programme may have been joined."""

    def clear(self) -> int:
        """Remove what is too old now; how many files. Told in the audit log."""
        gone = [*self._packs(), *self._joined()]
        for key in gone:
            self.media.delete(key)
        if gone:
            with self.store.begin() as records:
                entry = AuditEntry(self.clock.now(), None, "media.clear", PACKS, str(len(gone)))
                records.audit.append(entry)
        return len(gone)

    def _packs(self) -> list[str]:
        """Manifests first: what has none is no pack any more, whatever of it still lies there."""
        today = self.clock.now().astimezone(ZoneInfo(self.zone)).date()
        first = today - timedelta(days=self.keep_days)
        dated = ((day_of(key), key) for key in self.media.list(PACKS))
        old = [key for day, key in dated if day is not None and day < first]
        return sorted(old, key=lambda key: (not key.endswith(MANIFEST), key))

    def _joined(self) -> Iterator[str]:
        kept = timedelta(days=self.keep_days + self.horizon_days)
        first = (self.machine.now() - kept).timestamp()
        for key in (key for folder in MADE for key in self.media.list(folder)):
            if self.media.path(key).stat().st_mtime < first:
                yield key
