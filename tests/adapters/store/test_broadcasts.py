"""Broadcasts and editions come back exactly; a plan that stays the same touches nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from radio.adapters.store import SqlStore
from radio.domain.audio.cuesheet import Cue, CueSheet
from radio.domain.broadcast import Broadcast, BroadcastState, Choice, Edition, broadcast_id
from radio.domain.bulletin import BulletinId
from radio.domain.errors import NotFound
from radio.domain.message import message
from radio.domain.programme import ProgrammeId, Rundown, Segment, SegmentKind
from radio.domain.schedule import SlotId
from radio.domain.station import StationId
from tests.builders import EVE, MONDAY

NEWS = BulletinId("giam-ngheo")
TUESDAY = MONDAY + timedelta(days=1)


def a_broadcast(station: str = "vi-huong", on: date = MONDAY, **changes: object) -> Broadcast:
    broadcast = Broadcast(
        id=broadcast_id(StationId(station), on, SlotId("buoi-sang")),
        station=StationId(station),
        slot=SlotId("buoi-sang"),
        programme=ProgrammeId("buoi-sang"),
        title="Chương trình buổi sáng",
        on=on,
        starts_at=EVE + (on - MONDAY),
        slot_length=timedelta(minutes=30),
        rundown=Rundown(
            (
                Segment(SegmentKind.JINGLE, "Nhạc hiệu", sound="jingle"),
                Segment(SegmentKind.SPEECH, "Xưng danh", text="Đây là …", bed="bed"),
                Segment(SegmentKind.PAUSE, "Lặng", length=timedelta(milliseconds=1500)),
                Segment(SegmentKind.SPEECH, "Giảm nghèo", bulletin=NEWS),
            )
        ),
        choices=(
            Choice(
                taken=True, reason=message("Heard %(times)s times.", times=2), bulletins=(NEWS,)
            ),
            Choice(taken=False, reason=message("Because %(why)s.", why=message("full"))),
        ),
        lost=(NEWS,),
    )
    return replace(broadcast, **changes)  # type: ignore[arg-type]


def an_edition(broadcast: Broadcast, **changes: object) -> Edition:
    cue = Cue(SegmentKind.SPEECH, "Tin", timedelta(milliseconds=24), timedelta(seconds=9), NEWS)
    edition = Edition(
        broadcast=broadcast.id,
        media="editions/ab/abcd.mp3",
        sha256="ab" * 32,
        bytes=5_000_000,
        length=timedelta(seconds=10, microseconds=41),
        loudness=-16.04,
        cues=CueSheet((cue, replace(cue, bulletin=None)), timedelta(seconds=10)),
        heard=((NEWS, "hash"),),
    )
    return replace(edition, **changes)  # type: ignore[arg-type]


def test_a_broadcast_comes_back_with_rundown_and_reasons(store: SqlStore) -> None:
    with store.begin() as records:
        records.broadcasts.replace(MONDAY, MONDAY, [a_broadcast()])
    with store.reading() as records:
        assert records.broadcasts.get(a_broadcast().id) == a_broadcast()
        with pytest.raises(NotFound):
            records.broadcasts.get(a_broadcast(on=TUESDAY).id)


def test_an_edition_comes_back_and_is_replaced_by_the_next(store: SqlStore) -> None:
    broadcast = a_broadcast()
    with store.begin() as records:
        records.broadcasts.replace(MONDAY, MONDAY, [broadcast])
        assert records.broadcasts.edition(broadcast.id) is None
        for edition in (an_edition(broadcast), an_edition(broadcast, sha256="cd" * 32)):
            records.broadcasts.save_edition(edition)
            assert records.broadcasts.edition(broadcast.id) == edition


def test_between_counts_both_days_and_orders_by_time_then_station(store: SqlStore) -> None:
    planned = [
        a_broadcast("a"),
        a_broadcast("b"),
        a_broadcast("a", TUESDAY),
        a_broadcast("a", TUESDAY + timedelta(days=1)),
    ]
    with store.begin() as records:
        records.broadcasts.replace(MONDAY, MONDAY + timedelta(days=9), reversed(planned))
        assert list(records.broadcasts.between(MONDAY, TUESDAY)) == planned[:3]
        assert list(records.broadcasts.between(MONDAY, MONDAY, StationId("b"))) == [planned[1]]


def test_many_can_be_looked_at_without_their_choices(store: SqlStore) -> None:
    reason = Choice(taken=True, reason=message("Its turn."), bulletins=(NEWS,))
    kept = a_broadcast(choices=(reason,))
    with store.begin() as records:
        records.broadcasts.replace(MONDAY, MONDAY, [kept])
        assert records.broadcasts.between(MONDAY, MONDAY) == [kept]
        short = records.broadcasts.between(MONDAY, MONDAY, kept.station, choices=False)
    assert short == [replace(kept, choices=())]


def test_replacing_one_station_leaves_the_others_and_other_days(store: SqlStore) -> None:
    others = [a_broadcast("b"), a_broadcast("a", TUESDAY)]
    with store.begin() as records:
        records.broadcasts.replace(MONDAY, TUESDAY, [a_broadcast("a"), *others])
        records.broadcasts.replace(MONDAY, MONDAY, [], StationId("a"))
        assert list(records.broadcasts.between(MONDAY, TUESDAY)) == others


def test_the_edition_stays_while_the_rundown_does(store: SqlStore) -> None:
    broadcast = a_broadcast()
    delivered = replace(broadcast, state=BroadcastState.DELIVERED, choices=())
    with store.begin() as records:
        records.broadcasts.replace(MONDAY, MONDAY, [broadcast])
        records.broadcasts.save_edition(an_edition(broadcast))
        records.broadcasts.replace(MONDAY, MONDAY, [delivered])
        assert records.broadcasts.get(broadcast.id) == delivered
        assert records.broadcasts.edition(broadcast.id) == an_edition(broadcast)


def test_how_far_some_have_come_is_noted_and_nothing_else_of_them(store: SqlStore) -> None:
    planned = [a_broadcast("a"), a_broadcast("b"), a_broadcast("a", TUESDAY)]
    with store.begin() as records:
        records.broadcasts.replace(MONDAY, TUESDAY, planned)
        records.broadcasts.save_edition(an_edition(planned[0]))
        marked = [one.id for one in planned[:2]]
        records.broadcasts.mark(marked, BroadcastState.DELIVERED)
        delivered = [replace(one, state=BroadcastState.DELIVERED) for one in planned[:2]]
        assert list(records.broadcasts.between(MONDAY, TUESDAY)) == [*delivered, planned[2]]
        assert records.broadcasts.edition(planned[0].id) == an_edition(planned[0])


@pytest.mark.parametrize("planned", [[a_broadcast(rundown=Rundown(()))], []])
def test_a_changed_or_dropped_rundown_forgets_its_edition(
    store: SqlStore, planned: list[Broadcast]
) -> None:
    broadcast = a_broadcast()
    with store.begin() as records:
        records.broadcasts.replace(MONDAY, MONDAY, [broadcast])
        records.broadcasts.save_edition(an_edition(broadcast))
        records.broadcasts.replace(MONDAY, MONDAY, planned)
        assert records.broadcasts.edition(broadcast.id) is None
