"""The district's real plan, as it came out of its PDF, becomes one clean draft."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from radio.domain.errors import BadInput
from radio.domain.official_text import draft_from
from radio.domain.script import Kind, Script
from radio.domain.script_header import LONGEST_TITLE
from radio.domain.script_text import LONGEST_BODY, format_script, parse_script
from radio.domain.text import nfc

PLAN = Path(__file__).parents[1] / "data" / "ke-hoach-truyen-thong.txt"


@cache
def plan_draft() -> Script:
    return draft_from(PLAN.read_text("utf-8"), theme="muc-tieu-chuong-trinh", file=PLAN.name)


def paragraphs() -> list[str]:
    return plan_draft().body.split("\n\n")


def draft(text: str) -> Script:
    return draft_from(text, theme="muc-tieu-chuong-trinh", file="van-ban.txt")


def test_the_title_comes_from_the_heading() -> None:
    assert plan_draft().title == (
        "Kế hoạch truyền thông về Chương trình mục tiêu quốc gia giảm nghèo bền vững "
        "trên địa bàn huyện Bạch Thông giai đoạn 2021-2025"
    )


def test_the_draft_is_a_feature_of_the_theme_that_staff_chose() -> None:
    assert plan_draft().kind is Kind.FEATURE
    assert plan_draft().theme == "muc-tieu-chuong-trinh"


def test_no_word_of_the_document_proper_is_lost_or_added() -> None:
    written = nfc(PLAN.read_text("utf-8")).split("Nơi nhận")[0].split()
    heading = plan_draft().title.split()
    assert [word.lower() for word in written[: len(heading)]] == [one.lower() for one in heading]
    assert written[len(heading) :] == plan_draft().body.split()


def test_every_paragraph_is_one_line() -> None:
    assert not [one for one in paragraphs() if "\n" in one or one != one.strip()]


def test_only_list_items_headings_and_sentences_begin_a_paragraph() -> None:
    without_mark = [re.sub(r"^(?:[-+]|[IV]+\.|\d\.) ", "", one) for one in paragraphs()]
    assert [one for one in without_mark if not one[0].isupper()] == []
    assert len(paragraphs()) == 73


def test_every_list_mark_of_the_document_stands_at_a_line_start() -> None:
    marks = re.findall(r"^ ?[-+] ", PLAN.read_text("utf-8").split("Nơi nhận")[0], re.MULTILINE)
    assert sum(one.startswith(("- ", "+ ")) for one in paragraphs()) == len(marks)


def test_headings_stand_alone() -> None:
    assert "I. MỤC ĐÍCH, YÊU CẦU" in paragraphs()
    assert "2. Phạm vi và thời gian thực hiện" in paragraphs()
    assert "7. Ủy ban nhân dân các xã, thị trấn" in paragraphs()


def test_a_pair_of_words_broken_at_its_hyphen_is_joined() -> None:
    joined = "phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số"
    assert joined in plan_draft().body


def test_a_sentence_across_two_pages_is_joined() -> None:
    assert "nhóm đối tượng hưởng lợi từ Chương trình" in plan_draft().body
    assert "tinh thần “tương thân tương ái” của dân tộc ta" in plan_draft().body


def test_recipients_signature_and_time_stamps_are_dropped() -> None:
    assert plan_draft().body.endswith("giai đoạn 2021-2025./.")
    for left in ("Nơi nhận", "Lưu: VT", "TM.", "KT.", "Nguyễn Duy Luân", "2022-09-14T"):
        assert left not in plan_draft().body


def test_the_draft_can_be_written_and_read_as_a_script() -> None:
    assert parse_script(format_script(plan_draft()), file="nhap.txt") == plan_draft()


def test_decomposed_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", PLAN.read_text("utf-8"))
    assert draft(decomposed) == plan_draft()


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
        draft(empty)


def test_a_document_longer_than_a_bulletin_says_that_it_must_be_split() -> None:
    sentence = "Bà con cùng thực hiện. "
    with pytest.raises(BadInput, match="split it into bulletins"):
        draft("Họp thôn\n\n" + sentence * (LONGEST_BODY // len(sentence) + 1))


def test_a_heading_too_long_for_a_title_is_cut_at_a_word() -> None:
    long = "Về việc " + "rà soát hộ nghèo và hộ cận nghèo, " * 8
    draft = draft_from(f"THÔNG BÁO\n{long}\n\nKính mời bà con.", theme="x", file="a.txt")
    assert draft.title.startswith("Thông báo về việc rà soát")
    assert len(draft.title) <= LONGEST_TITLE
    assert draft.title.endswith("…")
    assert draft.body == "Kính mời bà con."


def test_a_piece_cut_out_of_a_document_gets_a_title_too() -> None:
    draft = draft_from(".\n\n- Họp thôn:\n\n- Kính mời bà con.", theme="x", file="a.txt")
    assert draft.title == "Họp thôn"
    assert draft.body == "- Kính mời bà con."
