"""Cardinals, decimals, negatives, identifiers."""

from __future__ import annotations

import pytest

from radio.domain.spoken import Style, to_spoken
from radio.domain.spoken.cardinals import cardinal
from tests.domain.spoken.cases import cases, hear


@cases("""
Thôn Nà Cù có 4 hộ mới thoát nghèo. | có bốn hộ mới
Tổ tuyên truyền gồm 5 người. | gồm năm người
Lớp tập huấn có 14 học viên. | có mười bốn học viên
Đợt này 15 hộ được vay vốn. | mười lăm hộ
Xã trao 21 suất quà cho hộ nghèo. | hai mươi mốt suất quà
Có 24 đại biểu dự đối thoại. | hai mươi tư đại biểu
Bản tin gửi tới 25 thôn. | hai mươi lăm thôn
Năm nay 31 gia đình sửa nhà. | ba mươi mốt gia đình
Đài có 44 cụm loa. | bốn mươi tư cụm loa
Cả xã còn 55 hộ cận nghèo. | năm mươi lăm hộ
Hỗ trợ 91 con bò giống. | chín mươi mốt con bò
Có 101 lao động đi làm xa. | một trăm linh một lao động
Đoàn xã trồng 105 cây xanh. | một trăm linh năm cây
Hội Nông dân có 110 hội viên. | một trăm mười hội viên
Cấp 115 thẻ bảo hiểm y tế. | một trăm mười lăm thẻ
Trạm y tế khám cho 200 người. | hai trăm người
Huyện có 999 cây cam được ghép cải tạo. | chín trăm chín mươi chín cây
Giống mới trồng trên 1.000 gốc. | một nghìn gốc
Thư viện xã nhận 1.005 cuốn sách. | một nghìn không trăm linh năm cuốn
Có 1.020 lượt người nghe tư vấn. | một nghìn không trăm hai mươi lượt
Toàn huyện có 2.205 hộ nghèo. | hai nghìn hai trăm linh năm hộ
Huyện có 8.363 hộ dân. | tám nghìn ba trăm sáu mươi ba hộ
Dân số là 31.061 người. | ba mươi mốt nghìn không trăm sáu mươi mốt người
Đàn gia cầm có 250.000 con. | hai trăm năm mươi nghìn con
Cây giống đã ươm là 1.250.500 cây. | một triệu hai trăm năm mươi nghìn năm trăm cây
Kho giống có 1 000 000 con cá bột. | một triệu con cá
Lượt xem đạt 12345 lượt. | mười hai nghìn ba trăm bốn mươi lăm lượt
Hỗ trợ 03 con dê giống cho mỗi hộ. | Hỗ trợ ba con dê
Hồ sơ gồm 01 đơn và 02 bản sao. | một đơn và hai bản sao
Năng suất tăng 1,5 lần. | một phẩy năm lần
Mực nước cao hơn 0,05 lần. | không phẩy không năm lần
Bình quân 26,31 điểm. | hai mươi sáu phẩy ba mươi mốt điểm
Hệ số là 2,345 cho vùng cao. | hai phẩy ba bốn năm cho
Sản lượng đạt 1.245,6 tạ. | một nghìn hai trăm bốn mươi lăm phẩy sáu tạ
Cách mạng công nghiệp 4.0 đến với nông dân. | bốn chấm không
Chỉ số tăng 1.25 điểm. | một chấm hai mươi lăm điểm
Ứng dụng bản 2.4.7 đã chạy tốt. | hai chấm bốn chấm bảy
Số thẻ 00126 bị thất lạc. | không không một hai sáu
Số CCCD của ông là 006085001234. | không không sáu, không tám năm, không không một, hai ba bốn
Số tài khoản 8600201234 mở tại huyện. | tám sáu không không, hai không một, hai ba bốn
Mã số thuế 4700123456 của hợp tác xã. | bốn bảy không không, một hai ba, bốn năm sáu
Đề án 06 được triển khai tại xã. | Đề án không sáu
Mẫu số 02 phát tại thôn. | Mẫu số không hai
Nhiệt độ trong kho giữ ở -18 độ. | âm mười tám độ
Chỉ số giá giảm còn -0,3 điểm. | âm không phẩy ba điểm
Bón phân theo tỷ lệ NPK 16-16-8. | en nờ pê ca mười sáu, mười sáu, tám
Ảnh thẻ cỡ 3x4 nộp hai chiếc. | ba nhân bốn
Cột mốc thứ 1.000.000 đã đạt. | một triệu
Thu được 45,6/50 tỷ đồng. | bốn mươi lăm phẩy sáu trên năm mươi tỷ đồng
Bình quân đạt 8,5/10 điểm. | tám phẩy năm trên mười điểm
Đội nữ thắng đội bạn ở chung kết 2-0. | chung kết hai không.
Kết thúc hiệp 1: 1-0. | hiệp một: một không.
Đội bạn thắng chung cuộc 3-1. | chung cuộc ba một.
Tăng ca nhân hệ số x1,5. | nhân một phẩy năm
Trả kết quả trong 15 (mười lăm) ngày làm việc. | trong mười lăm ngày
Sau 01 (một) năm thực hiện, đời sống khá hơn. | Sau một năm thực hiện
Tiêm mũi 1,2 cho trẻ từ 5 tuổi. | mũi một, hai cho trẻ
Ngạch chuyên viên 01.003, bậc 3/9. | không một chấm không không ba, bậc ba trên chín
Bê tông mác 250# dày 16 cm. | mác hai trăm năm mươi dày
Chỉ số cải cách hành chính xếp thứ 3/8. | thứ ba trên tám
Tổng điểm ba môn là 22,55đ. | hai mươi hai phẩy năm mươi lăm điểm
Miến dong đạt OCOP 4*. | ô cốp bốn sao
Mỗi câu đúng được 5đ, cả bài 100đ. | năm điểm, cả bài một trăm điểm
Băng rôn cỡ 6mx0,7m. | sáu nhân không phẩy bảy mét
""")
def test_numbers(written: str, said: str) -> None:
    hear(written, said)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (1_000_005, "một triệu không trăm linh năm"),
        (10**9, "một tỷ"),
        (10**12, "một nghìn tỷ"),
        (10**15, "một triệu tỷ"),
        (2_000_000_015, "hai tỷ không trăm mười lăm"),
    ],
)
def test_great_numbers(number: int, words: str) -> None:
    assert cardinal(number, Style()) == words


def test_the_house_may_say_le_ngan_and_bon() -> None:
    southern = Style(zero_ten="lẻ", thousand="ngàn", four="bốn")

    assert to_spoken("Có 1.005 hộ và 24 thôn.", style=southern).text == (
        "Có một ngàn không trăm lẻ năm hộ và hai mươi bốn thôn."
    )


def test_a_number_of_a_thousand_digits_is_read_digit_by_digit() -> None:
    assert to_spoken("9" * 1000).text == " ".join(["chín"] * 1000)
