"""Takes in a person's recording: recognised by its bytes, decoded, trimmed, judged.

Playlists, scripts and pages are refused before anything reads them.
"""

from __future__ import annotations

import stat
from contextlib import closing
from pathlib import Path

from radio.adapters._ffmpeg import cut_off, decoded
from radio.adapters.ingest._hearing import Hearing
from radio.adapters.ingest._kinds import container, mistaken
from radio.adapters.ingest._wholeness import lacks_its_end
from radio.domain.audio.recording import LARGEST_RECORDING as LARGEST_RECORDING
from radio.domain.audio.recording import LONGEST_RECORDING as LONGEST_RECORDING
from radio.domain.audio.recording import Figures, cautions, why_unfit
from radio.domain.audio.sound import Sound
from radio.domain.errors import Refused
from radio.domain.message import Message

ENDINGS = (
    *(".wav", ".mp3", ".m4a", ".aac", ".ogg", ".opus", ".flac", ".webm"),
    *(".mp4", ".3gp", ".amr", ".wma"),
)
"""What files of these kinds are called, for the dialogue in which one is chosen."""


def ingest(file: Path) -> tuple[Sound, tuple[Message, ...]]:
    """The voice in an uploaded file, its silent ends cut off, and what to listen for in it.

    Raises what `examined` raises, and `Refused` for a recording unfit for the air; the sentence
    says what is wrong and what to do.
    """
    sound, figures = examined(file)
    wrong = why_unfit(figures)
    if wrong is not None:
        raise Refused("This recording cannot be used: %(why)s", why=wrong)
    return sound, cautions(figures)


def examined(file: Path) -> tuple[Sound, Figures]:
    """The voice in a file and what was measured of it, not judged yet; raises as `_heard` does."""
    return _heard(file).voice()


def examined_music(file: Path) -> tuple[Sound, Figures]:
    """The music in a file, down to the last that rings, as `examined` has a voice."""
    return _heard(file).music()


def _heard(file: Path) -> Hearing:
    """A file listened to from its beginning to its end.

    Reads wav, mp3, m4a, aac, ogg (Vorbis, Opus), flac and webm, the sound of a phone's film, and
    amr and wma from old recorders. Raises `Refused` for what cannot be read, is not whole or goes
    on for too long, `Unavailable` when ffmpeg is not installed; the file is never changed.
    """
    kind = _recognised(file)
    hearing = Hearing()
    with closing(decoded(file, kind, LONGEST_RECORDING)) as chunks:
        for chunk in chunks:
            hearing.hear(chunk)
    if hearing.no_numbers:
        raise Refused("This file is damaged; save it again, as WAV or MP3.")
    if hearing.length > LONGEST_RECORDING:
        raise Refused(
            "This recording is longer than %(minutes)d minutes.",
            minutes=LONGEST_RECORDING.seconds // 60,
        )
    return hearing


def _recognised(file: Path) -> str:
    """ffmpeg's name for the kind of a file that may be decoded."""
    about = file.stat()
    if not stat.S_ISREG(about.st_mode):
        raise Refused("Choose a recording first.")
    if about.st_size > LARGEST_RECORDING:
        raise Refused(
            "This file is larger than %(most)d MB; send a shorter recording or an MP3.",
            most=LARGEST_RECORDING // 1_000_000,
        )
    if not about.st_size:
        raise Refused("This file is empty.")
    with file.open("rb") as opened:
        kind = container(opened)
        if kind is None:
            opened.seek(0)
            raise Refused("%(what)s", what=mistaken(opened))
        if lacks_its_end(opened, about.st_size, kind):
            raise cut_off()
    return kind
