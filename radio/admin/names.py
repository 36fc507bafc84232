"""What ids on pages stand for: stations, people, themes and audiences."""

from __future__ import annotations

from datetime import date

from radio.admin.context import me, the_radio
from radio.domain.coverage.coverage import CommunicationPlan
from radio.domain.errors import Forbidden, NotFound
from radio.domain.station import Station, existing_on


def all_stations() -> tuple[Station, ...]:
    """Every station of every time; none before schedules are imported."""
    with the_radio().store.reading() as records:
        try:
            return records.schedules.load().stations
        except NotFound:
            return ()


def own_station(station: str) -> Station:
    """The station with this id; raises `NotFound`, or `Forbidden` for somebody else's."""
    found = next((one for one in all_stations() if one.id == station), None)
    if found is None:
        raise NotFound("There is no station %(station)s.", station=station)
    if not me().serves(found.id):
        raise Forbidden("%(name)s does not serve this station.", name=me().name)
    return found


def own_stations(day: date) -> tuple[Station, ...]:
    """The stations existing on `day` that the person may see."""
    return tuple(one for one in existing_on(all_stations(), day) if me().serves(one.id))


def names_of_people() -> dict[str, str]:
    """Full names by sign-in name."""
    with the_radio().store.reading() as records:
        return {person.id: person.name for person in records.people.all()}


def communication_plan() -> CommunicationPlan | None:
    """The plan in force; None before schedules are imported."""
    with the_radio().store.reading() as records:
        try:
            return records.schedules.load().plan
        except NotFound:
            return None


def names_of_themes() -> dict[str, str]:
    """What the plan calls its themes."""
    plan = communication_plan()
    return {theme.id: theme.name for theme in plan.themes} if plan else {}
