"""The studio: any written text as an MP3, and one sentence by every voice to compare them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import BinaryIO

from radio.domain.audio.cuesheet import Item, place
from radio.domain.audio.sound import Take
from radio.domain.errors import NotFound, Refused
from radio.domain.programme import SegmentKind
from radio.domain.text import syllables
from radio.ports import AudioLibrary, Clock, Label, Splicing, Voice
from radio.services.readings import Readings
from radio.services.voicing import AUTO, Voicing

SENTENCE = "Kính thưa bà con! Mời bà con nghe chương trình phát thanh của xã."
"""What voices are compared by, where nobody wishes another sentence."""


@dataclass(frozen=True)
class Studio:
    """Speaks what belongs to no bulletin."""

    voicing: Voicing
    library: AudioLibrary
    splicing: Splicing
    clock: Clock
    readings: Readings

    def speak(self, text: str, voice: str, file: BinaryIO) -> Take:
        """Write `text`, spoken by `voice` (or `auto`), as an MP3 into `file`.

        Raises `NotFound` for an unknown voice and `Refused` for what nobody knows how to say.
        """
        if voice != AUTO and all(one.id != voice for one in self.voicing.voices):
            raise NotFound("There is no voice %(voice)s; see: radio voices list", voice=voice)
        self.spoken(text)
        return self._written(self.voicing.line(text, voice), file)

    def sample(self, text: str, voice: Voice, file: BinaryIO) -> Take:
        """Write `text`, spoken by this voice and no other, as an MP3 into `file`.

        Raises what `Voicing.alone` raises.
        """
        return self._written(self.voicing.alone(text, voice), file)

    def spoken(self, text: str) -> str:
        """The words of a written text; raises `Refused` for what nobody knows how to say."""
        said = self.readings.now().text(text)
        if said.unread:
            raise Refused(
                "Nobody knows how to say this; write it in words: %(unread)s",
                unread=", ".join(said.unread),
            )
        return said.text

    def _written(self, take: Take, file: BinaryIO) -> Take:
        layout = place([Item(SegmentKind.SPEECH, "", take.frames, take.samples)])
        label = Label("", "", "", self.clock.now().date(), ("vie",), take.loudness)
        frames = [(layout.starts[0], self.library.frames(take.id))]
        file.writelines(self.splicing.pieces(label, layout, frames))
        return take

    def able(self) -> Iterator[Voice]:
        """The voices that can speak now, the best first."""
        return (voice for voice in self.voicing.voices if voice.available())


def pace(text: str, length: timedelta) -> float:
    """Syllables a minute."""
    return syllables(text) / length.total_seconds() * 60
