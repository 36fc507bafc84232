"""Values of the domain as JSON and back, exactly."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from radio.adapters.store.columns import MICROSECOND
from radio.domain.audio.cuesheet import Cue
from radio.domain.broadcast import Broadcast, Choice
from radio.domain.bulletin import BulletinId
from radio.domain.message import Message
from radio.domain.programme import (
    Fill,
    Headlines,
    Items,
    Part,
    Pause,
    Play,
    Relay,
    Rundown,
    Say,
    Segment,
    SegmentKind,
)
from radio.domain.script import Kind
from radio.domain.version import Recording, Version

Json = dict[str, Any]


def message_to(sentence: Message | None) -> Json | None:
    """A sentence with what fills its places; a value that is no plain one becomes its text."""
    if sentence is None:
        return None
    return {"text": sentence.text, "params": {name: _to(value) for name, value in sentence.params}}


def message_from(found: Json | None) -> Message | None:
    """The sentence again."""
    return None if found is None else sentence_from(found)


def sentence_from(found: Json) -> Message:
    """The sentence again, where there is one."""
    params = found["params"].items()
    return Message(found["text"], tuple((name, _from(value)) for name, value in params))


def _to(value: object) -> object:
    if isinstance(value, Message):
        return message_to(value)
    return value if isinstance(value, bool | int | float | str | None) else str(value)


def _from(value: Any) -> object:
    return sentence_from(value) if isinstance(value, dict) else value


def segment_to(segment: Segment) -> Json:
    """One item of a rundown; what is None is left out."""
    found = {**vars(segment), "length": _microseconds(segment.length)}
    return {name: value for name, value in found.items() if value is not None}


def segment_from(found: Json) -> Segment:
    """The item again."""
    kind, length = SegmentKind(found["kind"]), _span(found.get("length"))
    fill = found.get("fill")
    music = None if fill is None else tuple(fill)
    return Segment(**{**found, "kind": kind, "length": length, "fill": music})


def choice_to(choice: Choice) -> Json:
    """One decision with its reason."""
    return {
        "taken": choice.taken,
        "reason": message_to(choice.reason),
        "bulletins": list(choice.bulletins),
    }


def choice_from(found: Json) -> Choice:
    """The decision again; older ones are about one bulletin each, or about none."""
    if "bulletin" in found:
        about = (found["bulletin"],) if found["bulletin"] else ()
    else:
        about = tuple(found["bulletins"])
    return Choice(found["taken"], sentence_from(found["reason"]), about)


def broadcast_to(broadcast: Broadcast) -> Json:
    """A broadcast as it was planned."""
    return {
        **{name: getattr(broadcast, name) for name in _AS_THEY_ARE},
        "on": broadcast.on.isoformat(),
        "starts_at": broadcast.starts_at.isoformat(),
        "slot_length": _microseconds(broadcast.slot_length),
        "segments": [segment_to(segment) for segment in broadcast.rundown.segments],
        "choices": [choice_to(choice) for choice in broadcast.choices],
    }


def broadcast_from(found: Json) -> Broadcast:
    """The broadcast again."""
    return Broadcast(
        **{name: found[name] for name in _AS_THEY_ARE},
        on=date.fromisoformat(found["on"]),
        starts_at=datetime.fromisoformat(found["starts_at"]),
        slot_length=found["slot_length"] * MICROSECOND,
        rundown=Rundown(tuple(segment_from(segment) for segment in found["segments"])),
        choices=tuple(choice_from(choice) for choice in found["choices"]),
    )


_AS_THEY_ARE = ("id", "station", "slot", "programme", "title", "held")


def cue_to(cue: Cue) -> Json:
    """One place in the audio."""
    return {
        **vars(cue),
        "starts": _microseconds(cue.starts),
        "length": _microseconds(cue.length),
    }


def cue_from(found: Json) -> Cue:
    """The place again."""
    return Cue(
        SegmentKind(found["kind"]),
        found["title"],
        found["starts"] * MICROSECOND,
        found["length"] * MICROSECOND,
        found["bulletin"],
        found.get("language"),  # older editions were all in the scripts' own
    )


def heard_from(found: list[list[str]]) -> tuple[tuple[BulletinId, str], ...]:
    """The pairs of bulletin and hash again."""
    return tuple((BulletinId(bulletin), heard) for bulletin, heard in found)


_PARTS: dict[str, type[Part]] = {
    "say": Say,
    "play": Play,
    "pause": Pause,
    "headlines": Headlines,
    "items": Items,
    "fill": Fill,
    "relay": Relay,
}


def part_to(part: Part) -> Json:
    """One part of a programme, with its sort under `part`."""
    found = {"part": type(part).__name__.lower(), **vars(part)}
    for name in ("length", "after"):
        if isinstance(found.get(name), timedelta):
            found[name] = _microseconds(found[name])
    return found


def part_from(found: Json) -> Part:
    """The part again."""
    values = dict(found)
    sort = _PARTS[values.pop("part")]
    if sort is Play:
        values["kind"] = SegmentKind(values["kind"])
    elif sort is Fill:
        values["sounds"] = tuple(values["sounds"])
    elif sort is Items:
        values["kinds"] = tuple(Kind(kind) for kind in values["kinds"])
    for name in ("length", "after"):
        if name in values:
            values[name] = _span(values[name])
    return sort(**values)


def _microseconds(span: timedelta | None) -> int | None:
    return None if span is None else span // MICROSECOND


def _span(microseconds: int | None) -> timedelta | None:
    return None if microseconds is None else microseconds * MICROSECOND


def version_to(version: Version) -> Json:
    """A version of a bulletin; what is absent is left out."""
    found = {name: value for name, value in vars(version).items() if value}
    if version.recording is not None:
        found["recording"] = {
            **vars(version.recording),
            "length": _microseconds(version.recording.length),
            "at": version.recording.at.isoformat(),
        }
    return found


def version_from(found: Json) -> Version:
    """The version again."""
    recording = found.get("recording")
    if recording is None:
        return Version(**found)
    kept = Recording(
        **{
            **recording,
            "length": recording["length"] * MICROSECOND,
            "at": datetime.fromisoformat(recording["at"]),
        }
    )
    return Version(**{**found, "recording": kept})
