"""Warnings of others in the Common Alerting Protocol 1.2 (OASIS), and what is to be done with one.

What a message is (`msgType`) is looked at first, so that a cancel is never aired as an alert.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from radio.domain.emergencies.areas import described, with_code
from radio.domain.emergencies.emergency import Level
from radio.domain.message import Message, message
from radio.domain.station import Station, StationId

NO_END_GIVEN = timedelta(hours=6)
"""How long a warning holds that does not say when it ends."""
VIETNAMESE = "vie"
_CODES = {"vi": "vie", "en": "eng", "fr": "fra", "zh": "zho", "lo": "lao", "km": "khm"}
"""ISO 639-3 of two-letter language codes; three-letter ones stay as they are."""


class MessageType(StrEnum):
    """What a message does."""

    ALERT = "Alert"
    UPDATE = "Update"
    CANCEL = "Cancel"
    ACK = "Ack"
    ERROR = "Error"


class Status(StrEnum):
    """Whether a message is meant."""

    ACTUAL = "Actual"
    EXERCISE = "Exercise"
    SYSTEM = "System"
    TEST = "Test"
    DRAFT = "Draft"


class Scope(StrEnum):
    """For whom a message is."""

    PUBLIC = "Public"
    RESTRICTED = "Restricted"
    PRIVATE = "Private"


class Severity(StrEnum):
    """How bad it is."""

    EXTREME = "Extreme"
    SEVERE = "Severe"
    MODERATE = "Moderate"
    MINOR = "Minor"
    UNKNOWN = "Unknown"


class Urgency(StrEnum):
    """How soon people have to act."""

    IMMEDIATE = "Immediate"
    EXPECTED = "Expected"
    FUTURE = "Future"
    PAST = "Past"
    UNKNOWN = "Unknown"


@dataclass(frozen=True)
class CapKey:
    """What makes a message itself; a second one with the same key is a duplicate."""

    sender: str
    identifier: str
    sent: datetime

    def __str__(self) -> str:
        return f"{self.sender},{self.identifier},{self.sent.isoformat()}"


@dataclass(frozen=True)
class CapArea:
    """A place that is warned."""

    description: str
    codes: tuple[str, ...] = ()
    """Values of its geocodes, whatever their scheme."""


@dataclass(frozen=True)
class CapInfo:
    """The warning in one language."""

    event: str
    urgency: Urgency
    severity: Severity
    language: str = "eng"
    """ISO 639-3; CAP's own default is English."""
    headline: str = ""
    description: str = ""
    instruction: str = ""
    sender_name: str = ""
    responses: tuple[str, ...] = ()
    expires: datetime | None = None
    areas: tuple[CapArea, ...] = ()

    @property
    def text(self) -> str:
        """What is to be said: headline, description, instruction; each a paragraph, none twice."""
        given = (self.headline or self.event, self.description, self.instruction)
        parts = list(dict.fromkeys(" ".join(part.split()) for part in given))
        return "\n\n".join(
            one
            for one in parts
            if one and not any(one.rstrip(".") in other for other in parts if other != one)
        )


@dataclass(frozen=True)
class CapMessage:
    """One message."""

    key: CapKey
    type: MessageType
    status: Status
    scope: Scope
    source: str = ""
    references: tuple[CapKey, ...] = ()
    infos: tuple[CapInfo, ...] = ()

    def expires_at(self, info: CapInfo) -> datetime:
        """When the warning ends."""
        return info.expires or self.key.sent + NO_END_GIVEN


@dataclass(frozen=True)
class ToAir:
    """One warning that is to be heard."""

    info: CapInfo
    level: Level
    stations: tuple[StationId, ...]
    source: str
    expires_at: datetime


@dataclass(frozen=True)
class Decision:
    """What is done with a message, and why."""

    reason: Message
    air: tuple[ToAir, ...] = ()
    stop: tuple[CapKey, ...] = ()
    """Earlier messages whose warnings end."""


def decide(given: CapMessage, stations: Sequence[Station], day: date, now: datetime) -> Decision:
    """What a message asks for, at the stations of a date; an expired warning is never aired."""
    if given.status is not Status.ACTUAL:
        wrong = message(
            "Its status is %(status)s: it is not meant for the air.", status=given.status
        )
        return Decision(wrong)
    match given.type:
        case MessageType.CANCEL:
            return Decision(message("It cancels earlier warnings."), stop=given.references)
        case MessageType.ACK | MessageType.ERROR:
            return Decision(message("It answers another message; there is nothing to air."))
        case MessageType.ALERT:
            return _warning(given, stations, day, now)
        case MessageType.UPDATE:
            decided = _warning(given, stations, day, now)
            return Decision(decided.reason, decided.air, stop=given.references)


def level(severity: Severity, urgency: Urgency) -> Level | None:
    """The house's level: by severity, one lower when there is time; None when it is past.

    What nobody graded counts as severe.
    """
    if urgency is Urgency.PAST:
        return None
    found = {
        Severity.EXTREME: Level.EXTREME,
        Severity.SEVERE: Level.SEVERE,
        Severity.MODERATE: Level.MODERATE,
        Severity.MINOR: Level.MINOR,
        Severity.UNKNOWN: Level.SEVERE,
    }[severity]
    lower = max(found.rank - 1, 0)
    return list(Level)[lower] if urgency is Urgency.FUTURE else found


def language_of(tag: str) -> str:
    """ISO 639-3 of a language tag (`vi-VN`); English when it is empty, as CAP has it."""
    first = tag.strip().lower().split("-")[0] or "en"
    return _CODES.get(first, first)


def _warning(given: CapMessage, stations: Sequence[Station], day: date, now: datetime) -> Decision:
    if given.scope is not Scope.PUBLIC:
        return Decision(message("It is not for the public (%(scope)s).", scope=given.scope))
    live = [one for one in given.infos if given.expires_at(one) > now]
    if not live:
        return Decision(message("It has expired."))
    placed = [(one, _stations(one, stations, day)) for one in live]
    placed = [(one, where) for one, where in placed if where]
    if not placed:
        return Decision(message("None of our stations serves the places it names."))
    language = _language([one for one, _ in placed], [s for _, where in placed for s in where])
    if language is None:
        return Decision(message("It has no text in a language of the stations."))
    air = tuple(_to_air(given, [pair for pair in placed if pair[0].language == language]))
    if not air:
        return Decision(message("It says that the danger is over."))
    return Decision(message("It warns of a danger here."), air)


def _to_air(
    given: CapMessage, placed: Sequence[tuple[CapInfo, tuple[Station, ...]]]
) -> Iterator[ToAir]:
    told: set[tuple[str, tuple[StationId, ...]]] = set()
    for info, where in placed:
        grade = level(info.severity, info.urgency)
        if grade is not None and "AllClear" not in info.responses:
            source = info.sender_name or given.source
            ids = tuple(one.id for one in where)
            if (info.text, ids) in told:
                continue
            told.add((info.text, ids))
            yield ToAir(info, grade, ids, source, given.expires_at(info))


def _language(infos: Sequence[CapInfo], stations: Sequence[Station]) -> str | None:
    """Vietnamese when it is there, else the first language of a station that is."""
    there = {one.language for one in infos}
    wanted = (VIETNAMESE, *(language for one in stations for language in one.languages))
    return next((language for language in wanted if language in there), None)


def _stations(info: CapInfo, stations: Sequence[Station], day: date) -> tuple[Station, ...]:
    """By commune code; an area whose codes lead nowhere goes by its description."""
    found: set[StationId] = set()
    for area in info.areas:
        coded = [one for code in area.codes for one in with_code(stations, code, day)]
        found |= {one.id for one in coded or described(stations, area.description, day)}
    return tuple(one for one in stations if one.id in found)
