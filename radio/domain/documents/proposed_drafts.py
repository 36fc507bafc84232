"""What a person is told of each draft before a document becomes drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from radio.domain.documents.bulletin_parts import FEWEST, MOST
from radio.domain.house_reading import ReadScript
from radio.domain.message import Message, message
from radio.domain.script import Script
from radio.domain.text import syllables

SYLLABLES_A_MINUTE = 220
"""Pace of a calm newsreader; real lengths come from takes."""
FIRST_WORDS = 40
"""Words by which a person knows a text again."""
SHOWN_UNREAD = 5
"""Unreadable words that a warning quotes."""


@dataclass(frozen=True)
class Proposal:
    """One draft that may be made, measured and looked through."""

    script: Script
    long: int
    """Syllables of the written body, the measure of a bulletin's bounds."""
    time: timedelta
    """About how long title and body are when read aloud."""
    begins: str
    concerns: tuple[Message, ...]
    """What a person should look at before it is submitted."""


def proposal(script: Script, read: ReadScript) -> Proposal:
    """The draft as it stands, `read` as the house would say it."""
    long = syllables(script.body)
    words = script.body.replace("\n\n", " · ").split()
    begins = " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
    time = timedelta(minutes=syllables(read.spoken.text) / SYLLABLES_A_MINUTE)
    return Proposal(script, long, time, begins, (*_by_length(long), *_by_reading(read)))


def _by_length(long: int) -> tuple[Message, ...]:
    if long < FEWEST:
        return (message("Short: a bulletin has %(fewest)d syllables or more.", fewest=FEWEST),)
    if long > MOST:
        return (message("Long: a bulletin has %(most)d syllables at most.", most=MOST),)
    return ()


def _by_reading(read: ReadScript) -> tuple[Message, ...]:
    found: list[Message] = []
    if unread := tuple(dict.fromkeys(read.unread)):
        quoted = ", ".join(unread[:SHOWN_UNREAD])
        found.append(message("Nobody knows how to read these aloud: %(words)s.", words=quoted))
    if doubts := sum(not flag.unread for text in read.texts for flag in text.flags):
        found.append(message("%(count)d places whose reading is in doubt.", count=doubts))
    return tuple(found)
