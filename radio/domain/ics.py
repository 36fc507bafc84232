"""The day of a station as a calendar file (RFC 5545), the same bytes for the same day."""

from __future__ import annotations

from datetime import datetime, timedelta

from icalendar import Calendar, Event

from radio.domain.broadcast import Broadcast
from radio.domain.pack import StationDay


def schedule_ics(day: StationDay) -> bytes:
    """One event for each broadcast, as long as its programme really is, and for each relay."""
    calendar = Calendar()
    calendar.add("prodid", "-//Loa xã//Lịch phát//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Đài truyền thanh {day.station.full_name}")
    for broadcast, edition in day.editions:
        calendar.add_component(_event(day, broadcast, edition.length))
    for relay in day.relays:
        calendar.add_component(_event(day, relay, relay.slot_length))
    return bytes(calendar.to_ical())


def _event(day: StationDay, broadcast: Broadcast, length: timedelta) -> Event:
    event = Event()
    event.add("uid", f"{broadcast.id.replace('/', '.')}@loa-xa")
    event.add("dtstamp", _settled_at(day, broadcast))
    event.add("dtstart", broadcast.starts_at)
    event.add("dtend", broadcast.starts_at + length)
    relay = broadcast.relay
    event.add("summary", f"Tiếp âm: {relay.title}" if relay else broadcast.title)
    event.add("location", f"Đài truyền thanh {day.station.full_name}")
    titles = (day.bulletins[one].script.title for one in broadcast.rundown.bulletins)
    event.add("description", "\n".join(f"- {title}" for title in titles))
    return event


def _settled_at(day: StationDay, broadcast: Broadcast) -> datetime:
    """The latest approval heard in the broadcast: what is on the air was settled then."""
    approvals = (day.bulletins[one].approval for one in broadcast.rundown.bulletins)
    moments = [approval.at for approval in approvals if approval is not None]
    return max(moments, default=broadcast.starts_at).replace(microsecond=0)
