"""One slot changed on one date: cancelled, moved, otherwise, or something added once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from radio.domain.checks.override_checks import still_meant
from radio.domain.checks.schedule_checks import check
from radio.domain.programme import ProgrammeId, Relay, Say
from radio.domain.schedule import Schedules, Slot
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from radio.domain.timetable.occurrences import Occurrence, occurrences
from radio.domain.timetable.override import Change, Override
from tests.builders import MONDAY, a_programme, a_slot, a_station, some_schedules

SLOT = SlotId("buoi-sang")
TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)
HERE, THERE = StationId("vi-huong"), StationId("don-phong")
STATIONS = (
    a_station(successor=None),
    a_station("don-phong", code="01984", name="Đôn Phong", successor=None),
)
HALF = timedelta(minutes=30)
EVENING = a_slot(id=SlotId("chieu"), starts=time(17))


def an_override(**changes: object) -> Override:
    given = {"slot": SLOT, "on": TUESDAY, "does": Change.CANCEL, "reason": "Mất điện", **changes}
    return Override(**given)  # type: ignore[arg-type]


def schedules(*overrides: Override, slots: tuple[Slot, ...] = (a_slot(),)) -> Schedules:
    programmes = (a_programme(), a_programme(id=ProgrammeId("chuyen-de")))
    return some_schedules(
        stations=STATIONS, slots=slots, programmes=programmes, overrides=overrides
    )


def at(given: Schedules, station: StationId = HERE) -> list[Occurrence]:
    """What comes round from Monday to Wednesday."""
    return list(occurrences(given, MONDAY, WEDNESDAY, {station}))


def shown(given: Schedules, station: StationId = HERE) -> list[tuple[int, int, str]]:
    """Day of the week, hour in UTC, slot."""
    return [(one.on.isoweekday(), one.starts_at.hour, one.slot.id) for one in at(given, station)]


def problems(given: Schedules, today: date = MONDAY) -> list[str]:
    return [str(problem) for problem in check(given, today)]


def test_a_cancelled_slot_comes_on_every_other_day() -> None:
    assert [one.on for one in at(schedules(an_override()))] == [MONDAY, WEDNESDAY]


def test_an_override_of_one_station_leaves_the_others_as_they_are() -> None:
    given = schedules(an_override(station=HERE))
    assert [one.on for one in at(given, THERE)] == [MONDAY, TUESDAY, WEDNESDAY]


def test_the_override_of_a_station_goes_before_that_of_all() -> None:
    kept = an_override(station=HERE, does=Change.CHANGE, length=timedelta(minutes=5))
    given = schedules(an_override(), kept)
    assert [one.on for one in at(given)] == [MONDAY, TUESDAY, WEDNESDAY]
    assert [one.on for one in at(given, THERE)] == [MONDAY, WEDNESDAY]


def test_a_change_gives_another_time_programme_and_length_and_says_why() -> None:
    change = an_override(
        does=Change.CHANGE,
        starts=time(6),
        programme=ProgrammeId("chuyen-de"),
        length=timedelta(minutes=10),
    )
    one = at(schedules(change))[1]
    assert one.starts_at == datetime(2022, 10, 3, 23, tzinfo=UTC)
    assert one.ends_at - one.starts_at == timedelta(minutes=10)
    assert (one.slot.id, one.slot.programme) == (SLOT, "chuyen-de")
    assert one.override == change


def test_one_moved_to_another_day_stands_there_beside_the_one_of_that_day() -> None:
    moved = an_override(does=Change.CHANGE, moved_to=WEDNESDAY, starts=time(9))
    assert shown(schedules(moved)) == [
        (1, 22, "buoi-sang"),
        (3, 22, "buoi-sang"),
        (3, 2, "buoi-sang-2022-10-04"),
    ]


def test_one_moved_into_the_days_asked_for_is_found_though_its_own_day_lies_outside() -> None:
    moved = an_override(does=Change.CHANGE, moved_to=WEDNESDAY, starts=time(9))
    found = list(occurrences(schedules(moved), WEDNESDAY, WEDNESDAY, {HERE}))
    assert len(found) == 2
    assert len(list(occurrences(schedules(moved), TUESDAY, TUESDAY, {HERE}))) == 0


def test_an_addition_goes_out_once_at_its_station() -> None:
    added = an_override(
        slot=SlotId("hop-xa"),
        does=Change.ADD,
        station=HERE,
        starts=time(19),
        programme=ProgrammeId("chuyen-de"),
        length=timedelta(minutes=15),
    )
    assert (2, 12, "hop-xa") in shown(schedules(added))
    assert len(at(schedules(added), THERE)) == 3


def test_an_override_of_a_day_on_which_the_slot_does_not_come_round_changes_nothing() -> None:
    mondays = a_slot(repeat="FREQ=WEEKLY;BYDAY=MO")
    change = an_override(does=Change.CHANGE, starts=time(6))
    assert [one.on for one in at(schedules(change, slots=(mondays,)))] == [MONDAY]


def test_a_change_that_meets_another_slot_is_a_problem_of_that_day_alone() -> None:
    change = an_override(does=Change.CHANGE, starts=time(16, 45))
    (found,) = problems(schedules(change, slots=(a_slot(), EVENING)))
    assert found == (
        "overrides.yaml: buoi-sang/2022-10-04.slot: "
        "it overlaps with chieu at xã Vi Hương, xã Đôn Phong"
    )


def test_what_was_cancelled_makes_room() -> None:
    change = an_override(does=Change.CHANGE, starts=time(17))
    cancelled = an_override(slot=EVENING.id)
    assert problems(schedules(cancelled, change, slots=(a_slot(), EVENING))) == []


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"length": timedelta(minutes=12)}, "VOV1 in the programme tiep-am has no room"),
        ({"length": timedelta(minutes=20)}, "has no room in this slot"),
        ({"starts": time(5, 20)}, "has no room in this slot"),
        ({"starts": time(5, 15)}, "what stands before the relay of VOV1"),
        ({"length": timedelta(minutes=25)}, "what stands behind the relay of VOV1"),
        ({"slot": EVENING.id, "programme": ProgrammeId("tiep-am"), "length": HALF / 2}, "no room"),
        (
            {
                "slot": SlotId("them"),
                "does": Change.ADD,
                "starts": time(12),
                "programme": ProgrammeId("tiep-am"),
                "length": HALF / 2,
            },
            "has no room in this slot",
        ),
    ],
)
def test_an_override_that_leaves_a_relay_no_room_is_named_once_for_all_stations(
    changes: dict[str, object], wrong: str
) -> None:
    relay = Relay("VOV1", timedelta(minutes=10), minute=15)
    parts = (Say("Chào bà con."), relay, Say("Đến đây là hết."))
    programmes = (a_programme(), a_programme(id=ProgrammeId("tiep-am"), parts=parts))
    morning = a_slot(programme=ProgrammeId("tiep-am"), length=HALF)
    override = an_override(**{"does": Change.CHANGE, **changes})
    given = replace(schedules(slots=(morning, EVENING)), programmes=programmes)
    assert problems(given) == []
    (found,) = problems(replace(given, overrides=(override,)))
    assert found.startswith(f"overrides.yaml: {override.name}.slot: ")
    assert wrong in found
    assert problems(replace(given, overrides=(override,)), WEDNESDAY) == []


def test_an_override_of_the_past_collides_with_nothing_any_more() -> None:
    change = an_override(does=Change.CHANGE, starts=time(17))
    given = schedules(change, slots=(a_slot(), EVENING))
    assert problems(given, today=TUESDAY)
    assert problems(given, today=WEDNESDAY) == []


def test_slots_that_meet_on_one_date_alone_may_be_parted_on_that_date() -> None:
    once = a_slot(id=SlotId("mot-lan"), starts=time(5, 15), valid_from=TUESDAY, valid_to=TUESDAY)
    slots = (a_slot(), once)
    assert len(problems(schedules(slots=slots))) == 1
    assert problems(schedules(an_override(), slots=slots)) == []


@pytest.mark.parametrize(
    ("override", "problem"),
    [
        (an_override(reason=" "), "reason: say why"),
        (an_override(slot=SlotId("buoi-san")), "slot: there is no buoi-san here; did you mean"),
        (an_override(station=StationId("vi-hung")), "station: there is no vi-hung here; did you"),
        (
            an_override(does=Change.CHANGE, programme=ProgrammeId("chuyen-d")),
            "programme: there is no chuyen-d here; did you mean chuyen-de?",
        ),
        (an_override(does=Change.CHANGE), "does: say what changes: to, starts, minutes or"),
        (an_override(starts=time(6)), "does: what is cancelled has no other time"),
        (an_override(does=Change.ADD), "slot: an addition has a name of its own"),
        (
            an_override(does=Change.ADD, slot=SlotId("moi"), starts=time(9)),
            "does: an addition needs starts, minutes and programme",
        ),
        (
            an_override(does=Change.CHANGE, length=timedelta(hours=25)),
            "minutes: a slot lasts a day at most",
        ),
    ],
)
def test_an_override_that_says_too_little_is_named(override: Override, problem: str) -> None:
    found = problems(schedules(override))
    assert any(one.startswith(f"overrides.yaml: {override.name}.{problem}") for one in found), found


def test_two_overrides_of_one_slot_date_and_station_are_a_problem() -> None:
    twice = an_override(reason="Bão")
    assert problems(schedules(an_override(), twice)) == [
        "overrides.yaml: buoi-sang/2022-10-04.slot: this slot is changed twice on this date"
    ]


def test_overrides_of_what_is_gone_are_left_behind() -> None:
    gone = an_override(slot=SlotId("cu"))
    assert still_meant(schedules(gone, an_override())).overrides == (an_override(),)
