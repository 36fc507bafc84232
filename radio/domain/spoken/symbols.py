"""Signs that are words, and signs that are only pauses."""

from __future__ import annotations

import re

from radio.domain.message import message
from radio.domain.spoken.cardinals import cardinal
from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import OTHER, Doubt, Found, Reading, Rule
from radio.domain.spoken.units import per

NUMBER_WORDS = (
    "không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|linh|lẻ|trăm|nghìn|ngàn|vạn|"
    "triệu|tỷ|tỉ|nhất"
)
_COUNTED = re.compile(
    rf"(?<!\w)(?:{NUMBER_WORDS}|phần trăm|phần nghìn)(?: [^\W\d_]+){{0,3}}[ ]?\Z", re.IGNORECASE
)
_COUNTED_FAR = re.compile(
    rf"(?<!\w)(?:(?:{NUMBER_WORDS})(?:,? [^\W\d_]+){{0,8}}|bình quân(?: đầu người)?|trung bình)"
    r"[ ]?\Z",
    re.IGNORECASE,
)
_COUNTING = frozenset(
    """
    sào ha hộ người năm tháng ngày tuần quý kg khẩu lượt con bao tấn tạ lít lần buổi đợt vụ xã thôn
    tổ lớp em suất ca giờ phút mẫu công trẻ cháu đơn thành lao sản học chiếc cây gốc m2 km m3 đầu
    bữa căn cái phòng đoàn phiếu chi lứa nhân hội kWh số
    """.split()  # noqa: SIM905
)
"""What is counted behind "/" even when the number stands farther in front."""
NUMBERED = re.compile(rf"(?<!\w)(?:{NUMBER_WORDS})[ ]?\Z", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"(?<!\d)\d[GK]\Z")
_DATE_FOLLOWS = re.compile(r"\d{1,2}/\d{1,2}(?![\d])")
_CODE_FOLLOWS = re.compile(r"\d+[A-ZĐ]")
_PHONE_FOLLOWS = re.compile(r"0\d{1,3}[ .]?\d{3,}")
_MEASURES = (
    "mét",
    "vuông",
    "khối",
    "gam",
    "lít",
    "héc ta",
    "tấn",
    "oát",
    "giờ",
    "tạ",
    "vôn",
    "đồng",
)
_QUARTER_SAID = re.compile(r"(?<!\w)(?:quý|kỳ|đợt|vụ) \w+\Z", re.IGNORECASE)
_ROAD = re.compile(r"(?:QL|ĐT|TL|ĐH|HL)[. ]?\d")
_TIMES = frozenset({"giờ", "giây", "phút"})
_FLOWING = ("mét", "khối", "lít")
"""A measure that flows or moves is counted trên giờ, not một giờ."""
_NAMES = {
    "&": "và", "%": "phần trăm", "=": "bằng", ">": "lớn hơn", "<": "nhỏ hơn", "≥":
    "lớn hơn hoặc bằng", "≤": "nhỏ hơn hoặc bằng", "±": "cộng trừ", "≈": "xấp xỉ", "~": "khoảng",
    "×": "nhân", "÷": "đến", "@": "a còng", "#": "thăng", "°": "độ", "º": "độ", "$": "đô la",
    "€": "ơ rô", "£": "bảng Anh", "¥": "yên", "₫": "đồng", "₩": "uôn", "₹": "ru pi",
    "‰": "phần nghìn", "^": "mũ", "≠": "khác", "√": "căn", "∞": "vô cùng", "∑": "tổng", "₭": "kíp",
    "§": "mục", "฿": "bạt", "↑": "tăng", "↓": "giảm", "+": "cộng",
}  # fmt: skip
_VARIABLE_SAID = re.compile(r"(?<!\w)(?:[a-zA-Z]|ích|pê|hát)[ ]?\Z")
_SILENT_KINDS = frozenset("*_|\\•·‣⁃∙⋅∗◦‹›„‚●○■□▪➢✓✔►▶♦❖©®™†‡¶`´¨¦¬¯¸ˆ˜")


_PLACES = (
    "xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu|thôn|bản|xóm|ấp|buôn|tổ dân phố|"
    "khu phố|tổ|ban|ngành|sở|cơ quan|đơn vị|tổ chức|địa phương|trường|lớp|phòng"
)
_PLACES_SAID = re.compile(rf"(?<!\w)(?:{_PLACES})[ ]?\Z", re.IGNORECASE)
_PLACES_FOLLOW = re.compile(rf"(?:{_PLACES})(?!\w)")
_GROWTH_SAID = re.compile(r"(?<!\w)(?:chiều cao|cân nặng|chỉ số|khối lượng)[ ]?\Z", re.IGNORECASE)
_GROWTH_FOLLOWS = re.compile(r"(?:tuổi|chiều cao|chiều dài)(?!\w)")
_PEOPLE_FOLLOW = re.compile(
    r"\d[\d.]*[ ]?(?:hộ|khẩu|nhân khẩu|người|lao động|đảng viên|hội viên|đoàn viên|học sinh|"
    r"đối tượng|thôn|xã|chi bộ|tổ|lớp|con|đại biểu|công trình|dự án|trường hợp|đơn|"
    r"lượt|vụ|sản phẩm)(?!\w)"
)
"""What is counted anew behind a slash: 12 hộ/52 khẩu."""
_RATIO_SAID = re.compile(
    r"(?<!\w)(?:tỷ số|tỉ số|tỷ lệ|tỉ lệ|tỷ suất)[^.;\n]{0,90}\Z", re.IGNORECASE
)

_OPENED = re.compile(r"(?<![^\W_])<[^\W\d_][^<>\n]{0,60}\Z")
_GRADE_SAID = re.compile(r"(?<!\w)mác(?: \w+){1,5}\Z", re.IGNORECASE)


def _angle(found: Found) -> str | None:
    """Doubled they are ornaments; around a word, as in <số căn cước>, they are brackets."""
    if found[0] == "<":
        return None if found.before.isalnum() else ""
    if found[0] == ">":
        opened = _OPENED.search(found.text, max(0, found.start - 62), found.start)
        return "" if opened else None
    return ""


def _end_mark(found: Found) -> str:
    del found
    return "."


def _bar(found: Found) -> Reading:
    between = found.said.rstrip()[-1:].isalnum() and found.after[:1].isalnum()
    return Reading(", " if between else " ", joined=True)


def _slash_year(found: Found) -> str | None:
    """quý IV/2022, kỳ I/2023."""
    if not NUMBERED.search(found.said):
        return None
    return f" năm {cardinal(int(found['year']), found.style)}"


def _slash_per(found: Found) -> Reading | None:
    """Behind a quantity a slash is một: triệu đồng/người/năm."""
    if _CODE_BEFORE.search(found.text[max(0, found.start - 3) : found.start]):
        return None
    if _ROAD.match(found["sign"] + found.after):
        return None
    far = found["sign"] in _COUNTING and _COUNTED_FAR.search(found.said)
    if not far and not _COUNTED.search(found.said):
        return None
    if found["sign"] == "KH":
        return Reading(" trên ", found.match.start("sign"), joined=True)
    known = per(found["sign"])
    if known:
        return Reading(f" một {known}", joined=True)
    rate = found["sign"] in _TIMES and found.said.rstrip().endswith(_FLOWING)
    return Reading(" trên " if rate else " một ", found.match.start("sign"), joined=True)


def _slash_many(found: Found) -> Reading | None:
    """mm/12 giờ is trên; 3 khẩu/2 lao động could be a pause as well."""
    if _DATE_FOLLOWS.match(found.after) and found.said.rstrip().endswith(("giờ", "phút")):
        return Reading(" ", joined=True)
    if _PHONE_FOLLOWS.match(found.after):
        return Reading(", ", joined=True)
    if _CODE_FOLLOWS.match(found.after) or not _COUNTED.search(found.said):
        return None
    if found.before.isdigit() or found.said.rstrip().endswith(_MEASURES):
        return Reading(" trên ", joined=True)
    if _PEOPLE_FOLLOW.match(found.after) and not _RATIO_SAID.search(found.said):
        return Reading(", ", joined=True)
    doubt = Doubt(message("A slash between words."), ("trên", ","))
    return Reading(" trên ", doubt=doubt, joined=True)


def _slash(found: Found) -> Reading:
    before, after = found.said.rstrip()[-1:], found.after[:1]
    if before.isalpha() and _CODE_FOLLOWS.match(found.after):
        return Reading(", ", joined=True)
    if not before.isalpha() or not after.isalpha():
        return Reading(" trên " if after.isdigit() and before.isalnum() else " ", joined=True)
    if found.said.rstrip().endswith(" và") or found.after.startswith("hoặc"):
        return Reading(" ", joined=True)
    if before.isupper() or found.after[:2].isupper():
        return Reading(", ", joined=True)
    if _GROWTH_SAID.search(found.said) and _GROWTH_FOLLOWS.match(found.after):
        return Reading(" theo ", joined=True)
    if _PLACES_SAID.search(found.said) and _PLACES_FOLLOW.match(found.after):
        return Reading(", ", joined=True)
    doubt = Doubt(message("A slash between words."), ("hoặc", "trên", "và"))
    return Reading(" hoặc ", doubt=doubt, joined=True)


def _ellipsis(found: Found) -> Reading | str:
    following = found.after.lstrip()[:1]
    if following and following in ",;:!?":
        return Reading("", joined=True)
    if not following or following in ').”"':
        return "."
    if found.before in {",", ";"}:
        return " "
    ends = following.isupper() and found[0][-1:].isspace()
    return Reading(". " if ends else ", ", joined=not ends)


def _name(found: Found) -> Reading | str:
    sign = found[0]
    name = _NAMES.get(sign, "")
    if sign in "<>" and not _VARIABLE_SAID.search(found.said):
        name = "trên" if sign == ">" else "dưới"
    if not name:
        return _silent(found)
    if sign == "+" and not (found.before.isalnum() or found.before == " "):
        return "cộng " if found.before == "(" and found.after[:1].isdigit() else ""
    left = "" if (found.said or " ")[-1] in ' \n(“"' else " "
    right = "" if found.after[:1] in {"", " ", "\n", ")", ".", ",", ";", "”", '"'} else " "
    return f"{left}{name}{right}"


def _silent(found: Found) -> Reading | str:
    between = found.before.isalnum() and found.after[:1].isalnum()
    words = " " if between else ""
    if found[0] in _SILENT_KINDS or not found[0].isprintable():
        return words or Reading("", joined=not found.after[:1].isalnum())
    if ord(found[0]) > 0x2500 or found[0].isalnum():
        return words
    why = message("A sign that is not read; write it in words.")
    return Reading(words, doubt=Doubt(why, unread=True))


RULES = (
    Rule(
        "symbol.end", Kind.SYMBOL, "Đề nghị các xã thực hiện nghiêm túc./.", ".", "./…",
        re.compile(r"\.[ ]?/[ ]?\.?(?![\w/])|…[ ]?/[ ]?\.?(?![\w/])|/[ ]?\.(?![\w./])"), _end_mark,
        "The end mark of a document.",
    ),
    Rule(
        "symbol.ellipsis", Kind.SYMBOL, "Lợn, gà, vịt… được tiêm phòng.", ", ", ".…,",
        re.compile(r"[,]?[ ]?(?:\.{2,}|…)[.…]*[ ]*"), _ellipsis, "A pause.",
    ),
    Rule(
        "symbol.grade", Kind.SYMBOL, "Bê tông mác 250# dày 16 cm.", "", "#", re.compile("#"),
        lambda found: "" if _GRADE_SAID.search(found.said) else None,
    ),
    Rule(
        "symbol.arrow", Kind.SYMBOL, "Nộp hồ sơ -> nhận kết quả.", ", ", "-=→⇒↔⇔⟶➔",
        re.compile(r"(?:[-=]+>|[→⇒➔↔⇔⟶])[ ]*"),
        lambda found: Reading(
            " đến " if found.after[:1].isdigit() and _COUNTED.search(found.said) else ", ",
            joined=True,
        ),
    ),
    Rule(
        "symbol.compare", Kind.SYMBOL, "Tỷ lệ che phủ >= 70%.", "lớn hơn hoặc bằng ", "<>",
        re.compile(r"(?:>=|<=)[ ]*"),
        lambda found: f"{_NAMES['≥' if found[0][0] == '>' else '≤']} ",
    ),
    Rule(
        "symbol.angles", Kind.SYMBOL, ">> Tin mới trong ngày.", "", "<>»«",
        re.compile(r"[<>»«]{2,}[ ]*|[»«][ ]*|<(?=[^\W\d_][^<>\n]{0,60}>)|>"), _angle,
    ),
    Rule(
        "symbol.test_result", Kind.SYMBOL, "Kết quả xét nghiệm (-).", "âm tính", "(",
        re.compile(r"\((?P<sign>[-+–])\)"),
        lambda found: (" " if found.before.isalnum() else "")
        + ("dương tính" if found["sign"] == "+" else "âm tính"),
    ),
    Rule(
        "symbol.slash_year", Kind.DATE, "Báo cáo quý IV/2022.",
        " năm hai nghìn không trăm hai mươi hai", "/",
        re.compile(r"/(?P<year>(?:19|20)\d\d)(?![\d/])"), _slash_year,
    ),
    Rule(
        "symbol.quarter_year", Kind.DATE, "Khởi công quý I-2026.",
        " năm hai nghìn không trăm hai mươi sáu", "-–",
        re.compile(r"[-–](?P<year>(?:19|20)\d\d)(?![\d/-])"),
        lambda found: f" năm {cardinal(int(found['year']), found.style)}"
        if _QUARTER_SAID.search(found.said)
        else None,
    ),
    Rule(
        "symbol.bar", Kind.SYMBOL, "Điện thoại: 115 | Thư điện tử: có.", ", ", "|",
        re.compile(r"[| ]+"), _bar, "Between the cells of a table a pause.",
    ),
    Rule(
        "symbol.blank_date", Kind.DATE, "Ban hành ngày   /  /2024.",
        ", tháng, năm hai nghìn không trăm hai mươi tư", "/",
        re.compile(r"/[ .…]*/[ ]?(?P<year>(?:19|20)\d\d)(?![\d/])"),
        lambda found: Reading(
            f", tháng, năm {cardinal(int(found['year']), found.style)}", joined=True
        ) if found.last == "ngày" else None,
        "A date whose day and month are still to be filled in.",
    ),
    Rule(
        "symbol.per", Kind.MEASURE, "Thu nhập 43 triệu đồng/người/năm.", " một ", "/",
        re.compile(r"/[ ]?(?P<sign>[^\W\d_]+[23]?)(?!\d)"), _slash_per,
        "Behind a quantity / is một: một người một năm.",
    ),
    Rule(
        "symbol.over", Kind.MEASURE, "Mưa 100 mm/12 giờ.", " trên ", "/",
        re.compile(r"/[ ]?(?=\d)"), _slash_many,
    ),
    Rule(
        "symbol.slash", Kind.SYMBOL, "Họ tên người cha/mẹ.", " hoặc ", "/\\",
        re.compile(r"[/\\]+[ ]*"), _slash, "Between words it is flagged.",
    ),
)  # fmt: skip

LAST_RULES = (
    Rule(
        "symbol.name", Kind.SYMBOL, "Sản xuất & chế biến miến dong.", "và", OTHER,
        re.compile(r"[^\w\s]|_"), _name,
        "Signs with a name are named; ornaments are left out; unknown signs are flagged.",
    ),
)  # fmt: skip
