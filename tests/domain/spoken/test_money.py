# ruff: noqa: E501 - one case a line
"""Money, with what it is paid for."""

from __future__ import annotations

from tests.domain.spoken.cases import cases, hear


@cases("""
Mức vay tối đa 50.000.000đ. | năm mươi triệu đồng
Học phí hỗ trợ 150.000 đồng mỗi tháng. | một trăm năm mươi nghìn đồng mỗi tháng
Kinh phí 100,5 tỷ đồng. | một trăm phẩy năm tỷ đồng
Thu nhập đạt 43 triệu đồng/người/năm. | bốn mươi ba triệu đồng một người một năm
Chuẩn nghèo nông thôn là 1.500.000 đồng/người/tháng. | một triệu năm trăm nghìn đồng một người một tháng
Lệ phí 50.000đ/cp theo quy định. | năm mươi nghìn đồng một cổ phiếu
Tiền ăn 18.000đ/ngày cho trẻ mầm non. | mười tám nghìn đồng một ngày
Giá miến dong 60.000 đồng/kg. | sáu mươi nghìn đồng một ki lô gam
Giá mơ 8.000-10.000đ/kg. | tám nghìn đến mười nghìn đồng một ki lô gam
Hỗ trợ 800.000đ-1.000.000đ mỗi hộ. | tám trăm nghìn đồng đến một triệu đồng
Phạt tiền từ 2-3 triệu đồng. | từ hai đến ba triệu đồng
Xử phạt 6.000.000đ - 8.000.000đ. | sáu triệu đồng đến tám triệu đồng
Tặng 35 suất quà trị giá 500.000đ/suất. | năm trăm nghìn đồng một suất
Vé xe giá 100k một lượt. | một trăm nghìn một lượt
Nhà tài trợ góp 10tr cho quỹ khuyến học. | mười triệu cho quỹ
Anh vay 1tr5 để mua giống. | một triệu năm trăm nghìn
Bò giống giá 2tr450 một con. | hai triệu bốn trăm năm mươi nghìn
Tổng vốn 1.205.349.000.000 đồng. | một nghìn hai trăm linh năm tỷ ba trăm bốn mươi chín triệu đồng
Đợt hai cấp 3.500.000 VNĐ. | ba triệu năm trăm nghìn đồng
Bà con ủng hộ 35.600.000 đ. | ba mươi lăm triệu sáu trăm nghìn đồng
Dự án vay 2,5 triệu USD. | hai phẩy năm triệu đô la
Tổ chức nước ngoài tài trợ $500. | năm trăm đô la
Máy trợ giảng trị giá 300€. | ba trăm ơ rô
Tỷ giá 24.500 đồng/USD. | hai mươi tư nghìn năm trăm đồng một đô la
Xăng tăng 1.200₫ mỗi lít. | một nghìn hai trăm đồng mỗi lít
Hỗ trợ 40 triệu đồng/hộ xây nhà mới. | bốn mươi triệu đồng một hộ
Thu nhập bình quân đầu người/tháng tăng. | bình quân đầu người một tháng
Giá thuê đất 12 triệu đồng/ha/năm. | mười hai triệu đồng một héc ta một năm
Mức đóng 81.000đ/tháng. | tám mươi mốt nghìn đồng một tháng
Quỹ còn 750 nghìn đồng. | bảy trăm năm mươi nghìn đồng
Lương cơ sở tăng lên 2,34 tr.đ/tháng. | hai phẩy ba mươi tư triệu đồng một tháng
Thu nhập đạt 120 trđ/ha. | một trăm hai mươi triệu đồng một héc ta
Hỗ trợ 350ng.đ cho mỗi cháu. | ba trăm năm mươi nghìn đồng cho
Thu ngân sách được 3,2 tỷ.đ. | ba phẩy hai tỷ đồng
Ủng hộ 35.600.000đ (Ba mươi lăm triệu sáu trăm nghìn đồng). | ba mươi lăm triệu sáu trăm nghìn đồng.
Hỗ trợ 30kWh x giá bán lẻ bậc 1 = 54.000 đồng/hộ/tháng. | ba mươi ki lô oát giờ nhân giá bán lẻ bậc một bằng năm mươi tư nghìn đồng một hộ một tháng
Gieo trồng 60ha/KH 65ha rau. | sáu mươi héc ta trên Kế hoạch sáu mươi lăm héc ta
Phụ cấp ăn trưa không quá 730,000 đồng/tháng. | bảy trăm ba mươi nghìn đồng một tháng
Giải ngân 85.432/143.210 trđ. | tám mươi lăm nghìn bốn trăm ba mươi hai trên một trăm bốn mươi ba nghìn hai trăm mười triệu đồng
Đơn vị tính: trđ. | triệu đồng.
Vốn đầu tư 30.123 trđ, vốn SN 15.555 trđ. | sự nghiệp mười lăm nghìn năm trăm năm mươi lăm triệu đồng
Thu được 15,67 tỷ đồng/17,9 tỷ đồng dự toán. | mười lăm phẩy sáu mươi bảy tỷ đồng trên mười bảy phẩy chín tỷ đồng
Bồi thường 45.000đ/m2, hỗ trợ x 3 lần. | hỗ trợ nhân ba lần
""")
def test_money(written: str, said: str) -> None:
    hear(written, said)
