"""Leaves out what stands on paper but is not said on the air: recipients, signatures, motto."""

from __future__ import annotations

import re

from radio.domain.spoken.model import Kind, Span
from radio.domain.spoken.rule import Described

_RECIPIENTS = re.compile(r"^[ \t]*(?:Nơi nhận|NƠI NHẬN)[ \t]*:?[ \t]*(?:$|\n)", re.MULTILINE)
_SIGNATURE = re.compile(
    r"^[ \t]*(?:TM|KT|TL|TUQ|T/M|K/T)\.?[ \t]+[A-ZĐỦƯÔÂĂÊƠ][^\na-z]{3,60}[ \t]*$", re.MULTILINE
)
_LONGEST_TAIL = 1500
"""Characters; a signature with more behind it is not the end of the document."""
_STAMP = re.compile(r"[ \t]*\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)?")
_MOTTO = re.compile(
    r"^[ \t]*(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập *[-–] *Tự do *[-–] *Hạnh phúc)"
    r"\.?[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
_NOTE = re.compile(
    r"[ \t]*\((?:có|kèm theo|đính kèm|gửi kèm|chi tiết|xem)\b[^()\n]{0,80}?"
    r"(?:kèm theo|đính kèm|gửi kèm|phụ lục|biểu)[^()\n]{0,60}\)"
    r"|[ \t]*\((?:kèm theo|đính kèm|gửi kèm)\b[^()\n]{0,100}\)"
    r"|[ \t]*\((?:sau đây|dưới đây)[ ](?:gọi|viết|được gọi)[^()]{0,120}\)",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[ \t]*\[(?:pause|nghỉ)\b[^\]\n]{0,20}\]", re.IGNORECASE)
_SOUND = re.compile(r"\w")


RULES = (
    Described("tail.note", Kind.TAIL, "Ban hành kế hoạch (có văn bản kèm theo).", ""),
    Described("tail.pause", Kind.TAIL, "Thông báo. [pause 2s] Mời bà con nghe tiếp.", ""),
    Described("tail.stamp", Kind.TAIL, "Đã ký số 2022-09-14T13:55:49+0700.", ""),
    Described(
        "tail.motto", Kind.TAIL, "Độc lập - Tự do - Hạnh phúc\nThông báo họp thôn.", "",
    ),
    Described(
        "tail.signature", Kind.TAIL, "Đề nghị các xã thực hiện.\nNơi nhận:\n- Lưu: VT.", "",
    ),
)  # fmt: skip


def stripped_tails(text: str) -> list[Span]:
    """The pieces left out, none when nothing else would remain to be said."""
    found: list[Span] = []
    end = _tail(text)
    for rule, pattern in (
        ("tail.stamp", _STAMP),
        ("tail.motto", _MOTTO),
        ("tail.note", _NOTE),
        ("tail.pause", _PAUSE),
    ):
        found += [
            Span(match.start(), match.end(), Kind.TAIL, "", rule)
            for match in pattern.finditer(text, 0, end)
        ]
    found.sort(key=lambda span: span.start)
    kept: list[Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    if end < len(text):
        kept.append(Span(end, len(text), Kind.TAIL, "", "tail.signature"))
    return kept if _remains(text, kept) else []


def _tail(text: str) -> int:
    """Where the recipients or the signature begin; the end of the text when there are none."""
    recipients = list(_RECIPIENTS.finditer(text))
    if recipients and _SOUND.search(text, 0, recipients[-1].start()):
        return recipients[-1].start()
    signature = _SIGNATURE.search(text, max(0, len(text) - _LONGEST_TAIL))
    if signature and _SOUND.search(text, 0, signature.start()):
        return signature.start()
    return len(text)


def _remains(text: str, left_out: list[Span]) -> bool:
    at = 0
    for span in left_out:
        if _SOUND.search(text, at, span.start):
            return True
        at = span.end
    return _SOUND.search(text, at) is not None
