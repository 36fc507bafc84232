"""Numbers, measures, money and percentages, and ranges of them."""

from __future__ import annotations

import re

from radio.domain.message import message
from radio.domain.spoken.cardinals import NUMBER, amount, digits, ordinal, whole
from radio.domain.spoken.date_words import day_words
from radio.domain.spoken.model import Kind
from radio.domain.spoken.quantities import ELECTRIC, quantity
from radio.domain.spoken.rule import DIGIT, Doubt, Found, Reader, Reading, Rule, ends
from radio.domain.spoken.units import MAGNITUDES, MONEY

_DASH = re.compile(r"[ ]?[-–—~÷][ ]?(?=\d)")
_ORDINAL = ends(r"thứ|hạng|lần thứ")
_MONTH = ends(r"tháng")
_MONTH_SAID = ends(
    r"tháng (?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười một|mười hai|giêng|chạp),?"
)
_MONTH_FOLLOWS = re.compile(r"\s(?:tháng|hằng tháng|hàng tháng|âm lịch|dương lịch)(?!\w)")
_NAMED_BY_NUMBER = ends(
    r"đề án|chỉ thị|nghị quyết|quyết định|nghị định|thông tư|kết luận|mẫu|biểu|mật khẩu|"
    r"(?:đề án|chỉ thị|nghị quyết|quyết định|nghị định|thông tư|kế hoạch|công văn|kết luận|"
    r"quy định|hướng dẫn|thông báo|tờ trình|báo cáo|mẫu|biểu|công điện|văn bản|chương trình|mã|"
    r"ký hiệu|phiếu)(?: \w+){0,2} số:?"
)
_ENUMERATED = ends(
    r"khoản|điều|điểm|mục|chương|phụ lục|bài|câu|tiêu chí|tổ|thôn|lớp|nhóm|cột|các thôn|tầng|"
    r"mũi|mũi thứ|đợt|khối|khóa|các quý|các tháng|vòng|phường|ấp|khóm|xóm|bản|đội|khu|phòng|loại"
)


_ZERO_AND_DOT = re.compile(r"0\d+\.\d{2,}")
"""Neither thousands nor a decimal: the code 01.003."""


def _plain(found: Found) -> str:
    written = found[0]
    value = int(written) if written.isdigit() and len(written) <= 4 else -1
    if value > 0 and found.said_before(_ORDINAL):
        return ordinal(value, found.style)
    if value == 4 and found.said_before(_MONTH):
        return "tư"
    if 0 < value <= 10 and found.last == "ngày" and _MONTH_FOLLOWS.match(found.after):
        return day_words(written, found.style)
    if 1900 <= value <= 2100 and found.said_before(_MONTH_SAID):
        return f"năm {amount(written, found.style)}"
    if _ZERO_AND_DOT.fullmatch(written):
        return " chấm ".join(digits(part) for part in written.split("."))
    identifier = written[0] == "0" and len(written) == 2 and written.isdigit()
    if identifier and found.said_before(_NAMED_BY_NUMBER):
        return digits(written)
    return amount(written, found.style)


def _alone(found: Found) -> str | None:
    """A number; a letter right behind it belongs to a code instead."""
    if found.after[:1].isalpha():
        return None
    return _plain(found)


_MARK = re.compile(r"(?:100|\d{1,2})đ(?![^\W_]|/)")
_EXAM_SAID = ends(r"(?:điểm|câu|bài thi|thí sinh|thang|chấm)[^.;\n]{0,60}")
"""Behind these 5đ are marks, not dong."""


def _of(kind: Kind) -> Reader:
    """A reader for quantities of one kind."""

    def read(found: Found) -> Reading | None:
        known = quantity(found.text, found.start, found.style)
        if known is None or known.kind is not kind:
            return None
        if _MARK.match(found.text, found.start) and found.said_before(_EXAM_SAID):
            return Reading(f"{known.words.removesuffix('đồng')}điểm", known.end)
        return Reading(known.words, known.end)

    return read


def _range(found: Found) -> Reading | None:
    low = quantity(found.text, found.start, found.style)
    if low is None:
        return None
    dash = _DASH.match(found.text, low.end)
    if dash is None:
        return None
    high = quantity(found.text, dash.end(), found.style)
    if high is None or _goes_on(found.text, high.end):
        return None
    if found.text[high.end : high.end + 1].isalpha():
        return Reading(f"{low.words} đến ", dash.end())
    if {low.sign, high.sign} <= ELECTRIC and low.sign != high.sign:
        return Reading(f"{low.words}, {high.words}", high.end)
    doubt = None
    if _falls(found.text[found.start : low.end], found.text[dash.end() : high.end]):
        doubt = Doubt(
            message("The range goes down; is it a range?"), (f"{low.words} {high.words}",)
        )
    return Reading(f"{low.words} đến {high.words}", high.end, doubt)


def _goes_on(text: str, place: int) -> bool:
    """Whether a third number or a letter follows: then it is no range."""
    return bool(_MORE.match(text, place))


def _falls(low: str, high: str) -> bool:
    return low.isdigit() and high.isdigit() and int(low[:20]) >= int(high[:20])


def _enumeration(found: Found) -> str | None:
    """Numbers with commas between and no spaces: khoản 1,2,3."""
    parts = found[0].split(",")
    if len(parts) == 2 and not found.said_before(_ENUMERATED):
        return None
    if len(parts) > 2 and all(len(part) == 3 for part in parts[1:]):
        return None
    return ", ".join(whole(part, found.style) for part in parts)


def _minus(found: Found) -> Reading | None:
    """A sign right before a number and apart from what stands before it."""
    if found.before.isalnum() or _in_list(found):
        return None
    known = quantity(found.text, found.start + 1, found.style)
    if known is None:
        return None
    if found.text[known.end : known.end + 1] == "/":
        return Reading("âm ", found.end)
    return Reading(f"âm {known.words}", known.end)


def _in_list(found: Found) -> bool:
    """Whether the sign is one of several at the starts of lines."""
    line = found.text[max(0, found.start - 200) : found.start].rpartition("\n")
    if line[2].strip():
        return False
    return line[0].rpartition("\n")[2].lstrip().startswith("-") or "\n-" in found.after


def _series(found: Found) -> str:
    """Three numbers or more with dashes, or the parts of a fertilizer: phân NPK 5-10-3."""
    return ", ".join(amount(part, found.style) for part in re.split("[-–]", found[0]))


def _fertilizer(found: Found) -> str | None:
    if not found.said_before(_FERTILIZER_SAID):
        return None
    return ", ".join(whole(part, found.style) for part in re.split("[.:-]", found[0]))


def _beds(found: Found) -> str | None:
    if not found.said_before(_HOSPITAL_SAID):
        return None
    return f"{amount(found['number'], found.style)} giường bệnh"


def _by(found: Found) -> Reading | None:
    """ảnh 3x4, trạm 2x50MVA."""
    *sides, last = re.split("[xX×]", found[0])
    sides = [side.removesuffix("m") for side in sides]
    known = quantity(found.text, found.end - len(last), found.style)
    if known is None or found.text[known.end : known.end + 1].isalnum():
        return None
    words = [*(amount(side, found.style) for side in sides), known.words]
    return Reading(" nhân ".join(words), known.end)


def _version(found: Found) -> str:
    """Numbers with several dots that are neither thousands nor a date: phiên bản 2.4.7."""
    return " chấm ".join(whole(part, found.style) for part in found[0].split("."))


def _prefixed(found: Found) -> Reading | None:
    """The sign of money in front: $50."""
    known = quantity(found.text, found.start + len(found["coin"]), found.style)
    if known is None or known.kind not in {None, Kind.MONEY}:
        return None
    end = known.end
    size = _SIZE.match(found.text, end)
    words = known.words
    if size:
        words, end = f"{words} {size['size'].lower()}", size.end()
    return Reading(f"{words} {MONEY[found['coin'].lower()]}", end)


_FERTILIZER_SAID = ends(r"en nờ pê ca(?: ét)?|phân bón(?: \w+){0,3}")
_HOSPITAL_SAID = ends(
    r"(?:bệnh viện|trung tâm y tế|phòng khám|quy mô|công suất|chỉ tiêu|kế hoạch)[^.;,\n]{0,30}"
)
COIN_STARTS = "".join(sorted({re.escape(sign[0]) for sign in (*MONEY, *MAGNITUDES)}))
_MORE = re.compile(r"[-–]\d|/\d")
_SIZE = re.compile(r"\s(?P<size>nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)")
_NUMBER = re.compile(NUMBER)
_WITH_DASH = re.compile(rf"{NUMBER}(?=[^\d\n]{{0,20}}?[-–—~÷][ ]?\d)")
_WITH_COIN = re.compile(rf"{NUMBER}(?=\s?(?i:[{COIN_STARTS}]))")
_WITH_PERCENT = re.compile(rf"{NUMBER}(?=\s?[%‰])")
_WITH_SIGN = re.compile(rf"{NUMBER}(?=\s?[^\W\d_]|\s?['°])")
"""Looked at before the whole quantity is read: most numbers are none of these."""


RULES = (
    Rule(
        "number.enumeration", Kind.CITATION, "Thực hiện khoản 1,2 Điều 5.",
        "một, hai", DIGIT, re.compile(r"\d{1,3}(?:,\d{1,3})+(?![\d.%]|[^\W_])"), _enumeration,
        "Numbers with bare commas after khoản, điểm, tổ … are a list, not a decimal.",
    ),
    Rule(
        "number.series", Kind.CODE, "Bón phân NPK 5-10-3.", "năm, mười, ba", DIGIT,
        re.compile(r"\d{1,4}(?:[-–]\d{1,4}){2,}(?![\w%])"), _series,
    ),
    Rule(
        "number.fertilizer", Kind.CODE, "Bón phân NPK 16.16.8.", "mười sáu, mười sáu, tám", DIGIT,
        re.compile(r"\d{1,2}(?:(?:\.\d{1,2}){2,3}|(?::\d{1,2}){2,3})(?:-\d{1,2})?(?![\w%])"),
        _fertilizer,
        "Behind the name of a fertilizer.",
    ),
    Rule(
        "measure.beds", Kind.MEASURE, "Trung tâm Y tế có quy mô 100 GB.", "một trăm giường bệnh",
        DIGIT, re.compile(r"(?P<number>\d{1,3}(?:\.\d{3})*)[ ]?GB(?![^\W_])"), _beds,
        "GB is giường bệnh where a hospital was named.",
    ),
    Rule(
        "number.by", Kind.CARDINAL, "Nộp hai ảnh 3x4.", "ba nhân bốn", DIGIT,
        re.compile(r"\d+(?:,\d+)?m?(?:[xX×]\d+(?:,\d+)?(?:m(?=[xX×]))?)+"), _by,
    ),
    Rule(
        "range.quantity", Kind.RANGE, "Hỗ trợ 800.000đ-1.000.000đ mỗi hộ.",
        "tám trăm nghìn đồng đến một triệu đồng", DIGIT, _WITH_DASH, _range,
        "A dash between two numbers is đến; a range that goes down is flagged.",
    ),
    Rule(
        "number.version", Kind.CODE, "Ứng dụng phiên bản 2.4.7 đã sẵn sàng.",
        "hai chấm bốn chấm bảy", DIGIT,
        re.compile(r"(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+(?:\.\d+){2,}"), _version,
    ),
    Rule(
        "money.amount", Kind.MONEY, "Mức vay tối đa 50.000.000đ.",
        "năm mươi triệu đồng", DIGIT, _WITH_COIN, _of(Kind.MONEY),
        "đ, đồng, VNĐ, k, tr, tỷ and foreign money; 1tr2 is one million two hundred thousand.",
    ),
    Rule(
        "money.sign_first", Kind.MONEY, "Khoản tài trợ trị giá $500.",
        "năm trăm đô la", "$€£¥₩₹", re.compile(r"(?P<coin>[$€£¥₩₹])\s?(?=\d)"), _prefixed,
    ),
    Rule(
        "percent.amount", Kind.PERCENT, "Tỷ lệ hộ nghèo còn 26,31%.",
        "hai mươi sáu phẩy ba mươi mốt phần trăm", DIGIT, _WITH_PERCENT, _of(Kind.PERCENT),
    ),
    Rule(
        "measure.amount", Kind.MEASURE, "Diện tích rừng là 2.391,7 ha.",
        "hai nghìn ba trăm chín mươi mốt phẩy bảy héc ta", DIGIT, _WITH_SIGN, _of(Kind.MEASURE),
        "Metric signs, temperature, power, data; behind a sign / is trên.",
    ),
    Rule(
        "number.minus", Kind.CARDINAL, "Đêm nay vùng núi có nơi xuống -2°C.",
        "âm hai độ xê", "-−", re.compile(r"[-−](?=\d)"), _minus,
        "A minus stands right before the number; at line starts it is a list mark.",
    ),
    Rule(
        "number.cardinal", Kind.CARDINAL, "Toàn huyện có 2.205 hộ nghèo.",
        "hai nghìn hai trăm linh năm", DIGIT, _NUMBER, _alone,
        "A dot before three digits groups thousands; any other dot is chấm, a comma phẩy.",
    ),
)  # fmt: skip
