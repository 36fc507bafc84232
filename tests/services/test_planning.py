"""The planning desk keeps what it plans, once, and leaves history alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from radio.adapters.store import open_store
from radio.domain.broadcast import Broadcast, BroadcastState
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import NotFound
from radio.domain.running_order import RunningOrder
from radio.domain.station import StationId
from radio.ports import Store
from radio.services.planning import Planning
from tests.builders import EVE, LAN, MONDAY, a_station, an_approved, some_schedules
from tests.fakes import FrozenClock, Stopwatch
from tests.planning import items, lengths, reasons

TUESDAY = MONDAY + timedelta(days=1)
VI_HUONG = StationId("vi-huong")


@dataclass
class Desk:
    """A planning desk over a real database with two stations and four bulletins."""

    planning: Planning
    store: Store
    sounds_otherwise: set[BulletinId]
    unrecorded: set[BulletinId]

    def kept(self) -> list[Broadcast]:
        with self.store.begin() as records:
            return list(records.broadcasts.between(MONDAY, TUESDAY))

    def mark(self, broadcast: Broadcast, state: BroadcastState) -> None:
        others = [one for one in self.kept() if one.id != broadcast.id]
        with self.store.begin() as records:
            marked = replace(broadcast, state=state)
            records.broadcasts.replace(MONDAY, TUESDAY, [*others, marked])

    def save(self, bulletin: Bulletin) -> None:
        with self.store.begin() as records:
            records.bulletins.save(bulletin)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    store = open_store(f"sqlite:///{(tmp_path / 'radio.db').as_posix()}")
    otherwise: set[BulletinId] = set()
    with store.begin() as records:
        stations = (a_station(), a_station("don-phong"))
        records.schedules.save(some_schedules(stations=stations))
        for slug in ("a", "b", "c", "d"):
            records.bulletins.add(an_approved(slug))
    watch = Stopwatch(lengths)
    planning = Planning(store, watch, FrozenClock(), lambda one: one.id not in otherwise)
    return Desk(planning, store, otherwise, watch.unrecorded)


def test_what_is_planned_is_kept_as_it_was_planned(desk: Desk) -> None:
    made = desk.planning.plan(MONDAY, 2)
    assert len(made.broadcasts) == 4
    assert desk.kept() == list(made.broadcasts)
    assert made.made_at == EVE


def test_the_same_plan_again_is_the_same_plan(desk: Desk) -> None:
    first = desk.planning.plan(MONDAY, 2)
    assert desk.planning.plan(MONDAY, 2) == first
    assert desk.kept() == list(first.broadcasts)


def test_a_plan_can_be_tried_without_keeping_it(desk: Desk) -> None:
    made = desk.planning.plan(MONDAY, keep=False)
    assert made.broadcasts
    assert desk.kept() == []


def test_days_planned_one_by_one_give_what_days_planned_together_give(desk: Desk) -> None:
    together = desk.planning.plan(MONDAY, 2, keep=False)
    one_by_one = [*desk.planning.plan(MONDAY).broadcasts, *desk.planning.plan(TUESDAY).broadcasts]
    assert one_by_one == list(together.broadcasts)
    assert items(one_by_one[0]) == ["a", "b", "c"]
    assert items(one_by_one[2])[0] == "d"


def test_planning_one_station_leaves_the_others_alone(desk: Desk) -> None:
    before = desk.planning.plan(MONDAY).broadcasts
    desk.save(_withdrawn(desk, "a"))
    made = desk.planning.plan(MONDAY, station=VI_HUONG)
    assert [one.station for one in made.broadcasts] == [VI_HUONG]
    kept = {one.station: one for one in desk.kept()}
    assert items(kept[VI_HUONG]) == ["b", "c", "d"]
    assert kept[StationId("don-phong")] in before


def test_a_delivered_broadcast_stays_delivered_while_nothing_in_it_changes(desk: Desk) -> None:
    (broadcast, _) = desk.planning.plan(MONDAY).broadcasts
    desk.mark(broadcast, BroadcastState.DELIVERED)
    (again, _) = desk.planning.plan(MONDAY).broadcasts
    assert again.state is BroadcastState.DELIVERED
    desk.save(_withdrawn(desk, "a"))
    (changed, _) = desk.planning.plan(MONDAY).broadcasts
    assert changed.state is BroadcastState.PLANNED


def test_what_was_on_the_air_is_not_planned_again(desk: Desk) -> None:
    (broadcast, _) = desk.planning.plan(MONDAY).broadcasts
    desk.mark(broadcast, BroadcastState.AIRED)
    desk.save(_withdrawn(desk, "a"))
    aired = next(
        one for one in desk.planning.plan(MONDAY).broadcasts if one.station == broadcast.station
    )
    assert items(aired) == ["a", "b", "c"]
    assert aired.state is BroadcastState.AIRED


def test_what_would_sound_different_from_its_approval_is_left_out(desk: Desk) -> None:
    desk.sounds_otherwise.add(BulletinId("a"))
    broadcast = desk.planning.plan(MONDAY).broadcasts[0]
    assert items(broadcast) == ["b", "c", "d"]
    assert "approve it again" in str(reasons(broadcast)["a"])


def test_one_bulletin_that_cannot_be_spoken_takes_nothing_else_off_the_air(desk: Desk) -> None:
    desk.unrecorded.add(BulletinId("a"))
    broadcast = desk.planning.plan(MONDAY).broadcasts[0]
    assert items(broadcast) == ["b", "c", "d"]
    assert reasons(broadcast)["a"] == "It cannot be spoken now: The voice failed."
    assert desk.kept()[0] == broadcast


def test_an_unknown_station_is_named(desk: Desk) -> None:
    with pytest.raises(NotFound, match="no station vi-huongg"):
        desk.planning.plan(MONDAY, station=StationId("vi-huongg"))


def _withdrawn(desk: Desk, slug: str) -> Bulletin:
    with desk.store.begin() as records:
        return records.bulletins.get(BulletinId(slug)).withdrawn("Số liệu sai.", at=EVE)


def test_the_order_a_person_chose_is_kept_when_the_day_is_planned_again(desk: Desk) -> None:
    first = desk.planning.plan(MONDAY, station=VI_HUONG).broadcasts[0]
    wanted = tuple(BulletinId(one) for one in reversed(items(first)))
    order = RunningOrder(first.id, MONDAY, wanted, (), LAN.id, LAN.name, EVE)
    with desk.store.begin() as records:
        records.running_orders.save(order)
    for _ in range(2):
        desk.planning.plan(MONDAY, 2)
    planned = {one.id: tuple(items(one)) for one in desk.kept()}
    assert planned.pop(first.id) == wanted
    assert wanted not in planned.values()
