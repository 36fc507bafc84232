"""Doubts are settled in a real browser by keyboard alone, and what is settled is heard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from radio.domain.bulletin import Bulletin, State
from radio.domain.spoken import Entry
from tests.builders import LAN, QUAN
from tests.e2e.conftest import Site
from tests.e2e.visitor import PATIENCE, Visitor

SCREENS = {
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "desktop": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
}
BODY = "Đoàn XQZT đến ngày 5/10/2022 lúc 7h30.\n\nUBND xã mời bà con. Chọn 9-3 người."
HEARD = """() => new Promise((known, failed) => {
    const look = () => {
      const audio = document.querySelector("[data-heard]");
      if (audio?.error) failed(new Error(audio.error.message));
      else if (audio?.readyState >= 2 && audio.duration > 0) known(audio.duration);
      else setTimeout(look, 50);
    };
    look();
})"""


def at_desk(site: Site, screen: str) -> Visitor:
    visitor = site.visitor(**SCREENS[screen])
    visitor.signs_in("lan", site.house.radio.accounts.reset_password(LAN.id), "mot cau that dai")
    return visitor


def tabs_to(visitor: Visitor, target: Locator) -> None:
    """Press Tab until it has the keyboard."""
    for _ in range(60):
        if target.evaluate("one => one === document.activeElement"):
            expect(target).to_be_in_viewport()
            return
        visitor.page.keyboard.press("Tab")
    raise AssertionError("the Tab key never comes there")


def state_of(site: Site, bulletin: Bulletin) -> State:
    return site.house.kept(bulletin).state


@pytest.mark.parametrize("screen", SCREENS)
def test_a_doubt_is_heard_settled_for_always_and_the_bulletin_submitted(
    site: Site, screen: str
) -> None:
    draft = site.house.draft(title="Đoàn về xã", body=BODY)
    lan = at_desk(site, screen)
    lan.goes_to(f"/bulletins/{draft.id}")
    page = lan.page
    tabs_to(lan, page.get_by_role("link", name="XQZT").first)
    page.keyboard.press("Enter")
    reading = page.get_by_label("Đọc là", exact=True)
    expect(reading).to_be_focused()
    lan.looks()
    page.keyboard.insert_text("xưởng quay")
    tabs_to(lan, page.get_by_role("link", name="Nghe thử"))
    page.keyboard.press("Enter")
    assert page.evaluate(HEARD) > 0.3
    tabs_to(lan, page.get_by_label("trong bản tin này"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Ghi chú cho đồng nghiệp")).to_be_visible()
    lan.looks()
    tabs_to(lan, page.get_by_role("button", name="Lưu", exact=True))
    page.keyboard.press("Enter")
    lan.sees("Từ nay XQZT được đọc là: xưởng quay")
    expect(page.locator("#doubts")).not_to_contain_text("XQZT")
    lan.looks()
    tabs_to(lan, page.get_by_role("button", name="Gửi duyệt"))
    page.keyboard.press("Enter")
    lan.sees("Đã gửi duyệt")
    assert state_of(site, draft) is State.SUBMITTED
    assert site.house.radio.pronunciation.find("XQZT").who == LAN.id


@pytest.mark.parametrize("screen", SCREENS)
def test_any_marked_place_is_read_otherwise_in_this_bulletin(site: Site, screen: str) -> None:
    draft = site.house.draft(body=BODY)
    lan = at_desk(site, screen)
    lan.goes_to(f"/bulletins/{draft.id}")
    page = lan.page
    page.keyboard.press("n")
    expect(page.locator(".written a").first).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.keyboard.press("p")
    expect(page.locator(".written a", has_text="7h30")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Đọc là", exact=True)).to_have_value("bảy giờ ba mươi phút")
    page.keyboard.press("Escape")
    expect(page.locator("[data-panel]")).to_have_count(0)
    expect(page.locator(".written a", has_text="7h30")).to_be_focused()
    page.keyboard.press("Enter")
    reading = page.get_by_label("Đọc là", exact=True)
    expect(reading).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("bảy giờ 30")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-panel] .notice.error")).to_be_focused()
    lan.looks()
    tabs_to(lan, reading)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("bảy giờ rưỡi")
    page.keyboard.press("Control+s")
    expect(page.locator(".said").nth(1)).to_contain_text("bảy giờ rưỡi", timeout=PATIENCE)
    expect(page.locator(".written a", has_text="7h30")).to_be_focused()
    expect(page.get_by_text("Trong bản tin này 7h30 được đọc là")).to_be_in_viewport()
    lan.looks()
    (own,) = site.house.kept(draft).script.readings
    assert (own.written, own.reading) == ("7h30", "bảy giờ rưỡi")


def test_bulletins_that_lose_their_approval_are_named_in_the_panel(site: Site) -> None:
    approved = site.house.approved(title="Họp dân", body="BQL họp dân.")
    draft = site.house.draft(title="Tin mới", body="BQL về xã.")
    lan = at_desk(site, "phone")
    lan.goes_to(f"/bulletins/{draft.id}")
    lan.page.locator(".said a").click()
    lan.page.get_by_label("Đọc là", exact=True).fill("ban quản trị")
    lan.page.get_by_label("luôn luôn, trong mọi bản tin").check()
    lan.presses("Lưu")
    agree = lan.page.get_by_role("button", name="Đồng ý, từ nay đọc như vậy")
    expect(agree).to_be_focused()
    lan.sees("Họp dân")
    lan.looks()
    agree.click()
    lan.sees("1 bản tin được đọc lại và phải duyệt lại")
    assert state_of(site, approved) is State.SUBMITTED
    lan.presses("Hoàn tác")
    lan.sees("BQL lại được đọc như trước")
    assert not site.house.radio.pronunciation.lexicon().entries


def test_what_cannot_be_heard_is_explained_beside_the_button(site: Site) -> None:
    draft = site.house.draft(body=BODY)
    lan = at_desk(site, "desktop")
    lan.goes_to(f"/bulletins/{draft.id}")
    lan.page.locator(".written a", has_text="UBND").click()
    lan.page.get_by_label("Đọc là", exact=True).fill("đoàn XQZT")
    lan.page.get_by_role("link", name="Nghe thử").click()
    expect(lan.page.locator("[data-hear-wrong]")).to_contain_text("XQZT", timeout=PATIENCE)


@pytest.mark.parametrize("screen", SCREENS)
def test_the_lexicon_shows_what_would_be_said_before_it_holds(site: Site, screen: str) -> None:
    site.house.radio.pronunciation.decide(Entry("Đ/c", "đồng chí", note="xưng hô"), QUAN.id)
    site.house.draft(body="BQL họp lúc 7 giờ.")
    lan = at_desk(site, screen)
    lan.opens_page("Từ điển")
    lan.sees("đồng chí")
    lan.follows("Thêm cách đọc")
    lan.page.get_by_label("Dạng viết", exact=True).fill("BQL")
    lan.page.get_by_label("Đọc là", exact=True).fill("ban quản trị")
    expect(lan.page.locator("#trial mark").first).to_have_text("ban quản trị", timeout=PATIENCE)
    lan.looks()
    lan.page.get_by_role("link", name="Nghe thử").click()
    assert lan.page.evaluate(HEARD) > 0.3
    lan.page.keyboard.press("Control+s")
    lan.sees("Từ nay BQL được đọc là: ban quản trị")
    lan.follows("BQL")
    lan.presses("Xóa mục này")
    lan.sees("Đã xóa mục BQL")
    lan.presses("Hoàn tác")
    assert site.house.radio.pronunciation.find("BQL").reading == "ban quản trị"


def test_without_scripts_a_doubt_is_settled_all_the_same(site: Site) -> None:
    draft = site.house.draft(body=BODY)
    visitor = site.visitor(java_script_enabled=False)
    page = visitor.page
    once = site.house.radio.accounts.reset_password(LAN.id)
    page.goto("/sign-in")
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill(once)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_label("Mật khẩu dùng một lần").fill(once)
    page.get_by_label("Mật khẩu mới", exact=True).fill("mot cau that dai")
    page.get_by_label("Nhập lại mật khẩu mới").fill("mot cau that dai")
    page.get_by_role("button", name="Lưu mật khẩu").click()
    page.goto(f"/bulletins/{draft.id}")
    page.get_by_role("link", name="XQZT").first.click()
    page.get_by_label("Đọc là", exact=True).fill("xưởng quay")
    page.get_by_role("button", name="Lưu").click()
    visitor.sees("Trong bản tin này XQZT được đọc là: xưởng quay")
