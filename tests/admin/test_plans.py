"""Versions of the plan on their page: compared, restored, undone; and packs that were replaced."""

from __future__ import annotations

import pytest

from radio.domain.broadcast import BroadcastId
from tests.admin_house import House, Unwatched, a_day, words
from tests.builders import HANH, LAN, MINH, MONDAY, QUAN

BROADCAST = BroadcastId("vi-huong/2022-10-03/buoi-sang")
PACK = "/stations/vi-huong?date=2022-10-03"


@pytest.fixture
def two(house: House) -> House:
    """Monday was built with two bulletins, then again with a third: versions 1 and 2."""
    a_day(house)
    house.approved(title="Họp thôn", body="Mời bà con dự họp thôn.")
    house.radio.production.build(MONDAY)
    return house


def heard(house: House) -> tuple[str, ...]:
    with house.radio.store.reading() as records:
        return records.broadcasts.get(BROADCAST).rundown.bulletins


def test_each_version_says_when_why_and_by_whom(two: House) -> None:
    page = words(two.at_desk(LAN).get("/plans"))
    assert page.count("lập lịch khi dựng chương trình · Hệ thống") == 2
    assert page.count("2 lượt phát thay đổi") == 2
    assert "02/10/2022 10:00" in page
    assert 'href="/plans/compare?before=1&after=2"' in page


def test_two_versions_are_compared_station_by_station(two: House) -> None:
    page = words(two.at_desk(LAN).get("/plans/compare?before=1&after=2"))
    assert "xã Đôn Phong, xã Vi Hương" in page
    assert "thêm 1, bỏ 0, chuyển 0 ở mỗi đài" in page
    assert page.count("thêm</span>") == 1
    assert "03/10/2022, Chương trình buổi sáng" in page
    backwards = words(two.at_desk(LAN).get("/plans/compare?before=2&after=1"))
    assert backwards.count("bỏ</span>") == 1
    assert "Họp thôn" in backwards


def test_an_operator_sees_only_their_station_and_restores_nothing(two: House) -> None:
    client = two.at_desk(HANH)
    page = words(client.get("/plans/compare?before=1&after=2"))
    assert "xã Vi Hương" in page
    assert "Đôn Phong" not in page
    index = words(client.get("/plans"))
    assert "Khôi phục" not in index
    assert "Đôn Phong" not in index
    assert client.post("/plans/1/restore").status_code == 403
    assert client.post("/plans/1/release").status_code == 403
    assert two.at_desk(MINH).post("/plans/1/restore").status_code == 403


def test_a_version_is_restored_built_written_down_and_undone(two: House) -> None:
    client = two.at_desk(LAN)
    answer = client.post("/plans/1/restore", follow_redirects=True)
    page = words(answer)
    assert "Đã lấy lại phiên bản 1: 2 lượt phát được giữ nguyên như trước." in page
    assert "hop-thon" not in heard(two)
    two.radio.work.drain(Unwatched())
    assert two.at_desk(HANH).get(PACK).status_code == 200
    assert "lần 3" in words(two.at_desk(HANH).get(PACK))
    with two.radio.store.reading() as records:
        assert ("plan.restore", LAN.id) in [(one.act, one.by) for one in records.audit.recent()]
    assert 'action="/plans/3/release"' in page
    undone = words(client.post("/plans/3/release", follow_redirects=True))
    assert "Máy xếp lại 2 lượt phát" in undone
    two.radio.work.drain(Unwatched())
    assert "hop-thon" in heard(two)
    assert "khôi phục một phiên bản lịch phát" in words(two.at_desk(QUAN).get("/audit"))


def test_what_has_gone_again_is_not_restored_and_the_page_says_why(two: House) -> None:
    with two.radio.store.reading() as records:
        first = records.bulletins.all()[0]
    two.radio.newsroom.withdraw(first.id, MINH.id, "Sai số liệu")
    page = words(two.at_desk(LAN).post("/plans/1/restore", follow_redirects=True))
    assert f"Bản tin “{first.script.title}” không còn được phát ở lượt đó." in page


def test_nothing_to_restore_is_said(two: House) -> None:
    page = words(two.at_desk(LAN).post("/plans/2/restore", follow_redirects=True))
    assert "không khác gì phiên bản 2" in page


@pytest.mark.parametrize(
    "url",
    [
        "/plans/compare",
        "/plans/compare?before=1&after=99",
        "/plans/compare?before=-1&after=99999999999",
    ],
)
def test_a_version_that_is_none_is_a_page_that_is_none(two: House, url: str) -> None:
    assert two.at_desk(LAN).get(url).status_code == 404
    assert two.at_desk(LAN).post("/plans/99/restore").status_code == 404


def test_a_pack_that_was_replaced_says_so_to_who_took_the_old_one(two: House) -> None:
    page = words(two.at_desk(HANH).get(PACK))
    assert "Gói phát này đã được thay (lần 2" in page
    assert "hãy tải lại" in page
    assert "audio/0500-buoi-sang.mp3" in page
    plans = words(two.at_desk(LAN).get("/plans"))
    assert "xã Vi Hương, 03/10/2022" in plans
    assert "bản làm lần 2" in plans


def test_a_pack_that_is_the_first_says_nothing(house: House) -> None:
    a_day(house)
    assert "đã được thay" not in words(house.at_desk(HANH).get(PACK))


def test_a_pack_in_which_nothing_is_left_says_to_delete_the_old_files(two: House) -> None:
    with two.radio.store.reading() as records:
        bulletins = records.bulletins.all()
    for one in bulletins:
        two.radio.newsroom.withdraw(one.id, MINH.id, "Sai số liệu")
    two.radio.production.build(MONDAY)
    page = words(two.at_desk(HANH).get(PACK))
    assert "Không còn gì để phát" in page
    assert "audio/0500-buoi-sang.mp3" in page
    assert "<audio" not in page


@pytest.mark.parametrize("number", [0, 99, 1 << 31, 10**20])
def test_a_version_that_no_database_could_hold_is_not_there(two: House, number: int) -> None:
    client = two.at_desk(LAN)
    for act in ("restore", "release"):
        assert client.post(f"/plans/{number}/{act}").status_code == 404
    asked = {"before": number, "after": 1}
    assert client.get("/plans/compare", query_string=asked).status_code == 404
