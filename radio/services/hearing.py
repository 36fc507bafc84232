"""The hearing booth: staff hear how words sound before they decide that they are said so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from radio.domain.audio.manner import Manner
from radio.domain.audio.sound import Sound
from radio.domain.bulletin import Bulletin
from radio.domain.errors import Refused
from radio.domain.house_reading import VIETNAMESE
from radio.domain.phrasing import phrases
from radio.ports import Voice, VoiceError
from radio.services.narration import Narration
from radio.services.readings import Readings

LONGEST = 200
"""Characters that are heard at once: a reading or a sentence, not a text."""


@dataclass(frozen=True)
class Hearing:
    """Speaks a few words at once; nothing of it can be approved or broadcast."""

    narration: Narration
    voices: Sequence[Voice]
    """The best first."""
    readings: Readings

    def hear(self, words: str, bulletin: Bulletin | None = None) -> Sound:
        """The words as the bulletin's voice says them, or the best voice that can speak now.

        Raises `Refused` for nothing, for too much, and for what nobody knows how to say;
        `VoiceError` when no voice can speak.
        """
        if len(words) > LONGEST:
            raise Refused("At most %(most)d characters can be heard at once.", most=LONGEST)
        language = bulletin.script.language if bulletin else VIETNAMESE
        read = self.readings.now().text(words, language)
        if read.unread:
            raise Refused(
                "Nobody knows how to say this; write it in words: %(unread)s",
                unread=", ".join(read.unread),
            )
        said = phrases(read.text)
        manner = Manner(bulletin.script.settings) if bulletin else Manner()
        failure: VoiceError | None = None
        for voice in self._fitting(language, bulletin):
            try:
                return self.narration.sound(said, voice, manner)
            except VoiceError as error:
                failure = error
        raise failure or VoiceError("No voice can speak at the moment.")

    def _fitting(self, language: str, bulletin: Bulletin | None) -> Iterator[Voice]:
        """The voice that was approved, that read it or that it wishes, then the others."""
        wished = _voice_of(bulletin) if bulletin else ""
        known = [voice for voice in self.voices if voice.language == language]
        for voice in sorted(known, key=lambda voice: voice.id != wished):
            if voice.available():
                yield voice


def _voice_of(bulletin: Bulletin) -> str:
    if bulletin.approval is not None:
        return bulletin.approval.voice
    return bulletin.voice or bulletin.script.voice
