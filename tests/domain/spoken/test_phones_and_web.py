# ruff: noqa: E501 - one case a line
"""Telephone numbers, mail and web addresses, roads, codes."""

from __future__ import annotations

from tests.domain.spoken.cases import cases, hear


@cases("""
Liên hệ số 0209 3870 123 để được hướng dẫn. | không hai không chín, ba tám bảy không, một hai ba
Gọi 0255 3842272 gặp văn thư. | không hai năm năm, ba tám bốn hai, hai bảy hai
Số máy 08.626.151.88 của tổ công nghệ số. | không tám, sáu hai sáu, một năm một, tám tám
Anh Nam, điện thoại 0912345678. | không chín một hai, ba bốn năm, sáu bảy tám
Chị Hoa nghe máy 090-123-4567. | không chín không, một hai ba, bốn năm sáu bảy
Đường dây nóng 1900 9095. | một chín không không, chín không chín năm
Tổng đài 18001096 miễn phí. | một tám không không, một không chín sáu
Khi có cháy, gọi 114. | gọi một một bốn
Cấp cứu y tế gọi 115. | gọi một một năm
Tổng đài bảo vệ trẻ em 111 trực cả đêm. | một một một trực
Gọi 113 hoặc 114 khi khẩn cấp. | một một ba hoặc một một bốn
Người lao động gọi +84 912 345 678. | cộng tám bốn, chín một hai
Máy bàn (0209) 3870123 của Ủy ban. | không hai không chín
Gửi ý kiến về vhtt@backan.gov.vn. | vê hát tê tê a còng bắc kạn chấm gốp chấm vê en nờ
Xem tại https://dichvucong.gov.vn nhé. | dịch vụ công chấm gốp chấm vê en nờ nhé
Trang bacthong.backan.gov.vn đăng kết quả. | bạch thông chấm bắc kạn chấm gốp
Vào www.vov.vn nghe lại. | chấm vê en nờ nghe lại
Nhắn tin qua Zalo của thôn. | da lô của thôn
Theo dõi trên Facebook của huyện. | phây búc của
Họp trực tuyến qua Zoom. | dum
Quét mã QR để nộp phí. | quy rờ để
Sạt lở trên QL3 đoạn qua xã. | quốc lộ ba đoạn
Tuyến QL 3B thông xe. | quốc lộ ba bê thông
Đường ĐT258 đang sửa. | Đường tỉnh hai trăm năm mươi tám
Trên ĐT 252 có đá rơi. | đường tỉnh hai trăm năm mươi hai
Xe mang biển số 97B1-123.45 vi phạm. | chín bảy bê một, một hai ba, bốn năm
Phòng dịch Covid-19 tại trường học. | cô vít mười chín tại
Tiêm phòng Covid_19 mũi bốn. | cô vít mười chín mũi
Cúm A/H5N1 ở gia cầm. | Cúm A, hát năm en nờ một
Mạng 4G phủ tới thôn. | bốn gờ phủ
Sóng 3G/4G còn yếu. | ba gờ, bốn gờ còn
Thực hiện 5K khi đến chợ. | năm ca khi
Giống ngô NK4300 cho năng suất cao. | en nờ ca bốn nghìn ba trăm
Đội U23 về thăm trường. | u hai mươi ba
Họp trực tuyến, mật khẩu: 123456. | một hai ba, bốn năm sáu
Người trúng thưởng có số máy 0912.xxx.345. | không chín một hai, ích ích ích, ba bốn năm.
Gọi 113 khi có tội phạm, 114 khi có cháy, 115 khi cấp cứu. | một một ba khi … một một bốn khi … một một năm khi
Các số 111, 113, 114 đều miễn phí. | một một một, một một ba, một một bốn đều
Có 113 hộ và 114 người. | một trăm mười ba hộ và một trăm mười bốn người
Gửi về hoa.nt@backan.gov.vn. | hoa chấm en nờ tê a còng bắc kạn
Tra cứu mã hồ sơ H03.15-220825-0001. | hát không ba chấm một năm gạch ngang hai hai không, tám hai năm gạch ngang không không không một.
Giấy chứng nhận số BK 123456. | bê ca một hai ba, bốn năm sáu.
Biến thể XBB.1.5 và BA.5 lây nhanh. | ích bê bê chấm một chấm năm và bê a chấm năm
Lớp lý luận chính trị K72.B15. | ca bảy mươi hai chấm bê mười lăm
Sạt lở từ Km 12+350 - Km 13+000. | ki lô mét mười hai cộng ba trăm năm mươi đến ki lô mét mười ba cộng không không không
Ký lúc 15:43:21 +07:00. | mười lăm giờ bốn mươi ba phút hai mươi mốt giây.
Bấm *101# để kiểm tra. | Bấm sao một không một thăng để
Soạn tin gửi 8188. | gửi tám một tám tám
Chuyển vào TK 8600.201.00.1234. | tài khoản tám sáu không không, hai không một, không không, một hai ba bốn
Mở link bit.ly/3AbC. | bit chấm ly gạch chéo
Tham quan 2N1Đ giá 1.250K/khách. | hai ngày một đêm giá một nghìn hai trăm năm mươi nghìn một khách
Lô LK1-01 đấu giá sáng mai. | e lờ ca một không một đấu
Tập kết tại Km 148+500/QL3. | ki lô mét một trăm bốn mươi tám cộng năm trăm, quốc lộ ba.
Cao tốc CT.07 thông xe. | xê tê chấm không bảy thông
Mã QR hết hạn 15/9/2022. | hết hạn ngày mười lăm tháng chín năm
Điện thoại: (0209) 3850 123 hoặc 0912.345.678. | không hai không chín, ba tám năm không, một hai ba hoặc
Chuyển vào STK: 3761.0.1058567.92999. | số tài khoản: ba bảy sáu một, không, một không năm tám, năm sáu bảy, chín hai chín chín chín
Xe mang biển số 97B1 - 234.56 bị tạm giữ. | chín bảy bê một, hai ba bốn, năm sáu
Không tải tệp lạ có đuôi .apk, .exe. | đuôi chấm a pê ca, chấm e ích e
Phát hiện 01 ca cúm A/H5N1. | một ca cúm A, hát năm en nờ một
Tel: +84 4 35742022 | Fax: +84 4 35742020 | cộng tám bốn, bốn, ba năm, bảy bốn hai, không hai hai
Tổ trưởng thôn, ĐT 0977 123 456. | điện thoại không chín bảy bảy, một hai ba, bốn năm sáu
SĐT trực: 0209.3850.116 / 0915.123.456. | không hai không chín, ba tám năm không, một một sáu, không chín một năm
Mã đơn vị quan hệ ngân sách: 1012345. | một không một hai, ba bốn năm
VOV.VN - Sáng nay, tỉnh công bố dịch. | vê ô vê chấm vê en nờ, Sáng nay
Theo CAND.COM.VN, vụ việc đã rõ. | chấm com chấm vê en nờ
Soạn tin theo mẫu <số căn cước> gửi 1414. | theo mẫu số căn cước gửi một bốn một bốn
Cảnh sát PCCC (114) có mặt sau 15 phút. | (một một bốn) có mặt
Giấy chứng nhận số CD 123456, vào sổ CH 00123. | xê đê một hai ba, bốn năm sáu, vào sổ xê hát không không một hai ba
Tài khoản cứu trợ: 1170 6666 8888 tại ngân hàng. | một một bảy không, sáu sáu sáu sáu, tám tám tám tám
Tài khoản cứu trợ: 12.500 triệu đồng. | mười hai nghìn năm trăm triệu đồng
""")
def test_phones_web_and_codes(written: str, said: str) -> None:
    hear(written, said)
