"""Reads a CAP 1.2 message (OASIS Standard, 1 July 2010) from XML that nobody vouches for.

A document type, and with it every entity, is refused before it is read, so that nothing outside the
message is ever opened and nothing in it can grow.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import NoReturn, TypeVar
from xml.etree import ElementTree as ET
from xml.parsers import expat

from radio.domain.emergencies.cap import (
    CapArea,
    CapInfo,
    CapKey,
    CapMessage,
    MessageType,
    Scope,
    Severity,
    Status,
    Urgency,
    language_of,
)
from radio.domain.errors import BadInput, Problem
from radio.domain.message import Message, message
from radio.domain.text import nfc

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
LARGEST = 1_000_000
"""Bytes of a message."""
DEEPEST = 20
"""Elements inside each other; a message has 5."""
Word = TypeVar("Word", bound=StrEnum)


def read_cap(content: bytes, file: str = "CAP") -> CapMessage:
    """The message in `content`; raises `BadInput` with every problem, each with its element."""
    if len(content) > LARGEST:
        raise _bad(file, message("a message is at most %(most)s kB", most=LARGEST // 1000))
    root = _parsed(content, file)
    if root.tag != f"{{{NAMESPACE}}}alert":
        raise _bad(file, message("this is not a CAP 1.2 message (no element alert of CAP 1.2)"))
    reading = _Reading(file)
    found = reading.message(root)
    if reading.problems:
        raise BadInput(reading.problems)
    return found


class _Reading:
    """One message being read; each problem is noted and reading goes on."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.problems: list[Problem] = []

    def message(self, root: ET.Element) -> CapMessage:
        key = CapKey(
            self._plain_name(root, "sender"),
            self._plain_name(root, "identifier"),
            self._moment(root, "sent") or datetime.max.replace(tzinfo=UTC),
        )
        found = CapMessage(
            key=key,
            type=self._word(root, "msgType", MessageType, MessageType.ERROR),
            status=self._word(root, "status", Status, Status.TEST),
            scope=self._word(root, "scope", Scope, Scope.PRIVATE),
            source=_text(root, "source"),
            references=tuple(self._references(root)),
            infos=tuple(self._info(one) for one in _all(root, "info")),
        )
        replaces = found.type in {MessageType.CANCEL, MessageType.UPDATE}
        if replaces and not found.references and not self.problems:
            self._complain("references", message("an update or a cancel names what it is about"))
        if found.type in {MessageType.ALERT, MessageType.UPDATE} and not found.infos:
            self._complain("info", message("the element is missing"))
        return found

    def _info(self, info: ET.Element) -> CapInfo:
        for name in ("category", "certainty"):
            self._required(info, name)
        return CapInfo(
            event=self._required(info, "event"),
            urgency=self._word(info, "urgency", Urgency, Urgency.UNKNOWN),
            severity=self._word(info, "severity", Severity, Severity.UNKNOWN),
            language=language_of(_text(info, "language")),
            headline=_text(info, "headline"),
            description=_text(info, "description"),
            instruction=_text(info, "instruction"),
            sender_name=_text(info, "senderName"),
            responses=tuple(_content(one) for one in _all(info, "responseType")),
            expires=self._moment(info, "expires", required=False),
            areas=tuple(self._area(one) for one in _all(info, "area")),
        )

    def _area(self, area: ET.Element) -> CapArea:
        codes = tuple(_text(one, "value") for one in _all(area, "geocode"))
        return CapArea(self._required(area, "areaDesc"), codes)

    def _references(self, root: ET.Element) -> Iterator[CapKey]:
        for one in _text(root, "references").split():
            parts = one.split(",")
            sent = _as_moment(parts[2]) if len(parts) == 3 else None
            if sent is None:
                wrong = message("write each as sender,identifier,sent")
                self._complain("references", wrong)
                return
            yield CapKey(parts[0], parts[1], sent)

    def _word(self, parent: ET.Element, name: str, words: type[Word], otherwise: Word) -> Word:
        written = self._required(parent, name)
        try:
            return words(written)
        except ValueError:
            if written:
                known = ", ".join(one.value for one in words)
                self._complain(name, message("write one of: %(known)s", known=known))
            return otherwise

    def _moment(self, parent: ET.Element, name: str, *, required: bool = True) -> datetime | None:
        written = self._required(parent, name) if required else _text(parent, name)
        found = _as_moment(written)
        if written and found is None:
            example = "2022-10-02T10:00:00+07:00"
            self._complain(name, message("write a time as %(example)s", example=example))
        return found

    def _plain_name(self, parent: ET.Element, name: str) -> str:
        """A name without what would break a reference apart."""
        written = self._required(parent, name)
        if any(sign in written for sign in " ,<&"):
            self._complain(name, message("it has no spaces, commas or signs < and &"))
        return written

    def _required(self, parent: ET.Element, name: str) -> str:
        written = _text(parent, name)
        if not written:
            self._complain(name, message("the element is missing"))
        return written

    def _complain(self, element: str, what: Message) -> None:
        self.problems.append(Problem(what, self._file, field=element))


def _parsed(content: bytes, file: str) -> ET.Element:
    """The elements; a document type is refused where it begins."""
    building = ET.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _bad(file, message("its elements lie too deep inside each other"))
        building.start(f"{{{name}" if "}" in name else name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        building.end(f"{{{name}" if "}" in name else name)

    def refuse(*_: object) -> NoReturn:
        raise _bad(file, message("a document type (DOCTYPE) is not allowed in it"))

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = building.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(content, True)  # noqa: FBT003 - so expat has it: this is all of it
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise BadInput(
            [Problem(message("this is not XML: %(error)s", error=error), file, line)]
        ) from None
    return building.close()


def _bad(file: str, what: Message) -> BadInput:
    return BadInput([Problem(what, file)])


def _all(parent: ET.Element, name: str) -> list[ET.Element]:
    return parent.findall(f"{{{NAMESPACE}}}{name}")


def _text(parent: ET.Element, name: str) -> str:
    found = parent.find(f"{{{NAMESPACE}}}{name}")
    return "" if found is None else _content(found)


def _content(element: ET.Element) -> str:
    return nfc((element.text or "").strip())


def _as_moment(written: str) -> datetime | None:
    """A time with its zone, as CAP wants it, in UTC; None for anything else."""
    try:
        found = datetime.fromisoformat(written)
        return found.astimezone(UTC) if found.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None
