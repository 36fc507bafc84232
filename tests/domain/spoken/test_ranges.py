"""A dash between numbers is đến, between words a pause, never trừ."""

from __future__ import annotations

from radio.domain.spoken import to_spoken
from tests.domain.spoken.cases import cases, hear


@cases("""
Mỗi hộ nuôi 2-3 con trâu. | hai đến ba con
Phun thuốc sau 5-7 ngày. | năm đến bảy ngày
Khoảng 80-100 chỗ ngồi. | tám mươi đến một trăm chỗ
Từ 700 - 900 lượt người nghe. | bảy trăm đến chín trăm lượt
Nhóm 10–15 hộ liền kề. | mười đến mười lăm hộ
Trẻ em 6-12 tuổi được tiêm. | sáu đến mười hai tuổi
Trẻ từ 5-dưới 12 tuổi tiêm mũi hai. | năm đến dưới mười hai tuổi
Giảm 0,5-0,9 điểm mỗi năm. | không phẩy năm đến không phẩy chín điểm
Trồng 1.000 - 2.000 cây. | một nghìn đến hai nghìn cây
Mưa 50÷100mm. | năm mươi đến một trăm mi li mét
Trạng thái 3kg-6kg một bao. | ba ki lô gam đến sáu ki lô gam
Phát triển kinh tế - xã hội vùng cao. | kinh tế xã hội vùng
Giữ vững quốc phòng - an ninh. | quốc phòng an ninh
Phòng Tài chính - Kế hoạch huyện. | Phòng Tài chính Kế hoạch huyện
Xã Dương Phong - nơi có nhiều cam quýt. | Dương Phong, nơi
Phong trào “Vì người nghèo – Không để ai bị bỏ lại phía sau”. | Vì người nghèo, Không để ai
Cây mắc-ca hợp đất đồi. | mắc ca hợp
Người Ê-đê và người Mông. | Ê đê và
Tuyến đường Phủ Thông - Yến Lạc. | Phủ Thông, Yến Lạc
Mỗi lần uống cách nhau 5-6 giờ. | năm đến sáu giờ
Uống ba lần/ngày, mỗi lần 5-6 viên. | năm đến sáu viên
Giảm tỷ lệ nghèo đa chiều 2-2,5%/năm. | đa chiều hai đến hai phẩy năm phần trăm một năm
Vùng nguy hiểm 17,5-21,0N. | mười bảy phẩy năm đến hai mươi mốt phẩy không độ vĩ Bắc
Mỗi mục dài 15p-20p. | mười lăm phút đến hai mươi phút
Đấu giá các lô LK1 - LK12. | e lờ ca một đến e lờ ca mười hai.
Phát thanh hai tin, bài/tuần. | hai tin, bài một tuần
""")
def test_dashes(written: str, said: str) -> None:
    hear(written, said)


def test_a_range_that_goes_down_is_flagged() -> None:
    (flag,) = to_spoken("Ghi chú 15-12 ở trang bìa.").flags

    assert str(flag.why) == "The range goes down; is it a range?"
