"""Leaves out what stands on paper but is not said on the air: recipients, signatures, motto."""

from __future__ import annotations

import re

from radio.domain.spoken.model import Kind, Span
from radio.domain.spoken.rule import Described

_RECIPIENTS = re.compile(r"^[ \t]*(?:Nơi nhận|NƠI NHẬN)[ \t]*:?[ \t]*(?:$|\n)", re.MULTILINE)
_SIGNATURE = re.compile(
    r"^[ \t]*(?:TM|KT|TL|TUQ|T/M|K/T)\.?[ \t]+[A-ZĐỦƯÔÂĂÊƠ][^\na-z]{3,60}[ \t]*$", re.MULTILINE
)
LONGEST_TAIL = 2500
"""Characters; a signature with more behind it is not the end of the document."""
_STAMP = re.compile(r"(?<![ \t])[ \t]*\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:?\d\d|Z)?")
_MOTTO = re.compile(
    r"^[ \t]*(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập *[-–] *Tự do *[-–] *Hạnh phúc)"
    r"\.?[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
_NOTE = re.compile(
    r"(?<![ \t])[ \t]*(?:\((?:có|kèm theo|đính kèm|gửi kèm|chi tiết|xem)\b[^()\n]{0,80}?"
    r"(?:kèm theo|đính kèm|gửi kèm|phụ lục|biểu)[^()\n]{0,60}\)"
    r"|\((?:kèm theo|đính kèm|gửi kèm)\b[^()\n]{0,100}\)"
    r"|\((?:sau đây|dưới đây)[ ](?:gọi|viết|được gọi)[^()]{0,120}\))",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"(?<![ \t])[ \t]*\[(?:pause|nghỉ)\b[^\]\n]{0,20}\]", re.IGNORECASE)
_ZONE = re.compile(
    r"(?<![ \t])[ \t]*(?:\((?:GMT|UTC)[ ]?[+-][ ]?\d{1,2}(?::\d\d)?\)"
    r"|(?<!\w)(?:GMT|UTC)[ ]?[+-][ ]?\d{1,2}(?::\d\d)?(?![\w.,]))"
)
_SOUND = re.compile(r"\w")


_ANYWHERE = {
    "tail.stamp": _STAMP,
    "tail.motto": _MOTTO,
    "tail.note": _NOTE,
    "tail.pause": _PAUSE,
    "tail.zone": _ZONE,
}

RULES = (
    Described("tail.note", Kind.TAIL, "Ban hành kế hoạch (có văn bản kèm theo).", ""),
    Described("tail.pause", Kind.TAIL, "Thông báo. [pause 2s] Mời bà con nghe tiếp.", ""),
    Described("tail.zone", Kind.TAIL, "Cập nhật lúc 8h30 (GMT+7).", ""),
    Described("tail.stamp", Kind.TAIL, "Đã ký số 2022-09-14T13:55:49+0700.", ""),
    Described(
        "tail.motto", Kind.TAIL, "Độc lập - Tự do - Hạnh phúc\nThông báo họp thôn.", "",
    ),
    Described(
        "tail.signature", Kind.TAIL, "Đề nghị các xã thực hiện.\nNơi nhận:\n- Lưu: VT.", "",
    ),
)  # fmt: skip


def stripped_tails(text: str) -> list[Span]:
    """The pieces left out; motto and signature only when other words remain to be said."""
    end = _tail(text)
    found = [
        Span(match.start(), match.end(), Kind.TAIL, "", rule)
        for rule, pattern in _ANYWHERE.items()
        for match in pattern.finditer(text, 0, end)
    ]
    found.sort(key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    if end < len(text):
        kept.append(Span(end, len(text), Kind.TAIL, "", "tail.signature"))
    if _remains(text, kept):
        return kept
    return [span for span in kept if span.rule not in {"tail.motto", "tail.signature"}]


def _tail(text: str) -> int:
    """Where the recipients or the signature at the end begin; the end when there are none."""
    end = len(text)
    while True:
        window = max(0, end - LONGEST_TAIL)
        found = _RECIPIENTS.search(text, window, end) or _SIGNATURE.search(text, window, end)
        if found is None or not _SOUND.search(text, 0, found.start()):
            return end
        end = found.start()


def _remains(text: str, left_out: list[Span]) -> bool:
    at = 0
    for span in left_out:
        if _SOUND.search(text, at, span.start):
            return True
        at = span.end
    return _SOUND.search(text, at) is not None
