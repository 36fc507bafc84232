"""The list marks Word draws by itself, such as `1.`, `a)` and `I.`, from its numbering definitions.

They are not in the text of a paragraph: it names a list and a level, and the number follows from
the paragraphs before it (ECMA-376, part 1, 17.9).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from radio.domain.documents.list_numbers import list_number

BULLET = "-"
"""The mark of items that have a sign; which sign it is depends on a font."""
_PLACE = re.compile(r"%([1-9])")
_NO_LIST = "0"
_Found = BaseOxmlElement | None


@dataclass(frozen=True)
class _Level:
    """How the items of one level are marked."""

    form: str
    """Such as `decimal`; `bullet` has no number."""
    pattern: str
    """Such as `%1.%2.`"""
    start: int
    legal: bool
    """Whether all numbers in it are decimal, whatever their own level says."""


class Numbering:
    """Counts the items of every list of a document; ask for each paragraph once, in order."""

    def __init__(self, document: Document) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        self._lists: dict[str, BaseOxmlElement] = {}
        self._kinds: dict[str, BaseOxmlElement] = {}
        for root in _definitions(document):
            self._lists |= {one.get(qn("w:numId"), ""): one for one in root.iter(qn("w:num"))}
            self._kinds |= {
                one.get(qn("w:abstractNumId"), ""): one for one in root.iter(qn("w:abstractNum"))
            }
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def mark(self, paragraph: BaseOxmlElement) -> str:
        """The mark of a paragraph; empty when it has none."""
        name, at = self._place(paragraph)
        if name == _NO_LIST:
            return ""
        kind = self._kind(name)
        if kind is None:
            return BULLET
        levels = self._levels(name, kind)
        if at not in levels:
            return BULLET
        numbers = self._counted(name, kind.get(qn("w:abstractNumId"), ""), at, levels)
        return _mark(at, numbers, levels)

    def _place(self, paragraph: BaseOxmlElement) -> tuple[str, int]:
        """The list a paragraph belongs to and its level: its own, else those of its style."""
        properties = paragraph.find(qn("w:pPr"))
        name, level = _asked(properties)
        style = _value(properties, "w:pStyle")
        seen: set[str] = set()
        while not name and style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            name, of_style = _asked(element.find(qn("w:pPr")))
            level = level or of_style or (self._level_of(name, style) if name else "")
            style = _value(element, "w:basedOn")
        return name or _NO_LIST, int(level) if level.isdigit() else 0

    def _level_of(self, name: str, style: str) -> str:
        """The level that belongs to a style."""
        kind = self._kind(name)
        levels = () if kind is None else kind.iter(qn("w:lvl"))
        of_style = (one for one in levels if _value(one, "w:pStyle") == style)
        return next((one.get(qn("w:ilvl"), "") for one in of_style), "")

    def _kind(self, name: str) -> _Found:
        """The definition behind a list; some stand in a style of lists."""
        kind = self._kinds.get(_value(self._lists.get(name), "w:abstractNumId"))
        linked = _value(kind, "w:numStyleLink")
        if linked not in self._styles:
            return kind
        other, _level = _asked(self._styles[linked].find(qn("w:pPr")))
        return self._kinds.get(_value(self._lists.get(other), "w:abstractNumId"))

    def _levels(self, name: str, kind: BaseOxmlElement) -> Mapping[int, _Level]:
        own = self._lists[name].iter(qn("w:lvl"))
        return {
            int(one.get(qn("w:ilvl"), "0")): _level(one) for one in (*kind.iter(qn("w:lvl")), *own)
        }

    def _counted(
        self, name: str, kind: str, at: int, levels: Mapping[int, _Level]
    ) -> Mapping[int, int]:
        """The numbers of all levels at the next item of a level."""
        numbers = self._counts[kind]
        anew = self._start(name, at)
        if anew is not None and (name, at) not in self._begun:
            numbers[at] = anew
        else:
            numbers[at] = numbers.get(at, levels[at].start - 1) + 1
        self._begun.add((name, at))
        for deeper in [level for level in numbers if level > at]:
            del numbers[deeper]
        return {level: one.start for level, one in levels.items()} | numbers

    def _start(self, name: str, at: int) -> int | None:
        """With what number a list begins anew, if it says so."""
        for one in self._lists[name].findall(qn("w:lvlOverride")):
            start = _value(one, "w:startOverride")
            if one.get(qn("w:ilvl")) == str(at) and start.isdigit():
                return int(start)
        return None


def _definitions(document: Document) -> Iterator[BaseOxmlElement]:
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            part = relation.target_part
            if isinstance(part, XmlPart):
                yield part.element


def _asked(properties: _Found) -> tuple[str, str]:
    numbered = None if properties is None else properties.find(qn("w:numPr"))
    return _value(numbered, "w:numId"), _value(numbered, "w:ilvl")


def _level(element: BaseOxmlElement) -> _Level:
    start = _value(element, "w:start")
    return _Level(
        form=_value(element, "w:numFmt") or "decimal",
        pattern=_value(element, "w:lvlText"),
        start=int(start) if start.isdigit() else 1,
        legal=element.find(qn("w:isLgl")) is not None,
    )


def _mark(at: int, numbers: Mapping[int, int], levels: Mapping[int, _Level]) -> str:
    level = levels[at]
    if level.form == "bullet":
        return "+" if level.pattern.strip() == "+" else BULLET

    def number(place: re.Match[str]) -> str:
        one = int(place[1]) - 1
        form = levels[one].form if one in levels and not level.legal else "decimal"
        return list_number(numbers.get(one, 1), form)

    made = _PLACE.sub(number, level.pattern).strip()
    # A bare number would be taken for a part of the sentence after it.
    return f"{made}." if made[-1:].isalnum() else made


def _value(element: _Found, name: str) -> str:
    """The `w:val` of a child; empty when there is none."""
    found = None if element is None else element.find(qn(name))
    return "" if found is None else found.get(qn("w:val"), "")
