"""Addresses of pages and mailboxes."""

from __future__ import annotations

import re

from radio.domain.spoken.abbreviation_table import SPELLED
from radio.domain.spoken.cardinals import digits
from radio.domain.spoken.composition import ONE_READING
from radio.domain.spoken.letters import spelled
from radio.domain.spoken.model import Kind
from radio.domain.spoken.rule import DIGIT, LETTER, Found, Reading, Rule
from radio.domain.spoken.syllables import is_syllable

_ENDINGS = (
    "vn|com|org|net|edu|gov|info|io|tv|asia|biz|me|tech|ai|app|dev|shop|site|online|xyz|us|uk|cn|"
    "jp|kr|la|eu|int|mil|name|pro|club|ly|gl|gle|be|link|live|page"
)
_HOST = rf"(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{{0,40}})\.){{1,6}}(?:{_ENDINGS})(?![a-zA-Z0-9-])"
_MAIL = re.compile(
    r"[a-zA-Z0-9][a-zA-Z0-9._+-]{0,60}@[a-zA-Z0-9][a-zA-Z0-9.-]{0,80}\.[a-zA-Z]{2,10}"
)
_PAGE = re.compile(
    rf"(?:https?://|www\.)[a-zA-Z0-9][^\s“”\"<>()]{{0,300}}"
    rf"|{_HOST}(?:/[^\s“”\"<>()]{{0,300}})?"
    r"|[A-Z0-9]{2,20}\.(?:(?:COM|NET|ORG|GOV|EDU)(?:\.VN)?|VN)(?![\w-]|\.\w)"
)
_SCHEME = re.compile(r"https?://(?:www\.)?|www\.", re.IGNORECASE)
_PIECE = re.compile(r"[A-Za-z]+|\d+|.", re.DOTALL)
_SIGNS = {
    ".": "chấm", "@": "a còng", "/": "gạch chéo", "-": "gạch ngang", "_": "gạch dưới", "+": "cộng",
    "?": "hỏi chấm", "=": "bằng", "&": "và", "%": "phần trăm", "#": "thăng", ":": "hai chấm",
    "~": "ngã", ",": "phẩy",
}  # fmt: skip
_SAID = {
    "com": "com", "gov": "gốp", "org": "o rờ gờ", "edu": "e đu", "net": "nét", "info": "in phô",
    "gmail": "gờ meo", "email": "i meo", "mail": "meo", "yahoo": "ya hu", "facebook": "phây búc",
    "youtube": "diu túp", "zalo": "da lô", "google": "gu gồ", "html": "hát tê em e lờ",
    "hotmail": "hót meo", "outlook": "ao lúc", "tv": "ti vi", "backan": "bắc kạn",
    "bacthong": "bạch thông", "bachthong": "bạch thông", "covid": "cô vít", "radio": "ra đi ô",
    "dichvucong": "dịch vụ công", "online": "on lai", "fanpage": "phan pết",
}  # fmt: skip
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)


def said_address(written: str) -> str:
    """The parts of an address: known words, syllables as they stand, the rest by letters."""
    return " ".join(name for name in map(_piece, _PIECE.findall(written)) if name)


def _piece(piece: str) -> str:
    if piece.isdigit():
        return digits(piece)
    if not piece.isascii() or not piece.isalpha():
        return _SIGNS.get(piece, "")
    low = piece.lower()
    if low in _SAID:
        return _SAID[low]
    if piece.upper() in ONE_READING or piece.upper() in SPELLED:
        return low if is_syllable(low) else spelled(low)
    short = len(low) <= 3 or not _VOWEL.search(low)
    if (short and not is_syllable(low)) or (short and piece.isupper()):
        return spelled(low)
    return low


def _mail(found: Found) -> Reading:
    written = found[0].rstrip(".,;:-")
    return Reading(said_address(written), found.start + len(written))


def _page(found: Found) -> Reading | None:
    written = found[0].rstrip(".,;:!?-'’…")
    bare = _SCHEME.sub("", written, count=1).rstrip("/")
    if not bare:
        return None
    return Reading(said_address(bare), found.start + len(written))


_ENDING = re.compile(
    r"\.(?:com|vn|net|org|xyz|top|info|gov|edu|apk|exe|docx?|xlsx?|pdf|zip|rar|jpe?g|png|mp[34])"
    r"(?:\.vn)?(?![^\W_]|\.\w)",
    re.IGNORECASE,
)
"""The end of a name that stands for itself: có đuôi .apk."""
_DOT = re.compile(
    rf"(?P<sign>[._-])(?=[a-zA-Z0-9._-]{{0,60}}@[a-zA-Z0-9])|(?P<end>\.(?:{_ENDINGS})(?![\w-]|\.\w)"
    r"(?:/[^\s“”\"<>()]{0,300}[^\s“”\"<>().,;:!?])?)"
)


def _dot(found: Found) -> str | None:
    """hoa.nt@…: an address whose first part is a syllable that no rule looks at."""
    if not found.before.isalnum():
        return None
    if found["end"]:
        return f" {said_address(found['end'])}"
    return f" {_SIGNS[found['sign']]} "


def _ending(found: Found) -> str | None:
    return None if found.before.isalnum() else said_address(found[0])


RULES = (
    *(rule
    for starts in (LETTER, DIGIT)
    for rule in (
        Rule(
            "web.mail", Kind.WEB, "Gửi ý kiến về vhtt@backan.gov.vn trước thứ Sáu.",
            "vê hát tê tê a còng bắc kạn chấm gốp chấm vê en nờ", starts, _MAIL, _mail,
            "@ is a còng, a dot chấm; parts that are no words are spelled.",
        ),
        Rule(
            "web.page", Kind.WEB, "Xem tại https://dichvucong.gov.vn.",
            "dịch vụ công chấm gốp chấm vê en nờ", starts, _PAGE, _page,
            "The scheme and www are left out.",
        ),
    )),
    Rule(
        "web.ending", Kind.WEB, "Tệp lạ có đuôi .apk.", "chấm a pê ca", ".", _ENDING, _ending,
        "The end of a file's or a page's name on its own.",
    ),
    Rule(
        "web.sign", Kind.WEB, "Gửi về hoa.nt@backan.gov.vn.", " chấm ", "._-", _DOT, _dot,
        "The signs of an address that begins with a plain syllable.",
    ),
)  # fmt: skip
