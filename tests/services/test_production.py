"""A day that is built again while it is under way: what was heard is neither changed nor taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from radio.domain.bulletin import BulletinId
from radio.domain.packs.pack import Pack
from radio.domain.programme import ProgrammeId
from radio.domain.script import Priority
from radio.domain.slot import SlotId
from radio.domain.station import StationId
from tests.admin_house import House, a_house
from tests.builders import MINH, MONDAY, a_programme, a_slot

VI_HUONG = StationId("vi-huong")
MORNING, EVENING = "audio/0500-buoi-sang.mp3", "audio/1700-buoi-chieu.mp3"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Monday with a morning and an evening, built on the eve; it is noon of Monday now."""
    with a_house(tmp_path) as made:
        with made.radio.store.begin() as records:
            schedules = records.schedules.load()
            show = a_programme(id=ProgrammeId("buoi-chieu"), title="Chương trình buổi chiều")
            evening = a_slot(id=SlotId("buoi-chieu"), programme=show.id, starts=time(17))
            programmes, slots = (*schedules.programmes, show), (*schedules.slots, evening)
            records.schedules.save(replace(schedules, programmes=programmes, slots=slots))
        made.approved(title="Giảm nghèo", body="Huyện triển khai chương trình giảm nghèo.")
        build(made)
        made.clock.pass_by(timedelta(days=1))
        yield made


def build(house: House) -> Pack:
    (pack,) = house.radio.production.build(MONDAY, VI_HUONG)
    return pack


def digests(pack: Pack) -> dict[str, str]:
    return {one.name: one.sha256 for one in pack.files if one.name.startswith("audio/")}


def planned(house: House) -> list[tuple[BulletinId, ...]]:
    with house.radio.store.reading() as records:
        found = records.broadcasts.between(MONDAY, MONDAY, VI_HUONG)
    return [one.rundown.bulletins for one in found]


def test_in_the_afternoon_the_morning_is_past_and_not_withdrawn(house: House) -> None:
    first = build(house)
    house.approved(title="Mưa lớn", priority=Priority.PRIORITY, body="Đêm nay có mưa to.")
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        renamed = tuple(replace(one, title="Tin huyện") for one in schedules.programmes)
        records.schedules.save(replace(schedules, programmes=renamed))
    second = build(house)
    assert digests(second)[MORNING] == digests(first)[MORNING]
    assert digests(second)[EVENING] != digests(first)[EVENING]
    assert [one.name for one in second.withdrawn] == [EVENING]
    morning, evening = planned(house)
    assert len(morning) == 1
    assert len(evening) == 2


def test_what_the_morning_held_and_may_not_be_heard_any_more_is_withdrawn_but_stays_history(
    house: House,
) -> None:
    (before, _) = planned(house)
    house.radio.newsroom.withdraw(before[0], MINH.id, "Số liệu sai.")
    fresh = house.approved(title="Lịch tiêm", body="Trạm y tế xã mời bà con đi tiêm.")
    pack = build(house)
    assert list(digests(pack)) == [EVENING]
    assert {one.name for one in pack.withdrawn} == {MORNING, EVENING}
    assert planned(house) == [before, (fresh.id,)]


def test_a_morning_that_was_planned_but_not_built_in_time_is_built_still(house: House) -> None:
    house.clock.pass_by(-timedelta(days=1))
    tuesday = MONDAY + timedelta(days=1)
    house.radio.planning.plan(tuesday)
    house.clock.pass_by(timedelta(days=2))
    (pack,) = house.radio.production.build(tuesday, VI_HUONG)
    assert list(digests(pack)) == [MORNING, EVENING]


def test_a_day_first_asked_for_at_noon_has_only_what_is_still_to_come(house: House) -> None:
    house.clock.pass_by(timedelta(days=1))
    (pack,) = house.radio.production.build(MONDAY + timedelta(days=1), VI_HUONG)
    assert list(digests(pack)) == [EVENING]
