"""A day with a relay on the pages: shown where it is, and nothing waits to be built for it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from radio.domain.packs.variant import Variant
from radio.domain.people import Person
from radio.domain.programme import Relay
from radio.domain.script import Kind
from radio.domain.station import StationId
from tests.admin_house import House, a_day, words
from tests.builders import HANH, LAN, MONDAY, a_programme

TOTAL = re.compile(r"<strong>(\d+):(\d\d)</strong> trên 8:00\s.*?còn trống (\d+):(\d\d)", re.DOTALL)


def a_day_with_a_relay(house: House) -> None:
    relay = Relay("Đài Tiếng nói Việt Nam", timedelta(minutes=10), after=timedelta(minutes=8))
    *parts, farewell = a_programme().parts
    with house.radio.store.begin() as records:
        schedules = records.schedules.load()
        first, *others = schedules.stations
        records.schedules.save(
            replace(
                schedules,
                programmes=(a_programme(parts=(*parts, relay, farewell)),),
                stations=(replace(first, variants=(Variant.LOW,)), *others),
            )
        )
    a_day(house)


def page(house: House, person: Person, path: str) -> str:
    answer = house.at_desk(person).get(path)
    assert answer.status_code == 200, path
    return words(answer)


def test_a_relay_is_shown_between_what_the_station_makes_itself(house: House) -> None:
    a_day_with_a_relay(house)
    shown = page(house, LAN, "/programmes?date=2022-10-03&station=vi-huong")
    assert "Tiếp âm Đài Tiếng nói Việt Nam" in shown
    assert shown.index("05:00") < shown.index("05:08") < shown.index("05:18")
    assert "Đài Tiếng nói Việt Nam" in page(house, HANH, "/programmes?date=2022-10-03")


def test_what_only_fills_the_time_before_a_relay_is_free(house: House) -> None:
    a_day_with_a_relay(house)
    with house.radio.store.reading() as records:
        (first, *_) = records.broadcasts.between(MONDAY, MONDAY, StationId("vi-huong"))
    *spoken, _silence = house.radio.timelines.of(first).pieces
    url = "/programmes/vi-huong/2022-10-03/buoi-sang/order"
    lengths = []
    for order in (first.rundown.bulletins, first.rundown.bulletins[:1]):
        form = {"act": "", "order": " ".join(order)}
        tried = words(house.at_desk(LAN).post(url, data=form))
        found = TOTAL.search(tried)
        assert found is not None
        minutes, seconds, free_minutes, free_seconds = map(int, found.groups())
        played = timedelta(minutes=minutes, seconds=seconds)
        free = timedelta(minutes=free_minutes, seconds=free_seconds)
        assert abs(timedelta(minutes=8) - played - free) <= timedelta(seconds=1)
        lengths.append(played)
    whole, without = lengths
    assert sum((one.length for one in spoken), timedelta()) <= whole + timedelta(seconds=1)
    assert whole < timedelta(minutes=7)
    assert without < whole


def test_too_much_before_a_relay_is_shown_as_too_long(house: House) -> None:
    body = "Trạm y tế xã mời bà con đưa trẻ em đi tiêm phòng đầy đủ, đúng lịch. " * 60
    long = [house.approved(title=f"Dài {one}", kind=Kind.NOTICE, body=body).id for one in range(3)]
    a_day_with_a_relay(house)
    url = "/programmes/vi-huong/2022-10-03/buoi-sang/order"
    tried = words(house.at_desk(LAN).post(url, data={"act": "", "order": " ".join(long)}))
    assert "Hết thời lượng" not in tried
    assert "dài quá" in tried


def test_the_station_finds_its_small_pack_beside_the_usual_one(house: House) -> None:
    a_day_with_a_relay(house)
    shown = page(house, HANH, "/stations/vi-huong?date=2022-10-03")
    assert "Gói nhỏ cho đường truyền yếu" in shown
    assert "0518-buoi-sang.3.mp3" in shown
    small = "/stations/vi-huong/2022-10-03/files/vi-huong-2022-10-03-low.zip?variant=low"
    assert house.at_desk(HANH).get(small).data[:2] == b"PK"
    assert house.at_desk(HANH).get(small.replace("=low", "=loud")).status_code == 404
    assert page(house, HANH, "/")
