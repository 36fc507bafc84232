"""The voicing desk: which voice reads a bulletin or a station's line, and the take it makes.

Rule: one bulletin, one voice. When a voice fails half-way, the whole bulletin is read by the next
one, and the audit log says why. What was approved is read by the approved voice or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import RadioError, Refused
from radio.domain.house_reading import VIETNAMESE
from radio.domain.message import message
from radio.domain.phrasing import Phrase, phrases
from radio.domain.sound import Take
from radio.ports import AuditEntry, Clock, Progress, Store, Voice, VoiceError
from radio.services.narration import Counts, Narration
from radio.services.readings import Readings

AUTO = "auto"
"""In place of a voice's id: the best there is at the moment."""


class Voicing:
    """Reads bulletins, their headlines and the stations' own lines aloud."""

    def __init__(
        self,
        store: Store,
        narration: Narration,
        voices: Sequence[Voice],
        readings: Readings,
        clock: Clock,
    ) -> None:
        """`voices` stand in the order in which `auto` tries them, the best first."""
        self._store = store
        self._narration = narration
        self._voices = tuple(voices)
        self._readings = readings
        self._clock = clock

    @property
    def counts(self) -> Counts:
        """What was synthesised and encoded since the program started."""
        return self._narration.counts

    @property
    def voices(self) -> Sequence[Voice]:
        """Every voice, the best first."""
        return self._voices

    def voice(self, bulletin: BulletinId, progress: Progress | None = None) -> Take:
        """Read a submitted bulletin aloud by the voice it wishes, or the next that can.

        Raises `Refused` when it is not submitted, `Conflict` when it is edited meanwhile,
        `VoiceError` when no voice can read it.
        """
        with self._store.reading() as records:
            found = records.bulletins.get(bulletin)
        if found.voice is not None:
            return self.take(found, progress)
        found.voiced("", at=found.changed_at)  # refuses before the work, not after it
        said = self._readings.now().script(found.script).spoken.phrases
        chain = _Chain(self._voices, found.script.voice, found.script.language)
        take = self._by_first_of(chain, said, progress=progress)
        now = self._clock.now()
        with self._store.begin() as records:
            records.bulletins.save(found.voiced(take.voice, at=now))
            detail = "; ".join((take.voice, *chain.passed))
            records.audit.append(AuditEntry(now, None, "bulletin.voice", bulletin, detail))
        return take

    def take(self, bulletin: Bulletin, progress: Progress | None = None) -> Take:
        """The bulletin's body read by the voice that was approved, or will be; made if need be.

        Raises `Refused` before it was voiced, `VoiceError` when that voice cannot read it now.
        """
        said = self._readings.now().script(bulletin.script).spoken.phrases
        return self._narration.take(said, self._voice_of(bulletin), progress=progress)

    def headline(self, bulletin: Bulletin) -> Take:
        """The bulletin's title, read by its own voice; raises as `take` does."""
        title = self._readings.now().script(bulletin.script).title
        return self._narration.take(phrases(title.text), self._voice_of(bulletin))

    def line(
        self,
        text: str,
        voice: str = AUTO,
        bed: str | None = None,
        language: str = VIETNAMESE,
        station: str = "",
    ) -> Take:
        """A line that belongs to no bulletin, read as at `station`, a house sound under it.

        With `auto`, a take that some voice made before is preferred to a new one by a better voice:
        a finished programme does not change because a network came back.
        """
        said = self._readings.now().phrases(text, language, station)
        chain = _Chain(self._voices, voice, language)
        if voice == AUTO:
            for one in chain.voices:
                kept = self._narration.kept(said, one, bed)
                if kept is not None:
                    return kept
        return self._by_first_of(chain, said, bed)

    def _by_first_of(
        self,
        chain: _Chain,
        said: Sequence[Phrase],
        bed: str | None = None,
        progress: Progress | None = None,
    ) -> Take:
        failure: RadioError | None = None
        for voice in chain.available():
            try:
                return self._narration.take(said, voice, bed, progress)
            except (VoiceError, Refused) as error:  # refused: it cannot be mastered
                failure = error
                chain.passed.append(f"{voice.id}: {error}")
                if progress is not None:
                    note = message("%(voice)s failed; another voice begins.", voice=voice.name)
                    progress.step(0, 1, note)
        raise failure or VoiceError("No voice can speak at the moment.")

    def _voice_of(self, bulletin: Bulletin) -> Voice:
        named = bulletin.approval.voice if bulletin.approval else bulletin.voice
        if named is None:
            raise Refused(
                "%(title)s has not been read aloud yet; wait until it can be heard.",
                title=bulletin.script.title,
            )
        for voice in self._voices:
            if voice.id == named:
                return voice
        raise VoiceError("This installation has no voice %(voice)s.", permanent=True, voice=named)


class _Chain:
    """The voices that may read something, in the order in which they are tried."""

    def __init__(self, voices: Sequence[Voice], wished: str, language: str) -> None:
        self.passed: list[str] = []
        """Why voices before the one that read it did not, for the audit log."""
        first = [voice for voice in voices if voice.id == wished]
        others = (one for one in voices if one.language == language and one not in first)
        self.voices = (*first, *others)
        if wished != AUTO and not first:
            self.passed.append(f"{wished}: not installed")
        if not self.voices:
            raise VoiceError(
                "No voice of this installation speaks this language (%(language)s).",
                permanent=True,
                language=language,
            )

    def available(self) -> Iterator[Voice]:
        """Those that can speak, each looked at only when its turn comes."""
        for voice in self.voices:
            if voice.available():
                yield voice
            else:
                self.passed.append(f"{voice.id}: not available")
