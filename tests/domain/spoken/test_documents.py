# ruff: noqa: E501 - one case a line
"""Document numbers and citations."""

from __future__ import annotations

import pytest

from radio.domain.spoken import Style, to_spoken
from tests.domain.spoken.cases import cases, hear


@cases("""
Thực hiện Kế hoạch số 543/KH-UBND ngày 25/8/2022 của UBND tỉnh. | Kế hoạch số năm trăm bốn mươi ba, ngày hai mươi lăm tháng tám … của Ủy ban nhân dân tỉnh
Chỉ thị số 05-CT/TW ngày 23/6/2021 của Ban Bí thư. | Chỉ thị số không năm, ngày hai mươi ba tháng sáu … của Ban Bí thư
Nghị quyết số 23-NQ/TU ngày 16/12/2021 của Tỉnh ủy. | Nghị quyết số hai mươi ba, ngày mười sáu
Chương trình số 13-CTrHĐ/HU được sơ kết. | Chương trình số mười ba của Huyện ủy được
Nghị định số 28/2022/NĐ-CP ngày 26/4/2022 của Chính phủ. | Nghị định số hai mươi tám năm hai nghìn không trăm hai mươi hai, ngày
Theo Nghị định 100/2019/NĐ-CP, lái xe không uống rượu. | Nghị định một trăm năm hai nghìn không trăm mười chín của Chính phủ, lái xe
Thông tư số 07/2021/TT-BLĐTBXH hướng dẫn rà soát. | Thông tư số không bảy năm hai nghìn không trăm hai mươi mốt của Bộ Lao động
Quyết định 24/2021/QĐ-TTg quy định quy trình rà soát. | Quyết định hai mươi tư năm hai nghìn không trăm hai mươi mốt của Thủ tướng Chính phủ quy định
Luật Đất đai số 31/2024/QH15 đã có hiệu lực. | số ba mươi mốt năm hai nghìn không trăm hai mươi tư của Quốc hội khóa mười lăm
Nghị quyết số 111/2024/QH15 của Quốc hội cho phép lồng ghép vốn. | hai nghìn không trăm hai mươi tư của Quốc hội cho phép
Nghị quyết 1216/NQ-UBTVQH15 về sắp xếp đơn vị hành chính. | một nghìn hai trăm mười sáu của Ủy ban Thường vụ Quốc hội khóa mười lăm
Quyết định số 958/QĐ-UBDT ngày 13/12/2019 công nhận thôn. | chín trăm năm mươi tám của Ủy ban Dân tộc, ngày
Thông tư 39/2020/TT-BTTTT về quản lý đài truyền thanh. | của Bộ Thông tin và Truyền thông về
Thông tư liên tịch số 15/2015/TTLT-BLĐTBXH-BNV hết hiệu lực. | của Bộ Lao động, Thương binh và Xã hội và Bộ Nội vụ
UBND huyện ban hành Quyết định số 2231/QĐ-UBND về phân bổ vốn. | Quyết định số hai nghìn hai trăm ba mươi mốt về phân bổ
Công văn số 1234/UBND-VX yêu cầu các xã báo cáo. | một nghìn hai trăm ba mươi tư của Ủy ban nhân dân yêu cầu
Sở có Công văn số 2456/SGDĐT-VP gửi các trường. | của Sở Giáo dục và Đào tạo gửi
Vốn DA 1 - DA 6 đã giao về các xã. | Vốn Dự án một, Dự án sáu đã giao
Vốn CT 134 - CT 135 đã giải ngân hết. | Vốn Chương trình một trăm ba mươi tư, Chương trình một trăm ba mươi lăm đã giải ngân
Nghị quyết số 04-NQ/ĐU của Đảng ủy xã đi vào cuộc sống. | Nghị quyết số không bốn của Đảng ủy xã
Hướng dẫn số 13-HD/BTGDVTU ngày 06/8/2025 nêu rõ. | mười ba của Ban Tuyên giáo và Dân vận Tỉnh ủy, ngày
Kết luận số 06-KL/TW của Ban Bí thư về tín dụng chính sách. | Kết luận số không sáu của Ban Bí thư
Chỉ thị số 40-CT/TW, Kết luận số 06-KL/TW của Ban Bí thư. | Chỉ thị số bốn mươi, Kết luận số không sáu của Ban Bí thư
Công điện số 02/CĐ-UBND yêu cầu sơ tán dân. | Công điện số không hai của Ủy ban nhân dân yêu cầu
Thông báo số 15/TB-UBND về lịch nghỉ Tết. | Thông báo số mười lăm của Ủy ban nhân dân về
Tờ trình số 88/TTr-UBND được thông qua. | tám mươi tám của Ủy ban nhân dân được
Nghị quyết 09/2022/NQ-HĐND của HĐND tỉnh. | không chín năm hai nghìn không trăm hai mươi hai của Hội đồng nhân dân tỉnh
Nghị quyết 30a/2008/NQ-CP giúp các huyện nghèo. | ba mươi a năm hai nghìn không trăm linh tám của Chính phủ
Xem văn bản số 543/KH-UBND để biết chi tiết. | năm trăm bốn mươi ba
Số: 543/KH-UBND | năm trăm bốn mươi ba, Kế hoạch của Ủy ban nhân dân
Nghị định 28/2022 mở rộng đối tượng vay. | Nghị định hai mươi tám năm hai nghìn không trăm hai mươi hai mở rộng
Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ. | Quyết định số chín mươi, ngày mười tám
Kế hoạch số 45-KH/HU, Quyết định số 12-QĐ/TU được phổ biến. | bốn mươi lăm của Huyện ủy, Quyết định số mười hai của Tỉnh ủy
Công văn 678-CV/BTGHU gửi các chi bộ. | sáu trăm bảy mươi tám của Ban Tuyên giáo Huyện ủy gửi
Mẫu số 01/ĐK phát miễn phí tại xã. | Mẫu số không một đê ca phát
Theo Điều 3 khoản 2 điểm a của luật. | Điều ba khoản hai điểm a
Điểm b khoản 2 Điều 8 quy định rõ. | Điểm bê khoản hai Điều tám
Các điểm a, b, c, d, đ khoản 1 được sửa đổi. | điểm a, bê, xê, dê, đê khoản một
Thực hiện khoản 1,2 Điều 5. | khoản một, hai Điều năm
Khoản 1, 2 và 3 Điều 4 áp dụng ngay. | Khoản một, hai và ba Điều bốn
Bổ sung Điều 12a về hỗ trợ nhà ở. | Điều mười hai a về
Tại Chương II, Mục 1 và Phụ lục III. | Chương hai, Mục một và Phụ lục ba
Hướng dẫn liên ngành số 02/HDLN-STC-SLĐTBXH. | số không hai của Sở Tài chính và Sở Lao động, Thương binh và Xã hội.
Kê khai theo Mẫu 2C-BNV/2008. | hai xê bê en nờ vê năm hai nghìn không trăm linh tám
Lập phiếu theo Mẫu C70a-HD. | xê bảy mươi a hát đê.
Quyết định số 12/QĐ-UBND, 45/KH-UBND của huyện. | số mười hai, bốn mươi lăm, Kế hoạch của
Thông tri 22-TT/TU của Tỉnh ủy. | Thông tri hai mươi hai của Tỉnh ủy.
Giấy phép số 45/GP-UBND còn hạn. | Giấy phép số bốn mươi lăm của Ủy ban nhân dân còn
Hợp đồng 12/2023/HĐXD đã ký. | Hợp đồng mười hai năm hai nghìn không trăm hai mươi ba, hợp đồng xây dựng đã
Cơ sở đạt ISO 22000:2018. | hai mươi hai nghìn năm hai nghìn không trăm mười tám
Nước đạt TCVN 6772-2000. | sáu nghìn bảy trăm bảy mươi hai năm hai nghìn.
Sở Lao động - Thương binh và Xã hội tại Tờ trình số 982/TTr-SLĐTBXH ngày 10/8/2011. | chín trăm tám mươi hai, ngày mười
Số: 54/VPTT gửi các xã. | năm mươi tư, Văn phòng thường trực gửi
KẾ HOẠCH SỐ 12/KH-UBND NGÀY 05/6/2023 CỦA UBND HUYỆN | Kế hoạch số mười hai, ngày năm tháng sáu năm hai nghìn không trăm hai mươi ba của
MẪU SỐ 01 - TỜ KHAI BHXH | Mẫu số không một, tờ khai bảo
Nước sạch phải đạt QCVN 01-1:2018/BYT. | Quy chuẩn Việt Nam không một gạch ngang một năm hai nghìn không trăm mười tám của Bộ Y tế
Hố ga xây theo Tiêu chuẩn TCVN 7957:2008. | theo Tiêu chuẩn Việt Nam bảy nghìn chín trăm năm mươi bảy năm hai nghìn
Căn cứ Kế hoạch số 83./KH-TTYT ngày 10/10/2022 của Trung tâm Y tế huyện. | Kế hoạch số tám mươi ba, ngày mười tháng mười
Căn cứ các Nghị định của Chính phủ: Số 78/2025/NĐ-CP ngày 01/4/2025 về văn bản. | Số bảy mươi tám năm hai nghìn không trăm hai mươi lăm, ngày một tháng tư
Hướng dẫn liên ngành số 06/HDLN-BHXH-SYT ngày 4/5/2021. | số không sáu của Bảo hiểm xã hội và Sở Y tế, ngày
Nghị quyết 116/2020/QH14 được thi hành. | của Quốc hội khóa mười bốn
Văn bản số 1458/UBDT-VP135 ngày 31/12/2015 của Ủy ban Dân tộc. | một nghìn bốn trăm năm mươi tám, ngày ba mươi mốt
Trả lời tại Công văn số 583/UBDT-CSDT ngày 20/6/2016. | năm trăm tám mươi ba của Ủy ban Dân tộc, ngày
Căn cứ Nghị định 163/2016/NĐ-CP, 27/2022/NĐ-CP và 38/2023/NĐ-CP của Chính phủ. | hai nghìn không trăm mười sáu, hai mươi bảy năm … ba mươi tám năm hai nghìn không trăm hai mươi ba của Chính phủ
Thành ủy ban hành Nghị quyết số 12-NQ/TU ngày 06/8/2025. | số mười hai, ngày sáu tháng tám
Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW, ngày 22/12/2024 về khoa học. | số năm mươi bảy, ngày hai mươi hai
""")
def test_documents(written: str, said: str) -> None:
    hear(written, said)


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (Style(), "Nghị định số hai mươi tám năm hai nghìn không trăm hai mươi hai của Chính phủ nêu."),
        (
            Style(document_issuer="always"),
            "Nghị định số hai mươi tám năm hai nghìn không trăm hai mươi hai của Chính phủ nêu.",
        ),
        (
            Style(document_issuer="never", document_year="trên"),
            "Nghị định số hai mươi tám trên hai nghìn không trăm hai mươi hai nêu.",
        ),
    ],
)  # fmt: skip
def test_the_house_chooses_how_document_numbers_are_read(style: Style, said: str) -> None:
    assert to_spoken("Nghị định số 28/2022/NĐ-CP nêu.", style=style).text == said


def test_an_unknown_issuer_is_flagged_and_left_out() -> None:
    spoken = to_spoken("Kế hoạch số 12/KH-XQZK được duyệt.")

    assert spoken.text == "Kế hoạch số mười hai được duyệt."
    assert [str(flag.why) for flag in spoken.flags] == [
        "The issuer in this document number is not known; it is left out."
    ]
