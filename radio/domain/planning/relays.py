"""A programme around a relay: what the station makes itself before and after, each on its own.

A relay (tiếp âm) begins on the clock, whatever is being heard. So a slot with relays is several
broadcasts: each stretch of the station's own parts, made to last exactly until the relay begins,
and each relay. Every stretch is planned, assembled and packed as a programme of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from radio.domain.planning.opening import Opening
from radio.domain.programme import Fill, Part, Programme, Relay, Rundown, Segment, SegmentKind
from radio.domain.schedule import SlotId

_HOUR = timedelta(hours=1)


def around_relays(opening: Opening) -> Iterator[Opening]:
    """The openings of a slot, cut where relays begin and end; one, unchanged, without relays.

    The second is named `slot.2` and so on. Where the programme has no part of its own before,
    between or behind relays, there is none: nothing is to be heard there.
    """
    if not any(isinstance(part, Relay) for part in opening.programme.parts):
        yield opening
        return
    timed = ((starts, ends, parts) for starts, ends, parts in _stretches(opening) if starts < ends)
    for number, (starts, ends, parts) in enumerate(timed, start=1):
        yield _cut(opening, number, (starts, ends), parts)


def relay_of(programme: Programme) -> Relay | None:
    """The relay that this opening is, if it is one."""
    match programme.parts:
        case (Relay() as relay,):
            return relay
    return None


def relayed(relay: Relay) -> Rundown:
    """The rundown of a relay: nothing of the station's own."""
    return Rundown((Segment(SegmentKind.RELAY, relay.source, length=relay.length),))


def begins(relay: Relay, starts_at: datetime) -> datetime:
    """When a relay begins in a programme that begins at `starts_at`, a local time."""
    if relay.after is not None:
        return starts_at + relay.after
    past = timedelta(minutes=starts_at.minute, seconds=starts_at.second)
    wait = timedelta(minutes=relay.minute or 0) - past
    return starts_at + (wait if wait >= timedelta() else wait + _HOUR)


def _stretches(opening: Opening) -> Iterator[tuple[datetime, datetime, tuple[Part, ...]]]:
    """Start, end and parts of each opening; times are local."""
    starts = opening.starts_at.astimezone(ZoneInfo(opening.station.zone))
    ends = starts + opening.slot.length
    own: list[Part] = []
    first = starts
    for part in opening.programme.parts:
        if not isinstance(part, Relay):
            own.append(part)
            continue
        at = min(begins(part, first), ends)
        if own:
            yield starts, at, _until_a_relay(own)
        starts = min(at + part.length, ends)
        yield at, starts, (part,)
        own = []
    if own:
        yield starts, ends, tuple(own)


def _until_a_relay(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts, silence behind them where they do not say what fills the time."""
    filled = any(isinstance(part, Fill) for part in parts)
    return tuple(parts) if filled else (*parts, Fill(()))


def _cut(
    opening: Opening, number: int, when: tuple[datetime, datetime], parts: tuple[Part, ...]
) -> Opening:
    starts, ends = when
    slot = opening.slot
    name = SlotId(f"{slot.id}.{number}") if number > 1 else slot.id
    return replace(
        opening,
        slot=replace(slot, id=name, length=ends - starts),
        programme=replace(opening.programme, parts=parts),
        starts_at=starts.astimezone(opening.starts_at.tzinfo),
        beside_relay=True,
    )
