"""A programme is ordered in a real browser: by keyboard, by mouse, without scripts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

import pytest
from playwright.sync_api import Dialog, expect

from radio.domain.bulletin import BulletinId
from radio.domain.schedule import SlotId
from tests.builders import MONDAY, QUAN, a_slot
from tests.e2e.conftest import Site
from tests.e2e.test_every_page import TOO_SMALL, admitted

PAGE = "/programmes?station=vi-huong&date=2022-10-03"

PRESS_AT_ONCE = """
acts => acts.forEach(act => document.querySelector(`[value="${act}"]`).click())
"""


def a_programme(site: Site) -> tuple[BulletinId, ...]:
    """Three news items at Vi Hương on Monday, as the planner placed them."""
    for title in ("Họp thôn", "Làm đường", "Vay vốn"):
        site.house.approved(title=title, body="Ủy ban nhân dân xã mời bà con dự họp thôn.")
    site.house.radio.production.build(MONDAY)
    return heard(site)


def heard(site: Site) -> tuple[BulletinId, ...]:
    with site.house.radio.store.reading() as records:
        return records.broadcasts.between(MONDAY, MONDAY, "vi-huong")[0].rundown.bulletins


@pytest.mark.parametrize("width", [360, 1280])
def test_an_item_is_moved_by_keyboard_undone_and_kept(site: Site, width: int) -> None:
    first, second, third = a_programme(site)
    visitor = admitted(site, viewport={"width": width, "height": 800})
    visitor.goes_to(PAGE)
    assert visitor.page.evaluate(TOO_SMALL) == []
    page, order = visitor.page, visitor.page.locator('[name="order"]').first
    down = page.get_by_role("button", name=re.compile("Chuyển xuống")).first
    down.focus()
    page.keyboard.press("Enter")
    expect(order).to_have_value(f"{second} {first} {third}")
    assert page.evaluate("document.activeElement.id").startswith("down-")
    page.keyboard.press("Alt+ArrowDown")
    expect(order).to_have_value(f"{second} {third} {first}")
    expect(page.locator("[data-say]").first).to_contain_text("trên 30:00")
    visitor.looks()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(order).to_have_value(f"{second} {first} {third}")
    page.get_by_role("button", name="Lưu thứ tự này", exact=True).click()
    visitor.sees("Đã lưu thứ tự.")
    assert heard(site) == (second, first, third)
    visitor.looks()


def test_a_step_in_the_first_of_two_programmes_leaves_the_page_where_it_is(site: Site) -> None:
    with site.house.radio.store.begin() as records:
        schedules = records.schedules.load()
        evening = a_slot(id=SlotId("buoi-chieu"), starts=time(17))
        records.schedules.save(replace(schedules, slots=(*schedules.slots, evening)))
    a_programme(site)
    visitor = admitted(site, viewport={"width": 1280, "height": 700})
    visitor.goes_to(PAGE)
    page = visitor.page
    assert page.locator("[data-order]").count() == 2
    down = page.get_by_role("button", name=re.compile("Chuyển xuống")).first
    down.evaluate("one => one.scrollIntoView({ block: 'center' })")
    pressed = down.get_attribute("id")
    down.click()
    expect(page.locator("[data-draft]")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == pressed
    expect(page.locator(f"#{pressed}")).to_be_in_viewport(ratio=1)


def test_whoever_comes_second_sees_why_and_the_other_order(site: Site) -> None:
    first, second, third = a_programme(site)
    visitor = admitted(site, viewport={"width": 1280, "height": 700})
    visitor.goes_to(PAGE)
    page = visitor.page
    page.get_by_role("button", name=re.compile("Chuyển xuống")).first.click()
    save = page.get_by_role("button", name="Lưu thứ tự này")
    expect(save).to_be_visible()
    with site.house.radio.store.reading() as records:
        broadcast = records.broadcasts.between(MONDAY, MONDAY, "vi-huong")[0].id
    site.house.radio.ordering.save(broadcast, (third, first, second), QUAN.id, None)
    save.click()
    alert = page.locator("[data-order] [role=alert]")
    expect(alert).to_be_in_viewport(ratio=1)
    expect(alert).to_be_focused()
    expect(page.locator('[name="order"]').first).to_have_value(f"{third} {first} {second}")
    visitor.looks()


def test_a_draft_is_not_left_without_a_question(site: Site) -> None:
    a_programme(site)
    visitor = admitted(site)
    visitor.goes_to(PAGE)
    page = visitor.page
    asked: list[str] = []

    def stays(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stays)
    page.get_by_role("button", name=re.compile("Chuyển xuống")).first.click()
    page.get_by_role("link", name="Hủy", exact=True).click()
    expect(page.locator("[data-draft]")).to_be_visible()
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("[data-draft]")).to_have_count(0)
    page.goto("/")
    assert asked == ["beforeunload"]


def test_no_quick_press_is_lost(site: Site) -> None:
    first, second, third = a_programme(site)
    visitor = admitted(site)
    visitor.goes_to(PAGE)
    page, order = visitor.page, visitor.page.locator('[name="order"]').first
    page.evaluate(PRESS_AT_ONCE, [f"down {first}", f"down {first}", f"up {third}"])
    expect(order).to_have_value(f"{third} {second} {first}")
    expect(page.locator('[name="past"]')).to_have_count(3)


def test_an_item_is_dragged_to_its_place(site: Site) -> None:
    first, second, third = a_programme(site)
    visitor = admitted(site, viewport={"width": 1280, "height": 1600})
    visitor.goes_to(PAGE)
    items = visitor.page.locator("[data-item]")
    last = items.nth(2).locator(".meta")
    last.drag_to(items.nth(0).locator(".meta"), target_position={"x": 5, "y": 2})
    order = visitor.page.locator('[name="order"]').first
    expect(order).to_have_value(f"{third} {first} {second}")


def test_the_programme_plays_from_a_place_on_the_timeline(site: Site) -> None:
    a_programme(site)
    visitor = admitted(site, viewport={"width": 1280, "height": 800})
    visitor.goes_to(PAGE)
    line = visitor.page.locator("[data-timeline]").first
    box = line.bounding_box()
    assert box is not None
    wanted = 0.01 * float(line.get_attribute("data-timeline") or 0)
    line.click(position={"x": box["width"] * 0.01, "y": 20})
    visitor.page.wait_for_function(
        f"Math.abs(document.querySelector('audio').currentTime - {wanted}) < 5"
        f" && document.querySelector('audio').currentTime >= {wanted} - 1"
    )
    head = visitor.page.locator("[data-head]").first
    expect(head).not_to_have_attribute("x1", "0")


def test_without_scripts_an_order_is_tried_and_kept_all_the_same(site: Site) -> None:
    first, second, third = a_programme(site)
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
    page.goto(PAGE)
    page.get_by_role("button", name=re.compile("Chuyển lên")).last.click()
    visitor.sees("chưa lưu")
    page.get_by_role("button", name="Lưu thứ tự này").click()
    visitor.sees("Đã lưu thứ tự.")
    assert heard(site) == (first, third, second)


def test_a_step_after_the_session_ended_leads_to_the_door(site: Site) -> None:
    a_programme(site)
    visitor = admitted(site)
    visitor.goes_to(PAGE)
    visitor.page.context.clear_cookies()
    visitor.page.get_by_role("button", name=re.compile("Chuyển xuống")).first.click()
    visitor.sees("Phiên làm việc đã kết thúc")
    expect(visitor.page.get_by_label("Mật khẩu")).to_be_visible()


def test_a_step_that_does_not_arrive_is_said_until_one_does(site: Site) -> None:
    first, second, third = a_programme(site)
    visitor = admitted(site)
    visitor.goes_to(PAGE)
    page = visitor.page
    said = page.locator("[data-not-done]")
    down = page.get_by_role("button", name=re.compile("Chuyển xuống")).first
    page.context.set_offline(True)
    down.click()
    expect(said).to_contain_text("Không kết nối được với máy chủ")
    visitor.looks()
    page.context.set_offline(False)
    down.click()
    expect(page.locator('[name="order"]').first).to_have_value(f"{second} {first} {third}")
    expect(said).to_be_hidden()


def test_whoever_writes_is_told_that_they_are_signed_out_and_not_led_away(site: Site) -> None:
    visitor = admitted(site)
    visitor.goes_to("/bulletins/new")
    page = visitor.page
    with page.expect_response("**/spoken"):
        page.locator("#body").press_sequentially("Mời bà con")
    page.context.clear_cookies()
    page.locator("#body").press_sequentially(" dự họp.")
    expect(page.locator("[data-not-done]")).to_contain_text("sao chép phần vừa viết")
    expect(page.locator("#body")).to_have_value("Mời bà con dự họp.")
