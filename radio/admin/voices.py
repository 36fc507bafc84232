"""The voices side by side: which there are, and one sentence by each with its figures.

Nothing is set here: which voices there are follows from what is installed and from `radio.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from flask import Blueprint, Response, render_template, request, send_file

from radio.adapters.audition import Audition, audition
from radio.adapters.voice_models import VoiceModels
from radio.adapters.voices import is_online
from radio.admin.context import STAFF, only, the_radio
from radio.admin.documents import person_asking
from radio.admin.failures import status_of
from radio.admin.here import sentences
from radio.admin.protection import limiter
from radio.admin.sounds import MP3, kept_briefly
from radio.admin.waveform import waveform
from radio.domain.audio.sound import Take, TakeId
from radio.domain.errors import NotFound, Refused, Unavailable
from radio.domain.house_reading import VIETNAMESE
from radio.domain.message import Message
from radio.domain.text import nfc
from radio.ports import Voice
from radio.services.studio import SENTENCE

LONGEST = 200
"""Characters of the sentence that is compared."""
COMPARISONS = "6 per minute; 60 per hour"
"""Sentences that one person may have read by every voice."""
LICENCES = {"espeak": "GPL-3.0-or-later"}
"""Of voices that come with their engine, by kind; a model has its own."""

_TAKE = re.compile(r"[0-9a-f]{64}")

pages = Blueprint("voices", __name__)


@dataclass(frozen=True)
class Row:
    """One voice of this installation."""

    voice: Voice
    online: bool
    licence: str | None
    ready: bool


@dataclass(frozen=True)
class Heard:
    """One voice that read the sentence, or why it could not."""

    voice: Voice
    take: Take | None = None
    figures: Audition | None = None
    why_not: Message | None = None

    @property
    def outline(self) -> str:
        """The path of the waveform."""
        return waveform(self.take.peaks) if self.take else ""


@pages.get("/voices")
@only(*STAFF)
def index() -> str:
    """Every voice, the best first."""
    return _page(SENTENCE)


@pages.post("/voices")
@only(*STAFF)
@limiter.limit(COMPARISONS, key_func=person_asking)
def compare() -> str | tuple[str, int]:
    """One sentence by each voice that can read it now."""
    sentence = nfc(" ".join(request.form.get("sentence", "").split()))
    try:
        spoken = _spoken(sentence)
    except Refused as error:
        return _page(sentence[:LONGEST], wrong=sentences(error)), status_of(error)
    return _page(sentence, heard=list(_heard(sentence, spoken)))


@pages.get("/voices/<take>.mp3")
@only(*STAFF)
def clip(take: str) -> Response:
    """What a voice made of the sentence; raises `NotFound` once it was cleared away."""
    if not _TAKE.fullmatch(take):
        raise NotFound("There is no recording %(take)s.", take=take)
    frames = BytesIO(the_radio().library.frames(TakeId(take)))
    return kept_briefly(send_file(frames, MP3, conditional=True, etag=take))


@pages.app_template_global()
def online_readers(language: str = VIETNAMESE) -> Sequence[str]:
    """Names of the voices to which a submitted text in a language may be sent."""
    voices = the_radio().voicing.voices
    return [one.name for one in voices if is_online(one.id) and one.language == language]


def _page(sentence: str, *, heard: Sequence[Heard] = (), wrong: Sequence[str] = ()) -> str:
    return render_template(
        "voices/index.html",
        rows=list(_rows()),
        sentence=sentence,
        heard=heard,
        wrong=wrong,
        longest=LONGEST,
        settings=the_radio().settings,
    )


def _rows() -> Iterator[Row]:
    radio = the_radio()
    models = {
        f"piper:{one.name}": one.licence for one in VoiceModels(radio.settings.voices).models()
    }
    for voice in radio.voicing.voices:
        licence = models.get(voice.id) or LICENCES.get(voice.id.partition(":")[0])
        yield Row(voice, is_online(voice.id), licence, voice.available())


def _spoken(sentence: str) -> str:
    """The sentence as it is said; raises `Refused` when it cannot be."""
    if not any(letter.isalnum() for letter in sentence):
        raise Refused("Write a sentence that the voices are to read.")
    if len(sentence) > LONGEST:
        raise Refused("Write at most %(most)d characters.", most=LONGEST)
    return the_radio().studio.spoken(sentence)


def _heard(sentence: str, spoken: str) -> Iterator[Heard]:
    """Each Vietnamese voice that can speak now, the best first."""
    radio = the_radio()
    for voice in radio.studio.able():
        if voice.language != VIETNAMESE:
            continue
        try:
            take = radio.voicing.alone(sentence, voice)
            figures = audition(voice, spoken)
        except (Unavailable, Refused) as error:  # refused: it cannot be levelled
            yield Heard(voice, why_not=error.message)
        else:
            yield Heard(voice, take, figures)
