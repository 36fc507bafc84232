"""A person's recording speaks like any other voice: phrase by phrase, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from radio.adapters.kept_sounds import KeptSounds
from radio.adapters.media import FolderMedia
from radio.adapters.voices.espeak import EspeakVoice
from radio.adapters.voices.recording import RecordingVoice
from radio.domain.audio.sound import RATE, Sound
from radio.ports import VoiceError, VoiceSettings
from tests.fakes import tone

AS_IT_IS = VoiceSettings()
PAUSE = Sound(bytes(2 * RATE // 2))
WORDS = ("Kính thưa bà con!", "Chiều nay họp thôn tại nhà văn hóa, mời bà con đến đông đủ.", "Hết.")


@pytest.fixture
def kept(tmp_path: Path) -> KeptSounds:
    return KeptSounds(FolderMedia(tmp_path))


def voice_of(kept: KeptSounds, sound: Sound) -> RecordingVoice:
    return RecordingVoice(kept.keep(sound), "Nông Thị Mai", "vie", kept.sound)


def in_a_row(*seconds: float) -> Sound:
    """Tones as long as told with half a second between them."""
    return Sound(PAUSE.samples.join(tone(one).samples for one in seconds))


def test_one_phrase_is_the_whole_recording(kept: KeptSounds) -> None:
    sound = in_a_row(1, 2, 1)
    assert list(voice_of(kept, sound).speak([" ".join(WORDS)], AS_IT_IS)) == [sound]


def test_it_is_parted_in_its_pauses_and_nothing_is_lost(kept: KeptSounds) -> None:
    sound = in_a_row(1, 4, 0.6)
    parts = list(voice_of(kept, sound).speak(WORDS, AS_IT_IS))
    assert b"".join(part.samples for part in parts) == sound.samples
    for part in parts[1:]:
        assert np.abs(np.frombuffer(part.samples, "<i2")[:240]).max() == 0
    assert [part.length.total_seconds() for part in parts] == pytest.approx(
        [1.25, 4.5, 0.85], abs=0.3
    )


def test_a_real_reading_is_parted_where_its_sentences_end(
    kept: KeptSounds, north: EspeakVoice
) -> None:
    said = [sound.samples for sound in north.speak(WORDS, AS_IT_IS)]
    pause = bytes(2 * round(0.35 * 22_050))
    whole = Sound(pause.join(said), 22_050)
    parts = list(voice_of(kept, whole).speak(WORDS, AS_IT_IS))
    end = 0
    for words, part in zip(said[:-1], parts, strict=False):
        end += len(part.samples)
        ends = whole.samples.index(words) + len(words)
        assert 0 <= (end - ends) / 2 / 22_050 <= 0.35


def test_phrases_for_which_there_is_no_sound_are_empty_and_none_is_missing(
    kept: KeptSounds,
) -> None:
    parts = list(voice_of(kept, tone(0.1)).speak(["Một"] * 20, AS_IT_IS))
    assert len(parts) == 20
    assert b"".join(part.samples for part in parts) == tone(0.1).samples


def test_a_person_reads_as_a_person_reads(kept: KeptSounds) -> None:
    voice = voice_of(kept, in_a_row(1, 2))
    assert list(voice.speak(WORDS[:2], VoiceSettings(speed=2, pitch=0.5))) == list(
        voice.speak(WORDS[:2], AS_IT_IS)
    )


def test_a_lost_recording_is_a_plain_error_and_the_voice_is_not_available(
    kept: KeptSounds, tmp_path: Path
) -> None:
    voice = voice_of(kept, tone(1.0))
    assert voice.available()
    next(tmp_path.rglob("*.wav")).unlink()
    assert not voice.available()
    with pytest.raises(VoiceError, match="Nông Thị Mai recorded is gone") as caught:
        list(voice.speak(WORDS, AS_IT_IS))
    assert caught.value.permanent
