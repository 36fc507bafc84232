"""A slot with a relay is several broadcasts that meet on the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from radio.domain.bulletin import Bulletin
from radio.domain.planning.opening import Opening
from radio.domain.planning.planner import plan
from radio.domain.planning.relays import around_relays
from radio.domain.planning.too_long import silenced
from radio.domain.programme import Fill, Items, Part, Pause, Relay, Say, SegmentKind
from radio.domain.script import Kind
from tests.builders import (
    EVE,
    MONDAY,
    a_programme,
    a_slot,
    a_station,
    an_approved,
    some_schedules,
)
from tests.planning import ITEM, ask, lengths, reasons

BEFORE = (Say("Đây là Đài truyền thanh {station}."), Items((Kind.NEWS,), at_most=5))
AFTER = (Items((Kind.NOTICE,), at_most=1), Say("Xin kính chào bà con."))
NEWS_OF_THE_NATION = Relay("Đài Tiếng nói Việt Nam", timedelta(minutes=30), minute=0)


def an_opening(*parts: object, minutes: float = 90) -> Opening:
    slot = a_slot(starts=time(5, 30), length=timedelta(minutes=minutes))
    starts_at = datetime(2022, 10, 2, 22, 30, tzinfo=EVE.tzinfo)
    return Opening(a_station(), slot, a_programme(parts=parts), MONDAY, starts_at)


def test_without_a_relay_nothing_is_cut() -> None:
    opening = an_opening(*BEFORE)
    assert list(around_relays(opening)) == [opening]


def test_a_relay_begins_on_the_hour_and_the_programme_goes_on_behind_it() -> None:
    before, relay, after = around_relays(an_opening(*BEFORE, NEWS_OF_THE_NATION, *AFTER))
    assert [one.slot.id for one in (before, relay, after)] == [
        "buoi-sang",
        "buoi-sang.2",
        "buoi-sang.3",
    ]
    assert [one.slot.length / timedelta(minutes=1) for one in (before, relay, after)] == [30] * 3
    assert before.starts_at + timedelta(minutes=30) == relay.starts_at
    assert relay.starts_at + timedelta(minutes=30) == after.starts_at
    assert before.programme.parts == (*BEFORE, Fill(()))
    assert after.programme.parts == AFTER


def test_a_relay_may_begin_so_long_after_the_programme() -> None:
    late = replace(NEWS_OF_THE_NATION, minute=None, after=timedelta(minutes=12))
    before, relay, _ = around_relays(an_opening(*BEFORE, late, *AFTER))
    assert before.slot.length == timedelta(minutes=12)
    assert relay.starts_at == before.starts_at + timedelta(minutes=12)


def test_a_relay_on_the_hour_of_a_programme_on_the_hour_begins_at_once() -> None:
    opening = an_opening(NEWS_OF_THE_NATION, *AFTER)
    at_six = replace(opening, starts_at=opening.starts_at + timedelta(minutes=30))
    relay, after = around_relays(at_six)
    assert relay.slot.id == "buoi-sang"
    assert after.slot.id == "buoi-sang.2"


def test_where_a_programme_has_no_part_of_its_own_nothing_is_planned() -> None:
    early, late = (
        replace(NEWS_OF_THE_NATION, minute=minute, length=timedelta(minutes=10))
        for minute in (40, 55)
    )
    openings = list(around_relays(an_opening(early, late, minutes=60)))
    assert [(one.slot.id, one.programme.parts) for one in openings] == [
        ("buoi-sang", (early,)),
        ("buoi-sang.2", (late,)),
    ]
    assert openings[1].starts_at - openings[0].starts_at == timedelta(minutes=15)


def test_a_relay_alone_begins_on_the_clock_and_not_with_its_slot() -> None:
    (relay,) = around_relays(an_opening(NEWS_OF_THE_NATION, minutes=60))
    assert relay.starts_at == an_opening().starts_at + timedelta(minutes=30)
    assert relay.slot.length == timedelta(minutes=30)


def test_the_music_a_stretch_names_itself_stays() -> None:
    before, *_ = around_relays(an_opening(*BEFORE, Fill(("bed",)), NEWS_OF_THE_NATION))
    assert before.programme.parts == (*BEFORE, Fill(("bed",)))


def test_a_relay_that_runs_past_the_slot_is_cut_by_it() -> None:
    _, relay = around_relays(an_opening(*BEFORE, NEWS_OF_THE_NATION, *AFTER, minutes=45))
    assert relay.slot.length == timedelta(minutes=15)


def test_what_is_planned_before_a_relay_ends_before_it() -> None:
    """Four minutes each: seven items go into half an hour with the ident, not an eighth."""
    parts = (BEFORE[0], Items((Kind.NEWS,), at_most=20), NEWS_OF_THE_NATION, *AFTER)
    news = [an_approved(f"n{number}") for number in range(9)]
    notice = an_approved("hop", kind=Kind.NOTICE)
    schedules = some_schedules(
        programmes=(a_programme(parts=parts),),
        slots=(a_slot(starts=time(5, 30), length=timedelta(minutes=90)),),
    )
    before, relay, after = plan(ask(*news, notice, schedules=schedules), lengths).broadcasts
    assert len(before.rundown.bulletins) == 30 * 60 // ITEM.seconds
    assert before.rundown.segments[-1].fill == ()
    assert relay.relay is not None
    assert (relay.relay.kind, relay.relay.title) == (SegmentKind.RELAY, "Đài Tiếng nói Việt Nam")
    assert not relay.made_here
    assert after.rundown.bulletins == ("hop",)


@pytest.mark.parametrize("parts", [(Fill(()),), (Pause(timedelta(seconds=2)), Fill(()))])
@pytest.mark.parametrize("relay", [(), (NEWS_OF_THE_NATION,)])
def test_a_broadcast_of_silence_is_not_made(
    parts: tuple[Part, ...], relay: tuple[Part, ...]
) -> None:
    schedules = some_schedules(
        programmes=(a_programme(parts=(*parts, *relay)),),
        slots=(a_slot(starts=time(5, 30), length=timedelta(minutes=60)),),
    )
    silence, *_ = plan(ask(schedules=schedules), lengths).broadcasts
    assert not silence.made_here
    assert reasons(silence) == {None: "Nothing can be heard in this broadcast."}


FRAMED = (
    Say("Đây là Đài truyền thanh {station}."),
    Items((Kind.NEWS,), at_most=5),
    NEWS_OF_THE_NATION,
    Items((Kind.WARNING,), at_most=2),
    Fill(("bed",)),
    Say("Chương trình đến đây là hết."),
)


@pytest.mark.parametrize("bulletins", [[an_approved("n1")], []])
def test_ident_music_and_farewell_around_a_relay_are_heard_though_items_stay_empty(
    bulletins: list[Bulletin],
) -> None:
    schedules = some_schedules(
        programmes=(a_programme(parts=FRAMED),),
        slots=(a_slot(starts=time(5, 30), length=timedelta(minutes=90)),),
    )
    before, _, after = plan(ask(*bulletins, schedules=schedules), lengths).broadcasts
    kinds = [one.kind for one in before.rundown.segments]
    assert kinds == [*[SegmentKind.SPEECH] * (1 + len(bulletins)), SegmentKind.PAUSE]
    assert [one.kind for one in after.rundown.segments] == [SegmentKind.MUSIC, SegmentKind.SPEECH]


def test_places_for_bulletins_that_stay_empty_are_no_file_of_silence() -> None:
    parts = (Items((Kind.NEWS,), at_most=5), NEWS_OF_THE_NATION, FRAMED[-1])
    schedules = some_schedules(
        programmes=(a_programme(parts=parts),),
        slots=(a_slot(starts=time(5, 30), length=timedelta(minutes=90)),),
    )
    before, _, after = plan(ask(schedules=schedules), lengths).broadcasts
    assert (before.made_here, after.made_here) == (False, True)


def test_an_ident_longer_than_the_time_before_a_relay_is_told_of() -> None:
    soon = replace(NEWS_OF_THE_NATION, minute=None, after=timedelta(seconds=10))
    schedules = some_schedules(
        programmes=(a_programme(parts=(BEFORE[0], soon, AFTER[1])),),
        slots=(a_slot(starts=time(5, 30), length=timedelta(minutes=90)),),
    )
    planned = plan(ask(schedules=schedules), lengths).broadcasts
    (told,) = silenced(planned, [a_station()])
    assert str(told).endswith("alone are 5 s longer than the slot.")


@pytest.mark.parametrize("said", [0, 1])
def test_a_stretch_of_the_stations_own_lines_alone_is_heard(said: int) -> None:
    parts = (Say("Sau đây, mời bà con nghe tiếp âm."), NEWS_OF_THE_NATION, AFTER[1])
    schedules = some_schedules(
        programmes=(a_programme(parts=parts),),
        slots=(a_slot(starts=time(5, 30), length=timedelta(minutes=90)),),
    )
    before, _, after = plan(ask(schedules=schedules), lengths).broadcasts
    assert (before, after)[said].made_here
