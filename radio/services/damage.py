"""Tells which kept sounds were found damaged: they are made again by themselves, and reported."""

from __future__ import annotations

from dataclasses import dataclass, field

from radio.ports import AudioLibrary, AuditEntry, Clock, Store


@dataclass(frozen=True)
class Damage:
    """The report of what a power cut or a failing disk spoilt."""

    library: AudioLibrary
    store: Store
    clock: Clock
    found: list[str] = field(default_factory=list)
    """Names of damaged clips and takes since the program started, in the order they were met."""

    def report(self) -> None:
        """Write what was met since the last report into the audit log."""
        met = self.library.damaged()
        if not met:
            return
        self.found.extend(met)
        now = self.clock.now()
        with self.store.begin() as records:
            for name in met:
                records.audit.append(AuditEntry(now, None, "sound.remake", name))
