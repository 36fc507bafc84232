# ruff: noqa: E501 - one case a line
"""Abbreviations, alone, in context, composed, explained by the text, unknown."""

from __future__ import annotations

import pytest

from radio.domain.spoken import Style, to_spoken
from tests.domain.spoken.cases import cases, hear


@cases("""
UBND xã thông báo lịch họp. | Ủy ban nhân dân xã
Kỳ họp HĐND huyện khai mạc. | Hội đồng nhân dân huyện
UBMTTQVN xã vận động ủng hộ. | Ủy ban Mặt trận Tổ quốc Việt Nam xã
UBMTTQ huyện giám sát. | Ủy ban Mặt trận Tổ quốc huyện
Phòng LĐ-TB&XH huyện rà soát hộ nghèo. | Phòng Lao động Thương binh và Xã hội huyện
Phòng LĐTBXH tổng hợp báo cáo. | Phòng Lao động Thương binh và Xã hội
Trung tâm VH, TT&TT huyện đưa tin. | Trung tâm Văn hóa, Thông tin và Truyền thông huyện
Phòng Văn hóa - TT huyện chủ trì. | Phòng Văn hóa, Thông tin huyện
TT HU chỉ đạo các xã. | Thường trực Huyện ủy chỉ đạo
TT HĐND huyện giám sát. | Thường trực Hội đồng nhân dân huyện
TT Phủ Thông đạt chuẩn đô thị. | Thị trấn Phủ Thông
TT Y tế huyện khám miễn phí. | Trung tâm Y tế huyện
Các xã, TT báo cáo trước thứ Sáu. | Các xã, thị trấn báo cáo
Phó CT huyện kiểm tra công trình. | Phó Chủ tịch huyện
Đồng chí CT UBND xã phát biểu. | Đồng chí Chủ tịch Ủy ban nhân dân xã
Vốn CT 135 làm đường thôn. | Chương trình một trăm ba mươi lăm
CT 1719 hỗ trợ đất ở. | Chương trình một nghìn bảy trăm mười chín
Xã học tập CT 05 của Bộ Chính trị. | Chỉ thị không năm
Thực hiện nhiệm vụ CT năm 2022. | nhiệm vụ chính trị năm
Đoàn viên CĐ cơ sở hiến máu. | Công đoàn cơ sở
Trường CĐ nghề tuyển sinh. | Trường cao đẳng nghề
Đài PTTH tỉnh phát lại. | Đài Phát thanh Truyền hình tỉnh
Đài TNVN đưa tin về huyện. | Đài Tiếng nói Việt Nam
Hội TNVN phát động phong trào. | Hội Thanh niên Việt Nam
Sở TT&TT tập huấn cán bộ truyền thanh. | Sở Thông tin và Truyền thông
Sở NN&PTNT khuyến cáo nông dân. | Sở Nông nghiệp và Phát triển nông thôn
Sở NN&MT vừa được thành lập. | Sở Nông nghiệp và Môi trường
Ngân hàng NHNo&PTNT giảm lãi suất. | Ngân hàng Nông nghiệp và Phát triển nông thôn
BCĐ PCTT&TKCN huyện họp khẩn. | Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn
BCH PCTT xã trực 24/24. | Ban Chỉ huy phòng, chống thiên tai xã
BCH Đảng bộ xã họp phiên thường kỳ. | Ban Chấp hành Đảng bộ xã
BCHQS huyện tuyển quân. | Ban Chỉ huy Quân sự huyện
BTV Huyện ủy ban hành nghị quyết. | Ban Thường vụ Huyện ủy
Chương trình MTQG xây dựng NTM. | Chương trình mục tiêu quốc gia xây dựng nông thôn mới
Chương trình MTQGGNBV được giao vốn. | mục tiêu quốc gia giảm nghèo bền vững
Thôn ĐBKK được ưu tiên. | Thôn đặc biệt khó khăn
Phát triển KT-XH vùng DTTS&MN. | kinh tế xã hội vùng dân tộc thiểu số và miền núi
Giữ vững QP-AN trên địa bàn. | quốc phòng an ninh
Tuyên truyền PCCC và CNCH. | phòng cháy, chữa cháy và cứu nạn, cứu hộ
Bảo đảm ATGT dịp Tết. | an toàn giao thông dịp
Làm thẻ CCCD cho học sinh. | căn cước công dân
Mua BHYT hộ gia đình. | bảo hiểm y tế hộ
Vay vốn NHCSXH huyện. | Ngân hàng Chính sách xã hội huyện
Sản phẩm OCOP của HTX đạt 4 sao. | ô cốp của hợp tác xã đạt bốn sao
Trường TH&THCS Vũ Muộn sửa lớp học. | Trường tiểu học và trung học cơ sở
Trường THPT Phủ Thông tuyên dương học sinh. | trung học phổ thông Phủ Thông
Trường MN Lục Bình đón trẻ. | Trường mầm non Lục Bình
TP.HCM kết nghĩa với tỉnh. | Thành phố Hồ Chí Minh kết nghĩa
TP. Bắc Kạn cách huyện không xa. | Thành phố Bắc Kạn
Người dân H. Bạch Thông vui hội. | huyện Bạch Thông
Phòng khám tại P. Sông Cầu mở cửa. | phường Sông Cầu
PGS.TS Trần Văn Nam tư vấn. | Phó giáo sư tiến sĩ Trần
ThS. Nguyễn Thị Hoa giảng bài. | Thạc sĩ Nguyễn
Kính mời đ/c Bí thư Đảng ủy dự họp. | đồng chí Bí thư
Nộp hồ sơ theo đ/c: thôn Nà Cù. | địa chỉ: thôn
Gồm 05 đ/c trong tổ giúp việc. | năm đồng chí trong
Công văn v/v tăng cường trực bão. | về việc tăng cường
Trồng ngô, khoai, sắn, v.v. | sắn, vân vân
Áp thấp nhiệt đới (ATNĐ) đang mạnh lên; ATNĐ có thể thành bão. | Áp thấp nhiệt đới đang mạnh lên; Áp thấp nhiệt đới có thể
Dịch tả lợn châu Phi (DTLCP) tái phát. | Dịch tả lợn châu Phi tái phát
Bà Nông Thị D., SN 1965, là hộ nghèo. | sinh năm một nghìn chín trăm sáu mươi lăm
SĐT của thôn: 0912 345 678. | Số điện thoại của thôn
NĐ-CP và QĐ-TTg là ký hiệu văn bản. | Nghị định của Chính phủ và Quyết định của Thủ tướng Chính phủ
Tiêm vắc xin LMLM cho trâu, bò. | lở mồm long móng
Phun thuốc BVTV đúng cách. | bảo vệ thực vật
Đăng ký VNeID mức 2 tại công an xã. | vi en e ai đi
Kênh VTV1 phát phóng sự. | vê tê vê một
Rút tiền ở cây ATM của huyện. | a tê em mờ
Gửi TT.HĐND, TT.UBND huyện. | Thường trực Hội đồng nhân dân, Thường trực Ủy ban nhân dân
ThS.BS. Lê Hoa tư vấn. | Thạc sĩ bác sĩ Lê Hoa
CN. Đỗ Thị Hạnh trả lời. | Cử nhân Đỗ Thị Hạnh
TM. UBND xã, Chủ tịch ký. | Thay mặt Ủy ban nhân dân xã
Dự có LĐ các phòng, ban. | Dự có lãnh đạo các phòng
Giải quyết việc làm cho 120 LĐ. | một trăm hai mươi lao động
Trường có 286 HS bán trú. | hai trăm tám mươi sáu học sinh bán trú
Tiếp nhận HS qua mạng. | Tiếp nhận hồ sơ
Nhiệt độ TB ngày dưới 13°C. | Nhiệt độ trung bình ngày
Luật sửa đổi, BS một số điều. | sửa đổi, bổ sung một số
Công ty TNHH MTV Hồng Hà. | Công ty trách nhiệm hữu hạn một thành viên Hồng Hà
Trưởng Ban công tác MT thôn. | Trưởng Ban công tác Mặt trận
Công tác quản lý, BV rừng. | quản lý, bảo vệ rừng
Lượng mưa cao hơn TBNN. | cao hơn trung bình nhiều năm
Đăng tải trên CTTĐT của tỉnh. | cổng thông tin điện tử
Hội nghị COP28 về khí hậu. | cốp hai mươi tám
Kinh phí từ vốn ĐTXDCB. | đầu tư xây dựng cơ bản
Lực lượng CA, QS, DQ phối hợp. | Công an, quân sự, dân quân
Tiêm vắc xin Pfizer mũi ba. | phai dơ mũi
Thu ngân sách đạt 98% DT huyện giao. | chín mươi tám phần trăm dự toán huyện giao
Đạt 12,5/15 tỷ đồng KH giao. | mười lăm tỷ đồng Kế hoạch giao
Bố trí vốn ĐT 180,2 tỷ đồng. | vốn đầu tư một trăm tám mươi phẩy hai tỷ đồng
Chợ họp thứ 7, CN hằng tuần. | thứ bảy, chủ nhật
Nộp tại Agribank CN Bạch Thông. | chi nhánh Bạch Thông
Tiêm LMLM, THT trâu bò. | lở mồm long móng, tụ huyết trùng trâu bò
CĐ số 65/CĐ-TTg của Thủ tướng. | Công điện số sáu mươi lăm
TB Dân vận HU dự họp. | Trưởng ban Dân vận Huyện ủy
TP Nội vụ, Phó TP GD&ĐT dự. | Trưởng phòng Nội vụ, Phó Trưởng phòng Giáo dục và Đào tạo
Quản lý bệnh THA, ĐTĐ tại trạm. | tăng huyết áp, đái tháo đường
Mr. Nam và Ms Hoa tập huấn. | Ông Nam và bà Hoa
Bán được 05 sp OCOP. | năm sản phẩm ô cốp
NQ57 và CT05 được quán triệt. | Nghị quyết năm mươi bảy và Chỉ thị không năm
Gió ĐB cấp 3, gió TN cấp 2. | Gió Đông Bắc cấp ba, gió Tây Nam cấp hai
Xếp hạng DT cấp tỉnh. | Xếp hạng di tích cấp tỉnh
Bệnh dại tăng, không có TV. | không có tử vong
Dự án có TMĐT 350 tỷ đồng. | tổng mức đầu tư ba trăm năm mươi
Đưa nông sản lên sàn TMĐT. | thương mại điện tử
Mời T.Phòng Nội vụ và TTr. HĐND dự. | Trưởng Phòng Nội vụ và Thường trực Hội đồng
Tr.THCS Lục Bình khai giảng. | Trường trung học cơ sở Lục Bình
Tổng số HS 12345 em. | Tổng số học sinh mười hai nghìn ba trăm bốn mươi lăm em
Hưởng ứng Tháng CN năm nay. | Tháng công nhân
Ngày Môi trường TG 5/6. | Môi trường thế giới
Bố trí vốn ĐT 120 tỷ. | vốn đầu tư một trăm hai mươi tỷ
CT.HĐND tỉnh và P.BT Thường trực. | Chủ tịch Hội đồng nhân dân tỉnh và Phó Bí thư Thường trực
UVTV-TBTG và TV.HU họp. | Ủy viên Thường vụ Trưởng ban Tuyên giáo và Thường vụ Huyện ủy
Vận động quỹ ĐƠĐN. | quỹ đền ơn đáp nghĩa
Toàn xã còn HN 12,34%, HCN 8,76%. | hộ nghèo mười hai phẩy ba mươi tư phần trăm, hộ cận nghèo tám
Doanh nghiệp có vốn ĐK 5 tỷ đồng. | vốn đăng ký năm tỷ
Gửi ý kiến về đ/c Hà Thị Liên, công chức văn hóa. | về đồng chí Hà Thị Liên
Hội đồng phối hợp với UB.MTTQVN huyện. | Ủy ban Mặt trận Tổ quốc Việt Nam
Đội MBH đạt chuẩn, gọi CSKH khi cần. | mũ bảo hiểm … chăm sóc khách hàng
Gói thầu số 3 XL nhà văn hóa. | xây lắp nhà văn hóa
Ban CHQS huyện tổ chức khám tuyển. | Ban Chỉ huy Quân sự huyện
Nghỉ từ thứ 7 đến hết CN. | đến hết chủ nhật
HK II bắt đầu từ ngày 16/01. | Học kỳ hai
Vận động đóng BHXH TN. | bảo hiểm xã hội tự nguyện
Nộp bản sao giấy KS. | giấy khai sinh
Mỗi xã có một đài TT ứng dụng CNTT-VT. | đài truyền thanh
Tiếp nhận ba đơn (KN: 02, TC: 01). | khiếu nại: hai, tố cáo: một
Nguy cơ từ MERS-CoV và Ebola. | mớt cô vi và ê bô la
Mã số VietGAP-TT-13-02. | việt gáp gạch ngang tê tê gạch ngang một ba gạch ngang không hai
Đề nghị BTT UBMTTQ và các đoàn thể CT - XH phối hợp. | Ban Thường trực Ủy ban Mặt trận Tổ quốc và các đoàn thể chính trị xã hội
Hạn dùng 24 tháng kể từ NSX. | kể từ ngày sản xuất
Tặng 2 BK và 12 GK cho các tập thể. | hai bằng khen và mười hai giấy khen
Phòng khám ĐKKV Chợ Mới khám cho người nghèo. | đa khoa khu vực
Cháy nhà ông P.V.M ở thôn 3. | ông pê vê mờ ở thôn ba
Tuyển 30 công nhân; LH: 0868.111.222. | liên hệ: không tám sáu tám, một một một, hai hai hai
Thuế SDĐPNN nộp trước tháng 11; xã có một di tích LS cấp tỉnh. | sử dụng đất phi nông nghiệp … di tích lịch sử
""")
def test_abbreviations(written: str, said: str) -> None:
    hear(written, said)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("Theo TC cho biết.", "tài chính"),
        ("Theo TH cho biết.", "tiểu học"),
        ("Theo TN cho biết.", "Thanh niên"),
    ],
)
def test_an_ambiguous_abbreviation_without_help_is_flagged(written: str, first: str) -> None:
    (flag,) = to_spoken(written).flags

    assert flag.suggestions[0] == first
    assert len(flag.suggestions) > 1
    assert not flag.unread


def test_unknown_capitals_are_left_flagged_and_unread() -> None:
    spoken = to_spoken("Đoàn XQKD về thăm xã.")

    assert spoken.text == "Đoàn XQKD về thăm xã."
    assert spoken.unread == ("XQKD",)
    assert spoken.flags[0].suggestions == ("ích quy ca đê",)


def test_unknown_capitals_are_spelled_on_request_and_still_flagged() -> None:
    spoken = to_spoken("Đoàn XQKD về thăm xã.", style=Style(spell_unknown=True))

    assert spoken.text == "Đoàn ích quy ca đê về thăm xã."
    assert spoken.unread == ()
    assert len(spoken.flags) == 1


def test_what_is_put_together_is_flagged() -> None:
    spoken = to_spoken("BCĐPCTT huyện họp khẩn.")

    assert spoken.text == "Ban Chỉ đạo phòng, chống thiên tai huyện họp khẩn."
    assert [str(flag.why) for flag in spoken.flags] == ["Put together from known abbreviations."]


def test_the_same_letters_in_one_text_may_mean_different_things() -> None:
    spoken = to_spoken("TT HU, TT Y tế và TT Phủ Thông; Phó CT và CT 135.")

    assert spoken.text == (
        "Thường trực Huyện ủy, Trung tâm Y tế và thị trấn Phủ Thông; "
        "Phó Chủ tịch và Chương trình một trăm ba mươi lăm."
    )


def test_what_is_composed_of_ambiguous_parts_is_flagged_and_of_certain_parts_not() -> None:
    ambiguous = to_spoken("Phòng KT&TM họp.")
    certain = to_spoken("Ban PCTT&TKCN họp.")

    assert [str(flag.why) for flag in ambiguous.flags] == ["Put together from known abbreviations."]
    assert certain.flags == ()
