"""The planning desk keeps what it plans, once, and leaves history alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from radio.adapters.store import open_store
from radio.domain.broadcast import Broadcast, BroadcastState
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.coverage.coverage import Target, ThemeId
from radio.domain.errors import NotFound
from radio.domain.planning.plan_version import PlanVersion, Why
from radio.domain.planning.running_order import RunningOrder
from radio.domain.script import Priority
from radio.domain.station import StationId
from radio.ports import Store
from radio.services.plan_versions import PlanVersions
from radio.services.planning import Planning
from tests.builders import EVE, LAN, MONDAY, a_station, an_approved, some_schedules
from tests.databases import fresh_sqlite
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
    watch: Stopwatch

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
    store = open_store(fresh_sqlite(tmp_path / "radio.db"))
    otherwise: set[BulletinId] = set()
    with store.begin() as records:
        stations = (a_station(), a_station("don-phong"))
        records.schedules.save(some_schedules(stations=stations))
        for slug in ("a", "b", "c", "d"):
            records.bulletins.add(an_approved(slug))
    watch = Stopwatch(lengths)
    planning = Planning(store, watch, FrozenClock(), lambda one: one.id not in otherwise)
    return Desk(planning, store, otherwise, watch.unrecorded, watch)


def test_what_is_planned_is_kept_as_it_was_planned(desk: Desk) -> None:
    made = desk.planning.plan(MONDAY, 2)
    assert len(made.broadcasts) == 4
    assert desk.kept() == list(made.broadcasts)
    assert made.made_at == EVE


def test_the_same_plan_again_is_the_same_plan(desk: Desk) -> None:
    first = desk.planning.plan(MONDAY, 2)
    assert desk.planning.plan(MONDAY, 2) == replace(first, changed=())
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


def test_a_successor_planned_alone_counts_what_its_parts_heard(desk: Desk) -> None:
    ends, new = TUESDAY, StationId("phu-thong-2025")
    wanted = Target(ThemeId("t"), items=1, period="year")
    with desk.store.begin() as records:
        before = records.schedules.load()
        stations = (
            a_station(valid_to=ends, successor=new),
            a_station(new, valid_from=ends + timedelta(days=1), valid_to=None, successor=None),
        )
        plan = replace(before.plan, targets=(wanted,))
        records.schedules.save(replace(before, plan=plan, stations=stations))
        records.bulletins.add(an_approved("of-the-plan", theme="t"))
    first = ends + timedelta(days=1)
    lacking = desk.planning.plan(first, station=new, keep=False).broadcasts[0]
    assert "lacks 1 items" in reasons(lacking)[BulletinId("of-the-plan")]
    desk.planning.plan(MONDAY, 2)
    (met,) = desk.planning.plan(first, station=new, keep=False).broadcasts
    assert "lacks" not in reasons(met)[BulletinId("of-the-plan")]


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


def test_a_plan_that_differs_is_a_version_and_the_same_plan_again_is_none(desk: Desk) -> None:
    desk.planning.plan(MONDAY, 2, why=Why.NIGHTLY)
    desk.planning.plan(MONDAY, 2, why=Why.CHANGE)
    desk.planning.plan(TUESDAY, why=Why.BUILD)
    assert [(one.number, one.why, one.changed) for one in versions(desk)] == [(1, Why.NIGHTLY, 4)]
    desk.save(_withdrawn(desk, "a"))
    made = desk.planning.plan(MONDAY, 2, why=Why.PERSON, by=LAN.id)
    assert len(made.changed) == 4
    newest = versions(desk)[0]
    assert (newest.number, newest.why, newest.by) == (2, Why.PERSON, LAN.id)


def test_two_versions_are_compared_by_station(desk: Desk) -> None:
    desk.planning.plan(MONDAY)
    desk.save(_withdrawn(desk, "a"))
    desk.planning.plan(MONDAY)
    one, other = PlanVersions(desk.store, FrozenClock()).compare(1, 2)
    assert (one.station, other.station) == ("don-phong", "vi-huong")
    assert [bulletin for bulletin, _ in one.added] == ["d"]
    assert [bulletin for bulletin, _ in one.removed] == ["a"]


def test_a_restored_version_stays_until_it_is_released_or_may_not_be_heard(desk: Desk) -> None:
    with desk.store.begin() as records:
        records.people.save(LAN)
    first = desk.planning.plan(MONDAY)
    fresh = an_approved("moi", priority=Priority.PRIORITY)
    with desk.store.begin() as records:
        records.bulletins.add(fresh)
    assert items(desk.planning.plan(MONDAY).broadcasts[0])[0] == "moi"
    desks = PlanVersions(desk.store, FrozenClock())
    restored = desks.restore(1, LAN.id)
    assert restored.version is not None
    assert (restored.version.number, restored.version.why) == (3, Why.RESTORED)
    assert [items(one) for one in desk.kept()] == [items(one) for one in first.broadcasts]
    assert desks.restore(1, LAN.id).version is None, "once is enough"
    again = desk.planning.plan(MONDAY)
    assert items(again.broadcasts[0]) == ["a", "b", "c"], "the next plan leaves it alone"
    assert again.changed == ()
    assert desks.release(3, LAN.id) == 2
    assert items(desk.planning.plan(MONDAY).broadcasts[0])[0] == "moi"
    desks.restore(1, LAN.id)
    desk.save(_withdrawn(desk, "a"))
    assert "a" not in items(desk.planning.plan(MONDAY).broadcasts[0])
    refused = desks.restore(1, LAN.id).refused
    assert {broadcast for broadcast, _ in refused} == {one.id for one in first.broadcasts}


def test_what_has_begun_stays_when_the_rest_is_planned_again(desk: Desk) -> None:
    desk.planning.plan(MONDAY, 2)
    desk.save(_withdrawn(desk, "a"))
    noon = FrozenClock(EVE + timedelta(days=1))
    later = Planning(desk.store, desk.watch, noon, lambda _: True)
    made = later.plan(MONDAY, 2)
    heard = {(one.on, "a" in items(one)) for one in made.broadcasts}
    assert heard == {(MONDAY, True), (TUESDAY, False)}


def versions(desk: Desk) -> list[PlanVersion]:
    return list(PlanVersions(desk.store, FrozenClock()).recent())
