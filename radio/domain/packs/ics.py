"""The day of a station and a week of stations as calendar files (RFC 5545)."""

from __future__ import annotations

from datetime import datetime, timedelta

from icalendar import Calendar, Event

from radio.domain.broadcast import Broadcast, BroadcastId, broadcast_id
from radio.domain.packs.pack import StationDay
from radio.domain.timetable.week import Block, Lack, Week


def schedule_ics(day: StationDay) -> bytes:
    """One event for each broadcast, as long as its programme really is, and for each relay.

    The same day gives the same bytes.
    """
    calendar = _calendar(f"Đài truyền thanh {day.station.full_name}")
    for broadcast, edition in day.editions:
        calendar.add_component(_event(day, broadcast, edition.length))
    for relay in day.relays:
        calendar.add_component(_event(day, relay, relay.slot_length))
    return bytes(calendar.to_ical())


def week_ics(week: Week, now: datetime) -> bytes:
    """One event for each broadcast that is not silence; one not planned yet is tentative.

    An event has the same name as in a pack, so a telephone that knows it moves it.
    """
    calendar = _calendar("Lịch phát")
    for block in week.blocks:
        if block.standing is not Lack.SILENT:
            calendar.add_component(_event_of(block, now))
    return bytes(calendar.to_ical())


def _event_of(block: Block, now: datetime) -> Event:
    event = Event()
    event.add("uid", _uid(broadcast_id(block.station.id, block.on, block.slot)))
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("dtstart", block.starts_at)
    event.add("dtend", block.starts_at + (block.filled or block.length))
    event.add("summary", block.title)
    event.add("location", f"Đài truyền thanh {block.station.full_name}")
    event.add("description", "\n".join(f"- {title}" for title in block.items))
    event.add("status", "TENTATIVE" if block.broadcast is None else "CONFIRMED")
    return event


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Loa xã//Lịch phát//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    return calendar


def _uid(broadcast: BroadcastId) -> str:
    return f"{broadcast.replace('/', '.')}@loa-xa"


def _event(day: StationDay, broadcast: Broadcast, length: timedelta) -> Event:
    event = Event()
    event.add("uid", _uid(broadcast.id))
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
