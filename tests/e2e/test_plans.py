"""A version of the plan is compared, restored and undone in a real browser, by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.admin_house import a_day
from tests.builders import MONDAY
from tests.e2e.conftest import Site
from tests.e2e.test_every_page import TOO_SMALL, admitted


@pytest.mark.parametrize("width", [360, 1280])
def test_a_version_is_compared_restored_and_undone(site: Site, width: int) -> None:
    a_day(site.house)
    site.house.approved(title="Họp thôn", body="Mời bà con dự họp thôn.")
    site.house.radio.production.build(MONDAY)
    visitor = admitted(site, viewport={"width": width, "height": 800})
    page = visitor.page
    visitor.goes_to("/stations/vi-huong?date=2022-10-03")
    expect(page.locator(".replaced")).to_contain_text("hãy tải lại")
    visitor.goes_to("/schedule?date=2022-10-03")
    visitor.follows("Các phiên bản lịch phát")
    assert page.evaluate(TOO_SMALL) == []
    page.get_by_role("link", name=re.compile(r"Xem thay đổi\s*: 2")).focus()
    page.keyboard.press("Enter")
    visitor.sees("Họp thôn")
    visitor.looks()
    visitor.follows("Tất cả phiên bản")
    page.get_by_role("button", name=re.compile(r"Khôi phục\s*: 1")).focus()
    page.keyboard.press("Enter")
    visitor.sees("Đã lấy lại phiên bản 1")
    visitor.looks()
    page.get_by_role("button", name="Hoàn tác").focus()
    page.keyboard.press("Enter")
    visitor.sees("Máy xếp lại 2 lượt phát")
