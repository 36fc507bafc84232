"""The production desk: everything one date needs, from the plan to the packs, safe to repeat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from threading import Lock

from radio.domain.broadcast import Broadcast
from radio.domain.errors import Failure, Partly
from radio.domain.message import Message, message
from radio.domain.packs.pack import Pack
from radio.domain.packs.variant import Variant
from radio.domain.planning.plan_version import Why
from radio.domain.schedule import Schedules
from radio.domain.station import Station, StationId
from radio.ports import Progress, Store
from radio.services.alone import failed_alone
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


class Tally:
    """Progress of many things in several hands: how many were begun before, whoever tells."""

    def __init__(self, whole: Progress, total: int) -> None:
        self._whole = whole
        self._total = total
        self._before = -1
        self._stage = PLANNING
        self._one_tells = Lock()

    def begin(self, stage: Message) -> None:
        """Tell that the next one is begun; no two stages go on at the same time."""
        with self._one_tells:
            self._before += 1
            self._stage = stage
            self._whole.step(self._before, self._total, stage)

    def step(self, done: int, total: int, note: Message) -> None:
        """Tell of the whole, whatever one of them says of itself: the work goes on."""
        with self._one_tells:
            self._whole.step(self._before, self._total, self._stage)


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
        name = self._schedules.called(station)
        try:
            yield
        except Exception as error:
            self._found.setdefault(name, Failure(name, failed_alone(error)))

    def require_all(self, packs: Sequence[Pack]) -> None:
        """Raise `PartlyBuilt` when something failed, whoever failed first."""
        if self._found:
            order = {
                self._schedules.called(one.id): at
                for at, one in enumerate(self._schedules.stations)
            }
            last = len(order)  # for one that was renamed meanwhile
            found = sorted(self._found.values(), key=lambda one: order.get(one.at, last))
            raise PartlyBuilt(found, packs)


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
    hands: int = 1
    """How many stations are assembled or packed at the same time."""

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
            heard = _heard(plan.broadcasts)
            with self.store.reading() as records:
                schedules = records.schedules.load()
                packed = records.broadcasts.between(day, day, station)
            settled = _settled(packed, heard)
            stations = self._to_pack(day, schedules, station, heard)
            total = sum(map(len, heard.values())) + len(stations)
            told = Tally(progress, total)
            apart = _Apart(schedules, plan.failures)
            side_by_side = at_the_end.enter_context(ThreadPoolExecutor(self.hands, "station")).map

            def assemble(one: StationId) -> None:
                for broadcast in settled.get(one, ()):
                    with apart.at(one):
                        assembly.mend(broadcast, schedules)
                for broadcast in heard.get(one, ()):
                    told.begin(ASSEMBLING)
                    with apart.at(one):
                        assembly.build(broadcast, told, schedules)

            made: dict[StationId, Pack] = {}

            def pack(one: StationId) -> None:
                told.begin(PACKING)
                with apart.at(one):
                    made[one] = self.delivery.pack(one, day, schedules=schedules)
                for form in self._other_forms(schedules.station(one), day, variants):
                    with apart.at(one):
                        self.delivery.pack(one, day, form, schedules)

            list(side_by_side(assemble, dict.fromkeys((*settled, *heard))))
            list(side_by_side(pack, stations))
            progress.step(total, total, PACKING)
            packs = [made[one] for one in stations if one in made]
            apart.require_all(packs)
            return packs

    def _other_forms(
        self, station: Station, day: date, variants: Collection[Variant]
    ) -> Sequence[Variant]:
        """Besides the usual one those that are wished for, and those that lie there from before."""
        wished = {*station.variants, *variants}
        others = (one for one in Variant if one is not Variant.MP3)
        return [one for one in others if one in wished or self.delivery.known(station.id, day, one)]

    def _to_pack(
        self,
        day: date,
        schedules: Schedules,
        station: StationId | None,
        heard: Collection[StationId],
    ) -> Sequence[StationId]:
        """Each station that has anything to play, or may have a pack that is not so any more."""
        asked = [one.id for one in schedules.stations if station in (None, one.id)]
        return [one for one in asked if one in heard or self.delivery.known(one, day)]


def _heard(planned: Iterable[Broadcast]) -> Mapping[StationId, Sequence[Broadcast]]:
    """What each station has to play, in order of start."""
    heard = defaultdict(list)
    for one in planned:
        if one.rundown.segments and not one.over:
            heard[one.station].append(one)
    return heard


def _settled(
    packed: Iterable[Broadcast], heard: Mapping[StationId, Sequence[Broadcast]]
) -> Mapping[StationId, Sequence[Broadcast]]:
    """What each station has that is not built any more, because it has begun."""
    built = {one.id for each in heard.values() for one in each}
    return _heard(one for one in packed if one.id not in built and one.made_here)
