"""What exactly is heard of an emergency, and whether that is still what was approved."""

from __future__ import annotations

from collections.abc import Sequence

from radio.domain.bulletin import Bulletin
from radio.domain.emergencies.emergency import Emergency, lines, seal
from radio.domain.house_reading import HouseReading
from radio.domain.spoken import SpokenText
from radio.domain.station import Station


def said(reading: HouseReading, emergency: Emergency, station: Station) -> tuple[SpokenText, ...]:
    """The lines around the words, as they are said at a station."""
    return tuple(reading.text(line, station=station.id) for line in lines(emergency, station))


def sealed(
    reading: HouseReading, emergency: Emergency, bulletin: Bulletin, stations: Sequence[Station]
) -> str:
    """The seal of all that would be heard now."""
    heard = reading.heard(bulletin, bulletin.voice or "", bulletin.second_voice)
    voice = emergency.approval.voice
    spoken = {one.id: [line.text for line in said(reading, emergency, one)] for one in stations}
    return seal(heard, voice, spoken)


def stands(
    reading: HouseReading, emergency: Emergency, bulletin: Bulletin, stations: Sequence[Station]
) -> bool:
    """Whether it would sound exactly as it was approved; only then may anybody fetch it."""
    ours = [one for one in stations if one.id in emergency.stations]
    return (
        reading.as_approved(bulletin)
        and sealed(reading, emergency, bulletin, ours) == emergency.approval.heard
    )
