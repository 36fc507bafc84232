"""Whole and decimal numbers in words."""

from __future__ import annotations

import re

from radio.domain.spoken.model import Style

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LONGEST = 21
"""Digits of the longest number read as one; longer ones are read digit by digit."""

NUMBER = (
    r"(?:[1-9]\d{0,2}(?:[ ]\d{3}){2,}(?!\d)|[1-9]\d{0,2}(?:[ ]000)+(?!\d)"
    r"|[1-9]\d{0,2}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:,\d{3})+\.\d+|\d+(?:[.,]\d+)?)"
)
"""A number as it is written: 2.200 · 1 000 000 · 26,31 · 1,234,567 · 4.0."""

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+(?=\.)")


def digits(written: str) -> str:
    """Digit by digit: telephone numbers, codes."""
    return " ".join(DIGITS[int(char)] for char in written if "0" <= char <= "9")


def cardinal(number: int, style: Style) -> str:
    """A whole number from 0 on, as northern radio reads it: no "không trăm" is left out."""
    words = _billions(number, style)
    if style.thousand != "nghìn":
        words = words.replace("nghìn", style.thousand)
    return words


def whole(written: str, style: Style) -> str:
    """A whole number as written with nothing but digits; 05 is five, 007 is read by digits."""
    if len(written) > LONGEST or (len(written) > 2 and written[0] == "0") or written == "00":
        return digits(written)
    return cardinal(int(written), style)


def amount(written: str, style: Style) -> str:
    """A number in any of the forms of `NUMBER`."""
    plain = written.replace(" ", "")
    grouped = _GROUPED.match(plain)
    if grouped and (grouped.end() == len(plain) or plain[grouped.end()] == ","):
        plain = grouped.group().replace(".", "") + plain[grouped.end() :]
    else:
        english = _ENGLISH.match(plain)
        if english:
            plain = english.group().replace(",", "") + plain[english.end() :].replace(".", ",")
    for mark, word in ((",", "phẩy"), (".", "chấm")):
        head, found, tail = plain.partition(mark)
        if found:
            return f"{whole(head, style)} {word} {fraction_digits(tail, style)}"
    return whole(plain, style)


def fraction_digits(written: str, style: Style) -> str:
    """The digits behind the comma: two are read as a number, others one by one."""
    if len(written) == 2 and written[0] != "0":
        return cardinal(int(written), style)
    return digits(written)


def ordinal(number: int, style: Style) -> str:
    """After "thứ" and the like: 1 is "nhất", 4 is "tư"."""
    if number == 1:
        return "nhất"
    return "tư" if number == 4 else cardinal(number, style)


def _billions(number: int, style: Style) -> str:
    head, rest = divmod(number, 10**9)
    if not head:
        return _millions(rest, style, full=False)
    words = f"{_billions(head, style)} tỷ"
    return f"{words} {_millions(rest, style, full=True)}" if rest else words


def _millions(number: int, style: Style, *, full: bool) -> str:
    words: list[str] = []
    for size, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group = number // size % 1000
        if group:
            words.append(_hundreds(group, style, full=full or bool(words)))
            words += [name] if name else []
    return " ".join(words) or DIGITS[0]


def _hundreds(number: int, style: Style, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = f"{DIGITS[hundreds]} trăm" if hundreds or full else ""
    if not rest:
        return words
    if rest < 10:
        tail = f"{style.zero_ten} {DIGITS[rest]}" if words else DIGITS[rest]
    else:
        tail = _tens(rest, style)
    return f"{words} {tail}".strip()


def _tens(number: int, style: Style) -> str:
    tens, ones = divmod(number, 10)
    if tens == 1:
        return "mười" + (f" {'lăm' if ones == 5 else DIGITS[ones]}" if ones else "")
    last = {0: "", 1: " mốt", 4: f" {style.four}", 5: " lăm"}.get(ones, f" {DIGITS[ones]}")
    return f"{DIGITS[tens]} mươi{last}"
