# ruff: noqa: E501 - one case a line
"""Sentences of the papers that offices, schools, health stations and the police send to be read."""

from __future__ import annotations

import pytest

from radio.domain.spoken import to_spoken
from tests.domain.spoken.cases import cases, hear


@cases("""
Thi tuyển 02 CC VP-TK và 01 CC ĐC-XD. | hai công chức Văn phòng Thống kê và một công chức Địa chính Xây dựng
Công chức ĐC-NN-XD-MT xã đi kiểm tra. | Địa chính, Nông nghiệp, Xây dựng và Môi trường
Giao công chức TP-HT và TC-KT phối hợp. | Tư pháp Hộ tịch và Tài chính Kế toán
Cấp thẻ CC cho trẻ em dưới 14 tuổi. | thẻ căn cước cho
Đảng bộ xã có 25 TCCS đảng. | tổ chức cơ sở đảng
Toàn xã có 12 trường: 5 MN, 4 TH, 3 THCS. | năm mầm non, bốn tiểu học, ba trung học cơ sở
CSGT xử lý 15 TH vi phạm. | mười lăm trường hợp vi phạm
Họp tại HT UBND xã lúc 8 giờ 00'. | hội trường Ủy ban nhân dân xã lúc tám giờ.
Các đơn vị HT nhiệm vụ trước ngày 20/12. | hoàn thành nhiệm vụ
Điều chỉnh LTT vùng III từ ngày 01/7. | lương tối thiểu vùng ba
Trẻ được uống VTM A liều 100.000 UI. | vi ta min A liều một trăm nghìn đơn vị
Phụ nữ mang thai tiêm UV đủ hai mũi. | tiêm uốn ván đủ
Đồng chí Lan là UV BTV Đảng ủy. | Ủy viên Ban Thường vụ
Rừng PH 120 ha, rừng ĐD 30 ha. | Rừng phòng hộ một trăm hai mươi héc ta, rừng đặc dụng
Hộ KD có DT từ 1 tỷ đồng/năm phải dùng hóa đơn điện tử. | kinh doanh có doanh thu từ
Huyện vượt DT thu ngân sách. | vượt dự toán
Đối tượng lừa đảo chiếm đoạt TS. | chiếm đoạt tài sản
TS. Nguyễn Văn Hải tư vấn. | Tiến sĩ Nguyễn
Xã đạt 16/19 TC, còn TC số 10 chưa đạt. | mười sáu trên mười chín tiêu chí, còn tiêu chí số mười
Người có công với CM, TB, BB được tặng quà. | có công với cách mạng, thương binh, bệnh binh
Rà soát HN, HCN cuối năm. | Rà soát hộ nghèo, hộ cận nghèo
Vay tối đa 100 triệu đồng, LS 6,6%/năm. | lãi suất sáu phẩy sáu
Mộ LS được tu sửa. | Mộ liệt sĩ
Môn LS&ĐL có bài kiểm tra giữa kỳ. | lịch sử và địa lý
Bí thư CB thôn chủ trì cuộc họp. | Bí thư Chi bộ thôn
ĐH XIV của Đảng thành công tốt đẹp. | Đại hội mười bốn
Trường ĐH Nông Lâm tuyển sinh. | đại học Nông Lâm
Kính mời TT Đảng ủy, TT HĐND xã. | Thường trực Đảng ủy, Thường trực Hội đồng nhân dân
Chuyển ĐCT cho 12 đảng viên dự bị. | Đảng chính thức cho
Vận động giao nộp VK, VLN, CCHT. | vũ khí, vật liệu nổ, công cụ hỗ trợ
BCH Quân sự xã khám tuyển. | Ban Chỉ huy Quân sự
Hỗ trợ xóa NTNDN trước tháng 9. | nhà tạm, nhà dột nát
Trung tâm PVHCC xã nhận hồ sơ. | phục vụ hành chính công
Cao tốc TN - CB mở thầu. | Thái Nguyên
Mở đợt trấn áp TP dịp Tết. | trấn áp tội phạm
Các đ/c TV UBND xã dự họp. | thành viên Ủy ban
Trình bày BC KT, GS quý III. | kiểm tra, giám sát quý
PGS, GS về thăm trường. | giáo sư về thăm
Chi TX đạt 78% dự toán. | thường xuyên đạt
Lúa ĐX 340 ha, lúa HT 120 ha. | đông xuân ba trăm bốn mươi héc ta, lúa hè thu
Trạm có 01 BS, 02 YS và 12 BN. | y sĩ và mười hai bệnh nhân
Tại khoảnh 4 TK 312. | tiểu khu
Bà Hà, PCT UBND xã: Phó TB Thường trực. | Phó Trưởng ban Thường trực
Báo cáo qua đ/c Tùng, sđt 0388.123.456. | qua đồng chí Tùng, số điện thoại
Thư gửi về đ/c: thôn Nà Tu. | địa chỉ: thôn
Giao P.KT và P.VHXH xã. | phòng kinh tế và phòng Văn hóa Xã hội
Đăng ký KS 23, KT 12, KH 8 trường hợp. | khai sinh hai mươi ba, khai tử mười hai, kết hôn tám
Kết nạp 02 QCUT vào Đảng. | quần chúng ưu tú
Có 1.245 TS dự thi tại 3 điểm. | thí sinh dự thi
Hạt KL khu vực II tuần tra. | kiểm lâm khu vực hai
Gọi điện trong giờ HC. | giờ hành chính
Trung tâm VH, TT và TT tỉnh biểu diễn. | Văn hóa, Thông tin và Thể thao tỉnh
Thực hành tiết kiệm, chống LP. | chống lãng phí
Ban hành 15 QĐ, 12 TB. | mười lăm Quyết định, mười hai Thông báo
Dong riềng NS 750 tạ/ha, SL 3.375 tấn. | năng suất bảy trăm năm mươi tạ một héc ta, sản lượng ba
Tổ chức 02 buổi TTLĐ và 03 buổi TT về PCMT. | buổi tuyên truyền lưu động và ba buổi tuyên truyền về phòng, chống ma túy
Xây dựng LL DQTV vững mạnh. | lực lượng dân quân tự vệ
Khám SK định kỳ cho HS. | sức khỏe định kỳ
Gọi hỏi răn đe 15 ĐT. | mười lăm đối tượng
Thi hành KL 01 đảng viên. | kỷ luật một đảng viên
Bão đi theo hướng TTB. | Tây Tây Bắc
Kiểm kê TTB của trạm. | trang thiết bị
Mở lớp nghề 35 HV/lớp. | học viên một lớp
Bầu chức danh CT, PCT UBND xã. | Chủ tịch, Phó Chủ tịch
Anh Tú là CN Công ty may. | công nhân Công ty
Kỷ niệm 80 năm CMT8 và QK 2/9. | Cách mạng tháng tám và Quốc khánh ngày hai tháng chín
Các TC CT-XH xã giám sát. | tổ chức chính trị xã hội
Giao TYT p/h với các đ/vị. | phối hợp với các đơn vị
Quỹ HTND cho vay 500 triệu đồng. | Quỹ hỗ trợ nông dân
Người già khám đục TTT. | thủy tinh thể
Trận CK bắt đầu lúc 15h30. | chung kết
Doanh thu tăng 5% so CK. | cùng kỳ
Lúa 22-25 NSG đẻ nhánh. | ngày sau gieo
""")
def test_the_abbreviations_of_papers(written: str, said: str) -> None:
    hear(written, said)


@cases("""
Điện thoại trực PCTT: 02093.850.115. | không hai không chín ba, tám năm không, một một năm
Di dời 12 hộ/52 khẩu ở thôn Nà Ngăm. | mười hai hộ, năm mươi hai khẩu
Tỷ số giới tính khi sinh 110 bé trai/100 bé gái. | bé trai trên một trăm bé gái
Bón 20 kg NPK 5-10-3 cho một sào. | năm, mười, ba
Nhiệt độ hôm nay 17/23 độ. | mười bảy đến hai mươi ba độ
Lương hưu chi trả từ 01-10 hằng tháng. | ngày một đến ngày mười hằng tháng
Tra cứu qua SMS gửi 1414. | gửi một bốn một bốn
Bón NPK 16.16.8 khi lúa đẻ nhánh. | mười sáu, mười sáu, tám
Nhà thắng 3-1 (25-20, 23-25, 25-18). | hai mươi lăm mười tám
Dầu diesel 0.05S giảm giá. | không phẩy không năm ét
Nâng bệnh viện lên 500 GB. | năm trăm giường bệnh
Máy tính có ổ cứng 500 GB. | năm trăm gi ga bai
Mời dự họp tại phòng họp P.12. | phòng họp phòng mười hai
Đường ĐH.08 đang được sửa. | Đường huyện tám
Các xã/phường báo cáo trước ngày 5. | xã, phường
Suy dinh dưỡng thể thấp còi (chiều cao/tuổi). | chiều cao theo tuổi
Lễ hội mở ngày 9-10 tháng Giêng. | ngày chín đến mười tháng Giêng
Người có công được tặng quà 2/9. | hai tháng chín
""")
def test_the_numbers_of_papers(written: str, said: str) -> None:
    hear(written, said)


@cases("""
Đường rộng 1½ mét, sâu ¼ mét. | một phẩy năm mét, sâu một phần tư mét
Chiếm ½ diện tích toàn xã. | một phần hai diện tích
Diện tích 12 km² và 5 m³ nước. | ki lô mét vuông và năm mét khối
Theo quy định¹ của xã. | quy định của
Trời nắng 38⁰C cả ngày. | ba mươi tám độ xê
Công văn № 12 của xã. | Công văn số mười hai
Ngày １２ tháng ９, họp lúc 8h00′. | mười hai tháng chín, họp lúc tám giờ.
\uf0b7 Hỗ trợ hộ nghèo. | Hỗ trợ hộ nghèo
‣ Hỗ trợ hộ cận nghèo. | Hỗ trợ hộ cận nghèo
Nguồn ảnh © Báo Bắc Kạn. | ảnh Báo
Hộ nghèo\u00a0↔ hộ cận nghèo. | Hộ nghèo, hộ cận nghèo
""")
def test_the_signs_of_word_processors(written: str, said: str) -> None:
    hear(written, said)


def test_a_sign_that_nobody_knows_is_unread() -> None:
    unread = to_spoken("Tính ∮ theo mẫu.").unread

    assert unread == ("∮",)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Đ/c Chủ tịch xã dự. Đ/c Bí thư dự.", "Đồng chí Chủ tịch xã dự. Đồng chí Bí thư dự."),
        ("GV trường mầm non họp.", "Giáo viên trường mầm non họp."),
        ("Các GV họp.", "Các giáo viên họp."),
    ],
)
def test_what_opens_a_sentence_has_a_capital(written: str, spoken: str) -> None:
    assert to_spoken(written).text == spoken
