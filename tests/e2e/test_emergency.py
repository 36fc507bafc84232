"""At two in the morning on a telephone: an emergency from the first letter to the station."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from radio.domain.emergencies.emergency_order import Order
from radio.domain.people import Person
from tests.admin_house import House
from tests.builders import HANH, MINH, QUAN
from tests.cap_messages import cap
from tests.e2e.conftest import Site
from tests.e2e.visitor import Visitor

SCREENS = [(360, 740, "dark"), (1280, 800, "light")]
OWN = "mot cau that dai"


def visits(site: Site, person: Person, width: int, height: int, light: str) -> Visitor:
    house: House = site.house
    screen = {"width": width, "height": height}
    visitor = site.visitor(viewport=screen, color_scheme=light)
    one_time = house.radio.accounts.reset_password(person.id, by=QUAN.id)
    visitor.signs_in(person.id, one_time, OWN)
    return visitor


@pytest.mark.parametrize(("width", "height", "light"), SCREENS)
def test_it_is_written_checked_typed_heard_stopped_and_reviewed(
    site: Site, width: int, height: int, light: str, tmp_path: Path
) -> None:
    site.house.radio.advisories.receive(cap(), None)
    minh = visits(site, MINH, width, height, light)
    minh.opens_page("Thông báo khẩn")
    minh.sees("Có cảnh báo đang chờ")
    minh.page.get_by_label("Nội dung cần đọc").fill("Nước dâng nhanh. Bà con sơ tán lúc 7h30.")
    minh.presses("Xem lời sẽ đọc")
    minh.sees("Chưa phát. Xin sửa những chỗ sau")
    minh.page.get_by_label("Nơi ra thông báo").fill("Ban Chỉ huy phòng, chống thiên tai")
    minh.page.get_by_role("checkbox", name="xã Vi Hương").check()
    minh.presses("Xem lời sẽ đọc")
    minh.sees("bảy giờ ba mươi")
    minh.page.get_by_label("Gõ chữ PHÁT để phát").fill("phát")
    minh.presses("Phát ngay")
    minh.sees("Đang phát thông báo khẩn")

    hanh = visits(site, HANH, width, height, light)
    hanh.sees("Đang phát thông báo khẩn")
    with hanh.page.expect_download() as fetched:
        hanh.page.get_by_role("link", name="Tải về và phát").click()
    target = tmp_path / "khan.mp3"
    fetched.value.save_as(target)
    assert target.stat().st_size > 10_000

    minh.page.get_by_label("Lý do dừng").fill("Nước đã rút.")
    minh.presses("Dừng ở mọi đài")
    minh.sees("Nước đã rút.")
    hanh.sees("Không có thông báo khẩn nào đang phát.")
    expect(hanh.page.locator(".alarm")).to_have_count(0)


def test_what_somebody_listens_to_goes_on_until_it_is_stopped(site: Site) -> None:
    order = Order(("vi-huong",), "Ủy ban xã", text="Lũ về.")
    emergency = site.house.radio.emergencies.air(order, MINH.id)
    hanh = visits(site, HANH, 360, 740, "light")
    audio = hanh.page.locator("audio")
    expect(audio).to_have_count(1)
    audio.evaluate("one => Object.defineProperty(one, 'paused', {value: false})")
    audio.evaluate("one => { window.listening = one }")
    other = site.house.radio.emergencies.air(replace(order, text="Sạt lở."), MINH.id)
    with hanh.page.expect_response(lambda answer: "on-air" in answer.url and answer.ok):
        pass
    assert hanh.page.evaluate("window.listening.isConnected")
    site.house.clock.pass_by(timedelta(minutes=1))
    for one in (emergency, other):
        site.house.radio.emergencies.cancel(one.id, MINH.id, "Hết lũ.")
    expect(audio).to_have_count(0)


def test_every_target_is_large_enough_for_a_thumb(site: Site) -> None:
    minh = visits(site, MINH, 360, 740, "light")
    minh.goes_to("/emergency")
    small = minh.page.evaluate(
        """() => [...document.querySelectorAll("main button, main .btn, main input, main select")]
        .filter(one => one.offsetParent && !["hidden", "checkbox"].includes(one.type))
        .filter(one => one.getBoundingClientRect().height < 43.5)
        .map(one => one.outerHTML.slice(0, 80))"""
    )
    assert small == []
