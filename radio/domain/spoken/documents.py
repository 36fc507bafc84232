"""Document numbers: 543/KH-UBND, 05-CT/TW, 28/2022/NĐ-CP, 31/2024/QH15.

The letters are not spelled. When the sentence names kind and issuer they are left out; what it
does not name is said in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from radio.domain.message import message
from radio.domain.spoken.cardinals import cardinal, digits, whole
from radio.domain.spoken.composition import ONE_READING
from radio.domain.spoken.issuers import ISSUERS, KINDS, issuer
from radio.domain.spoken.letters import spelled
from radio.domain.spoken.model import Kind, Style
from radio.domain.spoken.rule import DIGIT, Doubt, Found, Reading, Rule, ends
from radio.domain.spoken.syllables import UPPER, has_tone

_SIGN = rf"[{UPPER}][^\W\d_]*(?:&[{UPPER}][^\W\d_]*)*\d{{0,3}}"
_NUMBER = re.compile(
    rf"(?P<number>\d{{1,6}})(?P<letter>[a-zA-Z])?(?:[ ]?/[ ]?(?P<year>(?:19|20)\d\d))?"
    rf"\.?[ ]?(?P<join>[-/])[ ]?(?P<sign>{_SIGN}(?:(?:[ ]?[-/–][ ]?|\.){_SIGN}){{0,5}})(?![^\W_])"
)
_SHORT = re.compile(r"(?P<number>\d{1,5})[ ]?/[ ]?(?P<year>(?:19|20)\d\d)(?![\d/]|[^\W_])")
_KIND_WORDS = (
    r"nghị quyết|quyết định|chỉ thị|quy chế|quy định|thông cáo|thông báo|hướng dẫn|chương trình|"
    r"chương trình hành động|kế hoạch|phương án|đề án|dự án|báo cáo|biên bản|tờ trình|hợp đồng|"
    r"công văn|công điện|giấy mời|giấy giới thiệu|nghị định|thông tư|thông tư liên tịch|luật|"
    r"pháp lệnh|lệnh|thông tri|giấy phép|giấy chứng nhận|công bố|thư mời|chương trình phối hợp|"
    r"quy chế phối hợp|kế hoạch phối hợp|sắc lệnh|đăng ký|kết luận|văn bản|"
    r"văn bản hợp nhất|hiến pháp|bộ luật|tiêu chuẩn|quy chuẩn"
)
_NUMBER_OF = ends(r"số:?")
_ANY_KIND = re.compile(rf"(?<!\w)(?:{_KIND_WORDS})(?!\w)")
_KIND_SAID = ends(rf"(?:{_KIND_WORDS})(?: liên tịch| liên ngành)?(?: số)?:?")
_NUMBER_SAID = ends(rf"(?:{_KIND_WORDS})[^.;:\n]{{0,40}} số:?")
_FORM_SAID = ends(r"(?:mẫu|biểu|biểu mẫu|tờ khai|phiếu)(?: số)?:?")
_STANDARD_SAID = ends(r"(?:tiêu chuẩn|quy chuẩn)(?: [^\W\d_]+){0,6}|i xô")
_AND_ANOTHER = ends(rf"(?:{_KIND_WORDS})[^.;:\n]{{0,120}}(?:,|và|số|;)")
_LISTED = re.compile(
    rf"(?<!\w)các (?P<kind>{_KIND_WORDS})(?: của (?P<body>[^.;:\n]{{3,60}}?))?: ?"
    r"(?:[^\n]{0,140}[;,] ?)?số:?[ ]?\Z",
    re.IGNORECASE,
)
"""Các Nghị định của Chính phủ: số …; số …"""
_ISSUER_FOLLOWS = re.compile(r"[^.;\n]{0,150}?(?<!\w)(?:của|do)\s", re.IGNORECASE)
_NEXT_NUMBER = re.compile(r"\d{1,6}(?:/\d{4})?[-/](?P<sign>[A-ZĐ][^\s,;.]*)")
_ISSUED = re.compile(
    r"(?:ban hành|ký|phê duyệt|triển khai|thông qua|có|đã có|tại)\s", re.IGNORECASE
)
_PARTY = ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương")
"""Who issues what is numbered /TW."""
_OWN_NUMBER = re.compile(r"[ ]\d")
"""Behind letters with a number of their own: DA 1 - DA 6, CT 134 - CT 135."""
_DAY_FOLLOWS = re.compile(r"[ \n](?:ngày|NGÀY|/)")


@dataclass(frozen=True)
class _Named:
    """What the sentence itself says about the document."""

    kind: bool
    issuer: bool


@dataclass(frozen=True)
class _Sign:
    """The letters of a number, taken apart."""

    kind: str
    issuers: tuple[str, ...]
    unknown: tuple[str, ...]


def _numbered(found: Found) -> Reading | None:
    if has_tone(found["sign"]):
        return None
    if found.said_before(_FORM_SAID):
        letters = "".join(filter(str.isalpha, found["sign"]))
        return Reading(f"{_number_words(found)} {spelled(letters)}")
    if found["join"] == "-" and found["sign"].isalpha() and _OWN_NUMBER.match(found.after):
        return None
    sign = _taken_apart(found["sign"], found.style)
    if sign is None:
        return _unlisted(found)
    named = _Named(_kind_named(found, sign.kind), _issuer_named(found, sign))
    words = _number_words(found)
    said = _with_names(words, sign, named, found.style)
    doubt = None
    if sign.unknown and not named.issuer:
        doubt = Doubt(message("The issuer in this document number is not known; it is left out."))
    if _DAY_FOLLOWS.match(found.after) and not said.endswith(","):
        said += ","
    return Reading(said, doubt=doubt)


def _unlisted(found: Found) -> Reading | None:
    """12/2023/HĐXD: number and year are read; the letters too where they are known."""
    told = _kind_named(found, "") or found.said_before(_NUMBER_OF)
    if not told or (not found["year"] and found["join"] != "/"):
        return None
    words, name = _number_words(found), ONE_READING.get(found["sign"], "")
    if name:
        return Reading(f"{words}, {name}")
    why = message("The issuer in this document number is not known; it is left out.")
    return Reading(words, doubt=Doubt(why))


def _taken_apart(written: str, style: Style) -> _Sign | None:
    """Kind and issuers; None when nothing in the letters is known."""
    parts = [part for part in re.split(r"[ ]?[-/.–][ ]?", written) if part]
    kind = ""
    if parts[0] in KINDS and (len(parts) > 1 or parts[0] not in ISSUERS):
        kind = KINDS[parts.pop(0)]
    issuers: list[str] = []
    unknown: list[str] = []
    for part in parts:
        name = _issuer(part, style)
        (issuers if name else unknown).append(name or part)
    if not kind and not issuers:
        return None
    if not kind:
        issuers, unknown = issuers[:1], []
    return _Sign(kind, tuple(issuers), tuple(unknown))


def _issuer(part: str, style: Style) -> str:
    """`QH15` is Quốc hội khóa mười lăm."""
    letters, term = part.rstrip("0123456789"), part[len(part.rstrip("0123456789")) :]
    name = issuer(part.replace("&", "")) or issuer(letters.replace("&", ""))
    if name and term and letters in {"QH", "UBTVQH", "HĐND"}:
        return f"{name} khóa {cardinal(int(term), style)}"
    return name


def _kind_named(found: Found, kind: str) -> bool:
    """Whether the kind was said; farther in front it must be the same kind."""
    if found.said_before(_KIND_SAID) or found.said_before(_NUMBER_SAID):
        return True
    listed = _LISTED.search(found.said)
    if listed and kind.lower() in {"", listed["kind"].lower()}:
        return True
    if not found.said_before(_AND_ANOTHER):
        return False
    said = _ANY_KIND.findall(found.said.lower())
    return not kind or not said or said[-1] == kind.lower()


def _issuer_named(found: Found, sign: _Sign) -> bool:
    """Whether "của …" follows, or the issuer was said before in the sentence."""
    after = found.after
    if _ISSUER_FOLLOWS.match(_up_to_another(after, found["sign"])):
        return True
    listed = _LISTED.search(found.said)
    if (
        listed
        and listed["body"]
        and sign.issuers
        and _bare(sign.issuers[0]) == _bare(listed["body"])
    ):
        return True
    sentence = _bare(re.split(r"[.;\n]", found.said)[-1])
    bodies = [_bare(name) for name in sign.issuers]
    bodies += [name.replace("Tỉnh ủy", "Thành ủy") for name in bodies]
    bodies += [party for party in _PARTY if "Trung ương" in bodies]
    body = next((name for name in bodies if name in sentence), "")
    return bool(body and _ISSUED.search(sentence, sentence.rindex(body)))


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words))


def _up_to_another(after: str, sign: str) -> str:
    """What follows, up to the number of a document that somebody else issued."""
    body = re.split(r"[-/]", sign)[-1]
    for other in _NEXT_NUMBER.finditer(after):
        if re.split(r"[-/]", other["sign"])[-1] != body:
            return after[: other.start()]
    return after


def _number_words(found: Found) -> str:
    """A leading zero is said, as the Party's numbers are: 05-CT/TW is không năm."""
    number = found["number"]
    words = digits(number) if number[0] == "0" else whole(number, found.style)
    if found.match.groupdict().get("letter"):
        words = f"{words} {found['letter'].lower()}"
    year = found["year"]
    return f"{words} {_year(year, found.style)}" if year else words


def _year(year: str, style: Style) -> str:
    return f"{style.document_year} {cardinal(int(year), style)}"


def _with_names(words: str, sign: _Sign, named: _Named, style: Style) -> str:
    if style.document_issuer == "never":
        return words
    always = style.document_issuer == "always"
    kind = sign.kind if (always and not named.kind) or not named.kind else ""
    bodies = sign.issuers if always or not named.issuer else ()
    name = " và ".join(bodies)
    if kind:
        return f"{words}, {kind} của {name}" if name else f"{words}, {kind}"
    return f"{words} của {name}" if name else words


def _short(found: Found) -> str | None:
    """Nghị định 28/2022: number and year without letters."""
    if not (found.said_before(_KIND_SAID) or found.said_before(_NUMBER_SAID)):
        return None
    return _number_words(found)


def _standard(found: Found) -> str | None:
    """TCVN 5687:2010, QCVN 01-1:2018/BYT."""
    if not found.said_before(_STANDARD_SAID):
        return None
    parts = re.split("[-–]", found["numbers"])
    words = " gạch ngang ".join(
        digits(part) if part[0] == "0" else whole(part, found.style) for part in parts
    )
    words = f"{words} {_year(found['year'], found.style)}"
    named = _ISSUER_FOLLOWS.match(found.after) and found.style.document_issuer != "always"
    if not found["body"] or named or found.style.document_issuer == "never":
        return words
    body = issuer(found["body"]) or ONE_READING.get(found["body"]) or spelled(found["body"])
    return f"{words} của {body}"


RULES = (
    Rule(
        "document.standard", Kind.DOCUMENT, "Nước đạt QCVN 01-1:2018/BYT.",
        "không một gạch ngang một năm hai nghìn không trăm mười tám của Bộ Y tế", DIGIT,
        re.compile(
            r"(?P<numbers>\d{1,5}(?:[-–]\d{1,3})*)[:-](?P<year>(?:19|20)\d\d)(?:/(?P<body>[A-ZĐ]{2,12}))?"
            r"(?![^\W_])"
        ),
        _standard, "Behind TCVN and QCVN.",
    ),
    Rule(
        "document.number", Kind.DOCUMENT,
        "Thực hiện Kế hoạch số 543/KH-UBND ngày 25/8/2022 của UBND tỉnh.",
        "năm trăm bốn mươi ba,", DIGIT, _NUMBER, _numbered,
        "The letters are left out when kind and issuer are named beside it; what is not named is "
        "said. A leading zero is said. An issuer that is not in the tables is flagged.",
    ),
    Rule(
        "document.year", Kind.DOCUMENT, "Nghị định 28/2022 có hiệu lực ngay.",
        "hai mươi tám năm hai nghìn không trăm hai mươi hai", DIGIT, _SHORT, _short,
        "After the kind of a document.",
    ),
)  # fmt: skip
