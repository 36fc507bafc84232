"""Letters and digits in one: roads, channels, house numbers, generations of networks, viruses."""

from __future__ import annotations

import re

from radio.domain.spoken.abbreviation_table import SPELLED, SPOKEN_AS_WORDS
from radio.domain.spoken.cardinals import amount, cardinal, digits, ordinal, whole
from radio.domain.spoken.composition import ONE_READING
from radio.domain.spoken.date_words import month_words, year_words
from radio.domain.spoken.letters import letter, spelled
from radio.domain.spoken.model import Kind, Style
from radio.domain.spoken.rule import DIGIT, LETTER, Found, Reading, Rule, ends
from radio.domain.spoken.syllables import is_plain
from radio.domain.spoken.units import unit

_ROADS = {
    "QL": "quốc lộ", "CMT": "Cách mạng tháng",
    "ĐT": "đường tỉnh", "TL": "tỉnh lộ", "ĐH": "đường huyện", "HL": "hương lộ",
    "ĐX": "đường xã", "Km": "ki lô mét", "km": "ki lô mét", "KM": "ki lô mét",
    "NQ": "Nghị quyết", "NĐ": "Nghị định", "QĐ": "Quyết định", "KL": "Kết luận", "DA": "Dự án",
    "ĐA": "Đề án", "BN": "bệnh nhân", "Ø": "phi", "Φ": "phi", "φ": "phi",
    "PN": "phòng ngủ", "BĐ": "báo động", "KV": "khu vực", "CT": "Chương trình",
}  # fmt: skip
_TERMS = {
    "QH": "Quốc hội khóa", "UBTVQH": "Ủy ban Thường vụ Quốc hội khóa",
    "HĐND": "Hội đồng nhân dân khóa",
}  # fmt: skip
_LOADS = frozenset({"trọng", "tải"})
"""Behind these HL93 is the load of a bridge, not a road."""
_CROPS = frozenset({"lúa", "vụ", "ngô", "rau"})
"""Behind these ĐX is đông xuân, a season, not a road of the commune."""
LONGEST_COUNTED = 4
"""Digits of the longest number inside a code that is read as a number."""
_RUN = re.compile(r"[^\W\d_]+|0[.]\d+(?=[^\W\d_])|\d+(?:,\d+)?|\.")
_ROAD = re.compile(
    r"(?P<road>QL|ĐT|TL|ĐH|HL|ĐX)[. ]?(?P<number>[1-9]\d{0,3})(?P<part>[A-ZĐ]{0,2})"
    r"(?![^\W_]|,\d|\.\d| tỷ| triệu)"
)


def _road(found: Found) -> str | None:
    if found["road"] == "ĐT" and found.last in {"vốn", "chi"}:
        return None
    if found["road"] == "HL" and found.last in _LOADS:
        return None
    if found["road"] == "ĐX" and found.last in _CROPS:
        return None
    name = _ROADS[found["road"]]
    if found.last == "đường":
        name = name.removeprefix("đường ")
    words = f"{name} {whole(found['number'], found.style)}"
    return f"{words} {spelled_letters(found['part'])}" if found["part"] else words


def spelled_letters(run: str) -> str:
    """A short run of letters in a code: one by its name, more as an abbreviation."""
    return letter(run) if len(run) == 1 else spelled(run)


def _quarter(found: Found) -> str:
    words = f"quý {cardinal(int(found[1]), found.style)}"
    return f"{words} năm {cardinal(int(found['year']), found.style)}" if found["year"] else words


def _code(found: Found) -> Reading | str:
    if found[0][0] == "x" and found[0][1].isdigit():
        return Reading("nhân ", found.start + 1)
    measure = unit(found[0]) if found[0][0].islower() else ""
    if measure:
        return measure
    runs = _RUN.findall(found[0])
    if len(runs) == 2 and runs[0] == "HL" and found.last in _LOADS:
        return f"{spelled(runs[0])} {whole(runs[1], found.style)}"
    if len(runs) == 2 and runs[0] == "PN":
        return f"{spelled(runs[0])} {whole(runs[1], found.style)}"
    if len(runs) == 2 and runs[0] == "CT" and runs[1][0] == "0":
        return f"Chỉ thị {digits(runs[1])}"
    if len(runs) == 2 and runs[0] in _TERMS:
        return f"{_TERMS[runs[0]]} {whole(runs[1], found.style)}"
    return _runs(found[0], found.style)


def _runs(written: str, style: Style) -> str:
    runs = _RUN.findall(written)
    if sum(run.isalpha() for run in runs) > 1 and runs[0].isalpha():
        return " ".join(spelled(run) if run.isupper() else _run(run, style) for run in runs)
    return " ".join(_run(run, style) for run in runs)


def _plate(found: Found) -> str:
    series = " ".join(
        letter(run) if run.isalpha() else digits(run) for run in _RUN.findall(found["series"])
    )
    return f"{digits(found['area'])} {series}, {digits(found['head'])}, {digits(found['tail'])}"


_TERM_SAID = ends(r"(?:kỳ hạn|thời hạn|bảo hành)[^.;,\n]{0,25}")
_LOAD_SAID = ends(r"(?:xe|cầu|tải trọng|trọng tải|trục|xe tải|quá tải)[^.;,\n]{0,25}")


def _tonnes(found: Found) -> str | None:
    number = amount(found["number"], found.style)
    if found.said_before(_TERM_SAID):
        return f"{number} tháng"
    return f"{number} tấn" if found.said_before(_LOAD_SAID) else None


_WEEKDAY = re.compile(r"T(?P<day>[2-7])(?![^\W_])")
_STARS_SAID = ends(r"(?:ô cốp|khách sạn|tiêu chuẩn|đạt|hạng|sản phẩm)[^.;,\n]{0,20}")
_DAYS_SAID = ends(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?:,|;| và| đến)?|(?:sáng|chiều|tối|trừ|nghỉ|kể cả)"
)
_DAYS_FOLLOW = re.compile(
    r"\s*(?:[,;&/–-]|và|đến|hằng tuần|hàng tuần)\s*(?:T[2-7]|CN|thứ|chủ)(?!\w)"
)


_MONTH = re.compile(
    r"T[.]?(?P<month>1[0-2]|0?[1-9])(?:[/-](?P<year>(?:19|20)\d\d))?(?![^\W_]|[/-]\d)"
)
_MONTH_FOLLOWS = re.compile(r"\s*(?:[,;&–-]|và|đến)\s*T[.]?(?:1[0-2]|0?[1-9])[/-](?:19|20)\d\d")
_MONTH_SAID = ends(r"tháng (?:\w+|mười \w+)(?:,| và| đến)?")


def _month_sign(found: Found) -> str | None:
    year = found["year"]
    sure = year or len(found["month"]) == 2 or _MONTH_FOLLOWS.match(found.after)
    if not sure and not found.said_before(_MONTH_SAID):
        return None
    words = month_words(found["month"], found.style)
    return f"{words} {year_words(year, found.style)}" if year else words


def _run(run: str, style: Style) -> str:
    if run == ".":
        return "chấm"
    if run.startswith("0."):
        return amount(run.replace(".", ","), style)
    if run[0].isdigit():
        long = run.isdigit() and len(run) > LONGEST_COUNTED
        return digits(run) if long or (run[0] == "0" and len(run) > 1) else amount(run, style)
    known = _ROADS.get(run) or SPOKEN_AS_WORDS.get(run)
    if not known and len(run) >= 3 and run not in SPELLED:
        known = ONE_READING.get(run)
    if known:
        return known
    return run if is_plain(run) and len(run) > 1 else spelled_letters(run) or run


def _with_letters(found: Found) -> Reading | str:
    """12A is mười hai a; 20người has only lost its space."""
    rest = found[0].lstrip("0123456789.,")
    number = found[0][: len(found[0]) - len(rest)]
    if rest.isalpha() and len(rest) > 1 and rest.islower() and is_plain(rest):
        return Reading(f"{amount(number, found.style)} ", found.start + len(number))
    if ("." in number and not number.startswith("0.")) or "," in number:
        return f"{amount(number, found.style)} {_runs(rest, found.style)}"
    return _code(found)


RULES = (
    Rule(
        "code.stars", Kind.SYMBOL, "Miến dong đạt OCOP 4*.", " sao", "*",
        re.compile(r"\*(?![^\W_]|\*)"),
        lambda found: " sao" if found.before.isdigit() and found.said_before(_STARS_SAID) else None,
    ),
    Rule(
        "code.plate", Kind.CODE, "Xe mang biển số 97B1-123.45 vi phạm.",
        "chín bảy bê một, một hai ba, bốn năm", DIGIT,
        re.compile(
            r"(?P<area>\d\d)[ -]?(?P<series>[A-ZĐ]{1,2}\d?)(?:[ ]-[ ]|[ -])"
            r"(?P<head>\d{2,3})\.?(?P<tail>\d\d)(?![^\W_])"
        ),
        _plate, "A number plate, digit by digit.",
    ),
    Rule(
        "measure.tonnes", Kind.MEASURE, "Cấm xe trên 10T qua cầu.", "mười tấn", DIGIT,
        re.compile(r"(?P<number>\d{1,3}(?:,\d)?)T(?![^\W_])"), _tonnes,
        "T is tấn where a vehicle or a load was named, tháng behind kỳ hạn.",
    ),
    Rule(
        "code.road", Kind.ROAD, "Sạt lở trên QL3B và ĐT258.", "quốc lộ ba bê", LETTER, _ROAD, _road,
        "QL, ĐT, TL, ĐH, HL before a number.",
    ),
    Rule(
        "code.tour", Kind.CODE, "Chuyến tham quan 2N1Đ.", "hai ngày một đêm", DIGIT,
        re.compile(r"(?P<days>\d{1,2})N(?P<nights>\d{1,2})Đ(?![^\W_])"),
        lambda found: (
            f"{whole(found['days'], found.style)} ngày {whole(found['nights'], found.style)} đêm"
        ),
    ),
    Rule(
        "code.diameter", Kind.MEASURE, "Thép Ø10 và Ø12.", "phi ", LETTER,
        re.compile(r"[ØøΦφϕ][ ]?(?=\d)"), lambda found: "phi ",
    ),
    Rule(
        "code.weekday", Kind.DATE, "Nghỉ T7, CN và ngày lễ.", "thứ bảy", LETTER, _WEEKDAY,
        lambda found: f"thứ {ordinal(int(found['day']), found.style)}"
        if found.said_before(_DAYS_SAID) or _DAYS_FOLLOW.match(found.after)
        else None,
        "T2 to T7 beside another day of the week.",
    ),
    Rule(
        "code.month", Kind.DATE, "Truy lĩnh từ T7 đến T9/2022.", "tháng bảy", LETTER, _MONTH,
        _month_sign, "T with a number, where a year or a month of two digits is near.",
    ),
    Rule(
        "code.quarter", Kind.ROMAN, "Kết quả Q4/2022 vượt chỉ tiêu.",
        "quý bốn năm hai nghìn không trăm hai mươi hai", LETTER,
        re.compile(r"[Qq]([1-4])(?:/(?P<year>(?:19|20)\d\d))?(?![^\W_]|/)"), _quarter,
    ),
    Rule(
        "code.letters_first", Kind.CODE, "Phòng, chống dịch cúm A/H5N1 ở gia cầm.",
        "hát năm en nờ một", LETTER,
        re.compile(r"(?=[^\W\d_]+\d)[^\W_]+(?:\.\d+)*(?:-0\d{1,3})*(?![^\W_])"),
        _code,
        "Letters by name, numbers as numbers.",
    ),
    Rule(
        "code.digits_first", Kind.CODE, "Lớp 5A được nghỉ học.", "năm a", DIGIT,
        re.compile(r"\d+(?:[.,]\d+)*[^\W\d_][^\W_]*"), _with_letters,
    ),
)  # fmt: skip
