"""Numbers with a slash between them that are not dates: shares, parts, house numbers, ratios."""

from __future__ import annotations

import re

from radio.domain.message import message
from radio.domain.spoken.cardinals import amount, cardinal, digits, whole
from radio.domain.spoken.date_words import day_month, is_day_month, said_date_before
from radio.domain.spoken.model import Kind, Style
from radio.domain.spoken.quantities import quantity
from radio.domain.spoken.rule import DIGIT, Doubt, Found, Reading, Rule, ends

_PAIR = re.compile(r"(\d{1,9}(?:\.\d{3})*)[ ]?/[ ]?(\d{1,9}(?:\.\d{3})*)(?![\d/]|[.,]\d)")
_PARTS_OF = re.compile(
    r"\s(?:số|tổng|diện tích|dân số|chặng|quãng|cốc|thời gian|nhu cầu|giá trị|chi phí|mức|lương|"
    r"đoạn|khối lượng|sản lượng|học phí|thìa|bát|ca|viên|quả|"
    r"công(?! dân| nhân| chức| an| trình| ty)|"
    r"trọng lượng|toàn|chiều|đời|lượng|kết cấu|thể tích|dung tích|loa|bể|bình|sào|mẫu|lạng)\b"
)
_COUNTED = re.compile(
    r"\s(?:xã|thị trấn|phường|huyện|tỉnh|thôn|bản|tổ|hộ|người|đại biểu|phiếu|tiêu chí|chỉ tiêu|"
    r"trường|đơn vị|cơ quan|khu|chi bộ|đảng bộ|đảng viên|hội viên|ủy viên|nhiệm vụ|nội dung|"
    r"công trình|dự án|cụm|điểm|trạm|học sinh|em|cháu|trẻ|chi hội|hợp tác xã|sản phẩm|thành viên|"
    r"mô hình|đề án|cán bộ|ca|căn|nhà|dân tộc|lớp|cử tri|kiến nghị|thủ tục|hồ sơ|mục tiêu|ngành|"
    r"phòng|hạng mục|chỉ số|chỉ báo|hợp phần|phần việc|phong trào|"
    r"ki lô mét|km(?!/)|đồng chí|quận|thành phố|thị xã|tuyến|cầu|con|gia đình|đoàn|"
    r"công dân|công nhân|công chức|viên chức|giáo viên|bệnh nhân|đối tượng|trường hợp|thanh niên|"
    r"vụ|đơn|cuộc|suất|cụ|việc|khẩu|lao động|phụ nữ|chị|anh|gói thầu|mẫu|lượt|buổi|cơ sở|"
    r"tổ chức|địa phương|ý kiến|câu|bộ|sở|chợ|nghị quyết|kế hoạch|nhóm|lĩnh vực|chương trình)\b"
)
_DEGREES = re.compile(r"\s(?:độ(?! tuổi)|oC|0C)(?!\w)")
_ADDRESS = ends(r"số nhà|nhà số|số|ngõ|ngách|hẻm|kiệt|địa chỉ|tại")
_LANE = ends(r"số nhà|nhà số|ngõ|ngách|hẻm|kiệt")
_STREET = re.compile(r"\s(?:đường|phố|ngõ|Lê|Nguyễn|Trần|Phan|Lý|Hai Bà)\b")
_MARKED = ends(
    r"bậc|thứ|xếp|hạng|vị trí|ngạch|thương binh|bệnh binh|thương tật|"
    r"(?:hạng|bậc|thương binh|bệnh binh)(?: \w+ trên \w+,?)+(?: và| hoặc)?|"
    r"điểm(?: số)?|điểm trung bình|chấm|đạt|xếp loại|thị lực|huyết áp|mắt \w+"
)
_MIXED = ends(r"âm|(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi)(?: và)?")
_GROWN = ends(r"giảm|tăng|chiếm|hơn|gần|bằng|khoảng|quá|chỉ còn|còn|mất|được|ít nhất|tối thiểu")
"""Words that measure a share rather than name a day."""
_RATE = ends(r"tỷ lệ(?: \w+)?|tỉ lệ(?: \w+)?|tỷ số")
_SCALE = ends(r"(?:tỷ lệ|tỉ lệ|bản đồ|bản vẽ|quy hoạch|mặt bằng|sơ đồ)[^.;\n\d]{0,40}")
"""Before the scale of a map: 1/500."""
_DEVICES = (" loa", " bể", " bình")
"""Counted when the number has a leading zero, as forms have it; else a part of one."""


def _fixed(found: Found) -> str | None:
    """24/24, 24/7: said with trên; h may follow."""
    if found[1] != "24" and found[1] != "7":
        return None
    words = f"{whole(found[1], found.style)} trên {whole(found[2], found.style)}"
    return f"{words} giờ" if found["h"] else words


def _address(found: Found) -> str | None:
    street = found.said_before(_ADDRESS) and _STREET.match(found.after)
    if not street and not found.said_before(_LANE):
        return None
    return " trên ".join(whole(part, found.style) for part in found[0].split("/"))


def _pair(found: Found) -> Reading | str | None:
    upper, lower = (int(part.replace(".", "")) for part in (found[1], found[2]))
    if upper == 1 and lower % 100 == 0 and found.said_before(_SCALE):
        return _over(found, upper, lower)
    if lower in {10, 100} and found.after.startswith(" điểm"):
        return _over(found, upper, lower)
    if found[2][0] == "0" and found.after.startswith(_DEVICES):
        return _share(found, upper, lower)
    if _COUNTED.match(found.after):
        return _share(found, upper, lower)
    measured = _measured(found, upper, lower)
    if measured:
        return measured
    if _DEGREES.match(found.after) and upper < lower:
        return f"{cardinal(upper, found.style)} đến {cardinal(lower, found.style)}"
    if _PARTS_OF.match(found.after) or (found.said_before(_MIXED) and upper < lower):
        return _part(found, upper, lower)
    if found.said_before(_MARKED) or found.said_before(_RATE):
        return _over(found, upper, lower)
    if 1 < lower <= 10 and upper < lower and found.said_before(_GROWN):
        return _part(found, upper, lower)
    if is_day_month(found[1], found[2]):
        return _unsure(found, upper, lower)
    if 1 < lower <= 10 and upper < lower and len(found[2]) == len(str(lower)):
        return _part(found, upper, lower)
    return _over(found, upper, lower)


def _measured(found: Found, upper: int, lower: int) -> Reading | None:
    """A measure whose sign follows: 1/2kg is a part, 850/800ha a share."""
    known = quantity(found.text, found.match.start(2), found.style)
    if known is None or known.kind not in {Kind.MEASURE, Kind.MONEY}:
        return None
    if not 0 < upper < lower <= 10:
        link = "đến" if "độ" in known.words and upper < lower else "trên"
        return Reading(f"{cardinal(upper, found.style)} {link} {known.words}", known.end)
    sign = known.words.removeprefix(cardinal(lower, found.style))
    return Reading(f"{_part(found, upper, lower)}{sign}", known.end)


def _share(found: Found, upper: int, lower: int) -> Reading | str:
    words = f"{cardinal(upper, found.style)} trên tổng số {cardinal(lower, found.style)}"
    if not is_day_month(found[1], found[2]) or len(found[1]) == 2 or upper == lower:
        return words
    if not said_date_before(found):
        return words
    other = day_month(found[1], found[2], found.style)
    return Reading(words, doubt=Doubt(message("A share or a date?"), (words, other)))


def _part(found: Found, upper: int, lower: int) -> str:
    below = "tư" if lower == 4 else cardinal(lower, found.style)
    return f"{cardinal(upper, found.style)} phần {below}"


def _over(found: Found, upper: int, lower: int) -> str:
    del upper, lower
    style = found.style
    return " trên ".join(_side(part.replace(".", ""), style) for part in (found[1], found[2]))


def _side(written: str, style: Style) -> str:
    """A leading zero outside a date belongs to an identifier and is said."""
    return digits(written) if written[0] == "0" else whole(written, style)


def _unsure(found: Found, upper: int, lower: int) -> Reading:
    """Both a date and a fraction are possible, and nothing around it tells which."""
    date = day_month(found[1], found[2], found.style)
    part = _part(found, upper, lower) if lower > 1 else date
    choices = (part, date) if upper == 1 and lower <= 5 and lower > 1 else (date, part)
    if found[1][0] == "0" or found[2][0] == "0" or (upper > lower and upper > 12):
        return Reading(date)
    return Reading(choices[0], doubt=Doubt(message("A date or a fraction?"), choices))


def _chain(found: Found) -> str:
    return " trên ".join(whole(part, found.style) for part in found[0].split("/"))


def _ratio(found: Found) -> str:
    return " trên ".join(whole(found[side].replace(".", ""), found.style) for side in (1, 2))


RULES = (
    Rule(
        "fraction.round_the_clock", Kind.FRACTION, "Trực ban 24/24 trong mùa mưa lũ.",
        "hai mươi tư trên hai mươi tư", DIGIT,
        re.compile(r"(24|7)(?:h)?/(24|7)(?P<h>h)?(?![\w/])"), _fixed,
    ),
    Rule(
        "fraction.address", Kind.FRACTION, "Nộp hồ sơ tại số 123/4 đường Võ Nguyên Giáp.",
        "một trăm hai mươi ba trên bốn", DIGIT, re.compile(r"\d+(?:/\d+)+(?![\w/])"), _address,
        "A house number before a street.",
    ),
    Rule(
        "fraction.pair", Kind.FRACTION, "Có 145/151 xã hoàn thành.",
        "một trăm bốn mươi lăm trên tổng số một trăm năm mươi mốt", DIGIT, _PAIR, _pair,
        "Before what is counted: trên tổng số; before số, diện tích …: phần; else trên. "
        "What could as well be a date is flagged.",
    ),
    Rule(
        "fraction.chain", Kind.FRACTION, "Lô hàng 12/34/56 đã được kiểm tra.",
        "mười hai trên ba mươi tư trên năm mươi sáu", DIGIT, re.compile(r"\d{1,9}(?:/\d{1,9}){2,}"),
        _chain,
    ),
    Rule(
        "fraction.parts", Kind.FRACTION, "Trộn vữa theo tỷ lệ 1:2:3.", "một, hai, ba", DIGIT,
        re.compile(r"\d{1,5}(?:,\d+)?(?:[ ]?:[ ]?\d{1,5}(?:,\d+)?){2,5}(?![\d:])"),
        lambda found: ", ".join(amount(part.strip(), found.style) for part in found[0].split(":")),
    ),
    Rule(
        "fraction.ratio", Kind.FRACTION, "Pha thuốc theo tỷ lệ 1:10.",
        "một trên mười", DIGIT,
        re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,5}):(\d{1,3}(?:\.\d{3})+|\d{1,5})(?![\d:])"),
        _ratio,
    ),
)  # fmt: skip
