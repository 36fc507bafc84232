"""The online voice of Google Translate, by the gTTS library; it needs the internet to speak.

gTTS writes the questions; they are sent and their answers judged here, because gTTS checks no
certificate, waits for ever, and takes an answer without sound for a success.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from urllib.request import OpenerDirector, build_opener

import miniaudio
import numpy as np
from gtts import gTTS

from radio.adapters.voices._edges import trimmed
from radio.adapters.voices._in_order import in_order
from radio.adapters.voices._online_speech import Limits, OnlineSpeech, Timing, TryAgain
from radio.domain.audio.sound import Sound
from radio.domain.message import message
from radio.domain.phrasing import phrases as breaths
from radio.ports import VoiceError, VoiceSettings

HOST = "https://translate.google.com"
_PATH = "/_/TranslateWebserverUi/data/batchexecute"
_METHOD = "1"
"""Rises when the same answer would become another sound."""
AT_ONCE = 3
"""Questions on their way at the same time: more only makes the service refuse sooner."""
SLOW_BELOW = 0.75
"""Speed below which the service is asked to speak slowly; it knows no other pace."""
_SOUND = re.compile(rb'jQ1olc","\[\\"([A-Za-z0-9+/=]+)\\"')


@dataclass(frozen=True)
class GttsVoice:
    """The Vietnamese voice of Google Translate."""

    service: OnlineSpeech
    id: str = "gtts:vi"
    name: str = "Google Translate"
    language: str = "vie"

    @property
    def version(self) -> str:
        """Of how answers are treated; the service does not tell its own."""
        return _METHOD

    def available(self) -> bool:
        """Whether the service answers; remembered for a while, quick when there is no network."""
        return self.service.reachable()

    def speak(self, phrases: Sequence[str], settings: VoiceSettings) -> Iterator[Sound]:
        """The sound of each phrase, the silence around it cut off; raises `VoiceError`.

        The service has one pace and a slower one, and no pitch.
        """
        say = partial(self._say, slow=settings.speed < SLOW_BELOW)
        executor = ThreadPoolExecutor(AT_ONCE, "gtts")
        try:
            yield from in_order(executor, say, phrases, AT_ONCE)
        finally:
            executor.shutdown(wait=False, cancel_futures=True)

    def _say(self, phrase: str, *, slow: bool) -> Sound:
        sounds = [self.service.ask(question, _heard) for question in _questions(phrase, slow=slow)]
        if not sounds:
            raise VoiceError("There is nothing to read aloud.", permanent=True)
        return Sound(b"".join(sound.samples for sound in sounds), sounds[0].rate)


def _questions(phrase: str, *, slow: bool) -> Iterator[bytes]:
    """What the service is asked for a phrase: once for each breath, so that no word is cut."""
    for piece in breaths(phrase):
        asking = gTTS(piece.words, lang="vi", slow=slow, lang_check=False, pre_processor_funcs=[])
        yield from (body.encode() for body in asking.get_bodies())


def _heard(answer: bytes) -> Sound:
    """The sound in an answer; raises `TryAgain` when it holds none."""
    found = _SOUND.search(answer)
    if found is None:
        raise TryAgain(message("its answer holds no sound"))
    try:
        decoded = miniaudio.mp3_read_s16(base64.b64decode(found[1], validate=True))
    except (binascii.Error, miniaudio.DecodeError) as error:
        raise TryAgain(message("its answer cannot be decoded")) from error
    samples = np.asarray(decoded.samples, np.int16)[:: decoded.nchannels]
    heard = trimmed(samples, decoded.sample_rate)
    if not heard.size:
        raise TryAgain(message("its answer is silence"))
    return Sound(heard.astype("<i2").tobytes(), decoded.sample_rate)


def gtts_voices(
    host: str = HOST,
    opener: OpenerDirector | None = None,
    limits: Limits | None = None,
    timing: Timing | None = None,
) -> tuple[GttsVoice, ...]:
    """The one voice; nothing is connected before it is asked.

    `opener` sends the questions, by default through the proxy the system names.
    """
    service = OnlineSpeech(
        f"{host}{_PATH}",
        gTTS.GOOGLE_TTS_HEADERS,
        opener or build_opener(),
        limits or Limits(),
        timing or Timing(),
    )
    return (GttsVoice(service),)
