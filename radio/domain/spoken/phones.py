"""Telephone and other numbers that are read digit by digit."""

from __future__ import annotations

import re

from radio.domain.spoken.cardinals import digits
from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import DIGIT, Found, Rule, ends

_GAP = r"[ .\-–]"
_PHONE = re.compile(
    rf"(?:0\d{{1,4}}(?:{_GAP}\d{{1,7}}){{1,4}}|0\d{{8,10}}|1[89]00(?:{_GAP}?\d{{2,4}}){{1,3}}"
    rf"|1[89]00\d{{2,6}})(?![\d/]|[.,]\d)"
)
_BRACKETED = re.compile(
    rf"\((?P<area>\+?\d{{2,5}})\)(?P<rest>(?:{_GAP}?\d{{1,8}}){{1,4}})(?![\d/%]|[.,]\d)"
)
_ABROAD = re.compile(rf"\+\d{{1,3}}(?:{_GAP}?\(?\d{{1,4}}\)?)(?:{_GAP}?\d{{2,8}}){{1,4}}(?!\d)")
_CALLED = ends(
    r"tổng đài(?: \w+){1,6}|(?:gọi|gọi số)(?: (?:không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín),?)+"
    r",?(?: hoặc| và)?|(?:gọi|tổng đài|hotline|hót lai|đường dây nóng|điện thoại|số máy|"
    r"số điện thoại|máy lẻ|"
    r"liên hệ|khẩn cấp|cứu thương|cứu hỏa|cấp cứu|cảnh sát|alo)(?: \w+){0,2}:?|"
    r"số tài khoản:?|tài khoản(?: số)?:?|"
    r"mã(?: [^\W\d_]+){1,6}:|"
    r"(?:(?<!luật )căn cước|căn cước công dân|chứng minh nhân dân|mã số(?: \w+){0,3}|mã bưu chính|"
    r"mã hồ sơ)(?: số)?:?|fax:?|mật khẩu:?|i đê:?|gọi \w+ (?:hoặc|và)|"
    r"tổng đài \w+(?: \w+){0,4} (?:hoặc|và)|"
    r"đầu số(?: \w+)?|"
    r"(?:soạn|nhắn|cú pháp|tin|ét em mờ ét)[^.;\n]{0,60} gửi(?: đến| tới)?"
    r"(?: số| đầu số| tổng đài)?"
)
_ACCOUNT_SAID = ends(r"tài khoản(?: số)?:?|tài khoản(?: [^\W\d_]+){1,4}:")
_SUM_FOLLOWS = re.compile(r"\s?(?:đ|đồng|triệu|tỷ|nghìn)(?!\w)")
_ANOTHER_CALL = ends(
    r"(?:gọi|tổng đài|cấp cứu|cảnh sát|đường dây nóng|các số)[^.;\n]{0,90} một một \w+[^.;\n]{0,50}"
    r"(?:,|và|hoặc|;)(?: (?:số|gọi|gọi số))?|một một \w+(?:,|và|hoặc|;)"
)
_SERVICE_SAID = ends(r"(?:công an|cảnh sát|cấp cứu|cứu hỏa|cứu hộ|cứu nạn|tổng đài)[^.;\n\d]{0,40}")
_MORE_CALLS = re.compile(r",? (?:và |hoặc )?11[1-9](?![\d/%]|[.,]\d|[^\W_])")
_SHORT = re.compile(
    r"\d{3,20}(?:[ .-]\d{3,4}){0,3}"
    r"(?![\d/%]|[.,]\d|\s?(?:đồng|đ|triệu|nghìn|người|hộ|ngày|xã)\b)"
)
_GROUP = re.compile(r"\d+")


def _phone(found: Found) -> str | None:
    groups = _GROUP.findall(found[0])
    if not 8 <= sum(map(len, groups)) <= 12:
        return None
    return in_groups(groups)


def in_groups(groups: list[str]) -> str:
    """Digits with a breath between the groups as written, or between groups of four and three."""
    return ", ".join(digits(part) for group in groups for part in _cut(group))


def _cut(group: str) -> list[str]:
    if len(group) <= 5:
        return [group]
    if group[:4] in {"1800", "1900"} and len(group) <= 8:
        return [group[:4], group[4:]]
    parts = [group[:4]] if len(group) % 3 == 1 else [group[: len(group) % 3 or 3]]
    rest = group[len(parts[0]) :]
    return parts + [rest[index : index + 3] for index in range(0, len(rest), 3)]


def _abroad(found: Found) -> str | None:
    groups = _GROUP.findall(found[0])
    if not 9 <= sum(map(len, groups)) <= 14:
        return None
    return f"cộng {in_groups(groups)}"


def _area(found: Found) -> str | None:
    groups = [found["area"], *_GROUP.findall(found["rest"])]
    return in_groups(groups) if 8 <= sum(map(len, groups)) <= 13 else None


def _called(found: Found) -> str | None:
    if not found.said_before(_CALLED) or _is_year(found):
        return None
    return in_groups(_GROUP.findall(found[0]))


def _is_year(found: Found) -> bool:
    return found.last == "năm"


def _hotline(found: Found) -> str | None:
    """113, 114: one of several numbers to call in one sentence."""
    alone = found.before == "(" and found.after[:1] == ")" and found.said_before(_SERVICE_SAID)
    several = alone or _MORE_CALLS.match(found.after) or found.said_before(_ANOTHER_CALL)
    return digits(found[0]) if several else None


def _by_digits(found: Found) -> str:
    return in_groups([found[0]])


RULES = (
    Rule(
        "phone.number", Kind.PHONE, "Liên hệ số 0209 3870 123 để được hướng dẫn.",
        "không hai không chín, ba tám bảy không, một hai ba", DIGIT, _PHONE, _phone,
        "Digit by digit, with a breath between groups.",
    ),
    Rule(
        "phone.abroad", Kind.PHONE, "Người lao động gọi +84 912 345 678.",
        "cộng tám bốn, chín một hai, ba bốn năm, sáu bảy tám", "+", _ABROAD, _abroad,
    ),
    Rule(
        "phone.area", Kind.PHONE, "Điện thoại: (0209) 3870123.",
        "không hai không chín, ba tám bảy không, một hai ba", "(",
        _BRACKETED, _area,
    ),
    Rule(
        "phone.called", Kind.PHONE, "Khi có cháy, gọi 114.", "một một bốn", DIGIT, _SHORT, _called,
        "After gọi, tổng đài, hotline, tài khoản, mã số …",
    ),
    Rule(
        "phone.account", Kind.PHONE, "Chuyển vào tài khoản 8600.201.00.1234.",
        "tám sáu không không, hai không một, không không, một hai ba bốn", DIGIT,
        re.compile(r"\d{2,20}(?:[ .-]\d{1,12}){1,6}(?![\d/%]|[.,]\d|[^\W_])"),
        lambda found: in_groups(_GROUP.findall(found[0]))
        if found.said_before(_ACCOUNT_SAID) and not _SUM_FOLLOWS.match(found.after)
        else None,
    ),
    Rule(
        "phone.service", Kind.PHONE, "Bấm *101# để kiểm tra.", "sao một không một thăng", "*",
        re.compile(r"\*\d{1,6}(?:\*\d{1,12}){0,4}#"),
        lambda found: " ".join(
            {"*": "sao", "#": "thăng"}.get(run) or digits(run)
            for run in re.findall(r"\d+|[*#]", found[0])
        ),
    ),
    Rule(
        "phone.hotline", Kind.PHONE, "Gọi 113 khi có tội phạm, 114 khi có cháy.", "một một bốn",
        DIGIT, re.compile(r"11[1-9](?![\d/%]|[.,]\d|[^\W_])"),
        _hotline, "Numbers to call, several in one sentence.",
    ),
    Rule(
        "phone.leading_zero", Kind.PHONE, "Số thẻ in trên bìa là 00126.",
        "không không một hai sáu", DIGIT, re.compile(r"0\d{2,30}(?![\d/]|[.,]\d|[^\W_])"),
        _by_digits, "A number that begins with 0 is an identifier.",
    ),
)  # fmt: skip
