"""Turns breath groups into one take by one voice; the same words are never synthesised twice."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import timedelta
from functools import cached_property
from hashlib import sha256

from radio.domain.audio.finish import Finish
from radio.domain.audio.manner import PLAIN, Manner
from radio.domain.audio.reading_check import why_unfit
from radio.domain.audio.sound import Sound, Take, TakeId
from radio.domain.errors import Refused
from radio.domain.message import message
from radio.domain.phrasing import Phrase
from radio.domain.version import RECORDING
from radio.ports import (
    AudioLibrary,
    HouseSounds,
    Mastering,
    Progress,
    Voice,
    VoiceError,
)

_ALL = ("",)
"""One phrase, whatever its words: of a person everything that was recorded."""


@dataclass
class Counts:
    """What was really made, not found, since the program started."""

    clips_synthesised: int = 0
    takes_encoded: int = 0


class Narration:
    """Makes takes, for any number of threads; a clip or take that is kept is not made again."""

    def __init__(
        self,
        library: AudioLibrary,
        mastering: Mastering,
        house: HouseSounds,
    ) -> None:
        """`house` has the beds that play under a line."""
        self.counts = Counts()
        self._counting = threading.Lock()
        self._library = library
        self._mastering = mastering
        self._house = house

    def kept(
        self,
        phrases: Sequence[Phrase],
        voice: Voice,
        manner: Manner = PLAIN,
        bed: str | None = None,
    ) -> Take | None:
        """The take of these words, when it was made before."""
        if not phrases:
            return None
        return self._library.take(self._id_now(_Asked(phrases, voice, manner, bed)))

    def take(
        self,
        phrases: Sequence[Phrase],
        voice: Voice,
        manner: Manner = PLAIN,
        bed: str | None = None,
        progress: Progress | None = None,
    ) -> Take:
        """The take of these words by this voice, a house sound named `bed` ducked under them.

        When somebody else makes the same take, waits for theirs. Raises `VoiceError` when the voice
        fails or its reading is unfit, `Refused` when there are no words, `NotFound` for the bed.
        """
        if not phrases:
            raise Refused("There is nothing to read aloud.")
        asked = _Asked(phrases, voice, manner, bed)
        take_id = self._id_now(asked)
        kept = self._library.take(take_id)
        if kept is not None:
            return kept
        with self._library.making(take_id):
            made = self._library.take(take_id) or self._make(take_id, asked, progress)
        return made or self.take(phrases, voice, manner, bed, progress)

    def sound(self, phrases: Sequence[Phrase], voice: Voice, manner: Manner = PLAIN) -> Sound:
        """These words as samples, for one hearing: clips are kept and shared, no take is made.

        Raises `VoiceError` when the voice fails or its reading is unfit, `Refused` for no words.
        """
        if not phrases:
            raise Refused("There is nothing to read aloud.")
        asked = _Asked(phrases, voice, manner, None)
        self._read_missing(asked, None)
        return _joined(list(self._in_a_row(asked)))

    def recorded(self, person: Voice, finish: Finish) -> Take:
        """The take of all that a person read, as it is: no clips, no pauses of ours.

        Raises `VoiceError` when the recording is gone, `Refused` when it cannot be levelled.
        """
        take_id = TakeId(_digest(RECORDING, person.version, self._mastering.version, *finish.marks))
        kept = self._library.take(take_id)
        if kept is not None:
            return kept
        with self._library.making(take_id):
            return self._library.take(take_id) or self._keep(
                self._mastering.master(
                    take_id, RECORDING, person.speak(_ALL, PLAIN.settings), None, finish
                )
            )

    def _make(self, take_id: TakeId, asked: _Asked, progress: Progress | None) -> Take | None:
        """The take; None when another bed was chosen since its id was worked out."""
        under = None
        if asked.bed is not None:
            under, digest = self._house.sound_and_digest(asked.bed)
            if self._take_id(asked, digest) != take_id:
                return None
        self._read_missing(asked, progress)
        parts = self._in_a_row(asked)
        return self._keep(
            self._mastering.master(take_id, asked.voice.id, parts, under, asked.manner.finish)
        )

    def _keep(self, made: tuple[Take, bytes]) -> Take:
        self._library.keep_take(*made)
        with self._counting:
            self.counts.takes_encoded += 1
        return made[0]

    def _read_missing(self, asked: _Asked, progress: Progress | None) -> None:
        """Have every phrase kept as a clip; only one of them is in memory at a time.

        One that is kept but damaged is met, and made again, when it is put in the row.
        """
        keys = {
            one: asked.clip_key(one) for one in {phrase.words: None for phrase in asked.phrases}
        }
        missing = [one for one, key in keys.items() if not self._library.has_clip(key)]
        sounds = asked.voice.speak(missing, asked.manner.settings)
        there = len(keys) - len(missing)
        for done, (one, sound) in enumerate(zip(missing, sounds, strict=True), start=there + 1):
            self._keep_clip(keys[one], asked, one, sound)
            if progress is not None:
                progress.step(done, len(keys), message("Reading aloud"))

    def _keep_clip(self, key: str, asked: _Asked, words: str, sound: Sound) -> Sound:
        fit = _fit(words, sound, asked)
        self._library.keep_clip(key, fit)
        with self._counting:
            self.counts.clips_synthesised += 1
        return fit

    def _in_a_row(self, asked: _Asked) -> Iterator[Sound | timedelta]:
        """Clips with the pauses between them; none after the last."""
        for phrase in asked.phrases[:-1]:
            yield self._clip(asked, phrase.words)
            yield phrase.pause
        yield self._clip(asked, asked.phrases[-1].words)

    def _clip(self, asked: _Asked, words: str) -> Sound:
        """The clip of a phrase; made again where it is damaged or gave way to others meanwhile."""
        key = asked.clip_key(words)
        kept = self._library.clip(key)
        if kept is not None:
            return kept
        (sound,) = asked.voice.speak([words], asked.manner.settings)
        return self._keep_clip(key, asked, words, sound)

    def _id_now(self, asked: _Asked) -> TakeId:
        """What the take is called over the bed that is chosen now; raises `NotFound` for it."""
        bed = asked.bed
        return self._take_id(asked, self._house.digest(bed) if bed is not None else None)

    def _take_id(self, asked: _Asked, bed: str | None) -> TakeId:
        """`bed` is the digest of the file under the words."""
        phrases = asked.phrases
        said = [(phrase.words, phrase.pause.total_seconds()) for phrase in phrases[:-1]]
        return TakeId(
            _digest(
                [*said, phrases[-1].words],
                (asked.voice.id, asked.voice.version, astuple(asked.manner.settings)),
                self._mastering.version,
                bed,
                *asked.manner.finish.marks,
            )
        )


@dataclass(frozen=True)
class _Asked:
    """What is to be read, by whom and how."""

    phrases: Sequence[Phrase]
    voice: Voice
    manner: Manner
    bed: str | None

    def clip_key(self, words: str) -> str:
        """What makes a clip itself; no finish, so that every station shares it."""
        return _digest(words, *self._reader)

    @cached_property
    def _reader(self) -> tuple[object, ...]:
        return self.voice.id, self.voice.version, astuple(self.manner.settings)


def _fit(words: str, sound: Sound, asked: _Asked) -> Sound:
    """The reading, or a second one when it is unfit; raises `VoiceError` when that is too."""
    settings = asked.manner.settings
    if why_unfit(sound, words, settings.speed) is None:
        return sound
    (again,) = asked.voice.speak([words], settings)
    why = why_unfit(again, words, settings.speed)
    if why is not None:
        raise VoiceError(
            "%(voice)s read “%(words)s” wrongly: %(why)s",
            permanent=True,
            voice=asked.voice.name,
            words=words,
            why=why,
        )
    return again


def _joined(parts: Sequence[Sound | timedelta]) -> Sound:
    """Clips of one voice, so of one rate, and the silences between them as one sound."""
    rate = next(part.rate for part in parts if isinstance(part, Sound))
    return Sound(
        b"".join(
            part.samples
            if isinstance(part, Sound)
            else bytes(2 * round(part.total_seconds() * rate))
            for part in parts
        ),
        rate,
    )


def _digest(*parts: object) -> str:
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
