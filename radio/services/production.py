"""The production desk: everything one date needs, from the plan to the packs, safe to repeat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import date

from radio.domain.broadcast import Broadcast
from radio.domain.message import message
from radio.domain.packs.pack import Pack
from radio.domain.planning.plan_version import Why
from radio.domain.schedule import Schedules
from radio.domain.station import StationId
from radio.ports import Progress, Store
from radio.services.assembly import Assembly
from radio.services.damage import Damage
from radio.services.delivery import Delivery
from radio.services.planning import Planning


class Quiet:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, note: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Production:
    """Plans, assembles and packs one date for all stations or one."""

    store: Store
    planning: Planning
    assembly: Assembly
    delivery: Delivery
    hold: Callable[[date], AbstractContextManager[None]]
    """The right to build a date; entering raises `Busy` when somebody else builds it."""
    damage: Damage
    """Reports what of the kept sounds had to be made again."""

    def build(
        self, day: date, station: StationId | None = None, progress: Progress | None = None
    ) -> Sequence[Pack]:
        """The packs of `day`; what is right already is left untouched."""
        progress = progress or Quiet()
        with self.hold(day), ExitStack() as at_the_end:
            at_the_end.callback(self.damage.report)
            progress.step(0, 0, message("Planning"))
            assembly = self.assembly.remembering()
            plan = self.planning.plan(day, 1, station, why=Why.BUILD, measuring=assembly)
            planned = plan.broadcasts
            broadcasts = [one for one in planned if one.rundown.segments and not one.over]
            stations = self._to_pack(day, planned)
            total = len(broadcasts) + len(stations)
            with self.store.reading() as records:
                schedules = records.schedules.load()
            for done, broadcast in enumerate(broadcasts):
                progress.step(done, total, message("Assembling"))
                assembly.build(broadcast, schedules=schedules)
            packs = []
            for done, one in enumerate(stations, start=len(broadcasts)):
                progress.step(done, total, message("Packing"))
                packs.append(self._pack(schedules, one, day))
            progress.step(total, total, message("Packing"))
            return packs

    def _pack(self, schedules: Schedules, station: StationId, day: date) -> Pack:
        """The usual pack; those in other forms that the station wishes are made beside it."""
        usual = self.delivery.pack(station, day, schedules=schedules)
        for variant in schedules.station(station).variants:
            self.delivery.pack(station, day, variant, schedules)
        return usual

    def _to_pack(self, day: date, planned: Sequence[Broadcast]) -> Sequence[StationId]:
        """Each station that has anything to play, or a pack from before that has to say so."""
        heard = {one.station for one in planned if one.rundown.segments and not one.over}
        return [
            station
            for station in dict.fromkeys(one.station for one in planned)
            if station in heard or self.delivery.find(station, day) is not None
        ]
