"""Versions of one bulletin: in another language, or read by a person instead of a machine.

All of them stand under one approval. A version is heard only from a recording; its text is what the
reader reads. One that was made from older words is stale: it is shown and not heard.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from radio.domain.people import PersonId
from radio.domain.script import Script

RECORDING = "recording"
"""In place of a voice's id, where a person is heard."""


@dataclass(frozen=True)
class Recording:
    """One person's reading, as it is kept."""

    sound: str
    """SHA-256 (hex) of the samples at 24,000 Hz; they lie under it."""
    length: timedelta
    speaker: str
    """Who is heard."""
    by: PersonId
    """Who handed it in."""
    at: datetime
    """UTC."""


@dataclass(frozen=True)
class Version:
    """What is heard of a bulletin in one language instead of the machine's reading."""

    language: str
    """ISO 639-3; the script's own for a person's reading of the script itself."""
    body: str = ""
    """Its text; empty where the script itself is read."""
    made_from: str = ""
    """`words_of` the script when this version was last changed."""
    recording: Recording | None = None


def words_of(script: Script) -> str:
    """SHA-256 (hex) of what a version is made from: title and body."""
    return hashlib.sha256(f"{script.title}\n\n{script.body}".encode()).hexdigest()


def is_stale(version: Version, script: Script) -> bool:
    """Whether the script was changed after the version was made."""
    return version.made_from != words_of(script)


def can_be_heard(version: Version, script: Script) -> bool:
    """Whether it is recorded, of these very words."""
    return version.recording is not None and not is_stale(version, script)


def heard_languages(script: Script, versions: Iterable[Version]) -> tuple[str, ...]:
    """The languages in which a bulletin can be heard, its own first."""
    others = (one.language for one in versions if can_be_heard(one, script))
    return tuple(dict.fromkeys((script.language, *others)))


def best_language(script: Script, versions: Iterable[Version], wanted: Iterable[str]) -> str | None:
    """The first of a station's languages in which it can be heard; None when in none of them."""
    there = heard_languages(script, versions)
    return next((language for language in wanted if language in there), None)


def recording_of(script: Script, versions: Iterable[Version], language: str) -> Recording | None:
    """The recording that is heard in a language; None where the machine reads or nobody does."""
    for version in versions:
        if version.language == language and can_be_heard(version, script):
            return version.recording
    return None
