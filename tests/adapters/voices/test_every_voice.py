"""What every kind of voice promises, proved on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from radio.adapters.kept_sounds import KeptSounds
from radio.adapters.media import FolderMedia
from radio.adapters.voices import installed_voices
from radio.adapters.voices.espeak import EspeakPool, espeak_voices
from radio.adapters.voices.gtts import gtts_voices
from radio.adapters.voices.piper import PiperVoice
from radio.domain.audio.reading_check import why_unfit
from radio.domain.audio.sound import Sound
from radio.domain.version import Recording
from radio.ports import Voice, VoiceError, VoiceSettings
from tests.builders import EVE, LAN
from tests.fakes import ToneVoice
from tests.online_voice import Behaviour, speech_service, without_proxy
from tests.recordings import voice_in, wav
from tests.voice_models import ENGLISH, VIETNAMESE

AS_IT_IS = VoiceSettings()
PHRASES = {
    "vie": (
        "Kính thưa bà con!",
        "Ủy ban nhân dân xã Vi Hương mời bà con nghe chương trình phát thanh,",
        "trong đó có mười lăm phút về chính sách giảm nghèo bền vững.",
        "Kính thưa bà con!",
    ),
    "eng": (
        "Dear neighbours!",
        "The People's Committee of Vi Huong invites all of you to the programme of today,",
        "with fifteen minutes about lasting ways for families to leave poverty behind.",
        "Dear neighbours!",
    ),
}
KINDS = [
    "espeak:vi",
    "espeak:vi-south",
    "gtts:vi",
    f"piper:{ENGLISH}",
    f"piper:{VIETNAMESE}",
    "recording:vie",
    "tone:vi",
]


class Reader:
    """A person who reads aloud whatever is put before them, is recorded, and heard as a voice."""

    def __init__(self, mouth: Voice, folder: Path) -> None:
        self._mouth = mouth
        self._folder = folder
        self._kept = KeptSounds(FolderMedia(folder))
        self._heard = self._recorded(PHRASES["vie"])

    def __getattr__(self, name: str) -> object:
        return getattr(self._heard, name)

    def speak(self, phrases: Sequence[str], settings: VoiceSettings) -> Iterator[Sound]:
        self._heard = self._recorded(phrases)
        return self._heard.speak(phrases, settings)

    def _recorded(self, phrases: Sequence[str]) -> Voice:
        """As handed in: a file with pauses between the sentences and silence around them."""
        said = [sound.samples for sound in self._mouth.speak(phrases or ["Một hai ba"], AS_IT_IS)]
        pause = bytes(2 * round(0.4 * 22_050))
        file = self._folder / "mai.wav"
        file.write_bytes(wav(Sound(pause.join([b"", *said, b""]), 22_050)))
        sound = voice_in(file)
        recording = Recording(self._kept.keep(sound), sound.length, "Mai", LAN.id, EVE)
        return self._kept.voice(recording, "vie")


@pytest.fixture(params=KINDS)
def voice(
    request: pytest.FixtureRequest,
    pool: EspeakPool,
    piper: dict[str, PiperVoice],
    tmp_path: Path,
) -> Iterator[Voice]:
    kind: str = request.param
    if kind.startswith("espeak"):
        yield next(one for one in espeak_voices(pool) if one.id == kind)
    elif kind.startswith("piper"):
        yield next(one for one in piper.values() if one.id == kind)
    elif kind.startswith("gtts"):
        with speech_service(Behaviour()) as host:
            yield from gtts_voices(host, without_proxy())
    elif kind.startswith("recording"):
        yield Reader(espeak_voices(pool)[0], tmp_path)
    else:
        yield ToneVoice()


@pytest.fixture
def phrases(voice: Voice) -> tuple[str, ...]:
    return PHRASES[voice.language]


def test_one_sound_a_phrase_in_order_and_each_a_fit_reading(
    voice: Voice, phrases: tuple[str, ...]
) -> None:
    sounds = list(voice.speak(phrases, AS_IT_IS))
    for words, sound in zip(phrases, sounds, strict=True):
        assert why_unfit(sound, words) is None
    assert sounds[0].length < sounds[2].length


def test_many_phrases_come_in_their_order(voice: Voice, phrases: tuple[str, ...]) -> None:
    many = [phrases[0] if place % 3 else phrases[1] for place in range(30)]
    lengths = [sound.length for sound in voice.speak(many, AS_IT_IS)]
    short = max(length for place, length in enumerate(lengths) if place % 3)
    assert all(length > 2 * short for place, length in enumerate(lengths) if not place % 3)


def test_no_phrase_is_no_sound(voice: Voice) -> None:
    assert list(voice.speak([], AS_IT_IS)) == []


def test_a_reader_who_stops_listening_leaves_the_voice_usable(
    voice: Voice, phrases: tuple[str, ...]
) -> None:
    speaking = voice.speak(phrases * 20, AS_IT_IS)
    next(iter(speaking))
    del speaking
    assert len(list(voice.speak(phrases, AS_IT_IS))) == len(phrases)


def test_it_says_who_it_is(voice: Voice) -> None:
    kind, _, variant = voice.id.partition(":")
    assert kind
    assert variant.startswith({"vie": "vi", "eng": "en"}[voice.language])
    assert voice.version
    assert voice.name
    assert voice.available()


def test_an_installation_prefers_the_voice_it_installed_then_the_online_one(models: Path) -> None:
    local = [f"piper:{ENGLISH}", f"piper:{VIETNAMESE}"]
    embedded = ["espeak:vi", "espeak:vi-south"]
    assert [voice.id for voice in installed_voices(models)] == [*local, "gtts:vi", *embedded]
    assert [voice.id for voice in installed_voices(models, online=False)] == [*local, *embedded]


def test_without_models_the_embedded_voice_is_there(tmp_path: Path) -> None:
    voices = installed_voices(tmp_path, online=False)
    assert [voice.id for voice in voices] == ["espeak:vi", "espeak:vi-south"]


def test_every_failure_is_one_kind_of_error(pool: EspeakPool, tmp_path: Path) -> None:
    with speech_service(Behaviour(always="status 403")) as host:
        (online,) = gtts_voices(host, without_proxy())
        with pytest.raises(VoiceError):
            list(online.speak(PHRASES["vie"], AS_IT_IS))
    gone = Recording("0" * 64, timedelta(seconds=1), "Mai", LAN.id, EVE)
    with pytest.raises(VoiceError):
        list(KeptSounds(FolderMedia(tmp_path)).voice(gone, "vie").speak(["Một"], AS_IT_IS))
    with pytest.raises(VoiceError):
        list(ToneVoice(fails_at="Kính").speak(PHRASES["vie"], AS_IT_IS))
