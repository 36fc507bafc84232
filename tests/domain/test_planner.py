"""Who is heard when: the order of turns, the trim, and the reasons given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radio.domain.broadcast import Broadcast, BroadcastState
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.errors import Refused
from radio.domain.planner import Request, plan
from radio.domain.programme import Items, ProgrammeId, Segment, SegmentKind
from radio.domain.schedule import Schedules, SlotId, SpecialDay
from radio.domain.script import Kind, Priority
from radio.domain.station import ChannelId, Station, StationId
from tests.builders import (
    COMMUNE_RADIO,
    DISTRICT_PAGE,
    EVE,
    MONDAY,
    a_bulletin,
    a_programme,
    a_slot,
    a_station,
    an_approved,
    some_schedules,
)

ITEM = timedelta(minutes=4)
LINE = timedelta(seconds=15)


def lengths(station: Station, segments: Sequence[Segment]) -> timedelta:
    """Every bulletin four minutes, every line and tune a quarter of one."""
    return sum((ITEM if one.bulletin and not one.text else LINE for one in segments), timedelta())


def ask(*bulletins: Bulletin, **changes: object) -> Request:
    request = Request(some_schedules(), bulletins, MONDAY, 1, EVE)
    return replace(request, **changes)  # type: ignore[arg-type]


def the_broadcast(*bulletins: Bulletin, **changes: object) -> Broadcast:
    (broadcast,) = plan(ask(*bulletins, **changes), lengths).broadcasts
    return broadcast


def items(broadcast: Broadcast) -> list[str]:
    """Bulletins in playing order, headlines apart."""
    return [one.bulletin for one in broadcast.rundown.segments if one.bulletin and not one.text]


def reasons(broadcast: Broadcast) -> dict[str | None, str]:
    return {choice.bulletin: str(choice.reason) for choice in broadcast.choices}


def short(minutes: float) -> Schedules:
    return some_schedules(slots=(a_slot(length=timedelta(minutes=minutes)),))


def news(*slugs: str, **script: object) -> list[Bulletin]:
    return [an_approved(slug, **script) for slug in slugs]


def test_an_approved_bulletin_is_heard_and_the_reason_is_given() -> None:
    broadcast = the_broadcast(an_approved())
    assert broadcast.rundown.bulletins == ("giam-ngheo",)
    assert reasons(broadcast) == {"giam-ngheo": "The first of its theme at this station."}
    assert broadcast.starts_at == datetime(2022, 10, 2, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("bulletin", "reason"),
    [
        (a_bulletin("x"), "It is a draft."),
        (a_bulletin("x", state=State.SUBMITTED), "It waits for approval."),
        (a_bulletin("x", state=State.APPROVED), "It waits for approval."),
        (a_bulletin("x", state=State.WITHDRAWN), "It was withdrawn."),
        (an_approved("x", valid_until=date(2022, 10, 2)), "Its last day was 02/10/2022."),
        (an_approved("x", valid_from=date(2022, 10, 4)), "It may be heard from 04/10/2022 on."),
        (
            an_approved("x", language="tyz"),
            "The station does not broadcast in its language (tyz).",
        ),
        (an_approved("x", kind=Kind.ANSWERS), "This programme has no place for its kind."),
    ],
)
def test_what_may_not_be_heard_is_refused_with_its_reason(bulletin: Bulletin, reason: str) -> None:
    broadcast = the_broadcast(bulletin, an_approved("other"))
    assert items(broadcast) == ["other"]
    assert reasons(broadcast)["x"] == reason


def test_a_bulletin_is_heard_on_its_first_and_on_its_last_day() -> None:
    bulletin = an_approved("x", valid_from=MONDAY, valid_until=MONDAY + timedelta(days=1))
    made = plan(ask(bulletin, first=MONDAY - timedelta(days=1), days=4), lengths)
    heard = [one.on for one in made.broadcasts if one.rundown.bulletins]
    assert heard == [MONDAY, MONDAY + timedelta(days=1)]


def test_a_bulletin_that_would_sound_different_from_what_was_approved_is_not_heard() -> None:
    bulletins = news("changed", "same")
    broadcast = the_broadcast(*bulletins, void=frozenset({BulletinId("changed")}))
    assert items(broadcast) == ["same"]
    assert "approve it again" in reasons(broadcast)["changed"]


def test_emergency_goes_before_priority_and_priority_before_routine() -> None:
    broadcast = the_broadcast(
        *news("a-routine"),
        *news("b-priority", priority=Priority.PRIORITY),
        *news("c-emergency", priority=Priority.EMERGENCY),
    )
    assert items(broadcast) == ["c-emergency", "b-priority", "a-routine"]


def test_equal_priority_is_served_in_the_order_received() -> None:
    late = replace(
        an_approved("a-late", priority=Priority.PRIORITY), created_at=EVE + timedelta(hours=1)
    )
    early = an_approved("z-early", priority=Priority.PRIORITY)
    assert items(the_broadcast(late, early)) == ["z-early", "a-late"]


def test_what_was_heard_less_at_this_station_comes_first() -> None:
    bulletins = news("a", "b", "c", "d")
    first, second = plan(ask(*bulletins, days=2), lengths).broadcasts
    assert items(first) == ["a", "b", "c"]
    assert items(second)[0] == "d"
    assert reasons(second)["a"] == "Heard here 1 times before; it is its turn again."


def test_plays_at_another_station_do_not_count_here() -> None:
    stations = (a_station(), a_station("don-phong"))
    bulletins = news("a", "b", "c", "d")
    schedules = some_schedules(stations=stations)
    made = plan(ask(*bulletins, schedules=schedules), lengths).broadcasts
    assert [items(one) for one in made] == [["a", "b", "c"]] * 2


def test_themes_take_turns() -> None:
    broadcast = the_broadcast(*news("a", "b", "c", theme="one"), *news("z", theme="two"))
    assert items(broadcast) == ["a", "z", "b"]


def test_what_was_approved_later_comes_first_among_equals() -> None:
    old, new = news("a-old", "z-new")
    assert new.approval is not None
    fresh = replace(new, approval=replace(new.approval, at=EVE + timedelta(days=1)))
    assert items(the_broadcast(old, fresh, now=EVE + timedelta(days=1))) == ["z-new", "a-old"]


def test_what_does_not_fit_is_dropped_from_the_end_and_the_page_says_by_how_much() -> None:
    broadcast = the_broadcast(*news("a", "b", "c"), schedules=short(10))
    assert items(broadcast) == ["a", "b"]
    assert reasons(broadcast)["c"] == (
        "No time left: the programme would be 240 s longer than its slot."
    )


def test_a_shorter_one_may_take_the_room_a_longer_one_could_not() -> None:
    def measured(station: Station, segments: Sequence[Segment]) -> timedelta:
        long = sum(one.bulletin == "b-long" and not one.text for one in segments)
        return lengths(station, segments) + long * timedelta(minutes=5)

    (broadcast,) = plan(ask(*news("a", "b-long", "c"), schedules=short(12)), measured).broadcasts
    assert items(broadcast) == ["a", "c"]


def test_a_part_takes_no_more_than_its_places() -> None:
    broadcast = the_broadcast(*news("a", "b", "c", "d"))
    assert reasons(broadcast)["d"] == (
        "Its kind has 3 places in this programme; those before it have them."
    )


def test_a_second_part_of_the_kind_takes_what_the_first_could_not() -> None:
    programme = a_programme(parts=(Items((Kind.NEWS,), 1), Items((Kind.NEWS, Kind.NOTICE), 1)))
    schedules = some_schedules(programmes=(programme,))
    broadcast = the_broadcast(*news("a", "b", "c"), schedules=schedules)
    assert items(broadcast) == ["a", "b"]
    assert "has 2 places" in reasons(broadcast)["c"]


def test_a_frame_longer_than_its_slot_is_silence_with_its_reason() -> None:
    broadcast = the_broadcast(an_approved(), schedules=short(0.5))
    assert broadcast.rundown.segments == ()
    assert reasons(broadcast)[None] == (
        "The programme's own lines and tunes alone are 15 s longer than the slot."
    )
    assert not any(choice.taken for choice in broadcast.choices)


def test_greetings_around_nothing_are_not_broadcast() -> None:
    broadcast = the_broadcast(a_bulletin())
    assert broadcast.rundown.segments == ()
    assert reasons(broadcast)[None] == "Nothing can be heard in this broadcast."


def test_nothing_is_planned_on_a_silent_day_of_tet() -> None:
    tet = SpecialDay(date(2023, 1, 22), "Mùng 1 Tết Quý Mão", "tet", silent=True)
    schedules = some_schedules(calendar=(tet,))
    made = plan(ask(an_approved(), schedules=schedules, first=tet.on, days=2), lengths)
    assert [one.on for one in made.broadcasts] == [date(2023, 1, 23)]


def test_a_slot_across_midnight_belongs_to_the_evening_it_begins_on() -> None:
    slot = a_slot(starts=time(23, 45), length=timedelta(hours=1))
    bulletin = an_approved(valid_until=MONDAY)
    made = plan(ask(bulletin, schedules=some_schedules(slots=(slot,)), days=2), lengths)
    assert [bool(one.rundown.bulletins) for one in made.broadcasts] == [True, False]
    assert made.broadcasts[0].id == "vi-huong/2022-10-03/buoi-sang"


def test_from_the_first_of_july_2025_the_successor_is_planned() -> None:
    new = a_station("phu-thong-2025", valid_from=date(2025, 7, 1), valid_to=None)
    schedules = some_schedules(stations=(new, a_station()))
    request = ask(an_approved(), schedules=schedules, first=date(2025, 6, 30), days=2)
    made = plan(request, lengths).broadcasts
    assert [(one.on.day, one.station) for one in made] == [(30, "vi-huong"), (1, "phu-thong-2025")]


def test_the_29th_of_february_is_a_day_like_any_other() -> None:
    request = ask(an_approved(), first=date(2024, 2, 28), days=3)
    made = plan(request, lengths).broadcasts
    assert [one.on for one in made] == [
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2024, 3, 1),
    ]


def partner(**changes: object) -> Station:
    return a_station("trang-huyen", channel=DISTRICT_PAGE.id, valid_to=None, **changes)


def with_partner(**changes: object) -> Schedules:
    """The district page at 04:00, an hour before commune radio."""
    early = a_slot(id=SlotId("trang"), starts=time(4), stations=(StationId("trang-huyen"),))
    commune = a_slot(stations=(StationId("vi-huong"),), **changes)
    return some_schedules(stations=(partner(), a_station()), slots=(early, commune))


def test_a_lower_channel_carries_what_commune_radio_has_scheduled() -> None:
    page, commune = plan(ask(*news("a", "b"), schedules=with_partner()), lengths).broadcasts
    assert items(commune) == ["a", "b"]
    assert items(page) == ["a", "b"]


def test_a_lower_channel_waits_for_commune_radio_when_airtime_is_short() -> None:
    schedules = with_partner(length=timedelta(minutes=6))
    page, commune = plan(ask(*news("a", "b"), schedules=schedules), lengths).broadcasts
    assert items(commune) == ["a"]
    assert items(page) == ["a"]
    assert reasons(page)["b"] == (
        "Trang thông tin huyện may carry it once commune radio has it scheduled."
    )


def test_planning_a_lower_channel_alone_looks_at_what_commune_radio_has() -> None:
    schedules = with_partner()
    _, commune = plan(ask(*news("a"), schedules=schedules), lengths).broadcasts
    only = frozenset({StationId("trang-huyen")})
    request = ask(*news("a", "b"), schedules=schedules, stations=only)
    assert items(plan(request, lengths).broadcasts[0]) == []
    standing = replace(request, standing=(commune,))
    assert items(plan(standing, lengths).broadcasts[0]) == ["a"]


def test_a_channel_that_waits_for_the_air_waits_until_it_was_aired() -> None:
    strict = replace(DISTRICT_PAGE, after="aired")
    schedules = replace(with_partner(), channels=(COMMUNE_RADIO, strict))
    page, commune = plan(ask(*news("a"), schedules=schedules), lengths).broadcasts
    assert items(page) == []
    assert "once commune radio aired it" in reasons(page)["a"]
    aired = replace(commune, state=BroadcastState.AIRED)
    page, _ = plan(ask(*news("a"), schedules=schedules, standing=(aired,)), lengths).broadcasts
    assert items(page) == ["a"]


def test_what_stands_is_left_as_it_is_and_counts_as_heard() -> None:
    first, _ = plan(ask(*news("a", "b", "c", "d"), days=2), lengths).broadcasts
    request = ask(*news("a", "b", "c", "d"), days=2, standing=(first,))
    again = plan(request, lengths).broadcasts
    assert again[0] is first
    assert items(again[1])[0] == "d"


def test_a_station_on_no_channel_and_a_slot_without_programme_are_named() -> None:
    lost = some_schedules(stations=(a_station(channel=ChannelId("fm")),))
    with pytest.raises(Refused, match="no channel fm"):
        plan(ask(schedules=lost), lengths)
    empty = some_schedules(slots=(a_slot(programme=ProgrammeId("chieu")),))
    with pytest.raises(Refused, match="no programme chieu"):
        plan(ask(schedules=empty), lengths)


slugs = st.integers(0, 30).map(lambda number: f"bulletin-{number}")
days = st.none() | st.dates(MONDAY - timedelta(days=3), MONDAY + timedelta(days=3))


@st.composite
def bulletins(draw: st.DrawFn) -> Bulletin:
    bulletin = an_approved(
        draw(slugs),
        kind=draw(st.sampled_from(Kind)),
        theme=draw(st.sampled_from(["one", "two", "three"])),
        priority=draw(st.sampled_from(Priority)),
        language=draw(st.sampled_from(["vie", "vie", "vie", "tyz"])),
        valid_from=draw(days),
        valid_until=draw(days),
    )
    return replace(
        bulletin,
        state=draw(st.sampled_from([State.APPROVED, State.APPROVED, *State])),
        created_at=EVE + timedelta(hours=draw(st.integers(0, 5))),
    )


some_bulletins = st.lists(bulletins(), max_size=12, unique_by=lambda bulletin: bulletin.id)


def measured(station: Station, segments: Iterable[Segment]) -> timedelta:
    """Lengths that differ by what is said, in whole frames."""
    words = (one.text or one.sound or f"{one.bulletin}" * 40 for one in segments)
    return sum((timedelta(milliseconds=24) * (20 * len(word)) for word in words), timedelta())


@given(some_bulletins, st.integers(0, 40), st.randoms(use_true_random=False))
def test_whatever_comes_in_the_rules_hold(
    given_bulletins: list[Bulletin], minutes: int, order: object
) -> None:
    schedules = some_schedules(
        stations=(a_station(), a_station("don-phong")),
        slots=(
            a_slot(length=timedelta(minutes=minutes)),
            a_slot(id=SlotId("toi"), starts=time(17)),
        ),
    )
    request = ask(*given_bulletins, schedules=schedules, days=2)
    made = plan(request, measured)
    by_id = {bulletin.id: bulletin for bulletin in given_bulletins}
    stations = {station.id: station for station in schedules.stations}
    for one in made.broadcasts:
        assert measured(stations[one.station], one.rundown.segments) <= one.slot_length
        for heard in one.rundown.bulletins:
            bulletin = by_id[heard]
            assert bulletin.state_on(one.on) is State.APPROVED
            assert bulletin.script.valid_on(one.on)
            assert bulletin.script.language == "vie"
        taken = {choice.bulletin for choice in one.choices if choice.taken}
        assert taken == set(one.rundown.bulletins)
        told = [choice.bulletin for choice in one.choices if choice.bulletin]
        assert sorted(told) == sorted(by_id), "every bulletin has exactly one choice"
    shuffled = list(given_bulletins)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert plan(replace(request, bulletins=tuple(shuffled)), measured) == made


@given(some_bulletins)
def test_in_each_part_a_higher_priority_is_never_heard_after_a_lower(
    given_bulletins: list[Bulletin],
) -> None:
    (broadcast,) = plan(ask(*given_bulletins), measured).broadcasts
    levels: dict[frozenset[Kind], list[int]] = {}
    parts = [part for part in a_programme().parts if isinstance(part, Items)]
    by_id = {bulletin.id: bulletin.script for bulletin in given_bulletins}
    for bulletin in dict.fromkeys(
        one.bulletin
        for one in broadcast.rundown.segments
        if one.kind is SegmentKind.SPEECH and one.bulletin and not one.text
    ):
        script = by_id[bulletin]
        (part,) = (part for part in parts if script.kind in part.kinds)
        levels.setdefault(frozenset(part.kinds), []).append(script.priority.level)
    for found in levels.values():
        assert found == sorted(found, reverse=True)
