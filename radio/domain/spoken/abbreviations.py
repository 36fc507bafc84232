"""Abbreviations: looked up, told apart by their neighbours, put together at &, - and ,."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from radio.domain.message import message
from radio.domain.spoken.abbreviation_table import SPELLED
from radio.domain.spoken.cardinals import cardinal
from radio.domain.spoken.composition import ONE_READING, SPLIT, composed, is_certain, run_together
from radio.domain.spoken.letters import spelled
from radio.domain.spoken.model import Kind
from radio.domain.spoken.roman import value
from radio.domain.spoken.rule import LETTER, Doubt, Found, Reading, Rule
from radio.domain.spoken.sense import Sense, fits
from radio.domain.spoken.senses import SENSES
from radio.domain.spoken.syllables import UPPER, has_tone, is_syllable

_WORD = rf"[{UPPER}][^\W\d_]*"
_JOINED = re.compile(rf"{_WORD}(?:(?:[ ]?&[ ]?|[-–./,])(?={_WORD}){_WORD}){{0,6}}")
_WITH_DOT = frozenset(
    """
    TP Tp TX Tx TT Tt Q P H GS TS PGS ThS Ths TSKH BS KS CN DS NSƯT NSND Tr T QL ĐT TL BSCK Đc KP
    ĐH HL ĐX CKI CKII BSCKI BSCKII TM KT TUQ TTr
    """.split()  # noqa: SIM905
)
"""A dot behind these belongs to them."""
_NUMBERED_SIGNS = {
    "KV": "khu vực", "BSCK": "bác sĩ chuyên khoa", "CK": "chuyên khoa", "GĐ": "giai đoạn",
    "HK": "học kỳ", "HĐNDK": "Hội đồng nhân dân khóa",
    "BĐ": "báo động",
}  # fmt: skip
_WITH_NUMERAL = re.compile(r"(?P<head>[^\W\d_]{2,}?)(?P<tail>[IVX]+)")
_APART = re.compile(rf"({_WORD}) [-–] ({_WORD})(?![^\W_]|[&.-])")
"""CT - XH: a known pair written with blanks."""
_DOT = re.compile(r"\.(?=[ ]?[^\W_])|\.(?=$)")


_HEAD_SAID = fits(
    r"(?P<head>tiêu chuẩn|quy chuẩn|trung tâm|chương trình|ban chỉ đạo|ban quản lý|văn phòng|"
    r"thủ tướng|công tác|đường|số)",
    before=True,
)


def _once(found: Found, reading: Reading) -> Reading:
    """Tiêu chuẩn TCVN 7957: what stands before the abbreviation is not said again."""
    said = _HEAD_SAID.search(found.said)
    head = f"{said['head'].lower()} " if said else ""
    if not head or not reading.words.lower().startswith(head):
        return reading
    return replace(reading, words=reading.words[len(head) :])


def _known(found: Found) -> Reading | None:
    """The longest joined form that is known, shorter by one part at a time."""
    written = found[0]
    apart = _APART.match(found.text, found.start)
    if apart and (words := ONE_READING.get(f"{apart[1]}-{apart[2]}")):
        return Reading(words, apart.end())
    while written:
        reading = _whole(found, written)
        if reading is not None:
            return _once(found, reading)
        cut = max(written.rfind(mark) for mark in "&-–./,")
        written = written[:cut].rstrip() if cut > 0 else ""
    return None


def _whole(found: Found, written: str) -> Reading | None:
    end = found.start + len(written)
    if found.text[end : end + 1].isdigit():
        return None
    compact = re.sub(r"\s+", "", written)
    bare, end = end, behind_dot(found.text, end, compact)
    if compact in ONE_READING:
        return Reading(ONE_READING[compact], end)
    if compact in SENSES:
        return _by_sense(found, SENSES[compact], bare, end)
    head = compact.partition(".")[0]
    if head != compact and head in SENSES:
        at = found.start + len(head)
        reading = _by_sense(found, SENSES[head], at, at + 1)
        if reading is not None and reading.doubt is None:
            return reading
    if compact in SPELLED:
        return Reading(spelled(compact), end)
    numeral = _WITH_NUMERAL.fullmatch(compact)
    if numeral and numeral["head"] in _NUMBERED_SIGNS:
        return Reading(
            f"{_NUMBERED_SIGNS[numeral['head']]} {cardinal(value(numeral['tail']), found.style)}",
            end,
        )
    if not SPLIT.search(compact):
        return None
    words = composed(compact)
    if not words:
        return None
    return Reading(words, end, None if is_certain(compact) else _put_together_doubt(words))


def _put_together_doubt(words: str) -> Doubt:
    return Doubt(message("Put together from known abbreviations."), (words,))


def behind_dot(text: str, end: int, written: str) -> int:
    """The dot of TP. or TS. belongs to it when a name follows."""
    if written.rpartition(".")[2] not in _WITH_DOT:
        return end
    dot = _DOT.match(text, end)
    return dot.end() if dot and (dot.end() < len(text)) else end


def _by_sense(found: Found, senses: tuple[Sense, ...], bare: int, end: int) -> Reading | None:
    """The first sense whose neighbours are there; `bare` is the end without a dot behind."""
    places = (
        found.text[bare : bare + 60],
        found.text[end : end + 60],
        f" {found.text[end : end + 60]}",
    )
    for sense in senses:
        if sense.before and not fits(sense.before, before=True).search(found.said):
            continue
        if sense.after and not any(map(fits(sense.after, before=False).match, places)):
            continue
        if sense.before or sense.after or sense.sure:
            return Reading(sense.reading, end)
        choices = (sense.reading, *dict.fromkeys(other.reading for other in senses))
        doubt = Doubt(
            message("This abbreviation has several readings."), tuple(dict.fromkeys(choices))
        )
        return Reading(sense.reading, end, doubt)
    return None


def _put_together(found: Found) -> Reading | None:
    written = found[0]
    if found.after[:1].isdigit():
        return None
    if len(written) < 4 or (is_syllable(written) and written.upper() == written):
        return None
    words = run_together(written)
    if not words:
        return None
    return Reading(words, doubt=_put_together_doubt(words))


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


def spaced(read: Callable[[Found], Reading | None]) -> Callable[[Found], Reading | None]:
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


_NAME_SAID = fits(r"(?:tên|tên quốc tế|tên gọi|bão|nhãn hiệu|thương hiệu)(?: là)?:?", before=True)

RULES = (
    Rule(
        "abbreviation.known", Kind.ABBREVIATION, "UBND xã phối hợp Phòng LĐ-TB&XH huyện.",
        "Ủy ban nhân dân", LETTER, _JOINED, spaced(_known),
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
