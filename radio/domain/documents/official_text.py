"""A whole official document, as it comes out of a PDF, to clean drafts of a bulletin's length.

What is kept: the words, one paragraph a line, headings and list marks at their line starts. What
goes: line and page breaks, page numbers, the state's head, recipients, signatures and the time
stamps of digital signatures (form of the parts: Decree 30/2020/NĐ-CP, appendix I).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from radio.domain.documents.broken_words import OPEN_HYPHEN, joined
from radio.domain.documents.bulletin_parts import AROUND, parts, shortened
from radio.domain.documents.page_furniture import without_furniture
from radio.domain.documents.proper_names import ALWAYS, ProperNames
from radio.domain.errors import BadInput, Problem
from radio.domain.message import message
from radio.domain.script import Kind, Script
from radio.domain.script_header import LONGEST_TITLE
from radio.domain.script_text import LONGEST_BODY
from radio.domain.text import nfc

HEAD_LINES = 15
"""Among so many lines the heading must stand; what precedes it is the state's head."""
FULL = 0.75
"""A line shorter than this part of a full line was ended by its writer, not by the margin."""
NARROWEST = 40
"""Characters; no page is so narrow that its margin breaks a shorter line."""

_KINDS = (
    "BÁO CÁO|CHỈ THỊ|CHƯƠNG TRÌNH|CÔNG ĐIỆN|ĐỀ ÁN|HƯỚNG DẪN|KẾ HOẠCH|NGHỊ QUYẾT|PHƯƠNG ÁN|"
    "QUY CHẾ|QUY ĐỊNH|QUYẾT ĐỊNH|THÔNG BÁO|THÔNG TƯ|TỜ TRÌNH"
)
_HEADING = re.compile(rf"(?:{_KINDS})")
_SOFT_END = re.compile(r"\u00ad[ \t]*\n\s*")
_UNSEEN = dict.fromkeys(
    [*map(ord, "\ufeff\u200b\u00ad\u200e\u200f"), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
"""A mark at the beginning, places where a word may be broken, and which way letters run."""
_NUMBER = re.compile(r"Số:\s*(\S+/[^\s;,]*[^\s;,.])")
_NOISE = re.compile(r"\W+|_+|\d{1,3}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)?")
_RECIPIENTS = re.compile(r"Nơi nhận\s*:")
_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:[IVX]+|\d+|[A-Z]))?\s*[.:]?$")
_SIGNATURE = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.\s*\S")
_MARK = re.compile(r"(?:[-+–•*]|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|Điều \d+\.)\s*\S")
_BROKEN_HYPHEN = re.compile(r"[-–]\s*[^\W\d_]")
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…")


@dataclass(frozen=True)
class _Line:
    text: str
    gap: int
    """Blank lines before it."""


@dataclass(frozen=True)
class OfficialText:
    """The document proper."""

    title: str
    number: str
    """Of the document, such as 15/TB-UBND; empty when it has none."""
    paragraphs: tuple[str, ...]
    """One line each: headings, list items, sentences."""
    names: ProperNames = field(compare=False)
    """What keeps its capitals in titles."""


def drafts_from(
    text: str, *, theme: str, file: str, known: Iterable[str] = ()
) -> tuple[Script, ...]:
    """Drafts of the document, in order; `theme` is the content item that staff chose for them.

    `known` are texts in which the house writes its names as they should be in titles.
    Raises `BadInput` when nothing is left to read, or a sentence is longer than a bulletin may be.
    """
    document = official_text(text, known)
    made = parts(document.title, document.paragraphs, document.names.in_small_letters)
    _refuse_unreadable([part.body for part in made], file)
    return tuple(
        Script(part.title, Kind.FEATURE, theme=theme, body=part.body, source=document.number)
        for part in made
    )


def official_text(text: str, known: Iterable[str] = ()) -> OfficialText:
    """The document proper, without its head, its page numbers and what follows its last word."""
    lines = _lines(text)
    at = next((n for n, line in enumerate(lines[:HEAD_LINES]) if _HEADING.fullmatch(line.text)), 0)
    number = next((found[1] for one in lines[:at] if (found := _NUMBER.search(one.text))), "")
    paragraphs = _paragraphs(lines[at:])
    names = ProperNames((ALWAYS, *known, *paragraphs))
    title, body = _titled(paragraphs, names)
    return OfficialText(title, number, tuple(body), names)


def _refuse_unreadable(bodies: Sequence[str], file: str) -> None:
    if not bodies:
        nothing = message("this file holds no text to read")
        raise BadInput([Problem(nothing, file)])
    longest = max(map(len, bodies))
    if longest > LONGEST_BODY:
        wrong = message(
            "the text has %(length)d characters, more than %(most)d; split it into bulletins",
            length=longest,
            most=LONGEST_BODY,
        )
        raise BadInput([Problem(wrong, file)])


def _lines(text: str) -> list[_Line]:
    """The lines of the document proper and its appendices, without noise, recipients, signature."""
    found: list[_Line] = []
    gap = 0
    closed = False
    for raw in _written(_SOFT_END.sub("", nfc(text)).translate(_UNSEEN)):
        line = " ".join(raw.split())
        closed = _closes(line) or (closed and _APPENDIX.match(line) is None)
        if not line:
            gap += 1
        elif not closed and not _NOISE.fullmatch(line):
            found.append(_Line(line, gap))
            gap = 0
    return found


def _written(text: str) -> list[str]:
    """All lines; where pages are marked, without what stands at their edges."""
    pages = [page.splitlines() for page in text.split("\f")]
    if len(pages) == 1:
        return pages[0]
    return [line for page in without_furniture(pages) for line in page]


def _closes(line: str) -> bool:
    """Whether what follows is not to be read: recipients, or the signer in capitals."""
    if _RECIPIENTS.match(line):
        return True
    return line.isupper() and _SIGNATURE.match(line) is not None


def _paragraphs(lines: Sequence[_Line]) -> list[str]:
    """Lines that the margin broke, joined again."""
    usual_gap = Counter(line.gap for line in lines).most_common(1)[0][0] if lines else 0
    lengths = sorted(len(line.text) for line in lines)
    full = max(NARROWEST, FULL * lengths[len(lengths) * 9 // 10]) if lengths else 0
    found: list[str] = []
    last = ""
    for line in lines:
        begins = not last or _HEADING.fullmatch(last) is not None
        if begins or _begins(line, last, usual_gap=usual_gap, full=full):
            found.append(line.text)
        else:
            found[-1] = joined(found[-1], line.text)
        last = line.text
    return found


def _begins(line: _Line, last: str, *, usual_gap: int, full: float) -> bool:
    """Whether a line begins a paragraph: a mark, a wider gap, or the last one had ended."""
    if OPEN_HYPHEN.search(last):
        return False
    if last.rfind("“") > last.rfind("”"):
        return False
    ended = last.endswith(_SENTENCE_ENDS)
    if _MARK.match(line.text):
        # "kinh tế - xã hội" may break before its hyphen; a list item starts with a capital.
        hyphen = _BROKEN_HYPHEN.match(line.text)
        return ended or not (hyphen and line.text[hyphen.end() - 1].islower())
    if line.text[0].islower():
        return False
    return ended or line.gap > usual_gap or len(last) < full


def _titled(paragraphs: Sequence[str], names: ProperNames) -> tuple[str, list[str]]:
    """The title and the rest; without a heading the first short paragraph is the title."""
    if not paragraphs:
        return "", []
    first, *rest = paragraphs
    if _HEADING.fullmatch(first) and rest and not _MARK.match(rest[0]):
        title, *rest = rest
        while title.isupper() and rest and rest[0].isupper() and not _MARK.match(rest[0]):
            title = f"{title} {rest.pop(0)}"
        if len(title) > LONGEST_TITLE and title.endswith(_SENTENCE_ENDS):
            # No heading ends so: a paragraph came as one with it, of which nothing may be lost.
            rest = [title, *rest]
        small = f"{title[:1].lower()}{title[1:]}"
        whole = names.in_small_letters(f"{first} {title}") if title.isupper() else None
        return shortened(whole or f"{first.capitalize()} {small}"), rest
    if len(first) <= LONGEST_TITLE and rest:
        bare = first.strip(AROUND)
        return names.in_small_letters(bare) if bare.isupper() else bare, rest
    return next(_sentences(first)), list(paragraphs)


def _sentences(paragraph: str) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.!?;])\s", paragraph):
        if title := sentence.strip(AROUND):
            yield shortened(title)
