# ruff: noqa: E501 - one case a line
"""Times of day and lengths of time."""

from __future__ import annotations

from tests.domain.spoken.cases import cases, hear


@cases("""
Đài phát lúc 5h30 hằng ngày. | năm giờ ba mươi phút hằng ngày
Chương trình chiều bắt đầu 17h00. | mười bảy giờ.
Họp thôn lúc 19h30 tối mai. | mười chín giờ ba mươi phút tối
Lịch tiếp dân từ 7h30-11h00. | từ bảy giờ ba mươi phút đến mười một giờ.
Cắt điện từ 07h30 - 16h45. | bảy giờ ba mươi phút đến mười sáu giờ bốn mươi lăm phút
Hội thi từ 7h30 phút đến 17h00 pút. | bảy giờ ba mươi phút đến mười bảy giờ.
Hội nghị khai mạc lúc 08 giờ 00 phút. | tám giờ.
Mời bà con có mặt lúc 07 giờ 30 phút. | bảy giờ ba mươi phút.
Tiêm chủng từ 13 giờ 30 đến 16 giờ 30. | mười ba giờ ba mươi phút đến mười sáu giờ ba mươi phút
Phát sóng 17 giờ 00 – 17 giờ 45. | mười bảy giờ đến mười bảy giờ bốn mươi lăm phút
Lúc 5 giờ 45, loa phát bản tin đầu tiên. | năm giờ bốn mươi lăm phút, loa
Nhận hồ sơ lúc 8:00 tại bộ phận một cửa. | tám giờ tại
Trạm y tế mở cửa lúc 8:05. | tám giờ năm phút
Ghi hình từ 09:15-10:45. | chín giờ mười lăm phút đến mười giờ bốn mươi lăm phút
Cấp phát gạo trong khoảng 8-10h. | tám đến mười giờ
Xe chạy lúc 9g15 tại bến huyện. | chín giờ mười lăm phút
Họp lúc 8g sáng thứ Hai. | tám giờ sáng
Lệnh cấm có hiệu lực từ 0h05 ngày 2/9. | không giờ không năm phút ngày
Đến 0h ngày 1/1 loa ngừng phát. | không giờ ngày một tháng một
Vụ cháy xảy ra hồi 23 giờ 5 phút. | hai mươi ba giờ năm phút
Báo cáo trước 16h00' ngày 25 hằng tháng. | mười sáu giờ ngày hai mươi lăm
Mỗi buổi học kéo dài 45'. | bốn mươi lăm phút
Bài hát dài 3p20s. | ba phút hai mươi giây
Chạy việt dã về đích sau 27:45. | hai mươi bảy phút bốn mươi lăm giây
Trực ban 24/24h trong mùa mưa lũ. | hai mươi tư trên hai mươi tư giờ
Đường dây tiếp nhận tin báo 24/7. | hai mươi tư trên bảy
Lớp xóa mù chữ từ 19h đến 21h các tối thứ 2, 4, 6. | mười chín giờ đến hai mươi mốt giờ các tối thứ hai, bốn, sáu
Thời gian phát là 30 phút/ngày. | ba mươi phút một ngày
Khai mạc đúng 14h ngày 20/10. | mười bốn giờ ngày hai mươi tháng mười
Động đất lúc 14h32'15". | mười bốn giờ ba mươi hai phút mười lăm giây.
Bắt đầu lúc 7h:30', nghỉ 10h 00'. | bảy giờ ba mươi phút, nghỉ mười giờ.
Cử tri đi bầu từ 5 giờ 00 đến 19 giờ 00 tại ba khu vực bỏ phiếu. | từ năm giờ đến mười chín giờ tại ba khu vực
Bà con có mặt lúc 7 giờ 30 tại sân ủy ban. | bảy giờ ba mươi phút tại sân
Ngừng cấp điện từ 07:00:00 đến 17:00:00. | từ bảy giờ đến mười bảy giờ.
Cập nhật lúc 3:16:17 CH. | ba giờ mười sáu phút mười bảy giây chiều
Thời gian đăng ký từ 8h00' ngày 01/6 đến 16h30' ngày 05/6. | tám giờ ngày một tháng sáu đến mười sáu giờ ba mươi phút ngày năm tháng sáu
Cập nhật lúc 19:16 GMT+7 cùng ngày. | mười chín giờ mười sáu phút cùng ngày
""")
def test_times(written: str, said: str) -> None:
    hear(written, said)
