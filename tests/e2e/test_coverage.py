"""Coverage in a real browser: read on a phone and on a desk, supposed by keyboard, on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from radio.domain.coverage.coverage import Target
from tests.admin_house import PLAN, THEME
from tests.builders import MONDAY
from tests.e2e.conftest import Site
from tests.e2e.test_every_page import TOO_SMALL, admitted

PAGE = "/coverage?date=2022-10-03"


@pytest.fixture
def wanting(site: Site) -> Site:
    """Sixty items a month are wanted, and one is there to be planned."""
    with site.house.radio.store.begin() as records:
        plan = replace(PLAN, targets=(Target(THEME.id, 60, "month"),))
        records.schedules.save(replace(records.schedules.load(), plan=plan))
    site.house.approved(title="Họp thôn", body="Mời bà con dự họp thôn.")
    site.house.radio.planning.plan(MONDAY)
    return site


@pytest.mark.parametrize("width", [360, 1280])
def test_what_if_is_worked_out_at_once_by_keyboard_alone(wanting: Site, width: int) -> None:
    visitor = admitted(wanting, viewport={"width": width, "height": 800})
    visitor.goes_to(PAGE)
    assert visitor.page.evaluate(TOO_SMALL) == []
    page = visitor.page
    theme = page.get_by_label("Nội dung tuyên truyền", exact=True)
    theme.focus()
    page.keyboard.press("ArrowDown")
    supposal = page.locator("#supposal")
    expect(supposal).to_contain_text("Chỉ là giả định, không lưu gì.")
    expect(supposal.get_by_role("cell").first).to_contain_text("(nay 29)")
    expect(theme).to_be_focused()
    visitor.looks()
    with wanting.house.radio.store.reading() as records:
        assert len(records.broadcasts.between(MONDAY, MONDAY.replace(day=31))) == 2


@pytest.mark.parametrize("width", [360, 1280])
def test_a_cell_is_read_with_its_commune_and_opened(wanting: Site, width: int) -> None:
    visitor = admitted(wanting, viewport={"width": width, "height": 800})
    visitor.goes_to(PAGE)
    table = visitor.page.get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts()[1:] == ["Vi Hương", "Đôn Phong"]
    expect(table.get_by_role("rowheader")).to_contain_text("Mục tiêu của Chương trình")
    cell = table.get_by_role("cell").first
    expect(cell).to_contain_text("còn thiếu")
    expect(cell.locator(".cover-name")).to_be_visible(visible=width == 360)
    cell.get_by_role("link").focus()
    visitor.page.keyboard.press("Enter")
    visitor.sees("Họp thôn")
    visitor.looks()


def test_without_scripts_what_if_is_a_page_like_any_other(wanting: Site) -> None:
    visitor = wanting.visitor(java_script_enabled=False)
    page, once = visitor.page, wanting.house.radio.accounts.reset_password
    page.goto("/sign-in")
    page.get_by_label("Tên đăng nhập").fill("lan")
    one_time = once("lan")
    page.get_by_label("Mật khẩu").fill(one_time)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_label("Mật khẩu dùng một lần").fill(one_time)
    page.get_by_label("Mật khẩu mới", exact=True).fill("mot cau that dai")
    page.get_by_label("Nhập lại mật khẩu mới").fill("mot cau that dai")
    page.get_by_role("button", name="Lưu mật khẩu").click()
    page.goto(PAGE)
    page.get_by_label("Nội dung tuyên truyền", exact=True).select_option(index=1)
    page.get_by_role("button", name="Xếp thử", exact=True).click()
    visitor.sees("Chỉ là giả định, không lưu gì.")


def test_on_paper_the_map_stands_without_its_forms(wanting: Site) -> None:
    visitor = admitted(wanting, viewport={"width": 1280, "height": 800})
    visitor.goes_to(PAGE)
    visitor.page.emulate_media(media="print")
    expect(visitor.page.get_by_role("table")).to_be_visible()
    expect(visitor.page.locator("#what-if")).to_be_hidden()
    expect(visitor.page.locator("form.filter")).to_be_hidden()
