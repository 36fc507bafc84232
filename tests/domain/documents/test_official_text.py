"""The district's real plan, as it came out of its PDF, becomes clean drafts."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from radio.domain.documents.official_text import OfficialText, drafts_from, official_text
from radio.domain.errors import BadInput
from radio.domain.script import Kind, Script
from radio.domain.script_header import LONGEST_TITLE
from radio.domain.script_text import LONGEST_BODY, format_script, parse_script
from radio.domain.text import nfc

PLAN = Path(__file__).parents[2] / "data" / "ke-hoach-truyen-thong.txt"


@cache
def plan() -> OfficialText:
    return official_text(PLAN.read_text("utf-8"))


def body() -> str:
    return "\n\n".join(plan().paragraphs)


def drafts(text: str) -> tuple[Script, ...]:
    return drafts_from(text, theme="muc-tieu-chuong-trinh", file="van-ban.txt")


def draft(text: str) -> Script:
    (made,) = drafts(text)
    return made


def test_the_title_comes_from_the_heading() -> None:
    assert plan().title == (
        "Kế hoạch truyền thông về Chương trình mục tiêu quốc gia giảm nghèo bền vững "
        "trên địa bàn huyện Bạch Thông giai đoạn 2021-2025"
    )


def test_the_drafts_are_features_of_the_theme_that_staff_chose() -> None:
    made = drafts(PLAN.read_text("utf-8"))
    assert {(one.kind, one.theme) for one in made} == {(Kind.FEATURE, "muc-tieu-chuong-trinh")}


def test_the_drafts_hold_the_document_word_for_word() -> None:
    made = drafts(PLAN.read_text("utf-8"))
    assert [word for one in made for word in one.body.split()] == body().split()


def test_no_word_of_the_document_proper_is_lost_or_added() -> None:
    written = nfc(PLAN.read_text("utf-8")).split("Nơi nhận")[0].split()
    heading = plan().title.split()
    assert [word.lower() for word in written[: len(heading)]] == [one.lower() for one in heading]
    assert written[len(heading) :] == body().split()


def test_every_paragraph_is_one_line() -> None:
    assert not [one for one in plan().paragraphs if "\n" in one or one != one.strip()]


def test_only_list_items_headings_and_sentences_begin_a_paragraph() -> None:
    without_mark = [re.sub(r"^(?:[-+]|[IV]+\.|\d\.) ", "", one) for one in plan().paragraphs]
    assert [one for one in without_mark if not one[0].isupper()] == []
    assert len(plan().paragraphs) == 73


def test_every_list_mark_of_the_document_stands_at_a_line_start() -> None:
    marks = re.findall(r"^ ?[-+] ", PLAN.read_text("utf-8").split("Nơi nhận")[0], re.MULTILINE)
    assert sum(one.startswith(("- ", "+ ")) for one in plan().paragraphs) == len(marks)


def test_headings_stand_alone() -> None:
    assert "I. MỤC ĐÍCH, YÊU CẦU" in plan().paragraphs
    assert "2. Phạm vi và thời gian thực hiện" in plan().paragraphs
    assert "7. Ủy ban nhân dân các xã, thị trấn" in plan().paragraphs


def test_a_pair_of_words_broken_at_its_hyphen_is_joined() -> None:
    joined = "phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số"
    assert joined in body()


def test_a_sentence_across_two_pages_is_joined() -> None:
    assert "nhóm đối tượng hưởng lợi từ Chương trình" in body()
    assert "tinh thần “tương thân tương ái” của dân tộc ta" in body()


def test_recipients_signature_and_time_stamps_are_dropped() -> None:
    assert body().endswith("giai đoạn 2021-2025./.")
    for left in ("Nơi nhận", "Lưu: VT", "TM.", "KT.", "Nguyễn Duy Luân", "2022-09-14T"):
        assert left not in body()


def test_the_drafts_can_be_written_and_read_as_scripts() -> None:
    for made in drafts(PLAN.read_text("utf-8")):
        assert parse_script(format_script(made), file="nhap.txt") == made


def test_decomposed_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", PLAN.read_text("utf-8"))
    assert official_text(decomposed) == plan()


def test_the_head_of_the_state_goes_and_the_number_becomes_the_source() -> None:
    made = draft(
        "ỦY BAN NHÂN DÂN\nHUYỆN BẠCH THÔNG\n-------\nSố: 12/TB-UBND\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "THÔNG BÁO\nVề việc rà soát hộ nghèo\n\n"
        "Các thôn rà soát hộ nghèo trong tháng này.\n\n1\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
    )
    assert made.title == "Thông báo về việc rà soát hộ nghèo"
    assert made.source == "12/TB-UBND"
    assert made.body == "Các thôn rà soát hộ nghèo trong tháng này."


def test_a_hyphen_that_begins_a_broken_line_is_no_list_mark() -> None:
    made = draft("Thông tin\n\nPhát triển kinh tế\n- xã hội của xã.\n- Mục thứ nhất.\n")
    assert made.body == "Phát triển kinh tế - xã hội của xã.\n\n- Mục thứ nhất."


def test_text_without_a_heading_takes_its_first_short_line_as_title() -> None:
    made = draft("Họp thôn\n\nBà con đến nhà văn hóa lúc 19 giờ.")
    assert (made.title, made.body) == ("Họp thôn", "Bà con đến nhà văn hóa lúc 19 giờ.")


def test_a_single_paragraph_is_title_and_body() -> None:
    made = draft("Bà con đến nhà văn hóa. Họp lúc 19 giờ.")
    assert made.title == "Bà con đến nhà văn hóa"
    assert made.body == "Bà con đến nhà văn hóa. Họp lúc 19 giờ."


@pytest.mark.parametrize("empty", ["", " \n\f\n", "Nơi nhận:\n- Lưu: VT.\n", "1\n\n2\n"])
def test_a_document_with_nothing_to_read_is_refused(empty: str) -> None:
    with pytest.raises(BadInput, match=r"van-ban\.txt: this file holds no text to read"):
        drafts(empty)


def test_a_sentence_longer_than_a_bulletin_says_that_it_must_be_split() -> None:
    words = "bà con cùng thực hiện "
    with pytest.raises(BadInput, match="split it into bulletins"):
        drafts("Họp thôn\n\n" + words * (LONGEST_BODY // len(words) + 1))


def test_a_heading_too_long_for_a_title_is_cut_at_a_word() -> None:
    long = "Về việc " + "rà soát hộ nghèo và hộ cận nghèo, " * 8
    made = draft(f"THÔNG BÁO\n{long}\n\nKính mời bà con.")
    assert made.title.startswith("Thông báo về việc rà soát")
    assert len(made.title) <= LONGEST_TITLE
    assert made.title.endswith("…")
    assert made.body == "Kính mời bà con."


def test_a_piece_cut_out_of_a_document_gets_a_title_too() -> None:
    made = draft(".\n\n- Họp thôn:\n\n- Kính mời bà con.")
    assert made.title == "Họp thôn"
    assert made.body == "- Kính mời bà con."


def test_a_word_that_the_margin_parted_is_one_again() -> None:
    made = draft(
        "Họp thôn\n\nBà con nghe tuyên tru-\nyền giai đoạn 2021-\n2025 lúc soạ\u00ad\nn bài."
    )
    assert made.body == "Bà con nghe tuyên truyền giai đoạn 2021-2025 lúc soạn bài."


def test_marks_that_nobody_sees_go() -> None:
    made = draft("Họp\u202d\u2066\u200e thôn\n\nMời bà\u202c con đến\u2069 họp.")
    assert (made.title, made.body) == ("Họp thôn", "Mời bà con đến họp.")


def test_a_text_with_form_feeds_loses_what_stands_on_every_page() -> None:
    page = "UBND XÃ VI HƯƠNG\n\n{}\n\nTrang {} / 3\n"
    told = ["Họp thôn\n\nBà con đến họp", "vào tối thứ Bảy\nđể bàn việc", "làm đường."]
    made = draft("\f".join(page.format(text, number) for number, text in enumerate(told, 1)))
    assert made.title == "Họp thôn"
    assert made.body == "Bà con đến họp vào tối thứ Bảy để bàn việc làm đường."


def test_an_appendix_after_the_signature_is_read() -> None:
    made = draft(
        "THÔNG BÁO\nVề việc họp thôn\n\nKính mời bà con.\n\nNơi nhận:\n- Lưu: VT.\n\n"
        "TM. ỦY BAN NHÂN DÂN\nNguyễn Văn A\n\nPHỤ LỤC I\n\nLịch họp của các thôn.\n"
    )
    assert made.body == "Kính mời bà con.\n\nPHỤ LỤC I\n\nLịch họp của các thôn."


def test_a_quotation_is_never_parted_by_the_margin() -> None:
    text = (
        "KẾ HOẠCH\nHọp thôn\n"
        "- Thực hiện hiệu quả phong trào thi đua “Vì người nghèo\n"
        "- Không để ai bị bỏ lại phía sau” trong toàn xã.\n- Họp thôn hằng tháng."
    )
    assert official_text(text).paragraphs == (
        "- Thực hiện hiệu quả phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau” "
        "trong toàn xã.",
        "- Họp thôn hằng tháng.",
    )


def test_what_came_as_one_with_the_title_is_not_lost() -> None:
    title = "Truyền thông về " + "giảm nghèo bền vững, " * 12 + "như sau:"
    found = official_text(f"KẾ HOẠCH\n{title}\n\nXã tổ chức họp.")
    assert found.title.startswith("Kế hoạch truyền thông về giảm nghèo")
    assert found.paragraphs == (title, "Xã tổ chức họp.")
