"""Codes that name one thing: files, forms, serial numbers, masked telephone numbers.

They are not counted but spelled: letters by name, digits one by one in short groups.
"""

from __future__ import annotations

import re

from radio.domain.spoken.abbreviation_table import SPOKEN_AS_WORDS
from radio.domain.spoken.cardinals import cardinal, digits, whole
from radio.domain.spoken.composition import ONE_READING
from radio.domain.spoken.issuers import KINDS
from radio.domain.spoken.letters import letter, spelled
from radio.domain.spoken.model import Kind, Style
from radio.domain.spoken.phones import in_groups
from radio.domain.spoken.rule import DIGIT, LETTER, Found, Rule, ends
from radio.domain.spoken.senses import SENSES

_MASKED = re.compile(r"(?=[\d. -]{2,16}[xX*]{2})\d{2,}(?:[. -]?(?:\d++|[xX*]++)){1,8}+(?![^\W_])")
_MASK_RUN = re.compile(r"\d+|[xX*]+")
_RUN = re.compile(r"[^\W\d_]+|\d+|[./-]")
_MARKS = {".": "chấm", "-": "gạch ngang", "/": "gạch chéo"}
_CODE_SAID = ends(
    r"mã(?: (?!một|hai)[^\W\d_]+){0,3}(?: số)?:?|số hiệu:?|(?:số )?(?:seri|sê ri|xê ri):?|ký hiệu:?"
)
_CODE = re.compile(
    r"(?=\S{0,60}\d)(?=[^\s,;:()]{0,60}[^\W\d_]|\d+[./-]\d+[./-])[^\W_]{1,20}(?:[./-][^\W_]{1,20}){1,8}"
)
_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d")
_FORM_SAID = ends(r"(?:mẫu|biểu|biểu mẫu|tờ khai|phiếu|mẫu biểu)(?: số)?:?")
_FORM = re.compile(
    r"(?=\S{0,40}\d)(?=[A-ZĐ0-9]{0,8}[A-ZĐ])[A-ZĐ0-9]{1,8}[a-z]?(?:[-.][A-ZĐ0-9]{1,12}[a-z]?){0,3}"
    r"(?:/(?P<year>(?:19|20)\d\d)|/[A-ZĐ]{1,10})?(?![^\W_]|/)"
)
_SERIAL_SAID = ends(r"số|số phát hành|hiệu|số hiệu|seri|sê ri|sổ")
_PRINTED_SAID = ends(
    r"(?:giấy|sổ|chứng nhận|phôi|quyền|bằng|thẻ)[^.;\n\d]{0,40} số|số phát hành|số hiệu|seri|sê ri|"
    r"vào sổ(?: cấp \w+)?:?"
)
"""Asked of letters that mean something too: Tổng số HS 12345."""
_SERIAL = re.compile(r"(?P<letters>[A-ZĐ]{1,3})[ ]?(?P<digits>\d{5,12})(?![\d/]|[.,]\d|[^\W_])")
_PART_BEFORE = re.compile(r"(?<![^\W_])(?:[^\W\d_]|[^\W\d_]{1,3}\d{1,4}[^\W\d_]?)\Z")
_DOTTED = re.compile(r"(?P<letters>[A-Z]{1,4})(?P<numbers>(?:\.\d{1,4})+)(?![^\W_]|[.,]\d)")


def _masked(found: Found) -> str:
    """Hidden digits are said as they are written: ích, or sao."""
    return ", ".join(
        in_groups([run])
        if run.isdigit()
        else " ".join("sao" if sign == "*" else "ích" for sign in run)
        for run in _MASK_RUN.findall(found[0])
    )


def _code(found: Found) -> str | None:
    if not found.said_before(_CODE_SAID) or _DATE.fullmatch(found[0]):
        return None
    return " ".join(_said(run) for run in _RUN.findall(found[0]))


def _said(run: str) -> str:
    if run.isdigit():
        return in_groups([run])
    return _MARKS.get(run) or _letters(run)


def _letters(run: str) -> str:
    return SPOKEN_AS_WORDS.get(run) or (letter(run) if len(run) == 1 else spelled(run))


def _form(found: Found) -> str | None:
    """Mẫu 2C-BNV/2008, Mẫu C70a-HD: the letters of a form are no abbreviation."""
    if not found.said_before(_FORM_SAID):
        return None
    year = found["year"]
    head = found[0].removesuffix(f"/{year}") if year else found[0]
    words = " ".join(
        _number(run, found.style) if run.isdigit() else _letters(run)
        for run in _RUN.findall(head)
        if run not in _MARKS
    )
    if not year:
        return words
    return f"{words} {found.style.document_year} {cardinal(int(year), found.style)}"


def _number(run: str, style: Style) -> str:
    return digits(run) if run[0] == "0" else whole(run, style)


def _serial(found: Found) -> str | None:
    known = found["letters"] in ONE_READING or found["letters"] in SENSES
    if not found.said_before(_PRINTED_SAID if known else _SERIAL_SAID):
        return None
    return f"{_letters(found['letters'])} {in_groups([found['digits']])}"


def _dotted(found: Found) -> str | None:
    """XBB.1.5: letters that are no abbreviation, with numbers behind dots."""
    letters, numbers = found["letters"], found["numbers"].split(".")[1:]
    known = letters in ONE_READING or letters in SENSES or letters in KINDS
    if (known and numbers[0][0] != "0") or (len(letters) == 1 and len(numbers) < 2):
        return None
    return " chấm ".join([_letters(letters), *(_number(part, found.style) for part in numbers)])


def _code_dot(found: Found) -> str | None:
    """K72.B15, tiết a.2: the dot between the parts of one code."""
    before = _PART_BEFORE.search(found.text[max(0, found.start - 8) : found.start])
    return " chấm " if before else None


RULES = (
    Rule(
        "phone.masked", Kind.PHONE, "Người trúng thưởng có số máy 0912.xxx.345.",
        "không chín một hai, ích ích ích, ba bốn năm", DIGIT, _MASKED, _masked,
        "A number of which some digits are hidden.",
    ),
    *(
        Rule(
            "code.identifier", Kind.CODE, "Tra cứu mã hồ sơ H03.15-220825.",
            "hát không ba chấm một năm gạch ngang hai hai không, tám hai năm", starts, _CODE, _code,
            "Behind mã …, số hiệu, ký hiệu: every sign is said.",
        )
        for starts in (LETTER, DIGIT)
    ),
    *(
        Rule(
            "code.form", Kind.CODE, "Kê khai theo Mẫu 2C-BNV/2008.",
            "hai xê bê en nờ vê năm hai nghìn không trăm linh tám", starts, _FORM, _form,
            "Behind mẫu, biểu, tờ khai, phiếu.",
        )
        for starts in (LETTER, DIGIT)
    ),
    Rule(
        "code.serial", Kind.CODE, "Giấy chứng nhận số AA 01234567.",
        "a a không một, hai ba bốn, năm sáu bảy", LETTER, _SERIAL, _serial,
    ),
    Rule(
        "code.dotted", Kind.CODE, "Biến thể XBB.1.5 lây nhanh.", "ích bê bê chấm một chấm năm",
        LETTER, _DOTTED, _dotted,
    ),
    Rule(
        "code.dot", Kind.CODE, "Lớp cao cấp lý luận chính trị K72.B15.", " chấm ", ".",
        re.compile(r"\.(?=[A-ZĐ]?\d)"), _code_dot, "Between the parts of one code.",
    ),
)  # fmt: skip
