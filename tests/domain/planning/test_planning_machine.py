"""A house that lives on: bulletins written, approved, edited, withdrawn; slots; days passing.

After every plan the rules are held against it, whatever happened before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from radio.domain.broadcast import Broadcast, BroadcastState
from radio.domain.bulletin import Approval, Bulletin, State
from radio.domain.checks.schedule_checks import check
from radio.domain.coverage.coverage import Target, ThemeId
from radio.domain.planning.commune_first import carried, may_carry
from radio.domain.planning.planner import Request, plan
from radio.domain.planning.planning_rules import PlanningRules
from radio.domain.programme import Items, Segment, SegmentKind
from radio.domain.schedule import Schedules, Slot, SlotId
from radio.domain.script import Kind, Priority
from radio.domain.station import Station, StationId
from radio.domain.timetable.limit import Limit, LimitKind
from tests.builders import (
    COMMUNE_RADIO,
    DISTRICT_PAGE,
    EVE,
    MINH,
    a_programme,
    a_slot,
    a_station,
    an_approved,
    some_schedules,
)
from tests.planning import playing_time

QUIET = Limit(LimitKind.QUIET_HOURS, "tập quán", begins=time(22), ends=time(4, 30))
RULES = PlanningRules(plays_a_day=2, spacing=timedelta(hours=3))
STATIONS = (
    a_station(),
    a_station("don-phong", languages=("tyz", "vie")),
    a_station("trang-huyen", channel=DISTRICT_PAGE.id, valid_to=None),
)
TARGETS = tuple(Target(ThemeId(name), items=3, period="week") for name in ("one", "two"))
BY_ID = {station.id: station for station in STATIONS}


def lengths(station: Station, segment: Segment, after: SegmentKind | None) -> timedelta:
    """By what is said, and by what comes after."""
    if segment.bulletin and not segment.text:
        return timedelta(seconds=60 + 30 * (sum(segment.bulletin.encode()) % 9))
    return timedelta(seconds=4 + (after is SegmentKind.SPEECH))


class House(RuleBasedStateMachine):
    """What happens in a house, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.now = EVE
        self.bulletins: dict[str, Bulletin] = {}
        self.slots: list[Slot] = [a_slot(length=timedelta(minutes=15))]
        self.history: list[Broadcast] = []
        self.planned: tuple[Broadcast, ...] = ()
        self.request = self.asked()

    @property
    def today(self) -> date:
        return (self.now + timedelta(hours=7)).date()

    @property
    def schedules(self) -> Schedules:
        usual = some_schedules()
        return replace(
            usual,
            stations=STATIONS,
            slots=tuple(self.slots),
            channels=(COMMUNE_RADIO, DISTRICT_PAGE),
            plan=replace(usual.plan, targets=TARGETS, rules=RULES),
            limits=(QUIET,),
        )

    def asked(self) -> Request:
        first = self.today + timedelta(days=1)
        bulletins = tuple(self.bulletins.values())
        return Request(self.schedules, bulletins, first, 2, self.now, standing=tuple(self.history))

    @rule(
        number=st.integers(0, 14),
        kind=st.sampled_from([Kind.NEWS, Kind.NEWS, Kind.NOTICE, Kind.WARNING, Kind.ANSWERS]),
        theme=st.sampled_from(["one", "two", "three"]),
        priority=st.sampled_from([*[Priority.ROUTINE] * 4, *Priority]),
        days=st.integers(0, 9),
        due=st.booleans(),
        ready=st.sampled_from([True, True, False]),
        follows=st.sampled_from(["", "", "", "b3", "b7"]),
    )
    def write(
        self,
        number: int,
        kind: Kind,
        theme: str,
        priority: Priority,
        days: int,
        *,
        due: bool,
        ready: bool,
        follows: str,
    ) -> None:
        last = self.today + timedelta(days=days)
        bulletin = an_approved(
            f"b{number}",
            kind=kind,
            theme=theme,
            priority=priority,
            valid_until=last,
            must_air_by=last if due else None,
            follows=follows if follows != f"b{number}" else "",
        )
        written = replace(bulletin, created_at=self.now)
        draft = replace(written, state=State.DRAFT, approval=None)
        self.bulletins[bulletin.id] = written if ready else draft

    @rule(number=st.integers(0, 14))
    def approve(self, number: int) -> None:
        found = self.bulletins.get(f"b{number}")
        if found and found.state is State.DRAFT:
            approval = Approval(MINH.id, self.now, heard="hash", voice="tone:vi")
            self.bulletins[found.id] = replace(found, state=State.APPROVED, approval=approval)

    @rule(number=st.integers(0, 14))
    def edit(self, number: int) -> None:
        found = self.bulletins.get(f"b{number}")
        if found and found.state is not State.WITHDRAWN:
            script = replace(found.script, body="Lời mới.")
            self.bulletins[found.id] = found.edited(script, by=found.author, at=self.now)

    @rule(number=st.integers(0, 14))
    def withdraw(self, number: int) -> None:
        found = self.bulletins.get(f"b{number}")
        if found and found.state is not State.WITHDRAWN:
            self.bulletins[found.id] = found.withdrawn("Sai.", at=self.now)

    @rule(hour=st.integers(0, 23), minutes=st.integers(3, 40), own=st.sampled_from([0, 1, 2, 3]))
    def add_slot(self, hour: int, minutes: int, own: int) -> None:
        """The timetable takes it only when it is sound: no overlap, no quiet hour."""
        stations = (StationId(list(BY_ID)[own]),) if own < len(BY_ID) else None
        slot = a_slot(
            id=SlotId(f"s{hour}-{own}"),
            starts=time(hour, 30),
            length=timedelta(minutes=minutes),
            stations=stations,
        )
        if len(self.slots) > 5 or any(one.id == slot.id for one in self.slots):
            return
        self.slots.append(slot)
        if check(self.schedules, self.today):
            self.slots.pop()

    @rule(hours=st.integers(1, 60))
    def let_time_pass(self, hours: int) -> None:
        """What was planned until then was aired."""
        self.now += timedelta(hours=hours)
        aired = [one for one in self.planned if one.starts_at <= self.now]
        self.history += [replace(one, state=BroadcastState.AIRED) for one in aired]
        self.planned = ()

    @rule(order=st.randoms(use_true_random=False))
    def plan_the_next_days(self, order: object) -> None:
        self.request = self.asked()
        made = plan(self.request, lengths)
        known = {one.id for one in self.history}
        self.planned = tuple(one for one in made.broadcasts if one.id not in known)
        shuffled = list(self.request.bulletins)
        order.shuffle(shuffled)  # type: ignore[attr-defined]
        assert plan(replace(self.request, bulletins=tuple(shuffled)), lengths) == made

    @invariant()
    def nothing_is_longer_than_its_slot_nor_overlaps(self) -> None:
        for one in self.planned:
            station = BY_ID[one.station]
            assert playing_time(station, one.rundown.segments, lengths) <= one.slot_length
        by_station = sorted(self.planned, key=lambda one: (one.station, one.starts_at))
        for one, following in pairwise(by_station):
            if one.station == following.station:
                assert one.starts_at + one.slot_length <= following.starts_at

    @invariant()
    def nothing_goes_out_in_quiet_hours(self) -> None:
        for one in self.planned:
            begins = one.starts_at + timedelta(hours=7)
            ends = begins + one.slot_length
            assert begins.time() >= time(4, 30)
            assert ends.time() <= time(22)
            assert ends.date() == begins.date()

    @invariant()
    def nothing_unapproved_or_expired_is_heard(self) -> None:
        known = {one.id: one for one in self.request.bulletins}
        for one in self.planned:
            for name in one.rundown.bulletins:
                assert known[name].state_on(one.on) is State.APPROVED
                assert known[name].script.valid_on(one.on)

    @invariant()
    def priority_is_heard_before_routine_in_each_part(self) -> None:
        known = {one.id: one.script for one in self.request.bulletins}
        kinds = [part.kinds for part in a_programme().parts if isinstance(part, Items)]
        for one in self.planned:
            for part in kinds:
                levels = [
                    known[name].priority.level for name in _read(one) if known[name].kind in part
                ]
                assert levels == sorted(levels, reverse=True)

    @invariant()
    def no_routine_bulletin_has_airtime_that_an_emergency_could_not_get(self) -> None:
        for one in self.planned:
            for bulletin in self.request.bulletins:
                urgent = bulletin.script.priority is Priority.EMERGENCY
                if not urgent or bulletin.id in one.rundown.bulletins:
                    continue
                (reason,) = [
                    str(each.reason) for each in one.choices if bulletin.id in each.bulletins
                ]
                assert "Less than" not in reason
                assert "of the day here" not in reason

    @invariant()
    def other_channels_follow_commune_radio(self) -> None:
        first = [
            one
            for one in (*self.history, *self.planned)
            if BY_ID[one.station].channel == COMMUNE_RADIO.id
        ]
        has = carried(first)
        for one in self.planned:
            if BY_ID[one.station].channel == DISTRICT_PAGE.id:
                assert all(may_carry(DISTRICT_PAGE, name, has) for name in one.rundown.bulletins)

    @invariant()
    def repeats_keep_their_distance_and_their_number(self) -> None:
        urgent = {
            one.id for one in self.request.bulletins if one.script.priority is Priority.EMERGENCY
        }
        starts: dict[tuple[str, str], list[datetime]] = {}
        days: Counter[tuple[str, str, date]] = Counter()
        for one in self.planned:
            for name in set(one.rundown.bulletins) - urgent:
                starts.setdefault((one.station, name), []).append(one.starts_at)
                days[one.station, name, one.on] += 1
        assert all(count <= RULES.plays_a_day for count in days.values())
        for found in starts.values():
            assert all(b - a >= RULES.spacing for a, b in pairwise(sorted(found)))

    @invariant()
    def every_bulletin_has_one_choice_in_every_broadcast(self) -> None:
        known = sorted(one.id for one in self.request.bulletins)
        for one in self.planned:
            told = [name for choice in one.choices for name in choice.bulletins]
            assert sorted(told) == known

    @invariant()
    def a_series_is_heard_in_its_order(self) -> None:
        known = {one.id: one for one in self.request.bulletins}
        heard: dict[str, list[str]] = {}
        for one in sorted((*self.history, *self.planned), key=lambda one: one.starts_at):
            before = heard.setdefault(one.station, [])
            for name in _read(one):
                follows = known[name].script.follows if name in known else ""
                leader = known.get(follows)  # type: ignore[call-overload]
                may_come = leader is not None and leader.state_on(one.on) not in {
                    State.WITHDRAWN,
                    State.EXPIRED,
                }
                if one in self.planned and may_come and name not in before:
                    assert follows in before
                before.append(name)


def _read(broadcast: Broadcast) -> list[str]:
    """Bulletins in the order in which they are read, headlines apart."""
    read = [one.bulletin for one in broadcast.rundown.segments if one.bulletin and not one.text]
    return list(dict.fromkeys(read))


TestHouse = House.TestCase
TestHouse.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
