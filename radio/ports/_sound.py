"""Sound: words and voices, takes, the finished file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO, Protocol

from radio.domain.audio.cuesheet import Layout
from radio.domain.audio.finish import USUAL, Finish
from radio.domain.audio.manner import VoiceSettings
from radio.domain.audio.sound import Sound, Take, TakeId
from radio.domain.errors import Unavailable
from radio.domain.message import Message
from radio.domain.packs.variant import Variant
from radio.domain.version import Recording


class VoiceError(Unavailable):
    """A voice could not speak; `permanent` tells that asking again will not help."""


class NotMade(Unavailable):
    """It can be made, but only what was made before is wanted: a page is looked at."""


class Voice(Protocol):
    """Something that turns words into sound. One file a kind in `adapters/voices/`."""

    @property
    def id(self) -> str:
        """`espeak:vi`, `gtts:vi`: what approvals and settings name."""

    @property
    def version(self) -> str:
        """Changes when the same words would sound different."""

    @property
    def name(self) -> str:
        """For people."""

    @property
    def language(self) -> str:
        """ISO 639-3 code of what it speaks."""

    def available(self) -> bool:
        """Whether it can speak now; quick, and never an exception."""

    def speak(self, phrases: Sequence[str], settings: VoiceSettings) -> Iterator[Sound]:
        """One sound for each phrase, in order, as each is ready.

        Raises `VoiceError` (an `Unavailable`) when a phrase cannot be spoken.
        """


class AudioLibrary(Protocol):
    """Clips and takes kept by what they are; whole or not at all."""

    def clip(self, key: str) -> Sound | None:
        """The sentence of sound kept under `key`; None when absent or damaged."""

    def has_clip(self, key: str) -> bool:
        """Whether something is kept under `key`; only `clip` tells whether it is whole."""

    def keep_clip(self, key: str, sound: Sound) -> None:
        """Keep a sentence of sound."""

    def take(self, take: TakeId) -> Take | None:
        """The record of a take whose frames are present and whole; else None."""

    def frames(self, take: TakeId) -> bytes:
        """The MP3 frames of a take, whole; raises `Damaged`, or `NotFound` when there are none."""

    def keep_take(self, take: Take, frames: bytes) -> None:
        """Keep a take; its record appears only after its frames."""

    def damaged(self) -> Sequence[str]:
        """Files met that were not what had been kept, since this was asked last; each once."""

    def making(self, take: TakeId) -> AbstractContextManager[None]:
        """The right to make a take; waits while somebody else makes it, in any process.

        Raises `NotMade` where nothing is to be made.
        """


class Ingest(Protocol):
    """Where what a person recorded comes in."""

    def __call__(self, file: Path) -> tuple[Sound, Sequence[Message]]:
        """The voice in an uploaded file, and what to listen for in it; the file is only read.

        Raises `Refused` for what is no recording fit for the air, with the reason, `Unavailable`
        when the program that reads files is missing.
        """


class KeptSounds(Protocol):
    """What people recorded: kept for ever, named by its samples."""

    def keep(self, sound: Sound) -> str:
        """Keep the samples; their SHA-256 (hex)."""

    def sound(self, name: str) -> Sound:
        """The samples of that name; raises `NotFound` when they are gone or damaged."""

    def voice(self, recording: Recording, language: str) -> Voice:
        """Who was recorded, as a voice that says this one thing."""


class Mastering(Protocol):
    """Where sound is joined, levelled and encoded, once for each take."""

    @property
    def version(self) -> str:
        """Changes when the same parts would come out as other bytes."""

    def master(
        self,
        take: TakeId,
        voice: str,
        parts: Iterable[Sound | timedelta],
        bed: Sound | None = None,
        finish: Finish = USUAL,
    ) -> tuple[Take, bytes]:
        """Sounds and silences as one take with its frames, the bed ducked under them.

        They are treated before they are levelled, so that the level holds after the treatment.

        Raises `Refused` when the parts cannot be brought to that level (nothing is in them).
        """


@dataclass(frozen=True)
class Label:
    """What a listener's player shows of an edition."""

    title: str
    station: str
    programme: str
    on: date
    languages: tuple[str, ...]
    """ISO 639-3, in the order in which they are first heard; `zxx` for music alone."""
    loudness: float
    """LUFS of the whole, for players that level by themselves."""


class Splicing(Protocol):
    """Where the frames of takes become one file that every player understands."""

    @property
    def version(self) -> str:
        """Changes when the same frames would come out as another file."""

    def pieces(
        self, label: Label, layout: Layout, frames: Iterable[tuple[int, bytes]]
    ) -> Iterator[bytes]:
        """The whole file, in a row: tag, information frame, frames, silence between.

        `frames` gives, in order, the first frame's place in the layout and the frame bytes. Raises
        `Refused` when the frames do not fit.
        """


class Conversion(Protocol):
    """Where an edition gets another form."""

    @property
    def version(self) -> str:
        """Changes when the same edition would come out as other bytes."""

    def convert(self, edition: Path, variant: Variant, file: BinaryIO, ceiling: float) -> None:
        """Write an edition as a variant, as loud and below the ceiling (dBTP).

        The file is empty, on the disk, opened for writing and reading. Raises `Refused` for what is
        no edition or cannot be levelled so, `Unavailable` when a program for it is missing.
        """


class HouseSounds(Protocol):
    """The jingle, stings, beds and alert tone of the house."""

    def names(self) -> Sequence[str]:
        """What there is, sorted."""

    def sound(self, name: str) -> Sound:
        """The samples; raises `NotFound`."""

    def sound_and_digest(self, name: str) -> tuple[Sound, str]:
        """The samples and the digest of the very file they are of; raises `NotFound`."""

    def digest(self, name: str) -> str:
        """SHA-256 (hex) of the file; raises `NotFound`."""

    def take_id(self, name: str, finish: Finish = USUAL) -> TakeId:
        """The id of the sound's take; raises `NotFound`."""

    def take(self, name: str, finish: Finish = USUAL) -> tuple[Take, bytes]:
        """The sound as a take with its frames; raises `NotFound`."""

    def music_id(self, names: Sequence[str], length: timedelta, finish: Finish = USUAL) -> TakeId:
        """The id of the take that `music` makes; raises `NotFound`."""

    def music(
        self, names: Sequence[str], length: timedelta, finish: Finish = USUAL
    ) -> tuple[Take, bytes]:
        """So much of these sounds as one take, faded out at its end; raises `NotFound`.

        Each is played whole while there is time, the last round and round.
        """
