"""One day of a station, one broadcast with every reason, and where a bulletin is heard and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from flask import Blueprint, render_template, request

from radio.admin.context import STAFF, day_from, me, only, the_radio
from radio.admin.names import own_station, own_stations
from radio.admin.schedule import common
from radio.domain.broadcast import Broadcast, Choice, Edition
from radio.domain.bulletin import Bulletin, BulletinId, State
from radio.domain.calendar import DAY
from radio.domain.errors import NotFound
from radio.domain.message import Message
from radio.domain.programme import Segment
from radio.domain.slot import SlotId
from radio.domain.station import Station
from radio.domain.timetable.limits import sentence
from radio.domain.timetable.occurrences import zone_of
from radio.domain.timetable.week import Block, DayAtStation, Week
from radio.services.weeks import built

pages = Blueprint("broadcasts", __name__)


@dataclass(frozen=True)
class Line:
    """One segment with its place in the audio; None for both while nothing is built."""

    segment: Segment
    starts: timedelta | None
    length: timedelta | None


@dataclass(frozen=True)
class Session:
    """Broadcasts that follow one another without a pause, each with its lines."""

    blocks: tuple[tuple[Block, Sequence[Line]], ...]


@dataclass(frozen=True)
class Reasoned:
    """One reason, and everything it was given for."""

    taken: bool
    reason: Message
    about: tuple[Bulletin | None, ...]
    """None: the broadcast as a whole."""


@pages.get("/schedule/at/<station>/<on>")
@only()
def day(station: str, on: str) -> str:
    """What is heard when at a station, session by session."""
    found, date_ = own_station(station), day_from(on)
    week = _week(found, date_)
    days = week.rows[0].days[0] if week.rows else None
    return render_template(
        "schedule/day.html",
        station=found,
        on=date_,
        before=date_ - DAY,
        after=date_ + DAY,
        head=week.heads[0],
        day=days,
        sessions=_sessions(days.blocks) if days else [],
        broken=_broken(days) if days else [],
        warnings=the_radio().weeks.warnings(found, date_),
        zone=zone_of(found.zone),
        **common(date_, date_),
    )


@pages.get("/schedule/at/<station>/<on>/<slot>")
@only()
def show(station: str, on: str, slot: str) -> str:
    """One broadcast: what is in it, why it is, why other things are not, and how to move it."""
    return broadcast_page(own_station(station), day_from(on), SlotId(slot))


def broadcast_page(
    station: Station,
    on: date,
    slot: SlotId,
    wrong: Sequence[str] = (),
    given: Mapping[str, str] | None = None,
) -> str:
    """The page; `wrong` says why a move was refused, `given` is what was asked for."""
    week = _week(station, on)
    block = next((one for one in week.blocks if one.slot == slot), None)
    if block is None:
        raise NotFound("%(slot)s does not come round on %(day)s.", slot=slot, day=on.isoformat())
    about = request.args.get("bulletin", "")
    return render_template(
        "schedule/broadcast.html",
        station=station,
        on=on,
        block=block,
        head=week.heads[0],
        lines=_lines(block.broadcast, _edition(block.broadcast)),
        reasons=_reasons(block.broadcast, about),
        about=about,
        broken=_broken(week.rows[0].days[0]),
        wrong=wrong,
        given=given or {},
        **common(on, on),
    )


@pages.get("/bulletins/<bulletin>/broadcasts")
@only(*STAFF)
def of_bulletin(bulletin: str) -> str:
    """Where a bulletin is heard on a date, where not, and why: all stations, or one for a week."""
    on = day_from(request.args.get("date"))
    station = request.args.get("station", "")
    only_at = own_station(station) if station else None
    last = on + 6 * DAY if only_at else on
    with the_radio().store.reading() as records:
        found = records.bulletins.get(BulletinId(bulletin))
        planned = records.broadcasts.between(on, last, only_at.id if only_at else None)
    return render_template(
        "schedule/bulletin.html",
        bulletin=found,
        on=on,
        last=last,
        station=only_at,
        stations=own_stations(on),
        names={one.id: one.full_name for one in own_stations(on)},
        groups=_by_reason(found.id, planned),
        silent=[one for one in planned if not _decided(one, found.id)],
    )


def _week(station: Station, on: date) -> Week:
    weeks = the_radio().weeks
    return weeks.measured(weeks.of(on, 1, {station.id}))


def _broken(day: DayAtStation) -> list[Message]:
    """The limits the day does not keep, each with its source."""
    return [sentence(one, day.station.full_name) for one in day.breaches]


def _sessions(blocks: Sequence[Block]) -> list[Session]:
    if not blocks:
        return []
    found = [[blocks[0]]]
    for before, after in pairwise(blocks):
        if after.starts_at <= before.ends_at:
            found[-1].append(after)
        else:
            found.append([after])
    return [Session(tuple((one, _lines_of(one)) for one in session)) for session in found]


def _lines_of(block: Block) -> Sequence[Line]:
    return _lines(block.broadcast, _edition(block.broadcast))


def _edition(broadcast: Broadcast | None) -> Edition | None:
    if broadcast is None:
        return None
    with the_radio().store.reading() as records:
        return built(records, broadcast)


def _lines(broadcast: Broadcast | None, edition: Edition | None) -> Sequence[Line]:
    if broadcast is None:
        return []
    segments = broadcast.rundown.segments
    cues = edition.cues.cues if edition else ()
    if len(cues) != len(segments):
        return [Line(one, None, one.length) for one in segments]
    pairs = zip(segments, cues, strict=True)
    return [Line(cue.as_heard(segment), cue.starts, cue.length) for segment, cue in pairs]


def _reasons(broadcast: Broadcast | None, about: str) -> list[Reasoned]:
    """Every choice, those taken first; operators are told of approved bulletins only."""
    if broadcast is None:
        return []
    with the_radio().store.reading() as records:
        choices = records.broadcasts.get(broadcast.id).choices
        bulletins = {one.id: one for one in records.bulletins.all() if _may_know(one)}
    found = (_reasoned(one, bulletins, about) for one in choices)
    return sorted((one for one in found if one.about), key=lambda one: not one.taken)


def _reasoned(choice: Choice, bulletins: Mapping[BulletinId, Bulletin], about: str) -> Reasoned:
    named = tuple(
        bulletins.get(one) if one else None
        for one in choice.about
        if one is None or (one in bulletins and about in ("", one))
    )
    return Reasoned(choice.taken, choice.reason, named)


def _may_know(bulletin: Bulletin) -> bool:
    return me().has(*STAFF) or bulletin.state is State.APPROVED


def _by_reason(
    bulletin: BulletinId, planned: Sequence[Broadcast]
) -> list[tuple[bool, Message, list[Broadcast]]]:
    """What was decided about a bulletin, and in which broadcasts; taken first."""
    found: defaultdict[tuple[bool, Message], list[Broadcast]] = defaultdict(list)
    for broadcast in planned:
        for choice in broadcast.choices:
            if bulletin in choice.bulletins:
                found[choice.taken, choice.reason].append(broadcast)
    groups = ((taken, reason, there) for (taken, reason), there in found.items())
    return sorted(groups, key=lambda group: not group[0])


def _decided(broadcast: Broadcast, bulletin: BulletinId) -> bool:
    return any(bulletin in choice.bulletins for choice in broadcast.choices)
