"""The production desk: everything one date needs, from the plan to the packs, safe to repeat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import date

from radio.domain.broadcast import Broadcast
from radio.domain.message import message
from radio.domain.pack import Pack
from radio.domain.station import StationId
from radio.ports import Progress
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
            planned = self.planning.plan(day, 1, station).broadcasts
            broadcasts = [one for one in planned if one.rundown.segments and not one.over]
            self._assemble(broadcasts, progress)
            return self._pack(day, broadcasts, progress)

    def _assemble(self, broadcasts: Sequence[Broadcast], progress: Progress) -> None:
        total = len(broadcasts) + len(_stations(broadcasts))
        for done, broadcast in enumerate(broadcasts):
            progress.step(done, total, message("Assembling"))
            self.assembly.build(broadcast)

    def _pack(
        self, day: date, broadcasts: Sequence[Broadcast], progress: Progress
    ) -> Sequence[Pack]:
        stations = _stations(broadcasts)
        total = len(broadcasts) + len(stations)
        packs = []
        for done, station in enumerate(stations, start=len(broadcasts)):
            progress.step(done, total, message("Packing"))
            packs.append(self.delivery.pack(station, day))
            for variant in self.delivery.wished(station):
                self.delivery.pack(station, day, variant)
        progress.step(total, total, message("Packing"))
        return packs


def _stations(broadcasts: Sequence[Broadcast]) -> Sequence[StationId]:
    """Each station once, in order of its first broadcast."""
    return list(dict.fromkeys(broadcast.station for broadcast in broadcasts))
