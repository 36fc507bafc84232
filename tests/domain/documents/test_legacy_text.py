"""Old fonts become Unicode; Vietnamese that is Unicode already stays as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radio.domain.documents.legacy_text import modern

TCVN3 = {
    "BiÓu sè": "Biểu số",
    "Céng hßa x· héi chñ nghÜa ViÖt Nam": "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "§éc lËp - Tù do - H¹nh phóc": "Độc lập - Tự do - Hạnh phúc",
    "Uû ban nh©n d©n x· §«n Phong th«ng b¸o vÒ viÖc rµ so¸t hé nghÌo n¨m 2022.": (
        "Uỷ ban nhân dân xã Đôn Phong thông báo về việc rà soát hộ nghèo năm 2022."
    ),
    "Tr\u00adëng th«n h\u00adíng dÉn ng\u00adêi d©n vay vèn \u00adu ®·i.": (
        "Trưởng thôn hướng dẫn người dân vay vốn ưu đãi."
    ),
    "KÕ HO¹CH PHßNG CHèNG THI£N TAI": "KẾ HOẠCH PHÒNG CHỐNG THIÊN TAI",
    "Bµ con ë c¸c x· khã kh¨n, kú häp thø nhÊt.": "Bà con ở các xã khó khăn, kỳ họp thứ nhất.",
}
VNI = {
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam": "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Ñoäc laäp - Töï do - Haïnh phuùc": "Độc lập - Tự do - Hạnh phúc",
    "Tröôûng thoân höôùng daãn ngöôøi daân vay voán öu ñaõi.": (
        "Trưởng thôn hướng dẫn người dân vay vốn ưu đãi."
    ),
    "ÑEÀ NGHÒ BAØ CON GIÖÕ VEÄ SINH": "ĐỀ NGHỊ BÀ CON GIỮ VỆ SINH",
    "Mỗi": "Mỗi",
    "Naêm 2022, caùc hoä ngheøo ñöôïc hoã trôï laõi suaát ñeå phaùt trieån kinh teá.": (
        "Năm 2022, các hộ nghèo được hỗ trợ lãi suất để phát triển kinh tế."
    ),
}
MODERN = (
    "Ủy ban nhân dân xã Đôn Phong thông báo về việc rà soát hộ nghèo năm 2022.",
    "Có bà ba và hai bé đi ra xã",
    "5 µm có bà",
    "hoà bình, tố cáo, hoá đơn, thuý, quá trình",
    "TOÀN XÃ CÓ HAI NHÀ",
    "Bác sĩ José và cô Zoë ăn phở ở café München, giá 5 €.",
    "Bụi 5 µm, diện tích 30 m², nhiệt độ 35 °C ± 1, § 5, © 2024 UBND",
    "Radio for all communes, naïve café, señor, Malmö, São Paulo, Perú",
    "",
)


@pytest.mark.parametrize(("old", "new"), [*TCVN3.items(), *VNI.items()])
def test_text_of_an_old_font_becomes_unicode(old: str, new: str) -> None:
    assert modern(old) == new


@pytest.mark.parametrize("text", [*MODERN, *TCVN3.values(), *VNI.values()])
def test_text_that_is_unicode_stays(text: str) -> None:
    assert modern(text) == text
    decomposed = unicodedata.normalize("NFD", text)
    assert modern(decomposed) == decomposed


def test_only_the_old_lines_of_a_mixture_change() -> None:
    mixed = "Có bà ba và bé\nĐợt rà soát\nBiÓu sè hé nghÌo\n2022"
    assert modern(mixed) == "Có bà ba và bé\nĐợt rà soát\nBiểu số hộ nghèo\n2022"


def test_a_short_line_of_an_old_text_changes_with_the_rest() -> None:
    assert modern("Sè hé nghÌo\nbá ra") == "Số hộ nghèo\nbỏ ra"


def test_line_ends_and_spaces_stay() -> None:
    assert modern("BiÓu  sè\r\n\n\tBiÓu sè\n") == "Biểu  số\r\n\n\tBiểu số\n"


SYLLABLES = st.builds(
    lambda first, rest: first + rest,
    st.sampled_from(["", "b", "c", "đ", "ng", "th", "tr", "h", "x"]),
    st.sampled_from(
        [
            "á",
            "à",
            "ả",
            "ã",
            "ạ",
            "ăn",
            "ông",
            "iền",
            "ướng",
            "oà",
            "oá",
            "oã",
            "oè",
            "uý",
            "uê",
            "ươi",
            "én",
            "èo",
            "êu",
            "ó",
            "ò",
            "ôi",
            "ù",
            "úc",
            "ì",
            "í",
            "ay",
            "on",
        ]
    ),
)


@given(st.lists(st.one_of(SYLLABLES, SYLLABLES.map(str.upper), SYLLABLES.map(str.title))))
def test_modern_vietnamese_is_never_changed(words: list[str]) -> None:
    text = " ".join(words)
    assert modern(text) == text


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert len(modern(text)) <= len(text) * 3
