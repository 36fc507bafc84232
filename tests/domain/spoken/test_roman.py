"""Roman numerals."""

from __future__ import annotations

from radio.domain.spoken import to_spoken
from tests.domain.spoken.cases import cases, hear


@cases("""
Đại hội Đảng bộ huyện lần thứ XXII thành công. | lần thứ hai mươi hai
Đại hội đại biểu toàn quốc lần thứ XIII của Đảng. | lần thứ mười ba của
Hội thi văn nghệ lần thứ IV. | lần thứ tư.
Đại hội lần thứ I của hợp tác xã. | lần thứ nhất của
Quốc hội khóa XV họp kỳ thứ tư. | khóa mười lăm
Quý I, II năm 2023 thu đạt khá. | Quý một, hai năm
Quý III tập trung chống bão. | Quý ba
Xã thuộc khu vực I-III. | khu vực một đến ba
Xã khu vực II được hỗ trợ. | khu vực hai được
Đường cấp V miền núi đã thông. | cấp năm miền núi
Đô thị loại V Phủ Thông. | loại năm Phủ Thông
Giai đoạn I: từ năm 2021. | Giai đoạn một: từ
Vốn giai đoạn II (2026-2030). | giai đoạn hai
Thế kỷ XXI là thế kỷ số. | Thế kỷ hai mươi mốt
Chương III quy định xử phạt. | Chương ba
Phụ lục IV ban hành kèm theo. | Phụ lục bốn
Học kỳ II bắt đầu sau Tết. | Học kỳ hai
Nhà thầu hạng III thi công. | hạng ba
Nghị quyết Hội nghị Trung ương V được quán triệt. | Trung ương năm được
Huân chương Lao động hạng Nhì, hạng II. | hạng hai
Công nghiệp 35% - DV 40%. | dịch vụ bốn mươi
Lũ vượt BĐIII. | báo động ba.
Nghị quyết Trung ương 4 (khóa XI, XII) được học tập. | khóa mười một, mười hai
""")
def test_roman_numerals(written: str, said: str) -> None:
    hear(written, said)


def test_a_letter_of_a_name_is_no_numeral() -> None:
    assert to_spoken("Vitamin C tốt cho trẻ.").text == "Vi ta min xê tốt cho trẻ."


def test_a_capital_syllable_in_a_heading_is_no_numeral() -> None:
    assert to_spoken("XỬ LÝ VI PHẠM HÀNH CHÍNH").text == "Xử lý vi phạm hành chính"
