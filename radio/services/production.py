"""The production desk: everything one date needs, from the plan to the packs, safe to repeat."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date

from radio.domain.broadcast import Broadcast
from radio.domain.errors import FAILS_ALONE, Failure, Partly, of_the_machine
from radio.domain.message import Message, message
from radio.domain.packs.pack import Pack
from radio.domain.packs.variant import Variant
from radio.domain.planning.plan_version import Why
from radio.domain.schedule import Schedules
from radio.domain.station import StationId
from radio.ports import Progress, Store
from radio.services.assembly import Assembly
from radio.services.damage import Damage
from radio.services.delivery import Delivery
from radio.services.planning import PLANNING, Planning

ASSEMBLING = message("Assembling")
PACKING = message("Packing")


class Quiet:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, note: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class OneOf:
    """Progress of one thing of many: it tells how far the whole is, and that the work goes on."""

    whole: Progress
    done: int
    total: int
    note: Message

    def step(self, done: int, total: int, note: Message) -> None:
        """Tell of the whole, whatever the part says of itself."""
        self.whole.step(self.done, self.total, self.note)


class PartlyBuilt(Partly):
    """Something failed at some stations; the packs of all others were made."""

    def __init__(self, failures: Sequence[Failure], packs: Sequence[Pack]) -> None:
        super().__init__(failures)
        self.packs = packs


class _Apart:
    """What fails at one station stops no other; the first failure of each is kept."""

    def __init__(self, schedules: Schedules, failures: Iterable[Failure]) -> None:
        self._schedules = schedules
        self._found = {one.at: one for one in failures}

    @contextmanager
    def at(self, station: StationId) -> Iterator[None]:
        """Do something for this station."""
        name = self._schedules.station(station).full_name
        try:
            yield
        except FAILS_ALONE as error:
            self._found.setdefault(name, Failure(name, error))
        except OSError as error:
            self._found.setdefault(name, Failure(name, of_the_machine(error)))

    def require_all(self, packs: Sequence[Pack]) -> None:
        """Raise `PartlyBuilt` when something failed."""
        if self._found:
            raise PartlyBuilt(tuple(self._found.values()), packs)


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
        self,
        day: date,
        station: StationId | None = None,
        progress: Progress | None = None,
        variants: Collection[Variant] = (),
    ) -> Sequence[Pack]:
        """The packs of `day`, also in these variants; what is right already is left untouched.

        What fails at one station stops no other: the rest is planned, assembled and packed, then
        `PartlyBuilt` names what failed. A pack that stands stays until a better one is made.
        """
        progress = progress or Quiet()
        with self.hold(day), ExitStack() as at_the_end:
            at_the_end.callback(self.damage.report)
            progress.step(0, 0, PLANNING)
            assembly = self.assembly.remembering()
            plan = self.planning.plan(
                day, 1, station, why=Why.BUILD, measuring=assembly, progress=progress
            )
            planned = plan.broadcasts
            broadcasts = [one for one in planned if one.rundown.segments and not one.over]
            stations = self._to_pack(day, planned)
            total = len(broadcasts) + len(stations)
            with self.store.reading() as records:
                schedules = records.schedules.load()
            apart = _Apart(schedules, plan.failures)
            for done, broadcast in enumerate(broadcasts):
                progress.step(done, total, ASSEMBLING)
                with apart.at(broadcast.station):
                    assembly.build(broadcast, OneOf(progress, done, total, ASSEMBLING), schedules)
            packs = []
            for done, one in enumerate(stations, start=len(broadcasts)):
                progress.step(done, total, PACKING)
                with apart.at(one):
                    packs.append(self._pack(schedules, one, day, variants))
            progress.step(total, total, PACKING)
            apart.require_all(packs)
            return packs

    def _pack(
        self, schedules: Schedules, station: StationId, day: date, variants: Collection[Variant]
    ) -> Pack:
        """The usual pack; those in other forms that are wished for are made beside it."""
        usual = self.delivery.pack(station, day, schedules=schedules)
        for variant in dict.fromkeys((*schedules.station(station).variants, *variants)):
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
