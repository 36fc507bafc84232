"""Shares, parts, ratios, scores, house numbers."""

from __future__ import annotations

import pytest

from radio.domain.spoken import to_spoken
from tests.domain.spoken.cases import cases, hear


@cases("""
Trích đo địa chính tỷ lệ 1/500 khu dân cư thôn 3. | tỷ lệ một trên năm trăm khu dân cư
Xi măng, cát, đá trộn theo tỷ lệ 1:2:3. | một, hai, ba.
Có 145/151 xã hoàn thành rà soát. | một trăm bốn mươi lăm trên tổng số một trăm năm mươi mốt xã
Tỉnh có 67/108 xã thuộc khu vực III. | sáu mươi bảy trên tổng số một trăm linh tám xã
Xã đạt 19/19 tiêu chí nông thôn mới. | mười chín trên tổng số mười chín tiêu chí
Có 16/16 thôn phủ sóng loa. | mười sáu trên tổng số mười sáu thôn
Kết quả 28/28 đại biểu tán thành. | hai mươi tám trên tổng số hai mươi tám đại biểu
Huyện có 6/14 xã đạt chuẩn. | sáu trên tổng số mười bốn xã
Có 3/5 chi bộ nộp báo cáo. | ba trên tổng số năm chi bộ
Đã sửa 512/560 nhà tạm, nhà dột nát. | năm trăm mười hai trên tổng số năm trăm sáu mươi nhà
Có 2/3 số hộ tham gia. | hai phần ba số hộ
Khoảng 1/3 dân số là người cao tuổi. | một phần ba dân số
Hơn 3/4 diện tích là rừng. | ba phần tư diện tích
Chỉ 1/2 chỉ tiêu được giao. | một trên tổng số hai chỉ tiêu
Uống 1/2 viên sau bữa ăn. | một phần hai viên
Sản phẩm đạt 82,5/100 điểm. | tám mươi hai phẩy năm trên một trăm điểm
Bài thi đạt điểm 9/10. | chín trên mười
Bản đồ tỷ lệ 1/500 treo ở xã. | một trên năm trăm
Pha thuốc theo tỷ lệ 1:10. | một trên mười
Đội xã Lục Bình thắng 3-1. | thắng ba một
Trận chung kết có tỷ số 2-2. | tỷ số hai hai
Hai đội hòa 0-0. | hòa không không
Nộp hồ sơ tại số 123/4 đường Võ Nguyên Giáp. | một trăm hai mươi ba trên bốn đường
Nhà số 12A phố Kim Đồng. | mười hai a phố
Lớp 9A1 đoạt giải. | chín a một đoạt
Hộ có 3 khẩu/2 lao động. | ba khẩu, hai lao động
Số vụ cháy giảm 1/3. | giảm một phần ba.
Nhà ông ở số nhà 12/4. | mười hai trên bốn.
Bản đồ tỷ lệ 1:1.000. | một trên một nghìn.
Hộ thiếu từ 02/03 chỉ số trở lên. | hai trên tổng số ba chỉ số
Lương bậc 3/9 của ngạch. | bậc ba trên chín
Phê duyệt quy hoạch chi tiết 1/500 khu dân cư. | một trên năm trăm khu dân cư
Bản đồ địa chính tỷ lệ 1/2.000 của xã. | một trên hai nghìn
Tổ hòa giải thôn hòa giải thành 8/9 vụ. | tám trên tổng số chín vụ
Camera đo tốc độ 60/80 km/h. | sáu mươi trên tám mươi ki lô mét trên giờ
Đã cấp tài khoản cho 5.678/6.012 công dân. | trên tổng số sáu nghìn không trăm mười hai công dân
Nhà có 2/3 kết cấu chính không bền chắc. | hai phần ba kết cấu
Mời thương binh hạng 1/4, 2/4, bệnh binh 2/3. | một trên bốn, hai trên bốn, bệnh binh hai trên ba
Cụm loa thôn Nà Lẹng hỏng 02/04 loa. | hai trên tổng số bốn loa
Chỉ số hài lòng đạt 92/100 điểm. | chín mươi hai trên một trăm điểm
""")
def test_fractions(written: str, said: str) -> None:
    hear(written, said)


@pytest.mark.parametrize("written", ["Nộp 7/9 xã.", "Rà soát 8/14 thôn."])
def test_a_share_of_what_is_counted_needs_no_flag(written: str) -> None:
    assert to_spoken(written).flags == ()
