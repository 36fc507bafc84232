"""The first page tells when time cannot be relied on."""

from __future__ import annotations

from dataclasses import replace

from tests.admin_house import House, words
from tests.builders import LAN


def test_the_first_page_names_stations_in_a_zone_nobody_knows(house: House) -> None:
    alert = "Máy này không có múi giờ nào tên là Asia/Hanoi."
    assert alert not in words(house.at_desk(LAN).get("/"))
    with house.radio.store.begin() as records:
        kept = records.schedules.load()
        first, *others = kept.stations
        lost = replace(first, zone="Asia/Hanoi")
        records.schedules.save(replace(kept, stations=(lost, *others)))
    page = house.at_desk(LAN).get("/")
    assert page.status_code == 200
    assert f"xã Vi Hương: {alert}" in words(page)
