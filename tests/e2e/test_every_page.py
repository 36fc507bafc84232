"""Every page, in both lights and on both screens; by keyboard alone, and without scripts."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import expect

from radio.domain.emergencies.emergency_order import Order
from radio.domain.people import Role
from tests.admin_house import a_day
from tests.builders import HANH, MINH, QUAN
from tests.e2e.conftest import Site
from tests.e2e.visitor import Visitor

PAGES = (
    "/",
    "/bulletins",
    "/bulletins/new",
    "/bulletins/canh-bao-mua-lon",
    "/bulletins/canh-bao-mua-lon/edit",
    "/bulletins/cho-duyet",
    "/bulletins/cho-duyet/versions",
    "/bulletins/cho-duyet/read/vie",
    "/voices",
    "/documents",
    "/lexicon",
    "/lexicon/entry",
    "/programmes?date=2022-10-03",
    "/programmes?date=2022-10-04",
    "/coverage?date=2022-10-03",
    "/coverage?date=2022-10-03&if-theme=muc-tieu-chuong-trinh",
    "/coverage/muc-tieu-chuong-trinh/vi-huong?date=2022-10-03",
    "/plans",
    "/plans/compare?before=1&after=1",
    "/stations?date=2022-10-03",
    "/stations/vi-huong?date=2022-10-03",
    "/stations/vi-huong?date=2022-10-04",
    "/house-sounds",
    "/house-sounds?station=vi-huong&piece=sting&scale=vu",
    "/emergency",
    "/emergency?again=khan-2022-10-02-1",
    "/jobs",
    "/people",
    "/people/new",
    "/people/hanh",
    "/audit",
    "/help",
    "/password",
    "/nowhere",
)


def admitted(site: Site, **screen: object) -> Visitor:
    """Somebody with every role, signed in."""
    accounts = site.house.radio.accounts
    accounts.change(replace(QUAN, roles=frozenset(Role), stations=HANH.stations), by=QUAN.id)
    visitor = site.visitor(**screen)
    visitor.signs_in("quan", accounts.reset_password(QUAN.id), "mot cau that dai")
    return visitor


def test_no_page_breaks_a_rule_of_accessibility_on_any_screen(site: Site) -> None:
    a_day(site.house)
    site.house.waiting(title="Chờ duyệt")
    site.house.radio.emergencies.air(Order(("all",), "Ủy ban xã", text="Lũ về."), MINH.id)
    visitor = admitted(site)
    for width, height, light in ((360, 740, "dark"), (1280, 800, "light")):
        visitor.page.set_viewport_size({"width": width, "height": height})
        visitor.page.emulate_media(color_scheme=light)  # type: ignore[arg-type]
        for path in PAGES:
            visitor.goes_to(path)


def test_a_long_preview_can_be_scrolled_by_keyboard(site: Site) -> None:
    long = site.house.draft(title="Tin dài", body="\n\n".join(["Cuộc họp lúc 7 giờ."] * 60))
    visitor = admitted(site, viewport={"width": 1280, "height": 800})
    visitor.goes_to(f"/bulletins/{long.id}/edit")
    expect(visitor.page.locator("#spoken .said")).to_have_count(61)
    visitor.looks()
    preview = visitor.page.get_by_role("region", name="Lời đọc")
    preview.focus()
    visitor.page.keyboard.press("End")
    expect(visitor.page.locator("#spoken .said").last).to_be_in_viewport()


def test_the_first_key_leads_past_the_navigation(site: Site) -> None:
    visitor = admitted(site)
    visitor.goes_to("/bulletins")
    visitor.page.keyboard.press("Tab")
    skip = visitor.page.get_by_role("link", name="Đến thẳng nội dung")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    inside = visitor.page.evaluate(
        "document.querySelector('main').contains(document.activeElement)"
    )
    assert inside


LINES = """() => new Set([...document.querySelectorAll("nav.wide > ul > li")]
    .map(one => Math.round(one.getBoundingClientRect().bottom / 20))).size"""
"""In how many lines the pages stand; a line is 40 px high."""


def test_the_pages_stand_in_one_line_and_the_rarer_ones_open_by_keyboard(site: Site) -> None:
    visitor = admitted(site, viewport={"width": 1280, "height": 800})
    visitor.goes_to("/people")
    page = visitor.page
    assert page.evaluate(LINES) == 1
    more, log = page.get_by_text("Mục khác"), page.get_by_role("link", name="Nhật ký hệ thống")
    expect(log).to_be_hidden()
    more.focus()
    page.keyboard.press("Enter")
    expect(log).to_be_visible()
    visitor.looks()
    page.keyboard.press("Escape")
    expect(log).to_be_hidden()
    expect(more).to_be_focused()
    visitor.opens_page("Nhật ký hệ thống")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhật ký hệ thống")


TOO_SMALL = """() => [...document.querySelectorAll("button, .btn, input, select, summary")]
    .filter(one => one.offsetParent && !["hidden", "checkbox"].includes(one.type))
    .filter(one => one.getBoundingClientRect().height < 43.5)
    .map(one => one.outerHTML.slice(0, 80))"""
"""What a thumb cannot hit, 44 px being large enough; half a pixel is rounding."""


def test_on_a_phone_every_target_is_large_enough_for_a_thumb(site: Site) -> None:
    visitor = admitted(site, viewport={"width": 360, "height": 740})
    for path in (
        "/",
        "/bulletins",
        "/bulletins/new",
        "/lexicon",
        "/lexicon/entry",
        "/jobs",
        "/people/new",
        "/stations",
        "/house-sounds?piece=jingle",
    ):
        visitor.goes_to(path)
        assert visitor.page.evaluate(TOO_SMALL) == []


def test_saving_works_by_ctrl_s(site: Site) -> None:
    visitor = admitted(site)
    visitor.goes_to("/bulletins/new")
    visitor.page.get_by_label("Tiêu đề").fill("Lịch họp thôn")
    body = visitor.page.get_by_label("Nội dung", exact=True)
    body.fill("Mời bà con đến nhà văn hóa thôn.")
    body.press("Control+s")
    visitor.sees("Đã lưu.")
    visitor.sees("Bản nháp")


def test_without_scripts_a_bulletin_is_still_written_and_submitted(site: Site) -> None:
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
    page.goto("/bulletins/new")
    page.get_by_label("Tiêu đề").fill("Lịch họp thôn")
    page.get_by_label("Nội dung", exact=True).fill("Mời bà con đến nhà văn hóa thôn.")
    page.get_by_role("button", name="Lưu và gửi duyệt").click()
    visitor.sees("Đã gửi duyệt")
