"""Three people, three browsers, one day of radio: written, heard, approved, built, downloaded."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.builders import HANH, LAN, MINH
from tests.e2e.conftest import Site
from tests.e2e.visitor import PATIENCE, Visitor

TITLE = "Mưa lớn ở Bạch Thông"
BODY = "Theo Công văn số 15/UBND ngày 2/10/2022, bà con chủ động phòng sạt lở đất."
SCREENS = {
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
    "desktop": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("screen", SCREENS)
def test_from_a_written_text_to_the_operators_download(
    site: Site, screen: str, tmp_path: Path
) -> None:
    once = {one: site.house.radio.accounts.reset_password(one.id) for one in (LAN, MINH, HANH)}
    lan, minh, hanh = (site.visitor(**SCREENS[screen]) for _ in once)
    lan.signs_in("lan", once[LAN], "mot cau that dai")
    writes_and_submits(lan)
    minh.signs_in("minh", once[MINH], "mot cau khac han")
    hears_and_approves(minh)
    builds_tomorrow(minh)
    hanh.signs_in("hanh", once[HANH], "tram y te xa ta")
    assert_pack(downloads(hanh, tmp_path / "pack.zip"))
    hanh.goes_to("/stations/don-phong")
    hanh.sees("Bạn không có quyền")


def writes_and_submits(lan: Visitor) -> None:
    lan.opens_page("Bản tin")
    lan.follows("Soạn bản tin")
    lan.page.get_by_label("Tiêu đề").fill(TITLE)
    lan.page.get_by_label("Thể loại").select_option("warning")
    lan.page.get_by_label("Nội dung", exact=True).fill(BODY)
    expect(lan.page.locator("#spoken")).to_contain_text("tháng mười", timeout=PATIENCE)
    lan.looks()
    lan.page.get_by_label("Nội dung", exact=True).press("Control+Enter")
    lan.sees("Đã gửi duyệt")
    expect(lan.page.locator("audio")).to_be_visible(timeout=PATIENCE)
    lan.sees("Cần một người khác duyệt bản tin này.")
    lan.looks()


def hears_and_approves(minh: Visitor) -> None:
    minh.follows(TITLE)
    seconds = minh.page.locator("audio").evaluate(
        """sound => new Promise((known, failed) => {
             sound.onloadedmetadata = () => known(sound.duration);
             sound.onerror = () => failed(new Error("the take cannot be played"));
             sound.load();
           })"""
    )
    assert seconds > 3
    minh.presses("Duyệt")
    minh.sees("Đã duyệt. Bản tin sẽ được đưa vào các chương trình sắp tới.")


def builds_tomorrow(minh: Visitor) -> None:
    minh.opens_page("Công việc")
    minh.presses("Dựng chương trình ngày này")
    built = minh.page.locator(".job", has_text="03/10/2022")
    expect(built).to_contain_text("Đã xong", timeout=PATIENCE)
    minh.looks()
    minh.opens_page("Chương trình")
    minh.goes_to("/programmes?date=2022-10-03&station=vi-huong")
    minh.sees(TITLE)


def downloads(hanh: Visitor, path: Path) -> Path:
    hanh.follows("Gói phát xã Vi Hương")
    with hanh.page.expect_download() as started:
        hanh.page.get_by_role("link", name="Tải trọn gói phát (ZIP)").click()
    started.value.save_as(path)
    return path


def assert_pack(path: Path) -> None:
    with zipfile.ZipFile(path) as pack:
        assert pack.testzip() is None
        manifest = json.loads(pack.read("manifest.json"))
        assert manifest["station"]["id"] == "vi-huong"
        assert TITLE in pack.read("manifest.json").decode()
        assert len(pack.read("audio/0500-buoi-sang.mp3")) > 100_000
