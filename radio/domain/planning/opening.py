"""A slot that comes round: where airtime is to be given out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from radio.domain.broadcast import Broadcast, BroadcastId, Choice, broadcast_id
from radio.domain.programme import Programme, Rundown
from radio.domain.rundown import places_of
from radio.domain.schedule import Slot
from radio.domain.station import Station

_ENDLESS = timedelta(days=1)


@dataclass(frozen=True)
class Opening:
    """A slot that comes round at a station on a date, still empty."""

    station: Station
    slot: Slot
    programme: Programme
    on: date
    starts_at: datetime
    """UTC."""
    beside_relay: bool = False
    """Whether it is what stands beside a relay: its lines and tunes belong to what is heard there,
    whether it has bulletins of its own or not."""

    @property
    def broadcast(self) -> BroadcastId:
        """The key of the broadcast this becomes."""
        return broadcast_id(self.station.id, self.on, self.slot.id)

    def becomes(self, rundown: Rundown, choices: Iterable[Choice] = ()) -> Broadcast:
        """The broadcast of this opening with a rundown and why it is that."""
        return Broadcast(
            id=self.broadcast,
            station=self.station.id,
            slot=self.slot.id,
            programme=self.programme.id,
            title=self.programme.title,
            on=self.on,
            starts_at=self.starts_at,
            slot_length=self.slot.length,
            rundown=rundown,
            choices=tuple(choices),
        )

    def without_end(self) -> Opening:
        """The same with more time than anything that could be said in it."""
        return replace(self, slot=replace(self.slot, length=_ENDLESS))

    @property
    def places(self) -> Mapping[str, str]:
        """What fills the places of the station's lines."""
        return places_of(self.station, self.starts_at)
