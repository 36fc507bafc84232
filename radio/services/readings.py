"""Hands out the house's reading of the moment: its style, and the lexicon the database holds."""

from __future__ import annotations

import threading

from radio.domain.bulletin import Bulletin
from radio.domain.house_reading import HouseReading
from radio.domain.spoken import Style
from radio.ports import Records, Store


class Readings:
    """The same reading, with what it remembers, until the lexicon changes in any process."""

    def __init__(self, store: Store, style: Style | None = None) -> None:
        self._store = store
        self._style = style or Style()
        self._lock = threading.Lock()
        self._known: tuple[int, HouseReading] | None = None

    def of(self, records: Records) -> HouseReading:
        """The reading as this transaction sees the lexicon."""
        revision = records.lexicon.revision()
        with self._lock:
            if self._known is not None and self._known[0] == revision:
                return self._known[1]
        made = HouseReading(records.lexicon.load(), self._style)
        with self._lock:
            self._known = revision, made
        return made

    def now(self) -> HouseReading:
        """The reading of this moment."""
        with self._store.reading() as records:
            return self.of(records)

    def as_approved(self, bulletin: Bulletin) -> bool:
        """Whether it is approved and would sound now exactly as it was approved."""
        return self.now().as_approved(bulletin)
