"""Abbreviations: looked up, told apart by their neighbours, put together at &, - and ,."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from radio.domain.message import message
from radio.domain.spoken.abbreviation_table import MORE, SPELLED, SPOKEN_AS_WORDS, SURE
from radio.domain.spoken.cardinals import cardinal
from radio.domain.spoken.issuers import ISSUERS, KINDS, issuer
from radio.domain.spoken.letters import spelled
from radio.domain.spoken.model import Kind
from radio.domain.spoken.roman import value
from radio.domain.spoken.rule import LETTER, Doubt, Found, Reading, Rule, ends
from radio.domain.spoken.senses import SENSES, Sense, fits
from radio.domain.spoken.syllables import UPPER, has_tone, is_syllable

ONE_READING = {**MORE, **SURE, **SPOKEN_AS_WORDS}

PARTS = {
    "LĐ": "Lao động", "TB": "Thương binh", "XH": "Xã hội", "VH": "Văn hóa", "TT": "Thông tin",
    "TC": "Tài chính", "KH": "Kế hoạch", "GD": "Giáo dục", "ĐT": "Đào tạo", "NN": "Nông nghiệp",
    "MT": "Môi trường", "TN": "Tài nguyên", "KT": "kinh tế", "QP": "quốc phòng", "AN": "an ninh",
    "DL": "Du lịch", "CN": "Công nghệ", "PT": "Phát thanh", "TH": "Truyền hình", "TM": "thương mại",
    "DV": "dịch vụ", "HT": "Hạ tầng", "CT": "chính trị", "XD": "Xây dựng", "TG": "Tôn giáo",
    "DT": "Dân tộc", "TD": "Thể dục", "KC": "khuyến công", "NV": "Nội vụ", "TP": "Tư pháp",
    "YT": "Y tế", "GDTX": "Giáo dục thường xuyên", "MN": "miền núi", "DS": "Dân số",
    "GĐ": "Gia đình", "TE": "Trẻ em", "LĐTB": "Lao động Thương binh", "KHKT": "Khoa học kỹ thuật",
}  # fmt: skip
"""What short abbreviations mean inside a longer one: LĐ-TB&XH, KT-XH."""

_LEVELS = {"B": "Bộ", "S": "Sở", "P": "Phòng", "H": "Hội", "Đ": "Đoàn"}
_WORD = rf"[{UPPER}][^\W\d_]*"
_JOINED = re.compile(rf"{_WORD}(?:(?:[ ]?&[ ]?|[-–./,])(?={_WORD}){_WORD}){{0,6}}")
_SPLIT = re.compile(r"[ ]?&[ ]?|[-–./,]")
_WITH_DOT = frozenset(
    [
        "TP",
        "Tp",
        "TX",
        "Tx",
        "TT",
        "Tt",
        "Q",
        "P",
        "H",
        "GS",
        "TS",
        "PGS",
        "ThS",
        "Ths",
        "BS",
        "KS",
        "CN",
        "DS",
        "NSƯT",
        "NSND",
        "Tr",
        "T",
        "QL",
        "ĐT",
        "TL",
        "BSCK",
        "Đc",
        "KP",
    ]
)
_NUMBERED_SIGNS = {
    "KV": "khu vực", "BSCK": "bác sĩ chuyên khoa", "CK": "chuyên khoa", "GĐ": "giai đoạn",
    "HK": "học kỳ", "HĐNDK": "Hội đồng nhân dân khóa",
}  # fmt: skip
_WITH_NUMERAL = re.compile(r"(?P<head>[^\W\d_]{2,}?)(?P<tail>[IVX]+)")
_DOT = re.compile(r"\.(?=[ ]?[^\W_])|\.(?=$)")
_MARKS = {"&": " và ", "-": " ", "–": " ", ".": " ", "/": ", ", ",": ", "}
_FOREIGN_VOICE = re.compile(r"[FJWZ]")


def _known(found: Found) -> Reading | None:
    """The longest joined form that is known, shorter by one part at a time."""
    written = found[0]
    while written:
        reading = _whole(found, written)
        if reading is not None:
            return reading
        cut = max(written.rfind(mark) for mark in "&-–./,")
        written = written[:cut].rstrip() if cut > 0 else ""
    return None


def _whole(found: Found, written: str) -> Reading | None:
    end = found.start + len(written)
    if found.text[end : end + 1].isdigit():
        return None
    compact = re.sub(r"\s+", "", written)
    end = _behind_dot(found.text, end, compact)
    if compact in ONE_READING:
        return Reading(ONE_READING[compact], end)
    if compact in SENSES:
        return _by_sense(found, SENSES[compact], end)
    if compact in SPELLED:
        return Reading(spelled(compact), end)
    numeral = _WITH_NUMERAL.fullmatch(compact)
    if numeral and numeral["head"] in _NUMBERED_SIGNS:
        return Reading(
            f"{_NUMBERED_SIGNS[numeral['head']]} {cardinal(value(numeral['tail']), found.style)}",
            end,
        )
    if not _SPLIT.search(compact):
        return None
    words = _composed(compact)
    return Reading(words, end) if words else None


def _behind_dot(text: str, end: int, written: str) -> int:
    """The dot of TP. or TS. belongs to it when a name follows."""
    if written not in _WITH_DOT:
        return end
    dot = _DOT.match(text, end)
    return dot.end() if dot and (dot.end() < len(text)) else end


def _by_sense(found: Found, senses: tuple[Sense, ...], end: int) -> Reading | None:
    after = found.text[end : end + 60]
    for sense in senses:
        if sense.before and not fits(sense.before, before=True).search(found.said):
            continue
        if sense.after and not fits(sense.after, before=False).match(after):
            continue
        if sense.before or sense.after or sense.sure:
            return Reading(sense.reading, end)
        choices = (sense.reading, *dict.fromkeys(other.reading for other in senses))
        doubt = Doubt(
            message("This abbreviation has several readings."), tuple(dict.fromkeys(choices))
        )
        return Reading(sense.reading, end, doubt)
    return None


@lru_cache(maxsize=4096)
def _composed(compact: str) -> str:
    """Every part known: PCTT&TKCN, LĐ-TB&XH, TP.HCM; "" otherwise."""
    words = _kind_and_issuer(compact)
    if words:
        return words
    at = 0
    for mark in [*_SPLIT.finditer(compact), None]:
        part = compact[at : mark.start() if mark else len(compact)]
        reading = _part(part, compact)
        if not reading:
            return ""
        words += reading + (_MARKS[mark.group().strip()] if mark else "")
        at = mark.end() if mark else at
    return words


def _kind_and_issuer(compact: str) -> str:
    """NĐ-CP, CT/TW without a number: the kind of a document and who issues it."""
    parts = re.split(r"[-/]", compact)
    if len(parts) != 2 or parts[0] not in KINDS or parts[1] not in ISSUERS:
        return ""
    return f"{KINDS[parts[0]]} của {ISSUERS[parts[1]]}"


def _part(part: str, whole: str) -> str:
    if "/" in whole or "." in whole:
        known = ONE_READING.get(part) or issuer(part) or KINDS.get(part, "")
        return known or (SENSES[part][-1].reading if part in SENSES else PARTS.get(part, ""))
    known = PARTS.get(part) or ONE_READING.get(part) or KINDS.get(part, "")
    if not known and part in SENSES:
        known = SENSES[part][-1].reading
    return known or (_run_together(part) if len(part) > 3 else "")


@lru_cache(maxsize=4096)
def _run_together(written: str) -> str:
    """Known abbreviations without a mark between: BCĐPCTT; "" when it does not divide."""
    level = _LEVELS.get(written[:1], "")
    if level and issuer(written):
        return issuer(written)
    return _divided(written, 0)


def _divided(written: str, depth: int) -> str:
    if len(written) > 24 or depth > 4:
        return ""
    for size in range(len(written) - 2, 1, -1):
        head, rest = written[:size], written[size:]
        known = ONE_READING.get(head) if size >= 3 else ""
        if not known:
            continue
        tail = ONE_READING.get(rest) or PARTS.get(rest, "") or _divided(rest, depth + 1)
        if tail:
            return f"{known} {tail}"
    return ""


def _put_together(found: Found) -> Reading | None:
    written = found[0]
    if found.after[:1].isdigit():
        return None
    if len(written) < 4 or (is_syllable(written) and written.upper() == written):
        return None
    words = _run_together(written)
    if not words:
        return None
    return Reading(words, doubt=Doubt(message("Put together from known abbreviations."), (words,)))


def _unknown(found: Found) -> Reading | None:
    """Capitals that nobody listed: left as written and flagged, or spelled on request."""
    written = found[0]
    if len(written) < 2 or written.upper() != written or has_tone(written):
        return None
    words = spelled(written)
    if _NAME_SAID.search(found.said):
        name = written.capitalize()
        return Reading(name, doubt=Doubt(message("Foreign word: is it said as it is written?")))
    if found.style.spell_unknown:
        return Reading(words, doubt=Doubt(message("Unknown capitals, spelled."), (words,)))
    why = message("Unknown abbreviation; write it out or add it to the lexicon.")
    return Reading(written, doubt=Doubt(why, (words,), unread=True))


_SMALL = {
    "đ/c": "đồng chí", "Đ/c": "Đồng chí", "Đ/C": "Đồng chí", "đ/b": "đại biểu", "b/c": "báo cáo",
    "t/h": "thực hiện", "v/v": "về việc", "V/v": "Về việc", "V/V": "Về việc", "đ/v": "đối với",
    "v.v": "vân vân", "v.v.": "vân vân", "v.v…": "vân vân", "v.v...": "vân vân", "vv": "vân vân",
    "ĐC": "địa chỉ", "đc": "được", "k/g": "kính gửi", "K/g": "Kính gửi", "Đc": "đồng chí",
    "tp": "thành phố", "Tp": "thành phố", "tx": "thị xã", "Tx": "thị xã",
    "cty": "công ty", "sđt": "số điện thoại", "vnđ": "đồng", "vnd": "đồng", "usd": "đô la",
    "đ/k": "đăng ký", "n/v": "nhiệm vụ", "T/M": "Thay mặt", "K/T": "Ký thay", "h/s": "học sinh",
    "c/m": "chuyên môn", "q/lý": "quản lý", "gđ": "gia đình", "kt": "kinh tế", "T.Ư": "Trung ương",
    "Tr": "trang", "tr": "triệu", "P.V": "phóng viên", "PV": "phóng viên", "NB": "nhà báo",
}  # fmt: skip
_SMALL_FORM = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, _SMALL), key=lambda form: -len(form)))})(?![^\W_]|/)"
)
_ADDRESS = re.compile(r"\s*:|\s+(?:số|thôn|xã|nhận|liên hệ|nhà|email|trang|tại)", re.IGNORECASE)
_ADDRESS_SAID = fits(r"(?:theo|tại|về|qua|ghi rõ|họ tên,|tên,)", before=True)
_PEOPLE_SAID = ends(
    r"các|những|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|lăm|mươi|mời|cùng|và|có|gồm|của|số"
)


def _small(found: Found) -> Reading | None:
    written = found[0]
    if written in {"đ/c", "Đ/c", "Đ/C"}:
        return _comrade(found)
    if written in {"Tp", "tp", "Tx", "tx"}:
        return Reading(_SMALL[written], _behind_dot(found.text, found.end, written.title()))
    return Reading(_SMALL[written], found.end)


def _comrade(found: Found) -> Reading:
    """đ/c is an address before ":" or a place, a comrade before a person or a title."""
    end = found.end
    address = _ADDRESS.match(found.after) or _ADDRESS_SAID.search(found.said)
    people = found.said_before(_PEOPLE_SAID)
    words = "địa chỉ" if address and not people else "đồng chí"
    person = people or re.match(
        rf"\.?[ ]?[{UPPER}]|\s+(?:bí thư|chủ tịch|phó|trưởng|đại diện)", found.after
    )
    if address or person:
        return Reading(words, end)
    choices = ("đồng chí", "địa chỉ")
    return Reading(words, end, Doubt(message("This abbreviation has several readings."), choices))


def _spaced(read: Callable[[Found], Reading | None]) -> Callable[[Found], Reading | None]:
    """Keeps a space before a word that stands right behind: TP.HCM, Q.1."""

    def with_space(found: Found) -> Reading | None:
        reading = read(found)
        if reading is None or reading.end is None:
            return reading
        following = found.text[reading.end : reading.end + 1]
        if following.isalnum():
            return Reading(f"{reading.words} ", reading.end, reading.doubt)
        return reading

    return with_space


def _defined(found: Found) -> Reading | None:
    """What the text itself explained."""
    words = found.defined.get(found[0])
    return Reading(words) if words else None


def _repeated(found: Found) -> Reading | None:
    """(ATNĐ) right behind the words it stands for is left out."""
    sign = found["sign"]
    compact = re.sub(r"\s+", "", sign)
    words = found.defined.get(sign) or ONE_READING.get(compact, "") or _composed(compact)
    if not words or not _bare(found.said).endswith(_bare(words)):
        return None
    return Reading("", joined=True)


def _bare(words: str) -> str:
    return re.sub(r"[^\w]+|(?<!\w)và(?!\w)", "", words.lower())


_NAME_SAID = fits(r"(?:tên|tên quốc tế|tên gọi|bão|nhãn hiệu|thương hiệu)(?: là)?:?", before=True)
_SIGN = rf"[{UPPER}][{UPPER}&.-]{{1,11}}"

RULES = (
    Rule(
        "abbreviation.repeated", Kind.ABBREVIATION, "Áp thấp nhiệt đới (ATNĐ) suy yếu.", "", "(",
        re.compile(rf"\((?P<sign>{_SIGN})\)"), _repeated,
        "In brackets right behind its own words it is left out.",
    ),
    Rule(
        "abbreviation.defined", Kind.ABBREVIATION,
        "Ban Vận động ủng hộ (BVĐUH) họp; BVĐUH gồm ba người.", "Ban Vận động ủng hộ", LETTER,
        re.compile(rf"{_SIGN}(?![^\W_])"), _defined,
        "What the text explains in brackets holds for the whole text.",
    ),
    Rule(
        "abbreviation.small", Kind.ABBREVIATION, "Kính mời đ/c Bí thư Đảng ủy v/v họp xã.",
        "đồng chí", LETTER, _SMALL_FORM,
        _spaced(_small),
        "Forms in small letters; đ/c is đồng chí before a person, else địa chỉ, else flagged.",
    ),
    Rule(
        "abbreviation.known", Kind.ABBREVIATION, "UBND xã phối hợp Phòng LĐ-TB&XH huyện.",
        "Ủy ban nhân dân", LETTER, _JOINED, _spaced(_known),
        "By table; ambiguous ones by their neighbours, flagged when nothing decides; composed at "
        "&, - and the like.",
    ),
    Rule(
        "abbreviation.together", Kind.ABBREVIATION, "BCĐPCTT huyện họp khẩn.",
        "Ban Chỉ đạo phòng, chống thiên tai", LETTER, re.compile(_WORD), _put_together,
        "Several abbreviations without a mark between them; always flagged.",
    ),
)  # fmt: skip

LAST_RULES = (
    Rule(
        "abbreviation.unknown", Kind.ABBREVIATION, "Đoàn XQKD về thăm xã.", "XQKD", LETTER,
        re.compile(rf"[{UPPER}]{{2,}}(?![^\W\d_])"), _unknown,
        "Left as written and unread, so that the bulletin cannot be submitted; the suggestion "
        "spells it. The style setting spell_unknown spells it at once.",
    ),
)  # fmt: skip
