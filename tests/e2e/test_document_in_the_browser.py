"""A Word document becomes drafts in a real browser: by mouse on a phone, by keys on a desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.admin_house import THEME
from tests.builders import LAN
from tests.e2e.conftest import Site
from tests.e2e.test_day_in_the_browser import SCREENS
from tests.e2e.test_every_page import TOO_SMALL
from tests.e2e.visitor import PATIENCE, Visitor

THEMES = "Nội dung tuyên truyền"
FILLER = "Bà con trong thôn cùng nhau giữ vệ sinh chung, quét dọn đường làng ngõ xóm. " * 9


def plan(path: Path) -> Path:
    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Tuyên truyền giảm nghèo trên địa bàn xã Vi Hương")
    for heading in ("MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG TUYÊN TRUYỀN Ở XÃ VI HƯƠNG", "KINH PHÍ"):
        number = len(document.paragraphs) // 2
        document.add_paragraph(f"{'I' * number}. {heading}")
        document.add_paragraph(FILLER if heading != "KINH PHÍ" else "Mỗi thôn 500.000đ theo QZX.")
    document.save(str(path))
    return path


@pytest.fixture
def lan(site: Site, request: pytest.FixtureRequest) -> Visitor:
    visitor = site.visitor(**SCREENS[request.param])
    visitor.signs_in("lan", site.house.radio.accounts.reset_password(LAN.id), "mot cau that dai")
    return visitor


@pytest.mark.parametrize("lan", SCREENS, indirect=True)
def test_a_document_is_looked_through_and_becomes_drafts(lan: Visitor, tmp_path: Path) -> None:
    page = lan.page
    lan.opens_page("Bản tin")
    lan.follows("Lấy từ văn bản")
    page.get_by_label("Chọn văn bản").set_input_files(plan(tmp_path / "Kế hoạch xã.docx"))
    lan.presses("Xem các bản nháp")
    lan.sees("bản nháp, đọc khoảng")
    assert page.evaluate(TOO_SMALL) == []
    page.get_by_label("Tạo bản nháp 1").uncheck()
    page.get_by_label("Tiêu đề").nth(1).fill("Làm sạch thôn")
    page.get_by_label(THEMES).select_option(THEME.id)
    page.get_by_text("Toàn văn bản nháp 2").click()
    lan.looks()
    page.get_by_role("button", name="Tạo bản nháp").click()
    lan.sees("Đã tạo 1 bản nháp.")
    lan.looks()
    lan.follows("Làm sạch thôn")
    lan.sees("Bản nháp")


@pytest.mark.parametrize("lan", ["desktop"], indirect=True)
def test_it_is_done_by_keys_alone(lan: Visitor, tmp_path: Path) -> None:
    page = lan.page
    lan.goes_to("/documents")
    field = page.get_by_label("Chọn văn bản")
    field.set_input_files(plan(tmp_path / "ke-hoach.docx"))
    field.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label(THEMES)).to_be_visible(timeout=PATIENCE)
    page.get_by_label(THEMES).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Tạo bản nháp 1")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    lan.sees("Đã tạo 1 bản nháp.")


@pytest.mark.parametrize("lan", ["phone"], indirect=True)
def test_a_broken_document_is_refused_where_the_eye_is(lan: Visitor) -> None:
    lan.goes_to("/documents")
    lan.page.get_by_label("Chọn văn bản").set_input_files(
        {"name": "a.docx", "mimeType": "application/zip", "buffer": b"hop thon"}
    )
    lan.presses("Xem các bản nháp")
    lan.sees("Văn bản này bị hỏng")
    expect(lan.page.locator(".notice.error:visible")).to_be_focused()
