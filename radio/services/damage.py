"""Tells which kept sounds were found damaged: they are made again by themselves, and reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from radio.ports import AudioLibrary, AuditEntry, Clock, Store


@dataclass(frozen=True)
class Damage:
    """The report of what a power cut or a failing disk spoilt."""

    library: AudioLibrary
    store: Store
    clock: Clock
    written: Sequence[list[str]] = ()
    """Where other desks note the damaged files that they wrote anew; emptied here."""
    found: list[str] = field(default_factory=list)
    """Names of what was damaged since the program started, in the order in which it was met."""

    def report(self) -> None:
        """Write what was met since the last report into the audit log."""
        met = list(self.library.damaged())
        for noted in self.written:
            met += dict.fromkeys(noted)
            noted.clear()
        if not met:
            return
        self.found.extend(met)
        now = self.clock.now()
        with self.store.begin() as records:
            for name in met:
                records.audit.append(AuditEntry(now, None, "sound.remake", name))
