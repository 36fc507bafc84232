"""Planning: how long plans take, in how much memory, and how that grows.

Each figure is taken in a process of its own, so that memory is only its own. Stations differ in
languages, treatment, slots and what they broadcast before; lengths come from a rule, as if every
take were finished.
"""

from __future__ import annotations

import random
import resource
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, time, timedelta
from multiprocessing import get_context
from time import perf_counter

from radio.domain.audio.treatment import Treatment
from radio.domain.broadcast import Plan
from radio.domain.coverage.coverage import AudienceId, CommunicationPlan, Target, ThemeId
from radio.domain.planning.planner import Request, plan
from radio.domain.programme import Segment, SegmentKind
from radio.domain.schedule import Schedules, SlotId
from radio.domain.script import Kind, Priority
from radio.domain.station import Station, StationId
from tests.bench._side_by_side import side_by_side
from tests.builders import EVE, MONDAY, a_slot, a_station, an_approved, some_schedules

BULLETINS = 200
COUNTRY = (1_250, 2_500, 5_000, 10_000)
LANGUAGES = (("vie",), ("tyz", "vie"), ("vie", "tyz"), ("nut", "vie"))
THEMES = 10
CORES = 2


def run(report: Callable[[str, float, str], None]) -> None:
    """A country's week, a district's year, one station anew."""
    for count in COUNTRY:
        spent, memory, broadcasts = _alone(country_week, count)
        name = f"a week for {count:,} stations, {BULLETINS} bulletins, {broadcasts:,} broadcasts"
        report(name, spent, "s")
        report(f"  memory of all its {CORES + 1} processes at most", memory, "MB")
        report("  one broadcast", spent / broadcasts * 1000, "ms")
    spent, memory, broadcasts = _alone(district_year, 14)
    report(f"a year for 14 stations, {BULLETINS} bulletins, {broadcasts:,} broadcasts", spent, "s")
    report("  memory at most", memory, "MB")
    spent, _, broadcasts = _alone(one_station, 14)
    report(
        f"one change planned anew for a week at one station, {broadcasts} broadcasts", spent, "s"
    )


def _alone(work: Callable[[int], tuple[float, int]], count: int) -> tuple[float, float, int]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        spent, broadcasts = pool.submit(work, count).result()
        memory = pool.submit(_memory).result()
    return spent, memory, broadcasts


def _cpu() -> float:
    """Seconds of processor time of this process and those it started."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    found = [resource.getrusage(kind) for kind in kinds]
    return sum(one.ru_utime + one.ru_stime for one in found)


def _memory() -> float:
    """Megabytes this process and those it started had at most; what they share counted again."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + CORES * theirs) / 1024


def country_week(count: int) -> tuple[float, int]:
    """Seconds and broadcasts of a week at so many stations, planned on all cores."""
    request = _request(count, days=7)

    def work() -> Plan:
        with side_by_side(CORES) as spread:
            return plan(request, lengths, spread)

    return _timed(work)


def district_year(count: int) -> tuple[float, int]:
    """Seconds and broadcasts of a year."""
    request = _request(count, days=365)
    return _timed(lambda: plan(request, lengths))


def one_station(count: int) -> tuple[float, int]:
    """Seconds to plan a week of one station anew after a withdrawal, a quarter remembered."""
    before = plan(_request(count, days=92, first=MONDAY - timedelta(days=92)), lengths)
    request = _request(count, days=7)
    changed = replace(
        request,
        bulletins=request.bulletins[1:],
        standing=before.broadcasts,
        stations=frozenset({StationId("s3")}),
    )
    return _timed(lambda: plan(changed, lengths))


def _timed(work: Callable[[], Plan]) -> tuple[float, int]:
    began, used = perf_counter(), _cpu()
    made = work()
    spent = perf_counter() - began
    print(f"    processor time: {_cpu() - used:.1f} s", flush=True)
    return spent, len(made.broadcasts)


def _request(count: int, *, days: int, first: date = MONDAY) -> Request:
    return Request(_schedules(count), tuple(_bulletins()), first, days, EVE)


def _bulletins() -> Iterable[object]:
    chance = random.Random(5)
    kinds = [*[Kind.NEWS] * 4, *Kind]
    for number in range(BULLETINS):
        found = an_approved(
            f"b{number:03}",
            kind=chance.choice(kinds),
            theme=f"t{number % THEMES}",
            audience=chance.choice([(), ("poor",), ("staff",)]),
            priority=Priority.PRIORITY if number % 40 == 0 else Priority.ROUTINE,
            must_air_by=MONDAY + timedelta(days=6) if number % 50 == 7 else None,
        )
        assert found.approval is not None
        approval = replace(found.approval, at=EVE - timedelta(days=chance.randrange(60)))
        yield replace(found, approval=approval)


def _schedules(count: int) -> Schedules:
    stations = tuple(
        a_station(
            f"s{number}",
            name=f"Xã {number}",
            languages=LANGUAGES[number % len(LANGUAGES)],
            treatment=Treatment.HORN if number % 3 == 0 else Treatment.NONE,
        )
        for number in range(count)
    )
    ids = [one.id for one in stations]
    slots = (
        a_slot(stations=tuple(ids[::2])),
        a_slot(id=SlotId("som"), starts=time(5, 30), stations=tuple(ids[1::2])),
        a_slot(id=SlotId("chieu"), starts=time(17), length=timedelta(minutes=20)),
    )
    targets = [
        Target(ThemeId(f"t{number}"), items=4 + number % 3, period="month")
        for number in range(THEMES)
    ]
    targets += [
        Target(ThemeId("t1"), items=None, minutes=20.0, period="week", audience=AudienceId("poor"))
    ]
    whole = CommunicationPlan(
        "Plan",
        MONDAY.replace(year=2022, month=1, day=1),
        MONDAY.replace(year=2025, month=12, day=31),
        (),
        (),
        tuple(targets),
    )
    return some_schedules(stations=stations, slots=slots, plan=whole)


def lengths(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
    """A bulletin 40 to 140 seconds, a line by its words, a tune five seconds."""
    if segment.bulletin and not segment.text:
        return timedelta(seconds=40 + sum(segment.bulletin.encode()) * 7 % 100)
    if segment.text:
        return timedelta(seconds=len(segment.text) / 15)
    return timedelta(seconds=5)
