"""Turns breath groups into one take by one voice; the same words are never synthesised twice."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import timedelta
from hashlib import sha256

from radio.domain.errors import Refused
from radio.domain.message import message
from radio.domain.phrasing import Phrase
from radio.domain.reading_check import why_unfit
from radio.domain.sound import Sound, Take, TakeId
from radio.ports import (
    AudioLibrary,
    HouseSounds,
    Mastering,
    Progress,
    Voice,
    VoiceError,
    VoiceSettings,
)


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
        settings: VoiceSettings | None = None,
    ) -> None:
        """`house` has the beds that play under a line; `settings` are for every voice."""
        self.counts = Counts()
        self._counting = threading.Lock()
        self._library = library
        self._mastering = mastering
        self._house = house
        self._settings = settings or VoiceSettings()

    def kept(self, phrases: Sequence[Phrase], voice: Voice, bed: str | None = None) -> Take | None:
        """The take of these words, when it was made before."""
        return self._library.take(self._take_id(phrases, voice, bed)) if phrases else None

    def take(
        self,
        phrases: Sequence[Phrase],
        voice: Voice,
        bed: str | None = None,
        progress: Progress | None = None,
    ) -> Take:
        """The take of these words by this voice, a house sound named `bed` ducked under them.

        When somebody else makes the same take, waits for theirs. Raises `VoiceError` when the voice
        fails or its reading is unfit, `Refused` when there are no words, `NotFound` for the bed.
        """
        if not phrases:
            raise Refused("There is nothing to read aloud.")
        take_id = self._take_id(phrases, voice, bed)
        kept = self._library.take(take_id)
        if kept is not None:
            return kept
        with self._library.making(take_id):
            return self._library.take(take_id) or self._make(take_id, phrases, voice, bed, progress)

    def _make(
        self,
        take_id: TakeId,
        phrases: Sequence[Phrase],
        voice: Voice,
        bed: str | None,
        progress: Progress | None,
    ) -> Take:
        under = self._house.sound(bed) if bed is not None else None
        clips = self._clips([phrase.words for phrase in phrases], voice, progress)
        take, frames = self._mastering.master(
            take_id, voice.id, list(_in_a_row(phrases, clips)), under
        )
        self._library.keep_take(take, frames)
        with self._counting:
            self.counts.takes_encoded += 1
        return take

    def _clips(
        self, words: Sequence[str], voice: Voice, progress: Progress | None
    ) -> dict[str, Sound]:
        """The sound of each phrase, by its words."""
        found = {each: self._library.clip(self._clip_key(each, voice)) for each in words}
        clips = {each: sound for each, sound in found.items() if sound is not None}
        missing = [each for each in found if each not in clips]
        sounds = voice.speak(missing, self._settings)
        for each, sound in zip(missing, sounds, strict=True):
            clips[each] = self._fit(each, sound, voice)
            self._library.keep_clip(self._clip_key(each, voice), clips[each])
            with self._counting:
                self.counts.clips_synthesised += 1
            if progress is not None:
                progress.step(len(clips), len(found), message("Reading aloud"))
        return clips

    def _fit(self, words: str, sound: Sound, voice: Voice) -> Sound:
        """The reading, or a second one when it is unfit; raises `VoiceError` when that is too."""
        if why_unfit(sound, words, self._settings.speed) is None:
            return sound
        (again,) = voice.speak([words], self._settings)
        why = why_unfit(again, words, self._settings.speed)
        if why is not None:
            raise VoiceError(
                "%(voice)s read “%(words)s” wrongly: %(why)s",
                permanent=True,
                voice=voice.name,
                words=words,
                why=why,
            )
        return again

    def _clip_key(self, words: str, voice: Voice) -> str:
        return _digest(words, voice.id, voice.version, astuple(self._settings))

    def _take_id(self, phrases: Sequence[Phrase], voice: Voice, bed: str | None) -> TakeId:
        said = [(phrase.words, phrase.pause.total_seconds()) for phrase in phrases[:-1]]
        return TakeId(
            _digest(
                [*said, phrases[-1].words],
                (voice.id, voice.version, astuple(self._settings)),
                self._mastering.version,
                self._house.digest(bed) if bed is not None else None,
            )
        )


def _in_a_row(phrases: Sequence[Phrase], clips: dict[str, Sound]) -> Iterator[Sound | timedelta]:
    """Clips with the pauses between them; none after the last."""
    for phrase in phrases[:-1]:
        yield clips[phrase.words]
        yield phrase.pause
    yield clips[phrases[-1].words]


def _digest(*parts: object) -> str:
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
