"""What pages call the values of the domain."""

from __future__ import annotations

from flask import Flask

from radio.domain.audio.house_tune import Piece
from radio.domain.audio.recipe_words import INSTRUMENT_NAMES, SCALE_NAMES
from radio.domain.bulletin import State
from radio.domain.emergencies.emergency import Level, Verdict
from radio.domain.job import JobKind, JobState
from radio.domain.message import Message, message
from radio.domain.packs.variant import Variant
from radio.domain.people import Role
from radio.domain.programme import SegmentKind
from radio.domain.script import Kind, Priority
from radio.domain.timetable.limit import LimitKind
from radio.domain.timetable.week_table import STANDINGS

STATES: dict[State, Message] = {
    State.DRAFT: message("Draft"),
    State.SUBMITTED: message("Waiting for approval"),
    State.APPROVED: message("Approved"),
    State.WITHDRAWN: message("Withdrawn"),
    State.EXPIRED: message("Expired"),
}
KINDS: dict[Kind, Message] = {
    Kind.NEWS: message("News"),
    Kind.FEATURE: message("Feature"),
    Kind.EXAMPLE: message("Good example"),
    Kind.ANSWERS: message("Questions and answers"),
    Kind.NOTICE: message("Notice"),
    Kind.WARNING: message("Warning"),
}
PRIORITIES: dict[Priority, Message] = {
    Priority.ROUTINE: message("Routine"),
    Priority.PRIORITY: message("Priority"),
    Priority.EMERGENCY: message("Emergency"),
}
ROLES: dict[Role, Message] = {
    Role.EDITOR: message("Editor"),
    Role.APPROVER: message("Approver"),
    Role.OPERATOR: message("Station operator"),
    Role.ADMIN: message("Administrator"),
}
JOB_KINDS: dict[JobKind, Message] = {
    JobKind.VOICE: message("Reading a bulletin"),
    JobKind.BUILD: message("Building the day"),
    JobKind.PLAN: message("Planning the coming days"),
}
JOB_STATES: dict[JobState, Message] = {
    JobState.QUEUED: message("Waiting for its turn"),
    JobState.RUNNING: message("Running"),
    JobState.DONE: message("Done"),
    JobState.FAILED: message("Failed"),
    JobState.CANCELLED: message("Cancelled"),
}
VARIANTS: dict[Variant, Message] = {
    Variant.MP3: message("MP3, 64 kbit/s"),
    Variant.LOW: message("Small pack for weak lines (MP3, 24 kbit/s)"),
    Variant.OPUS: message("Small pack as Opus"),
    Variant.WAV: message("Pack as WAV, uncompressed"),
}
LIMITS: dict[LimitKind, Message] = {
    LimitKind.QUIET_HOURS: message("within the quiet hours"),
    LimitKind.NIGHT_NOISE: message("night: turn the loudspeakers down"),
    LimitKind.SESSIONS_A_DAY: message("too many sessions on this day"),
    LimitKind.MINUTES_A_SESSION: message("a session is too long"),
    LimitKind.MINUTES_A_DAY: message("too many minutes on this day"),
}
LEVELS: dict[Level, Message] = {
    Level.MINOR: message("Minor"),
    Level.MODERATE: message("Moderate"),
    Level.SEVERE: message("Severe"),
    Level.EXTREME: message("Extreme"),
}
VERDICTS: dict[Verdict, Message] = {
    Verdict.CONFIRMED: message("Reviewed and right"),
    Verdict.CORRECTED: message("Reviewed and wrong"),
}
SEGMENTS: dict[SegmentKind, Message] = {
    SegmentKind.SPEECH: message("Speech"),
    SegmentKind.JINGLE: message("Jingle"),
    SegmentKind.STING: message("Sting"),
    SegmentKind.BED: message("Bed"),
    SegmentKind.PAUSE: message("Pause"),
    SegmentKind.MUSIC: message("Music"),
    SegmentKind.RELAY: message("Relay"),
}
PIECES: dict[Piece, Message] = {
    Piece.JINGLE: message("Jingle"),
    Piece.STING: message("Sting"),
    Piece.BED: message("Bed"),
    Piece.ALERT: message("Alert tone"),
}
ACTS: dict[str, Message] = {
    "bulletin.draft": message("wrote a draft"),
    "bulletin.edit": message("changed the text"),
    "bulletin.submit": message("submitted it for approval"),
    "bulletin.voice": message("read it aloud"),
    "bulletin.approve": message("approved it"),
    "bulletin.send_back": message("sent it back"),
    "bulletin.withdraw": message("withdrew it"),
    "bulletin.read_again": message("had it read again, its words having changed"),
    "bulletin.version": message("changed a version in another language"),
    "bulletin.record": message("handed in a recording"),
    "bulletin.unversion": message("removed a version"),
    "lexicon.decide": message("decided a reading"),
    "lexicon.forget": message("gave a reading back to the rules"),
    "emergency.air": message("aired an emergency"),
    "emergency.cancel": message("stopped an emergency"),
    "emergency.review": message("reviewed an emergency"),
    "advisory.receive": message("received a warning"),
    "advisory.put_aside": message("put a warning aside"),
    "broadcast.cut": message("noted that an emergency cut a broadcast"),
    "pack.make": message("made the pack"),
    "media.clear": message("removed old packs and programmes from the disk"),
    "sound.remake": message("found a kept sound damaged and made it again"),
    "sound.choose": message("chose a house sound"),
    "sound.give_back": message("gave a house sound back"),
    "order.choose": message("chose the order of a programme"),
    "order.give_back": message("gave the order of a programme back to the planner"),
    "build.order": message("ordered the building of a day"),
    "job.cancel": message("cancelled a job"),
    "job.retry": message("repeated a job"),
    "person.create": message("made an account"),
    "person.change": message("changed an account"),
    "person.sign_in": message("signed in"),
    "person.sign_in_refused": message("was refused at sign-in"),
    "person.change_password": message("changed the password"),
    "person.reset_password": message("gave a new one-time password"),
    "plan.restore": message("restored a version of the plan"),
    "plan.release": message("let the planner decide again where a version was restored"),
    "schedules.save": message("took in schedules"),
    "schedules.despite_limits": message("let something break a limit"),
    "schedules.override": message("changed one date of the schedule"),
    "schedules.undo_override": message("took back a change of one date"),
}
"""Acts of the audit log, said after a person's name."""


def install(app: Flask) -> None:
    """Give templates these words."""
    app.jinja_env.globals.update(
        STATES=STATES,
        KINDS=KINDS,
        PRIORITIES=PRIORITIES,
        ROLES=ROLES,
        JOB_KINDS=JOB_KINDS,
        JOB_STATES=JOB_STATES,
        BROADCAST_STATES=STANDINGS,
        STANDINGS=STANDINGS,
        LIMITS=LIMITS,
        SEGMENTS=SEGMENTS,
        VARIANTS=VARIANTS,
        PIECES=PIECES,
        SCALE_NAMES=SCALE_NAMES,
        INSTRUMENT_NAMES=INSTRUMENT_NAMES,
        LEVELS=LEVELS,
        VERDICTS=VERDICTS,
        act=act,
    )


def act(name: str) -> Message:
    """What the audit log calls an act; one it does not know stays as it is written."""
    return ACTS.get(name) or Message(name.replace("%", "%%"))
