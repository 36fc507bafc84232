"""Vietnamese first, English by a switch."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

import radio
from radio.admin.labels import ACTS
from radio.admin.language import clock, day, moment, number, playing_time, size, weekday
from tests.admin_house import House, words
from tests.builders import EVE, LAN, MONDAY, QUAN


def test_pages_are_vietnamese_until_somebody_chooses_english(house: House) -> None:
    client = house.at_desk(LAN)
    assert '<html lang="vi">' in words(client.get("/"))
    assert "<h1>Hôm nay</h1>" in words(client.get("/"))
    client.post("/language", data={"language": "en"}, headers={"Referer": "http://localhost/help"})
    page = words(client.get("/"))
    assert '<html lang="en">' in page
    assert "<h1>Today</h1>" in page
    client.post("/language", data={"language": "vi"})
    assert "<h1>Hôm nay</h1>" in words(client.get("/"))


def test_the_switch_stays_on_the_page_and_never_leaves_the_admin(house: House) -> None:
    client = house.app.test_client()
    for referrer, kept in (
        ("http://localhost/help?x=1", "/help?x=1"),
        ("http://elsewhere.example/help", "/"),
    ):
        answer = client.post("/language", data={"language": "en"}, headers={"Referer": referrer})
        assert answer.headers["Location"] == kept


@pytest.mark.parametrize("url", ["/", "/bulletins", "/bulletins/new", "/jobs", "/people", "/help"])
def test_english_pages_hold_no_vietnamese_but_names(house: House, url: str) -> None:
    client = house.at_desk(QUAN)
    client.post("/language", data={"language": "en"})
    page = re.sub(r"<(\w+)[^>]*\slang=\"vi\".*?</\1>", "", words(client.get(url)), flags=re.DOTALL)
    page = page.replace(QUAN.name, "")
    assert not re.findall(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]", page)


def test_dates_times_and_numbers_are_written_as_offices_write_them(house: House) -> None:
    with house.app.test_request_context():
        assert day(MONDAY) == "03/10/2022"
        assert weekday(MONDAY) == "Thứ Hai"
        assert moment(EVE) == "02/10/2022 10:00"
        assert clock(EVE) == "10:00"
        assert number(-16.04) == "-16,0"
        assert size(3_440_000) == "3,4 MB"
        assert playing_time(timedelta(minutes=12, seconds=4.6)) == "12:05"


def test_every_act_of_the_audit_log_has_a_name() -> None:
    source = "".join(
        path.read_text("utf-8") for path in (Path(radio.__path__[0]) / "services").glob("*.py")
    )
    acts = set(re.findall(r'"((?:bulletin|person|pack|build|job|schedules)\.\w+)"', source))
    assert acts
    assert acts <= set(ACTS)
