"""The emergency page: check, type the word, on the air; stop; review; warnings that wait."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from radio.domain.emergencies.emergency import Emergency
from radio.domain.emergencies.emergency_order import Order
from radio.domain.script import Kind
from tests.admin_house import House, words
from tests.builders import HANH, LAN, MINH, MONDAY, QUAN
from tests.cap_messages import cap

FORM: dict[str, Any] = {
    "text": "Nước suối dâng nhanh. Bà con sơ tán lúc 7h30.",
    "source": "Ban Chỉ huy phòng, chống thiên tai",
    "stations": ["vi-huong"],
    "level": "severe",
    "times": "3",
    "every": "10",
    "lasts": "6",
    "readings": "2",
}


def aired(house: House, by: Any = MINH, *stations: str) -> Emergency:
    order = Order(stations or ("vi-huong",), FORM["source"], text=FORM["text"])
    return house.radio.emergencies.air(order, by.id)


def test_it_is_checked_confirmed_and_on_the_air(house: House) -> None:
    desk = house.at_desk(MINH)
    checked = words(desk.post("/emergency/check", data=FORM))
    assert "bảy giờ ba mươi" in checked
    assert "xã Vi Hương" in checked
    assert not house.radio.emergencies.running()
    sent = desk.post("/emergency", data=FORM | {"confirm": "phát"}, follow_redirects=True)
    assert sent.status_code == 200
    (one,) = house.radio.emergencies.running()
    assert one.stations == ("vi-huong",)
    assert one.id in words(sent)


def test_where_the_list_cannot_be_written_it_is_said_and_it_is_on_the_air(house: House) -> None:
    in_the_way = house.radio.settings.workspace / "urgent" / "vi-huong"
    in_the_way.parent.mkdir()
    in_the_way.touch()
    desk = house.at_desk(MINH)
    sent = desk.post("/emergency", data=FORM | {"confirm": "phát"}, follow_redirects=True)
    assert sent.status_code == 200
    assert "xã Vi Hương: Quyết định vẫn có hiệu lực" in words(sent)
    assert len(house.radio.emergencies.running()) == 1


def test_without_the_word_nothing_is_aired(house: House) -> None:
    desk = house.at_desk(MINH)
    for typed in ("", "phá", "yes"):
        answer = desk.post("/emergency", data=FORM | {"confirm": typed})
        assert answer.status_code == 422
        assert "chưa gõ đúng chữ" in words(answer)
    assert not house.radio.emergencies.running()


def test_everything_wrong_is_named_and_what_was_written_stays(house: House) -> None:
    wrong = FORM | {"source": "", "times": "nhiều", "stations": [], "level": "x"}
    answer = house.at_desk(MINH).post("/emergency/check", data=wrong)
    said = words(answer)
    assert answer.status_code == 422
    assert "Hãy viết một số." in said
    assert "Hãy chọn mức độ nghiêm trọng." in said
    assert FORM["text"] in said
    answer = house.at_desk(MINH).post("/emergency/check", data=FORM | {"source": ""})
    assert "Hãy nêu nơi ra thông báo" in words(answer)


def test_what_nobody_can_read_is_refused_with_the_words(house: House) -> None:
    answer = house.at_desk(MINH).post("/emergency/check", data=FORM | {"text": "Theo XQZW."})
    assert answer.status_code == 422
    assert "XQZW" in words(answer)
    assert "Traceback" not in words(answer)


def test_who_has_not_the_right_sees_no_form_and_airs_nothing(house: House) -> None:
    for person in (LAN, HANH):
        desk = house.at_desk(person)
        assert "hãy gọi người duyệt" in words(desk.get("/emergency"))
        assert desk.post("/emergency/check", data=FORM).status_code == 403
        assert desk.post("/emergency", data=FORM | {"confirm": "phát"}).status_code == 403
    assert not house.radio.emergencies.running()


def test_strangers_are_sent_to_sign_in(house: House) -> None:
    for path in ("/emergency", "/emergency/on-air", "/stations/vi-huong/urgent/urgent.json"):
        assert house.app.test_client().get(path).status_code == 302


def test_an_operator_finds_it_at_once_and_takes_it(house: House) -> None:
    desk = house.at_desk(HANH)
    assert "Đang phát thông báo khẩn" not in words(desk.get("/emergency/on-air"))
    emergency = aired(house)
    for path in ("/", "/stations/vi-huong", "/emergency", "/emergency/on-air"):
        page = words(desk.get(path))
        assert "Đang phát thông báo khẩn" in page
        (url,) = set(re.findall(r'href="(/stations/vi-huong/urgent/[^"]+\.mp3)"', page))
    got = desk.get(url)
    assert got.mimetype == "audio/mpeg"
    assert "attachment" in got.headers["Content-Disposition"]
    assert desk.get(f"{url}?play=1", headers={"Range": "bytes=0-99"}).status_code == 206
    assert desk.get("/stations/vi-huong/urgent/urgent.json").get_json()["emergencies"]
    house.clock.pass_by(timedelta(minutes=1))
    house.radio.emergencies.cancel(emergency.id, MINH.id, "Nhầm.")
    assert desk.get(url).status_code == 404
    assert "Đang phát" not in words(desk.get("/emergency/on-air"))


def test_another_stations_operator_neither_sees_nor_takes_it(house: House) -> None:
    emergency = aired(house, MINH, "don-phong")
    desk = house.at_desk(HANH)
    assert emergency.id not in words(desk.get("/emergency"))
    assert desk.get(f"/stations/don-phong/urgent/{emergency.id}.mp3").status_code == 403
    for name in ("../vi-huong/urgent.json", "nothing.mp3", "%2e%2e%2fx"):
        assert desk.get(f"/stations/vi-huong/urgent/{name}").status_code == 404


def test_an_unchanged_answer_is_not_sent_again(house: House) -> None:
    aired(house)
    desk = house.at_desk(HANH)
    tag = desk.get("/emergency/on-air").headers["ETag"]
    assert desk.get("/emergency/on-air", headers={"If-None-Match": tag}).status_code == 304


def test_it_is_stopped_with_a_reason(house: House) -> None:
    emergency = aired(house)
    house.clock.pass_by(timedelta(minutes=1))
    desk = house.at_desk(MINH)
    path = f"/emergency/{emergency.id}/cancel"
    assert "nêu lý do" in words(desk.post(path, data={"reason": " "}, follow_redirects=True))
    assert house.radio.emergencies.running()
    assert house.at_desk(LAN).post(path, data={"reason": "Nhầm."}).status_code == 403
    stopped = desk.post(path, data={"reason": "Nước rút."}, follow_redirects=True)
    assert "Nước rút." in words(stopped)
    assert not house.radio.emergencies.running()
    assert desk.post("/emergency/none/cancel", data={"reason": "x"}).status_code == 404


def test_the_review_stays_open_on_the_first_page_until_another_approver_gives_it(
    house: House,
) -> None:
    emergency = aired(house, QUAN)
    for person in (MINH, QUAN, LAN):
        assert "Thông báo khẩn chờ xem lại" in words(house.at_desk(person).get("/"))
    assert "chờ xem lại" not in words(house.at_desk(HANH).get("/"))
    path = f"/emergency/{emergency.id}/review"
    assert house.at_desk(QUAN).post(path, data={"verdict": "confirmed"}).status_code == 403
    house.at_desk(MINH).post(path, data={"verdict": "confirmed"})
    assert "Thông báo khẩn chờ xem lại" not in words(house.at_desk(MINH).get("/"))


def test_the_sender_is_told_that_another_reviews_it(house: House) -> None:
    emergency = aired(house)
    desk = house.at_desk(MINH)
    answer = desk.post(f"/emergency/{emergency.id}/review", follow_redirects=True)
    assert "không tự xem lại" in words(answer)
    with house.radio.store.reading() as records:
        assert records.emergencies.unreviewed()


def test_what_was_wrong_stops_and_comes_back_into_the_form(house: House) -> None:
    emergency = aired(house, QUAN)
    house.clock.pass_by(timedelta(minutes=1))
    answer = house.at_desk(MINH).post(
        f"/emergency/{emergency.id}/review",
        data={"verdict": "corrected", "remark": "Sai giờ."},
        follow_redirects=True,
    )
    page = words(answer)
    assert FORM["text"] in page.split("<textarea")[1]
    assert "Sai giờ." in page
    assert not house.radio.emergencies.running()


def test_a_warning_that_waits_is_aired_by_a_person_or_put_aside(house: House) -> None:
    for identifier in ("lu-1", "lu-2"):
        house.radio.advisories.receive(cap(identifier=identifier), None)
    desk = house.at_desk(MINH)
    page = words(desk.get("/emergency"))
    assert page.count("Có cảnh báo đang chờ") == 2
    assert "Có cảnh báo" not in words(house.at_desk(HANH).get("/emergency"))
    keys = sorted(set(re.findall(r'name="key" value="([^"]+)"', page)))
    assert (
        house.at_desk(LAN).post("/emergency/warnings/air", data={"key": keys[0]}).status_code == 403
    )
    desk.post("/emergency/warnings/air", data={"key": keys[0]})
    desk.post("/emergency/warnings/aside", data={"key": keys[1]})
    assert len(house.radio.emergencies.running()) == 1
    assert "Có cảnh báo đang chờ" not in words(desk.get("/emergency"))
    assert desk.post("/emergency/warnings/air", data={"key": "none"}).status_code == 404


def test_the_page_foretells_what_is_cut_of_programmes(house: House) -> None:
    house.approved(title="Lịch tiêm phòng", kind=Kind.NOTICE, body="Trạm y tế xã mời bà con.")
    house.radio.production.build(MONDAY)
    house.clock.pass_by(timedelta(hours=19, seconds=1))
    assert "cắt ngang" not in words(house.at_desk(MINH).get("/emergency"))
    long = Order(("vi-huong",), FORM["source"], text="Nước dâng. " * 60, times=None)
    house.radio.emergencies.air(replace(long, every=timedelta(minutes=1)), MINH.id)
    page = words(house.at_desk(MINH).get("/emergency"))
    assert "Phần chương trình bị cắt ngang" in page
    assert "1 bản tin bị cắt" in page


def test_the_page_of_its_bulletin_can_be_looked_at(house: House) -> None:
    emergency = aired(house)
    desk = house.at_desk(MINH)
    for path in ("/bulletins", f"/bulletins/{emergency.bulletin}"):
        assert "Nước suối dâng nhanh" in words(desk.get(path))
    assert desk.get(f"/bulletins/{emergency.bulletin}/take.mp3").status_code == 200


def test_words_of_strangers_cannot_become_markup(house: House) -> None:
    evil = cap(identifier="lu-3").replace("Cảnh báo lũ quét".encode(), b"&lt;b&gt;x&lt;/b&gt;")
    house.radio.advisories.receive(evil, None)
    assert b"<b>x</b>" not in house.at_desk(MINH).get("/emergency").data


def test_what_describes_a_field_is_there(house: House) -> None:
    desk = house.at_desk(MINH)
    wrong = FORM | {"source": "", "text": "", "times": "many"}
    for answer in (desk.get("/emergency"), desk.post("/emergency/check", data=wrong)):
        page = words(answer)
        named = " ".join(re.findall(r'aria-describedby="([^"]+)"', page)).split()
        assert named
        assert [one for one in named if f'id="{one}"' not in page] == []
