# ruff: noqa: E501 - one case a line
"""Dates, months, years and ranges of them."""

from __future__ import annotations

import pytest

from radio.domain.spoken import Style, to_spoken
from tests.domain.spoken.cases import cases, hear


@cases("""
Kế hoạch ban hành ngày 25/8/2022. | ngày hai mươi lăm tháng tám năm hai nghìn không trăm hai mươi hai
Hạn nộp hồ sơ là ngày 04/10/2022. | ngày bốn tháng mười năm hai nghìn không trăm hai mươi hai
Nghị định có hiệu lực từ 01/01/2023. | từ ngày một tháng một năm hai nghìn không trăm hai mươi ba
Chợ phiên họp ngày 15-10-2022. | ngày mười lăm tháng mười năm hai nghìn không trăm hai mươi hai
Cúp điện ngày 2.9.2022 tại thôn Nà Hin. | ngày hai tháng chín năm hai nghìn không trăm hai mươi hai
Giải phóng miền Nam ngày 30/4/1975. | ngày ba mươi tháng tư năm một nghìn chín trăm bảy mươi lăm
Rà soát từ ngày 1/9 đến 5/12. | ngày một tháng chín đến ngày năm tháng mười hai
Rà soát từ 1/9 đến 5/12. | từ ngày một tháng chín đến ngày năm tháng mười hai
Nghỉ lễ Quốc khánh 2/9 hai ngày. | Quốc khánh ngày hai tháng chín
Chào mừng ngày Nhà giáo Việt Nam 20/11. | ngày hai mươi tháng mười một
Hội Phụ nữ kỷ niệm ngày Quốc tế Phụ nữ 8-3. | ngày tám tháng ba
Sáng 5/10, xã tổ chức tiêm vắc xin. | Sáng ngày năm tháng mười
Chiều 12/10 trời có mưa rào. | Chiều ngày mười hai tháng mười
Họp dân vào thứ Sáu, 7/10, tại nhà văn hóa. | ngày bảy tháng mười
Tối mai (7/10) chiếu phim lưu động. | (ngày bảy tháng mười)
Tiêm phòng từ ngày 10-12/10. | từ ngày mười đến ngày mười hai tháng mười
Hội thi diễn ra trong hai ngày 24 - 25/9. | ngày hai mươi tư đến ngày hai mươi lăm tháng chín
Ngày 7, 8/10 xã khám bệnh cho người cao tuổi. | Ngày bảy, tám tháng mười
Các ngày 3, 4 và 5/10/2022 rà soát tại thôn. | ba, bốn và năm tháng mười năm hai nghìn không trăm hai mươi hai
Nghỉ lễ từ 30/4 - 01/5. | ngày ba mươi tháng tư đến ngày một tháng năm
Miễn lệ phí từ 15/11/2022-15/5/2023. | ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi hai đến ngày mười lăm tháng năm năm hai nghìn không trăm hai mươi ba
Kỷ niệm 77 năm (02/9/1945 - 02/9/2022). | ngày hai tháng chín năm một nghìn chín trăm bốn mươi lăm đến ngày hai tháng chín năm hai nghìn không trăm hai mươi hai
Số liệu cập nhật ngày 2022-10-03. | ngày ba tháng mười năm hai nghìn không trăm hai mươi hai
Đơn đề ngày 25/8/22. | ngày hai mươi lăm tháng tám năm hai nghìn không trăm hai mươi hai
Báo cáo tháng 9/2022 gửi trước thứ Hai. | tháng chín năm hai nghìn không trăm hai mươi hai
Thu ngân sách tháng 10-2022 đạt khá. | tháng mười năm hai nghìn không trăm hai mươi hai
Công trình xong vào 12/2022. | tháng mười hai năm hai nghìn không trăm hai mươi hai
Rà soát từ tháng 10/2022-3/2023. | tháng mười năm hai nghìn không trăm hai mươi hai đến tháng ba năm hai nghìn không trăm hai mươi ba
Mưa nhiều trong tháng 7-9. | tháng bảy đến tháng chín
Vụ xuân bắt đầu vào tháng 4. | tháng tư.
Ngày 14 tháng 9 năm 2022, huyện ban hành kế hoạch. | Ngày mười bốn tháng chín năm hai nghìn không trăm hai mươi hai
Năm 2025 toàn huyện có thêm xã nông thôn mới. | Năm hai nghìn không trăm hai mươi lăm
Bà sinh năm 1965, trú tại thôn Khuổi Chả. | năm một nghìn chín trăm sáu mươi lăm
Giai đoạn 2021-2025 huyện giảm nghèo nhanh. | hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm
Nhiệm kỳ 2020 - 2025 của Đảng bộ xã. | hai nghìn không trăm hai mươi đến hai nghìn không trăm hai mươi lăm
Năm học 2022-2023 khai giảng muộn. | hai nghìn không trăm hai mươi hai đến hai nghìn không trăm hai mươi ba
Đến năm 2030, tầm nhìn 2045. | năm hai nghìn không trăm ba mươi, tầm nhìn hai nghìn không trăm bốn mươi lăm
Quý IV/2022 huyện kiểm tra các xã. | Quý bốn năm hai nghìn không trăm hai mươi hai
Chợ họp ngày mùng 5/1 hằng năm. | mùng năm tháng một
Họp tổ công tác vào ngày 12-4. | ngày mười hai tháng tư
Sáng 12-10, đại biểu thảo luận. | Sáng ngày mười hai tháng mười, đại biểu
Giỗ Tổ Hùng Vương 10/3 âm lịch. | ngày mười tháng ba âm lịch
Kỷ niệm Ngày Quốc khánh 2-9. | ngày hai tháng chín
Chiều nay, 22.8, bão vào bờ. | Chiều nay, ngày hai mươi hai tháng tám, bão
Đến 15-6 cả xã gieo xong. | Đến ngày mười lăm tháng sáu cả
Đăng lúc Thứ Tư, 04/09/2024 09:04. | hai nghìn không trăm hai mươi tư, chín giờ bốn phút
Khởi công quý I-2026. | quý một năm hai nghìn không trăm hai mươi sáu
Tháng 5–2018, huyện phê duyệt. | Tháng năm năm hai nghìn không trăm mười tám, huyện
Họp vào các ngày 7,8,9/12. | các ngày bảy, tám, chín tháng mười hai.
Tiêm đợt 2/2023 cho trẻ. | đợt hai năm hai nghìn không trăm hai mươi ba cho
Cập nhật lúc 8h30 (GMT+7). | tám giờ ba mươi phút.
Nghỉ các ngày 20.11, 22.12 và 8.3. | ngày hai mươi tháng mười một, ngày hai mươi hai tháng mười hai
Trụ sở nghỉ T7, CN và các ngày lễ. | thứ bảy, chủ nhật và
Bộ phận một cửa mở cửa từ T2 - T6 hằng tuần. | từ thứ hai đến thứ sáu hằng tuần
Truy lĩnh ba tháng (từ T7 đến T9/2022). | từ tháng bảy đến tháng chín năm hai nghìn không trăm hai mươi hai
Lần một vào T3/2023, lần hai vào T10/2023. | tháng ba năm hai nghìn không trăm hai mươi ba … tháng mười năm
Đêm qua 18-8, vùng núi có mưa to. | Đêm qua ngày mười tám tháng tám
Mưa từ 12 giờ đến 14 giờ 18-5 ở các xã vùng cao. | mười bốn giờ ngày mười tám tháng năm
Từ nay đến ngày 28-9, khu vực có mưa to. | đến ngày hai mươi tám tháng chín
Đêm 12 rạng sáng 13/9, huyện có mưa rất to. | Đêm mười hai rạng sáng ngày mười ba tháng chín
Vắc xin còn sau đợt tiêm từ ngày 28/02-03/3/2023. | hai mươi tám tháng hai đến ngày ba tháng ba năm hai nghìn
Quyết định có hiệu lực từ ngày 01.01.2023. | ngày một tháng một năm hai nghìn không trăm hai mươi ba
Kỷ niệm 68 năm Chiến thắng Điện Biên Phủ 7/5. | Điện Biên Phủ ngày bảy tháng năm
Theo Điều 33 Luật Căn cước 2023. | Luật Căn cước hai nghìn không trăm hai mươi ba
""")
def test_dates(written: str, said: str) -> None:
    hear(written, said)


def test_the_house_may_say_mung_before_the_first_ten_days() -> None:
    spoken = to_spoken("Nghỉ ngày 2/9 và ngày 12/9.", style=Style(first_days="mùng"))

    assert spoken.text == "Nghỉ ngày mùng hai tháng chín và ngày mười hai tháng chín."


@pytest.mark.parametrize("written", ["Bảng ghi 2/9 ở góc.", "Bảng ghi 3/4 ở góc."])
def test_what_may_be_a_date_or_a_fraction_is_flagged_with_both(written: str) -> None:
    (flag,) = to_spoken(written).flags

    assert str(flag.why) == "A date or a fraction?"
    assert len(flag.suggestions) == 2
    assert not flag.unread


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert "tháng" not in to_spoken("Điểm thi là 32/40.").text
