"""The files of the sounds that people chose, for whoever plays house sounds."""

from __future__ import annotations

import logging
from pathlib import Path

from radio.adapters.kept_sounds import KeptSounds
from radio.domain.audio.house_sound import name_and_station
from radio.domain.emergencies.emergency import ALERT
from radio.domain.errors import NotFound
from radio.ports import Store

_log = logging.getLogger(__name__)


class ChosenSounds:
    """Knows at each moment what holds: nothing that was chosen yesterday is heard today."""

    def __init__(self, store: Store, kept: KeptSounds) -> None:
        self._store = store
        self._kept = kept

    def __call__(self, asked: str) -> Path | None:
        """Where the WAV file of a sound as a station hears it lies; None where nobody chose one.

        Raises `NotFound` when the file is gone or damaged; but an emergency is aired with the
        house's own alert rather than not at all.
        """
        name, station = name_and_station(asked)
        with self._store.reading() as records:
            chosen = records.house_sounds.holding(name, station)
        if chosen is None or chosen.sound is None:
            return None
        try:
            return self._kept.file(chosen.sound)
        except NotFound as gone:
            if name == ALERT:
                _log.warning(
                    "the chosen alert is gone or damaged; the house's own is used: %s", gone
                )
                return None
            raise NotFound(
                "The chosen sound %(name)s is gone or damaged; "
                "choose another or restore the house's.",
                name=name,
            ) from gone
