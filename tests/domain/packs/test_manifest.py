"""The manifest and the calendar say what is in a pack, the same way every time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from radio.domain.errors import Refused
from radio.domain.packs.ics import schedule_ics
from radio.domain.packs.manifest import manifest, read_manifest
from radio.domain.packs.pack import PackFile, StationDay, still_approved
from tests.builders import (
    EVE,
    MINH,
    MONDAY,
    a_broadcast,
    a_bulletin,
    a_station,
    an_approved,
    an_edition,
)

FILES = (PackFile("audio/0500-buoi-sang.mp3", "ab" * 32, 80_000),)


def a_day(*bulletins: str) -> StationDay:
    broadcast = a_broadcast(*bulletins)
    known = [an_approved(one, title=f"Tin {one}") for one in bulletins]
    return StationDay(
        station=a_station(),
        on=MONDAY,
        editions=((broadcast, an_edition(broadcast)),),
        bulletins={one.id: one for one in known},
        people={MINH.id: MINH.name},
    )


def test_the_manifest_tells_when_what_is_heard_and_who_approved_it() -> None:
    found = json.loads(manifest(a_day("a", "b"), FILES))
    assert (found["format"], found["version"]) == ("loa-xa-pack", 1)
    assert found["station"]["name"] == "xã Vi Hương"
    assert found["files"] == [
        {"path": "audio/0500-buoi-sang.mp3", "bytes": 80_000, "sha256": "ab" * 32}
    ]
    (broadcast,) = found["broadcasts"]
    assert broadcast["file"] == "audio/0500-buoi-sang.mp3"
    assert broadcast["starts_at"] == "2022-10-02T22:00:00Z"
    assert broadcast["starts_local"] == "2022-10-03T05:00:00+07:00"
    assert broadcast["duration_seconds"] == 20.0
    assert [cue["start_seconds"] for cue in broadcast["cues"]] == [0.0, 10.0]
    first = broadcast["bulletins"][0]
    assert (first["approved_by"], first["approved_at"]) == (MINH.name, "2022-10-02T03:00:00Z")
    assert first["heard_sha256"] == "hash of a"


def test_a_pack_is_valid_on_its_date_at_the_station() -> None:
    found = json.loads(manifest(a_day("a"), FILES))
    assert found["valid"] == {"from": "2022-10-02T17:00:00Z", "until": "2022-10-03T17:00:00Z"}


def test_a_pack_whose_last_programme_crosses_midnight_is_valid_to_its_end() -> None:
    late = a_broadcast("a", starts_at=datetime(2022, 10, 3, 16, 59, 55, tzinfo=UTC))
    day = replace(a_day("a"), editions=((late, an_edition(late)),))
    found = json.loads(manifest(day, FILES))
    assert found["valid"]["until"] == "2022-10-03T17:00:05Z"


def test_a_manifest_read_back_is_the_pack() -> None:
    pack = read_manifest(manifest(a_day("a", "b"), FILES))
    assert (pack.station, pack.on, pack.files) == ("vi-huong", MONDAY, FILES)
    assert pack.heard == (("a", "hash of a"), ("b", "hash of b"))
    assert pack.length == timedelta(seconds=20)
    assert not pack.complete


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"{half", b'"text"', b"\xff\xfe"])
def test_what_is_no_manifest_is_refused_plainly(content: bytes) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        read_manifest(content)


def test_a_manifest_of_another_version_is_refused() -> None:
    other = manifest(a_day("a"), FILES).replace(b'"version": 1', b'"version": 2')
    with pytest.raises(Refused, match="format"):
        read_manifest(other)


def test_the_calendar_has_an_event_for_each_broadcast_as_long_as_it_is() -> None:
    day = a_day("a", "b")
    calendar = Calendar.from_ical(schedule_ics(day))
    (event,) = calendar.walk("VEVENT")
    assert event["uid"] == "vi-huong.2022-10-03.buoi-sang@loa-xa"
    assert event.decoded("dtstart") == datetime(2022, 10, 2, 22, tzinfo=UTC)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(seconds=20)
    assert event.decoded("dtstamp") == EVE
    assert str(event["summary"]) == "Chương trình buổi sáng"
    assert str(event["description"]) == "- Tin a\n- Tin b"


def test_the_same_day_gives_the_same_bytes() -> None:
    assert manifest(a_day("a"), FILES) == manifest(a_day("a"), FILES)
    assert schedule_ics(a_day("a")) == schedule_ics(a_day("a"))


def test_only_what_is_approved_with_the_same_words_may_be_on_the_air() -> None:
    approved = an_approved("a", valid_until=MONDAY)
    assert still_approved(approved, MONDAY, "hash of a")
    assert not still_approved(approved, MONDAY, "hash of other words")
    assert not still_approved(approved, date(2022, 10, 4), "hash of a")
    assert not still_approved(a_bulletin("a"), MONDAY, "hash of a")
    assert not still_approved(approved.withdrawn("Sai số liệu.", at=EVE), MONDAY, "hash of a")
    assert not still_approved(None, MONDAY, "hash of a")
