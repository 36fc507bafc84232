"""The voicing desk: which voice reads a bulletin or a station's line, and the take it makes.

Rule: one bulletin, one voice. When a voice fails half-way, the whole bulletin is read by the next
one, and the audit log says why. What was approved is read by the approved voice or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from radio.domain.audio.finish import USUAL, Finish
from radio.domain.audio.manner import PLAIN, Manner
from radio.domain.audio.sound import Take
from radio.domain.bulletin import Bulletin, BulletinId
from radio.domain.errors import RadioError, Refused
from radio.domain.house_reading import VIETNAMESE, HouseReading
from radio.domain.message import Message, message
from radio.domain.phrasing import Phrase, phrases
from radio.domain.script import Script
from radio.domain.version import RECORDING, Recording, recording_of
from radio.ports import AuditEntry, Clock, KeptSounds, Progress, Store, Voice, VoiceError
from radio.services.narration import Counts, Narration
from radio.services.readings import Readings

_PASSED = re.compile(r"(?:\A|; )([\w-]+:[\w.-]+): ")

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
        kept_sounds: KeptSounds,
        second_voice: str = "",
    ) -> None:
        """`voices` stand in the order in which `auto` tries them, the best first.

        `kept_sounds` has people's recordings; `second_voice` is the id of the voice that takes
        turns with the best one.
        """
        self._store = store
        self._narration = narration
        self._voices = tuple(voices)
        self._readings = readings
        self._clock = clock
        self._kept_sounds = kept_sounds
        self._second_voice = second_voice

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

        Its title too, so that nothing is left to read once it is approved.

        Raises `Refused` when it is not submitted, `Conflict` when it is edited meanwhile,
        `VoiceError` when no voice can read it.
        """
        with self._store.reading() as records:
            found = records.bulletins.get(bulletin)
        if found.voice is not None:
            return self.take(found, progress)
        found.voiced("", at=found.changed_at)  # refuses before the work, not after it
        take, detail, passed = self._read(found, progress)
        second = self._read_by_second(found, take, progress)
        now = self._clock.now()
        with self._store.begin() as records:
            records.bulletins.save(found.voiced(take.voice, second, at=now))
            entry = AuditEntry(now, None, "bulletin.voice", bulletin, detail, passed)
            records.audit.append(entry)
        return take

    def take(
        self,
        bulletin: Bulletin,
        progress: Progress | None = None,
        *,
        finish: Finish = USUAL,
        language: str | None = None,
        second_voice: bool = False,
        reading: HouseReading | None = None,
    ) -> Take:
        """The bulletin's body as it was approved, or will be; made if need be.

        A person's recording where there is one of these words, else the voice that was approved;
        by default in the script's own language, by the reading of this moment. Raises `Refused`
        before it was voiced, `VoiceError` when that voice cannot read it now or its recording is
        gone.
        """
        script = bulletin.script
        wanted = language or script.language
        recording = recording_of(script, bulletin.versions, wanted)
        if recording is not None:
            return self.recorded(recording, wanted, finish)
        said = (reading or self._readings.now()).script(script).spoken.phrases
        manner = Manner(script.settings, finish)
        voice = self._voice_of(bulletin, second=second_voice)
        return self._narration.take(said, voice, manner, progress=progress)

    def read(self, script: Script, wished: str) -> Take:
        """A script's body by the voice wished for or the next that can, for an emergency.

        Nothing is recorded. Raises `VoiceError` when no voice can read it now.
        """
        said = self._readings.now().script(script).spoken.phrases
        speaks = any(one.id == wished and one.language == script.language for one in self._voices)
        chain = _Chain(self._voices, wished if speaks else AUTO, script.language)
        return self._by_first_of(chain, said, Manner(script.settings))

    def recorded(self, recording: Recording, language: str, finish: Finish = USUAL) -> Take:
        """A person's recording as a take; made if need be.

        Raises `VoiceError` when its sound is gone or damaged, `Refused` when it cannot be levelled.
        """
        return self._narration.recorded(self._kept_sounds.voice(recording, language), finish)

    def able(self, bulletin: Bulletin) -> bool:
        """Whether the voice that read the bulletin, or the person's recording, is there now."""
        recording = recording_of(bulletin.script, bulletin.versions, bulletin.script.language)
        if recording is not None:
            return self.whole(recording)
        named = (bulletin.approval or bulletin).voice
        return any(one.id == named and one.available() for one in self._voices)

    def whole(self, recording: Recording) -> bool:
        """Whether what a person recorded is there, as it was handed in."""
        return self._kept_sounds.voice(recording, "").available()

    def headline(
        self, bulletin: Bulletin, finish: Finish = USUAL, reading: HouseReading | None = None
    ) -> Take:
        """The bulletin's title, read by its own voice; raises as `take` does.

        Where a person reads the bulletin, the title is read by the voice that read it before, else
        by the best that speaks: an edition does not change because a network came back.
        """
        script = bulletin.script
        said = phrases((reading or self._readings.now()).script(script).title.text)
        manner = Manner(script.settings, finish)
        if _read_by_a_person(bulletin):
            return self._by_best(_Chain(self._voices, AUTO, script.language), said, manner)
        return self._narration.take(said, self._voice_of(bulletin), manner)

    def line(
        self,
        text: str,
        voice: str = AUTO,
        bed: str | None = None,
        language: str = VIETNAMESE,
        station: str = "",
        manner: Manner = PLAIN,
        reading: HouseReading | None = None,
    ) -> Take:
        """A line that belongs to no bulletin, read as at `station`, a house sound under it.

        With `auto`, a take that some voice made before is preferred to a new one by a better voice:
        a finished programme does not change because a network came back.
        """
        said = (reading or self._readings.now()).phrases(text, language, station)
        chain = _Chain(self._voices, voice, language)
        if voice == AUTO:
            return self._by_best(chain, said, manner, bed)
        return self._by_first_of(chain, said, manner, bed)

    def alone(self, text: str, voice: Voice) -> Take:
        """A Vietnamese line by this voice and no other, to hear how it sounds.

        Raises `VoiceError` when it cannot read it, `Refused` when that cannot be levelled.
        """
        return self._narration.take(self._readings.now().phrases(text), voice)

    def _read(
        self, found: Bulletin, progress: Progress | None
    ) -> tuple[Take, str, tuple[Message, ...]]:
        """The take a submitted bulletin is judged by; for the audit log who reads, and why."""
        script = found.script
        recording = recording_of(script, found.versions, script.language)
        if recording is not None:
            take = self.recorded(recording, script.language)
            with suppress(VoiceError, Refused):  # only where there are headlines it is left out
                self.headline(found)
            return take, f"{RECORDING}: {recording.speaker}", ()
        read = self._readings.now().script(script)
        chain = _Chain(self._voices, script.voice, script.language)
        take = self._by_first_of(
            chain,
            read.spoken.phrases,
            Manner(script.settings),
            progress=progress,
            title=phrases(read.title.text),
        )
        return take, take.voice, tuple(chain.passed)

    def _by_best(
        self, chain: _Chain, said: Sequence[Phrase], manner: Manner, bed: str | None = None
    ) -> Take:
        """The take that the best voice which made one before made; else a new one."""
        kept = (self._narration.kept(said, one, manner, bed) for one in chain.voices)
        found = next((take for take in kept if take is not None), None)
        return found or self._by_first_of(chain, said, manner, bed)

    def _by_first_of(
        self,
        chain: _Chain,
        said: Sequence[Phrase],
        manner: Manner = PLAIN,
        bed: str | None = None,
        progress: Progress | None = None,
        title: Sequence[Phrase] = (),
    ) -> Take:
        """The take of `said` by the first voice that can read it, and that reads `title`, too."""
        failure: RadioError | None = None
        for voice in chain.available():
            try:
                take = self._narration.take(said, voice, manner, bed, progress)
                if title:
                    self._narration.take(title, voice, manner)
            except (VoiceError, Refused) as error:  # refused: it cannot be mastered
                failure = error
                chain.pass_over(voice.id, error.message)
                if progress is not None:
                    note = message("%(voice)s failed; another voice begins.", voice=voice.name)
                    progress.step(0, 1, note)
            else:
                return take
        raise failure or VoiceError("No voice can speak at the moment.")

    def _read_by_second(
        self, found: Bulletin, first: Take, progress: Progress | None
    ) -> str | None:
        """The id of the second voice, once it has read the bulletin too; None where one reads.

        A bulletin that wishes a certain voice, or that a person reads, is read by that one alone.
        """
        script = found.script
        second = next((one for one in self._voices if one.id == self._second_voice), None)
        alone = script.voice != AUTO or first.voice in {RECORDING, self._second_voice}
        if second is None or alone or second.language != script.language:
            return None
        said = self._readings.now().script(script).spoken.phrases
        try:
            self._narration.take(said, second, Manner(script.settings), progress=progress)
        except (VoiceError, Refused):  # one voice is enough to be heard
            return None
        return second.id

    def _voice_of(self, bulletin: Bulletin, *, second: bool = False) -> Voice:
        by = bulletin.approval or bulletin
        named = by.second_voice if second else by.voice
        if not named:
            raise Refused(
                "%(title)s has not been read aloud yet; wait until it can be heard.",
                title=bulletin.script.title,
            )
        for voice in self._voices:
            if voice.id == named:
                return voice
        raise VoiceError("This installation has no voice %(voice)s.", permanent=True, voice=named)


def _read_by_a_person(bulletin: Bulletin) -> bool:
    script = bulletin.script
    return recording_of(script, bulletin.versions, script.language) is not None


def passed_over(entry: AuditEntry) -> tuple[str, ...]:
    """The voices that were to read a bulletin first and could not, from the log of its voicing.

    Entries of older programs have the reasons in their detail, in English.
    """
    told = (str(dict(reason.params)["voice"]) for reason in entry.reasons)
    return tuple(dict.fromkeys((*told, *_PASSED.findall(entry.detail))))


class _Chain:
    """The voices that may read something, in the order in which they are tried."""

    def __init__(self, voices: Sequence[Voice], wished: str, language: str) -> None:
        self.passed: list[Message] = []
        """Why voices before the one that read it did not, for the audit log."""
        first = [voice for voice in voices if voice.id == wished]
        others = (one for one in voices if one.language == language and one not in first)
        self.voices = (*first, *others)
        if wished != AUTO and not first:
            self.pass_over(wished, message("not installed"))
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
                self.pass_over(voice.id, message("not available"))

    def pass_over(self, voice: str, why: Message) -> None:
        """Note why a voice does not read."""
        self.passed.append(message("%(voice)s: %(why)s", voice=voice, why=why))
