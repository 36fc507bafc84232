"""The schedule in a real browser: by mouse, by keyboard, by form, without scripts; and undone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

import pytest
from playwright.sync_api import Locator, expect

from radio.domain.slot import SlotId
from radio.domain.timetable.limit import Limit, LimitKind
from tests.admin_house import a_day
from tests.builders import MONDAY, QUAN, a_slot
from tests.e2e.conftest import Site
from tests.e2e.test_every_page import TOO_SMALL, admitted
from tests.e2e.visitor import Visitor

WEEK = "/schedule?date=2022-10-03"
STATION = "/schedule/at/vi-huong?date=2022-10-03"
PAGES = (
    WEEK,
    f"{WEEK}&zoom=day",
    f"{WEEK}&state=trouble",
    STATION,
    "/schedule/at/vi-huong/sheet?date=2022-10-03",
    "/schedule/at/vi-huong/2022-10-03",
    "/schedule/at/vi-huong/2022-10-03/buoi-sang",
    "/bulletins/lich-tiem-phong/broadcasts?date=2022-10-03",
)


def furnish(site: Site) -> None:
    """A morning and an evening at both stations, and quiet hours by night."""
    limit = Limit(LimitKind.QUIET_HOURS, "Quy chế của xã", begins=time(21), ends=time(5))
    with site.house.radio.store.begin() as records:
        schedules = records.schedules.load()
        slots = (a_slot(), a_slot(id=SlotId("chieu"), starts=time(17)))
        records.schedules.save(replace(schedules, slots=slots, limits=(limit,)))


def hours(site: Site) -> list[str]:
    """When something begins at Vi Hương on Monday."""
    week = site.house.radio.weeks.of(MONDAY, 1, {"vi-huong"})  # type: ignore[arg-type]
    return [f"{one.starts:%H:%M} {one.slot}" for one in week.blocks]


def block(visitor: Visitor, slot: str = "buoi-sang", on: str = "2022-10-03") -> Locator:
    return visitor.page.locator(f'.block:has([id="vi-huong.{on}.{slot}"])')


def cell(visitor: Visitor, hour: int, on: str = "2022-10-03") -> Locator:
    return visitor.page.locator(f'td[data-station="vi-huong"][data-on="{on}"][data-hour="{hour}"]')


def drop(visitor: Visitor, what: Locator, where: Locator, x: float, y: float) -> None:
    """Drag a block by its left upper corner to a place in a cell, given in parts of it."""
    where.scroll_into_view_if_needed()
    box = where.bounding_box()
    assert box is not None
    target = {"x": box["width"] * x, "y": box["height"] * y}
    what.drag_to(where, source_position={"x": 4, "y": 2}, target_position=target)  # type: ignore[arg-type]


def test_no_page_of_the_schedule_breaks_a_rule_of_accessibility(site: Site) -> None:
    a_day(site.house)
    furnish(site)
    visitor = admitted(site)
    for width, height, light in ((360, 740, "dark"), (1280, 800, "light")):
        visitor.page.set_viewport_size({"width": width, "height": height})
        visitor.page.emulate_media(color_scheme=light)  # type: ignore[arg-type]
        for path in PAGES:
            visitor.goes_to(path)
            assert visitor.page.evaluate(TOO_SMALL) == [], path


def test_a_broadcast_is_dragged_down_its_day_and_taken_back(site: Site) -> None:
    furnish(site)
    visitor = admitted(site, viewport={"width": 1280, "height": 1600})
    visitor.goes_to(STATION)
    drop(visitor, block(visitor), cell(visitor, 9), 0.5, 0.6)
    visitor.sees("buoi-sang phát ngày 03/10/2022 lúc 09:")
    (moved, _) = hours(site)
    assert re.fullmatch(r"09:[0-5][05] buoi-sang", moved)
    expect(block(visitor).locator("a")).to_be_focused()
    visitor.looks()
    visitor.page.get_by_role("status").get_by_role("button", name="Hoàn tác").click()
    visitor.sees("Đã phát lại như cũ.")
    assert hours(site) == ["05:00 buoi-sang", "17:00 chieu"]


def test_a_broadcast_is_dragged_across_the_hours_of_all_stations(site: Site) -> None:
    furnish(site)
    visitor = admitted(site, viewport={"width": 1280, "height": 1000})
    visitor.goes_to(f"{WEEK}&zoom=day")
    drop(visitor, block(visitor), cell(visitor, 11), 0.55, 0.5)
    visitor.sees("buoi-sang phát ngày 03/10/2022 lúc 11:")
    assert "zoom=day" in visitor.page.url
    assert hours(site)[0].startswith("11:")


def test_a_broadcast_is_dragged_to_another_day_and_never_to_another_station(site: Site) -> None:
    furnish(site)
    visitor = admitted(site, viewport={"width": 1280, "height": 1000})
    visitor.goes_to(WEEK)
    there = visitor.page.locator('td[data-station="don-phong"][data-on="2022-10-05"]')
    drop(visitor, block(visitor, "chieu"), there, 0.5, 0.9)
    assert hours(site) == ["05:00 buoi-sang", "17:00 chieu"]
    same = visitor.page.locator('td[data-station="vi-huong"][data-on="2022-10-05"]')
    drop(visitor, block(visitor, "chieu"), same, 0.5, 0.95)
    visitor.sees("trùng giờ" if "chieu-2022" in visitor.page.url else "chieu")
    expect(visitor.page.get_by_role("alert")).to_contain_text("chieu")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_broadcast_is_moved_by_keyboard_alone(site: Site, width: int) -> None:
    furnish(site)
    visitor = admitted(site, viewport={"width": width, "height": 900})
    visitor.goes_to(STATION)
    block(visitor).locator("a").focus()
    visitor.page.keyboard.press("Alt+ArrowDown")
    visitor.sees("lúc 05:05.")
    expect(block(visitor).locator("a")).to_be_focused()
    visitor.page.keyboard.press("Alt+ArrowDown")
    visitor.sees("lúc 05:10.")
    visitor.page.keyboard.press("Alt+ArrowUp")
    visitor.sees("lúc 05:05.")
    assert hours(site)[0] == "05:05 buoi-sang"
    visitor.looks()


def test_where_a_limit_is_broken_a_reason_is_asked_for(site: Site) -> None:
    furnish(site)
    visitor = admitted(site, viewport={"width": 1280, "height": 900})
    visitor.goes_to(STATION)
    block(visitor).locator("a").focus()
    visitor.page.keyboard.press("Alt+ArrowUp")
    visitor.sees("Quy chế của xã")
    visitor.looks()
    expect(visitor.page.get_by_label("Bắt đầu lúc")).to_have_value("04:55")
    visitor.page.get_by_label("Lý do", exact=True).fill("Lệnh của huyện")
    visitor.page.get_by_label(re.compile("vượt giới hạn")).check()
    visitor.presses("Dời giờ")
    visitor.sees("lúc 04:55.")
    visitor.sees("Lệnh của huyện")
    assert hours(site)[0] == "04:55 buoi-sang"
    visitor.presses("Hoàn tác: buoi-sang/2022-10-03/vi-huong")
    assert hours(site)[0] == "05:00 buoi-sang"


def test_the_way_back_fades_from_above_and_stays_in_the_list(site: Site) -> None:
    furnish(site)
    visitor = admitted(site, viewport={"width": 1280, "height": 900})
    visitor.page.clock.install()
    visitor.goes_to(STATION)
    block(visitor).locator("a").focus()
    visitor.page.keyboard.press("Alt+ArrowDown")
    notice = visitor.page.locator("[data-fades]")
    expect(notice).to_be_visible()
    visitor.page.clock.run_for(9_000)
    expect(notice).to_be_visible()
    visitor.page.clock.run_for(2_000)
    expect(notice).to_have_count(0)
    listed = visitor.page.get_by_role("button", name=re.compile("Hoàn tác: buoi-sang"))
    expect(listed).to_be_visible()


def test_without_scripts_a_broadcast_is_moved_by_its_form(site: Site) -> None:
    furnish(site)
    visitor = site.visitor(java_script_enabled=False)
    page = visitor.page
    once = site.house.radio.accounts.reset_password(QUAN.id)
    page.goto("/sign-in")
    page.get_by_label("Tên đăng nhập").fill("quan")
    page.get_by_label("Mật khẩu").fill(once)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_label("Mật khẩu dùng một lần").fill(once)
    page.get_by_label("Mật khẩu mới", exact=True).fill("mot cau that dai")
    page.get_by_label("Nhập lại mật khẩu mới").fill("mot cau that dai")
    page.get_by_role("button", name="Lưu mật khẩu").click()
    page.goto(WEEK)
    block(visitor).get_by_role("link").click()
    page.get_by_label("Bắt đầu lúc").fill("17:10")
    page.get_by_label("Lý do", exact=True).fill("Mất điện")
    page.get_by_label("Nếu lúc đó đang phát chương trình khác").select_option("chain")
    page.get_by_role("button", name="Dời giờ").click()
    visitor.sees("lúc 17:30.")
    assert hours(site) == ["17:00 chieu", "17:30 buoi-sang"]


def test_the_sheet_prints_on_a4_without_the_page_around_it(site: Site) -> None:
    furnish(site)
    visitor = admitted(site, viewport={"width": 1280, "height": 900})
    visitor.goes_to("/schedule/at/vi-huong/sheet?date=2022-10-03")
    visitor.page.emulate_media(media="print")
    expect(visitor.page.get_by_role("navigation")).to_have_count(0)
    expect(visitor.page.get_by_role("button", name="In", exact=True)).to_be_hidden()
    expect(visitor.page.locator(".signatures")).to_be_visible()
    assert b"/MediaBox [0 0 841" in visitor.page.pdf(prefer_css_page_size=True)
    visitor.goes_to("/schedule/at/vi-huong/2022-10-03")  # other pages keep their own way to print
    assert b"/MediaBox [0 0 841" not in visitor.page.pdf(prefer_css_page_size=True)
