# ruff: noqa: E501 - one case a line
"""Headings, list marks, tails, lines, letters, signs."""

from __future__ import annotations

import unicodedata

import pytest

from radio.domain.spoken import Style, to_spoken
from tests.domain.spoken.cases import cases, hear


@cases("""
I. MỤC ĐÍCH, YÊU CẦU⏎1. Mục đích | Phần một: Mục đích, yêu cầu.⏎Một, Mục đích
III. NỘI DUNG, HÌNH THỨC | Phần ba: Nội dung, hình thức
2.1. Công tác kiểm tra | Hai chấm một, Công tác
1. Đối tượng: hộ nghèo.⏎2. Mức vay: theo quy định. | Một, Đối tượng … Hai, Mức vay
1/ Treo cờ Tổ quốc.⏎2/ Vệ sinh đường làng. | Một, Treo cờ … Hai, Vệ sinh
a) Hộ nghèo;⏎b) Hộ cận nghèo;⏎đ) Hộ khác. | a, Hộ nghèo;⏎Bê, Hộ cận nghèo;⏎Đê, Hộ khác.
- Tăng cường truyền thông;⏎- Kiểm tra các thôn. | Tăng cường truyền thông;⏎Kiểm tra
+ Đối với hộ nghèo: vay vốn.⏎+ Đối với hộ khác: tự lo. | Đối với hộ nghèo: vay vốn.⏎Đối với hộ khác
• Rửa tay thường xuyên.⏎• Đeo khẩu trang. | Rửa tay thường xuyên.⏎Đeo khẩu trang.
THÔNG BÁO TREO CỜ TỔ QUỐC | Thông báo treo cờ tổ quốc
UBND HUYỆN BẠCH THÔNG | Ủy ban nhân dân huyện bạch thông
KẾ HOẠCH⏎Tuyên truyền về giảm nghèo | Kế hoạch.⏎Tuyên truyền
CÓ 6 THÔN ĐBKK HOÀN THÀNH CHƯƠNG TRÌNH 135 | Có … sáu … thôn … đặc biệt khó khăn … hoàn thành chương trình … một trăm ba mươi lăm
Bà con KHÔNG đi qua ngầm tràn. | Bà con không đi
Đề nghị các xã thực hiện./. | thực hiện.
Báo Bắc Kạn.. xây dựng chuyên mục. | Báo Bắc Kạn, xây dựng
Mạng xã hội,…nhằm lan tỏa. | Mạng xã hội, nhằm
Trồng cam, quýt… theo quy hoạch. | quýt, theo
Chương trình (sau đây gọi tắt là Chương trình) bắt đầu. | Chương trình bắt đầu.
Ban hành kế hoạch (có văn bản kèm theo). | Ban hành kế hoạch.
Gửi danh sách (kèm theo biểu tổng hợp). | Gửi danh sách.
Chuẩn bị. [pause 2s] Mời bà con nghe. | Chuẩn bị. Mời
Xã thực hiện.⏎Nơi nhận:⏎- Như trên;⏎- Lưu: VT. | Xã thực hiện.
Trân trọng.⏎TM. ỦY BAN NHÂN DÂN⏎CHỦ TỊCH⏎Nguyễn Văn A | Trân trọng.
Sản xuất & chế biến miến dong. | Sản xuất và chế biến
Tỷ lệ che phủ >= 70%. | lớn hơn hoặc bằng bảy mươi phần trăm
Tỷ lệ hao hụt < 5%. | dưới năm phần trăm
Bón đạm + lân theo hướng dẫn. | đạm cộng lân
Nộp hồ sơ -> nhận giấy hẹn. | Nộp hồ sơ, nhận
Kích thước 3 x 4 m. | ba nhân bốn mét
Anh/chị mang theo thẻ. | Anh hoặc chị
Đại diện xã và/hoặc thôn ký tên. | và hoặc thôn
Ông Hoàng Văn B. trình bày. | Hoàng Văn bê. trình bày
Bệnh viêm gan B có vắc xin. | viêm gan bê
Khuổi Slẳng, Nà Hin và Cốc Bây khó khăn. | Khuổi Slẳng, Nà Hin và Cốc Bây khó khăn.
Xã Đôn Phong, Sỹ Bình, Vũ Muộn. | Xã Đôn Phong, Sỹ Bình, Vũ Muộn.
Uỷ ban Mặt trận và Ủy ban kiểm tra. | Uỷ ban Mặt trận và Ủy ban kiểm tra.
Bộ Y tế khuyến cáo rửa tay. | Bộ Y tế khuyến cáo
Gồm: i) vay vốn; ii) học nghề; iii) việc làm. | một) vay vốn; hai) học nghề; ba) việc làm.
Hỗ trợ: (i) nhà ở; (ii) nước sạch. | (một) nhà ở; (hai) nước sạch.
g) Sáu;⏎h) Bảy;⏎i) Tám. | Hát, Bảy;⏎i, Tám.
1.1. Mục tiêu⏎a. Về kinh tế⏎b. Về xã hội | Một chấm một, Mục tiêu.⏎a, Về kinh tế.⏎Bê, Về xã hội
Nội dung chuyển khoản: UNG HO BAO LU. | Ung ho bao lu.
Ngày ... tháng ... năm 2024 | Ngày, tháng, năm hai nghìn
Ban hành ngày   /  /2024. | ngày, tháng, năm hai nghìn
Thời gian ký: 2022-09-14T13:55:49+0700 hợp lệ. | Thời gian ký: hợp lệ.
Số 47/KH-UBND | Bạch Thông, thứ hai. | dân, Bạch Thông
Kính mời: 1/ Đảng ủy; 2/ HĐND; 3/ Các trưởng thôn. | một, Đảng ủy; hai, Hội đồng nhân dân; ba, Các
Năng suất tăng 50 → 55 tạ/ha. | năm mươi đến năm mươi lăm tạ
Chỉ số xếp hạng 39 (↑3). | (tăng ba)
II - NHIỆM VỤ TRỌNG TÂM | Phần hai: Nhiệm vụ trọng tâm
I- Về phát triển kinh tế | Phần một: Về phát triển kinh tế
3.46 USD là giá một hộp. | ba chấm bốn mươi sáu đô la
Căn cứ Luật Đất đai ngày⏎29/11/2013 và Quyết định số⏎24/2021/QĐ-TTg của Thủ tướng. | Luật Đất đai ngày hai mươi chín tháng mười một năm hai nghìn không trăm mười ba và Quyết định số hai mươi tư năm
Thực hiện trong giai đoạn 2022 -⏎2025 trên toàn huyện. | hai nghìn không trăm hai mươi hai đến hai nghìn không trăm hai mươi lăm trên
Điều⏎1. Phê duyệt Đề án. | Điều một. Phê duyệt
Đài Truyền thanh của⏎Ủy ban nhân dân xã. | Đài Truyền thanh của Ủy ban
KẾ HOẠCH⏎NĂM 2022 | Kế hoạch.⏎Năm hai nghìn không trăm hai mươi hai
>> Tin mới trong ngày. | Tin mới trong ngày.
Xã thông báo: 1/ Thời gian treo cờ; 2/ Yêu cầu. | một, Thời gian … hai, Yêu cầu
""")
def test_layout(written: str, said: str) -> None:
    hear(written, said)


def test_lines_broken_by_the_page_are_joined_and_titles_ended() -> None:
    written = (
        "THÔNG BÁO\n"
        "Thực hiện kế hoạch của huyện, Ủy ban nhân dân xã tổ chức bình xét hộ nghèo, hộ cận\n"
        "nghèo tại các thôn trong toàn xã từ nay đến hết tháng, đề nghị bà con thôn Khuổi\n"
        "Chả và các thôn khác đến dự đông đủ.\n"
    )

    assert to_spoken(written).sentences == (
        "Thông báo.",
        "Thực hiện kế hoạch của huyện, Ủy ban nhân dân xã tổ chức bình xét hộ nghèo, hộ cận "
        "nghèo tại các thôn trong toàn xã từ nay đến hết tháng, đề nghị bà con thôn Khuổi Chả và "
        "các thôn khác đến dự đông đủ.",
    )


def test_decomposed_letters_are_read_like_composed_ones() -> None:
    written = "Ủy ban họp ngày 5/10 về số hộ nghèo."

    spoken = to_spoken(unicodedata.normalize("NFD", written))

    assert spoken.text == to_spoken(written).text


@pytest.mark.parametrize(
    ("marks", "said"),
    [("read", "Một, Mục đích"), ("là", "Một là, Mục đích"), ("pause", "Mục đích")],
)
def test_the_house_chooses_how_list_marks_are_read(marks: str, said: str) -> None:
    assert to_spoken("1. Mục đích", style=Style(list_marks=marks)).text == said  # type: ignore[arg-type]


def test_the_words_of_a_tail_alone_are_not_left_out() -> None:
    assert to_spoken("Nơi nhận:").text == "Nơi nhận:"


def test_letters_of_another_script_are_unread() -> None:
    assert to_spoken("Đoàn khách 北京 tới thăm.").unread == ("北京",)


def test_a_foreign_word_that_is_not_listed_is_flagged_but_read() -> None:
    spoken = to_spoken("Du khách thích đi trekking.")

    assert spoken.text == "Du khách thích đi trekking."
    assert [flag.unread for flag in spoken.flags] == [False]


def test_empty_text_gives_empty_text() -> None:
    assert to_spoken("").text == ""
    assert to_spoken("").sentences == ()
